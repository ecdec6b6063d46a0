// A transcript in several languages: the words of each turn change places, and all that was worked out of them.

const speak = (tag) => {
  renew((turn) => {
    const next = $$('.tr', turn.element).find((each) => each.lang === tag) ?? turn.original;
    turn.words.classList.remove('shown');
    turn.original.classList.toggle('off', next !== turn.original);
    next.classList.add('shown');
    return { words: next, node: next.lastChild };
  });
  ui('tongue').value = tag;
  ui('caption').lang = tag || language;
  store.set('tongue', tag);
  find();
};
ui('tongue').onchange = () => speak(ui('tongue').value);
const tongue = store.get('tongue');
if ($(`.tr[lang="${tongue}"]`)) speak(tongue);
