// The worker of the whole site. Pages are the host's while there is one. Everything else that is answered from a
// cache is named by what is in it, so nothing kept is ever out of date.

// Pages, and small files of a long archive's search, a few megabytes.
const MOST_PAGES = 50;
const MOST = 800;

// A cache may be gone or forbidden: then there is the network.
const found = async (url) => {
  try {
    return await (await caches.open(VISITED)).match(url) ?? await caches.match(url);
  } catch { }
};

const named = async (request, url) => {
  const kept = await found(url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    const copy = answer.clone();
    caches.open(VISITED).then((cache) => cache.put(url, copy)).catch(() => { });
  }
  return answer;
};

// Players ask for a recording in parts, and seek by asking for another (RFC 9110, 14).
const part = async (answer, range) => {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!from && !to) return answer;
  const all = await answer.blob(), last = all.size - 1;
  const start = from ? +from : Math.max(0, all.size - to);
  const end = from && to ? Math.min(+to, last) : last;
  const headers = { 'content-type': all.type, 'accept-ranges': 'bytes', 'content-range': `bytes */${all.size}` };
  if (start > end) return new Response(null, { status: 416, headers });
  headers['content-range'] = `bytes ${start}-${end}/${all.size}`;
  headers['content-length'] = end - start + 1;
  return new Response(all.slice(start, end + 1, all.type), { status: 206, headers });
};
const heard = async (request, url) => {
  const kept = await found(url);
  return kept ? part(kept, request.headers.get('range')) : fetch(request);
};

// The oldest go beyond what is enough; after a change, also what neither a page names nor a script that a page names.
// The small files of a long archive's search name each other.
const isShard = (url) => /^search[/][a-z][/]/.test(url.slice(SCOPE.length));
const read = async (cache, urls) => (await Promise.all(urls.map(async (url) => (await cache.match(url)).text()))).join('\n');
const sweep = async (cache, isChanged) => {
  const urls = (await cache.keys()).map(({ url }) => url);
  const pages = urls.filter((url) => !NAMED.test(url)), shared = urls.filter((url) => NAMED.test(url) && !isShard(url));
  const gone = [...pages.slice(0, -MOST_PAGES), ...urls.filter(isShard).slice(0, -MOST)];
  if (isChanged) {
    const named = (text) => (url) => text.includes(url.slice(url.lastIndexOf('/') + 1));
    const told = await read(cache, pages.slice(-MOST_PAGES));
    const scripts = shared.filter(named(told)).filter((url) => url.startsWith(`${SCOPE}assets/`) && url.endsWith('.js'));
    const all = told + await read(cache, scripts);
    gone.push(...shared.filter((url) => !named(all)(url)));
  }
  await Promise.all(gone.map((url) => cache.delete(url)));
};

// A page that was asked to be kept has changed: so has what it needs. The old recording stays until the new one is whole.
const keepAgain = async (url, text) => {
  const cache = await caches.open(KEPT + url);
  if (await (await cache.match(url))?.text() === text) return;
  const held = (await cache.keys()).map((request) => request.url);
  const sound = held.some(isSound) ? soundOf(text, url) : '';
  if (sound && !held.includes(sound)) await stowSound(cache, sound);
  const needed = await stow(cache, url, [PARTS, FILES]);
  await Promise.all(held.filter((each) => each !== sound && !needed.has(each)).map((each) => cache.delete(each)));
};

const renew = async (url, answer) => {
  const text = await answer.clone().text();
  const visited = await caches.open(VISITED);
  const former = await (await visited.match(url))?.text();
  // What is put anew stands behind the others.
  await visited.put(url, answer);
  if ((await keptPages()).includes(url)) await keepAgain(url, text);
  await sweep(visited, former !== text);
};

// A page that can be read, as an item of a list. What comes out of a page is escaped where it stands.
const listed = async (url, isKept) => {
  const answer = await caches.match(url);
  if (!/html/.test(answer?.headers.get('content-type'))) return '';
  const text = await answer.text();
  const [, title] = /<h1[^>]*>([^<]+)<[/]h1>/.exec(text) ?? /<title>([^<]*)/.exec(text) ?? [0, url];
  const note = isKept ? ` <small>${say('kept')}</small>` : '';
  return `<li><a dir="auto" href="${url.replaceAll('&', '&amp;')}">${title}</a>${note}</li>`;
};
// The page for one that is not at hand. Those that were kept stand first, then those that were visited last.
const lost = async () => {
  const { lang, dir } = TEXTS, kept = await keptPages().catch(() => []);
  const visited = await caches.open(VISITED).then((cache) => cache.keys()).catch(() => []);
  const pages = visited.map(({ url }) => url).filter((url) => url !== SCOPE && !NAMED.test(url)).reverse();
  const items = (await Promise.all([...new Set([...kept, ...pages])].map((url) => listed(url, kept.includes(url))))).join('');
  const list = items && `<h2>${say('at_hand')}</h2><ul class="kept">${items}</ul>`;
  const page = `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
    + `<title>${say('offline')}</title><link rel="stylesheet" href="${SCOPE}${STYLE}">`
    + `<header class="top"><a class="brand" dir="auto" href="${SCOPE.replaceAll('&', '&amp;')}">${TITLE}</a></header>`
    + `<main class="narrow"><h1 class="mid">${say('offline')}</h1><p class="dek">${say('offline_text')} <a href="">${say('again')}</a></p>${list}</main>`;
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
};

const visit = async (event, url) => {
  try {
    const answer = await event.preloadResponse ?? await fetch(event.request);
    if (answer.ok) event.waitUntil(renew(url, answer.clone()).catch(() => { }));
    return answer;
  } catch {
    if (await found(`${url}/`)) return Response.redirect(`${url}/`);
    return await found(url) ?? lost();
  }
};

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('visited ') && name.endsWith(` ${SCOPE}`) && name !== VISITED;
  const clean = async () => Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
  const work = [clean(), registration.navigationPreload?.enable()];
  event.waitUntil(Promise.allSettled(work).then(() => clients.claim()));
});
addEventListener('fetch', (event) => {
  const { request } = event, url = plain(request.url);
  if (request.method !== 'GET') return;
  if (!isOurs(url)) {
    if (request.destination === 'audio') event.respondWith(heard(request, request.url));
  } else if (url.startsWith(MEDIA)) event.respondWith(heard(request, url));
  else if (NAMED.test(url)) event.respondWith(named(request, url));
  else if (request.mode === 'navigate') event.respondWith(visit(event, url));
});
