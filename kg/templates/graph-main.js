// Start: language and brightness of the reader's machine, the picture, then the ears.
function setTheme(dark) {
  document.documentElement.classList.toggle('dark', dark);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  readColours();
  if (network) { paint(); network.redraw(); }
}

function listen() {
  const on = (id, event, act) => $(id).addEventListener(event, act);
  on('lang', 'click', () => { lang = lang === 'zh' ? 'en' : 'zh'; speak(); });
  on('theme', 'click', () => setTheme(!document.documentElement.classList.contains('dark')));
  on('menu', 'click', () => sideShown($('side').classList.contains('shut')));
  on('help', 'click', () => sheet(true));
  on('sheet-close', 'click', () => sheet(false));
  on('sheet', 'click', event => { if (event.target === $('sheet')) sheet(false); });
  on('closer', 'click', () => zoomBy(1.3));
  on('farther', 'click', () => zoomBy(1 / 1.3));
  on('fit', 'click', () => fit());
  on('png', 'click', savePicture);
  on('csv', 'click', saveTable);
  on('lonely', 'change', () => { state.lonely = $('lonely').checked; refresh(false); });
  on('words', 'change', () => { state.words = $('words').checked; network.redraw(); });
  on('kinds-all', 'click', () => { state.kindsOff.clear(); buildLegend(); refresh(false); });
  on('relations-all', 'click', () => { state.relationsOff.clear(); buildLegend(); refresh(false); });
  on('from', 'change', () => { state.from = $('from').value; refresh(false); });
  on('to', 'change', () => { state.to = $('to').value; refresh(false); });
  on('reset', 'click', () => { restart(); fit(); });
  on('find', 'input', suggest);
  on('find', 'focus', suggest);
  on('find', 'keydown', findKeys);
  on('find', 'blur', () => { $('found').hidden = true; });
  document.addEventListener('keydown', event => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== 'Escape') return;
    graphKeys(event);
  });
  network.on('click', ({ nodes, edges }) => {
    if (nodes.length) choose({ node: nodes[0] });
    else choose(edges.length ? { edge: edges[0] } : null);
  });
  network.on('doubleClick', ({ nodes }) => {
    if (nodes.length) toggle(nodes[0], hiddenNeighbours(nodes[0]).length > 0);
  });
}

function restart() {
  resetState();
  $('lonely').checked = state.lonely;
  $('words').checked = state.words;
  buildLegend();
  buildDates();
  refresh(false);
}

const dusk = matchMedia('(prefers-color-scheme: dark)');
setTheme(dusk.matches);
if (dusk.addEventListener) dusk.addEventListener('change', () => setTheme(dusk.matches));

if (innerWidth <= 760) sideShown(false);
if (!$('heading').textContent) $('heading').hidden = true;
createNetwork();
restart();
speak();
listen();
fit(false);
document.documentElement.dataset.ready = 'yes';
