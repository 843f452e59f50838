// The picture and its camera; positions come with the data, so nothing moves by itself.
const dots = new vis.DataSet();
const lines = new vis.DataSet();
let network = null;
let drawn = { nodes: new Set(), edges: [] };
let drawnTurn = 0;
let crowd = false;
let hovered = null;

function dot(id, bright) {
  const node = NODES[id];
  const background = tint(node.root);
  const border = isChosen(id) ? colour.ring : colour.ground;
  return {
    id, x: node.x, y: node.y, shape: node.shape, size: node.size, opacity: bright && !bright.nodes.has(id) ? 0.22 : 1,
    borderWidth: isChosen(id) ? 3 : 1.5, borderWidthSelected: 3,
    color: { background, border, highlight: { background, border: colour.ring }, hover: { background, border: colour.ring } },
  };
}

function line(entry, bright) {
  const { heads, shade, opacity, width, dashes } = lineLook(entry, bright);
  const scaleFactor = 0.5;
  return {
    id: entry.edge.id, from: entry.edge.from, to: entry.edge.to, width, dashes, color: { color: shade, highlight: shade, hover: colour.strong, opacity },
    arrows: { to: { enabled: heads.to, scaleFactor }, from: { enabled: heads.from, scaleFactor } },
  };
}

function sync(set, items) {
  const ids = new Set(items.map(item => item.id));
  const gone = set.getIds().filter(id => !ids.has(id));
  if (gone.length) set.remove(gone);
  if (items.length) set.update(items);
}

function draw() {
  drawn = scene();
  drawnTurn += 1;
  if (state.chosen && state.chosen.node !== undefined && !drawn.nodes.has(state.chosen.node) && state.tab === 'graph') state.chosen = null;
  crowd = drawn.nodes.size > CROWD;
  paint();
  $('empty').hidden = drawn.nodes.size > 0;
  $('empty').textContent = t(FACTS.length ? 'empty' : 'noGraph');
}

function paint() {
  const bright = crowd ? null : lit();
  sheetsFor = '';
  sync(dots, crowd ? [] : [...drawn.nodes].sort((a, b) => NODES[a].links - NODES[b].links).map(id => dot(id, bright)));
  sync(lines, crowd ? [] : drawn.edges.map(entry => line(entry, bright)));
  if (crowd) network.redraw();
}

function createNetwork() {
  network = new vis.Network($('graph'), { nodes: dots, edges: lines }, DATA.options);
  network.on('beforeDrawing', drawCrowd);
  network.on('afterDrawing', drawWords);
  network.on('dragEnd', ({ nodes }) => nodes.forEach(id => Object.assign(NODES[id], network.getPosition(id))));
  network.on('hoverNode', ({ node }) => hover(node, true));
  network.on('blurNode', () => hover(null, false));
  network.on('hoverEdge', () => $('graph').classList.add('over'));
  network.on('blurEdge', () => $('graph').classList.remove('over'));
  network.on('zoom', saveSoon);
  network.on('dragEnd', saveSoon);
  let waiting = 0;
  $('graph').addEventListener('pointermove', event => {
    if (!crowd || event.buttons || event.pointerType !== 'mouse') return;
    clearTimeout(waiting);
    const frame = $('graph').getBoundingClientRect();
    const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    waiting = setTimeout(() => {
      const mark = crowd && pick(network.DOMtoCanvas(point));
      hover(mark && mark.node !== undefined ? mark.node : null, Boolean(mark));
    }, 40);
  });
}

function hover(node, over) {
  $('graph').classList.toggle('over', over);
  if (node === hovered) return;
  hovered = node;
  if (state.chosen || state.path) return;
  if (crowd) { network.redraw(); return; }
  const bright = lit();
  dots.update([...drawn.nodes].map(id => dot(id, bright)));
  lines.update(drawn.edges.map(entry => line(entry, bright)));
}

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const motion = duration => (still ? false : { duration, easingFunction: 'easeInOutQuad' });
// All ways of moving the camera keep clear of the card.
const narrow = () => innerWidth <= 760;
const cardHeight = () => ($('card').hidden || !narrow() ? 0 : $('card').offsetHeight);
const toolsWidth = () => document.querySelector('.zoom').offsetWidth + 12;
const cardWidth = () => ($('card').hidden || narrow() ? 0 : $('card').offsetWidth + 12);

function bounds(ids) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const id of ids) {
    const node = NODES[id];
    box.left = Math.min(box.left, node.x - 20); box.right = Math.max(box.right, node.x + 20);
    box.top = Math.min(box.top, node.y - 10); box.bottom = Math.max(box.bottom, node.y + 20);
  }
  return box;
}

function fitTo(ids, animated = true) {
  if (!ids.length) return;
  const box = bounds(ids);
  const room = [$('graph').clientWidth - cardWidth() - toolsWidth() - (narrow() ? 24 : 60), $('graph').clientHeight - cardHeight() - 56];
  const scale = Math.max(Math.min(room[0] / (box.right - box.left), room[1] / (box.bottom - box.top), 1.3), 0.02);
  const centre = { x: (box.left + box.right) / 2 + (cardWidth() - toolsWidth()) / 2 / scale, y: (box.top + box.bottom) / 2 + (8 + cardHeight() / 2) / scale };
  network.moveTo({ position: centre, scale, animation: animated ? motion(350) : false });
  saveSoon();
}

const fit = (animated = true) => fitTo([...drawn.nodes], animated);

// In the hand the whole is too small to read: begin where most is joined, at a size that can be read.
function firstView() {
  fit(false);
  const least = 0.5;
  if (!narrow() || network.getScale() >= least || !drawn.nodes.size) return;
  const middle = drawn.nodes.has(DATA.focus) ? DATA.focus : [...drawn.nodes].sort(byLinks)[0];
  // no more empty ground at an edge than fitting leaves
  const box = bounds([...drawn.nodes]);
  const held = (at, low, high, half) => (high - low < 2 * half ? (low + high) / 2 : Math.min(Math.max(at, low + half), high - half));
  const [across, down] = [$('graph').clientWidth / 2 / least, $('graph').clientHeight / 2 / least];
  const position = {
    x: held(NODES[middle].x, box.left - (toolsWidth() + 24) / least, box.right + 40 / least, across),
    y: held(NODES[middle].y, box.top - 28 / least, box.bottom + 40 / least, down),
  };
  network.moveTo({ position, scale: least, animation: false });
}

function goTo(id) {
  const scale = Math.max(network.getScale(), 0.85);
  const node = NODES[id];
  network.moveTo({ position: { x: node.x + cardWidth() / 2 / scale, y: node.y + cardHeight() / 2 / scale }, scale, animation: motion(350) });
  saveSoon();
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.02), 4), animation: motion(150) });
  saveSoon();
}

// A tall screen shows a wide layout small: there it stands upright.
function turnForTallScreens() {
  if ($('graph').clientWidth > $('graph').clientHeight * 0.8) return;
  const placed = NODES.filter(node => node.x !== undefined);
  if (!placed.length) return;
  const box = bounds(placed.map(node => node.id));
  if (box.right - box.left < box.bottom - box.top) return;
  for (const node of placed) [node.x, node.y] = [node.y * 1.25, node.x * 0.8];
}
