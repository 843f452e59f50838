// The data and what of it is visible. Nothing in here touches the page.
const DATA = JSON.parse(document.getElementById('data').textContent);
const NODES = DATA.nodes;
const KIND = new Map(DATA.kinds.map(kind => [kind.id, kind]));
const RELATION = new Map(DATA.relations.map(relation => [relation.id, relation]));
const FACTS = DATA.facts.map(([s, p, o, a, q, c, rule, stated], id) => ({
  id, s, p: DATA.relations[p].id, o, a, q, c: c < 0 ? undefined : c / 100, by: rule < 0 ? '' : DATA.rules[rule], with: stated,
  day: a < 0 ? '' : DATA.articles[a][2],
}));
const fold = text => text.normalize('NFKC').toLowerCase().replace(/[\s"'“”‘’「」『』《》〈〉]/g, '');

// English labels of the ontology are lower case; at the start of a line they begin with a capital.
const capital = names => names[lang].charAt(0).toUpperCase() + names[lang].slice(1);

// A name as long as a page is cut where it is one of many; its card has it whole.
const short = (text, most = 60) => (text.length > most ? [...text.slice(0, most + 1)].slice(0, most).join('') + '…' : text);

const edgesOf = NODES.map(() => []);
const factsOf = NODES.map(() => []);
const figuresOf = NODES.map(() => []);
// A tie says what a body belongs to: it is drawn and followed, but is no fact. It runs from the part to the whole.
DATA.edges.forEach((edge, index) => {
  edge.id = index;
  edgesOf[edge.from].push(edge);
  edgesOf[edge.to].push(edge);
});
FACTS.forEach(fact => {
  factsOf[fact.s].push(fact);
  if (fact.o !== fact.s) factsOf[fact.o].push(fact);
});
DATA.figures.forEach(figure => figuresOf[figure[0]].push(figure));
NODES.forEach(node => {
  node.links = edgesOf[node.id].filter(edge => !edge.tie).length;
  node.root = KIND.get(node.kind).root;
  node.at = node.at || [];
});

// How many articles say the same.
function countSources() {
  const articles = new Map();
  const rank = new Map(DATA.relations.map((relation, index) => [relation.id, index]));
  for (const fact of FACTS) {
    const [s, o] = RELATION.get(fact.p).both && fact.o < fact.s ? [fact.o, fact.s] : [fact.s, fact.o];
    const key = (s * NODES.length + o) * rank.size + rank.get(fact.p);
    if (!articles.has(key)) articles.set(key, new Set());
    fact.said = articles.get(key).add(fact.a);
  }
  for (const fact of FACTS) fact.sources = fact.said.size;
}
countSources();

// Months from the first report to the last, without gaps; years where that were too many to tell apart.
function timeBins() {
  const days = FACTS.map(fact => fact.day).filter(day => /^\d{4}-\d\d/.test(day)).sort();
  if (!days.length) return [];
  const [first, last] = [days[0], days[days.length - 1]].map(day => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
  const month = index => `${String(Math.floor(index / 12)).padStart(4, '0')}-${String(index % 12 + 1).padStart(2, '0')}`;
  if (last - first < 60) return Array.from({ length: last - first + 1 }, (_, index) => month(first + index));
  const year = Math.floor(first / 12);
  return Array.from({ length: Math.min(Math.floor(last / 12) - year + 1, 400) }, (_, index) => String(year + index).padStart(4, '0'));
}
const BINS = timeBins();
const binOf = fact => fact.day.slice(0, BINS.length ? BINS[0].length : 7);

const state = {};
const NOTHING = { county: -1, sure: 0, sources: 1, from: '', to: '', lonely: true, words: true, ties: true };
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const waysOf = id => (state.ties ? edgesOf[id] : edgesOf[id].filter(edge => !edge.tie));
const hiddenNeighbours = id => waysOf(id).map(edge => other(edge, id)).filter(far => !state.visible.has(far));

const inTime = fact => {
  const bin = binOf(fact);
  return (!state.from || (bin && bin >= state.from)) && (!state.to || (bin && bin <= state.to));
};
const passesElse = fact => !state.relationsOff.has(fact.p) && (!state.sure || (fact.c !== undefined && fact.c * 100 >= state.sure))
  && fact.sources >= state.sources;
const passes = fact => passesElse(fact) && inTime(fact);
const nodePasses = id => !state.kindsOff.has(NODES[id].kind) && (state.county < 0 || NODES[id].at.includes(state.county));
const stands = fact => passes(fact) && nodePasses(fact.s) && nodePasses(fact.o);

// A tie holds while something is left of what is said of the body, or somebody asked for it.
const holds = edge => state.ties && (state.kept.has(edge.from) || factsOf[edge.from].some(stands));

// What is drawn: visible things of a chosen class, and the lines for which a fact passes the filters.
function scene() {
  const nodes = new Set([...state.visible].filter(nodePasses));
  const edges = [];
  const joined = new Set();
  for (const edge of DATA.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const facts = edge.facts.map(index => FACTS[index]).filter(passes);
    if (edge.tie ? !holds(edge) : !facts.length) continue;
    edges.push({ edge, facts });
    joined.add(edge.from).add(edge.to);
  }
  if (state.lonely) nodes.forEach(id => { if (!joined.has(id) && !state.kept.has(id)) nodes.delete(id); });
  return { nodes, edges };
}

// Room for a new node: rings around a point, the first spot where neither symbol nor label meets another's.
function freeSpot(x, y, taken) {
  const near = taken.filter(at => Math.abs(at.x - x) < 1200 && Math.abs(at.y - y) < 1000);
  for (let step = 0; step < 600; step += 1) {
    const radius = 90 + 16 * Math.sqrt(step) * 1.9;
    const angle = step * 2.399963229728653;
    const spot = { x: Math.round(x + radius * 1.25 * Math.cos(angle)), y: Math.round(y + radius * Math.sin(angle)) };
    if (near.every(at => Math.abs(at.x - spot.x) > 118 || Math.abs(at.y - spot.y) > 52)) return spot;
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

const byLinks = (a, b) => NODES[b].links - NODES[a].links || a - b;
const below = () => ({ x: 0, y: [...state.visible].reduce((low, far) => Math.max(low, NODES[far].y), 0) + 240 });

// A thing that search found and that is not visible comes with its best neighbours, beside one that is.
function bring(id) {
  const node = NODES[id];
  state.kindsOff.delete(node.kind);
  if (state.county >= 0 && !node.at.includes(state.county)) state.county = -1;
  if (state.visible.has(id)) { state.kept.add(id); return; }
  const near = waysOf(id).map(edge => other(edge, id)).sort(byLinks);
  const anchor = near.find(far => state.visible.has(far));
  reveal([id], anchor === undefined ? below() : NODES[anchor]);
  state.kept.add(id);
  if (anchor === undefined) reveal(near.slice(0, 6), node);
}

const STEP = 24;
function expand(id) {
  const waiting = hiddenNeighbours(id).sort(byLinks).slice(0, STEP);
  reveal(waiting, NODES[id]);
  return waiting;
}

// Neighbours that only this node holds in the picture.
const dependants = id => waysOf(id).map(edge => other(edge, id)).filter(far => state.visible.has(far)
  && waysOf(far).every(edge => other(edge, far) === id || !state.visible.has(other(edge, far))));

function collapse(id) {
  const gone = dependants(id);
  gone.forEach(far => { state.visible.delete(far); state.kept.delete(far); });
  return gone;
}

function clearFilters() {
  state.kindsOff = new Set();
  state.relationsOff = new Set();
  Object.assign(state, NOTHING);
}

function resetState() {
  clearFilters();
  Object.assign(state, { visible: new Set(NODES.slice(0, DATA.shown).map(node => node.id)), kept: new Set(), chosen: null, path: null, start: -1 });
  if (DATA.focus >= 0) state.kept.add(DATA.focus);
}
resetState();
