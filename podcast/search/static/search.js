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
/* Hits beyond what can be shown at first; a long archive is not asked for more until somebody wants them. */
const ENOUGH = 40;
const MOST_MORE = 100;
const COMING = ["focusin", "pointerenter"];
const TIMED = new Set(["chapter", "turn"]);

/* The page has the texts that are asked for here, in its language; */
const texts = JSON.parse(document.getElementById("search-words")?.textContent ?? "{}");
const amount = new Intl.PluralRules(texts.lang);
const grouped = new Intl.NumberFormat(texts.lang, { numberingSystem: "latn" });
const say = (key, values = {}) => (texts[key][amount.select(values.n)] ?? texts[key])
  .replace(/{(\w+)}/g, (_, name) => (name === "n" ? grouped.format(values.n) : values[name]));
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const button = (label, press, attributes) => {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
};

const loadScript = (src) => new Promise((resolve, reject) => {
  const script = element("script", { src });
  script.addEventListener("load", resolve);
  script.addEventListener("error", reject);
  document.head.append(script);
});

const clock = (seconds) => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return (hours ? `${hours}:${two(minutes)}` : minutes) + `:${two(seconds % 60)}`;
};

const open = (form) => {
  const box = form.elements.namedItem("q");
  const status = document.querySelector("[data-search-status]");
  const results = document.querySelector("[data-search-results]");
  const filters = element("p", { class: "search-filters" });
  const selects = {};
  const kinds = { title: say("search_title"), people: say("people"), notes: say("notes"), chapter: say("search_chapter") };
  let loaded = null;
  let asked = 0;
  let timer = 0;
  let literal = false;
  let isWhole = false;

  const load = () => {
    loaded ??= COMES[form.dataset.index.split(".")[1]](form.dataset.index).then(async (source) => {
      await addSelects(source);
      return engine(source);
    });
    return loaded;
  };

  /* The lists of a long archive are loaded when somebody comes near them. */
  const addSelects = async (source) => {
    addSelect("speaker", say("search_speaker"), say("search_all_speakers"));
    addSelect("episode", say("search_episode"), say("search_all_episodes"));
    addSelect("year", say("search_year"), say("search_all_years"), source.years.map((year) => [String(year), String(year)]));
    const fill = async () => {
      const { speakers, episodes } = await source.lists();
      addOptions(selects.speaker, speakers.map((name) => [name, name]));
      addOptions(selects.episode, episodes);
    };
    form.after(filters);
    if (source.isLong) for (const end of COMING) filters.addEventListener(end, fill, { once: true });
    else {
      await fill();
      for (const select of Object.values(selects)) {
        if (select.value && source.isUnknown(select.name, select.value)) select.value = "";
        select.closest("label").hidden = select.options.length < 3;
      }
    }
  };

  const addSelect = (name, label, all, options = []) => {
    const select = element("select", { name });
    const named = new URLSearchParams(location.search).get(name) ?? "";
    addOptions(select, [["", all], ...options, [named, named || all]]);
    select.value = named;
    select.addEventListener("change", () => begin());
    selects[name] = select;
    filters.append(element("label", {}, label, " ", select), " ");
  };

  /* Add what can be chosen; what is chosen stays so. */
  const addOptions = (select, options) => {
    const { value } = select;
    const known = new Map([...select.options].map((option) => [option.value, option]));
    for (const [each, text] of options) {
      if (!known.has(each)) {
        known.set(each, element("option", { value: each }));
        select.append(known.get(each));
      }
      known.get(each).textContent = text;
    }
    select.value = value;
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

  const run = async (isRenewed = false) => {
    clearTimeout(timer);
    const typed = box.value;
    const mine = ++asked;
    const former = !isRenewed && form.dataset.index;
    // A quotation mark or a dash is the beginning of a question.
    if (!/[^\s"“”„‟«»＂*-]/.test(typed)) {
      keepInAddress(typed);
      tell("");
      show([]);
      return;
    }
    try {
      const index = await load();
      if (mine !== asked) return;
      keepInAddress(typed);
      const filters = Object.fromEntries(Object.entries(selects).map(([name, { value }]) => [name, value]));
      const enough = isWhole || !index.isLong ? Infinity : ENOUGH;
      const found = await index.search(typed, { typing: true, literal, enough, ...filters });
      if (mine !== asked) return;
      const groups = index.byEpisode(found.hits);
      const repair = found.corrected === null ? [] : [repairOf(found)];
      // How much there is, and of what, is known a way there and back before its words are.
      tell(...answer(found, groups));
      results.setAttribute("aria-busy", "true");
      if (results.querySelector(".search-repair :focus")) box.focus();
      results.querySelector(".search-repair")?.remove();
      results.prepend(...repair);
      const drawn = await draw(index, found, groups);
      if (mine === asked) show([...repair, ...drawn]);
    } catch {
      if (await failed(mine, former)) show([]);
    }
  };

  /* Whether it failed in truth: of a page that was left open the host may have published another index. */
  const failed = async (mine, former) => {
    loaded = null;
    filters.replaceChildren();
    const isNew = mine === asked && former && await window.podcastSearch.renewed?.(form, former);
    if (mine !== asked) return false;
    if (isNew) await run(true);
    else tell(say("search_failed"));
    return !isNew;
  };

  /* Ask anew: what was asked of the former question is forgotten. */
  const begin = () => {
    isWhole = false;
    run();
  };

  const tell = (text, lead = "") => {
    status.replaceChildren(...(lead ? [element("span", { class: "vh" }, lead)] : []), text);
  };

  /* Who has gone down to a hit before the last letters were answered stays at that hit, or is back in the box. */
  const show = (children) => {
    const here = results.querySelector(":focus");
    results.removeAttribute("aria-busy");
    results.replaceChildren(...children);
    if (here) (links().find(({ href }) => href === here.href) ?? box).focus();
  };

  /* What to say of what was found. Who sees the page reads what was put right behind the number, among the results. */
  const answer = (found, groups) => {
    if (!groups.length) return [nothing(found)];
    const lead = found.corrected === null ? "" : `${say("search_repaired", { query: found.corrected })} `;
    const count = found.complete
      ? say("search_results_in", { results: say("search_results", { n: found.count }), episodes: say("episode_count", { n: groups.length }) })
      : say("search_best", { n: found.count });
    return [count, lead];
  };

  const draw = async (index, found, groups) => {
    if (!groups.length) return ideas(found);
    const makers = groups.map((group) => () => drawEpisode(index, found, group));
    const drawn = await some(makers, SHOWN_EPISODES, say("search_more_episodes"));
    if (!found.complete && makers.length <= SHOWN_EPISODES) drawn.push(wholeOf());
    return drawn;
  };

  /* A button to find what was left out because there was enough. */
  const wholeOf = () => {
    const whole = async () => {
      isWhole = true;
      await run();
      links()[0]?.focus();
    };
    return button(say("search_whole"), whole, { class: "search-more" });
  };

  /* The first of many, and a button for the rest. */
  const some = async (makers, limit, label) => {
    const made = await Promise.all(makers.slice(0, limit).map((make) => make()));
    if (makers.length > limit) {
      const rest = button(label, async () => {
        const mine = asked;
        try {
          const more = await some(makers.slice(limit), MOST_MORE, label);
          (rest.closest("li") ?? rest).replaceWith(...more);
          more[0].querySelector("a").focus();
        } catch {
          await failed(mine, form.dataset.index);
        }
      }, { class: "search-more" });
      made.push(made[0].localName === "li" ? element("li", {}, rest) : rest);
    }
    return made;
  };

  const drawEpisode = async (index, found, { hits, shown }) => {
    const { slug, title } = await index.read(hits[0], found.asked);
    const root = `${form.dataset.root}${encodeURIComponent(slug)}/${location.protocol === "file:" ? "index.html" : ""}`;
    const heading = element("h2", {}, element("a", { href: root, dir: "auto" }, title), " ");
    if (found.complete) heading.append(element("span", { class: "search-count" }, say("search_results", { n: hits.length })));
    const makers = hits.map((hit) => async () => drawHit(root, await index.read(hit, found.asked)));
    const items = await some(makers, shown, found.complete ? say("search_show_all", { n: hits.length }) : say("search_more"));
    return element("section", { class: "hit-group" }, heading, element("ol", {}, ...items));
  };

  const drawHit = (root, hit) => {
    const isTimed = TIMED.has(hit.kind);
    const link = element("a", { href: isTimed ? `${root}#t=${hit.start}` : root, "data-search-hit": "" });
    if (isTimed) link.append(element("time", { datetime: `PT${hit.start}S` }, clock(hit.start)), " ");
    const who = kinds[hit.kind] ?? hit.name;
    if (who) link.append(element("span", { class: "search-speaker", dir: "auto" }, who), " ");
    const words = element("span", { class: "search-text", dir: "auto" });
    for (const { text, mark } of hit.excerpt) words.append(mark ? element("mark", {}, text) : text);
    link.append(words);
    link.addEventListener("click", (event) => {
      if (!event.metaKey && !event.ctrlKey && !event.shiftKey) take(link, hit);
    });
    return element("li", { class: `search-${hit.kind}` }, link);
  };

  /* What the page of the episode needs to know of a hit that is pressed: arriving.js reads it. */
  const take = (link, { excerpt }) => {
    const words = new Set(excerpt.filter(({ mark }) => mark).map(({ text }) => text));
    try {
      sessionStorage.setItem("hit", JSON.stringify([link.href, [...words]]));
    } catch {
      // Storage may be blocked: then the page opens at the second and waits.
    }
  };

  const repairOf = ({ query, corrected, others }) => {
    const instead = button(say("search_instead", { query: query.trim() }), () => {
      literal = true;
      begin();
      box.focus();
    });
    const meant = others.flatMap((other) => [" ", asking(say("search_meant", { query: other.trim() }), other.trim())]);
    const shown = element("bdi", {}, element("strong", {}, corrected.trim()));
    const [before, after] = say("search_repaired", { query: "\n" }).split("\n");
    return element("p", { class: "search-repair" }, before, shown, after, ...meant, " ", instead);
  };

  /* A button that asks for something else. */
  const asking = (label, text) => button(label, () => {
    box.value = `${text} `;
    begin();
    box.focus();
  });

  const nothing = ({ query, missing }) => {
    const asked = say("search_nothing", { query: query.trim() });
    const quoted = missing.map((text) => say("quotation", { text }));
    return missing.length ? `${asked} ${say("search_nowhere", { n: missing.length, words: quoted.join(", ") })}` : asked;
  };

  /* What else to try: each part of the query that is found on its own. */
  const ideas = ({ parts }) => {
    const known = parts.filter(({ count }) => count);
    const list = parts.length < 2 ? [] : known.map(({ text, count }) => element("li", {}, asking(text, text), ` (${count})`));
    const filtered = Object.values(selects).some((select) => select.value);
    const advice = filtered ? say("search_advice_filtered") : say("search_advice");
    return [element("p", {}, advice), ...(list.length ? [element("ul", { class: "search-ideas" }, ...list)] : [])];
  };

  const links = () => [...results.querySelectorAll("a[data-search-hit]")];
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { activeElement } = document;
    const stops = [box, ...links()];
    const at = stops.indexOf(activeElement);
    const target = at >= 0 && stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (target) {
      event.preventDefault();
      target.focus();
    }
    if (event.key === "Escape" && (activeElement === box || results.contains(activeElement))) {
      event.preventDefault();
      box.value = "";
      literal = false;
      begin();
      box.focus();
    }
  });
  box.addEventListener("input", () => {
    literal = false;
    asked++;
    clearTimeout(timer);
    timer = setTimeout(begin, DEBOUNCE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });

  const typed = new URLSearchParams(location.search).get("q");
  if (typed !== null) box.value = typed;
  load().then(begin, begin);
};

const form = document.querySelector("form[data-search]");
if (form) open(form);
