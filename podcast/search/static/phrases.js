/* ---- phrases in shards: by positions, or by the texts where that is less to fetch ---- */

/* What an episode's texts weigh on the way: positions that weigh more are not fetched to rule out few documents.
 * The texts of the first few episodes will be shown and cost nothing. */
const TEXT_BYTES = 2500;
const FREE = 6;
/* Twice six files take as long as positions and then six; six more are another way there and back, which is worth
 * so many bytes. */
const ROUND = 30_000;

/* What `inShards` has of a word is an entry; `textOf` gives the text of a document. */
const phrasesIn = ({ episodeOf, postingsOf, positionsOf, fetchPlaces, textOf }) => {
  /* The documents that have all of some words, which are in hand: document -> {impact}, that of the first word. */
  const inAll = async (columns) => {
    let found = null;
    for (const entries of columns) {
      const lists = await Promise.all(entries.map((entry) => postingsOf(entry, false)));
      const here = new Map(lists.flat().filter(([doc]) => !found || found.has(doc)));
      found = new Map([...here].map(([doc, impact]) => [doc, found?.get(doc) ?? { impact }]));
    }
    return found;
  };

  /*
   * Where words stand one behind the other: document -> impact. `columns` has the entries of each word. What
   * documents have the words that are not common is known from the shards. While reading their texts costs less
   * than fetching positions, which is so for most phrases, they are read: some of them will be shown anyway.
   */
  const together = async (columns, words, isGoing) => {
    const sum = (entries, name) => entries.reduce((all_, each) => all_ + each[name], 0);
    const order = columns.map((entries, n) => ({ entries, n, size: sum(entries, "size"), cost: sum(entries, "cost") }));
    order.sort((a, b) => a.size - b.size);
    const few = order.filter(({ entries }) => !entries.some(({ big }) => big));
    // What is fetched in any case is fetched at once: one word alone hardly ever decides.
    const sure = few.length > 1 ? few : order.slice(0, 2);
    const reading = (found) => {
      const { size } = new Set([...found.keys()].map(episodeOf));
      return TEXT_BYTES * (size - FREE) + ROUND * Math.max(0, Math.ceil(size / FREE) - 2);
    };
    let found = await inAll(few.map(({ entries }) => entries));
    if (found && reading(found) <= sum(sure, "cost")) return readThrough(found, words, isGoing);
    sure.forEach(({ entries }) => entries.forEach(fetchPlaces));
    for (const column of order) {
      const { entries, n } = column;
      if (found && !sure.includes(column) && column.cost > reading(found)) return readThrough(found, words, isGoing);
      const here = new Map();
      await Promise.all(entries.map(async (entry) => {
        const [list, places] = await Promise.all([postingsOf(entry, false), positionsOf(entry)]);
        list.forEach(([doc, impact], at) => {
          const before = found?.get(doc);
          if (found && !before) return;
          const mine = places[at].map((place) => place - n);
          const kept = before?.starts ? mine.filter((start) => before.starts.includes(start)) : mine;
          if (!kept.length) return;
          const known = here.get(doc);
          if (known) known.starts.push(...kept);
          else here.set(doc, { starts: kept, impact: before?.impact ?? impact });
        });
      }));
      found = here;
      if (!found.size) break;
    }
    return new Map([...found].map(([doc, { impact }]) => [doc, impact]));
  };
  const readThrough = async (found, words, isGoing) => {
    const kept = new Map();
    await Promise.all([...found].map(async ([doc, { impact }]) => {
      const said = tokens(await textOf(doc)).map(({ word }) => word);
      const fits = (word, n, at) =>
        said[at + n] === word || (isGoing && n === words.length - 1 && said[at + n]?.startsWith(word));
      if (said.some((_, at) => words.every((word, n) => fits(word, n, at)))) kept.set(doc, impact);
    }));
    return kept;
  };

  return together;
};
