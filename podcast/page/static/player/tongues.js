// A transcript in several languages: the words of each turn change places, and all that was worked out of them.

const speak = (tag) => {
  for (const turn of turns) {
    const next = $$('.tr', turn.element).find((each) => each.lang === tag) ?? turn.original;
    turn.words.classList.remove('shown');
    turn.original.classList.toggle('off', next !== turn.original);
    next.classList.add('shown');
    Object.assign(turn, { words: next, node: next.firstChild, pieces: null, lines: null, folded: null, captions: null });
  }
  Object.assign(spoken, { turn: -1, line: -1, word: -1 });
  ui('tongue').value = tag;
  ui('caption').lang = tag || language;
  store.set('tongue', tag);
  find();
  show();
};
ui('tongue').onchange = () => speak(ui('tongue').value);
const tongue = store.get('tongue');
if ($(`.tr[lang="${tongue}"]`)) speak(tongue);
