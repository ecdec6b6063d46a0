/* ---- what only some questions need comes in a second script: phrases, and what is near a word that is nowhere ---- */

/* What it takes from here: second.js. */
Object.assign(window.podcastSearch, { LETTERED, SHORTEST, firstsOf, headed, lastOf, sums, tokens });

const { src } = document.currentScript ?? {};
let coming = null;
/* It is asked for once; where it did not come, again by the next question that needs it. */
const later = async () => {
  const has = window.podcastSearch;
  coming ??= has.phrasesIn || loadScript(new URL("./later.js", src).href).finally(() => (coming = null));
  await coming;
  // Whatever else may have come in its place gave nothing.
  if (!has.phrasesIn) throw new Error(src);
  return has;
};
