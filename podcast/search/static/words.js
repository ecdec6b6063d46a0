/* ---- words: kept in step with fold.py ---- */

const LETTERS = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
  "ς": "σ", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "\u0640": "", "\u00ad": "", "\u02bb": " ", "\u02bc": " ",
};
const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff" +
  "\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\u{20000}-\\u{3ffff}";
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const SAID = /[\p{L}\p{N}]|(?=\p{M})[\u0900-\u093b\u093d-\u17ff\u3099\u309a]/u;
const ASCII = /^[\x00-\x7f]*$/;
const folding = new Map();

const foldCharacter = (character) => {
  let folded = folding.get(character);
  if (folded !== undefined) return folded;
  folded = "";
  for (const part of character.normalize("NFKD")) {
    if (/[٠-٩۰-۹]/.test(part)) folded += part.charCodeAt() % 16;
    else if (part in LETTERS || SAID.test(part)) {
      for (const low of part.toLowerCase()) folded += LETTERS[low] ?? low;
    } else if (!/\p{M}/u.test(part)) folded += " ";
  }
  folded = folded.normalize().replace(/^[\u1100-\u11ff\u3099\u309a]+$/, "");
  folding.set(character, folded);
  return folded;
};

const unmarked = (text) => text.replace(/\b([A-Za-z])\.(?=[A-Za-z]\b)|(\d),(?=\d{3}(?!\d))/g, "$1$2\u00ad");

/* The words of a text: [{word, start, end, pair}], offsets into the text. */
const tokens = (text) => {
  const found = [];
  text = unmarked(text);
  if (ASCII.test(text)) {
    for (const { 0: word, index: start } of text.toLowerCase().matchAll(/[a-z0-9]+/g)) {
      found.push({ word, start, end: start + word.length });
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
  const lettersIn = (some) => some.map(({ letter }) => letter).join("");
  const add = (from, to, pair) =>
    found.push({ word: lettersIn(run.slice(from, to)), start: run[from].start, end: run[to - 1].end, pair });
  let first = 0;
  for (const [piece] of lettersIn(run).matchAll(RUN)) {
    const last = first + [...piece].length;
    if (IS_UNSPACED.test(piece)) for (let at = first; at < last; at++) add(at, Math.min(at + 2, last), true);
    else add(first, last);
    first = last;
  }
};

const spelledOf = (words) => words.map(({ word }) => word);
/* Two words that may be written in one, with a space between, else ""; as in joined.py. */
const together = (words, isAnd) => {
  const pair = spelledOf(words).join(" ");
  const isShort = /( (re|ve|ll|[dmst])|^. [dmt]&| s&)$/.test(isAnd ? pair + "&" : pair);
  const isOne = /^(?!.*\d (\d|..))\S+ \S+$/u.test(pair);
  return isOne && !isShort && !words[0].pair ? pair : "";
};

/* Put some more to what a map has under a key. */
const gather = (map, key, ...some) => {
  if (map.has(key)) map.get(key).push(...some);
  else map.set(key, some);
};

/* How a word is reduced to its stem, by language; english.js and stems.js add theirs where they are needed. */
const STEMMERS = {};
const stem = (word, language) => STEMMERS[language]?.(word) ?? word;
const byStem = (words, language) => {
  const made = new Map();
  for (const word of words) gather(made, stem(word.replace(" ", ""), language), word);
  return made;
};

window.podcastSearch = { stem };
