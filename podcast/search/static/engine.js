/* ---- the engine: a query in, hits out; in the order of find.py: what is there as it was typed first ---- */

/* How what is searched comes, by the suffix of the file that a page names; memory.js and shards.js add theirs. */
const COMES = {};

/* Scores as FTS5 has them. */

const K1 = 1.2;
const B = 0.75;

const rarityOf = (all, count) => Math.max(Math.log((all - count + 0.5) / (count + 0.5)), 1e-6);

const EXCERPT = 24;
const REACH = 6;
const SHOWN_HITS = 5;
/* A browser asks a host for six things at a time: what is shown at first lies in so many files. */
const SHOWN_EPISODES = 6;
const SHOWN_FILES = 6;
const GLUE = /^['’ʻʼ.:@/&‐‑-]{0,3}$/;
const ENDED = /[.!?…。！？]["'”’»)\]」』）]*$/;

/*
 * `source` holds the words, in memory or in shards:
 *   phrase(words, {going, language, best}) -> Map of document -> worth; going: the last word may go on; best:
 *     the best will do, and `partial` on the map says that there are more, `count` of them in all if that is known
 *   others(word) -> [[form, language]], a form of two words with a space;  goes(word): does any word begin so?
 *   isKnown(word, loose, open);  open: other forms of it will be asked for
 *   putRight(text, [word]) -> {text, others}: the text with the nearest words in place of some that are nowhere, and
 *     what else it may have been; or null
 *   expect([[word]]): what these words and phrases will be asked for, if it can be fetched in time
 *   fileOf(number): the file that a document lies in
 *   test({episode, speaker, year}) -> whether a document is asked for;  document(number) -> what to show of it
 */
const engine = (source) => {
  /* The phrases a clause is looked for as, by level: as typed, in other forms, going on. */
  const phrases = async (clause, level, best) => {
    const { shapes } = clause;
    const [spelled] = shapes;
    if (level === 1) return [await source.phrase(spelled, { going: clause.prefix, best })];
    if (clause.prefix) return [];
    if (level === 3) return clause.loose ? [await source.phrase(spelled, { going: true, best })] : [];
    if (clause.quoted) return [];
    const forms = await Promise.all(shapes.map(async (shape, n) => [
      ...(n ? [source.phrase(shape, { best })] : []),
      ...(await source.others(shape.at(-1))).map(([other, language]) =>
        source.phrase([...shape.slice(0, -1), ...other.split(" ")], { language, best })),
    ]));
    return Promise.all(forms.flat());
  };

  const add = (scores, hits) => {
    for (const [doc, worth] of hits) scores.set(doc, (scores.get(doc) || 0) + worth);
  };

  /* What holds one of each group, by its phrases up to a level: document -> score. */
  const upTo = async (query, level, best) => {
    await Promise.all(clausesOf(query).map(async (clause) => {
      clause.levels[level - 1] = await phrases(clause, level, best);
    }));
    let scores = null;
    for (const group of query.wanted) {
      const here = new Map();
      for (const clause of group) for (const hits of clause.levels.flat()) add(here, hits);
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

  const refused = async (query) => {
    const out = new Set();
    for (const clause of query.unwanted) {
      for (const level of [1, 2]) {
        for (const hits of await phrases(clause, level, false)) for (const doc of hits.keys()) out.add(doc);
      }
    }
    return out;
  };

  /* Hits by level, and whether these are all; with enough of one level the next is not asked. */
  const find = async (query, filters, enough) => {
    const clauses = clausesOf(query);
    for (const clause of clauses) clause.levels = [];
    const isPlain = clauses.length === 1 && !query.unwanted.length && !Object.values(filters).some(Boolean);
    const best = isPlain && enough < Infinity;
    const [out, isAsked] = await Promise.all([refused(query), source.test(filters)]);
    const hits = [];
    for (const level of [1, 2, 3]) {
      for (const [doc, score] of await upTo(query, level, best)) {
        if (!out.has(doc) && isAsked(doc)) hits.push({ doc, level, score });
        out.add(doc);
      }
      const some = clauses.flatMap((clause) => clause.levels.flat());
      const isPartial = some.some(({ partial }) => partial);
      if (hits.length >= enough || isPartial || level === 3) {
        const isAll = level === 3 || clauses.every(({ quoted, loose, prefix }) => (quoted && !loose) || prefix);
        const count = Math.max(hits.length, best ? clauses[0].levels[0][0].count ?? 0 : 0);
        return { hits, count, complete: isAll && !isPartial };
      }
    }
    return null;
  };

  /*
   * Ask for what a person typed. `typing`: the last word may go on. `literal`: repair nothing. `enough` hits
   * will do. The filters: a slug, a name, a year. Gives {query, asked, corrected, others, hits, count,
   * complete, missing, parts}: `others` may have been meant as well; hits best first, `count` of them or, unless it is complete, more; `missing` the words that
   * are nowhere.
   */
  const search = async (text, { typing = false, literal = false, enough = Infinity, ...filters } = {}) => {
    text = text.normalize();
    let asked = parse(text, typing);
    const plain = clausesOf(asked).filter(({ prefix }) => !prefix);
    source.expect?.(plain.map(({ words }) => spelledOf(words)));
    const repair = literal ? null : await repaired(text, asked, source);
    if (repair) asked = parse(repair.text, typing);
    const found = await find(asked, filters, enough);
    found.hits.sort((a, b) => a.level - b.level || b.score - a.score || a.doc - b.doc);
    const clauses = clausesOf(asked);
    const missing = [];
    if (!found.hits.length) {
      for (const { word } of clauses.flatMap(({ base }) => base)) if (!(await source.goes(word)) && !(await source.isKnown(word))) missing.push(word);
    }
    const parts = clauses.map(({ levels, words }) => {
      const docs = new Set(levels.flat().flatMap((some) => [...some.keys()]));
      return { text: spelledOf(words).join(" "), count: docs.size };
    });
    return { query: text, asked, corrected: repair?.text ?? null, others: repair?.others ?? [], missing, parts, ...found };
  };

  /* A hit with all there is to show of it: {slug, title, kind, start, name, text, excerpt}. */
  const read = async (hit, asked) => {
    const document = await source.document(hit.doc);
    const places = meant(tokens(document.text), asked, document.language);
    return { ...document, excerpt: excerptOf(document.text, places) };
  };

  /*
   * Hits by episode, that of the best one first: [{hits, shown}]. The first `shown` of the hits are the best one
   * and those that can be had with it; of a few episodes also others, the better ones first.
   */
  const byEpisode = (hits) => {
    const groups = new Map();
    for (const hit of hits) gather(groups, source.episodeOf(hit.doc), hit);
    const lists = [...groups.values()];
    const fileOf = ({ doc }) => source.fileOf(doc);
    const files = new Set(lists.slice(0, SHOWN_EPISODES).map(([best]) => fileOf(best)));
    return lists.map((some, n) => {
      const isNear = (hit) => fileOf(hit) === fileOf(some[0]);
      const isAtHand = (hit) => files.has(fileOf(hit)) || (files.size < SHOWN_FILES && files.add(fileOf(hit)));
      const shown = some.filter(n < SHOWN_EPISODES ? isAtHand : isNear).slice(0, SHOWN_HITS);
      return { hits: [...shown, ...some.filter((hit) => !shown.includes(hit))], shown: shown.length };
    });
  };

  return { search, read, byEpisode, isLong: source.isLong };
};

/* Which words of a text are meant: place -> the clauses that mean it. As in excerpt.py. */
const meant = (found, query, language) => {
  const places = new Map();
  clausesOf(query).forEach((clause, number) => {
    const isOpen = !clause.prefix && !clause.quoted;
    clause.shapes.forEach((shape, n) => {
      // What will do as well does not go on: Al is meant by Al's, and also is not.
      const goes = clause.prefix || (clause.loose && !n);
      const head = shape.slice(0, -1);
      const last = shape.at(-1);
      const root = stem(last, language);
      const isForm = (word) => isOpen && stem(word, language) === root;
      found.forEach(({ word }, at) => {
        const isLast = word === last || (goes && word.startsWith(last)) || isForm(word);
        // Two words may be what is written in one elsewhere.
        const size = isLast ? 1 : isForm(found[at - 1]?.word + word) ? 2 : Infinity;
        const start = at + 1 - size - head.length;
        if (start < 0 || head.some((each, n) => found[start + n].word !== each)) return;
        for (let place = start; place <= at; place++) {
          if (!places.has(place)) places.set(place, new Set());
          places.get(place).add(number);
        }
      });
    });
  });
  return places;
};

/* About EXCERPT words around most of what was asked for: [{text, mark}]. */
const excerptOf = (text, places) => {
  const found = tokens(text);
  const whole = found.length <= EXCERPT + EXCERPT / 4;
  const sorted = [...places.keys()].sort((a, b) => a - b);
  const [from, to] = whole ? [0, found.length] : windowOf(places, sorted, found.length);
  const [first, last] = [seam(found, from, -1), seam(found, to, 1)];
  const start = first === 0 ? 0 : back(text, found, first);
  const end = last === found.length ? text.length : forth(text, found, last);
  const made = [];
  const add = (from, to, mark) => {
    if (to > from) made.push({ text: text.slice(from, to), mark });
  };
  if (start > 0) made.push({ text: "…" });
  let at = start;
  for (const place of sorted) {
    if (place < first || place >= last) continue;
    const from = found[place].start;
    const to = pastMarks(text, found[place].end);
    // Pairs of characters overlap; what is marked twice is one mark, and so is don't or e-mail.
    if (made.at(-1)?.mark && GLUE.test(text.slice(at, from))) made.at(-1).text += text.slice(at, to);
    else {
      add(at, from);
      add(from, to, true);
    }
    at = Math.max(at, to);
  }
  add(at, end);
  if (end < text.length && !ENDED.test(text.slice(start, end))) {
    made.at(-1).text = made.at(-1).text.replace(/[,;:、，]+$/, "");
    made.push({ text: "…" });
  }
  return made;
};

const windowOf = (places, sorted, count) => {
  let best = 0;
  let chosen = [0, 0];
  for (const [n, first] of sorted.entries()) {
    const inside = sorted.slice(n, n + EXCERPT).filter((at) => at < first + EXCERPT);
    const clauses = new Set(inside.flatMap((at) => [...places.get(at)]));
    const worth = clauses.size * 2 * EXCERPT + inside.length;
    if (worth > best) {
      best = worth;
      chosen = [first, inside.at(-1)];
    }
  }
  const middle = Math.floor((chosen[0] + chosen[1] + 1 - EXCERPT) / 2);
  const start = Math.max(0, Math.min(middle, count - EXCERPT));
  return [start, start + EXCERPT];
};

/* The nearest place to cut at that parts no run of letters, if there is one within reach. */
const seam = (found, at, step) => {
  for (let n = 0; n < REACH; n++) {
    const place = at + n * step;
    if (!found[place - 1] || !found[place] || found[place - 1].end <= found[place].start) return place;
  }
  return at;
};

/* The next place that does not part a letter from its marks. */
const pastMarks = (text, at) => {
  const marks = /\p{M}*/uy;
  marks.lastIndex = at;
  return at + marks.exec(text)[0].length;
};

const back = (text, found, first) => {
  const { start } = found[first];
  const gap = text.slice(found[first - 1].end, start);
  return gap ? start - gap.match(/["'“‘«([]*$/)[0].length : pastMarks(text, start);
};

const forth = (text, found, last) => {
  const end = pastMarks(text, found[last - 1].end);
  const gap = text.slice(end, found[last].start);
  return end + gap.match(/^[.,;:!?…。、，！？"'”’»)\]%」』）]*/)[0].length;
};

window.podcastSearch.engine = engine;
