// What symbols and lines look like: shared by vis-network, the painter of crowds and the SVG file.
const $ = id => document.getElementById(id);
const colour = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['ground', 'panel', 'ink', 'soft', 'faint', 'edge', 'strong', 'ring', 'accent', 'Place', 'Organization', 'Initiative',
    'Facility', 'Person', 'Honor', 'Thing']) colour[name] = style.getPropertyValue('--' + name).trim();
}
const tint = root => colour[root] || colour.Thing;

const round = Array.from({ length: 10 }, (_, n) => [Math.sin(n * Math.PI / 5), -Math.cos(n * Math.PI / 5)]);
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: Array.from({ length: 6 }, (_, n) => [Math.cos(n * Math.PI / 3), Math.sin(n * Math.PI / 3)]),
  triangle: [[0, -1.01], [1.15, 0.98], [-1.15, 0.98]],
  star: round.map(([x, y], n) => [x * (n % 2 ? 0.41 : 1.07), y * (n % 2 ? 0.41 : 1.07) + 0.08]),
};

// Adds a symbol to a path; `path` is a Path2D or anything that draws like one.
function trace(path, shape, x, y, r) {
  const corners = CORNERS[shape];
  if (!corners) { path.moveTo(x + r, y); path.arc(x, y, r, 0, 2 * Math.PI); return; }
  corners.forEach(([dx, dy], index) => path[index ? 'lineTo' : 'moveTo'](x + dx * r, y + dy * r));
  path.closePath();
}

// The triangle at the end of a line, before the symbol that it points to.
function head(path, from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [x, y] = [to.x - ux * (to.size + 1), to.y - uy * (to.size + 1)];
  path.moveTo(x, y);
  path.lineTo(x - ux * 7 - uy * 3, y - uy * 7 + ux * 3);
  path.lineTo(x - ux * 7 + uy * 3, y - uy * 7 - ux * 3);
  path.closePath();
}

// The things that stay bright: a path, the chosen or hovered one and what it is joined to; null when there is none.
function lit() {
  if (state.path && state.path.nodes.length) return { nodes: new Set(state.path.nodes), edges: new Set(state.path.edges) };
  const mark = state.chosen || (hovered === null ? null : { node: hovered });
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

const isChosen = id => Boolean(state.chosen && state.chosen.node === id);

function lineLook({ edge, facts }, bright) {
  const on = bright && bright.edges.has(edge.id);
  const [a, b] = [NODES[edge.from], NODES[edge.to]];
  const length = Math.hypot(a.x - b.x, a.y - b.y);
  const calm = length > 1200 ? 0.3 : length > 600 ? 0.5 : 0.85; // long lines cross everything: they stay behind
  const heads = { to: false, from: false };
  if (edge.tie) return { heads, shade: on ? colour.strong : colour.faint, opacity: on ? 0.8 : bright ? 0.12 : 0.42, width: 0.7, dashes: false };
  for (const fact of facts) {
    if (RELATION.get(fact.p).both) continue;
    if (fact.s === edge.from) heads.to = true; else heads.from = true;
  }
  return {
    heads, shade: on ? colour.strong : colour.edge,
    opacity: bright && !on ? Math.min(0.16, calm / 2) : on ? 1 : calm,
    width: Math.min(1 + 0.5 * (facts.length - 1), 4) * (on ? 1.5 : 1) * (drawn.nodes.size > 300 ? 1.6 : 1),
    dashes: facts.every(fact => fact.with && fact.with.status === 'planned') ? [6, 5] : false,
  };
}
