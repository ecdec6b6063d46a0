// Start: the address's time, else where the listener left off, else the beginning.

audio.controls = false;
setRate(+store.get('rate'));
setVolume(parseFloat(store.get('volume')));
caption(store.get('captions') === '1' && turns.length > 0);
trim(trimming);
if (audio.readyState) keepWish();
if (arrive()) {
  fromHit();
} else {
  const left = +store.get(key);
  if (player && left > 5 && left < data.duration - 15) {
    goTo(left);
    announce(say('ready', { time: clock(left) }));
  } else {
    show();
  }
}
ui('error').hidden = !audio.error;
box.dataset.ready = '';
