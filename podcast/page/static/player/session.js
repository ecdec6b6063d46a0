// The lock screen and the keys of a headset.

function showOnLockScreen() {
  const { mediaSession } = navigator;
  if (!mediaSession || !player) return;
  const { title: chapter, picture } = chapters[spoken.chapter] ?? {};
  mediaSession.metadata = new MediaMetadata({
    title: chapter ? `${chapter} · ${data.title}` : data.title,
    artist: data.show,
    album: data.show,
    artwork: picture ? [{ src: picture }] : data.cover ? [data.cover] : [],
  });
}

const actions = player && {
  play,
  pause: () => audio.pause(),
  seekbackward: ({ seekOffset }) => skip(-(seekOffset || 15)),
  seekforward: ({ seekOffset }) => skip(seekOffset || 30),
  seekto: ({ seekTime }) => goTo(seekTime),
  previoustrack: () => stepChapter(-1),
  nexttrack: () => stepChapter(1),
};
for (const [name, run] of Object.entries(actions ?? {})) {
  // A browser may not know every action.
  try { navigator.mediaSession?.setActionHandler(name, run); } catch { }
}
