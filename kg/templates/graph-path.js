// The shortest way between two things, over all that the filters leave, drawn or not.
// Of ways of the same length, the one over things with the fewest links: through the province everything is near.
function findPath(from, to) {
  const open = new Map([[from, { cost: 0, by: null }]]);
  let rim = [from];
  while (rim.length && !open.has(to)) {
    const next = new Map();
    for (const id of rim) {
      const cost = open.get(id).cost + (id === from ? 0 : Math.log(1 + NODES[id].links));
      for (const edge of waysOf(id)) {
        const far = other(edge, id);
        if (open.has(far) || !nodePasses(far)) continue;
        const known = next.get(far);
        if (known && known.cost <= cost) continue;
        if (edge.tie || edge.facts.some(index => passes(FACTS[index]))) next.set(far, { cost, by: edge });
      }
    }
    next.forEach((step, id) => open.set(id, step));
    rim = [...next.keys()];
  }
  if (!open.has(to)) return null;
  const path = { nodes: [to], edges: [] };
  for (let id = to; id !== from;) {
    const { by } = open.get(id);
    id = other(by, id);
    path.nodes.unshift(id);
    path.edges.unshift(by.id);
  }
  return path;
}

// Shows the way; things on it that are not drawn come along, each beside the one before.
function showPath(from, to) {
  const path = findPath(from, to);
  state.start = -1;
  state.path = { from, to, nodes: path ? path.nodes : [], edges: path ? path.edges : [] };
  state.chosen = null;
  if (path) {
    path.nodes.forEach((id, index) => {
      const before = path.nodes.slice(0, index).reverse().concat(path.nodes).find(near => state.visible.has(near));
      reveal([id], before === undefined ? below() : NODES[before]);
      state.kept.add(id);
    });
  }
  refresh(false);
  if (path) fitTo(path.nodes);
}

function startPath(id) {
  state.start = id;
  state.path = null;
  refresh(true);
  $('find').value = '';
  $('find').focus();
}

function pathCard() {
  const { from, to, nodes, edges } = state.path;
  const steps = edges.length;
  const line = make('div', 'kind', steps ? t('steps')(steps) : t('pathWord'));
  const top = cardTop(line, make('h2', '', `${short(NODES[from].label)} → ${short(NODES[to].label)}`));
  if (!steps) return [top, make('p', 'none', t('noPath'))];
  const way = make('ol', 'way');
  nodes.forEach(id => {
    const item = make('li');
    item.append(sign(KIND.get(NODES[id].kind)), end(id, -1));
    way.append(item);
  });
  const lists = edges.map(index => {
    if (DATA.edges[index].tie) return tieBlock(DATA.edges[index]);
    const facts = DATA.edges[index].facts.map(fact => FACTS[fact]).filter(passes);
    return factList(gathered(facts), -1);
  });
  return [top, way, ...lists];
}
