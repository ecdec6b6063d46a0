// Keys, which can be turned off (WCAG 2.2, 2.1.4), and one tab stop for all the times of the transcript.

let keysOn = store.get('keys') !== '0';
ui('keys').checked = keysOn;
ui('keys').onchange = () => {
  keysOn = ui('keys').checked;
  store.set('keys', +keysOn);
};
const help = () => ui('panel').showModal();
ui('more').onclick = help;

const keyMap = {
  ' ': toggle,
  k: toggle,
  j: () => skip(-15),
  l: () => skip(30),
  ArrowLeft: () => skip(-5),
  ArrowRight: () => skip(5),
  n: () => stepChapter(1),
  p: () => stepChapter(-1),
  '>': faster,
  '<': slower,
  m: () => { audio.muted = !audio.muted; },
  f: () => follow(!following),
  c: copyMoment,
  q: quoteSpoken,
  t: () => caption(!captioned),
  '/': () => ui('q').focus(),
  '?': help,
};

listen(window, 'keydown', (event) => {
  const act = keyMap[event.key], { tagName } = event.target;
  if (!act || !keysOn || !player || event.defaultPrevented || $('dialog[open]')) return;
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(tagName)) return;
  if (event.key === ' ' && /^(BUTTON|A|SUMMARY)$/.test(tagName)) return;
  event.preventDefault();
  act();
});

const times = $$('.turns a');
times.forEach((time, n) => { time.tabIndex = n ? -1 : 0; });
listen(document, 'keydown', (event) => {
  const here = times.indexOf(event.target);
  const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: times.length - 1 }[event.key];
  if (here < 0 || !times[there]) return;
  event.preventDefault();
  times[here].tabIndex = -1;
  times[there].tabIndex = 0;
  times[there].focus();
});
