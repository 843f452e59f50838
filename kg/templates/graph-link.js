// What is seen as the part of the address behind #: a link to it opens the same view of the same file.
const shortIri = id => NODES[id].iri;
const byIri = new Map(NODES.map(node => [node.iri, node.id]));

// Runs of numbers, in base 36.
const pack = ids => [...ids].sort((a, b) => a - b).map(id => id.toString(36)).join('.');
const unpack = text => text.split('.').map(part => parseInt(part, 36)).filter(id => id >= 0 && id < NODES.length);
const LINKED = 400; // more things than that make no link that can be mailed

function stateLink() {
  const words = new URLSearchParams();
  const put = (key, value) => { if (value) words.set(key, value); };
  put('tab', state.tab === 'graph' ? '' : state.tab);
  put('lang', lang === 'zh' ? '' : lang);
  if (state.chosen && state.chosen.node !== undefined) put('at', shortIri(state.chosen.node));
  if (state.path) put('path', [state.path.from, state.path.to].map(shortIri).join(' '));
  put('kinds', [...state.kindsOff].join(' '));
  put('relations', [...state.relationsOff].join(' '));
  put('county', state.county < 0 ? '' : DATA.counties[state.county][0]);
  for (const key of ['from', 'to', 'sure']) put(key, state[key]);
  put('sources', state.sources > 1 ? state.sources : '');
  for (const key of ['lonely', 'words', 'ties']) put(key, state[key] ? '' : 'no');
  const more = [...state.visible].filter(id => id >= DATA.shown);
  const less = NODES.slice(0, DATA.shown).map(node => node.id).filter(id => !state.visible.has(id));
  put('more', more.length <= LINKED ? pack(more) : '');
  put('less', less.length <= LINKED ? pack(less) : '');
  const { x, y } = network.getViewPosition();
  put('view', [x.toFixed(0), y.toFixed(0), network.getScale().toFixed(3)].join(' '));
  return '#' + words;
}

let saving = 0;
let settled = false;
function saveSoon() {
  if (!settled) return;
  clearTimeout(saving);
  saving = setTimeout(() => history.replaceState(null, '', stateLink()), 400);
}

const oneOf = (text, known) => (text || '').split(' ').filter(word => known.has(word));

function readFilters(words) {
  state.kindsOff = new Set(oneOf(words.get('kinds'), KIND));
  state.relationsOff = new Set(oneOf(words.get('relations'), RELATION));
  state.county = DATA.counties.findIndex(county => county[0] === words.get('county'));
  for (const key of ['from', 'to']) state[key] = BINS.includes(words.get(key)) ? words.get(key) : '';
  state.sure = Math.min(Math.max(Number(words.get('sure')) || 0, 0), 100);
  state.sources = Math.min(Math.max(Math.floor(Number(words.get('sources'))) || 1, 1), 5);
  for (const key of ['lonely', 'words', 'ties']) state[key] = words.get(key) !== 'no';
}

// Takes the view over from the address; false where there is none. What the file does not know is left out.
function readLink() {
  const words = new URLSearchParams(location.hash.slice(1));
  if (![...words.keys()].length) return false;
  resetState();
  readFilters(words);
  lang = words.get('lang') === 'en' ? 'en' : words.has('lang') ? 'zh' : lang;
  unpack(words.get('less') || '').forEach(id => state.visible.delete(id));
  for (const id of unpack(words.get('more') || '')) {
    const near = waysOf(id).map(edge => other(edge, id)).find(far => state.visible.has(far));
    reveal([id], near === undefined ? below() : NODES[near]);
  }
  const chosen = byIri.get(words.get('at'));
  if (chosen !== undefined) { bring(chosen); state.chosen = { node: chosen }; }
  const ends = (words.get('path') || '').split(' ').map(iri => byIri.get(iri)).filter(id => id !== undefined);
  state.tab = TABS.includes(words.get('tab')) ? words.get('tab') : 'graph';
  speak();
  if (ends.length === 2) showPath(...ends);
  const [x, y, scale] = (words.get('view') || '').split(' ').map(Number);
  if (scale > 0) network.moveTo({ position: { x: x || 0, y: y || 0 }, scale: Math.min(Math.max(scale, 0.02), 4), animation: false });
  else firstView();
  return true;
}

// The address goes to the clipboard; where the browser keeps that shut, it is shown to be copied.
function copyLink() {
  const text = location.href.split('#')[0] + stateLink();
  history.replaceState(null, '', stateLink());
  const shown = () => { $('link-text').value = text; $('link-box').hidden = false; $('link-text').select(); };
  if (!navigator.clipboard) { shown(); return; }
  navigator.clipboard.writeText(text).then(() => flash(t('copied')), shown);
}

let flashing = 0;
function flash(text) {
  $('flash').textContent = text;
  $('flash').hidden = false;
  clearTimeout(flashing);
  flashing = setTimeout(() => { $('flash').hidden = true; }, 2500);
}
