// What is seen, to take away: a PNG with title and legend, a CSV with one fact a row.
function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = ending => (document.title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim().slice(0, 60) || 'graph') + ending;

// A cell that a spreadsheet would run as a formula starts with an apostrophe.
function cell(value) {
  let text = value === undefined || value === null ? '' : String(value);
  if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function table() {
  const keys = Object.keys(DATA.qualifiers);
  const head = [t('subject'), t('subjectKind'), t('relation'), t('object'), t('objectKind'), ...keys.map(key => capital(DATA.qualifiers[key])),
    t('sentence'), t('article'), t('publisher'), t('published'), t('confidence'), 'IRI 1', 'IRI 2'];
  const shown = state.tab === 'table' ? tableFacts() : drawn.edges.flatMap(entry => entry.facts);
  const rows = shown.map(fact => {
    const [s, o] = [NODES[fact.s], NODES[fact.o]];
    const [title, publisher, issued] = fact.a < 0 ? ['', '', ''] : DATA.articles[fact.a];
    const stated = keys.map(key => (fact.with || {})[key]).map((value, index) => (keys[index] === 'status' ? t('status')[value] || value : value));
    return [s.label, KIND.get(s.kind)[lang], RELATION.get(fact.p)[lang], o.label, KIND.get(o.kind)[lang], ...stated, DATA.quotes[fact.q] || '',
      title, publisher, issued, fact.c, DATA.base + s.iri, DATA.base + o.iri];
  });
  return [head, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function saveTable() {
  save(new Blob(['\ufeff' + table()], { type: 'text/csv;charset=utf-8' }), fileName('.csv'));
}

function picture() {
  const seen = $('graph').querySelector('canvas');
  const ratio = seen.width / seen.clientWidth;
  const [top, bottom] = [44 * ratio, 58 * ratio];
  const sheetCanvas = document.createElement('canvas');
  sheetCanvas.width = seen.width;
  sheetCanvas.height = seen.height + top + bottom;
  const ctx = sheetCanvas.getContext('2d');
  ctx.fillStyle = colour.ground;
  ctx.fillRect(0, 0, sheetCanvas.width, sheetCanvas.height);
  ctx.drawImage(seen, 0, top);
  ctx.scale(ratio, ratio);
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour.ink;
  ctx.font = `600 17px ${FONT}`;
  ctx.fillText(short(document.title, 80), 16, 23);
  const base = seen.clientHeight + 44;
  ctx.font = `12px ${FONT}`;
  let x = 16;
  const roots = new Set([...drawn.nodes].map(id => NODES[id].root));
  for (const kind of DATA.kinds.filter(entry => entry.id === entry.root && roots.has(entry.id))) {
    ctx.save();
    ctx.translate(x, base + 9);
    ctx.fillStyle = tint(kind.root);
    ctx.fill(new Path2D(SIGNS[kind.shape]));
    ctx.restore();
    ctx.fillStyle = colour.ink;
    ctx.fillText(capital(kind), x + 20, base + 17);
    x += 36 + ctx.measureText(capital(kind)).width;
  }
  ctx.fillStyle = colour.soft;
  ctx.fillText($('status').textContent, 16, base + 42);
  return sheetCanvas;
}

function savePicture() {
  picture().toBlob(blob => save(blob, fileName('.png')), 'image/png');
}
