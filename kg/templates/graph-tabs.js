// The other pictures of the same data, each made when it is first looked at.
const TABS = ['graph', 'time', 'table', 'map', 'figures'];
const DRAWERS = {};

function showTab(tab, focus) {
  state.tab = tab;
  if (narrow()) state.chosen = null; // the card would cover half of it
  syncTabs();
  refresh(false);
  if (tab === 'graph') network.redraw();
  if (focus) $('tab-' + tab).focus();
}

function syncTabs() {
  for (const name of TABS) {
    const on = name === state.tab;
    $('tab-' + name).setAttribute('aria-selected', String(on));
    $('tab-' + name).tabIndex = on ? 0 : -1;
    $('pane-' + name).hidden = !on;
  }
  document.body.dataset.tab = state.tab;
}

function drawTab() {
  syncTabs();
  if (DRAWERS[state.tab]) DRAWERS[state.tab]($('pane-' + state.tab));
}

function tabKeys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const open = TABS.filter(name => !$('tab-' + name).hidden);
  showTab(open[(open.indexOf(state.tab) + step + open.length) % open.length], true);
}

// A name that opens its card.
function nameButton(id, most = 40) {
  const made = button(short(NODES[id].label, most), () => choose({ node: id }), 'end');
  if (NODES[id].label.length > most) made.title = short(NODES[id].label, 300);
  return made;
}

function signed(id, most) {
  const holder = make('span', 'signed');
  holder.append(sign(KIND.get(NODES[id].kind)), nameButton(id, most));
  return holder;
}

// Rows in portions, so that thousands open at once.
function portions(holder, items, size, row) {
  let done = 0;
  const more = button('', () => add(), 'more');
  function add() {
    items.slice(done, done + size).forEach(item => holder.append(row(item)));
    done += size;
    more.textContent = `${t('more')} (${t('left')} ${count(Math.max(items.length - done, 0))})`;
    more.hidden = done >= items.length;
  }
  add();
  return more;
}
