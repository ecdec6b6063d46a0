/* ---- a page that was left open while the show was published anew: the files of its index are gone ---- */

/* Whether the page has another first file by now than the `former` one; the form then names it. */
const renewed = async (form, former) => {
  const page = await fetch(location.pathname, { cache: "no-cache" }).then((answer) => answer.text(), () => "");
  const [, index = former] = page.match(/data-index="(root-[^"]+)"/) ?? [];
  if (index === former) return false;
  form.dataset.index = index;
  return true;
};

window.podcastSearch.renewed = renewed;
