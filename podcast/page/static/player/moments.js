// Links into time: #t=83, #t=1:23 and #t=83,95, as W3C media fragments have them, in the page's own address; and
// #chapter=2. With &play behind it, the page plays from there if it may.

const moment = (hash) => {
  const [, name, ...texts] = /^#(t|chapter)=(?:npt:)?([\d:.]+)(?:,([\d:.]+))?(?:&play)?$/.exec(hash) ?? [];
  const [start, end] = texts.map((text = '') => text.split(':').reduce((sum, part) => sum * 60 + +part, 0));
  if (name === 'chapter') return chapters[start - 1];
  if (!(start >= 0)) return null;
  // Links are in whole seconds and turns are not: the turn that begins in this second is the one meant.
  const exact = [...turns, ...chapters].find((each) => Math.floor(each.start) === start);
  return { start: exact?.start ?? start, end };
};

// The address of a page beside this one; opened from a disk, a folder has no page of its own.
const here = (path) => new URL(path + (location.protocol === 'file:' ? 'index.html' : ''), location.href).href;
const address = (start, end) => `${here(data.page)}#t=${Math.floor(start)}${end ? `,${Math.ceil(end)}` : ''}`;

const arrive = () => {
  const there = moment(location.hash);
  if (!there) return false;
  goTo(there.start, there);
  // No glide on arrival: the browser may just have scrolled to the id itself.
  const place = { block: narrow.matches ? 'start' : 'center', behavior: 'instant' };
  const bring = () => turns[spoken.turn]?.element.scrollIntoView(place);
  bring();
  // Safari may run a script before the styles are there, and then all moves.
  if (!document.styleSheets.length) listen(window, 'load', bring);
  return true;
};
listen(window, 'hashchange', () => { if (arrive()) fromHit(); });

// A time plays from there. While it plays a word does too; otherwise words are for reading and selecting.
listen(document, 'click', (event) => {
  const { target, clientX, clientY } = event, link = target.closest('a');
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const there = link?.pathname === location.pathname && moment(link.hash);
  if (there) {
    event.preventDefault();
    history.replaceState(null, '', link.hash);
    goTo(there.start, { ...there, playing: true });
    follow(true);
    keepInView(true);
  } else if (!link && !audio.paused && getSelection().isCollapsed) {
    const turn = turns.find(({ element }) => element.contains(target));
    if (!turn) return;
    const caret = document.caretPositionFromPoint?.(clientX, clientY);
    const word = caret?.offsetNode === turn.node && wordsOf(turn).findLast(({ from }) => from <= caret.offset);
    goTo((word || turn).start);
    follow(true);
  }
});
