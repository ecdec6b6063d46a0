/* ---- words in memory: for short archives, from one file that holds every text; scores as FTS5 has them ---- */

const commonness = (count) => 32 - Math.clz32(count);
/* The pairs of words of a text that have a mark between, as in joined.py. */
const joined = (text, language) =>
  (unmarked(text).replace(/[ʼʻ]/g, "'").match(/[\p{L}\p{N}\u0300-\u036f\u0591-\u1dff\u3099\u309a]+(?:['’.&‐‑-][\p{L}\p{N}\u0300-\u036f\u0591-\u1dff\u3099\u309a]+)*/gu) ?? []).flatMap((chain) => {
    const [one, mark, other, ...more] = chain.replace(/['’]s$/i, "").split(/(['’.&‐‑-])/);
    const isElided = /^(ca|fr|it)$/.test(language) && /['’]/.test(mark) && !/^o$/i.test(one);
    if (!other || more.length || isElided) return [];
    return together([...tokens(one), ...tokens(other)], mark === "&") || [];
  });

/* `data` is what web.py writes. */
const inMemory = (data) => {
  const documents = [];
  // word -> [document, place, document, place, …]
  const postings = new Map();
  // language -> what is written in one elsewhere
  const pairs = new Map();
  let allWords = 0;
  data.episodes.forEach(([slug, title, language, year, texts], episode) => {
    for (const [kind, start, speaker, text] of texts) {
      const found = tokens(text);
      found.forEach(({ word }, place) => gather(postings, word, documents.length, place));
      if (!pairs.has(language)) pairs.set(language, new Set());
      for (const pair of joined(text, language)) pairs.get(language).add(pair);
      // The index counts the name of the language too.
      const length = found.length + 1;
      allWords += length;
      const name = data.speakers[speaker] ?? "";
      documents.push({ slug, title, language, year, episode, kind, start, name, text, length });
    }
  });
  const average = allWords / (documents.length || 1);
  const languages = [...new Set(data.episodes.map(([, , language]) => language))];

  const roots = new Map();
  const family = (word, language) => {
    if (!roots.has(language)) roots.set(language, byStem([...postings.keys(), ...(pairs.get(language) ?? [])], language));
    return roots.get(language).get(stem(word, language)) ?? [];
  };
  const others = (word) =>
    languages.flatMap((language) =>
      family(word, language).filter((other) => other !== word).map((other) => [other, language]),
    );
  const going = (word) => [...postings.keys()].filter((other) => other.startsWith(word));
  let counted = null;
  const vocabulary = () => (counted ??= [...postings].map(([word, list]) => [
    word, commonness(new Set(list.filter((_, n) => n % 2 === 0)).size),
  ]));

  /* Where any of the words stands: document -> places. */
  const places = (words, language) => {
    const found = new Map();
    for (const word of words) {
      const list = postings.get(word) || [];
      for (let n = 0; n < list.length; n += 2) {
        if (language && documents[list[n]].language !== language) continue;
        gather(found, list[n], list[n + 1]);
      }
    }
    return found;
  };

  const phrase = (words, { going: isGoing = false, language = "" } = {}) => {
    const columns = words.map((word, n) => (isGoing && n === words.length - 1 ? going(word) : [word]));
    const found = places(columns[0], language);
    columns.slice(1).forEach((column, n) => {
      const next = places(column, language);
      for (const [doc, starts] of found) {
        const behind = next.get(doc) || [];
        const kept = starts.filter((place) => behind.includes(place + n + 1));
        if (kept.length) found.set(doc, kept);
        else found.delete(doc);
      }
    });
    const rarity = rarityOf(documents.length, found.size);
    for (const [doc, starts] of found) {
      const often = starts.length * data.weights[documents[doc].kind];
      const damp = K1 * (1 - B + (B * documents[doc].length) / average);
      found.set(doc, (rarity * often * (K1 + 1)) / (often + damp));
    }
    return found;
  };

  const test = ({ episode, speaker, year }) => (doc) =>
    (!episode || documents[doc].slug === episode) && (!speaker || documents[doc].name === speaker) &&
    (!year || documents[doc].year === Number(year));

  return {
    phrase,
    others,
    putRight: (text, unknown) => putRight(text, unknown, { alike: vocabulary, begun: vocabulary }),
    isKnown: (word, loose) =>
      postings.has(word) || others(word).some(([other, language]) => other.includes(" ") || places([other], language).size) ||
      (loose && going(word).length > 0),
    goes: (word) => going(word).length > 0,
    test,
    document: (doc) => documents[doc],
    fileOf: () => "",
    episodeOf: (doc) => documents[doc].episode,
    lists: () => ({
      speakers: [...data.speakers].sort((a, b) => a.localeCompare(b)),
      episodes: data.episodes,
    }),
    years: [...new Set(data.episodes.map(([, , , year]) => year))].sort((a, b) => b - a),
    isUnknown: (name, value) => ![...documents.keys()].some(test({ [name]: value })),
  };
};
window.podcastSearch.inMemory = inMemory;

/* The index is a script that calls with its data: a page opened from a disk may load one, and fetch nothing. */
COMES.js = (index) => new Promise((resolve, reject) => {
  window.podcastIndex = (data) => resolve(inMemory(data));
  // Whatever else may have come in its place did not call.
  loadScript(index).then(reject, reject);
});
