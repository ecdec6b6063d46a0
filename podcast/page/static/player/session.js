// The lock screen and the keys of a headset.

function showOnLockScreen() {
  const { mediaSession } = navigator;
  if (!mediaSession || !player) return;
  const chapter = chapters[spoken.chapter]?.title;
  mediaSession.metadata = new MediaMetadata({
    title: chapter ? `${chapter} · ${data.title}` : data.title,
    artist: data.show,
    album: data.show,
    artwork: data.cover ? [data.cover] : [],
  });
}

const actions = {
  play,
  pause: () => audio.pause(),
  seekbackward: ({ seekOffset }) => skip(-(seekOffset || 15)),
  seekforward: ({ seekOffset }) => skip(seekOffset || 30),
  seekto: ({ seekTime }) => goTo(seekTime),
  previoustrack: () => stepChapter(-1),
  nexttrack: () => stepChapter(1),
};
if (player) {
  for (const [name, run] of Object.entries(actions)) {
    // A browser may not know every action.
    try { navigator.mediaSession?.setActionHandler(name, run); } catch { }
  }
}
