// Search by name, alias, code or pinyin: whole syllables, their beginnings or initials, in any mixture.
const TYPED = /^[a-z0-9ü]+$/;
NODES.forEach(node => { node.keys = [node.label, ...(node.aliases || []), node.code || ''].filter(Boolean).map(name => fold(name.slice(0, 200))); });

// What each character of a name may be typed as: a Chinese one by its syllables, any other as it is.
let sounds = null;
function spell() {
  const table = new Map(Object.entries(DATA.pinyin).map(([character, said]) => [character, said.split(' ')]));
  const own = new Map();
  const soundsOf = c => table.get(c) || own.get(c) || own.set(c, [c]).get(c);
  sounds = NODES.map(node => node.keys.map(key => [...key.slice(0, 40)].filter(c => table.has(c) || /[a-z0-9]/.test(c)).map(soundsOf)));
}

// How many characters from `at` on the typed letters spell, or 0 where they do not.
function spells(name, at, typed, from) {
  if (from === typed.length) return at;
  if (at === name.length) return 0;
  for (const syllable of name[at]) {
    let size = 0;
    while (size < syllable.length && from + size < typed.length && syllable[size] === typed[from + size]) size += 1;
    for (; size > 0; size -= 1) {
      const end = spells(name, at + 1, typed, from + size);
      if (end) return end;
    }
  }
  return 0;
}

function soundRank(node, typed) {
  let best = 99;
  sounds[node.id].forEach((name, index) => {
    for (let at = 0; at < name.length; at += 1) {
      const end = name[at].some(syllable => syllable[0] === typed[0]) ? spells(name, at, typed, 0) : 0;
      if (!end) continue;
      best = Math.min(best, (at ? 14 : end === name.length ? 8 : 10) + (index ? 1 : 0));
      if (!at) break;
    }
  });
  return best;
}

function nameRank(node, key) {
  let best = 99;
  node.keys.forEach((name, index) => {
    const at = name.indexOf(key);
    if (at >= 0) best = Math.min(best, (name === key ? 0 : at === 0 ? 2 : name.endsWith(key) ? 4 : 6) + (index ? 1 : 0));
  });
  return best;
}

function search(words) {
  const key = fold(words.slice(0, 200));
  if (!key) return [];
  const typed = TYPED.test(key) ? key.replace(/ü/g, 'v') : '';
  if (typed && !sounds) spell();
  const ranked = [];
  for (const node of NODES) {
    const rank = Math.min(nameRank(node, key), typed ? soundRank(node, typed) : 99);
    if (rank < 99) ranked.push([rank, node]);
  }
  ranked.sort((a, b) => a[0] - b[0] || b[1].links - a[1].links || a[1].id - b[1].id);
  return ranked.slice(0, 40).map(pair => pair[1]);
}
