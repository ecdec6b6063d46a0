/* ---- words in shards: for long archives, fetched as they are needed; what segments.py and shards.py write ---- */

const SPEAKER = "\u0001";
const MOST_COMPLETIONS = 24;
const MOST_SHARDS = 4;
/* As in spelling.py. */
const LONGEST = 60;
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
  const bytesOf = (path) => get(path, async (answer) => new Uint8Array(await answer.arrayBuffer()));
  const jsonOf = (path) => get(path, (answer) => answer.json());

  const starts = sums(root.sizes);
  const all = starts.at(-1);
  const texts = namesOf(root.texts, 3);
  const episodeOf = (doc) => {
    const episode = lastOf(starts, doc);
    return Math.min(episode, root.sizes.length - 1);
  };
  const segments = root.segments.map(({ first, shards, big }) => {
    const names = namesOf(big.names, 6);
    return {
      first: starts[first], words: uncoded(shards.words), names: namesOf(shards.names, 6),
      big: new Map(uncoded(big.words).map((word, n) => [word, names[n]])),
    };
  });

  const shardOf = (segment, number) => get(`s/${segment.names[number]}.bin`, async (answer) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const start = 4 + new DataView(bytes.buffer).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)));
    const words = uncoded(head.words);
    let at = start;
    const entries = words.map((word, n) => {
      const from = at;
      let left = head.big[n] ? root.best : head.count[n];
      for (; left; at++) if (bytes[at] < 128) left--;
      const [big, size] = head.big[n] ?? ["", 2 * (at - from)];
      // To fetch the positions of a word that is not common is to fetch those of its shard.
      const cost = big ? size : bytes.length / 2;
      return { word, number: n, count: head.count[n], first: segment.first, big, size, cost,
        bytes: bytes.subarray(from, at) };
    });
    const shard = { words, entries: new Map(words.map((word, n) => [word, entries[n]])), forms: head.forms };
    for (const entry of entries) Object.assign(entry, { shard, places: `s/${segment.names[number]}-q.bin` });
    return Object.assign(shard, { stems: new Map() });
  });
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
    if (!shard.stems.has(language)) shard.stems.set(language, byStem(shard.words, language));
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
    const bytes = entry.big && !best ? await bytesOf(`w/${entry.big}.bin`) : entry.bytes;
    const found = [];
    let doc = entry.first - 1;
    for (const value of varints(bytes)) {
      doc += Math.floor(value / (1 << bits)) + 1;
      found.push([doc, (value % (1 << bits)) / ((1 << bits) - 1)]);
    }
    return found;
  };
  /* For each of these documents the places of the word. */
  const positionsOf = async (entry) => {
    if (entry.big) return placesIn(await bytesOf(`w/${entry.big}-q.bin`));
    const { shard } = entry;
    shard.places ??= placesIn(await bytesOf(entry.places));
    if (!shard.starts) {
      const own = [...shard.entries.values()];
      shard.starts = sums(own.map(({ word, big, count }) => (big || word[0] === SPEAKER ? 0 : count)));
    }
    return shard.places.slice(shard.starts[entry.number], shard.starts[entry.number + 1]);
  };
  const placesIn = (bytes) => {
    const found = [];
    let [places, place] = [[], 0];
    for (const value of varints(bytes)) {
      place += value >> 1;
      places.push(place);
      if (value & 1) continue;
      found.push(places);
      [places, place] = [[], 0];
    }
    return found;
  };
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

  const fetchPlaces = (entry) => {
    bytesOf(entry.big ? `w/${entry.big}-q.bin` : entry.places);
    if (entry.big) bytesOf(`w/${entry.big}.bin`);
  };

  /* Whether a word is in documents of a language: a shard's words may be of any. */
  const isSaid = async (word, language) => {
    if (!root.tongues.length) return true;
    const entries = await entriesOf(word);
    if ((await single(entries, language, true)).size) return true;
    return entries.some(({ big }) => big) && (await single(entries, language, false)).size > 0;
  };

  const together = phrasesIn({
    episodeOf, postingsOf, positionsOf, fetchPlaces, textOf: async (doc) => (await document_(doc)).text,
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
    const parts = await Promise.all(segments.map(async (segment) => {
      const columns = await Promise.all(words.map(async (word, n) => {
        if (going && n === words.length - 1) return (await goingIn(segment, word, false)).found;
        const entry = await entryIn(segment, word);
        return entry ? [entry] : [];
      }));
      return columns.every(({ length }) => length) ? together(columns, words, going) : new Map();
    }));
    const here = isIn(language);
    const found = new Map(parts.flatMap((part) => [...part]).filter(([doc]) => here(doc)));
    weigh(found, found.size);
    return found;
  };

  const document_ = async (doc) => {
    const episode = episodeOf(doc);
    const version = texts[Math.floor(episode / root.group)];
    const [slug, title, speakers, rows] = await jsonOf(`t/${episode}-${version}.json`);
    const [kind, start, speaker, text] = rows[doc - starts[episode]];
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

  const tables = Object.fromEntries(
    Object.entries(root.spelling).map(([name, { first, names }]) => [name, { first, names: namesOf(names, 6) }]),
  );
  /* The files of a table from one key to another. */
  const between = ({ first, names }, from, to) => {
    const [start, end] = [lastOf(first, from), lastOf(first, to)];
    return Promise.all(names.slice(start, end + 1).map((name) => jsonOf(`l/${name}.json`)));
  };
  const alike = async (word) => {
    const size = [...word].length;
    const most = size >= LONG ? 2 : 1;
    const key = (length) => firstOf(word) + String.fromCharCode(Math.min(length, LONGEST));
    const parts = await between(tables.alike, key(size - most), key(size + most));
    return parts.flat().flatMap(([, words, digits]) =>
      uncoded(words).map((each, n) => [each, parseInt(digits[n], 36)]));
  };
  const begun = async (word) => {
    const [head, next, ...rest] = word;
    const tails = [word, next + rest.join(""), rest.join(""), head + rest.join("")];
    const parts = await Promise.all(tails.map((tail) => between(tables.tails, tail, tail)));
    return parts.flatMap(([[some, heads]], n) => {
      const at = uncoded(some).indexOf(tails[n]);
      const pairs = at < 0 ? [] : [...heads[at]];
      return pairs.flatMap((first, m) => (m % 2 ? [] : [[first + tails[n], parseInt(pairs[m + 1], 36)]]));
    });
  };

  /* Of a word alone what may be near it; of several that would be too much, but all of what is common will be needed. */
  const expect = (words) => {
    if (words.length === 1 && isRepairable(words[0])) alike(words[0]).catch(() => {});
    const big = words.length > 1 ? words.flatMap((word) => segments.map((segment) => segment.big.get(word))) : [];
    for (const name of big.filter(Boolean)) bytesOf(`w/${name}.bin`).catch(() => {});
  };

  return {
    phrase, others, alike, begun, goes, test, episodeOf,
    document: document_,
    expect,
    isKnown: async (word, loose, open) => {
      if (open) others(word).catch(() => {}); // mostly from the same shard
      if ((await entriesOf(word)).length) return true;
      const said = await Promise.all((await others(word)).map(([other, language]) => isSaid(other, language)));
      return said.some(Boolean) || (loose && goes(word));
    },
    lists: async () => ({ speakers: await list("speakers"), episodes: await list("episodes") }),
    years: root.years.map(([year]) => year).reverse(),
    isLong: true,
  };
};
