/* ---- the engine: documents in, hits out; scores as FTS5's bm25 with the weights of index.py ---- */

const K1 = 1.2;
const B = 0.75;
const STEM_WEIGHT = 0.5;
const LOOSE_WEIGHT = 0.25;
const EXCERPT = 24;
const ENDED = /[.!?…。！？]["'”’»)\]」』）]*$/;

/* `data` is what web.py writes. */
const engine = (data) => {
  const documents = [];
  const postings = new Map(); // word -> [document, place, document, place, …]
  let allWords = 0;
  data.episodes.forEach(([, , english, texts], episode) => {
    for (const [kind, start, speaker, text] of texts) {
      const found = tokens(text);
      const length = found.length * (english ? 2 : 1);
      found.forEach(({ word }, place) => {
        const list = postings.get(word);
        if (list) list.push(documents.length, place);
        else postings.set(word, [documents.length, place]);
      });
      allWords += length;
      documents.push({ episode, kind, start, speaker, text, english, length });
    }
  });
  const average = allWords / (documents.length || 1);

  /* The words with a stem. Porter's rules leave all but a stem's last two letters as they were. */
  const families = new Map();
  const family = (root) => {
    if (!families.has(root)) {
      const head = root.slice(0, Math.max(1, root.length - 2));
      families.set(root, [...postings.keys()].filter((word) => word.startsWith(head) && stem(word) === root));
    }
    return families.get(root);
  };
  let counted = null;
  const vocabulary = () =>
    (counted ??= [...postings].map(([word, list]) => [word, new Set(list.filter((_, n) => n % 2 === 0)).size]));

  /* Where any of the words stands: document -> places. */
  const places = (words, englishOnly) => {
    const found = new Map();
    for (const word of words) {
      const list = postings.get(word) || [];
      for (let n = 0; n < list.length; n += 2) {
        if (englishOnly && !documents[list[n]].english) continue;
        const here = found.get(list[n]);
        if (here) here.push(list[n + 1]);
        else found.set(list[n], [list[n + 1]]);
      }
    }
    return found;
  };

  /* Where one of the first words is followed by one of the second, and so on. */
  const phrase = (columns, englishOnly = false) => {
    const found = places(columns[0], englishOnly);
    columns.slice(1).forEach((words, n) => {
      const next = places(words, englishOnly);
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

  /* What a clause is looked for as: [{hits, weight}]. */
  const parts = (clause) => {
    const exact = clause.words.map(({ word }) => [word]);
    const open = () => [...exact.slice(0, -1), going(clause.words.at(-1).word)];
    if (clause.prefix) return [{ hits: phrase(open()), weight: 1 }];
    const made = [{ hits: phrase(exact), weight: 1 }];
    const roots = stems(clause);
    if (roots) {
      const forms = roots.map(family);
      made.push({ hits: phrase(forms, true), weight: STEM_WEIGHT });
    }
    if (clause.loose) made.push({ hits: phrase(open()), weight: LOOSE_WEIGHT });
    return made;
  };

  const isKnown = (word, loose) =>
    postings.has(word) || places(family(stem(word)), true).size > 0 || (loose && going(word).length > 0);

  const score = (scores, { hits, weight }) => {
    const rarity = Math.log((documents.length - hits.size + 0.5) / (hits.size + 0.5));
    for (const [doc, starts] of hits) {
      const count = starts.length * weight;
      const damp = K1 * (1 - B + (B * documents[doc].length) / average);
      const worth = (Math.max(rarity, 1e-6) * count * (K1 + 1)) / (count + damp);
      scores.set(doc, (scores.get(doc) || 0) + worth);
    }
  };

  const find = (query) => {
    for (const clause of clausesOf(query)) clause.parts = parts(clause);
    let scores = null;
    for (const group of query.wanted) {
      const here = new Map();
      for (const clause of group) for (const part of clause.parts) score(here, part);
      if (scores === null) scores = here;
      else {
        for (const [doc, sum] of scores) {
          if (here.has(doc)) scores.set(doc, sum + here.get(doc));
          else scores.delete(doc);
        }
      }
    }
    for (const clause of query.unwanted) {
      for (const { hits } of parts(clause)) for (const doc of hits.keys()) scores?.delete(doc);
    }
    return scores || new Map();
  };

  /* Which words of a document are meant: place -> the clauses that mean it. */
  const meant = (doc, query) => {
    const found = new Map();
    clausesOf(query).forEach((clause, number) => {
      for (const { hits } of clause.parts) {
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
    for (const [number, sum] of find(query)) {
      const doc = documents[number];
      if (episode && data.episodes[doc.episode][0] !== episode) continue;
      const name = data.speakers[doc.speaker] ?? "";
      if (speaker && name !== speaker) continue;
      const excerpt = () => excerptOf(doc.text, meant(number, query));
      hits.push({ ...doc, name, number, score: sum * data.weights[doc.kind], excerpt });
    }
    hits.sort((a, b) => b.score - a.score || a.number - b.number);
    const clauses = clausesOf(query);
    const missing = clauses.flatMap((each) =>
      each.words.map(({ word }) => word).filter((word) => !going(word).length && !isKnown(word)),
    );
    const found = clauses.map((each) => {
      const docs = new Set(each.parts.flatMap(({ hits: some }) => [...some.keys()]));
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
