// The sleep timer: in some minutes, or where this chapter ends. How long it has left stands on its button.

let napTime = Infinity, napPlace = Infinity;

const setNap = (wish) => {
  napTime = (wish && Date.now() + wish * 60000) || Infinity;
  napPlace = (wish === 'chapter' && chapters[spoken.chapter + 1]?.start) || Infinity;
  ui('sleep').value = wish;
  ui('nap').textContent = wish && '☾';
};

// Who jumps to another chapter means the end of that one.
const renap = () => { if (ui('sleep').value === 'chapter') setNap('chapter'); };

const nap = (time) => {
  const n = Math.ceil((napTime - Date.now()) / 60000);
  if (n < Infinity) ui('nap').textContent = say('minutes_short', { n });
  if (n > 0 && time < napPlace) return false;
  setNap('');
  audio.pause();
  announce(say('slept'));
  return true;
};

// A time that ran out while nothing played would stop the next play at once.
listen(audio, 'play', () => { if (napTime < Date.now()) setNap(''); });
ui('sleep').onchange = () => setNap(ui('sleep').value);
