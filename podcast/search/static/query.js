/* ---- queries: kept in step with query.py ---- */

const MOST_CLAUSES = 32;
const MOST_WORDS = 64;
const ITEM = /(-)?"([^"]*)(?:"(\*)?|$)|([^" \t\r\n\f\v\u00a0\u2000-\u200a\u3000]+)/g;

/* While typing, the last word may go on: `loose` marks it. */
const parse = (text, typing) => {
  const wanted = [];
  const unwanted = [];
  let joining = "";
  const plain = text.replace(/[“”„‟«»＂]/g, '"');
  for (const match of [...plain.matchAll(ITEM)].slice(0, 2 * MOST_CLAUSES)) {
    if ((match[0] === "OR" || match[0] === "AND") && wanted.length && !joining) {
      joining = match[0];
      continue;
    }
    const clause = read(match);
    if (!clause.words.length) continue;
    const end = match.index + match[0].length;
    clause.loose = typing && end === plain.length && !clause.refused && !match[0].endsWith('"');
    if (clause.refused) unwanted.push(clause);
    else if (joining === "OR") wanted.at(-1).push(clause);
    else wanted.push([clause]);
    joining = "";
  }
  const kept = [];
  let room = MOST_CLAUSES;
  for (const group of wanted) {
    const part = group.slice(0, room);
    if (part.length) kept.push(part);
    room -= part.length;
  }
  return { wanted: kept, unwanted: unwanted.slice(0, MOST_CLAUSES) };
};

const read = (match) => {
  const quoted = match[2] !== undefined;
  const text = quoted ? match[2] : match[4];
  const start = quoted ? match.index + (match[1] ? 2 : 1) : match.index;
  let prefix = quoted ? Boolean(match[3]) : text.endsWith("*");
  let words = tokens(text).slice(0, MOST_WORDS);
  const last = words.at(-1);
  if (last?.pair && [...last.word].length === 1) {
    if (words.length > 1 && words.at(-2).end === last.end) words = words.slice(0, -1);
    else prefix = true;
  }
  words = words.map((each) => ({ ...each, start: each.start + start, end: each.end + start }));
  return { words, quoted, prefix, refused: quoted ? Boolean(match[1]) : text.startsWith("-") };
};

const clausesOf = (query) => query.wanted.flat();

/* ---- repair: kept in step with repair.py ---- */

const SHORTEST = 4;
const LONG = 8;
const MOST = 4;

const repaired = async (text, query, source) => {
  const words = clausesOf(query)
    .filter((clause) => !clause.prefix)
    .flatMap((clause) => clause.words.map((each, n) => [each, clause.loose && n === clause.words.length - 1]))
    .filter(([each]) => !each.pair);
  const known = await Promise.all(words.map(([{ word }, loose]) => source.isKnown(word, loose)));
  const unknown = words.filter((_, n) => !known[n]).map(([each]) => each).sort((a, b) => b.start - a.start);
  if (!unknown.length || unknown.length > MOST) return null;
  for (const each of unknown) {
    const better = await nearest(each.word, source.vocabulary);
    if (better === null) return null;
    text = text.slice(0, each.start) + better + text.slice(each.end);
  }
  return text;
};

/* `vocabulary(word, alike)` gives [word, count] of those with the same first letter, or of all that may be near. */
const nearest = async (word, vocabulary) => {
  if ([...word].length < SHORTEST || !/^\p{L}+$/u.test(word)) return null;
  return among(word, await vocabulary(word, true), true) ?? among(word, await vocabulary(word, false), false);
};

const among = (word, vocabulary, alike) => {
  const most = [...word].length >= LONG ? 2 : 1;
  let best = null;
  for (const [other, count] of vocabulary) {
    if (Math.abs(other.length - word.length) > most || (alike && other[0] !== word[0])) continue;
    const slips = distance(word, other, most);
    if (slips > most) continue;
    const rank = [slips, alike ? -count : 0, other];
    if (best === null || isBefore(rank, best)) best = rank;
  }
  return best && best[2];
};

const isBefore = (one, other) => {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at >= 0 && one[at] < other[at];
};

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
