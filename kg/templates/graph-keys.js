// Everything that the mouse does, by keys.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function slide([dx, dy]) {
  const at = network.getViewPosition();
  const step = 120 / network.getScale();
  network.moveTo({ position: { x: at.x + dx * step, y: at.y + dy * step }, animation: motion(120) });
  saveSoon();
}

// The nearest thing in a direction: first of those that a line leads to, else of all.
function nearest(from, [dx, dy]) {
  const here = NODES[from];
  const joined = new Set(drawn.edges.filter(({ edge }) => edge.from === from || edge.to === from).map(({ edge }) => other(edge, from)));
  let best = null;
  for (const id of drawn.nodes) {
    const ahead = (NODES[id].x - here.x) * dx + (NODES[id].y - here.y) * dy;
    const aside = Math.abs((NODES[id].x - here.x) * dy) + Math.abs((NODES[id].y - here.y) * dx);
    const cost = (ahead + 2 * aside) * (joined.has(id) ? 0.5 : 1);
    if (ahead > aside * 0.5 && ahead > 1 && (!best || cost < best.cost)) best = { id, cost };
  }
  return best && best.id;
}

function walk(event) {
  event.preventDefault();
  if (event.shiftKey) { slide(WAYS[event.key]); return; }
  if (!state.chosen || state.chosen.node === undefined) {
    const start = drawn.nodes.has(DATA.focus) ? DATA.focus : [...drawn.nodes].sort(byLinks)[0];
    if (start !== undefined) choose({ node: start }, true);
    return;
  }
  const next = nearest(state.chosen.node, WAYS[event.key]);
  if (next !== null) choose({ node: next }, false);
}

function escape() {
  if (!$('sheet').hidden) sheet(false);
  else if (!$('save').hidden) { folded('save', false); $('save-open').focus(); }
  else choose(null);
}

function graphKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = state.chosen && state.chosen.node !== undefined ? state.chosen.node : null;
  if (WAYS[event.key] && event.target === $('graph')) { walk(event); return; }
  const onChosen = act => () => { if (chosen !== null) { event.preventDefault(); act(); } };
  const acts = {
    '+': () => zoomBy(1.3), '=': () => zoomBy(1.3), '-': () => zoomBy(1 / 1.3), 0: () => fit(), f: () => fit(),
    e: onChosen(() => toggle(chosen, hiddenNeighbours(chosen).length > 0)), h: onChosen(() => hideNode(chosen)), p: onChosen(() => startPath(chosen)),
    '?': () => sheet(true), '/': () => { event.preventDefault(); $('find').focus(); $('find').select(); }, Escape: escape,
  };
  TABS.forEach((tab, index) => { acts[index + 1] = () => showTab(tab); });
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) act();
}
