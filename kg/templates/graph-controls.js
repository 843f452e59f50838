// Legend that filters, search, dates, keys: everything the reader acts with.
function refresh(keepCard) {
  draw();
  status();
  if (!keepCard) showCard(false);
}

function choose(mark, travel) {
  if (mark && mark.node !== undefined && !drawn.nodes.has(mark.node)) { bring(mark.node); buildLegend(); }
  state.chosen = mark;
  refresh(false);
  if (!mark) { network.unselectAll(); return; }
  if (mark.node === undefined) { network.setSelection({ nodes: [], edges: [mark.edge] }); return; }
  if (!drawn.nodes.has(mark.node)) { state.kept.add(mark.node); state.chosen = mark; refresh(false); }
  network.selectNodes([mark.node], false);
  if (travel || covered(mark.node)) goTo(mark.node);
}

function covered(id) {
  const at = network.canvasToDOM(NODES[id]);
  return at.x > $('graph').clientWidth - cardWidth() - 20 || at.x < 20 || at.y < 20 || at.y > $('graph').clientHeight - cardHeight() - 20;
}

function toggle(id, opening) {
  if (opening) expand(id); else collapse(id);
  state.kept.add(id);
  refresh(false);
}

function hideNode(id) {
  state.visible.delete(id);
  state.kept.delete(id);
  state.chosen = null;
  refresh(false);
}

function status() {
  const facts = drawn.edges.reduce((sum, entry) => sum + entry.facts.length, 0);
  const parts = [t('shown')(count(drawn.nodes.size), count(DATA.total), count(facts))];
  if (drawn.nodes.size < DATA.total) {
    const around = DATA.focus >= 0;
    parts[0] += lang === 'zh' ? '：' : ': ';
    parts[0] += around ? t('around')(NODES[DATA.focus].label) : t('best');
    const absent = DATA.total - NODES.length;
    parts.push(absent > 0 ? t('absent')(count(absent)) : t('reach'));
    const filtered = state.visible.size - drawn.nodes.size;
    if (filtered > 0) parts.push(t('filtered')(count(filtered)));
  } else parts.push(t('every'));
  $('status').textContent = parts.join(lang === 'zh' ? '；' : '; ');
}

function checkRow(name, number, off, act, kind, below) {
  const label = make('label', below ? 'check below' : 'check');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = !off;
  box.addEventListener('change', () => act(box.checked));
  label.append(box);
  if (kind) label.append(sign(kind));
  const text = make('span', 'name', name);
  text.title = name;
  label.append(text, make('span', 'count', count(number)));
  const item = make('li');
  item.append(label);
  return item;
}

function flip(set, ids, on) {
  ids.forEach(id => (on ? set.delete(id) : set.add(id)));
  buildLegend();
  refresh(false);
}

function buildLegend() {
  const numbers = new Map();
  NODES.forEach(node => numbers.set(node.kind, (numbers.get(node.kind) || 0) + 1));
  const rows = [];
  for (const root of DATA.kinds.filter(kind => kind.id === kind.root)) {
    const family = DATA.kinds.filter(kind => kind.root === root.id && numbers.has(kind.id)).map(kind => kind.id);
    const sum = family.reduce((total, id) => total + numbers.get(id), 0);
    rows.push(checkRow(capital(root), sum, family.every(id => state.kindsOff.has(id)), on => flip(state.kindsOff, family, on), root));
    if (family.length < 2) continue;
    for (const id of family.filter(member => member !== root.id)) {
      rows.push(checkRow(capital(KIND.get(id)), numbers.get(id), state.kindsOff.has(id), on => flip(state.kindsOff, [id], on), null, true));
    }
  }
  $('kinds').replaceChildren(...rows);
  const facts = new Map();
  FACTS.forEach(fact => facts.set(fact.p, (facts.get(fact.p) || 0) + 1));
  $('relations').replaceChildren(...DATA.relations.map(({ id, ...names }) =>
    checkRow(capital(names), facts.get(id), state.relationsOff.has(id), on => flip(state.relationsOff, [id], on))));
}

function buildDates() {
  $('dates').hidden = MONTHS.length < 2;
  for (const key of ['from', 'to']) {
    const select = $(key);
    select.replaceChildren(...['', ...MONTHS].map(month => {
      const option = make('option', '', month || t('anyDate'));
      option.value = month;
      return option;
    }));
    select.value = state[key];
  }
}

function speak() {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.querySelectorAll('[data-t]').forEach(element => { element.textContent = t(element.dataset.t); });
  document.querySelectorAll('[data-t-tip]').forEach(element => { element.title = t(element.dataset.tTip); });
  document.querySelectorAll('[data-t-hint]').forEach(element => { element.placeholder = t(element.dataset.tHint); });
  document.querySelectorAll('[data-t-label]').forEach(element => { element.setAttribute('aria-label', t(element.dataset.tLabel)); });
  $('lang').textContent = lang === 'zh' ? 'English' : '中文';
  $('keys').replaceChildren(...t('keys').flatMap(([key, what]) => [make('dt', '', key), make('dd', '', what)]));
  buildLegend();
  buildDates();
  status();
  showCard(false);
  if (network) network.redraw();
}

let hits = [];
let cursor = -1;
function suggest() {
  hits = search($('find').value);
  cursor = hits.length ? 0 : -1;
  const list = $('found');
  const key = fold($('find').value);
  const rows = hits.map((node, index) => {
    const row = make('li');
    row.setAttribute('role', 'option');
    row.id = 'hit-' + index;
    const alias = (node.aliases || []).find(name => fold(name).includes(key));
    const name = node.keys[0].includes(key) || !alias ? node.label : `${node.label}（${alias}）`;
    const note = state.visible.has(node.id) ? `${node.links} ${t('linksWord')}` : t('hiddenNow');
    row.append(sign(KIND.get(node.kind)), make('span', 'name', name), make('span', 'note', note));
    row.addEventListener('mousedown', event => { event.preventDefault(); take(index); });
    return row;
  });
  if (!rows.length && key) rows.push(make('li', 'note', t('noMatch')));
  list.replaceChildren(...rows);
  list.hidden = !key;
  point();
}

function point() {
  [...$('found').children].forEach((row, index) => row.setAttribute('aria-selected', String(index === cursor)));
  $('find').setAttribute('aria-expanded', String(!$('found').hidden));
  if (cursor < 0) { $('find').removeAttribute('aria-activedescendant'); return; }
  $('find').setAttribute('aria-activedescendant', 'hit-' + cursor);
  const row = $('found').children[cursor];
  if (row) row.scrollIntoView({ block: 'nearest' });
}

function take(index) {
  const node = hits[index];
  if (!node) return;
  $('found').hidden = true;
  $('find').setAttribute('aria-expanded', 'false');
  choose({ node: node.id }, true);
  $('graph').focus();
}

function findKeys(event) {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (hits.length) cursor = (cursor + step + hits.length) % hits.length;
    point();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    take(Math.max(cursor, 0));
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    $('found').hidden = true;
    $('graph').focus();
  }
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function walk(event) {
  const [dx, dy] = WAYS[event.key];
  event.preventDefault();
  if (event.shiftKey) {
    const at = network.getViewPosition();
    const step = 120 / network.getScale();
    network.moveTo({ position: { x: at.x + dx * step, y: at.y + dy * step }, animation: motion(120) });
    return;
  }
  if (!state.chosen || state.chosen.node === undefined) {
    const start = drawn.nodes.has(DATA.focus) ? DATA.focus : [...drawn.nodes][0];
    if (start !== undefined) choose({ node: start }, true);
    return;
  }
  const here = NODES[state.chosen.node];
  let best = null;
  for (const id of drawn.nodes) {
    const ahead = (NODES[id].x - here.x) * dx + (NODES[id].y - here.y) * dy;
    const aside = Math.abs((NODES[id].x - here.x) * dy) + Math.abs((NODES[id].y - here.y) * dx);
    const cost = ahead + 2 * aside;
    if (ahead > aside * 0.5 && ahead > 1 && (!best || cost < best.cost)) best = { id, cost };
  }
  if (best) choose({ node: best.id }, false);
}

function graphKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = state.chosen && state.chosen.node;
  if (WAYS[event.key] && event.target === $('graph')) { walk(event); return; }
  const acts = {
    '+': () => zoomBy(1.3), '=': () => zoomBy(1.3), '-': () => zoomBy(1 / 1.3), 0: () => fit(), f: () => fit(),
    e: () => chosen !== undefined && chosen !== null && toggle(chosen, hiddenNeighbours(chosen).length > 0),
    h: () => chosen !== undefined && chosen !== null && hideNode(chosen),
    '?': () => sheet(true), '/': () => { event.preventDefault(); $('find').focus(); $('find').select(); },
    Escape: () => ($('sheet').hidden ? choose(null) : sheet(false)),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) act();
}

function sheet(open) {
  $('sheet').hidden = !open;
  (open ? $('sheet-close') : $('help')).focus();
}

function sideShown(open) {
  $('side').classList.toggle('shut', !open);
  $('menu').setAttribute('aria-expanded', String(open));
}
