// Read-along: the turn, the sentence and the word that are being spoken.
// The Highlight API paints text without elements; where it is missing, the tinted turn remains.

const paints = {};
if (globalThis.CSS?.highlights) {
  for (const name of ['line', 'word', 'find', 'hit']) CSS.highlights.set(name, paints[name] = new Highlight());
}

const span = (turn, { from, to }) => new StaticRange(
  { startContainer: turn.node, startOffset: from, endContainer: turn.node, endOffset: to },
);
const paint = (name, ...ranges) => {
  paints[name]?.clear();
  for (const range of ranges) paints[name]?.add(range);
};

// Where no time was measured, a turn's time is shared out by letters.
const cut = (turn, pattern) => [...turn.node.data.matchAll(pattern)].map(({ 0: { length }, index: from }) => (
  { from, to: from + length, start: turn.start + (turn.end - turn.start) * from / turn.node.length }
));

const measured = (turn, spaced) => {
  const { times, places = spaced.map((word) => word.from), node } = turn;
  return turn.words === turn.original && times?.length ? times.map((start, n) => {
    const from = places[n], end = places[n + 1] ?? node.length;
    return { from, to: from + node.data.slice(from, end).trimEnd().length, start };
  }) : null;
};

// Scripts without spaces are painted sign by sign.
const unspaced = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}';
const guess = new RegExp(`[${unspaced}]|[^ ${unspaced}]+`, 'gu');
const wordsOf = (turn) => (turn.pieces ??= measured(turn, cut(turn, /[^ ]+/g)) ?? cut(turn, guess));

const language = $('.turns')?.lang || document.documentElement.lang;
const splitter = new Intl.Segmenter(language, { granularity: 'sentence' });
const linesOf = (turn) => (turn.lines ??= [...splitter.segment(turn.node.data)].map(({ index, segment }) => {
  const word = wordsOf(turn).find(({ to }) => to > index);
  return { from: index, to: index + segment.trimEnd().length, start: word?.start ?? turn.start };
}));

const spoken = { turn: -1, line: -1, word: -1, chapter: -1 };

// What was worked out of the words of turns no longer holds.
const renew = (change) => {
  turns.forEach((turn, n) => Object.assign(turn, { pieces: null, lines: null, captions: null, folded: null }, change(turn, n)));
  Object.assign(spoken, { turn: -1, line: -1, word: -1 });
  show();
};

// The times of words come in a script of their own: from a disk a page may load one, and no data.
const learn = () => renew((turn, n) => {
  const [steps, places] = wordTimes[n];
  let time = turn.start;
  const times = steps.map((step) => (time += step / 50));
  return { end: times.pop(), times, places };
});
let arriving;
// Done also when they do not come: then the guess stays.
const askTimes = () => (arriving ??= data.times && new Promise((onerror) => {
  document.head.append(make('script', { src: data.times, onload: () => onerror(learn()), onerror }));
}));

const moveMark = (row, from, to) => {
  row[from]?.element.removeAttribute('aria-current');
  row[to]?.element.setAttribute('aria-current', 'true');
};

const showChapter = (index) => {
  if (index === spoken.chapter) return;
  moveMark(chapters, spoken.chapter, index);
  spoken.chapter = index;
  ui('chapter').textContent = chapters[index]?.title ?? '';
  showOnLockScreen();
};

const showTurn = (time) => {
  const index = current(turns, time), turn = turns[index];
  if (index !== spoken.turn) {
    moveMark(turns, spoken.turn, index);
    Object.assign(spoken, { turn: index, line: -1, word: -1 });
    paint('line');
    paint('word');
  }
  // Before the first listen nothing is being spoken.
  if (!turn || (audio.paused && time === 0)) return;
  askTimes();
  const line = Math.max(0, current(linesOf(turn), time)), word = Math.max(0, current(wordsOf(turn), time));
  if (line !== spoken.line) {
    spoken.line = line;
    paint('line', span(turn, linesOf(turn)[line]));
    if (!audio.paused) keepInView();
  }
  if (word !== spoken.word) {
    spoken.word = word;
    paint('word', span(turn, wordsOf(turn)[word]));
  }
};

// The words of now in large type, cut to what two lines hold, of signs less; a sentence is shared out evenly.
const captionsOf = (turn) => (turn.captions ??= linesOf(turn).flatMap(({ from, to }) => {
  const room = /\p{sc=Han}/u.test(turn.node.data) ? 28 : 60;
  const most = (to - from) / Math.ceil((to - from) / room) + 5, rows = [];
  for (const word of wordsOf(turn).filter((each) => each.from >= from && each.from < to)) {
    const row = rows.at(-1);
    if (row && word.to - row.from <= most) row.to = word.to; else rows.push({ ...word });
  }
  return rows;
}));

let captioned = false;
const showCaption = (time) => {
  const turn = captioned && turns[Math.max(0, spoken.turn)];
  if (!turn) return;
  const row = captionsOf(turn)[Math.max(0, current(captionsOf(turn), time))];
  const text = turn.node.data.slice(row?.from, row?.to);
  if (ui('caption').textContent !== text) ui('caption').textContent = text;
};
const caption = (wish) => {
  captioned = ui('captions').checked = wish;
  ui('caption').hidden = !wish;
  store.set('captions', +wish);
  showCaption(position());
};
ui('captions').onchange = () => caption(ui('captions').checked);

const showTime = (time) => {
  box.style.setProperty('--p', (time / duration()).toFixed(4));
  ui('seek').value = time;
  const now = clock(time);
  if (ui('now').textContent === now) return;
  const chapter = chapters[spoken.chapter]?.title;
  ui('now').textContent = now;
  ui('left').textContent = `−${clock((duration() - time) / audio.playbackRate)}`;
  ui('seek').setAttribute('aria-valuetext', say('time_of', { now, whole: clock(duration()) }) + (chapter ? `, ${chapter}` : ''));
};

const show = (time = position()) => {
  showChapter(current(chapters, time));
  showTurn(time);
  showCaption(time);
  showTime(time);
};

// Following: the sentence stays between the player and the edge of the window, until the reader scrolls away.
let following = true;

const frame = () => {
  const above = player && !narrow.matches ? Math.max(0, player.getBoundingClientRect().bottom) : 0;
  const below = innerHeight - (player && narrow.matches ? player.offsetHeight : 0);
  return { above: above + 16, below: below - 24 };
};

const placeOf = (turn) => {
  const line = turn.lines?.[spoken.line];
  if (!line) return turn.element.getBoundingClientRect();
  const range = new Range();
  range.setStart(turn.node, line.from);
  range.setEnd(turn.node, line.to);
  return range.getBoundingClientRect();
};

const keepInView = (always = false) => {
  const turn = turns[spoken.turn];
  if (!turn || !(following || always)) return;
  const { top, bottom } = placeOf(turn), { above, below } = frame();
  if (!always && top >= above && bottom <= below) return;
  scrollBy({ top: top - above - (below - above) * 0.2, behavior: glide() });
};

const follow = (wanted) => {
  following = wanted;
  ui('follow').setAttribute('aria-pressed', wanted);
  showPlaying();
  if (wanted && !audio.paused) keepInView(true);
};

const letGo = () => { if (following && !audio.paused) follow(false); };
listen(window, 'wheel touchmove', letGo);
listen(window, 'keydown', ({ key }) => {
  if (/^(Page|Home|End|Arrow(Up|Down))/.test(key)) letGo();
});
ui('follow').onclick = () => follow(!following);
ui('resume').onclick = () => follow(true);
