/* ---- words in shards: for long archives, fetched as they are needed; what segments.py and shards.py write ---- */

const SPEAKER = "\u0001";
const MOST_COMPLETIONS = 24;
const MOST_SHARDS = 4;
/* As in spelling.py. */
const LONGEST = 60;
/* What is left of postings and positions on the way. */
const DEFLATED = 0.7;
/* `root` is the first file of shards.py; `base` the folder it is in. */
const inShards = (root, base) => {
  const fetched = new Map();
  const get = (path, read) => {
    if (!fetched.has(path)) {
      const coming = fetch(base + path).then((answer) => {
        if (!answer.ok) throw new Error(path);
        return read(answer);
      });
      coming.catch(() => fetched.delete(path));
      fetched.set(path, coming);
    }
    return fetched.get(path);
  };
  const bytesOf = (path) => get(path, async ({ body }) =>
    new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer()));
  const jsonOf = (path) => get(path, (answer) => answer.json());

  const starts = sums(root.sizes);
  const all = starts.at(-1);
  const texts = namesOf(root.texts, 3);
  const episodeOf = (doc) => Math.min(lastOf(starts, doc), root.sizes.length - 1);
  const segments = root.segments.map(({ first, name, together, shards, common }) => ({
    first: starts[first], name, together, words: uncoded(shards), shards: [],
    codes: new Map(uncoded(common).map((word, n) => [word, n + 1])),
  }));

  const bigOf = ({ name, codes }, word) => codes.has(word) && `w/${name}-${codes.get(word)}`;
  const shardOf = async (segment, number) => {
    const bytes = await bytesOf(`s/${segment.name}-${number}.bin`);
    return (segment.shards[number] ??= opened(bytes, segment, number));
  };
  const opened = (bytes, segment, number) => {
    let [head, at] = headed(bytes);
    const words = uncoded(head.words);
    const shard = { words, number, forms: head.forms, pairs: head.pairs, stems: new Map(), entries: new Map() };
    words.forEach((word, n) => {
      const from = at;
      const count = head.count[n];
      const code = segment.codes.get(word) ?? 0;
      for (let left = code ? Math.min(count, root.best) : count; left; at++) if (bytes[at] < 128) left--;
      shard.entries.set(word, {
        word, count, code, n, shard, segment, bytes: bytes.subarray(from, at),
        big: bigOf(segment, word), cost: code && head.big[n] * DEFLATED,
      });
    });
    shard.places = bytes.subarray(at);
    return shard;
  };
  const shardAt = (segment, word) => shardOf(segment, lastOf(segment.words, word));

  const entryIn = async (segment, word) => (await shardAt(segment, word)).entries.get(word);
  const entriesOf = async (word) =>
    (await Promise.all(segments.map((segment) => entryIn(segment, word)))).filter(Boolean);

  /* Words that begin so, in one segment; of very many the first shards will do where the best will. */
  const goingIn = async (segment, start, best) => {
    const first = lastOf(segment.words, start);
    let end = first + 1;
    while (end < segment.words.length && segment.words[end].startsWith(start)) end++;
    const last = best ? Math.min(end, first + MOST_SHARDS) : end;
    const shards = await Promise.all(
      Array.from({ length: last - first }, (_, n) => shardOf(segment, first + n)),
    );
    const found = shards.flatMap(({ words, entries }) =>
      words.filter((word) => word.startsWith(start)).map((word) => entries.get(word)));
    return { found, partial: last < end };
  };

  const familyIn = async (segment, word, language) => {
    const root_ = stem(word, language);
    const shard = await shardAt(segment, root_);
    const apart = shard.forms[`${language}:${root_}`];
    if (apart) return apart;
    if (!shard.stems.has(language)) shard.stems.set(language, byStem([...shard.words, ...uncoded(shard.pairs[language])], language));
    return shard.stems.get(language).get(root_) ?? [];
  };
  const others = async (word) => {
    const found = await Promise.all(root.languages.map(async (language) => {
      const parts = await Promise.all(segments.map((segment) => familyIn(segment, word, language)));
      const forms = new Set(parts.flat().filter((other) => other !== word && other[0] !== SPEAKER));
      return [...forms].map((other) => [other, language]);
    }));
    return found.flat();
  };

  /* The documents of a word: [[document, impact]]. Of a common one there are its best, in finer steps. */
  const postingsOf = async (entry, best) => {
    const bits = entry.big && best ? 7 : 3;
    const bytes = entry.big && !best ? await bytesOf(`${entry.big}.bin`) : entry.bytes;
    const found = [];
    let doc = entry.segment.first - 1;
    for (const value of varints(bytes)) {
      doc += Math.floor(value / (1 << bits)) + 1;
      found.push([doc, (value % (1 << bits)) / ((1 << bits) - 1)]);
    }
    return found;
  };
  const placesFile = ({ name, together }, number) => bytesOf(`p/${name}-${Math.floor(number / together)}.bin`);
  const isIn = (language) => {
    if (!language || !root.tongues.length) return () => true;
    const number = root.languages.indexOf(language);
    return (doc) => root.tongues[episodeOf(doc)] === number;
  };

  const single = async (entries, language, best) => {
    const here = isIn(language);
    const found = new Map();
    for (const list of await Promise.all(entries.map((entry) => postingsOf(entry, best)))) {
      for (const [doc, impact] of list) if (here(doc)) found.set(doc, Math.max(found.get(doc) ?? 0, impact));
    }
    const common = best && entries.some(({ big }) => big);
    const words = new Set(entries.map(({ word }) => word));
    const count = words.size > 1 ? found.size : entries.reduce((sum, each) => sum + each.count, 0);
    weigh(found, Math.max(count, found.size));
    return Object.assign(found, { partial: common, count: words.size > 1 ? 0 : count });
  };
  const weigh = (found, count) => {
    const rarity = rarityOf(all, count);
    for (const [doc, impact] of found) found.set(doc, rarity * impact * (K1 + 1));
  };

  /* Whether a word is in documents of a language: a shard's words may be of any. */
  const isSaid = async (word, language) => {
    if (!root.tongues.length) return true;
    const entries = await entriesOf(word);
    if ((await single(entries, language, true)).size) return true;
    return entries.some(({ big }) => big) && (await single(entries, language, false)).size > 0;
  };

  const isCommon = (word) => segments.some(({ codes }) => codes.has(word));
  const phrasing = async () => (await later()).phrasesIn({
    blockOf: (doc) => blockOf(doc).path, begin, bytesOf, entryIn, episodeOf, goingIn, isCommon, placesFile, postingsOf,
    segments, shardAt, textOf: async (doc) => (await document_(doc)).text,
  });
  const phrase = async (words, { going = false, language = "", best = false } = {}) => {
    const last = words.at(-1);
    if (words.length === 1 && !going) return single(await entriesOf(last), language, best);
    if (words.length === 1) {
      const parts = await Promise.all(segments.map((segment) => goingIn(segment, last, best)));
      let entries = parts.flatMap(({ found }) => found);
      const isCut = best && entries.length > MOST_COMPLETIONS;
      if (isCut) entries = entries.sort((a, b) => b.count - a.count).slice(0, MOST_COMPLETIONS);
      const found = await single(entries, language, best);
      return Object.assign(found, { partial: found.partial || isCut || parts.some(({ partial }) => partial) });
    }
    const parts = await Promise.all(segments.map((await phrasing()).phraseIn(words, going, best)));
    const here = isIn(language);
    const found = new Map(parts.flatMap((part) => [...part]).filter(([doc]) => here(doc)));
    weigh(found, found.size);
    return Object.assign(found, { partial: parts.some(({ partial }) => partial) });
  };

  /* The block of texts that a document lies in: its path and its first document. */
  const blockOf = (doc) => {
    const group = Math.floor(episodeOf(doc) / root.group);
    const number = Math.floor((doc - starts[group * root.group]) / root.block);
    return { path: `t/${group}-${number}-${texts[group]}.json`, first: starts[group * root.group] + number * root.block };
  };
  const document_ = async (doc) => {
    const { path, first } = blockOf(doc);
    const [episodes, speakers, rows] = await jsonOf(path);
    const episode = episodeOf(doc);
    const [slug, title] = episodes[episode - episodeOf(first)];
    const [kind, start, speaker, text] = rows[doc - first];
    const language = root.languages[root.tongues[episode] ?? 0];
    return { slug, title, language, episode, kind: root.kinds[kind], start, name: speakers[speaker] ?? "", text };
  };
  const list = (name) => jsonOf(`l/${root.lists[name]}.json`);
  const goes = async (word) =>
    (await Promise.all(segments.map((segment) => goingIn(segment, word, true)))).some(({ found }) => found.length);

  const test = async ({ episode, speaker, year }) => {
    const at = episode ? (await list("episodes")).findIndex(([slug]) => slug === episode) : -1;
    const heard = new Set();
    if (speaker) {
      const parts = await Promise.all((await entriesOf(SPEAKER + speaker)).map((entry) => postingsOf(entry, false)));
      for (const [doc] of parts.flat()) heard.add(doc);
    }
    const number = root.years.findIndex(([each]) => each === Number(year));
    const [first, last] = [root.years[number]?.[1], root.years[number + 1]?.[1] ?? Infinity];
    return (doc) =>
      (!episode || episodeOf(doc) === at) && (!speaker || heard.has(doc)) &&
      (!year || (episodeOf(doc) >= first && episodeOf(doc) < last));
  };

  const tables = Object.fromEntries(Object.entries(root.spelling).map(([name, { first, versions }]) =>
    [name, { first, paths: namesOf(versions, 3).map((version, n) => `l/${name}${n}-${version}.json`) }]));
  /* The files of a table from one key to another. */
  const between = ({ first, paths }, from, to) =>
    Promise.all(paths.slice(lastOf(first, from), lastOf(first, to) + 1).map(jsonOf));
  const alike = async (word, most) => {
    const size = [...word].length;
    const key = (length) => firstsOf(word) + String.fromCharCode(48 + Math.min(length, LONGEST));
    const parts = await between(tables.alike, key(size - most), key(size + most));
    return parts.flat().flatMap(([, words, digits]) =>
      uncoded(words).map((each, n) => [each, parseInt(digits[n], 36)]));
  };
  const begun = async (word) => {
    const [, second, third, ...rest] = word;
    const behind = rest.join("");
    const tails = [third + behind, second + third + behind, behind, second + behind];
    const parts = await Promise.all(tails.map(async (tail) => {
      const backwards = [...tail].reverse().join("");
      const [[some, heads]] = await between(tables.tails, backwards, backwards);
      return heads[uncoded(some).indexOf(backwards)] ?? "";
    }));
    return parts.flatMap((heads, n) => {
      const letters = [...heads];
      return Array.from({ length: letters.length / 3 }, (_, m) =>
        [letters[3 * m] + letters[3 * m + 1] + tails[n], parseInt(letters[3 * m + 2], 36)]);
    });
  };

  /*
   * Of a word alone what may be near it, but of a common one. Of several that would be too much, but all of what is
   * common will be needed, and of a phrase where its words are. `phrases` are lists of words.
   */
  const expect = (phrases) => {
    const [[first] = []] = phrases;
    if (phrases.flat().length === 1) {
      if (isRepairable(first) && !isCommon(first)) begin(entriesOf(first), alike(first, 1), begun(first));
      return;
    }
    for (const words of phrases) {
      for (const segment of segments) {
        if (phrases.length > 1) begin(goingIn(segment, stem(words.at(-1), root.languages[0]), true));
        const big = words.map((word) => bigOf(segment, word));
        const suffixes = words.length > 1 ? [".bin", "-q.bin"] : [".bin"];
        if (big.every(Boolean)) begin(...big.flatMap((path) => suffixes.map((suffix) => bytesOf(path + suffix))));
      }
      if (words.length > 1) begin(phrasing().then(({ expect }) => expect(words)));
    }
  };
  const begin = (...all) => Promise.all(all).catch(() => {});

  return {
    phrase, others, goes, test, episodeOf,
    putRight: async (text, unknown) => (await later()).putRight(text, unknown, { alike, begun }),
    document: document_,
    fileOf: (doc) => blockOf(doc).path,
    expect,
    isKnown: async (word, loose, open) => {
      if (open) others(word).catch(() => {}); // mostly from the same shard
      if (isCommon(word) || (await entriesOf(word)).length) return true;
      const said = await Promise.all((await others(word)).map(([other, language]) => other.includes(" ") || isSaid(other, language)));
      return said.some(Boolean) || (loose && goes(word));
    },
    lists: async () => ({ speakers: await list("speakers"), episodes: await list("episodes") }),
    years: root.years.map(([year]) => year).reverse(),
    isLong: true,
  };
};
window.podcastSearch.inShards = inShards;

/* The first file says where the others are; the second script comes with it. */
COMES.json = async (index) => {
  const coming = fetch(index);
  later().catch(() => {});
  const answer = await coming;
  if (!answer.ok) throw new Error(answer.status);
  return inShards(await answer.json(), "");
};
