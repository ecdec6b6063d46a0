/*
 * Search in the browser. One form, one index file, no server:
 *
 *   <form role="search" action="./" method="get" data-search data-index="index-<hash8>.json" data-root="../">
 *     <input type="search" name="q">
 *   </form>
 *   <p role="status" data-search-status></p>
 *   <div data-search-results></div>
 *
 * The engine finds what the SQLite index finds, by the same rules for folding, stems, queries and repair;
 * a test holds the two to each other. What is drawn is drawn with textContent, never as HTML.
 */
(() => {
  "use strict";

  /* ---- words: kept in step with fold.py ---- */

  const LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "\u00ad": "",
  };
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff" +
    "\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
  const ASCII = /^[\x00-\x7f]*$/;
  const folding = new Map();

  const foldCharacter = (character) => {
    let folded = folding.get(character);
    if (folded !== undefined) return folded;
    folded = "";
    for (const part of character.normalize("NFKD")) {
      if (part in LETTERS || /[\p{L}\p{N}]/u.test(part)) {
        for (const low of part.toLowerCase()) folded += LETTERS[low] ?? low;
      } else if (!/\p{M}/u.test(part)) folded += " ";
    }
    folding.set(character, folded);
    return folded;
  };

  /* The words of a text: [{word, start, end, pair}], offsets into the text. */
  const tokens = (text) => {
    const found = [];
    if (ASCII.test(text)) {
      for (const match of text.toLowerCase().matchAll(/[a-z0-9]+/g)) {
        found.push({ word: match[0], start: match.index, end: match.index + match[0].length, pair: false });
      }
      return found;
    }
    let run = [];
    const close = () => {
      if (run.length) cut(run, found);
      run = [];
    };
    let place = 0;
    for (const character of text) {
      const end = place + character.length;
      for (const letter of foldCharacter(character)) {
        if (letter === " ") close();
        else run.push({ letter, start: place, end });
      }
      place = end;
    }
    close();
    return found;
  };

  const cut = (run, found) => {
    const add = (from, to, pair) =>
      found.push({
        word: run.slice(from, to).map((each) => each.letter).join(""),
        start: run[from].start, end: run[to - 1].end, pair,
      });
    let first = 0;
    for (const [piece] of run.map((each) => each.letter).join("").matchAll(RUN)) {
      const last = first + [...piece].length;
      if (IS_UNSPACED.test(piece)) for (let at = first; at < last; at++) add(at, Math.min(at + 2, last), true);
      else add(first, last, false);
      first = last;
    }
  };

  /* ---- stems: kept in step with porter.py ---- */

  const STEP_2 = [
    ["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"], ["logi", "log"],
    ["bli", "ble"], ["alli", "al"], ["entli", "ent"], ["eli", "e"], ["ousli", "ous"], ["ization", "ize"],
    ["ation", "ate"], ["ator", "ate"], ["alism", "al"], ["iveness", "ive"], ["fulness", "ful"],
    ["ousness", "ous"], ["aliti", "al"], ["iviti", "ive"], ["biliti", "ble"],
  ];
  const STEP_3 = [
    ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""],
  ];
  const STEP_4 = (
    "al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize"
  ).split(" ").map((suffix) => [suffix, ""]);

  const shape = (word) => {
    let made = "";
    for (const letter of word) {
      made += "aeiou".includes(letter) || (letter === "y" && made.endsWith("c")) ? "v" : "c";
    }
    return made;
  };
  const measure = (word) => (shape(word).match(/v+c+/g) || []).length;
  const hasVowel = (word) => shape(word).includes("v");
  const endsShort = (word) => shape(word).endsWith("cvc") && !"wxy".includes(word.at(-1));

  const plural = (word) => {
    if (word.endsWith("sses") && word.length > 4) return word.slice(0, -2);
    if (word.endsWith("ies") && word.length > 3) return word.slice(0, -2);
    return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  };
  const participle = (word) => {
    if (word.endsWith("eed") && word.length > 3) return measure(word.slice(0, -3)) ? word.slice(0, -1) : word;
    for (const suffix of ["ed", "ing"]) {
      if (word.endsWith(suffix) && word !== suffix) {
        const base = word.slice(0, -suffix.length);
        return hasVowel(base) ? mended(base) : word;
      }
    }
    return word;
  };
  const mended = (word) => {
    if (/(at|bl|iz)$/.test(word) && word.length > 2) return word + "e";
    const last = word.at(-1);
    if (word.length > 1 && last === word.at(-2) && !"aeioulsz".includes(last)) return word.slice(0, -1);
    return measure(word) === 1 && endsShort(word) ? word + "e" : word;
  };
  const replace = (word, rules, above) => {
    for (const [suffix, ending] of rules) {
      if (word.endsWith(suffix) && word.length > suffix.length) {
        const base = word.slice(0, suffix === "sion" || suffix === "tion" ? -3 : -suffix.length);
        return measure(base) > above ? base + ending : word;
      }
    }
    return word;
  };
  const final = (word) => {
    const base = word.slice(0, -1);
    if (word.endsWith("e") && (measure(base) > 1 || (measure(base) === 1 && !endsShort(base)))) word = base;
    return word.endsWith("ll") && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
  };
  const stem = (word) => {
    if (!/^[a-z]{3,64}$/.test(word)) return word;
    word = participle(plural(word));
    if (word.endsWith("y") && hasVowel(word.slice(0, -1))) word = word.slice(0, -1) + "i";
    return final(replace(replace(replace(word, STEP_2, 0), STEP_3, 0), STEP_4, 1));
  };

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
    let room = MOST_CLAUSES;
    const kept = wanted.map((group) => group.splice(0, Math.max(room, (room -= group.length, 0))));
    return { wanted: kept.filter((group) => group.length), unwanted: unwanted.slice(0, MOST_CLAUSES) };
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
  const stems = (clause) => (clause.quoted || clause.prefix ? null : clause.words.map((each) => stem(each.word)));

  /* ---- repair: kept in step with repair.py ---- */

  const SHORTEST = 4;
  const LONG = 8;
  const MOST = 4;

  const repaired = (text, query, known, vocabulary) => {
    const unknown = clausesOf(query)
      .filter((clause) => !clause.prefix)
      .flatMap((clause) =>
        clause.words.filter((each, n) => {
          const loose = clause.loose && n === clause.words.length - 1;
          return !each.pair && !known(each.word, loose);
        }),
      )
      .sort((a, b) => a.start - b.start);
    if (!unknown.length || unknown.length > MOST) return null;
    for (const each of unknown.reverse()) {
      const better = nearest(each.word, vocabulary);
      if (better === null) return null;
      text = text.slice(0, each.start) + better + text.slice(each.end);
    }
    return text;
  };

  const nearest = (word, vocabulary) => {
    const size = [...word].length;
    if (size < SHORTEST || !/^\p{L}+$/u.test(word)) return null;
    const most = size >= LONG ? 2 : 1;
    let best = null;
    for (const [other, count] of vocabulary) {
      if (Math.abs(other.length - word.length) > most) continue;
      const slips = distance(word, other, most);
      if (slips > most) continue;
      const rank = [slips, other[0] === word[0] ? 0 : 1, -count, other];
      if (best === null || isBefore(rank, best)) best = rank;
    }
    return best && best[3];
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
