/* ---- a page that was left open while the show was published anew: its index is gone ---- */

/* Whether the page names another index by now than the `former` one; the form then names it too. */
const renewed = async (form, former) => {
  const page = await fetch(location.pathname, { cache: "no-cache" }).then((answer) => answer.text(), () => "");
  form.dataset.index = page.match(/data-index="([^"]+)"/)?.[1] ?? former;
  return form.dataset.index !== former;
};

window.podcastSearch.renewed = renewed;
