// Choosing, expanding, hiding, and saying what is seen and what is not.
function refresh(keepCard) {
  draw();
  status();
  chips();
  if (!keepCard) showCard(false);
  if (state.tab !== 'graph') drawTab();
  saveSoon();
}

function choose(mark, travel) {
  if (mark && mark.node !== undefined && state.start >= 0 && state.start !== mark.node) { showPath(state.start, mark.node); return; }
  if (mark && mark.node !== undefined && !drawn.nodes.has(mark.node) && state.tab === 'graph') { bring(mark.node); buildLegend(); syncFilters(); }
  state.chosen = mark;
  state.path = null;
  if (!mark) state.start = -1;
  refresh(false);
  if (state.tab !== 'graph') return;
  if (!mark) { network.unselectAll(); return; }
  if (mark.node === undefined) { if (!crowd) network.setSelection({ nodes: [], edges: [mark.edge] }); return; }
  if (!drawn.nodes.has(mark.node)) { state.kept.add(mark.node); state.chosen = mark; refresh(false); }
  if (!crowd) network.selectNodes([mark.node], false);
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
    parts[0] += around ? t('around')(short(NODES[DATA.focus].label, 30)) : t('best');
    const absent = DATA.total - NODES.length;
    parts.push(absent > 0 ? t('absent')(count(absent)) : t('reach'));
    const filtered = state.visible.size - drawn.nodes.size;
    if (filtered > 0) parts.push(t('filtered')(count(filtered)));
  } else parts.push(t('every'));
  if (!DATA.evidence) parts.push(t('noSentences'));
  $('status').textContent = parts.join(lang === 'zh' ? '；' : '; ');
}

// Every filter that is on, with a way to take it off.
function chips() {
  const found = [];
  const put = (text, act) => found.push([text, act]);
  if (state.start >= 0) put(t('pathFrom')(short(NODES[state.start].label, 16)), () => { state.start = -1; });
  if (state.kindsOff.size) put(t('kindsOff')(state.kindsOff.size), () => state.kindsOff.clear());
  if (state.relationsOff.size) put(t('relationsOff')(state.relationsOff.size), () => state.relationsOff.clear());
  if (state.county >= 0) put(short(DATA.counties[state.county][1], 16), () => { state.county = -1; });
  if (state.from || state.to) put(`${state.from || '…'} – ${state.to || '…'}`, () => Object.assign(state, { from: '', to: '' }));
  if (state.sure) put(`${t('confidence')} ≥ ${state.sure}%`, () => { state.sure = 0; });
  if (state.sources > 1) put(t('atLeast')(state.sources), () => { state.sources = 1; });
  $('find').placeholder = state.start >= 0 ? t('pathFrom')(short(NODES[state.start].label, 16)) : t('find');
  $('chips').replaceChildren(...found.map(([text, act]) => {
    const chip = button(text, () => { act(); refilter(); }, 'chip');
    chip.setAttribute('aria-label', t('takeOff')(text));
    chip.append(make('span', 'cross', '✕'));
    return chip;
  }));
}

function speak() {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = $('heading').textContent = DATA.title || t('site');
  document.querySelectorAll('[data-t]').forEach(element => { element.textContent = t(element.dataset.t); });
  document.querySelectorAll('[data-t-tip]').forEach(element => { element.title = t(element.dataset.tTip); });
  document.querySelectorAll('[data-t-hint]').forEach(element => { element.placeholder = t(element.dataset.tHint); });
  document.querySelectorAll('[data-t-label]').forEach(element => { element.setAttribute('aria-label', t(element.dataset.tLabel)); });
  $('lang').textContent = lang === 'zh' ? 'English' : '中文';
  $('lang').lang = lang === 'zh' ? 'en' : 'zh-CN';
  $('keys').replaceChildren(...t('keys').flatMap(([key, what]) => [make('dt', '', key), make('dd', '', what)]));
  buildLegend();
  buildFilters();
  refresh(false);
  if (network) network.redraw();
}

function sheet(open) {
  $('sheet').hidden = !open;
  (open ? $('sheet-close') : $('help')).focus();
}

function sideShown(open) {
  $('side').classList.toggle('shut', !open);
  $('menu').setAttribute('aria-expanded', String(open));
}

function folded(name, open) {
  $(name).hidden = !open;
  $(name + '-open').setAttribute('aria-expanded', String(open));
}
