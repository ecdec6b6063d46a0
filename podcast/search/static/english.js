/* ---- stems of English: kept in step with porter.py ---- */

const rulesIn = (text) => text.split(" ").map((rule) => rule.split(">"));
const STEP_2 = rulesIn(
  "ational>ate tional>tion enci>ence anci>ance izer>ize logi>log bli>ble alli>al entli>ent eli>e ousli>ous " +
  "ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble",
);
const STEP_3 = rulesIn("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");
const STEP_4 = rulesIn("al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> sion> tion> ou> ism> ate> iti> ous> ive> ize>");

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

const plural = (word) => word.replace(/(.ss|.i)es$|([^s])s$/, "$1$2");
const participle = (word) => {
  const [, base = "", suffix] = word.match(/^(.+?)(eed|ed|ing)$/) ?? [];
  if (suffix === "eed") return measure(base) ? base + "ee" : word;
  return hasVowel(base) ? mended(base) : word;
};
const mended = (word) => {
  if (/(at|bl|iz)$/.test(word)) return word + "e";
  if (/([^aeioulsz])\1$/.test(word)) return word.slice(0, -1);
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
