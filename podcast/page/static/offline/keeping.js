// The page's side: it starts the worker, gives it what this page has loaded before, and keeps a page on request.
// It comes with the first scroll, key or press, so that nothing ever waits for it.

const here = plain(location.href);
const button = document.querySelector('[data-keep]');
const name = KEPT + here;
const sound = soundOf(document.querySelector('audio')?.outerHTML, here);

const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const sized = (bytes) => {
  const number = new Intl.NumberFormat(TEXTS.lang, { maximumFractionDigits: bytes < 1e5 ? 0 : 1, numberingSystem: 'latn' });
  const size = number.format(bytes < 1e5 ? Math.max(1, bytes / 1e3) : bytes / 1e6);
  return (bytes < 1e5 ? say('kilobytes') : say('megabytes')).replace('{size}', size);
};

const sizeOf = async (url) => {
  const cache = await caches.open(KEPT + url);
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  const sizes = await Promise.all(answers.map(async (answer) => (await answer.blob()).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};
const titleOf = async (url) => {
  const text = await (await (await caches.open(KEPT + url)).match(url))?.text() ?? '';
  return new DOMParser().parseFromString(text, 'text/html').title || url;
};

// The dialog: what is kept of this page, and what else is.

const whole = make('input', { type: 'checkbox' });
const weight = make('small');
const bar = make('progress', { 'aria-label': say('keep_offline'), hidden: '' });
// Beside the bar and not in the status, which is spoken whenever it changes.
const got = make('small');
const status = make('p', { role: 'status' });
const keepButton = make('button', { type: 'button' }, say('keep'));
const removeButton = make('button', { type: 'button', class: 'plain' }, say('remove'));
const others = make('div');

const dialog = make('dialog', { 'aria-labelledby': 'kph', lang: TEXTS.lang, dir: TEXTS.dir },
  make('h2', { id: 'kph' }, say('keep_offline')),
  make('p', {}, say('keep_text')),
  ...(sound ? [make('label', { class: 'switch' }, whole, ` ${say('with_audio')} `, weight)] : []),
  bar, got, status,
  make('form', { method: 'dialog' }, keepButton, ' ', removeButton, ' ', make('button', { class: 'plain' }, say('close'))),
  others);

const listOthers = async () => {
  const pages = (await keptPages()).filter((url) => url !== here);
  const items = await Promise.all(pages.map(async (url) => {
    const title = await titleOf(url);
    const remove = make('button', { type: 'button', class: 'plain', 'aria-label': `${say('remove')}: ${title}` }, say('remove'));
    remove.onclick = async () => {
      keepButton.focus();
      await caches.delete(KEPT + url);
      await show();
      (others.querySelector('button') ?? keepButton).focus();
    };
    return make('li', {}, make('a', { href: url }, title), ' ', make('small', {}, sized(await sizeOf(url))), ' ', remove);
  }));
  others.replaceChildren(...(items.length ? [make('h3', {}, say('kept')), make('ul', { class: 'kept' }, ...items)] : []));
};

const show = async () => {
  const isKept = await caches.has(name);
  const hasSound = isKept && sound && Boolean(await (await caches.open(name)).match(sound));
  button.textContent = isKept ? say('kept') : say('keep_offline');
  whole.checked = hasSound;
  removeButton.hidden = !isKept;
  status.textContent = isKept ? `${say('kept')}: ${sized(await sizeOf(here))}` : '';
  await listOthers();
};

const keep = async (withSound) => {
  const cache = await caches.open(name);
  await stow(cache, here, [PARTS, FILES]);
  // The way in, for whoever comes by the icon of the show.
  await stow(await caches.open(VISITED), SCOPE, [PARTS]);
  if (!sound) return;
  if (!withSound) await cache.delete(sound);
  else if (!await cache.match(sound)) {
    await stowSound(cache, sound, (there, all) => {
      bar.max = all || there;
      bar.value = there;
      got.textContent = `${sized(there)} / ${sized(all || there)}`;
    });
  }
};

keepButton.onclick = async () => {
  // One at a time; a button that is disabled would lose the focus.
  if (!bar.hidden) return;
  const wanted = whole.checked;
  bar.hidden = false;
  bar.removeAttribute('value');
  // A refusal only means that a browser short of room may take it away again.
  navigator.storage?.persist?.().catch(() => { });
  let trouble = '';
  try { await keep(wanted); } catch (error) {
    if (!await caches.match(here, { cacheName: name })) await caches.delete(name);
    trouble = error.name === 'QuotaExceededError' ? say('keep_full') : say('keep_failed');
  }
  bar.hidden = true;
  got.textContent = '';
  await show();
  if (trouble) {
    status.textContent = trouble;
    whole.checked = wanted;
  }
};
removeButton.onclick = async () => {
  // Before this button goes, or the focus would go with it.
  keepButton.focus();
  await caches.delete(name);
  await show();
};

const open = async () => {
  // At once, so that a key that follows is a key in it.
  dialog.showModal();
  await listOthers();
  if (!sound || weight.textContent || whole.checked) return;
  try { weight.textContent = await weighed(); } catch (error) {
    if (isOurs(sound) || !navigator.onLine) throw error;
    whole.disabled = true;
    weight.textContent = say('keep_elsewhere');
  }
};
// Other hosts may answer no HEAD, so a GET is begun there.
const weighed = async () => {
  const stop = new AbortController();
  const { headers } = await fetched(sound, { method: isOurs(sound) ? 'HEAD' : 'GET', signal: stop.signal });
  stop.abort();
  const bytes = +headers.get('content-length');
  return bytes ? sized(bytes) : '';
};

const offer = async () => {
  document.body.append(dialog);
  await show();
  button.onclick = () => open().catch(() => { });
  button.parentNode.classList.add('on');
};

// What this page loaded before the worker saw it, and what was on its way then.
const remember = async () => {
  const cache = await caches.open(VISITED);
  const keepLoaded = (entries) => Promise.all(entries.map(({ name: url }) => plain(url)).filter(isShared)
    .map(async (url) => await cache.match(url) ?? stow(cache, url, [], new Set()).catch(() => { })));
  new PerformanceObserver((seen) => keepLoaded(seen.getEntries())).observe({ type: 'resource' });
  await stow(cache, here, [PARTS]);
  await keepLoaded(performance.getEntriesByType('resource'));
};

// Browsers hold a manifest to the policy of the host too, and say so loudly: one that names no manifest-src gets none.
const introduce = async () => {
  const policy = (await fetch(here, { method: 'HEAD' })).headers.get('content-security-policy') ?? '';
  if (policy && !policy.includes('manifest-src')) return;
  document.head.append(make('link', { rel: 'manifest', href: `${SCOPE}site.webmanifest` }));
};

const begin = async () => {
  const worker = navigator.serviceWorker;
  const taken = new Promise((done) => { worker.addEventListener('controllerchange', done, { once: true }); });
  // The search had a worker of its own once. It goes first: while it is there, its pages are taken by no other.
  for (const each of await worker.getRegistrations()) if (each.scope === `${SCOPE}search/`) await each.unregister();
  await worker.register(`${SCOPE}offline.js`, { scope: SCOPE });
  if (!worker.controller) await taken;
  // Without a network there is nothing to add, and what is kept can be seen and removed.
  await remember().catch(() => { });
  if (button) await offer();
  await introduce();
};

// In a frame of another site, and where a browser forbids it, there is nothing of this, and nothing is missed.
if (top === window) begin().catch(() => { });
