// What every page does when it is opened, the search page with its own script too: nothing in here is named.

// Opened from a disk, a folder's address lists the folder; there its page is meant.
if (location.protocol === 'file:') {
  for (const link of document.links) {
    if (link.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
  }
} else if (navigator.serviceWorker) {
  // What keeps pages for the time without a network comes with the first thing that somebody does, and just once.
  for (const type of ['scroll', 'keydown', 'pointerdown']) addEventListener(type, () => import('./keeping.js'));
}
