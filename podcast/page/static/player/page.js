// What an episode's page holds: the data, the turns, the chapters, the audio.

const source = $('#player-data');
if (!source) return;

const data = JSON.parse(source.textContent);
const player = $('[data-player]');
// Without audio a silent stand-in: reading, searching and quoting go on as ever.
const audio = player ? $('audio', player) : new Audio();
const box = player ?? document.createElement('div');

const turns = $$('.turn').map((element, index, all) => {
  const words = $('.say', element);
  const { s, e, who } = element.dataset;
  return { element, index, start: +s, end: +(e ?? all[index + 1].dataset.s), who, words, original: words, node: words.firstChild };
});
const chapters = $$('.chapters [data-s]').map((element) => (
  { element, start: +element.dataset.s, title: $('.ct', element).textContent, picture: $('img', element)?.src }
));
const silences = data.silences.map(([start, end]) => ({ start, end }));

const duration = () => (Number.isFinite(audio.duration) ? audio.duration : data.duration);

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
