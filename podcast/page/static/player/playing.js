// Playing: position, skipping, speed, volume, silences, the end of a shared stretch, and where the listener left off.

// A wish for a time may come before the audio can keep it.
let wanted = null;
let stopAt = null;

const position = () => wanted ?? audio.currentTime;
const play = () => audio.play()?.catch(() => { });
const toggle = () => (audio.paused ? play() : audio.pause());

const goTo = (time, { end = null, playing = false } = {}) => {
  const place = Math.min(Math.max(0, time), Math.max(0, duration() - 0.05));
  stopAt = end > place ? end : null;
  if (audio.readyState) audio.currentTime = place; else wanted = place;
  show(place);
  renap();
  if (playing) play();
};
const skip = (seconds) => goTo(position() + seconds);

const stepChapter = (step) => {
  const here = current(chapters, position());
  // Back goes to the start of this chapter first, unless that is where we are.
  const again = step < 0 && position() - (chapters[here]?.start ?? 0) > 3;
  const chapter = chapters[again ? here : Math.min(Math.max(0, here + step), chapters.length - 1)];
  if (chapter) goTo(chapter.start);
};

const rates = $$('option', ui('rate')).map(({ value }) => +value);
const setRate = (rate) => {
  if (!rates.includes(rate)) return;
  audio.defaultPlaybackRate = audio.playbackRate = rate;
  ui('rate').value = rate;
  store.set('rate', rate);
};
const faster = () => setRate(rates.find((rate) => rate > audio.playbackRate));
const slower = () => setRate(rates.findLast((rate) => rate < audio.playbackRate));

const setVolume = (volume) => {
  if (!(volume >= 0 && volume <= 1)) return;
  audio.volume = volume;
  audio.muted = false;
  store.set('volume', volume);
};

let trimming = store.get('hush') === '1', saved = 0;
const trim = (wish) => {
  trimming = wish;
  store.set('hush', +wish);
  ui('hush').setAttribute('aria-pressed', wish);
};

const watch = () => {
  const time = audio.currentTime;
  if (stopAt !== null && time >= stopAt) {
    audio.pause();
    // Back to the end itself: the page may notice a quarter of a second late.
    audio.currentTime = stopAt;
    stopAt = null;
    return;
  }
  if (nap(time)) return;
  const silence = trimming && silences[current(silences, time)];
  if (silence && time < silence.end - 0.1) {
    saved += silence.end - time;
    audio.currentTime = silence.end;
    ui('saved').textContent = say('saved', { n: saved.toFixed(0) });
  }
};

// At every frame, and at every timeupdate: frames stop when the page is hidden.
let frameRequest;
const tick = () => {
  cancelAnimationFrame(frameRequest);
  if (audio.paused) return;
  watch();
  show();
  frameRequest = requestAnimationFrame(tick);
};

const key = `pos:${data.guid}`;
const remember = () => store.set(key, audio.currentTime.toFixed(1));

const keepWish = () => {
  ui('seek').max = duration();
  if (wanted === null) return;
  audio.currentTime = wanted;
  wanted = null;
};

const showPlaying = () => {
  box.classList.toggle('on', !audio.paused);
  ui('play').setAttribute('aria-label', audio.paused ? say('play') : say('pause'));
  ui('resume').hidden = audio.paused || following || !turns.length;
};

listen(audio, 'loadedmetadata', keepWish);
listen(audio, 'play pause', showPlaying);
listen(audio, 'play timeupdate', tick);
listen(audio, 'pause', remember);
listen(audio, 'seeked', () => show());
listen(audio, 'volumechange', () => { ui('volume').value = audio.muted ? 0 : audio.volume; });
listen(audio, 'ended', () => {
  store.set(key, '0');
  setNap('');
});
listen(audio, 'error', () => {
  ui('error').hidden = false;
  announce(say('broken'));
});
setInterval(() => { if (!audio.paused) remember(); }, 5000);
// Who only followed a link to a moment has not left off there.
listen(window, 'pagehide', () => { if (audio.played.length) remember(); });

ui('play').onclick = toggle;
ui('back').onclick = () => skip(-15);
ui('forward').onclick = () => skip(30);
ui('hush').onclick = () => trim(!trimming);
ui('seek').oninput = () => goTo(+ui('seek').value);
ui('rate').onchange = () => setRate(+ui('rate').value);
ui('volume').oninput = () => setVolume(+ui('volume').value);
