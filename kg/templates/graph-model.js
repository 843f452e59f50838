// The data and what of it is visible. Nothing in here touches the page.
const DATA = JSON.parse(document.getElementById('data').textContent);
const NODES = DATA.nodes;
const FACTS = DATA.facts;
const KIND = new Map(DATA.kinds.map(kind => [kind.id, kind]));
const RELATION = new Map(DATA.relations.map(relation => [relation.id, relation]));
const fold = text => text.normalize('NFKC').toLowerCase().replace(/[\s"'“”‘’「」『』《》〈〉]/g, '');

// English labels of the ontology are lower case; at the start of a line they begin with a capital.
const capital = names => names[lang].charAt(0).toUpperCase() + names[lang].slice(1);

const edgesOf = NODES.map(() => []);
const factsOf = NODES.map(() => []);
const figuresOf = NODES.map(() => []);
DATA.edges.forEach((edge, index) => {
  edge.id = index;
  edgesOf[edge.from].push(edge);
  edgesOf[edge.to].push(edge);
});
FACTS.forEach((fact, index) => {
  fact.id = index;
  fact.day = fact.a < 0 ? '' : DATA.articles[fact.a][2];
  factsOf[fact.s].push(fact);
  if (fact.o !== fact.s) factsOf[fact.o].push(fact);
});
DATA.figures.forEach(figure => figuresOf[figure[0]].push(figure));
NODES.forEach(node => {
  node.keys = [node.label, ...(node.aliases || []), node.code || ''].filter(Boolean).map(fold);
  node.links = edgesOf[node.id].length;
  node.root = KIND.get(node.kind).root;
});
const MONTHS = [...new Set(FACTS.map(fact => fact.day.slice(0, 7)).filter(Boolean))].sort();

const state = {
  visible: new Set(), kindsOff: new Set(), relationsOff: new Set(), from: '', to: '', lonely: true, words: true, chosen: null, kept: new Set(),
};
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const hiddenNeighbours = id => edgesOf[id].map(edge => other(edge, id)).filter(far => !state.visible.has(far));

function passes(fact) {
  if (state.relationsOff.has(fact.p)) return false;
  const month = fact.day.slice(0, 7);
  return (!state.from || (month && month >= state.from)) && (!state.to || (month && month <= state.to));
}

// What is drawn: visible things of a chosen class, and the lines for which a fact passes the filters.
function scene() {
  const nodes = new Set([...state.visible].filter(id => !state.kindsOff.has(NODES[id].kind)));
  const edges = [];
  const joined = new Set();
  for (const edge of DATA.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const facts = edge.facts.map(index => FACTS[index]).filter(passes);
    if (!facts.length) continue;
    edges.push({ edge, facts });
    joined.add(edge.from).add(edge.to);
  }
  if (state.lonely) nodes.forEach(id => { if (!joined.has(id) && !state.kept.has(id)) nodes.delete(id); });
  return { nodes, edges };
}

function search(words) {
  const key = fold(words);
  if (!key) return [];
  const ranked = [];
  for (const node of NODES) {
    let best = 99;
    node.keys.forEach((name, index) => {
      const at = name.indexOf(key);
      if (at >= 0) best = Math.min(best, (name === key ? 0 : at === 0 ? 2 : name.endsWith(key) ? 4 : 6) + (index ? 1 : 0));
    });
    if (best < 99) ranked.push([best, node]);
  }
  ranked.sort((a, b) => a[0] - b[0] || b[1].links - a[1].links || a[1].id - b[1].id);
  return ranked.slice(0, 40).map(pair => pair[1]);
}

// Room for a new node: rings around a point, the first spot where neither symbol nor label meets another's.
function freeSpot(x, y, taken) {
  for (let step = 0; step < 600; step += 1) {
    const radius = 90 + 16 * Math.sqrt(step) * 1.9;
    const angle = step * 2.399963229728653;
    const spot = { x: Math.round(x + radius * 1.25 * Math.cos(angle)), y: Math.round(y + radius * Math.sin(angle)) };
    if (taken.every(at => Math.abs(at.x - spot.x) > 118 || Math.abs(at.y - spot.y) > 52)) return spot;
  }
  return { x, y: y + 400 };
}

function reveal(ids, anchor) {
  const taken = [...state.visible].map(id => NODES[id]);
  for (const id of ids) {
    if (state.visible.has(id)) continue;
    const node = NODES[id];
    if (node.x === undefined) Object.assign(node, freeSpot(anchor.x, anchor.y, taken));
    taken.push(node);
    state.visible.add(id);
  }
}

// A thing that search found and that is not visible comes with its best neighbours, beside one that is.
function bring(id) {
  const node = NODES[id];
  if (state.kindsOff.has(node.kind)) state.kindsOff.delete(node.kind);
  if (state.visible.has(id)) { state.kept.add(id); return; }
  const near = edgesOf[id].map(edge => other(edge, id)).sort((a, b) => NODES[b].links - NODES[a].links || a - b);
  const anchor = near.find(far => state.visible.has(far));
  const edgeOfAll = [...state.visible].reduce((low, far) => Math.max(low, NODES[far].y), 0);
  reveal([id], anchor === undefined ? { x: 0, y: edgeOfAll + 240 } : NODES[anchor]);
  state.kept.add(id);
  if (anchor === undefined) reveal(near.slice(0, 6), node);
}

const STEP = 24;
function expand(id) {
  const waiting = hiddenNeighbours(id).sort((a, b) => NODES[b].links - NODES[a].links || a - b).slice(0, STEP);
  reveal(waiting, NODES[id]);
  return waiting;
}

// Neighbours that only this node holds in the picture.
const dependants = id => edgesOf[id].map(edge => other(edge, id)).filter(far => state.visible.has(far)
  && edgesOf[far].every(edge => other(edge, far) === id || !state.visible.has(other(edge, far))));

function collapse(id) {
  const gone = dependants(id);
  gone.forEach(far => { state.visible.delete(far); state.kept.delete(far); });
  return gone;
}

function resetState() {
  state.visible = new Set(NODES.slice(0, DATA.shown).map(node => node.id));
  state.kindsOff.clear(); state.relationsOff.clear(); state.kept.clear();
  if (DATA.focus >= 0) state.kept.add(DATA.focus);
  Object.assign(state, { from: '', to: '', lonely: true, words: true, chosen: null });
}
