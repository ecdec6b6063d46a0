/* ---- what is near a word that is nowhere: kept in step with repair.py ---- */

const OTHERS = 2;
const LONG = 8;
const SHORTENED = /^(do|ca|wo|is|are|was|were|ha[sd]|have|does|did|(c|sh|w)ould)nt$/;

/*
 * The words near one, the nearest first. `alike(word, slips)` and `begun(word)` give [[word, commonness]] of all that
 * may be near, or more: by slips behind the first two letters, and by one in them.
 */
const near = async (word, { alike, begun }) => {
  const letters = [...word];
  const begin = firstsOf(word);
  const starting = (vocabulary) => vocabulary.filter(([other]) => other.startsWith(begin));
  const [some, others] = await Promise.all([alike(word, 1), begun(word)]);
  const head = word.slice(0, -1);
  const isShortened = SHORTENED.test(word) && some.some(([other]) => other === head);
  const found = [...(isShortened ? [`${head}'t`] : []), ...ranked(letters, [...starting(some), ...others], 1)];
  if (found.length || letters.length < LONG) return [...new Set(found)];
  return ranked(letters, starting(await alike(word, 2)), 2);
};

/*
 * The words with no more slips than `most`: first what is longer or made of the same letters, for what was left out,
 * doubled or swapped can be typed in one way only; then what is common.
 */
const ranked = (letters, vocabulary, most) => {
  const own = new Set(letters);
  const isMade = (other) => [...other].every((letter) => own.has(letter)) && new Set(other).size === own.size;
  const isLikely = (other) => lettersOf(other).length > letters.length || isMade(other);
  return vocabulary
    .filter(([other]) => other.length >= SHORTEST - 1 && isNear(letters, other, most) && LETTERED.test(other))
    .map(([other, commonness]) => [other, isLikely(other) * 64 + commonness])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([other]) => other);
};

const isNear = (letters, word, most) => {
  const other = lettersOf(word);
  if (Math.abs(other.length - letters.length) > most) return false;
  // A slip changes at most two of the letters in use: this cheap look spares most of the comparing.
  let strange = 0;
  for (const letter of new Set(letters)) strange += !other.includes(letter);
  return strange <= most && distance(letters, other, most) <= most;
};

const lettersOf = (word) => (/[\ud800-\udfff]/.test(word) ? [...word] : word);

const distance = (one, other, most) => {
  let last = [];
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 0; i < one.length; i++) {
    [last, before, row] = [before, row, [i + 1]];
    for (let j = 0; j < other.length; j++) {
      let least = Math.min(before[j + 1] + 1, row[j] + 1, before[j] + (one[i] === other[j] ? 0 : 1));
      if (i && j && one[i] === other[j - 1] && one[i - 1] === other[j]) least = Math.min(least, last[j - 1] + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return row.at(-1);
};

/* As repair.py has it; the last of the words in the text comes first. */
const putRight = async (text, unknown, source) => {
  const found = await Promise.all(unknown.map(({ word }) => near(word, source)));
  if (!found.every(({ length }) => length)) return null;
  const put = (spelled, { start, end }, word) => spelled.slice(0, start) + word + spelled.slice(end);
  return {
    text: unknown.reduce((spelled, each, n) => put(spelled, each, found[n][0]), text),
    others: unknown.length > 1 ? [] : found[0].slice(1, OTHERS + 1).map((word) => put(text, unknown[0], word)),
  };
};
