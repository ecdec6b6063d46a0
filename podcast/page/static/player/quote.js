// Selected words become a quote with its speaker, its time and a link that plays just them.

const picked = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const pieces = turns.filter((turn) => range.intersectsNode(turn.node)).map((turn) => ({
    turn,
    from: turn.node === range.startContainer ? range.startOffset : 0,
    to: turn.node === range.endContainer ? range.endOffset : turn.node.length,
  })).filter(({ from, to }) => from < to);
  if (!pieces.length) return null;
  const first = pieces[0], last = pieces.at(-1);
  const after = wordsOf(last.turn).find(({ from }) => from >= last.to);
  return {
    text: pieces.map(({ turn, from, to }) => turn.node.data.slice(from, to).trim()).join(' '),
    who: [...new Set(pieces.map(({ turn }) => turn.who).filter(Boolean))].join(', '),
    start: wordsOf(first.turn).findLast(({ from }) => from <= first.from)?.start ?? first.turn.start,
    end: after?.start ?? last.turn.end,
    range,
  };
};

const pill = ui('quote');
let settling;
// Also when the page moves under the selection: the pill goes with its words.
listen(document, 'selectionchange scroll', () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const quote = picked();
    pill.hidden = !quote;
    if (!quote) return;
    askTimes();
    const { left, top, width } = quote.range.getBoundingClientRect();
    const most = innerWidth - pill.offsetWidth - 12;
    pill.style.left = `${Math.max(12, Math.min(most, left + (width - pill.offsetWidth) / 2))}px`;
    pill.style.top = `${Math.max(8, top - pill.offsetHeight - 8)}px`;
  }, 120);
});

// A quote is kept: it waits for the times of its words, as long as a press still lets a page copy.
ui('copyquote').onclick = async () => {
  await Promise.race([askTimes(), new Promise((done) => { setTimeout(done, 2000); })]);
  const quote = picked();
  if (!quote) return;
  const credit = [quote.who, data.title, clock(quote.start)].filter(Boolean).join(', ');
  copyOut(`${say('quotation', { text: quote.text })} — ${credit}\n${address(quote.start, quote.end)}`);
};
// The turn that is being said, for whoever selects no words with a mouse.
const quoteSpoken = () => {
  if (turns[spoken.turn]) getSelection().selectAllChildren(turns[spoken.turn].words);
  ui('copyquote').click();
};
ui('playquote').onclick = () => {
  const quote = picked();
  if (quote) goTo(quote.start, { end: quote.end, playing: true });
};
