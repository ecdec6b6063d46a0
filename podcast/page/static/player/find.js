// Search inside: literal, whatever the case, the accents and the kind of quotation marks.

// As the search of the whole show: letters that carry no mark to drop, and that people type without.
const letters = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' };
// Marks of Indian writing, of Thai and its neighbours, and of kana tell one word from another, but for the nukta.
const plain = (text) => text.normalize('NFD').replace(/(?![\u0900-\u093b\u093d-\u309a])\p{M}/gu, '').normalize().toLowerCase()
  .replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[ßæœøđðþłħı]/g, (sign) => letters[sign]);

// The folded text of a turn, and for each letter of it the place in the turn it stands for.
const folded = (turn) => {
  if (turn.folded) return turn.folded;
  const text = plain(turn.node.data);
  if (text.length === turn.node.length) return (turn.folded = { text, place: (n) => n });
  const places = [];
  let joined = '', from = 0;
  for (const sign of turn.node.data) {
    const letters = plain(sign);
    joined += letters;
    for (let n = 0; n < letters.length; n += 1) places.push(from);
    from += sign.length;
  }
  places.push(from);
  return (turn.folded = { text: joined, place: (n) => places[n] });
};

let hits = [], chosen = -1;

const hitsIn = (turn, query) => {
  const { text, place } = folded(turn), found = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const from = place(at), to = Math.max(place(at + query.length), from + 1);
    const start = wordsOf(turn).findLast((word) => word.from <= from)?.start ?? turn.start;
    found.push({ turn, range: span(turn, { from, to }), start });
  }
  return found;
};

const find = () => {
  const query = plain(ui('q').value.trim().replace(/\s+/g, ' '));
  hits = query.length > 1 ? turns.flatMap((turn) => hitsIn(turn, query)) : [];
  chosen = -1;
  paint('hit');
  paint('find', ...hits.map((hit) => hit.range));
  ui('marks').setAttribute('d', hits.map(({ start }) => `M${(start / duration() * 1000).toFixed(1)} 0v10`).join(''));
  ui('count').textContent = query.length > 1 ? (hits.length ? say('found', { n: hits.length }) : say('none_found')) : '';
  ui('prev').disabled = ui('next').disabled = !hits.length;
};

const choose = (step) => {
  if (!hits.length) return;
  chosen = chosen < 0 && step < 0 ? hits.length - 1 : (chosen + step + hits.length) % hits.length;
  const { turn, range, start } = hits[chosen];
  paint('hit', range);
  letGo();
  turn.element.scrollIntoView({ block: 'center', behavior: glide() });
  ui('count').textContent = `${chosen + 1} / ${hits.length}`;
  announce(say('match_of', { n: chosen + 1, count: hits.length, time: clock(start) }));
};

ui('q').oninput = find;
ui('q').onkeydown = (event) => {
  if (event.key === 'Enter') {
    event.preventDefault();
    choose(event.shiftKey ? -1 : 1);
  } else if (event.key === 'Escape') {
    ui('q').value = '';
    find();
    ui('q').blur();
  }
};
ui('next').onclick = () => choose(1);
ui('prev').onclick = () => choose(-1);
