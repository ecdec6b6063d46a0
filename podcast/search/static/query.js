/* ---- queries: kept in step with query.py ---- */

const MOST_CLAUSES = 32;
const MOST_WORDS = 64;
const ITEM = /(-)?"([^"]*)(?:"(\*)?|$)|([^" \t\r\n\f\v\u00a0\u2000-\u200a\u3000]+)/g;
/* A word whose 's may be missing; what English shortens so is none. */
const GENITIVE = /^(?!\W*(it|s?he|that|t?here|what|who|where|how|let).s\W*$).*['‘’ʼ´]s[^\p{L}\p{N}]*$/iu;

/* While typing, the last word may go on, unless a sign stands behind it, as in c++: `loose` marks it. */
const parse = (text, typing) => {
  const wanted = [];
  const unwanted = [];
  let joining = null;
  let room = MOST_CLAUSES;
  const plain = text.replace(/[“”„‟«»＂]/g, '"');
  for (const match of [...plain.matchAll(ITEM)].slice(0, 2 * MOST_CLAUSES)) {
    if (/^(OR|AND)$/.test(match[0]) && wanted.length && joining === null) {
      joining = match[0] === "OR";
      continue;
    }
    const clause = read(match);
    if (!clause.words.length) continue;
    clause.loose = typing && pastMarks(plain, clause.words.at(-1).end) === plain.length && !clause.refused;
    if (clause.refused) unwanted.push(clause);
    else if (room-- > 0) {
      if (joining) wanted.at(-1).push(clause);
      else wanted.push([clause]);
    }
    joining = null;
  }
  return { wanted, unwanted: unwanted.slice(0, MOST_CLAUSES) };
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
  const isOpen = !quoted && !prefix;
  const isGenitive = isOpen && words.length > 1 && GENITIVE.test(text);
  const base = isGenitive ? words.slice(0, -1) : words;
  const said = text.replace(/&|['‘’]n['‘’]/gi, " and ");
  const whole = isOpen && (isGenitive && !words[2] ? spelledOf(words).join("") : together(base, text.includes("&")).replace(" ", ""));
  const also = [isGenitive && base, whole && [{ word: whole }], isOpen && said !== text && tokens(said).slice(0, MOST_WORDS)];
  return {
    words, base, whole, quoted, prefix, shapes: [words, ...also.filter(Boolean)].map(spelledOf),
    refused: quoted ? Boolean(match[1]) : text.startsWith("-"),
  };
};

const clausesOf = (query) => query.wanted.flat();

/* ---- repair: kept in step with repair.py; what is meant instead of a word is found in near.js ---- */

const SHORTEST = 4;
const MOST = 4;

const LETTERED = /^\P{N}+$/u;

const repaired = async (text, query, source) => {
  const words = clausesOf(query)
    .filter((clause) => !clause.prefix)
    .flatMap((clause) => clause.base.map((each) => [each, clause]))
    .filter(([each]) => !each.pair);
  const known = await Promise.all(words.map(async ([each, clause]) =>
    (await source.isKnown(each.word, clause.loose && each === clause.words.at(-1), each === clause.base.at(-1) && !clause.quoted)) ||
    (clause.whole && source.isKnown(clause.whole))));
  const unknown = words.filter((_, n) => !known[n]).map(([each]) => each).sort((a, b) => b.start - a.start);
  const isSlip = unknown.length && unknown.length <= MOST && unknown.every(({ word }) => isRepairable(word));
  return isSlip ? source.putRight(text, unknown) : null;
};

const isRepairable = (word) => [...word].length >= SHORTEST && LETTERED.test(word);
const firstsOf = (word) => [...word].slice(0, 2).join("");
