// What every page needs: finding things, saying things, remembering things, copying an address.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, values) => Object.assign(document.createElement(tag), values);
const listen = (target, types, run) => {
  for (const type of types.split(' ')) target.addEventListener(type, run);
};

// A control that this page lacks is a stand-in that nobody sees, so that no use of one needs a question first.
const controls = {};
const ui = (name) => (controls[name] ??= $(`[data-ui="${name}"]`) ?? make('input'));

// Storage may be blocked altogether: then nothing is remembered and nothing breaks.
const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { } },
};

// The page has the texts that are asked for here, in its own language.
const words = JSON.parse($('#words')?.textContent || '{}');
const plural = new Intl.PluralRules(words.lang);
const say = (key, values = {}) => (words[key][plural.select(values.n)] ?? words[key])
  .replace(/{(\w+)}/g, (_, name) => values[name]);

const clock = (time) => {
  const all = Math.max(0, Math.floor(time)), two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(all / 3600), minutes = Math.floor(all / 60) % 60, seconds = two(all % 60);
  return hours ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
};

// Emptied first: the same words twice in a row would not be spoken twice.
const announce = (text) => {
  ui('live').textContent = '';
  requestAnimationFrame(() => { ui('live').textContent = text; });
};

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    announce(say('copied'));
    return true;
  } catch {
    return false;
  }
};
const copyOut = async (text) => { if (!await copy(text)) prompt(say('copy_this'), text); };

for (const button of $$('[data-copy]')) {
  button.hidden = false;
  button.onclick = async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    if (!await copy(field.value)) return;
    button.textContent = say('copied');
    setTimeout(() => { button.textContent = say('copy'); }, 2000);
  };
}
