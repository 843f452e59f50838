// Start: language and brightness of the reader's machine, the picture, then the ears.
function setTheme(dark) {
  document.documentElement.classList.toggle('dark', dark);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  readColours();
  if (network) { paint(); network.redraw(); }
}

const on = (id, event, act) => $(id).addEventListener(event, act);

function listenToTools() {
  on('lang', 'click', () => { lang = lang === 'zh' ? 'en' : 'zh'; speak(); });
  on('theme', 'click', () => setTheme(!document.documentElement.classList.contains('dark')));
  on('menu', 'click', () => sideShown($('side').classList.contains('shut')));
  on('tools-open', 'click', () => {
    const open = $('tools').classList.toggle('open');
    $('tools-open').setAttribute('aria-expanded', String(open));
    folded('save', open);
  });
  on('help', 'click', () => sheet(true));
  on('sheet-close', 'click', () => sheet(false));
  on('sheet', 'click', event => { if (event.target === $('sheet')) sheet(false); });
  on('save-open', 'click', event => { event.stopPropagation(); folded('save', $('save').hidden); });
  document.addEventListener('click', event => { if (!event.target.closest('.tools, #tools-open')) closeTools(); });
  for (const [id, act] of [['png', savePicture], ['svg', saveSvg], ['csv', saveTable], ['link', copyLink]]) {
    on(id, 'click', () => { closeTools(); act(); });
  }
  on('link-close', 'click', () => { $('link-box').hidden = true; });
}

function closeTools() {
  folded('save', false);
  $('tools').classList.remove('open');
  $('tools-open').setAttribute('aria-expanded', 'false');
}

function listenToFilters() {
  on('lonely', 'change', () => { state.lonely = $('lonely').checked; refresh(false); });
  on('ties', 'change', () => { state.ties = $('ties').checked; refresh(false); });
  on('words', 'change', () => { state.words = $('words').checked; network.redraw(); saveSoon(); });
  on('kinds-all', 'click', () => { state.kindsOff.clear(); refilter(); });
  on('relations-all', 'click', () => { state.relationsOff.clear(); refilter(); });
  on('county', 'change', () => { state.county = Number($('county').value); refilter(); if (state.tab === 'graph') fit(); });
  on('sure', 'input', () => { state.sure = Number($('sure').value); syncFilters(); refresh(false); });
  on('sources', 'change', () => { state.sources = Number($('sources').value); refilter(); });
  for (const key of ['from', 'to']) on(key, 'input', () => setDates(Number($('from').value), Number($('to').value)));
  on('reset', 'click', () => { resetState(); refilter(); fit(); });
  brush();
}

function listenToPage() {
  on('find', 'input', suggest);
  on('find', 'focus', suggest);
  on('find', 'keydown', findKeys);
  on('find', 'blur', closeHits);
  for (const tab of TABS) on('tab-' + tab, 'click', () => showTab(tab));
  on('tabs', 'keydown', tabKeys);
  document.addEventListener('keydown', event => {
    const typing = /^(SELECT|TEXTAREA)$/.test(event.target.tagName) || (event.target.tagName === 'INPUT' && event.target.type !== 'checkbox');
    if (typing && event.key !== 'Escape') return;
    graphKeys(event);
  });
  window.addEventListener('hashchange', readLink);
}

function listenToGraph() {
  on('closer', 'click', () => zoomBy(1.3));
  on('farther', 'click', () => zoomBy(1 / 1.3));
  on('fit', 'click', () => fit());
  network.on('click', ({ nodes, edges, pointer }) => {
    $('graph').focus({ preventScroll: true });
    if (crowd) choose(pick(pointer.canvas));
    else if (nodes.length) choose({ node: nodes[0] });
    else choose(edges.length ? { edge: edges[0] } : null);
  });
  network.on('doubleClick', ({ pointer }) => openAt(pointer.DOM));
  on('graph', 'dblclick', event => {
    const frame = $('graph').getBoundingClientRect();
    openAt({ x: event.clientX - frame.left, y: event.clientY - frame.top });
  });
}

// vis-network takes two slow taps for single ones, and some browsers have no double click by touch: either will do.
let opened = -1000;
function openAt(point) {
  if (performance.now() - opened < 500) return;
  const mark = crowd ? pick(network.DOMtoCanvas(point)) : { node: network.getNodeAt(point) };
  if (!mark || mark.node === undefined) return;
  opened = performance.now();
  toggle(mark.node, hiddenNeighbours(mark.node).length > 0);
}

const dusk = matchMedia('(prefers-color-scheme: dark)');
setTheme(dusk.matches);
if (dusk.addEventListener) dusk.addEventListener('change', () => setTheme(dusk.matches));

if (narrow()) sideShown(false);
state.tab = 'graph';
turnForTallScreens();
createNetwork();
listenToTools();
listenToFilters();
listenToPage();
listenToGraph();
if (!readLink()) { speak(); firstView(); }
settled = true;
document.documentElement.dataset.ready = 'yes';
