// The search box with its list of hits.
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
    const name = node.keys[0].includes(key) || !alias ? short(node.label) : `${short(node.label)}（${short(alias)}）`;
    const note = state.visible.has(node.id) ? `${node.links} ${t('linksWord')(node.links)}` : t('hiddenNow');
    row.append(sign(KIND.get(node.kind)), make('span', 'name', name), make('span', 'note', note));
    row.addEventListener('mousedown', event => { event.preventDefault(); take(index); });
    return row;
  });
  if (!rows.length && key) {
    const none = make('li', 'note', t('noMatch'));
    none.setAttribute('role', 'option');
    none.setAttribute('aria-disabled', 'true');
    rows.push(none);
  }
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

function closeHits() {
  $('found').hidden = true;
  $('find').setAttribute('aria-expanded', 'false');
}

function take(index) {
  const node = hits[index];
  if (!node) return;
  closeHits();
  choose({ node: node.id }, true);
  if (state.tab === 'graph') $('graph').focus(); else showCard(true);
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
    closeHits();
    $('graph').focus();
  }
}
