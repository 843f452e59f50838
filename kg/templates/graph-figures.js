// The picture in numbers: who is joined to most, what hangs together, what holds the parts together.
function bar(share) {
  const holder = make('span', 'bar-of');
  const filled = make('span', 'bar-in');
  filled.style.width = Math.max(share * 100, 1) + '%';
  holder.append(filled);
  return holder;
}

function rankedList(pairs) {
  const list = make('ol', 'ranked');
  const most = Math.max(...pairs.map(pair => pair[1]), 1);
  for (const [id, number] of pairs) {
    const item = make('li');
    item.append(signed(id, 22), bar(number / most), make('span', 'count', count(number)));
    list.append(item);
  }
  return list;
}

function tile(number, text) {
  const made = make('div', 'tile');
  made.append(make('b', '', number), make('span', '', text));
  return made;
}

function block(title, note, ...parts) {
  const made = make('section', 'block');
  made.append(make('h3', '', title), make('p', 'pane-note', note), ...parts);
  return made;
}

// How many things have how many links, by powers of two.
function degreeBars(degrees) {
  const steps = new Map();
  for (const [degree, number] of degrees) {
    const low = degree ? 2 ** Math.floor(Math.log2(degree)) : 0;
    steps.set(low, (steps.get(low) || 0) + number);
  }
  const list = make('ol', 'ranked');
  const most = Math.max(...steps.values(), 1);
  for (const [low, number] of [...steps].sort((a, b) => a[0] - b[0])) {
    const item = make('li');
    item.append(make('span', 'who', low > 1 ? `${low}–${2 * low - 1}` : String(low)), bar(number / most), make('span', 'count', count(number)));
    list.append(item);
  }
  return list;
}

function communityList(communities) {
  const list = make('ol', 'groups');
  for (const { size, links, best } of communities) {
    const item = make('li');
    item.append(make('p', 'group-head', t('group')(count(size), count(links))));
    const names = make('p', 'group-names');
    best.forEach(id => names.append(signed(id, 18)));
    item.append(names);
    list.append(item);
  }
  return list;
}

DRAWERS.figures = pane => {
  const o = DATA.overview;
  const head = make('div', 'pane-head');
  head.append(make('h2', '', t('figuresTitle')), make('p', 'pane-note', t('figuresNote')));
  const tiles = make('div', 'tiles');
  tiles.append(
    tile(count(NODES.length), t('tileThings')), tile(count(FACTS.length), t('tileFacts')), tile(count(DATA.articles.length), t('tileArticles')),
    tile(count(o.links), t('tileLinks')), tile(NODES.length ? (2 * o.links / NODES.length).toFixed(1) : '0', t('tileDegree')),
    tile(count(o.components), t('tileParts')), tile(count(o.largest), t('tileLargest')), tile(o.modularity.toFixed(2), t('tileModularity')),
  );
  const grid = make('div', 'blocks');
  grid.append(
    block(t('bestTitle'), t('bestNote'), rankedList(o.best.map(id => [id, NODES[id].links]))),
    block(t('jointTitle'), t('jointNote'), rankedList(o.joints)),
    block(t('groupTitle'), t('groupNote')(count(o.groups)), communityList(o.communities)),
    block(t('degreeTitle'), t('degreeNote'), degreeBars(o.degrees)),
  );
  pane.replaceChildren(head, tiles, grid);
};
