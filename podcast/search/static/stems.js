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
for (const language of Object.keys(STEMS)) {
  STEMMERS[language] = (word) => {
    if (STEMS[language].umlauts && word.length > 2) word = word.replace(/([aeq]ue)|([aou])e/g, "$1$2");
    return /^[a-z]{4,64}$/.test(word) ? ruledStem(word, language) : word;
  };
}
