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
const english = (word) => {
  if (!/^[a-z]{3,64}$/.test(word)) return word;
  word = participle(plural(word));
  if (word.endsWith("y") && hasVowel(word.slice(0, -1))) word = word.slice(0, -1) + "i";
  return final(replace(replace(replace(word, STEP_2, 0), STEP_3, 0), STEP_4, 1));
};

/* ---- stems of other languages: kept in step with stems.py, from the same table ---- */

const ruled = new Map();
const rulesOf = (language) => {
  if (!ruled.has(language)) {
    const { vowels, regions, steps } = STEMS[language];
    const read = (rule) => {
      const [head, behind = ""] = rule.split(":");
      const [suffix, instead = ""] = head.split(">");
      return { suffix, instead, behind };
    };
    const made = steps.map(([region, how, rules]) => ({ region, how, rules: rules.split(" ").map(read) }));
    ruled.set(language, { vowels, regions, steps: made });
  }
  return ruled.get(language);
};

const behindVowel = (word, vowels, start) => {
  for (let at = start + 1; at < word.length; at++) {
    if (!vowels.includes(word[at]) && vowels.includes(word[at - 1])) return at + 1;
  }
  return word.length;
};
const verbal = (word, vowels) => {
  const isVowel = (letter) => vowels.includes(letter);
  const behind = (wanted) => {
    for (let at = 2; at < word.length; at++) if (isVowel(word[at]) === wanted) return at + 1;
    return word.length;
  };
  if (!isVowel(word[1])) return behind(true);
  return isVowel(word[0]) ? behind(false) : 3;
};
const regionsOf = (word, { vowels, regions }) => {
  const first = behindVowel(word, vowels, 0);
  const r2 = behindVowel(word, vowels, first);
  return { r1: regions === "r1" ? Math.max(first, 3) : first, r2, rv: verbal(word, vowels), "": 0 };
};
const ruledStem = (word, language) => {
  const rules = rulesOf(language);
  const regions = regionsOf(word, rules);
  let isDone = false;
  for (const step of rules.steps) {
    if (isDone && step.how) {
      isDone = step.how === "or";
      continue;
    }
    const fits = ({ suffix, behind }) => {
      const at = word.length - suffix.length;
      return at >= regions[step.region] && word.endsWith(suffix) && (!behind || behind.includes(word[at - 1]));
    };
    const rule = step.rules.find(fits);
    isDone = step.how === "or" && Boolean(rule);
    if (rule) word = word.slice(0, word.length - rule.suffix.length) + rule.instead;
  }
  return word;
};

const stem = (word, language) => {
  if (language === "en") return english(word);
  return language in STEMS && /^[a-z]{4,64}$/.test(word) ? ruledStem(word, language) : word;
};
