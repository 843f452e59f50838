// The legend that filters, and the other filters: counties, dates, confidence, sources.
function checkRow(name, number, off, act, kind, below) {
  const label = make('label', below ? 'check below' : 'check');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = !off;
  box.addEventListener('change', () => act(box.checked));
  label.append(box);
  if (kind) label.append(sign(kind));
  const text = make('span', 'name', name);
  text.title = name;
  label.append(text, make('span', 'count', count(number)));
  const item = make('li');
  item.append(label);
  return item;
}

function flip(set, ids, on) {
  ids.forEach(id => (on ? set.delete(id) : set.add(id)));
  refilter();
}

// After a change of filters: the legend says what is on, the picture and the card what is left.
function refilter() {
  buildLegend();
  syncFilters();
  refresh(false);
}

function kindRows() {
  const numbers = new Map();
  NODES.forEach(node => numbers.set(node.kind, (numbers.get(node.kind) || 0) + 1));
  const rows = [];
  for (const root of DATA.kinds.filter(kind => kind.id === kind.root)) {
    const family = DATA.kinds.filter(kind => kind.root === root.id && numbers.has(kind.id)).map(kind => kind.id);
    const sum = family.reduce((total, id) => total + numbers.get(id), 0);
    rows.push(checkRow(capital(root), sum, family.every(id => state.kindsOff.has(id)), on => flip(state.kindsOff, family, on), root));
    if (family.length < 2) continue;
    for (const id of family.filter(member => member !== root.id)) {
      rows.push(checkRow(capital(KIND.get(id)), numbers.get(id), state.kindsOff.has(id), on => flip(state.kindsOff, [id], on), null, true));
    }
  }
  return rows;
}

// The focus stays on the box that was used, though its row is made anew.
function replaceRows(list, rows) {
  const at = [...list.querySelectorAll('input')].indexOf(document.activeElement);
  list.replaceChildren(...rows);
  if (at >= 0) list.querySelectorAll('input')[at].focus({ preventScroll: true });
}

function buildLegend() {
  replaceRows($('kinds'), kindRows());
  const facts = new Map();
  FACTS.forEach(fact => facts.set(fact.p, (facts.get(fact.p) || 0) + 1));
  replaceRows($('relations'), DATA.relations.map(({ id, ...names }) =>
    checkRow(capital(names), facts.get(id), state.relationsOff.has(id), on => flip(state.relationsOff, [id], on))));
}

const COUNTY_SIZES = DATA.counties.map(() => 0);
NODES.forEach(node => node.at.forEach(county => { COUNTY_SIZES[county] += 1; }));

function option(value, text) {
  const made = make('option', '', text);
  made.value = value;
  return made;
}

function buildFilters() {
  $('county-part').hidden = DATA.counties.length < 2;
  const order = DATA.counties.map((_, index) => index).sort((a, b) => COUNTY_SIZES[b] - COUNTY_SIZES[a] || a - b);
  $('county').replaceChildren(option(-1, t('anyCounty')), ...order.map(index => option(index, `${short(DATA.counties[index][1], 20)} ${count(COUNTY_SIZES[index])}`)));
  const most = FACTS.reduce((high, fact) => Math.max(high, fact.sources), 1);
  $('sources-part').hidden = most < 2;
  $('sources').replaceChildren(...Array.from({ length: Math.min(most, 5) }, (_, index) => option(index + 1, index ? t('atLeast')(index + 1) : t('anyNumber'))));
  $('sure-part').hidden = FACTS.every(fact => fact.c === undefined);
  $('ties').parentElement.hidden = !DATA.edges.some(edge => edge.tie);
  $('dates').hidden = BINS.length < 2;
  for (const key of ['from', 'to']) $(key).max = Math.max(BINS.length - 1, 0);
  syncFilters();
}

const binIndex = (key, absent) => (state[key] ? BINS.indexOf(state[key]) : absent);

function syncFilters() {
  $('county').value = state.county;
  $('sources').value = state.sources;
  $('sure').value = state.sure;
  $('sure-said').textContent = state.sure ? `≥ ${state.sure}%` : t('anyNumber');
  $('lonely').checked = state.lonely;
  $('words').checked = state.words;
  $('ties').checked = state.ties;
  if (!BINS.length) return;
  const [low, high] = [binIndex('from', 0), binIndex('to', BINS.length - 1)];
  $('from').value = low;
  $('to').value = high;
  for (const [key, index] of [['from', low], ['to', high]]) $(key).setAttribute('aria-valuetext', BINS[index]);
  $('from').classList.toggle('above', low === BINS.length - 1);
  $('dates-said').textContent = state.from || state.to ? `${BINS[low]} – ${BINS[high]}` : t('anyDate');
  drawBars(low, high);
}

const SVG = 'http://www.w3.org/2000/svg';
function shape(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

// How many facts each month has, of those that the other filters leave.
function drawBars(low, high) {
  const numbers = new Map(BINS.map(bin => [bin, 0]));
  let undated = 0;
  for (const fact of FACTS) {
    if (!passesElse(fact) || !nodePasses(fact.s) || !nodePasses(fact.o)) continue;
    const bin = binOf(fact);
    if (numbers.has(bin)) numbers.set(bin, numbers.get(bin) + 1); else undated += 1;
  }
  const most = Math.max(...numbers.values(), 1);
  const width = 200 / BINS.length;
  // bars are kept: a double click whose first half took its bar away would be none
  if ($('bars').children.length !== BINS.length) {
    $('bars').replaceChildren(...BINS.map((_, index) => {
      const bar = shape('rect', { x: index * width + Math.min(width * 0.1, 0.5), width: Math.max(width - Math.min(width * 0.2, 1), 0.4) });
      bar.append(shape('title', {}));
      return bar;
    }));
  }
  BINS.forEach((bin, index) => {
    const bar = $('bars').children[index];
    const height = numbers.get(bin) ? Math.max(34 * numbers.get(bin) / most, 1.5) : 0;
    bar.setAttribute('y', 36 - height);
    bar.setAttribute('height', height);
    bar.setAttribute('class', index >= low && index <= high ? 'bar-on' : 'bar-off');
    bar.firstChild.textContent = `${bin}: ${count(numbers.get(bin))} ${t('facts')(numbers.get(bin))}`;
  });
  $('dates-ends').replaceChildren(make('span', '', BINS[0]), make('span', '', undated ? t('undatedToo')(count(undated)) : ''), make('span', '', BINS[BINS.length - 1]));
}

function setDates(low, high) {
  const [first, last] = [Math.min(low, high), Math.max(low, high)];
  state.from = first > 0 ? BINS[first] : '';
  state.to = last < BINS.length - 1 ? BINS[last] : '';
  syncFilters();
  refresh(false);
}

// Drawing over the bars chooses a span of time.
function brush() {
  let start = -1;
  const at = event => {
    const frame = $('bars').getBoundingClientRect();
    return Math.min(Math.max(Math.floor((event.clientX - frame.left) / frame.width * BINS.length), 0), BINS.length - 1);
  };
  $('bars').addEventListener('pointerdown', event => { start = at(event); $('bars').setPointerCapture(event.pointerId); setDates(start, start); });
  $('bars').addEventListener('pointermove', event => { if (start >= 0) setDates(start, at(event)); });
  for (const ending of ['pointerup', 'pointercancel']) $('bars').addEventListener(ending, () => { start = -1; });
  $('bars').addEventListener('dblclick', () => setDates(0, BINS.length - 1));
}
