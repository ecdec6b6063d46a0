// What an episode's page holds: the data, the turns, the chapters, the audio.

const source = $('#player-data');
if (!source) return;

const data = JSON.parse(source.textContent);
const player = $('[data-player]');
// Without audio a silent stand-in: reading, searching and quoting go on as ever.
const audio = player ? $('audio', player) : new Audio();
const box = player ?? make('div');

let who;
const turns = $$('.part > [id^="t="]').map((element, n) => {
  const words = $('p', element) ?? element, start = parseInt(element.id.slice(2)) + data.tenths[n] / 10;
  who = $('b', element)?.textContent.trim() ?? who;
  // Of thousands of turns not every one has its time in the page.
  if (!$('a', element)) element.prepend(make('a', { href: `#${element.id}`, textContent: clock(start) }));
  return { element, start, who, words, original: words, node: words.lastChild };
});
turns.forEach((turn, n) => { turn.end = turns[n + 1]?.start ?? data.duration; });
const chapters = $$('.chapters [data-s]').map((element) => (
  { element, start: +element.dataset.s, title: $('.ct', element).textContent, picture: $('img', element)?.src }
));
const silences = data.silences.map(([start, end]) => ({ start, end }));

const duration = () => (audio.duration < Infinity ? audio.duration : data.duration);

// The last of a row in time order that has begun, -1 when none has.
const current = (row, time) => {
  let low = 0, high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle].start <= time + 0.01) low = middle + 1; else high = middle;
  }
  return low - 1;
};

const still = matchMedia('(prefers-reduced-motion: reduce)');
const glide = () => (still.matches ? 'auto' : 'smooth');
// As in the style: below this the player is docked at the bottom.
const narrow = matchMedia('(max-width: 760px)');
