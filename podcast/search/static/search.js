/*
 * ---- the page: a form, a status, results; all text through textContent ----
 *
 *   <form role="search" action="./" method="get" data-search data-index="index-<hash8>.js" data-root="../">
 *     <input type="search" name="q">
 *   </form>
 *   <p role="status" data-search-status></p>
 *   <div data-search-results></div>
 */

const DEBOUNCE = 120;
const SHOWN_HITS = 5;
const SHOWN_EPISODES = 20;
const TIMED = new Set(["chapter", "turn"]);
const KINDS = { title: "Title", people: "People", notes: "Notes", chapter: "Chapter" };

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const clock = (seconds) => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return (hours ? `${hours}:${two(minutes)}` : minutes) + `:${two(seconds % 60)}`;
};

const counted = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

const open = (form) => {
  const box = form.elements.namedItem("q");
  const status = document.querySelector("[data-search-status]");
  const results = document.querySelector("[data-search-results]");
  const filters = element("p", { class: "search-filters" });
  const selects = {};
  let loaded = null;
  let asked = 0;
  let timer = 0;
  let literal = false;

  const load = () => {
    loaded ??= called().then((data) => {
      addSelects(data);
      return { episodes: data.episodes, search: engine(data).search };
    });
    return loaded;
  };

  /* The index is a script that calls with its data: a page opened from a disk may load one, and fetch nothing. */
  const called = () => new Promise((resolve, reject) => {
    window.podcastIndex = resolve;
    const script = element("script", { src: form.dataset.index });
    // Whatever else may have come in its place did not call.
    for (const end of ["load", "error"]) script.addEventListener(end, () => reject(new Error(end)));
    document.head.append(script);
  });

  const addSelects = ({ episodes, speakers }) => {
    const sorted = [...speakers].sort((a, b) => a.localeCompare(b));
    addSelect("speaker", "Speaker", "All speakers", sorted.map((name) => [name, name]));
    addSelect("episode", "Episode", "All episodes", episodes.map(([slug, title]) => [slug, title]));
    if (filters.children.length) form.after(filters);
  };

  const addSelect = (name, label, all, options) => {
    if (options.length < 2) return;
    const select = element("select", { name });
    for (const [value, text] of [["", all], ...options]) select.append(element("option", { value }, text));
    select.value = new URLSearchParams(location.search).get(name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
    select.addEventListener("change", () => run());
    selects[name] = select;
    filters.append(element("label", {}, label, " ", select), " ");
  };

  const keepInAddress = (typed) => {
    const values = new URLSearchParams();
    if (typed.trim()) values.set("q", typed);
    for (const [name, select] of Object.entries(selects)) if (select.value) values.set(name, select.value);
    const query = String(values);
    try {
      history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
    } catch {
      // Some browsers allow a hundred changes in half a minute; the address then lags behind.
    }
  };

  const run = async () => {
    clearTimeout(timer);
    const typed = box.value;
    const mine = ++asked;
    if (!typed.trim()) {
      keepInAddress(typed);
      show("", []);
      return;
    }
    let index;
    try {
      index = await load();
    } catch {
      loaded = null;
      if (mine === asked) show("Search could not be loaded. Type again to try once more.", []);
      return;
    }
    if (mine !== asked) return;
    keepInAddress(typed);
    const [episode, speaker] = ["episode", "speaker"].map((name) => selects[name]?.value ?? "");
    draw(index.search(typed, { typing: true, literal, episode, speaker }), index.episodes);
  };

  const show = (text, children) => {
    status.textContent = text;
    results.replaceChildren(...children);
  };

  const draw = (found, episodes) => {
    const groups = new Map();
    for (const hit of found.hits) {
      if (groups.has(hit.episode)) groups.get(hit.episode).push(hit);
      else groups.set(hit.episode, [hit]);
    }
    const isRepaired = found.corrected !== null;
    const repair = isRepaired ? [repairOf(found)] : [];
    if (!groups.size) {
      show(nothing(found), [...repair, ...ideas(found)]);
      return;
    }
    const lead = isRepaired ? `Showing results for ${found.corrected}: ` : "";
    const count = `${counted(found.hits.length, "result")} in ${counted(groups.size, "episode")}`;
    const drawn = [...groups].map(([number, hits]) => () => drawEpisode(episodes[number], hits));
    show(lead + count, [...repair, ...some(drawn, SHOWN_EPISODES, "Show more episodes")]);
  };

  /* The first of many, and a button for the rest. */
  const some = (makers, limit, label) => {
    const made = makers.slice(0, limit).map((make) => make());
    if (makers.length > limit) {
      const button = element("button", { type: "button", class: "search-more" }, label);
      button.addEventListener("click", () => {
        const more = makers.slice(limit).map((make) => make());
        const holder = button.closest("li") ?? button;
        holder.replaceWith(...more);
        more[0].querySelector("a").focus();
      });
      made.push(button);
    }
    return made;
  };

  const drawEpisode = ([slug, title], hits) => {
    const root = `${form.dataset.root}${encodeURIComponent(slug)}/${location.protocol === "file:" ? "index.html" : ""}`;
    const heading = element("h2", {}, element("a", { href: root }, title), " ");
    heading.append(element("span", { class: "search-count" }, counted(hits.length, "result")));
    const items = some(hits.map((hit) => () => drawHit(root, hit)), SHOWN_HITS, `Show all ${hits.length}`);
    const list = element("ol", {}, ...items.map((item) => (item.localName === "li" ? item : element("li", {}, item))));
    return element("section", { class: "hit-group" }, heading, list);
  };

  const drawHit = (root, hit) => {
    const isTimed = TIMED.has(hit.kind);
    const link = element("a", { href: isTimed ? `${root}#t=${hit.start}` : root, "data-search-hit": "" });
    if (isTimed) link.append(element("time", { datetime: `PT${hit.start}S` }, clock(hit.start)), " ");
    const who = KINDS[hit.kind] ?? hit.name;
    if (who) link.append(element("span", { class: "search-speaker" }, who), " ");
    const words = element("span", { class: "search-text" });
    for (const { text, mark } of hit.excerpt()) words.append(mark ? element("mark", {}, text) : text);
    link.append(words);
    return element("li", { class: `search-${hit.kind}` }, link);
  };

  const repairOf = ({ query, corrected }) => {
    const instead = element("button", { type: "button" }, `search for ${query.trim()} instead`);
    instead.addEventListener("click", () => {
      literal = true;
      run();
      box.focus();
    });
    const shown = element("strong", {}, corrected.trim());
    return element("p", { class: "search-repair" }, "Showing results for ", shown, " — ", instead);
  };

  const nothing = ({ query, missing }) => {
    const asked = `Nothing found for “${query.trim()}”.`;
    if (!missing.length) return asked;
    const words = missing.map((word) => `“${word}”`).join(", ");
    return `${asked} ${words} ${missing.length === 1 ? "is" : "are"} in no episode.`;
  };

  /* What else to try: each part of the query that is found on its own. */
  const ideas = ({ parts }) => {
    const known = parts.filter(({ count }) => count);
    const list = parts.length < 2 ? [] : known.map(({ text, count }) => {
      const button = element("button", { type: "button" }, text);
      button.addEventListener("click", () => {
        box.value = `${text} `;
        run();
        box.focus();
      });
      return element("li", {}, button, ` (${count})`);
    });
    const filtered = Object.values(selects).some((select) => select.value);
    const advice = `Try fewer words or another spelling${filtered ? ", or all speakers and episodes" : ""}.`;
    return [element("p", {}, advice), ...(list.length ? [element("ul", { class: "search-ideas" }, ...list)] : [])];
  };

  const links = () => [...results.querySelectorAll("a[data-search-hit]")];
  const move = (event, step) => {
    const stops = [box, ...links()];
    const target = stops[stops.indexOf(document.activeElement) + step];
    if (!stops.includes(document.activeElement) || !target) return;
    event.preventDefault();
    target.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp" && document.activeElement !== box) move(event, -1);
    if (event.key === "Escape" && (document.activeElement === box || results.contains(document.activeElement))) {
      event.preventDefault();
      box.value = "";
      literal = false;
      run();
      box.focus();
    }
  });
  box.addEventListener("input", () => {
    literal = false;
    asked++;
    clearTimeout(timer);
    timer = setTimeout(run, DEBOUNCE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });

  const typed = new URLSearchParams(location.search).get("q");
  if (typed !== null) box.value = typed;
  load().then(run, run);
};

const form = document.querySelector("form[data-search]");
if (form) open(form);
window.podcastSearch = engine;
