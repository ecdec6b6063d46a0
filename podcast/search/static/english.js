/* ---- stems of English: kept in step with porter.py ---- */

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
STEMMERS.en = (word) => {
  if (!/^[a-z]{3,64}$/.test(word)) return word;
  word = participle(plural(word));
  if (word.endsWith("y") && hasVowel(word.slice(0, -1))) word = word.slice(0, -1) + "i";
  return final(replace(replace(replace(word, STEP_2, 0), STEP_3, 0), STEP_4, 1));
};
