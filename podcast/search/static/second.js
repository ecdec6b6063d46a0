/* ---- the second script of a long archive: what it takes from the first, later.js ---- */

const { LETTERED, SHORTEST, firstsOf, headed, lastOf, sums, tokens } = window.podcastSearch;
