// All facts that the filters leave, as a table that sorts and filters.
const sorting = { by: 'day', down: true, words: '' };
const dateOf = fact => (fact.with && fact.with.date) || '';
const COLUMNS = [
  ['subject', fact => NODES[fact.s].label], ['relation', fact => RELATION.get(fact.p)[lang]], ['object', fact => NODES[fact.o].label],
  ['when', dateOf], ['day', fact => fact.day], ['confidence', fact => (fact.c === undefined ? -1 : fact.c)], ['sourcesWord', fact => fact.sources],
  ['sentence', fact => DATA.quotes[fact.q] || ''], ['article', fact => (fact.a < 0 ? '' : DATA.articles[fact.a][0])],
];

function tableFacts() {
  const key = fold(sorting.words);
  const holds = fact => !key || [NODES[fact.s].label, NODES[fact.o].label, RELATION.get(fact.p)[lang], DATA.quotes[fact.q] || '',
    ...(fact.a < 0 ? [] : DATA.articles[fact.a].slice(0, 3)), ...Object.values(fact.with || {})].some(text => fold(text).includes(key));
  const value = COLUMNS.find(([name]) => name === sorting.by)[1];
  const order = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en', { numeric: true }).compare;
  const rows = FACTS.filter(fact => stands(fact) && holds(fact)).map(fact => [value(fact), fact]);
  const compare = (a, b) => (typeof a === 'number' ? a - b : order(short(a, 40), short(b, 40)));
  rows.sort((a, b) => (sorting.down ? -1 : 1) * compare(a[0], b[0]) || a[1].id - b[1].id);
  return rows.map(row => row[1]);
}

function tableHead() {
  const head = make('thead');
  const row = make('tr');
  for (const [name] of COLUMNS) {
    if (name === 'sentence' && !DATA.evidence) continue;
    const cell = make('th');
    cell.scope = 'col';
    const on = sorting.by === name;
    cell.setAttribute('aria-sort', on ? (sorting.down ? 'descending' : 'ascending') : 'none');
    cell.append(button(t(name) + (on ? (sorting.down ? ' ▾' : ' ▴') : ''), () => {
      Object.assign(sorting, { by: name, down: on ? !sorting.down : name === 'when' || name === 'day' || name === 'confidence' || name === 'sourcesWord' });
      drawTable();
      $('table-part').querySelectorAll('th button')[COLUMNS.findIndex(column => column[0] === name)].focus();
    }, 'link'));
    row.append(cell);
  }
  head.append(row);
  return head;
}

function tableRow(fact) {
  const row = make('tr');
  const put = (name, ...parts) => {
    const cell = make('td', 'col-' + name);
    cell.dataset.name = t(name);
    cell.append(...parts);
    row.append(cell);
  };
  const stated = Object.entries(fact.with || {}).filter(([key]) => key !== 'date').map(([key, value]) =>
    `${capital(DATA.qualifiers[key])} ${key === 'status' ? t('status')[value] || value : value}`);
  put('subject', signed(fact.s));
  put('relation', RELATION.get(fact.p)[lang], ...(stated.length ? [make('div', 'small', short(stated.join(' · '), 160))] : []));
  put('object', signed(fact.o));
  put('when', dateOf(fact) || '–');
  put('day', fact.day || '–');
  put('confidence', fact.c === undefined ? '–' : Math.round(fact.c * 100) + '%');
  put('sourcesWord', String(fact.sources));
  if (DATA.evidence) put('sentence', DATA.quotes[fact.q] ? quotation(short(DATA.quotes[fact.q], 300), [fact.s, fact.o]) : '');
  put('article', origin(fact.a, [], true));
  return row;
}

function drawTable() {
  const facts = tableFacts();
  const grid = make('table', 'facts');
  const body = make('tbody');
  grid.append(tableHead(), body);
  const more = portions(body, facts, 60, tableRow);
  $('table-count').textContent = t('tableCount')(count(facts.length), count(FACTS.length));
  $('table-part').replaceChildren(grid, ...(facts.length ? [more] : [make('p', 'none', t(FACTS.length ? 'empty' : 'noGraph'))]));
}

DRAWERS.table = pane => {
  if (!$('table-part')) {
    const head = make('div', 'pane-head');
    const box = make('input');
    box.type = 'search';
    box.id = 'table-words';
    box.addEventListener('input', () => { sorting.words = box.value; drawTable(); });
    const number = make('p', 'pane-note');
    number.id = 'table-count';
    number.setAttribute('role', 'status');
    head.append(make('h2'), box, number);
    const part = make('div');
    part.id = 'table-part';
    pane.replaceChildren(head, part);
  }
  pane.querySelector('h2').textContent = t('tableTitle');
  $('table-words').placeholder = t('tableFind');
  $('table-words').setAttribute('aria-label', t('tableFind'));
  drawTable();
};
