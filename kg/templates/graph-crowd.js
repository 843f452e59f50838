// Many things at once: symbols and lines gathered into a few paths by look and place, so that a frame takes
// milliseconds. vis-network keeps camera and gestures; it draws one item after another, which a crowd is too slow for.
const CROWD = 250;
const CELLS = 9;
let sheets = [];
let sheetsFor = '';

function cellOf(x, y, box) {
  const across = Math.floor((x - box.left) / (box.right - box.left + 1) * CELLS);
  const down = Math.floor((y - box.top) / (box.bottom - box.top + 1) * CELLS);
  return across * CELLS + down;
}

function sheetFor(found, key, look) {
  if (!found.has(key)) found.set(key, { ...look, path: new Path2D(), heads: new Path2D(), left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });
  return found.get(key);
}

function widen(sheet, x, y, by) {
  sheet.left = Math.min(sheet.left, x - by); sheet.right = Math.max(sheet.right, x + by);
  sheet.top = Math.min(sheet.top, y - by); sheet.bottom = Math.max(sheet.bottom, y + by);
}

function gatherLines(bright, box) {
  const found = new Map();
  for (const entry of drawn.edges) {
    const [a, b] = [NODES[entry.edge.from], NODES[entry.edge.to]];
    const look = lineLook(entry, bright);
    const order = bright && bright.edges.has(entry.edge.id) ? 1 : 0;
    const key = [order, look.shade, look.opacity, look.width, look.dashes, cellOf((a.x + b.x) / 2, (a.y + b.y) / 2, box)].join();
    const sheet = sheetFor(found, key, { ...look, order, line: true });
    sheet.path.moveTo(a.x, a.y);
    sheet.path.lineTo(b.x, b.y);
    if (look.heads.to) head(sheet.heads, a, b);
    if (look.heads.from) head(sheet.heads, b, a);
    widen(sheet, a.x, a.y, 4);
    widen(sheet, b.x, b.y, 4);
  }
  return [...found.values()];
}

function gatherDots(bright, box) {
  const found = new Map();
  for (const id of drawn.nodes) {
    const node = NODES[id];
    const order = 2 + (node.links > 5 ? 1 : 0) + (bright && bright.nodes.has(id) ? 2 : 0);
    const opacity = bright && !bright.nodes.has(id) ? 0.22 : 1;
    const sheet = sheetFor(found, [order, node.root, opacity, cellOf(node.x, node.y, box)].join(), { order, opacity, shade: tint(node.root) });
    trace(sheet.path, node.shape, node.x, node.y, node.size);
    widen(sheet, node.x, node.y, node.size * 1.2);
  }
  return [...found.values()];
}

function gather() {
  const bright = lit();
  const box = bounds([...drawn.nodes]);
  sheets = drawn.nodes.size ? [...gatherLines(bright, box), ...gatherDots(bright, box)].sort((a, b) => a.order - b.order) : [];
}

// Drawn in the coordinates of the layout, under the names.
function drawCrowd(ctx) {
  if (!crowd) return;
  const key = [drawnTurn, hovered, JSON.stringify(state.chosen), state.path && state.path.nodes].join();
  if (key !== sheetsFor) { gather(); sheetsFor = key; }
  const scale = network.getScale();
  const [from, to] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: $('graph').clientWidth, y: $('graph').clientHeight })];
  ctx.save();
  for (const sheet of sheets) {
    if (sheet.left > to.x || sheet.right < from.x || sheet.top > to.y || sheet.bottom < from.y) continue;
    ctx.globalAlpha = sheet.opacity;
    if (sheet.line) drawLines(ctx, sheet, scale); else drawDots(ctx, sheet, scale);
  }
  const chosen = state.chosen && NODES[state.chosen.node];
  if (chosen && drawn.nodes.has(chosen.id)) {
    const ring = new Path2D();
    trace(ring, chosen.shape, chosen.x, chosen.y, chosen.size);
    ctx.globalAlpha = 1;
    ctx.lineWidth = Math.max(3, 2 / scale);
    ctx.strokeStyle = colour.ring;
    ctx.stroke(ring);
  }
  ctx.restore();
}

function drawLines(ctx, sheet, scale) {
  ctx.strokeStyle = ctx.fillStyle = sheet.shade;
  ctx.lineWidth = Math.max(sheet.width, 0.45 / scale);
  ctx.setLineDash(sheet.dashes && scale > 0.3 ? sheet.dashes : []);
  ctx.stroke(sheet.path);
  if (scale > 0.35) ctx.fill(sheet.heads);
}

function drawDots(ctx, sheet, scale) {
  ctx.fillStyle = sheet.shade;
  if (scale > 0.35) {
    ctx.setLineDash([]);
    ctx.lineWidth = 3;
    ctx.strokeStyle = colour.ground;
    ctx.stroke(sheet.path);
  }
  ctx.fill(sheet.path);
}

// The thing, else the line, under a point of the layout.
function pick({ x, y }) {
  const reach = 5 / network.getScale();
  let best = null;
  for (const id of drawn.nodes) {
    const node = NODES[id];
    const away = Math.hypot(node.x - x, node.y - y) - node.size;
    if (away < reach && (!best || away < best.away)) best = { away, mark: { node: id } };
  }
  if (best) return best.mark;
  for (const { edge } of drawn.edges) {
    const [a, b] = [NODES[edge.from], NODES[edge.to]];
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
    const part = Math.min(Math.max(((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length, 0), 1);
    const away = Math.hypot(a.x + part * (b.x - a.x) - x, a.y + part * (b.y - a.y) - y);
    if (away < reach && (!best || away < best.away)) best = { away, mark: { edge: edge.id } };
  }
  return best && best.mark;
}
