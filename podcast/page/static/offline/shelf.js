// What a browser keeps for the time without a network: known to the page and to the worker alike.
//
// One cache holds what was visited; each page that somebody asked to keep has a cache of its own, with everything it
// needs, so that removing it is removing that. SCOPE is the address of the show: hosts may have several.

const VISITED = `visited 1 ${SCOPE}`;
const KEPT = `kept 1 ${SCOPE} `;
const MEDIA = `${SCOPE}media/`;

// A name with a digest in it stands for one content for ever.
const NAMED = /[-/][0-9a-f]{6,12}(-\d+(-q)?)?\.\w+$/;
const PARTS = /[\w.:%~/-]*[-/][0-9a-f]{8}\.\w+/g;
const FILES = /[\w.:%~/-]*[/](?:transcript\.[\w.-]+|chapters\.json)/g;

const plain = (url) => url.split(/[?#]/)[0].replace(/[/]index\.html$/, '/');
const isShared = (url) => isOurs(url) && NAMED.test(url) && !url.startsWith(MEDIA);

const resolved = (path, base) => {
  try { return new URL(path, base).href; } catch { return ''; }
};
// The files that a text names, as addresses below the show's.
const namedIn = (text, patterns, base) => patterns.flatMap((each) => text.match(each) ?? [])
  .map((path) => resolved(path, base)).filter((url) => isOurs(url) && !url.startsWith(MEDIA));

// The recording of a page. It may lie with another host, whose addresses may have a query, and which may not let it be
// read: browsers then refuse to hand it over (https://fetch.spec.whatwg.org/#http-cors-protocol).
const soundOf = (text, base) => resolved(/<audio [^>]*\bsrc="([^"]+)"/.exec(text)?.[1].replaceAll('&amp;', '&'), base);
const isOurs = (url) => url.startsWith(SCOPE);
const isSound = (url) => url.startsWith(MEDIA) || !isOurs(url);

const fetched = async (url, settings) => {
  const answer = await fetch(url, settings);
  if (!answer.ok) throw new Error(answer.status);
  return answer;
};

// Put a file into a cache, and all that it names; gives the addresses. A part that is missing is left out.
const stow = async (cache, url, patterns, done = new Set()) => {
  if (done.has(url)) return done;
  done.add(url);
  const answer = (isShared(url) && await caches.match(url)) || await fetched(url, { cache: isShared(url) ? 'default' : 'no-cache' });
  const text = /html|javascript/.test(answer.headers.get('content-type')) ? await answer.clone().text() : '';
  await cache.put(url, answer);
  await Promise.all(namedIn(text, patterns, url).map((each) => stow(cache, each, patterns, done).catch(() => { })));
  return done;
};

// Put a recording into a cache, whole or not at all; `tell` is told how much of it is there.
const stowSound = async (cache, url, tell = () => { }) => {
  const answer = await fetched(url);
  const { headers } = answer, whole = +headers.get('content-length');
  let got = 0;
  const counting = new TransformStream({
    transform(piece, out) {
      got += piece.length;
      tell(got, whole);
      out.enqueue(piece);
    },
  });
  const type = headers.get('content-type') ?? '';
  await cache.put(url, new Response(answer.body.pipeThrough(counting), { headers: { 'content-type': type } }));
};

const keptPages = async () => (await caches.keys()).filter((name) => name.startsWith(KEPT)).map((name) => name.slice(KEPT.length));
