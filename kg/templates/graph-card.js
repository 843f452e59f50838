// The card of a thing or a line: every fact with its sentence, article and date. Text only ever enters as text.
function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(text, act, className) {
  const element = make('button', className, text);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

const SIGNS = {
  square: 'M2 2h11v11H2z', hexagon: 'M4 1.8h7l3.4 5.7-3.4 5.7H4L.6 7.5z', diamond: 'M7.5 0 15 7.5 7.5 15 0 7.5z', triangle: 'M7.5 1 14.5 13.5H.5z',
  dot: 'M7.5 1a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z', star: 'M7.5 0l2.2 5 5.3.6-4 3.6 1.2 5.3-4.7-2.8-4.7 2.8L4 9.2 0 5.6 5.3 5z',
};
function sign(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 15 15');
  svg.setAttribute('class', 'sign');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SIGNS[kind.shape]);
  path.setAttribute('class', 'fill-' + (colour[kind.root] ? kind.root : 'Thing'));
  svg.append(path);
  return svg;
}

// Where the words of both ends stand in the sentence, the longest name first.
function marked(sentence, ids) {
  const spans = [];
  const names = ids.flatMap(id => [NODES[id].label, ...(NODES[id].aliases || [])].map(name => [name, NODES[id].root]))
    .filter(pair => pair[0].length > 1).sort((a, b) => b[0].length - a[0].length);
  for (const [name, root] of names) {
    for (const [from, to] of places(sentence, name)) {
      if (spans.every(span => to <= span.from || from >= span.to)) spans.push({ from, to, root });
    }
  }
  return spans.sort((a, b) => a.from - b.from);
}

// Names are compared without quotation marks and spaces, as the graph does; offsets stay those of the sentence.
function places(sentence, name) {
  const key = fold(name);
  const at = [];
  let folded = '';
  let index = 0;
  for (const c of sentence) {
    const part = fold(c);
    for (let k = 0; k < part.length; k += 1) at.push(index);
    folded += part;
    index += c.length;
  }
  const found = [];
  for (let hit = key ? folded.indexOf(key) : -1; hit >= 0; hit = folded.indexOf(key, hit + key.length)) {
    let end = at[hit + key.length - 1] + 1;
    while (end < sentence.length && '”’》」』〉"'.includes(sentence[end]) && /[“‘《「『〈"]/.test(name)) end += 1;
    let start = at[hit];
    while (start > 0 && '“‘《「『〈'.includes(sentence[start - 1]) && '“‘《「『〈'.includes(name[0])) start -= 1;
    found.push([start, end]);
  }
  return found;
}

function quotation(text, ids) {
  const quote = make('blockquote');
  let last = 0;
  for (const { from, to, root } of marked(text, ids)) {
    quote.append(text.slice(last, from), make('mark', 'bg-' + root, text.slice(from, to)));
    last = to;
  }
  quote.append(text.slice(last));
  return quote;
}

function origin(article, extra, dated = false) {
  const [title, publisher, issued, file] = article < 0 ? ['', '', '', ''] : DATA.articles[article];
  const head = title ? (lang === 'zh' ? `《${short(title, 80)}》` : short(title, 80)) : t('untitled');
  return make('p', 'from', [head, publisher, dated ? '' : issued || t('undated'), title || publisher ? '' : file, ...extra].filter(Boolean).join(' · '));
}

function end(id, self) {
  return id === self ? make('span', 'end', short(NODES[id].label)) : button(short(NODES[id].label), () => choose({ node: id }, true), 'end');
}

function factBlock(facts, self) {
  const [first] = facts;
  const relation = RELATION.get(first.p);
  const block = make('section', 'fact');
  const says = make('div', 'says');
  says.append(end(first.s, self), make('span', 'by', `— ${relation[lang]} ${relation.both ? '—' : '→'}`), end(first.o, self));
  block.append(says);
  for (const fact of facts) {
    const chips = make('div', 'chips');
    for (const [key, value] of Object.entries(fact.with || {})) {
      const chip = make('span');
      chip.append(make('b', '', capital(DATA.qualifiers[key])), key === 'status' ? t('status')[value] || value : short(value, 200));
      chips.append(chip);
    }
    if (chips.children.length) block.append(chips);
    if (DATA.quotes[fact.q]) block.append(quotation(DATA.quotes[fact.q], [fact.s, fact.o]));
    const sure = fact.c === undefined ? '' : `${t('confidence')} ${Math.round(fact.c * 100)}%`;
    const source = origin(fact.a, [sure]);
    if (fact.by) source.title = `${t('by')}: ${fact.by}`;
    block.append(source);
  }
  return block;
}

// Facts that say the same stand together, the latest first.
function gathered(facts) {
  const groups = new Map();
  for (const fact of [...facts].sort((a, b) => b.day.localeCompare(a.day) || a.id - b.id)) {
    const key = `${fact.s} ${fact.p} ${fact.o}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  return [...groups.values()];
}

const PAGE = 20;
function factList(groups, self) {
  const list = make('div');
  let done = 0;
  const more = button('', () => add(), 'more');
  function add() {
    groups.slice(done, done + PAGE).forEach(group => list.insertBefore(factBlock(group, self), more));
    done += PAGE;
    more.textContent = `${t('more')} (${t('left')} ${Math.max(groups.length - done, 0)})`;
    more.hidden = done >= groups.length;
  }
  list.append(more);
  add();
  return list;
}

function picks(groups, self, holder) {
  const bar = make('div', 'picks');
  const counts = new Map();
  groups.forEach(([fact]) => counts.set(fact.p, (counts.get(fact.p) || 0) + 1));
  const show = relation => {
    holder.replaceChildren(factList(relation ? groups.filter(([fact]) => fact.p === relation) : groups, self));
    [...bar.children].forEach(pick => pick.setAttribute('aria-pressed', String(pick.dataset.relation === relation)));
  };
  for (const [relation, number] of [['', groups.length], ...[...counts].sort((a, b) => b[1] - a[1])]) {
    const pick = button(`${relation ? capital(RELATION.get(relation)) : t('everything')} ${number}`, () => show(relation));
    pick.dataset.relation = relation;
    bar.append(pick);
  }
  show('');
  return counts.size > 1 ? bar : null;
}

function figureBlocks(id) {
  return figuresOf[id].map(([, indicator, value, date, article, quote]) => {
    const block = make('section', 'fact');
    const table = make('table', 'figures');
    const row = table.insertRow();
    row.insertCell().textContent = indicator + (date ? ` (${date})` : '');
    row.insertCell().textContent = value;
    block.append(table);
    if (DATA.quotes[quote]) block.append(quotation(DATA.quotes[quote], [id]));
    block.append(origin(article, []));
    return block;
  });
}

function acts(id) {
  const bar = make('div', 'acts');
  if (state.tab !== 'graph') {
    bar.append(button(t('inGraph'), () => { showTab('graph'); choose({ node: id }, true); }));
    return bar;
  }
  const waiting = hiddenNeighbours(id).length;
  if (waiting) bar.append(button(`${t('open')} +${waiting}`, () => toggle(id, true)));
  const held = dependants(id).length;
  if (held) bar.append(button(`${t('shut')} −${held}`, () => toggle(id, false)));
  bar.append(button(t('path'), () => startPath(id)), button(t('centre'), () => goTo(id)), button(t('hide'), () => hideNode(id)));
  return bar;
}

function cardTop(kindLine, heading) {
  const top = make('div', 'top');
  const close = button('✕', () => choose(null), 'shut icon');
  close.setAttribute('aria-label', t('close'));
  top.append(kindLine, heading, close);
  return top;
}

function nodeCard(id) {
  const node = NODES[id];
  const kind = KIND.get(node.kind);
  const line = make('div', 'kind');
  line.append(sign(kind), [...new Set([capital(KIND.get(kind.root)), capital(kind)])].join(' · '));
  const top = cardTop(line, make('h2', '', short(node.label, 400)));
  const also = [];
  if (node.aliases) also.push(`${t('also')} ${node.aliases.map(name => short(name)).join(lang === 'zh' ? '、' : ', ')}`);
  if (node.code) also.push(`${t('code')} ${node.code}`);
  if (node.beyond) also.push(t('beyond')(count(node.beyond)));
  if (also.length) top.append(make('p', 'also', also.join(' · ')));
  const whole = edgesOf[id].find(edge => edge.tie && edge.from === id);
  if (whole) {
    const belongs = make('p', 'also', `${t('tie')} `);
    belongs.append(end(whole.to, id));
    belongs.title = t('tieNote');
    top.append(belongs);
  }
  top.append(acts(id));
  const groups = gathered(factsOf[id]);
  const holder = make('div');
  const parts = [top];
  if (figuresOf[id].length) parts.push(make('h3', '', t('figures')), ...figureBlocks(id));
  const bar = groups.length ? picks(groups, id, holder) : null;
  if (bar) parts.push(bar);
  parts.push(groups.length ? holder : make('p', 'none', t('noFacts')));
  return parts;
}

// What a thin line says: no fact, but what follows from a name.
function tieBlock({ from, to }) {
  const block = make('section', 'fact');
  const says = make('div', 'says');
  says.append(end(from, -1), make('span', 'by', `— ${t('tie')} →`), end(to, -1));
  block.append(says, make('p', 'from', t('tieNote')));
  return block;
}

function edgeCard(index) {
  const edge = DATA.edges[index];
  if (edge.tie) {
    const heading = make('h2', '', `${short(NODES[edge.from].label)} — ${short(NODES[edge.to].label)}`);
    return [cardTop(make('div', 'kind', t('tie')), heading), tieBlock(edge)];
  }
  const facts = edge.facts.map(fact => FACTS[fact]).filter(passes);
  const line = make('div', 'kind', `${facts.length} ${t('facts')(facts.length)}`);
  const heading = make('h2', '', `${short(NODES[edge.from].label)} — ${short(NODES[edge.to].label)}`);
  return [cardTop(line, heading), factList(gathered(facts), -1)];
}

function showCard(focus) {
  const card = $('card');
  if (!state.chosen && !state.path) { card.hidden = true; return; }
  card.replaceChildren(...(state.path ? pathCard() : state.chosen.node === undefined ? edgeCard(state.chosen.edge) : nodeCard(state.chosen.node)));
  card.hidden = false;
  card.scrollTop = 0;
  if (focus) card.focus({ preventScroll: true });
}
