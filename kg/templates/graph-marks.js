// Names on the picture: of one size on screen, the best connected first, none over another; closer in, more of them.
const FONT = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const wide = text => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 1 : 0.56), 0);

const CLOSING = '”’》」』）〉、，。…';
const OPENING = '“‘《「『（〈';
function wrap(text, room, most) {
  const rows = [''];
  // two rows of like length read better than one full and a stray character
  const all = wide(text);
  const reach = all > room && all < room + 3 && most > 1 ? Math.ceil(all / 2) : room;
  for (const c of text) {
    const row = rows[rows.length - 1];
    if (wide(row + c) > reach && !CLOSING.includes(c)) {
      if (rows.length === most) { rows[most - 1] = row.slice(0, -1) + '…'; return rows; }
      const stranded = OPENING.includes(row.slice(-1)) ? row.slice(-1) : '';
      if (stranded) rows[rows.length - 1] = row.slice(0, -1);
      rows.push(stranded);
    }
    rows[rows.length - 1] += c;
  }
  return rows;
}

const WORD = -1;
class Room {
  constructor() { this.cells = new Map(); }
  each(box, visit) {
    for (let x = Math.floor(box[0] / 64); x <= Math.floor(box[2] / 64); x += 1) {
      for (let y = Math.floor(box[1] / 64); y <= Math.floor(box[3] / 64); y += 1) {
        const key = x * 4096 + y;
        if (visit(this.cells.get(key) || this.cells.set(key, []).get(key))) return true;
      }
    }
    return false;
  }
  free(box, owner) {
    return !this.each(box, cell => cell.some(b => b[4] !== owner && b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3]));
  }
  take(box, owner) { this.each(box, cell => { cell.push([...box, owner]); return false; }); }
}

function drawWords(ctx) {
  const canvas = ctx.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const w = canvas.clientWidth;
  const h = canvas.clientHeight;
  const bright = lit();
  const spots = new Map();
  const room = new Room();
  for (const id of drawn.nodes) {
    const at = crowd ? NODES[id] : network.getPosition(id);
    const spot = { x: (at.x - middle.x) * scale + w / 2, y: (at.y - middle.y) * scale + h / 2, r: Math.max(NODES[id].size * scale, 1.5) };
    spots.set(id, spot);
    const small = crowd && spot.r < 4.5; // far out a name may cover a crowd's dots, or no hub among its leaves would have one
    if (!small && spot.x > -50 && spot.x < w + 50 && spot.y > -50 && spot.y < h + 50) {
      room.take([spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r], id);
    }
  }
  const tools = document.querySelector('.zoom');
  room.take([tools.offsetLeft, tools.offsetTop, tools.offsetLeft + tools.offsetWidth, tools.offsetTop + tools.offsetHeight], WORD);
  $('words-note').hidden = !state.words || scale >= WORDS_FROM;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  const chief = state.chosen && spots.get(state.chosen.node);
  if (chief) nodeWord(ctx, state.chosen.node, chief, room, scale, bright, { w, h });
  if (bright) edgeWords(ctx, spots, room, scale, bright);
  nodeWords(ctx, spots, room, scale, bright, w, h);
  if (!bright) edgeWords(ctx, spots, room, scale, null);
  ctx.restore();
}

// Whose name comes first: kept from one frame to the next, since a crowd takes long to sort.
let rankedFor = '';
let rankedNow = [];
function ranked(bright) {
  const key = [drawnTurn, hovered, JSON.stringify(state.chosen), state.path && state.path.nodes].join();
  if (key === rankedFor) return rankedNow;
  const first = new Map([...drawn.nodes].map(id => [id, (bright && bright.nodes.has(id) ? 1e6 : 0) + (state.kept.has(id) ? 1e5 : 0) + NODES[id].links]));
  rankedNow = [...drawn.nodes].sort((a, b) => first.get(b) - first.get(a) || a - b);
  rankedFor = key;
  return rankedNow;
}

function nodeWords(ctx, spots, room, scale, bright, w, h) {
  const order = ranked(bright);
  const thin = drawn.nodes.size > 300 ? Math.min(1, (scale / 0.8) ** 1.5) : 1;
  const most = Math.max(60, Math.min(420, w * h / 2600 * thin));
  let written = 0;
  for (const id of order) {
    if (written >= most) break;
    const { x, y } = spots.get(id);
    if (isChosen(id) || x < -40 || x > w + 40 || y < -20 || y > h + 20) continue;
    if (nodeWord(ctx, id, spots.get(id), room, scale, bright, { w, h })) written += 1;
  }
}

// A name whole in one row or in two of like length, else in three; cut only where none of these has room.
function rowings(text, chief, scale) {
  const all = wide(text);
  const base = scale < 0.45 && crowd ? 8 : 10;
  if (chief) return [wrap(text, 16, 3)];
  if (all <= base) return [[text]];
  const halves = wrap(text, Math.min(Math.ceil(all / 2) + 1, 16), 2);
  return crowd ? [wrap(text, base, 2)] : [halves, wrap(text, base, 3), wrap(text, base, 2)];
}

// Where a name may stand: below, above, beside, at the corners, then pushed along.
function positions(gap, width, height) {
  const [low, far, slant, corner] = [gap + height / 2, gap + width / 2, gap * 0.75 + width / 2, gap * 0.5 + height / 2];
  const near = [[0, low], [0, -low], [far, 0], [-far, 0]];
  if (crowd) return near;
  return [...near, [slant, corner], [-slant, corner], [slant, -corner], [-slant, -corner],
    ...[0.3, -0.3].flatMap(part => [[part * width, low], [part * width, -low]]),
    ...[0.45, -0.45].flatMap(part => [[far, part * height], [-far, part * height]])];
}

function nodeWord(ctx, id, spot, room, scale, bright, sheet) {
  const node = NODES[id];
  const chief = state.chosen && state.chosen.node === id;
  const size = Math.min(16, 11.5 + Math.sqrt(node.links) * 0.5) + (scale > 1.4 ? 1 : 0);
  const all = scale > 0.6 || chief ? hiddenNeighbours(id).length : 0;
  const waiting = all > 2 || chief || scale > 0.95 ? all : 0; // far out, only what is worth opening
  const badge = waiting ? ' +' + waiting : '';
  const gap = spot.r + 3;
  const inside = box => box[0] > 0 && box[1] > 0 && box[2] < sheet.w && box[3] < sheet.h;
  const sized = rowings(node.label, chief, scale).map(rows => ({
    rows, height: rows.length * size * 1.2 + 2,
    width: Math.max(...rows.map((row, index) => wide(row + (index === rows.length - 1 ? badge : '')))) * size + 4,
  }));
  const spread = sized.flatMap(form => positions(gap, form.width, form.height).map(found => ({ ...form, found })));
  const clear = ({ found: [dx, dy], width, height }) => {
    const box = boxAt(spot.x + dx, spot.y + dy, width, height);
    return inside(box) && room.free(box, id);
  };
  const best = spread.find(clear) || (chief ? spread[0] : null);
  if (!best) return false;
  const { rows, width, height, found } = best;
  const x = spot.x + found[0];
  const y = spot.y + found[1];
  room.take(boxAt(x, y, width, height), WORD);
  ctx.font = `${node.links > 9 || chief ? 600 : 400} ${size}px ${FONT}`;
  ctx.globalAlpha = bright && !bright.nodes.has(id) ? 0.3 : 1;
  rows.forEach((row, index) => {
    const last = index === rows.length - 1 ? badge : '';
    halo(ctx, row, last, x, y + (index - (rows.length - 1) / 2) * size * 1.2, colour.ink);
  });
  ctx.globalAlpha = 1;
  return true;
}

function halo(ctx, text, badge, x, y, ink) {
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = colour.ground;
  const shift = badge ? ctx.measureText(badge).width / 2 : 0;
  ctx.strokeText(text, x - shift, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x - shift, y);
  if (!badge) return;
  const at = x + ctx.measureText(text).width / 2;
  ctx.strokeText(badge, at, y);
  ctx.fillStyle = colour.faint;
  ctx.fillText(badge, at, y);
}

const boxAt = (x, y, width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

function relationWords(facts) {
  const names = [...new Set(facts.map(fact => RELATION.get(fact.p)[lang]))];
  const separator = lang === 'zh' ? '、' : ', ';
  return names.length > 2 ? `${names.slice(0, 2).join(separator)} +${names.length - 2}` : names.join(separator);
}

const WORDS_FROM = 0.6; // from this scale on, lines have room for words
function edgeWords(ctx, spots, room, scale, bright) {
  if (!state.words || (!bright && scale < WORDS_FROM)) return;
  const size = 11;
  ctx.font = `400 ${size}px ${FONT}`;
  let written = 0;
  for (const { edge, facts } of drawn.edges) {
    if (bright && !bright.edges.has(edge.id)) continue;
    if (written >= 160) return;
    const a = spots.get(edge.from);
    const b = spots.get(edge.to);
    if (edge.tie && !bright) continue;
    const text = edge.tie ? t('tie') : relationWords(facts);
    const width = wide(text) * size + 4;
    const reach = Math.hypot(a.x - b.x, a.y - b.y) - a.r - b.r;
    if (reach < Math.min(width, 40) + (bright ? 0 : 14)) continue;
    const spot = [0.5, 0.38, 0.62].map(part => [a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part])
      .find(([x, y]) => room.free(boxAt(x, y, width, size + 3), -2));
    if (!spot) continue;
    room.take(boxAt(spot[0], spot[1], width, size + 3), WORD);
    halo(ctx, text, '', spot[0], spot[1], bright ? colour.ink : colour.soft);
    written += 1;
  }
}
