// The map's pane: figures, list of counties, zoom.
function zoomMap(factor, to) {
  const [x, y, w, h] = mapView.box;
  const [cx, cy] = to || [x + w / 2, y + h / 2];
  const width = Math.min(Math.max(w * factor, 8), 1200);
  const by = width / w;
  mapView.box = [cx - (cx - x) * by, cy - (cy - y) * by, width, h * by];
  mapView.own = true;
  drawMap();
}

function mapButtons() {
  const bar = make('div', 'map-zoom');
  const known = COUNTY_SPOTS.filter(Boolean);
  const put = (text, name, act) => {
    const made = button(text, act, text.length > 1 ? '' : 'icon');
    made.setAttribute('aria-label', name);
    made.title = name;
    bar.append(made);
  };
  put('＋', t('closer'), () => zoomMap(1 / 1.5));
  put('－', t('farther'), () => zoomMap(1.5));
  put('⤢', t('fit'), () => { mapView.box = around(known, 0.35, 60); mapView.own = true; drawMap(); });
  put(t('country'), t('country'), () => { mapView.box = around(GROUND, 0.06, 60); mapView.own = true; drawMap(); });
  return bar;
}

function moveMap(svg) {
  let start = null;
  const unit = () => mapView.box[2] / svg.getBoundingClientRect().width;
  svg.addEventListener('pointerdown', event => { start = { x: event.clientX, y: event.clientY, box: mapView.box }; });
  svg.addEventListener('pointermove', event => {
    if (!start || !event.buttons) return;
    const [x, y, w, h] = start.box;
    mapView.box = [x - (event.clientX - start.x) * unit(), y - (event.clientY - start.y) * unit(), w, h];
    mapView.own = true;
    svg.setAttribute('viewBox', mapView.box.join(' '));
  });
  const stop = () => { if (start && start.box !== mapView.box) drawMap(); start = null; };
  for (const ending of ['pointerup', 'pointerleave', 'pointercancel']) svg.addEventListener(ending, stop);
  svg.addEventListener('wheel', event => {
    event.preventDefault();
    const frame = svg.getBoundingClientRect();
    const at = [mapView.box[0] + (event.clientX - frame.left) * unit(), mapView.box[1] + (event.clientY - frame.top) * unit()];
    zoomMap(event.deltaY > 0 ? 1.25 : 0.8, at);
  }, { passive: false });
}

function drawMap() {
  const svg = $('map');
  const figures = countyFigures();
  const unit = mapView.box[2] / Math.max(svg.clientWidth, 300);
  svg.setAttribute('viewBox', mapView.box.join(' '));
  const land = shape('path', { d: GROUND.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join(''), class: 'land', 'stroke-width': Math.min(Math.max(2.2 * unit, 1), 3 * unit) });
  svg.replaceChildren(graticule(unit, mapView.box[2] > 300 ? 10 : mapView.box[2] > 80 ? 5 : 1), land, countySpots(figures, unit));
}

function countyList(figures) {
  const list = make('ol', 'ranked');
  const order = DATA.counties.map((_, index) => index).filter(index => figures[index].facts.size)
    .sort((a, b) => figures[b].facts.size - figures[a].facts.size || a - b);
  const most = order.length ? figures[order[0]].facts.size : 1;
  const more = portions(list, order, 40, index => {
    const item = make('li');
    const pickIt = button(short(DATA.counties[index][1], 16), () => chooseCounty(index), 'end');
    pickIt.setAttribute('aria-pressed', String(index === state.county));
    item.append(pickIt, bar(figures[index].facts.size / most), make('span', 'count', count(figures[index].facts.size)));
    return item;
  });
  return [list, more];
}

DRAWERS.map = pane => {
  const figures = countyFigures();
  const lost = DATA.counties.filter((_, index) => !COUNTY_SPOTS[index] && figures[index].facts.size).length;
  const head = make('div', 'pane-head');
  const note = [t('mapNote')(count(figures.filter(figure => figure.facts.size).length)), lost ? t('mapLost')(count(lost)) : ''].filter(Boolean).join(' ');
  head.append(make('h2', '', t('mapTitle')), make('p', 'pane-note', note));
  const side = make('div', 'map-list');
  side.append(...countyList(figures));
  if (!COUNTY_SPOTS.some(Boolean)) { pane.replaceChildren(head, side); return; }
  const frame = make('div', 'map-frame');
  const svg = shape('svg', { id: 'map', role: 'group' });
  svg.setAttribute('aria-label', t('mapTitle'));
  frame.append(svg, mapButtons());
  const both = make('div', 'map-both');
  both.append(frame, side);
  pane.replaceChildren(head, both);
  if (!mapView.own) mapView.box = around(COUNTY_SPOTS.filter(Boolean), 0.35, 60);
  moveMap(svg);
  drawMap();
};
