// vis-network draws symbols and lines; positions come with the data, so nothing moves by itself.
const $ = id => document.getElementById(id);
const colour = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['ground', 'panel', 'ink', 'soft', 'faint', 'edge', 'strong', 'ring', 'accent', 'Place', 'Organization', 'Initiative',
    'Facility', 'Person', 'Honor', 'Thing']) colour[name] = style.getPropertyValue('--' + name).trim();
}
const tint = root => colour[root] || colour.Thing;

const dots = new vis.DataSet();
const lines = new vis.DataSet();
let network = null;
let drawn = { nodes: new Set(), edges: [] };
let hovered = null;

// The things that stay bright: the chosen or hovered one and what it is joined to; null when nothing is chosen.
function lit() {
  const mark = state.chosen || (hovered === null || drawn.nodes.size > 700 ? null : { node: hovered });
  if (!mark) return null;
  const nodes = new Set();
  const edges = new Set();
  for (const { edge } of drawn.edges) {
    const on = mark.node === undefined ? edge.id === mark.edge : edge.from === mark.node || edge.to === mark.node;
    if (on) { edges.add(edge.id); nodes.add(edge.from); nodes.add(edge.to); }
  }
  if (mark.node !== undefined) nodes.add(mark.node);
  return { nodes, edges };
}

function dot(id, bright) {
  const node = NODES[id];
  const dim = bright && !bright.nodes.has(id);
  const chosen = state.chosen && state.chosen.node === id;
  const background = tint(node.root);
  const border = chosen ? colour.ring : colour.ground;
  return {
    id, x: node.x, y: node.y, shape: node.shape, size: node.size, opacity: dim ? 0.22 : 1, borderWidth: chosen ? 3 : 1.5, borderWidthSelected: 3,
    color: { background, border, highlight: { background, border: colour.ring }, hover: { background, border: colour.ring } },
  };
}

function line({ edge, facts }, bright) {
  const on = bright && bright.edges.has(edge.id);
  const dim = bright && !on;
  const shade = on ? colour.strong : colour.edge;
  const heads = { to: false, from: false };
  for (const fact of facts) {
    if (RELATION.get(fact.p).both) continue;
    if (fact.s === edge.from) heads.to = true; else heads.from = true;
  }
  const scale = 0.5;
  const length = Math.hypot(NODES[edge.from].x - NODES[edge.to].x, NODES[edge.from].y - NODES[edge.to].y);
  const calm = length > 1200 ? 0.3 : length > 600 ? 0.5 : 0.85; // long lines cross everything: they stay behind
  return {
    id: edge.id, from: edge.from, to: edge.to, width: Math.min(1 + 0.5 * (facts.length - 1), 4) * (on ? 1.5 : 1) * (drawn.nodes.size > 300 ? 1.6 : 1),
    color: { color: shade, highlight: shade, hover: colour.strong, opacity: dim ? Math.min(0.16, calm / 2) : on ? 1 : calm },
    dashes: facts.every(fact => fact.with && fact.with.status === 'planned') ? [6, 5] : false,
    arrows: { to: { enabled: heads.to, scaleFactor: scale }, from: { enabled: heads.from, scaleFactor: scale } },
  };
}

function sync(set, items) {
  const ids = new Set(items.map(item => item.id));
  set.remove(set.getIds().filter(id => !ids.has(id)));
  set.update(items);
}

function draw() {
  drawn = scene();
  if (state.chosen && state.chosen.node !== undefined && !drawn.nodes.has(state.chosen.node)) state.chosen = null;
  paint();
  $('empty').hidden = drawn.nodes.size > 0;
}

function paint() {
  const bright = lit();
  sync(dots, [...drawn.nodes].sort((a, b) => NODES[a].links - NODES[b].links).map(id => dot(id, bright)));
  sync(lines, drawn.edges.map(entry => line(entry, bright)));
}

function createNetwork() {
  const options = JSON.parse(JSON.stringify(DATA.options));
  options.interaction.hideEdgesOnDrag = DATA.shown > 1500;
  options.interaction.hideEdgesOnZoom = DATA.shown > 1500;
  network = new vis.Network($('graph'), { nodes: dots, edges: lines }, options);
  network.on('afterDrawing', drawWords);
  network.on('dragEnd', ({ nodes }) => nodes.forEach(id => Object.assign(NODES[id], network.getPosition(id))));
  network.on('hoverNode', ({ node }) => { hovered = node; $('graph').classList.add('over'); restyle(); });
  network.on('blurNode', () => { hovered = null; $('graph').classList.remove('over'); restyle(); });
  network.on('hoverEdge', () => $('graph').classList.add('over'));
  network.on('blurEdge', () => $('graph').classList.remove('over'));
}

// Same things, other brightness. Past some hundreds a hover does not repaint them all.
function restyle() {
  if (state.chosen || drawn.nodes.size > 700) return;
  const bright = lit();
  dots.update([...drawn.nodes].map(id => dot(id, bright)));
  lines.update(drawn.edges.map(entry => line(entry, bright)));
}

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const motion = duration => (still ? false : { duration, easingFunction: 'easeInOutQuad' });
// Both ways of moving the camera keep clear of the card.
const narrow = () => innerWidth <= 760;
const cardHeight = () => ($('card').hidden || !narrow() ? 0 : $('card').offsetHeight);
const cardWidth = () => ($('card').hidden || narrow() ? 0 : $('card').offsetWidth + 12);

function fit(animated = true) {
  const ids = [...drawn.nodes];
  if (!ids.length) return;
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const id of ids) {
    const node = NODES[id];
    box.left = Math.min(box.left, node.x - 20); box.right = Math.max(box.right, node.x + 20);
    box.top = Math.min(box.top, node.y - 10); box.bottom = Math.max(box.bottom, node.y + 20);
  }
  const room = $('graph').clientWidth - cardWidth() - 60;
  const scale = Math.min(room / (box.right - box.left), ($('graph').clientHeight - cardHeight() - 56) / (box.bottom - box.top), 1.3);
  const centre = { x: (box.left + box.right) / 2 + cardWidth() / 2 / scale, y: (box.top + box.bottom) / 2 + (8 + cardHeight() / 2) / scale };
  network.moveTo({ position: centre, scale, animation: animated ? motion(350) : false });
}

function goTo(id) {
  const scale = Math.max(network.getScale(), 0.85);
  const node = NODES[id];
  network.moveTo({ position: { x: node.x + cardWidth() / 2 / scale, y: node.y + cardHeight() / 2 / scale }, scale, animation: motion(350) });
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4), animation: motion(150) });
}
