/*
 * ---- without a network: the search page and whatever was asked for on it, kept by a service worker of its own ----
 *
 * Everything but the page is named by what is in it, so what is kept is never out of date. The page is the host's
 * while there is one; it is kept only together with all that it loaded, so that it never names what is missing.
 */

const NAME = `search ${registration.scope}`;
const NAMED = /[-/][0-9a-f]{6,12}(-q)?\.\w+$/;
/* Files: a few megabytes. The oldest go first. */
const MOST = 800;

const keep = async (url, answer) => {
  if (answer.ok) await (await caches.open(NAME)).put(url, answer.clone());
  return answer;
};

const kept = async (url) => (await caches.match(url)) ?? keep(url, await fetch(url));

const keepAll = async ([page, ...named]) => {
  await Promise.all(named.filter((url) => NAMED.test(url)).map(kept));
  await keep(page, await fetch(page));
  const cache = await caches.open(NAME);
  const requests = await cache.keys();
  await Promise.all(requests.slice(0, -MOST).map((request) => cache.delete(request)));
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(keepAll(event.data)));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const page = origin + pathname;
  if (mode === "navigate") {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(page)) ?? Response.error()));
  } else if (NAMED.test(pathname)) event.respondWith(kept(page));
});
