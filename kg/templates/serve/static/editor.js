// The query editor: YASGUI over this server's endpoint, and the library's queries to start from.
(function () {
  'use strict';
  const holder = document.getElementById('yasgui');
  const wanted = decodeURIComponent(location.hash.slice(1)); // the editor clears it
  const prefixes = JSON.parse(holder.dataset.prefixes);
  const endpoint = new URL('/sparql', location.href).href;
  const first = 'SELECT ?name ?type WHERE {\n  ?thing a ?type ;\n    skos:prefLabel ?name .\n}\nLIMIT 20\n';
  // The editor marks undeclared prefixes as mistakes, so each text says those that it uses.
  const declared = text => Object.keys(prefixes)
    .filter(name => new RegExp(`(^|[^\\w?$:<])${name}:`, 'm').test(text) && !new RegExp(`PREFIX\\s+${name}:`, 'i').test(text))
    .map(name => `PREFIX ${name}: <${prefixes[name]}>\n`).join('') + text;

  Yasgui.Yasqe.defaults.autocompleters = ['variables'];
  Yasgui.Yasqe.defaults.value = declared(first);
  Yasgui.Yasqe.defaults.createShareableLink = null;
  Yasgui.defaults.yasr = Object.assign({}, Yasgui.defaults.yasr, { prefixes });
  const page = new Yasgui(holder, {
    requestConfig: { endpoint, method: 'POST' },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: `kg-serve-${endpoint}`,
  });

  const note = document.getElementById('cut');
  const watched = new WeakSet();
  page.on('query', (_, tab) => {
    note.hidden = true;
    const editor = tab.getYasqe();
    if (watched.has(editor)) return;
    watched.add(editor);
    editor.on('queryResponse', (_editor, response) => {
      const cut = response.headers && response.headers.get('x-govkg-cut');
      note.textContent = cut ? note.dataset.text + cut : '';
      note.hidden = !cut;
    });
  });

  const list = document.getElementById('library');
  let queries = [];
  function fill(name) {
    const found = queries.find(query => query.name === name);
    if (!found) return;
    page.getTab().setQuery(declared(found.text));
    list.value = name;
  }
  list.addEventListener('change', () => fill(list.value));
  fetch('/library.json').then(reply => reply.json()).then(rows => {
    queries = rows;
    for (const row of rows) {
      const option = document.createElement('option');
      option.value = row.name;
      option.textContent = `${row.name} — ${row[list.dataset.language]}`;
      list.append(option);
    }
    fill(wanted);
    document.documentElement.dataset.ready = 'yes';
  });
}());
