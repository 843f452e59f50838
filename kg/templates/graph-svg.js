// What is seen as an SVG file: the same symbols, lines and names, as shapes and text that a drawing program can edit.
class Outline {
  constructor() { this.parts = []; }
  moveTo(x, y) { this.parts.push(`M${x.toFixed(1)} ${y.toFixed(1)}`); }
  lineTo(x, y) { this.parts.push(`L${x.toFixed(1)} ${y.toFixed(1)}`); }
  closePath() { this.parts.push('Z'); }
  arc(x, y, r) {
    const way = sweep => `A${r.toFixed(1)} ${r.toFixed(1)} 0 0 1 ${(x + sweep * r).toFixed(1)} ${y.toFixed(1)}`;
    this.parts.push(way(-1), way(1), 'Z');
  }
  toString() { return this.parts.join(''); }
}

// Takes the names as if it were a canvas, and keeps them as text elements.
class TextInk {
  constructor(canvas, group) { this.canvas = canvas; this.group = group; this.ruler = canvas.getContext('2d'); this.globalAlpha = 1; }
  save() {} restore() {} setTransform() {}
  measureText(text) {
    this.ruler.save();
    this.ruler.font = this.font;
    const size = this.ruler.measureText(text);
    this.ruler.restore();
    return size;
  }
  strokeText() {}
  fillText(text, x, y) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font);
    this.group.append(shape('text', {
      x: x.toFixed(1), y: y.toFixed(1), 'font-size': size, 'font-weight': weight, fill: this.fillStyle, opacity: this.globalAlpha, stroke: this.strokeStyle,
    }, clean(text)));
  }
}

// Characters that XML cannot hold would make the whole file unreadable.
const clean = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

function svgLines(bright, seen) {
  const group = shape('g', { fill: 'none' });
  for (const entry of drawn.edges) {
    const [a, b] = [NODES[entry.edge.from], NODES[entry.edge.to]];
    if (!seen(a) && !seen(b)) continue;
    const look = lineLook(entry, bright);
    const mark = { stroke: look.shade, opacity: look.opacity, 'stroke-width': look.width };
    if (look.dashes) mark['stroke-dasharray'] = look.dashes.join(' ');
    group.append(shape('path', { d: `M${a.x} ${a.y}L${b.x} ${b.y}`, ...mark }));
    const heads = new Outline();
    if (look.heads.to) head(heads, a, b);
    if (look.heads.from) head(heads, b, a);
    if (heads.parts.length) group.append(shape('path', { d: heads, fill: look.shade, opacity: look.opacity }));
  }
  return group;
}

function svgDots(bright, seen) {
  const group = shape('g', { stroke: colour.ground, 'stroke-width': 1.5 });
  for (const id of [...drawn.nodes].sort((a, b) => NODES[a].links - NODES[b].links)) {
    const node = NODES[id];
    if (!seen(node)) continue;
    const outline = new Outline();
    trace(outline, node.shape, node.x, node.y, node.size);
    const symbol = shape('path', { d: outline, fill: tint(node.root), opacity: bright && !bright.nodes.has(id) ? 0.22 : 1 });
    if (isChosen(id)) { symbol.setAttribute('stroke', colour.ring); symbol.setAttribute('stroke-width', 3); }
    symbol.append(shape('title', {}, clean(short(node.label, 200))));
    group.append(symbol);
  }
  return group;
}

function svgLegend(w, h) {
  const group = shape('g', {});
  const roots = new Set([...drawn.nodes].map(id => NODES[id].root));
  let x = 16;
  for (const kind of DATA.kinds.filter(entry => entry.id === entry.root && roots.has(entry.id))) {
    group.append(shape('path', { d: SIGNS[kind.shape], fill: tint(kind.root), transform: `translate(${x} ${h + 53})` }));
    group.append(shape('text', { x: x + 20, y: h + 61, 'font-size': 12, fill: colour.ink }, capital(kind)));
    x += 44 + wide(capital(kind)) * 12;
  }
  group.append(shape('text', { x: 16, y: h + 86, 'font-size': 12, fill: colour.soft }, clean($('status').textContent)));
  group.append(shape('text', { x: 16, y: 23, 'font-size': 17, 'font-weight': 600, fill: colour.ink }, clean(short(document.title, 80))));
  return group;
}

function svgPicture() {
  const canvas = $('graph').querySelector('canvas');
  const [w, h] = [canvas.clientWidth, canvas.clientHeight];
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const seen = ({ x, y, size }) => Math.abs(x - middle.x) * scale < w / 2 + size * scale && Math.abs(y - middle.y) * scale < h / 2 + size * scale;
  const root = shape('svg', { xmlns: SVG, width: w, height: h + 102, viewBox: `0 0 ${w} ${h + 102}`, 'font-family': FONT, 'dominant-baseline': 'central' });
  root.append(shape('rect', { width: w, height: h + 102, fill: colour.ground }));
  const frame = shape('svg', { y: 44, width: w, height: h, viewBox: `0 0 ${w} ${h}` });
  const world = shape('g', { transform: `translate(${w / 2 - middle.x * scale} ${h / 2 - middle.y * scale}) scale(${scale})` });
  const bright = lit();
  world.append(svgLines(bright, seen), svgDots(bright, seen));
  const names = shape('g', { 'text-anchor': 'middle', 'stroke-width': 3.5, 'stroke-linejoin': 'round', 'paint-order': 'stroke' });
  drawWords(new TextInk(canvas, names));
  frame.append(world, names);
  root.append(frame, svgLegend(w, h));
  return new XMLSerializer().serializeToString(root);
}

function saveSvg() {
  save(new Blob([svgPicture()], { type: 'image/svg+xml;charset=utf-8' }), fileName('.svg'));
}
