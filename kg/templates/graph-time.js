// Initiatives along time: each fact where its own date is, else where its report is.
const FROM_TO = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:\/(\d{4})(?:-(\d\d))?(?:-(\d\d))?)?/;

// A date as years with a fraction, from its first to its last day; null where there is none.
function span(text) {
  const found = FROM_TO.exec(text || '');
  if (!found) return null;
  const [, y, m, d, y2, m2, d2] = found.map(part => (part === undefined ? undefined : Number(part)));
  const from = y + ((m || 1) - 1) / 12 + ((d || 1) - 1) / 372;
  const ends = (year, month, day) => year + (month ? (month - 1) / 12 : 0) + (day ? day / 372 : month ? 1 / 12 : 1);
  return [from, Math.max(from, y2 ? ends(y2, m2, d2) : ends(y, m, d))];
}

function timeRows() {
  const rows = new Map();
  for (const fact of FACTS) {
    if (!stands(fact)) continue;
    const when = (fact.with && fact.with.date) || fact.day;
    const at = span(when);
    if (!at) continue;
    for (const id of new Set([fact.s, fact.o])) {
      if (NODES[id].root !== 'Initiative') continue;
      if (!rows.has(id)) rows.set(id, []);
      rows.get(id).push({ fact, at, when, stated: Boolean(fact.with && fact.with.date) });
    }
  }
  return [...rows].map(([id, marks]) => ({ id, marks, from: Math.min(...marks.map(mark => mark.at[0])), to: Math.max(...marks.map(mark => mark.at[1])) }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.id - b.id);
}

function ticks(from, to) {
  const years = to - from;
  const step = years > 80 ? 20 : years > 40 ? 10 : years > 16 ? 5 : years > 8 ? 2 : years > 2.5 ? 1 : 0.25;
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to + 1e-9; at += step) found.push(at);
  return found;
}

const tickName = at => (Math.abs(at - Math.round(at)) < 1e-6 ? String(Math.round(at)) : `${Math.floor(at)}-${String(Math.round((at % 1) * 12) + 1).padStart(2, '0')}`);

const MARK_SIGNS = { done: 'mark-done', ongoing: 'mark-ongoing', planned: 'mark-planned' };
function timeTrack(row, from, to) {
  const track = make('div', 'track');
  const share = at => (at - from) / (to - from) * 100;
  const bar = make('div', 'reach');
  bar.style.left = share(row.from) + '%';
  bar.style.width = Math.max(share(row.to) - share(row.from), 0.3) + '%';
  track.append(bar);
  const spots = new Map();
  for (const mark of row.marks) {
    const key = mark.when + ((mark.fact.with || {}).status || '');
    if (!spots.has(key)) spots.set(key, []);
    spots.get(key).push(mark);
  }
  for (const marks of [...spots.values()].slice(0, 40)) {
    const [{ at, when, fact, stated }] = marks;
    const status = (fact.with || {}).status;
    const spot = make('span', ['spot', MARK_SIGNS[status] || '', stated ? '' : 'reported'].join(' '));
    spot.style.left = share((at[0] + at[1]) / 2) + '%';
    spot.title = [when + (stated ? '' : ` (${t('reported')})`), t('status')[status], ...marks.slice(0, 4).map(({ fact: f }) =>
      `${short(NODES[f.s].label, 20)} ${RELATION.get(f.p)[lang]} ${short(NODES[f.o].label, 20)}`)].filter(Boolean).join('\n');
    track.append(spot);
  }
  return track;
}

function timeLegend() {
  const legend = make('p', 'pane-legend');
  for (const status of ['done', 'ongoing', 'planned', '']) {
    legend.append(make('span', `spot still ${MARK_SIGNS[status] || ''}`), make('span', 'said', status ? t('status')[status] : t('noStatus')));
  }
  legend.append(make('span', 'spot still reported'), make('span', 'said', t('reportedLong')));
  return legend;
}

DRAWERS.time = pane => {
  const rows = timeRows();
  const head = make('div', 'pane-head');
  head.append(make('h2', '', t('timeTitle')), make('p', 'pane-note', t('timeNote')(count(rows.length), count(NODES.filter(node => node.root === 'Initiative').length))));
  if (!rows.length) { pane.replaceChildren(head, make('p', 'none', t('empty'))); return; }
  const [from, to] = [Math.floor(Math.min(...rows.map(row => row.from)) * 4) / 4, Math.ceil(Math.max(...rows.map(row => row.to)) * 4) / 4];
  const axis = make('div', 'time-row axis');
  const scale = make('div', 'track');
  for (const at of ticks(from, to).filter(tick => tick < to - (to - from) * 0.04)) {
    const tick = make('span', 'tick', tickName(at));
    tick.style.left = (at - from) / (to - from) * 100 + '%';
    scale.append(tick);
  }
  axis.append(make('div', 'who'), scale);
  const list = make('div', 'time-list');
  list.append(axis);
  const more = portions(list, rows, 120, row => {
    const line = make('div', 'time-row');
    const who = make('div', 'who');
    who.append(signed(row.id, 26));
    line.append(who, timeTrack(row, from, to));
    return line;
  });
  pane.replaceChildren(head, timeLegend(), list, more);
};
