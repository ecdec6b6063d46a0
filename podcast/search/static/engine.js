/* ---- the engine: documents in, hits out; in the order of find.py: what is there as it was typed first ---- */

const K1 = 1.2;
const B = 0.75;
const EXCERPT = 24;
const ENDED = /[.!?…。！？]["'”’»)\]」』）]*$/;

/* `data` is what web.py writes. */
const engine = (data) => {
  const documents = [];
  const postings = new Map(); // word -> [document, place, document, place, …]
  let allWords = 0;
  data.episodes.forEach(([, , language, texts], episode) => {
    for (const [kind, start, speaker, text] of texts) {
      const found = tokens(text);
      found.forEach(({ word }, place) => {
        const list = postings.get(word);
        if (list) list.push(documents.length, place);
        else postings.set(word, [documents.length, place]);
      });
      // The index counts the name of the language too.
      const length = found.length + 1;
      allWords += length;
      documents.push({ episode, kind, start, speaker, text, language, length, weight: data.weights[kind] });
    }
  });
  const average = allWords / (documents.length || 1);
  const languages = [...new Set(data.episodes.map(([, , language]) => language))];

  /* The other forms of a word: [[form, language]]. A form counts in the language that it is one in. */
  const roots = new Map();
  const family = (word, language) => {
    if (!roots.has(language)) {
      const made = new Map();
      for (const other of postings.keys()) {
        const root = stem(other, language);
        if (made.has(root)) made.get(root).push(other);
        else made.set(root, [other]);
      }
      roots.set(language, made);
    }
    return roots.get(language).get(stem(word, language)) ?? [];
  };
  const formsOf = (word) =>
    languages.flatMap((language) =>
      family(word, language).filter((other) => other !== word).map((other) => [other, language]),
    );
  let counted = null;
  const vocabulary = () =>
    (counted ??= [...postings].map(([word, list]) => [word, new Set(list.filter((_, n) => n % 2 === 0)).size]));

  /* Where any of the words stands: document -> places. */
  const places = (words, language) => {
    const found = new Map();
    for (const word of words) {
      const list = postings.get(word) || [];
      for (let n = 0; n < list.length; n += 2) {
        if (language && documents[list[n]].language !== language) continue;
        const here = found.get(list[n]);
        if (here) here.push(list[n + 1]);
        else found.set(list[n], [list[n + 1]]);
      }
    }
    return found;
  };

  /* Where one of the first words is followed by one of the second, and so on. */
  const phrase = (columns, language = "") => {
    const found = places(columns[0], language);
    columns.slice(1).forEach((words, n) => {
      const next = places(words, language);
      for (const [doc, starts] of found) {
        const behind = next.get(doc) || [];
        const kept = starts.filter((place) => behind.includes(place + n + 1));
        if (kept.length) found.set(doc, kept);
        else found.delete(doc);
      }
    });
    return found;
  };

  const going = (word) => [...postings.keys()].filter((other) => other.startsWith(word));

  /* The phrases a clause is looked for as, by level: as typed, in other forms, going on. */
  const phrases = (clause) => {
    const spelled = clause.words.map(({ word }) => [word]);
    const ending = (words) => [...spelled.slice(0, -1), words];
    const last = clause.words.at(-1).word;
    if (clause.prefix) return [[phrase(ending(going(last)))], [], []];
    const others = clause.quoted ? [] : formsOf(last);
    return [
      [phrase(spelled)],
      others.map(([other, language]) => phrase(ending([other]), language)),
      clause.loose ? [phrase(ending(going(last)))] : [],
    ];
  };

  const isKnown = (word, loose) =>
    postings.has(word) || formsOf(word).some(([other, language]) => places([other], language).size) ||
    (loose && going(word).length > 0);

  const score = (scores, hits) => {
    const rarity = Math.log((documents.length - hits.size + 0.5) / (hits.size + 0.5));
    for (const [doc, starts] of hits) {
      const count = starts.length * documents[doc].weight;
      const damp = K1 * (1 - B + (B * documents[doc].length) / average);
      const worth = (Math.max(rarity, 1e-6) * count * (K1 + 1)) / (count + damp);
      scores.set(doc, (scores.get(doc) || 0) + worth);
    }
  };

  /* What holds one of each group, by its phrases up to a level: document -> score. */
  const upTo = (query, level) => {
    let scores = null;
    for (const group of query.wanted) {
      const here = new Map();
      for (const clause of group) for (const hits of clause.levels.slice(0, level).flat()) score(here, hits);
      if (scores === null) scores = here;
      else {
        for (const [doc, sum] of scores) {
          if (here.has(doc)) scores.set(doc, sum + here.get(doc));
          else scores.delete(doc);
        }
      }
    }
    return scores ?? new Map();
  };

  /* [document, level, score] of all that is found. */
  const find = (query) => {
    for (const clause of clausesOf(query)) clause.levels = phrases(clause);
    const out = new Set();
    for (const clause of query.unwanted) {
      for (const hits of phrases(clause).flat()) for (const doc of hits.keys()) out.add(doc);
    }
    const found = [];
    for (const level of [1, 2, 3]) {
      for (const [doc, sum] of upTo(query, level)) {
        if (!out.has(doc)) found.push([doc, level, sum]);
        out.add(doc);
      }
    }
    return found;
  };

  /* Which words of a document are meant: place -> the clauses that mean it. */
  const meant = (doc, query) => {
    const found = new Map();
    clausesOf(query).forEach((clause, number) => {
      for (const hits of clause.levels.flat()) {
        for (const start of hits.get(doc) || []) {
          for (let place = start; place < start + clause.words.length; place++) {
            if (!found.has(place)) found.set(place, new Set());
            found.get(place).add(number);
          }
        }
      }
    });
    return found;
  };

  /*
   * Ask for what a person typed. `typing`: the last word may go on. `literal`: repair nothing.
   * `episode` is a slug, `speaker` a name. Gives {query, corrected, hits, missing, parts}: hits best
   * first, each with its episode's number and an `excerpt()`; `missing` the words that are nowhere.
   */
  const search = (text, { typing = false, literal = false, episode = "", speaker = "" } = {}) => {
    let query = parse(text, typing);
    const corrected = literal ? null : repaired(text, query, isKnown, vocabulary);
    if (corrected !== null) query = parse(corrected, typing);
    const hits = [];
    for (const [number, level, score] of find(query)) {
      const doc = documents[number];
      if (episode && data.episodes[doc.episode][0] !== episode) continue;
      const name = data.speakers[doc.speaker] ?? "";
      if (speaker && name !== speaker) continue;
      hits.push({ ...doc, name, number, level, score, excerpt: () => excerptOf(doc.text, meant(number, query)) });
    }
    hits.sort((a, b) => a.level - b.level || b.score - a.score || a.number - b.number);
    const clauses = clausesOf(query);
    const missing = clauses.flatMap((each) =>
      each.words.map(({ word }) => word).filter((word) => !going(word).length && !isKnown(word)),
    );
    const found = clauses.map((each) => {
      const docs = new Set(each.levels.flat().flatMap((some) => [...some.keys()]));
      return { text: each.words.map(({ word }) => word).join(" "), count: docs.size };
    });
    return { query: text, corrected, hits, missing, parts: found };
  };

  return { search };
};

/* About EXCERPT words around most of what was asked for: [{text, mark}]. */
const excerptOf = (text, places) => {
  const found = tokens(text);
  const whole = found.length <= EXCERPT + EXCERPT / 4;
  const [first, last] = whole ? [0, found.length] : windowOf(places, found.length);
  const start = first === 0 ? 0 : back(text, found, first);
  const end = last === found.length ? text.length : forth(text, found, last);
  const made = [];
  const add = (from, to, mark) => {
    if (to > from) made.push({ text: text.slice(from, to), mark });
  };
  if (start > 0) made.push({ text: "…", mark: false });
  let at = start;
  for (const place of [...places.keys()].sort((a, b) => a - b)) {
    if (place < first || place >= last) continue;
    const from = Math.max(at, found[place].start);
    add(at, from, false);
    // Pairs of characters overlap; what is marked twice is one mark.
    if (found[place].start < at) made.at(-1).text += text.slice(from, found[place].end);
    else add(from, found[place].end, true);
    at = Math.max(at, found[place].end);
  }
  add(at, end, false);
  if (end < text.length && !ENDED.test(text.slice(start, end))) {
    made.at(-1).text = made.at(-1).text.replace(/[,;:、，]+$/, "");
    made.push({ text: "…", mark: false });
  }
  return made;
};

const windowOf = (places, count) => {
  const sorted = [...places.keys()].sort((a, b) => a - b);
  let best = [0, 0];
  let chosen = [0, 0];
  for (const first of sorted) {
    const inside = sorted.filter((at) => first <= at && at < first + EXCERPT);
    const worth = [new Set(inside.flatMap((at) => [...places.get(at)])).size, inside.length];
    if (worth[0] > best[0] || (worth[0] === best[0] && worth[1] > best[1])) {
      best = worth;
      chosen = [first, inside.at(-1)];
    }
  }
  const middle = Math.floor((chosen[0] + chosen[1] + 1 - EXCERPT) / 2);
  const start = Math.max(0, Math.min(middle, count - EXCERPT));
  return [start, start + EXCERPT];
};

const back = (text, found, first) => {
  const gap = text.slice(found[first - 1].end, found[first].start);
  return found[first].start - gap.match(/["'“‘«([]*$/)[0].length;
};

const forth = (text, found, last) => {
  const gap = text.slice(found[last - 1].end, found[last].start);
  return found[last - 1].end + gap.match(/^[.,;:!?…。、，！？"'”’»)\]%」』）]*/)[0].length;
};
