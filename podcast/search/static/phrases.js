/* ---- phrases in shards: by positions, or by the texts where that is less to fetch ---- */

/* What a block of texts weighs on the way: positions that weigh more are not fetched to rule out few documents.
 * The first few texts will be shown and cost nothing. */
const TEXT_BYTES = 1500;
const FREE = 6;
/* What a browser asks a host for at a time; as many more are another way there and back, which is worth so many bytes. */
const AT_ONCE = 6;
const ROUND = 30_000;

/* What stands in so many documents: its places in each, {at, places}, and what stands beside each place, counted by `at`. */
const placesIn = (bytes, count, hasNeighbours) => {
  const found = [];
  let [at, said, value, shift, place, places] = [0, 0, 0, 0, 0, []];
  while (found.length < count) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte & 128) continue;
    place += value >> 1;
    places.push(place);
    if (!(value & 1)) {
      found.push({ at: said, places });
      said += places.length;
      [place, places] = [0, []];
    }
    [value, shift] = [0, 0];
  }
  const end = hasNeighbours ? at + said : at;
  return { places: found, before: bytes.subarray(at, end), behind: bytes.subarray(end) };
};

/* What `inShards` has of a word is an entry; `textOf` gives the text of a document, `blockOf` names its file. */
const phrasesIn = ({
  begin, blockOf, bytesOf, entryIn, episodeOf, goingIn, isCommon, placesFile, postingsOf, segments, shardAt, textOf,
}) => {
  /* Whether a word is common and stands beside a rarer one, whose places tell it. */
  const isSeen = ({ codes }, words, n, going) => {
    const isRare = (at) => at in words && !codes.has(words[at]) && !(going && at === words.length - 1);
    return codes.has(words[n]) && (isRare(n - 1) || isRare(n + 1));
  };

  /* For each document of a word its places there; for each place which common words stand beside it. */
  const positionsOf = async ({ big, count, n, shard, segment }) => {
    if (big) return placesIn(await bytesOf(`${big}-q.bin`), count, 0);
    const bytes = segment.together ? await placesFile(segment, shard.number) : shard.places;
    const [head, start] = headed(bytes);
    const before = head.slice(0, shard.number % segment.together || 0).flat().length;
    const ends = sums(head.flat());
    return placesIn(bytes.subarray(start + ends[before + n], start + ends[before + n + 1]), count, segment.codes.size);
  };
  const load = ({ entries }) => Promise.all(entries.map(async (entry) => {
    const [list, places] = await Promise.all([postingsOf(entry, false), positionsOf(entry)]);
    return { entry, list, ...places };
  }));

  /*
   * The documents that have a column behind what was `found` before it, and where the phrase would start there:
   * document -> {starts, impact}. `beside` are the codes of the common words that have to stand beside it.
   */
  const narrowed = (found, { n, beside }, loaded) => {
    const here = new Map();
    for (const { entry, list, places, before, behind } of loaded) {
      const fits = (at) => entry.big ||
        ((!beside.before || before[at] === beside.before) && (!beside.behind || behind[at] === beside.behind));
      list.forEach(([doc, impact], at) => {
        const known = found?.get(doc);
        if (found && !known) return;
        const starts = places[at].places
          .filter((_, each) => fits(places[at].at + each))
          .map((place) => place - n)
          .filter((start) => !known || known.starts.includes(start));
        const mine = here.get(doc);
        if (mine) mine.starts.push(...starts);
        else if (starts.length) here.set(doc, { starts, impact: known?.impact ?? impact });
      });
    }
    return here;
  };
  const narrowedBy = async (found, columns) => {
    const loaded = await Promise.all(columns.map(load));
    return columns.reduce((left, column, at) => narrowed(left, column, loaded[at]), found);
  };

  /* The documents that have all columns, as `narrowed` has them. */
  const inAll = async (columns) => {
    const lists = await Promise.all(columns.map(async ({ entries }) =>
      new Map((await Promise.all(entries.map((entry) => postingsOf(entry, false)))).flat())));
    const found = [...lists[0]].filter(([doc]) => lists.every((list) => list.has(doc)));
    return new Map(found.map(([doc, impact]) => [doc, { impact }]));
  };

  /*
   * Where words stand one behind the other: document -> impact, `partial` if there may be more. `columns` has the
   * entries of each word. Rarer words know where they are, and which common words stand beside them; where that
   * lies apart, the texts of a few documents are read instead. Of common words farther away either the places are
   * fetched or the texts are read, some of which will be shown anyway; of very many texts those of the best
   * documents.
   */
  const together = async (columns, words, { going, best, isApart }) => {
    const areCommon = columns.map((entries) => entries.some(({ big }) => big));
    const codeAt = (n) => (areCommon[n] && !(going && n === words.length - 1) ? columns[n][0].code : 0);
    const order = columns.map((entries, n) => ({
      entries, n, beside: { before: codeAt(n - 1), behind: codeAt(n + 1) },
      size: entries.reduce((sum, { count }) => sum + count, 0),
    })).sort((a, b) => a.size - b.size);
    const near = order.filter(({ n }) => !areCommon[n]);
    const isTold = (n) => codeAt(n) && (areCommon[n - 1] === false || areCommon[n + 1] === false);
    const far = order.filter(({ n }) => areCommon[n] && !isTold(n));

    if (isApart && near.length) {
      const few = await inAll(near);
      if (filesOf([...few]) <= FREE) return readThrough([...few], words, going);
    }
    const found = near.length ? await narrowedBy(null, near) : null;
    if (found && far.length) {
      const cost = far.flatMap(({ entries }) => entries).reduce((sum, each) => sum + each.cost, 0);
      const read = best ? await readBest(found, words, { going, cost }) : await readAll(found, words, { going, cost });
      if (read) return read;
    }
    return new Map([...(await narrowedBy(found, far))].map(([doc, { impact }]) => [doc, impact]));
  };

  const filesOf = (found) => new Set(found.map(([doc]) => blockOf(doc))).size;
  const worth = (files) => TEXT_BYTES * files + ROUND * Math.ceil(files / AT_ONCE);
  const readAll = (found, words, { going, cost }) =>
    (worth(filesOf([...found]) - FREE) <= cost ? readThrough([...found], words, going) : null);

  /* The best documents that hold the words, in FREE episodes; null where so many do not that places cost less. */
  const readBest = async (found, words, { going, cost }) => {
    const ranked = [...found].sort((a, b) => b[1].impact - a[1].impact || a[0] - b[0]);
    const kept = new Map();
    const episodes = new Set();
    let at = 0;
    while (at < ranked.length && episodes.size < FREE) {
      const isLikely = (2 * kept.size + 1) / (2 * at + 1);
      if (at && worth(Math.min(FREE / isLikely, ranked.length - at)) > cost) return null;
      const first = at;
      for (const blocks = new Set(); at < ranked.length && blocks.size < FREE; at++) blocks.add(blockOf(ranked[at][0]));
      for (const [doc, impact] of await readThrough(ranked.slice(first, at), words, going)) {
        kept.set(doc, impact);
        episodes.add(episodeOf(doc));
      }
    }
    return Object.assign(kept, { partial: at < ranked.length });
  };

  const readThrough = async (found, words, going) => {
    const kept = new Map();
    await Promise.all(found.map(async ([doc, { impact }]) => {
      const said = tokens(await textOf(doc)).map(({ word }) => word);
      const fits = (word, n, at) =>
        said[at + n] === word || (going && n === words.length - 1 && said[at + n]?.startsWith(word));
      if (said.some((_, at) => words.every((word, n) => fits(word, n, at)))) kept.set(doc, impact);
    }));
    return kept;
  };

  /* As much of a phrase as a browser fetches at once, the rarer words first. */
  const expect = (words) => {
    const rare = words.filter((word) => !isCommon(word));
    const size = rare.length * (segments.length + 1);
    for (const segment of segments) {
      const isNeeded = (word, n) =>
        rare.includes(word) || (segment.codes.size ? !isSeen(segment, words, n) : size + words.length - rare.length <= AT_ONCE);
      for (const word of words.filter(isNeeded)) begin(shardAt(segment, word));
      if (segment.together && size <= AT_ONCE) for (const word of rare) begin(placesFile(segment, lastOf(segment.words, word)));
    }
  };

  /* A phrase in one segment. */
  const phraseIn = (words, going, best) => async (segment) => {
    const entriesAt = async (n) => {
      if (going && n === words.length - 1) return (await goingIn(segment, words[n], false)).found;
      if (isSeen(segment, words, n, going)) return [{ big: true, code: segment.codes.get(words[n]), count: Infinity }];
      return [await entryIn(segment, words[n])].filter(Boolean);
    };
    // Of a few episodes, which have no common words, most phrases need no more than their rarer words.
    const columns = await Promise.all(words.map((word, n) => isCommon(word) || entriesAt(n)));
    if (!columns.every(({ length }) => length !== 0)) return new Map();
    for (const n of words.keys()) if (columns[n] === true) columns[n] = entriesAt(n);
    const isApart = segment.together > 0;
    const all = await Promise.all(columns);
    return all.every(({ length }) => length) ? together(all, words, { going, best, isApart }) : new Map();
  };

  return { expect, phraseIn };
};
Object.assign(window.podcastSearch, { phrasesIn, putRight });
