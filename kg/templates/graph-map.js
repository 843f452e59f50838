// Counties on a map without tiles: Albers' equal-area projection, a graticule, and in place of an outline one faint dot
// for each county of the gazetteer. No border is drawn, so none can be wrong.
const RAD = Math.PI / 180;
const ALBERS = (() => {
  const [one, two, middle] = [25 * RAD, 47 * RAD, 36 * RAD];
  const n = (Math.sin(one) + Math.sin(two)) / 2;
  const c = Math.cos(one) ** 2 + 2 * n * Math.sin(one);
  const reach = lat => Math.sqrt(c - 2 * n * Math.sin(lat)) / n;
  return (lon, lat) => {
    const turn = n * (lon - 105) * RAD;
    return [reach(lat * RAD) * Math.sin(turn) * 1000, (reach(lat * RAD) * Math.cos(turn) - reach(middle)) * 1000];
  };
})();

const mapView = { box: null, own: false };
const COUNTY_SPOTS = DATA.counties.map(([, , lon, lat]) => (lon === null ? null : ALBERS(lon, lat)));
const GROUND = DATA.ground.map(([lon, lat]) => ALBERS(lon, lat));

function around(points, margin, least) {
  const xs = points.map(point => point[0]);
  const ys = points.map(point => point[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max((right - left) * (1 + margin), (bottom - top) * (1 + margin) * 1.5, least);
  const height = width / 1.5;
  return [(left + right) / 2 - width / 2, (top + bottom) / 2 - height / 2, width, height];
}

function graticule(unit, step) {
  const group = shape('g', { class: 'graticule' });
  const way = points => 'M' + points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L');
  const fine = Array.from({ length: 61 }, (_, index) => index);
  const names = [];
  for (let lon = 70; lon <= 140; lon += step) {
    group.append(shape('path', { d: way(fine.map(part => ALBERS(lon, 15 + part * 40 / 60))), 'stroke-width': unit }));
    names.push([lon, null]);
  }
  for (let lat = 15; lat <= 55; lat += step) {
    group.append(shape('path', { d: way(fine.map(part => ALBERS(70 + part * 70 / 60, lat))), 'stroke-width': unit }));
    names.push([null, lat]);
  }
  const [x, y, w, h] = mapView.box;
  for (const [lon, lat] of names) {
    // where the line comes in from the edge of the view
    const spots = fine.map(part => (lat === null ? ALBERS(lon, 15 + part * 40 / 60) : ALBERS(70 + part * 70 / 60, lat)));
    const edge = cross(spots, lat === null ? 1 : 0, lat === null ? y + h - 5 * unit : x + 5 * unit);
    if (!edge || edge[0] < x || edge[0] > x + w || edge[1] < y || edge[1] > y + h) continue;
    group.append(shape('text', { x: edge[0] + 3 * unit, y: edge[1] - 3 * unit, 'font-size': 10 * unit }, lat === null ? `${lon}°E` : `${lat}°N`));
  }
  return group;
}

// Where a line of points crosses a horizontal (axis 1) or vertical (axis 0) line.
function cross(points, axis, at) {
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]];
    if ((a[axis] - at) * (b[axis] - at) > 0 || a[axis] === b[axis]) continue;
    const part = (at - a[axis]) / (b[axis] - a[axis]);
    return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
  }
  return null;
}

function countyFigures() {
  const figures = DATA.counties.map(() => ({ things: 0, facts: new Set() }));
  const saved = state.county;
  state.county = -1; // the map shows all counties, also when one is chosen
  for (const fact of FACTS) {
    if (stands(fact)) for (const county of new Set([...NODES[fact.s].at, ...NODES[fact.o].at])) figures[county].facts.add(fact.id);
  }
  for (const node of NODES) if (nodePasses(node.id)) node.at.forEach(county => { figures[county].things += 1; });
  state.county = saved;
  return figures;
}

// Beside the circle, else around it further out, at the end of a line.
function nameSpots(x, y, r, unit) {
  const spots = [[x + r + 3 * unit, y, 'start', 0], [x - r - 3 * unit, y, 'end', -1], [x, y + r + 10 * unit, 'middle', -0.5], [x, y - r - 10 * unit, 'middle', -0.5]];
  for (const reach of [26, 44, 64, 88]) {
    for (let step = 0; step < 12; step += 1) {
      const [dx, dy] = [Math.cos(step * Math.PI / 6), Math.sin(step * Math.PI / 6)];
      spots.push([x + dx * (r + reach * unit), y + dy * (r + reach * unit), dx < 0 ? 'end' : 'start', dx < 0 ? -1 : 0, true]);
    }
  }
  return spots;
}

function countySpots(figures, unit) {
  const group = shape('g', {});
  const most = Math.max(...figures.map(figure => figure.facts.size), 1);
  const order = DATA.counties.map((_, index) => index).filter(index => COUNTY_SPOTS[index] && figures[index].facts.size)
    .sort((a, b) => figures[b].facts.size - figures[a].facts.size || a - b);
  const room = [];
  const free = box => room.every(b => b[0] >= box[2] || box[0] >= b[2] || b[1] >= box[3] || box[1] >= b[3]);
  const names = shape('g', { class: 'county-names' });
  const radius = index => (4 + 14 * Math.sqrt(figures[index].facts.size / most)) * unit;
  order.forEach(index => {
    const [[x, y], r] = [COUNTY_SPOTS[index], radius(index) * 0.9];
    room.push([x - r, y - r, x + r, y + r]);
  });
  order.forEach((index, rank) => {
    const [x, y] = COUNTY_SPOTS[index];
    const r = radius(index);
    const name = DATA.counties[index][1];
    const spot = shape('circle', { cx: x, cy: y, r, class: index === state.county ? 'county chosen' : 'county', 'stroke-width': 1.2 * unit, tabindex: 0, role: 'button' });
    const said = `${name}: ${count(figures[index].facts.size)} ${t('facts')(figures[index].facts.size)}, ${t('things')(count(figures[index].things))}`;
    spot.setAttribute('aria-label', said);
    spot.append(shape('title', {}, said));
    spot.addEventListener('click', () => chooseCounty(index));
    spot.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); chooseCounty(index); } });
    group.append(spot);
    if (rank > 120) return;
    const label = `${short(name, 10)} ${count(figures[index].facts.size)}`;
    const width = wide(label) * 12 * unit;
    const place = nameSpots(x, y, r, unit).find(([lx, ly, , shift]) => free([lx + shift * width, ly - 7 * unit, lx + (shift + 1) * width, ly + 7 * unit]));
    if (!place) return;
    const [lx, ly, anchor, shift, afar] = place;
    if (afar) group.append(shape('path', { d: `M${x} ${y}L${lx} ${ly}`, class: 'lead', 'stroke-width': 0.8 * unit }));
    room.push([lx + shift * width, ly - 7 * unit, lx + (shift + 1) * width, ly + 7 * unit]);
    names.append(shape('text', { x: lx, y: ly, 'text-anchor': anchor, 'font-size': 12 * unit, 'stroke-width': 3 * unit }, label));
  });
  group.append(names);
  return group;
}

function chooseCounty(index) {
  state.county = state.county === index ? -1 : index;
  refilter();
}
