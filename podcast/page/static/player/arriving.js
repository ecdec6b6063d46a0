// From a hit of the search: its words are marked and it plays, which was what the press was for.
// Only in the tab of the press, so the address stays one to share, and tabs opened in the background stay silent.

const pressed = () => {
  try {
    const [address, words] = JSON.parse(sessionStorage.getItem('hit'));
    sessionStorage.removeItem('hit');
    return address === location.href ? words : null;
  } catch { return null; }
};

// A page may not play before it was touched, unless the touch that led here counts as well: one key is left to press.
const begin = async () => {
  try { await audio.play(); } catch (error) {
    if (error.name !== 'NotAllowedError') return;
    // Going to a fragment takes the focus away: Chromium does so when the document is read.
    if (document.readyState !== 'complete') await new Promise((done) => listen(window, 'load', done));
    ui('play').focus({ preventScroll: true });
    announce(say('ready_to_play', { time: clock(position()) }));
  }
};

// A hit is of whole words: the t of don't is not in every other. Where nothing parts words, any part will do.
const glued = new RegExp(`([^\\P{Alpha}${unspaced}\\p{sc=Hang}]|\\d){2}`, 'u');
const isWhole = ({ startContainer, startOffset, endOffset }) =>
  ![startOffset, endOffset].some((at) => at && glued.test(startContainer.data.slice(at - 1, at + 1)));

const fromHit = () => {
  const words = pressed();
  const turn = turns[spoken.turn];
  if (words && turn) paint('find', ...words.flatMap((word) => hitsIn(turn, plain(word)).map(({ range }) => range)).filter(isWhole));
  const asked = location.hash.endsWith('&play');
  if (asked) history.replaceState(null, '', location.hash.slice(0, -'&play'.length));
  if (player && (words || asked)) begin();
};
