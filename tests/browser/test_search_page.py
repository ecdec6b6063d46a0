"""The search page as readers meet it, and the client held to what the SQLite index finds."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from podcast import page as page_room
from podcast import search
from podcast.model import Release
from podcast.page.tongues import TONGUES
from podcast.search.fold import tokens
from podcast.search.segments import Size
from podcast.search.shards import shards
from podcast.search.stems import languages, stem
from tests.browser.conftest import PATIENCE
from tests.browser.serving import serving
from tests.browser.test_access import violations
from tests.support import make_episode, make_release, make_show, make_transcript

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="icon.svg">
<main><h1>Search</h1>
<form class="search" role="search" action="./" method="get" data-search data-index="{index}" data-root="../">
<input type="search" name="q" aria-label="Search"></form>
<p role="status" data-search-status></p><div data-search-results></div></main>
<script type="application/json" id="search-words">{words}</script>
<script src="{script}"></script></html>"""

WAVES = " ".join(f"Wave {n} rolled in from the north-west and broke." for n in range(40))
STORMS = tuple(("Mara" if n % 2 else "Tomas", f"Storm number {n} passed the guard.") for n in range(12))
SHOW = {
    ("tide", "The tide", "en"): (
        ("Mara", "How does the harbour model know the tide?"),
        ("Tomas", "It is a recommendation model of a kind: it recommends when to sail."),
        ("Mara", "And <b>who</b> & what checks its recommendations?"),
        ("Zoë", "At the Café Größe we watch the gauges; don't trust e-mail in the fog."),
        ("Tomas", WAVES),
    ),
    ("guard", "The <guard> & her night", "en"): (*STORMS, ("Mara", "灯台守は嵐の夜に灯を守\U000e0100る。")),
    ("hafen", "Der Hafen", "de"): (
        ("Mara", "Die Lampen am Hafen und die Modelle der Models."),
        ("Tomas", "Große Lampe."),
    ),
}


def html(index: str, tongue: str = "en", script: str = "search.js") -> str:
    """A search page that reads an index, with the words of a language."""
    asks = page_room.make_assets(make_show(), search.client()).search_asks
    words = page_room.assets.words(TONGUES[tongue], asks)
    return PAGE.format(index=index.rpartition("/")[2], words=json.dumps(words), script=script)


def releases() -> list[Release]:
    return [
        make_release(
            slug,
            episode=make_episode(slug, title=title),
            language=language,
            transcript=make_transcript(
                tuple((n * 65_000, n * 65_000 + 60_000, who, text) for n, (who, text) in enumerate(talk))
            ),
            notes_html="",
            summary="",
            chapters=(),
        )
        for (slug, title, language), talk in SHOW.items()
    ]


@dataclass
class Site:
    """A search page on a host, and the index it was made from."""

    url: str
    db: Path
    browser: Browser
    root: str
    folder: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("searching")
    db = root / "search.db"
    search.update(db, make_show(), releases())
    index = search.web_index(db)
    folder = root / "show" / "search"
    folder.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:  # so that there are common words, and several shards
        patch.setattr("podcast.search.shards.LARGE", Size(shard=300, together=2, often=6))
        files = (index, *shards(db))
        patch.setattr("podcast.search.web.SHORT", 1)
        long = page_room.make_assets(make_show(), search.client(db), search.client_later(db))
    parts = ("assets/search-", "assets/later-", "assets/keeping-")
    scripts = [each for each in long.artifacts if each.path.startswith(parts)]
    for each in (*files, *scripts):
        (root / "show" / each.path).parent.mkdir(exist_ok=True)
        (root / "show" / each.path).write_bytes(each.data)
    made = page_room.make_assets(make_show(), search.client())
    script = next(each for each in made.artifacts if each.path == made.search)
    (folder.parent / "assets/all.js").write_bytes(script.data)
    for each in made.artifacts:
        if each.path in (made.style, made.lists):
            (folder.parent / each.path).write_bytes(each.data)
    sheets = "".join(f'<link rel="stylesheet" href="../{path}">' for path in (made.style, made.lists))
    (folder / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    for name, first, tongue, src in (
        ("index", index, "en", "../assets/all.js"),
        ("long", files[1], "en", f"../{long.search}"),
        ("german", index, "de", "../assets/all.js"),
    ):
        plain = html(first.path, tongue, src)
        (folder / f"{name}.html").write_text(plain, encoding="utf-8")
        (folder / f"{name}-styled.html").write_text(plain.replace("<main>", f"{sheets}<main>"), "utf-8")
    (root / "show" / "404.html").write_text("<!doctype html><title>Nothing here</title>")
    with serving(root) as url:
        yield Site(url, db, chromium, files[1].path.rpartition("/")[2], root)


@pytest.fixture
def page(site: Site) -> Iterator[Page]:
    """Whatever a test does, nothing goes wrong on the console: the policy of the host is strict."""
    context = site.browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    yield page
    context.close()
    assert wrong == []


def opened(page: Page, site: Site, query: str = "") -> Page:
    page.goto(f"{site.url}search/{query}")
    page.wait_for_selector("select[name=speaker]")
    return page


def ask(page: Page, text: str) -> None:
    page.fill("input", text)
    page.press("input", "Enter")


ASK_FROM_AFAR = """(text) => {
    const box = document.querySelector("input");
    box.value = text;
    box.form.requestSubmit();
}"""
"""Asks while the focus is elsewhere."""


def status(page: Page, text: str) -> None:
    """What is said of what was found, and that its words are there too."""
    expect(page.get_by_role("status")).to_have_text(text)
    expect(page.locator("[data-search-results]:not([aria-busy])")).to_be_attached()


def test_results_come_while_typing_and_land_on_the_second(page: Page, site: Site) -> None:
    opened(page, site)
    page.type("input", "recommendation mod")

    status(page, "1 result in 1 episode")
    link = page.locator("[data-search-hit]")
    # What is typed slowly is answered on the way, too: with other marks.
    expect(link.locator("mark")).to_have_text(["recommendation", "model", "recommends"])
    expect(link).to_have_attribute("href", "../tide/#t=65")
    expect(link).to_have_text(re.compile("^1:05 Tomas It is a"))


def test_the_address_is_asked_and_kept(page: Page, site: Site) -> None:
    opened(page, site, "?q=gauge&speaker=Zo%C3%AB")
    status(page, "1 result in 1 episode")
    expect(page.locator("input")).to_have_value("gauge")
    expect(page.locator("select[name=speaker]")).to_have_value("Zoë")

    ask(page, '"café größe"')
    expect(page.locator("mark")).to_have_text(["Café", "Größe"])

    assert page.evaluate("new URL(location).searchParams.get('q')") == '"café größe"'
    assert page.evaluate("history.length") <= 2


def test_results_stand_by_episode_with_their_number(page: Page, site: Site) -> None:
    opened(page, site, "?q=storm%20guard")

    status(page, "12 results in 1 episode")
    expect(page.get_by_role("heading", level=2)).to_have_text("The <guard> & her night 12 results")
    assert page.locator("[data-search-hit]").count() == 5
    page.get_by_role("button", name="Show all 12").click()
    expect(page.locator("[data-search-hit]")).to_have_count(12)
    assert page.evaluate("document.activeElement.getAttribute('href')") == "../guard/#t=325"


def test_other_forms_and_accents_are_marked(page: Page, site: Site) -> None:
    opened(page, site, "?q=recommending%20")
    status(page, "2 results in 1 episode")
    assert sorted(page.locator("mark").all_inner_texts()) == [
        "recommendation",
        "recommendations",
        "recommends",
    ]

    ask(page, "grosse ")
    expect(page.locator("mark")).to_have_text(["Große", "Größe"])


@pytest.mark.parametrize("address", ["", "long.html"])
def test_a_phrase_is_found_before_it_is_ended(page: Page, site: Site, address: str) -> None:
    page.goto(f"{site.url}search/{address}?q=%22storm%20num")
    status(page, "12 results in 1 episode")
    expect(page.locator("mark").first).to_have_text("Storm")
    ask(page, '"storm num"')
    status(page, 'Nothing found for “"storm num"”.')


def test_a_word_with_a_sign_behind_it_does_not_go_on(page: Page, site: Site) -> None:
    opened(page, site, "?q=stor")
    status(page, "12 results in 1 episode")
    ask(page, "stor\u0316")
    expect(page.get_by_role("status")).to_have_text("12 results in 1 episode")
    ask(page, "stor#")
    expect(page.get_by_role("status")).to_have_text("Showing results for storm#: 12 results in 1 episode")
    ask(page, "mo++")
    status(page, "Nothing found for “mo++”.")


@pytest.mark.parametrize("typed", ['"', "-", " “ ", '-"'])
def test_the_beginning_of_a_question_is_none(page: Page, site: Site, typed: str) -> None:
    opened(page, site, "?q=storm")
    status(page, "12 results in 1 episode")
    ask(page, typed)
    status(page, "")
    assert not page.locator("[data-search-results] *").count()


def test_what_was_left_out_is_likelier_than_a_word_that_is_ever_so_common(page: Page, site: Site) -> None:
    opened(page, site)
    found = page.evaluate("""async () => {
        const texts = ["A storm.", ...Array(40).fill("A stem.")];
        const documents = texts.map((text) => ["turn", 0, -1, text]);
        const episodes = [["storms", "", "en", 2026, documents]];
        const { engine, inMemory } = podcastSearch;
        const { search } = engine(inMemory({ weights: { turn: 1 }, speakers: [], episodes }));
        const { corrected, others } = await search("stom");
        return [corrected, ...others];
    }""")
    assert found == ["storm", "stem"]


MARKS = """async ([text, query]) => {
    const { engine, inMemory } = podcastSearch;
    const episodes = [["cars", "", "en", 2026, [["turn", 0, -1, text]]]];
    const { search, read } = engine(inMemory({ weights: { turn: 1 }, speakers: [], episodes }));
    const { asked, hits } = await search(query, { typing: true });
    const { excerpt } = await read(hits[0], asked);
    return excerpt.filter(({ mark }) => mark).map(({ text }) => text);
}"""


@pytest.mark.parametrize(
    ("text", "typed", "marks"),
    [
        ("Al's car also rolls.", "Al's", ["Al's"]),
        ("AT&T has our attention.", "at&t", ["AT&T"]),
        ("The e-mail was emailed again.", "e-mai", ["e-mail"]),
    ],
)
def test_only_what_is_typed_may_go_on(
    page: Page, site: Site, text: str, typed: str, marks: list[str]
) -> None:
    opened(page, site)
    assert page.evaluate(MARKS, [text, typed]) == marks


def test_a_slip_is_put_right_and_can_be_insisted_on(page: Page, site: Site) -> None:
    opened(page, site, "?q=recomendation")

    status(page, "Showing results for recommendation: 2 results in 1 episode")
    page.get_by_role("button", name="search for recomendation instead").click()
    status(page, "Nothing found for “recomendation”. “recomendation” is in no episode.")

    page.type("input", "s")
    expect(page.get_by_role("status")).to_contain_text("Showing results for recommendations")


@pytest.mark.parametrize("address", ["", "long.html"])
def test_what_may_have_been_meant_as_well_is_a_press_away(page: Page, site: Site, address: str) -> None:
    page.goto(f"{site.url}search/{address}")
    page.fill("input[type=search]", "modelx")

    expect(page.get_by_role("status")).to_contain_text("Showing results for ")
    offered = page.get_by_role("button", name="did you mean")
    meant = offered.first.inner_text().removeprefix("did you mean ").removesuffix("?")
    offered.first.click()
    expect(page.locator("input[type=search]")).to_have_value(f"{meant} ")
    expect(page.get_by_role("status")).not_to_contain_text("Showing results for")


def test_the_page_speaks_the_language_of_its_words(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search/german.html?q=recommendations")
    status(page, "2 Treffer in 1 Folge")
    page.get_by_role("searchbox").fill("zebras")
    status(page, "Nichts gefunden für „zebras“. „zebras“ kommt in keiner Folge vor.")
    expect(page.get_by_label("Jahr")).to_have_count(1)


def test_a_choice_stands_once_and_what_leaves_none_is_hidden(page: Page, site: Site) -> None:
    opened(page, site)
    expect(page.locator("select[name=speaker] option")).to_have_text(["All speakers", "Mara", "Tomas", "Zoë"])
    expect(page.locator("select[name=year] option")).to_have_text(["All years", "2026"])
    expect(page.get_by_label("Speaker")).to_be_visible()
    expect(page.get_by_label("Year")).to_be_hidden()


def test_nothing_found_says_so_and_what_is_found_alone(page: Page, site: Site) -> None:
    opened(page, site, "?q=gauge%20lampen%20")
    status(page, "Nothing found for “gauge lampen”.")

    page.get_by_role("button", name="lampen").click()
    status(page, "2 results in 1 episode")
    expect(page.locator("input")).to_have_value("lampen ")


def test_what_was_said_is_text_and_never_html(page: Page, site: Site) -> None:
    opened(page, site, "?q=%3Cb%3Ewho%20checks")

    expect(page.locator("[data-search-hit]")).to_contain_text("And <b>who</b> & what")
    assert page.locator("[data-search-results] b").count() == 0

    ask(page, "<img src=x onerror=alert(1)>zyxwv")
    expect(page.get_by_role("status")).to_contain_text("“<img src=x onerror=alert(1)>zyxwv”")
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(("name", "known"), [("speaker", "Mara"), ("episode", "tide"), ("year", "2026")])
def test_a_filter_in_the_address_that_nothing_fits_is_none(
    page: Page, site: Site, name: str, known: str
) -> None:
    for value, kept in (("1850", ""), (known, known)):
        opened(page, site, f"?q=model&{name}={value}")
        expect(page.locator(f"select[name={name}]")).to_have_value(kept)


def test_filters_narrow_it_down(page: Page, site: Site) -> None:
    opened(page, site, "?q=model")
    status(page, "3 results in 2 episodes")

    page.select_option("select[name=episode]", label="The tide")
    status(page, "2 results in 1 episode")
    page.select_option("select[name=speaker]", "Tomas")
    status(page, "1 result in 1 episode")
    expect(page).to_have_url(re.compile(r"\?q=model&speaker=Tomas&episode=tide$"))


@pytest.mark.parametrize("width", [320, 760, 1280])
@pytest.mark.parametrize("address", ["index-styled.html", "long-styled.html"])
def test_filters_fit_any_width_and_move_nothing_when_they_come(
    page: Page, site: Site, width: int, address: str
) -> None:
    """https://www.w3.org/WAI/WCAG22/Understanding/reflow.html"""
    page.set_viewport_size({"width": width, "height": 600})
    index = re.compile(r"/search/\w+-[0-9a-f]{8}\.js")
    page.route(index, lambda route: route.abort())
    page.goto(f"{site.url}search/{address}?q=storm")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    top = "document.querySelector('[role=status]').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.unroute(index)
    page.press("input", "Enter")
    expect(page.locator("[data-search-hit]").first).to_be_visible()
    page.evaluate("document.querySelector('[name=episode]').add(new Option('A long title '.repeat(20)))")

    assert page.evaluate(top) == pytest.approx(before, abs=0.5)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    inside = page.locator(".search-filters, .search-filters label:not([hidden])")
    assert inside.evaluate_all(
        "some => some.every((e) => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight)"
    )
    boxes = [each.bounding_box() for each in page.locator(".search-filters select:visible").all()]
    assert all(box and box["width"] >= 80 and box["x"] + box["width"] <= width for box in boxes)


def test_the_keyboard_is_enough(page: Page, site: Site) -> None:
    opened(page, site, "?q=model")
    status(page, "3 results in 2 episodes")
    focused = "document.activeElement.getAttribute('href') ?? document.activeElement.name"
    first, second = [each.get_attribute("href") for each in page.locator("[data-search-hit]").all()[:2]]

    page.focus("input")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == first
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == second
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    assert page.evaluate(focused) == "q"
    assert page.input_value("input") == ""
    status(page, "")
    assert page.locator("[data-search-results] *").count() == 0
    assert page.evaluate("location.search") == ""


def test_the_answer_to_an_earlier_question_is_dropped(page: Page, site: Site) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/index-*.js", hold)
    with page.expect_request("**/index-*.js"):
        page.goto(f"{site.url}search/", wait_until="domcontentloaded")
    page.evaluate("""() => {
        window.seen = [];
        const note = (records) => records.forEach(({ addedNodes }) => seen.push(addedNodes[0]?.textContent));
        new MutationObserver(note).observe(document.querySelector('[role=status]'), { childList: true });
    }""")
    ask(page, "storm")
    ask(page, "gauge")
    held[0].continue_()

    status(page, "1 result in 1 episode")
    assert page.evaluate("seen") == ["1 result in 1 episode"]


def test_an_index_that_cannot_be_loaded_is_said_and_tried_again(page: Page, site: Site) -> None:
    page.route("**/index-*.js", lambda route: route.abort())
    page.route(re.compile(r"/search/$"), lambda route: route.abort())  # nor what it is now
    page.goto(f"{site.url}search/?q=gauge")
    status(page, "Search could not be loaded. Type again to try once more.")

    page.unroute("**/index-*.js")
    ask(page, "gauges")
    status(page, "1 result in 1 episode")


def test_what_came_in_place_of_the_index_is_no_index(page: Page, site: Site) -> None:
    page.route("**/index-*.js", lambda route: route.fulfill(body="1;", content_type="text/javascript"))
    page.goto(f"{site.url}search/")
    ask(page, "gauge")
    status(page, "Search could not be loaded. Type again to try once more.")


def test_what_is_written_about_an_episode_links_to_its_beginning(page: Page, site: Site) -> None:
    opened(page, site, "?q=hafen")

    title = page.locator(".search-title a")
    assert title.get_attribute("href") == "../hafen/"
    assert title.inner_text() == "Title Der Hafen"
    assert page.locator(".search-turn a").get_attribute("href") == "../hafen/#t=0"


def test_dots_stand_only_where_a_sentence_is_cut(page: Page, site: Site) -> None:
    opened(page, site, "?q=%22wave%200%22")

    assert page.locator(".search-text").inner_text().endswith("Wave 2 rolled in…")


ASK = """
async ([address, queries]) => {
    const { engine, inMemory, inShards } = podcastSearch;
    const memory = async () => {
        const script = await (await fetch(address)).text();
        return inMemory(JSON.parse(script.slice("podcastIndex(".length, script.lastIndexOf(")"))));
    };
    const shards = async () => inShards(await (await fetch(address)).json(), "");
    const { search, read } = engine(await (address.endsWith(".json") ? shards() : memory()));
    const answers = [];
    for (const query of queries) {
        const { asked, corrected, others, hits } = await search(query);
        const shown = await Promise.all(hits.map((hit) => read(hit, asked)));
        answers.push([[corrected, others], shown.map(({ slug, start, excerpt }) => [slug, start,
            excerpt.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('')])]);
    }
    return answers;
}
"""


SLIPS = ("lampn", "modes", "cave", "whow", "dont", "dont trist")
"""Words that two others are near to: the longer of them, or the commoner, goes first. A lost apostrophe."""
MARKED = (
    "email",
    "emails",
    "E-Mail",
    "northwest broke",
    "groesse",
    "wal-ked",
    "mod-els",
    "don’t",
    "-email tide",
    "lampe's",
    "harbour’s model’s",
    "modle's",
    "-gauge's café",
    "\"harbour's\" OR harbour's*",
    "that's",
    "who&checks who'n'what",
)
"""What is said with a mark inside and typed in one, or the other way round; what ends in 's."""
VARIED = "灯を守"
"""What stands in the talk with a sign behind it that chooses among the shapes of a letter."""


def test_the_client_finds_what_the_index_finds_in_the_same_order(page: Page, site: Site) -> None:
    opened(page, site)
    asked = [*SLIPS, *MARKED, VARIED, *queries(random.Random(11), 20)]  # noqa: S311

    found = page.evaluate(ASK, [page.get_attribute("form", "data-index"), asked])

    expected = answers(site.db, asked)
    assert {query: json.dumps(each) for query, each in zip(asked, found, strict=True)} == {
        query: json.dumps(each) for query, each in zip(asked, expected, strict=True)
    }
    assert sum(bool(hits) for _, hits in expected) > len(asked) // 2


ODD = (
    ("en", "From Hawaiʻi Oʼbrien\u02bcs e‐mail, cafe\u0301-bar and e\u0301mail-x; 2-3, it's we’re Q&A at 2."),
    ("fr", "L'homme d'Artagnan, l’eau O’Neil, o'neal, oo'x, Saint-Malo, up-to-date."),
    ("hi", "कम-कारा हिंदी-भाषी"),
    ("sv", "A night horse by the lighthouse, with fotos of AT&T's rock’n’roll, H&M."),
    ("nl", "ATT and R and D, rock and roll, hm. It he she that here there what who where how let habit."),
    (
        "da",
        "It's he's she’s that's here's there's what's who's where's how's let's habit's. R&D, R and D, M&Ms.",
    ),
    ("fi", f"Tuuli, tuuli, tuuli, tuuli, tuuli, {'aalto ' * 30} tuuli ja meri."),
    ("tr", "İstanbul’da ΛΟΓΟΣ-λόγος ﬁn-ﬁ a-東 東-a"),
)
ODDLY = (
    "light-house "
    "hawaii obrien obriens email cafebar emailx mailx 23 its were qa lhomme dartagnan leau oneil oneal oox "
    "saintmalo uptodate कमक कमकारा हिंदीभाषी istanbulda λογοςλογος finfi a東 東a hawaiʻi e‐mail O’Brien "
    "O’Brienʼs (o'brien's) OʻBRIEN´S 2's e's 東's he's eau’s foto's FOTO’S "
    "it's He's she’s (that's) here's there's what's who's where's how's let's habit's the-what's 's mms "
    "eau‘s foto‘s rock‘n’roll thatʼſ at&t att AT&T’s AT&S R&D h&m rock&roll rock'n'roll A&B&C &c r& q&a"
)
"""Two words in one, with marks of every kind: some were one word to the index and two to the client."""


def test_the_client_joins_words_as_the_index_does(page: Page, site: Site, tmp_path: Path) -> None:
    db = tmp_path / "search.db"
    made = [
        replace(
            releases()[0],
            episode=make_episode(language, title="A title"),
            language=language,
            transcript=make_transcript(((0, 5_000, "Mara", text),)),
        )
        for language, text in ODD
    ]
    search.update(db, make_show(), made)
    body = search.web_index(db).data
    page.route("**/index-odd.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    opened(page, site)

    asked = [*ODDLY.split(), "tuuli meri", '"R&D"', "R&D*"]
    found = page.evaluate(ASK, ["index-odd.js", asked])

    expected = json.loads(json.dumps(answers(db, asked)))
    assert dict(zip(asked, found, strict=True)) == dict(zip(asked, expected, strict=True))
    assert sum(bool(hits) for _, hits in found) > len(asked) // 2


def test_from_shards_the_client_finds_the_same(page: Page, site: Site) -> None:
    opened(page, site, "long.html")
    asked = [*SLIPS, *MARKED, *queries(random.Random(12), 200)]  # noqa: S311

    found = page.evaluate(ASK, [site.root, asked])

    expected = answers(site.db, asked)
    assert {
        query: json.dumps([each[0], sorted(each[1])]) for query, each in zip(asked, found, strict=True)
    } == {query: json.dumps([each[0], sorted(each[1])]) for query, each in zip(asked, expected, strict=True)}


@pytest.fixture
def wardens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the first file of an archive with a rarer word that stands before many common ones."""
    monkeypatch.setattr("podcast.search.shards.LARGE", Size(shard=4_000, together=1, often=50))
    talk = "Here the sea is the storm and the storm is the sea."
    many = [
        make_release(
            f"e{n:02}",
            transcript=make_transcript(
                ((0, 1000, "", talk), (1000, 2000, "", f"Warden of the {'storm' if n % 3 else 'sea'}."))
            ),
        )
        for n in range(32)
    ]
    search.update(tmp_path / "search.db", make_show(), many)
    made = shards(tmp_path / "search.db")
    folder = tmp_path / "show"
    for each in made:
        (folder / each.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / each.path).write_bytes(each.data)
    (folder / "search/search.js").write_bytes(search.client())
    (folder / "search/icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "search/index.html").write_text(html(made[0].path), encoding="utf-8")
    with serving(tmp_path) as url:
        yield f"{url}{made[0].path}"


def test_what_may_be_near_a_word_is_fetched_with_it_unless_it_is_known_to_be_common(
    page: Page, wardens: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    base = wardens.rpartition("/")[0]
    for word, lists in (("storm", set()), ("warden", {"alike", "tails"})):
        asked.clear()
        page.goto(f"{base}/?q={word}%20")
        page.locator("mark").first.wait_for()
        assert {each.partition("/l/")[2][:5] for each in asked if "/l/" in each} == lists, word


def test_of_a_phrase_in_many_texts_the_best_are_read_until_there_are_enough(page: Page, wardens: str) -> None:
    page.goto(f"{wardens.rpartition('/')[0]}/")
    some, whole = page.evaluate(
        """async (address) => {
            const { engine, inShards } = podcastSearch;
            const root = await (await fetch(address)).json();
            const found = [1, Infinity].map(async (enough) => {
                const { search } = engine(inShards(root, ""));
                const { hits, complete } = await search('"warden of the storm"', { enough });
                return [hits.map(({ doc }) => doc), complete];
            });
            return Promise.all(found);
        }""",
        wardens,
    )

    assert whole[1]
    assert len(whole[0]) == 21
    assert not some[1]
    assert 6 <= len(some[0]) < 21
    assert set(some[0]) < set(whole[0])


ENGLISH = (
    "s es ies ss sses eed ed ing at bl iz ated bled ized bling tting lling sed ying ational tional enci izer "
    "bli alli entli eli ization ator alism iveness aliti iviti biliti icate ative ical ful ness ance able "
    "ement ment ent sion tion ou ism ive e ee y ll"
)
"""Endings by which the stems of English go."""


def test_the_client_has_the_stems_of_the_index(page: Page, site: Site) -> None:
    opened(page, site)
    rng = random.Random(5)  # noqa: S311
    heads = ["", "t", "st", "tab", "kind", "bay", "igno"]
    asked = [[head + ending, "en"] for head in heads for ending in ENGLISH.split()]
    for language, rules in languages().items():
        endings = [rule.suffix for step in rules.steps for rule in step.rules]
        heads = ["hab", "kind", "parl", "igno", "oasi", "u", "qu", "bien"]
        asked += [
            [rng.choice(heads) + rng.choice(endings) + rng.choice(["", "s", "e"]), language]
            for _ in range(800)
        ]

    found = page.evaluate(
        "words => words.map(([word, language]) => podcastSearch.stem(word, language))", asked
    )

    assert found == [stem(word, language) for word, language in asked]


SAID = (
    "Café-Straße, 3½ m² of ŁÓDŹ; ΛΟΓΟΣ λόγος, Hawaiʻi, I don’t, U.S.A. at 9 a.m., 1,000,000 and 1,0000.",
    "الكِتَابُ والقـــلم ٢٠٢٦ ۲۰ مدرسة مصطفى کتاب ٱلله",
    "काम कम फ़िल्म। পড়া ที่น้ำ ปีนี้ ກຳແພງ ကျော် ភាសា",
    "パパはバンとﾊﾟﾝ、ガイド。한국은 학교에서 한ㄱ 물\u1112\u1161\u11ab 東京都の夜 𠮟る",
)


def test_the_client_parts_words_as_the_index_does(page: Page, site: Site) -> None:
    opened(page, site, "long.html")
    assigned = [chr(code) for code in range(0x30000) if not unicodedata.category(chr(code)).startswith("C")]
    asked = [*SAID, *(f"a{sign}{sign}b" for sign in assigned)]

    found = page.evaluate(
        "texts => texts.map((text) => podcastSearch.tokens(text).map(({ word }) => word))", asked
    )

    assert dict(zip(asked, found, strict=True)) == {
        text: [token.word for token in tokens(text)] for text in asked
    }


def test_a_long_archive_is_searched_from_shards_and_only_those_that_are_needed(
    page: Page, site: Site
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(f"{site.url}search/long.html?q=recommending%20")

    status(page, "2 results in 1 episode")
    assert sorted(page.locator("mark").all_inner_texts()) == [
        "recommendation",
        "recommendations",
        "recommends",
    ]
    texts = [each for each in asked if each.startswith("search/t/")]
    assert len(texts) == 1
    near = [each for each in asked if each.startswith("search/l/")]
    assert [each.removeprefix("search/l/")[:5] for each in sorted(near)] == ["alike", "tails"]
    assert not [each for each in asked if each.startswith("search/p/")]  # nobody asks where in a text it is


def test_what_only_some_questions_need_is_on_its_way_before_they_are_asked(page: Page, site: Site) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/root-*.json", hold)
    with page.expect_request("**/assets/later-*.js"):
        page.goto(f"{site.url}search/long.html")


def test_how_much_there_is_and_what_was_put_right_is_told_before_the_words_come(
    page: Page, site: Site
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/t/*", hold)
    page.goto(f"{site.url}search/long.html?q=recomendation", wait_until="domcontentloaded")
    said = "Showing results for recommendation: 2 results in 1 episode"
    line, groups = page.get_by_role("status"), page.locator(".hit-group")
    expect(line).to_have_text(said)
    expect(page.locator(".search-repair strong")).to_have_text("recommendation")
    expect(groups).to_have_count(0)
    page.evaluate("""() => { window.told = []; const line = document.querySelector('[role=status]');
        new MutationObserver(() => told.push(line.textContent)).observe(line, { childList: true }); }""")
    held.pop().continue_()
    expect(groups).to_have_count(1)

    ask(page, "storm guard")
    expect(line).to_have_text("12 results in 1 episode")
    expect(page.locator("[aria-busy] > .hit-group")).to_contain_text(
        "recommendation"
    )  # what was found before
    expect(page.locator(".search-repair")).to_have_count(0)
    held.pop().continue_()
    status(page, "12 results in 1 episode")
    expect(groups).not_to_contain_text("recommendation")
    assert page.evaluate("told") == ["12 results in 1 episode"]


def test_an_answer_that_comes_behind_the_next_question_is_not_told(page: Page, site: Site) -> None:
    held: list[Route] = []

    is_held = True

    def hold(route: Route) -> None:
        if is_held:
            held.append(route)
        else:
            route.continue_()

    opened(page, site, "long.html")
    page.route("**/search/s/*", hold)
    with page.expect_request("**/search/s/*"):
        ask(page, "gauge ")
    page.evaluate("""() => { window.told = []; const line = document.querySelector('[role=status]');
        new MutationObserver(() => told.push(line.textContent)).observe(line, { childList: true }); }""")
    ask(page, "")
    expect(page).to_have_url(re.compile(r"long\.html$"))
    is_held = False
    with page.expect_response("**/search/s/*"):
        for route in held:
            route.continue_()

    ask(page, "storm guard")
    status(page, "12 results in 1 episode")
    assert [text for text in page.evaluate("told") if text] == ["12 results in 1 episode"]


def test_words_are_found_while_the_second_script_is_on_its_way(page: Page, site: Site) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/later-*.js", hold)
    with page.expect_request("**/later-*.js"):
        page.goto(f"{site.url}search/long.html?q=storm%20guard", wait_until="domcontentloaded")
    status(page, "12 results in 1 episode")

    ask(page, '"recommendation model"')
    expect(page).to_have_url(re.compile(r"\?q=%22"))
    status(page, "12 results in 1 episode")
    held[0].continue_()
    status(page, "1 result in 1 episode")
    assert len(held) == 1


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ('"recommendation model"', "1 result in 1 episode"),
        ("recomendation", "Showing results for recommendation: 2 results in 1 episode"),
    ],
)
@pytest.mark.parametrize("came", [None, "1;"])
def test_a_second_script_that_did_not_come_is_said_and_asked_for_again(
    page: Page, site: Site, query: str, answer: str, came: str | None
) -> None:
    def fail(route: Route) -> None:
        if came is None:
            route.abort()
        else:
            route.fulfill(body=came, content_type="text/javascript")

    page.route("**/later-*.js", fail)
    page.goto(f"{site.url}search/long.html")
    ask(page, query)
    status(page, "Search could not be loaded. Type again to try once more.")
    ask(page, "storm guard")
    status(page, "12 results in 1 episode")

    page.unroute("**/later-*.js")
    ask(page, query)
    status(page, answer)


@pytest.mark.parametrize("stays", [True, False])
def test_a_page_left_open_finds_its_way_to_the_index_that_was_published_since(
    page: Page, site: Site, stays: bool
) -> None:
    opened(page, site, "long.html")
    page.wait_for_function("() => window.podcastSearch.renewed")
    page.evaluate("""() => { const own = window.fetch; window.how = [];
        window.fetch = (what, init) => { how.push(init?.cache); return own(what, init); }; }""")
    folder = site.folder / "show" / "search"
    newer = (folder / "long.html").read_text("utf-8")
    asked: list[str] = []

    def give(route: Route) -> None:
        asked.append("root")
        route.fulfill(body=(folder / site.root).read_bytes(), content_type="application/json")

    def give_page(route: Route) -> None:
        asked.append("page")  # hosts that are many may each name another
        body = newer.replace(site.root, f"root-{len(asked):08}.json")
        route.fulfill(body=body, content_type="text/html")

    page.route(re.compile(r"/root-0000\d+\.json"), give)
    page.route(re.compile("/long.html"), give_page)
    page.route(
        re.compile("/search/[lpstw]/"),
        lambda route: route.continue_() if stays and "root" in asked else route.fulfill(status=404),
    )
    page.fill("input", "gauge ")  # without Enter, which would ask once more

    if stays:
        status(page, "1 result in 1 episode")
    else:
        status(page, "Search could not be loaded. Type again to try once more.")
    assert asked == ["page", "root"]
    assert "no-cache" in page.evaluate("how")  # the page is the host's, not as the browser has kept it


@pytest.mark.parametrize("is_published", [True, False])
def test_the_rest_of_what_was_found_before_a_publish_is_asked_for_anew(
    page: Page, site: Site, is_published: bool
) -> None:
    page.goto(f"{site.url}search/long.html?q=storm%20guard")
    status(page, "12 results in 1 episode")
    folder = site.folder / "show" / "search"
    newer = (folder / "long.html").read_text("utf-8").replace(site.root, "root-00000001.json")
    asked: list[str] = []

    def give(route: Route) -> None:
        asked.append("root")
        route.fulfill(body=(folder / site.root).read_bytes(), content_type="application/json")

    def is_gone(route: Route) -> None:
        route.continue_() if asked else route.fulfill(status=404)

    page.route("**/root-00000001.json", give)
    page.route("**/search/t/*", is_gone)
    if is_published:
        page.route(
            re.compile("/long.html"), lambda route: route.fulfill(body=newer, content_type="text/html")
        )
    rest, hits = page.get_by_role("button", name="Show all 12"), page.locator("[data-search-hit]")
    before = hits.count()
    rest.click()
    if is_published:
        expect(page.get_by_role("searchbox")).to_be_focused()
        status(page, "12 results in 1 episode")
        assert asked == ["root"]
        expect(page.locator("select[name=speaker]")).to_have_count(1)
        rest.click()
        expect(hits).to_have_count(12)
        expect(page.locator("li li")).to_have_count(0)
    else:
        status(page, "Search could not be loaded. Type again to try once more.")
        assert hits.count() == before < 12


def test_the_rest_of_a_former_question_that_does_not_come_is_not_told(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search/long.html?q=storm%20guard")
    status(page, "12 results in 1 episode")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/t/*", hold)
    with page.expect_request("**/search/t/*"):
        page.get_by_role("button", name="Show all 12").click()
    ask(page, "-the zyxwv qqqqq")
    line = page.get_by_role("status")
    expect(line).to_contain_text("zyxwv")
    said = line.text_content() or ""

    with page.expect_event("requestfailed"):
        for route in held:
            route.abort()

    page.evaluate("() => fetch(location.href).then((answer) => answer.text())")
    expect(line).to_have_text(said)


def test_a_short_show_that_was_published_before_its_index_came_is_asked_anew(page: Page, site: Site) -> None:
    former = search.web_index(site.db)
    name = former.path.rpartition("/")[2]
    newer = (site.folder / "show/search/index.html").read_text("utf-8").replace(name, "index-00000001.js")
    page.route(f"**/{name}", lambda route: route.fulfill(status=404))
    page.route(
        "**/index-00000001.js",
        lambda route: route.fulfill(body=former.data, content_type="text/javascript"),
    )
    page.goto(f"{site.url}search/")
    page.route(re.compile(r"/search/$"), lambda route: route.fulfill(body=newer, content_type="text/html"))

    ask(page, "gauge")

    status(page, "1 result in 1 episode")
    expect(page.locator("select[name=speaker]")).to_have_count(1)


@pytest.mark.parametrize("address", ["", "long.html"])
def test_what_is_put_right_leaves_the_focus_at_a_hit_that_stays(page: Page, site: Site, address: str) -> None:
    page.goto(f"{site.url}search/{address}?q=recommendation")
    status(page, "2 results in 1 episode")
    hit = page.locator("[data-search-hit]").first
    hit.focus()
    was = hit.get_attribute("href")

    page.evaluate(ASK_FROM_AFAR, "recomendation")

    status(page, "Showing results for recommendation: 2 results in 1 episode")
    expect(page.locator(".search-repair")).to_have_count(1)
    assert page.evaluate("document.activeElement.getAttribute('href')") == was


@pytest.mark.parametrize("address", ["", "long.html"])
def test_who_is_at_a_button_of_what_was_put_right_is_back_in_the_box_when_it_goes(
    page: Page, site: Site, address: str
) -> None:
    page.goto(f"{site.url}search/{address}?q=recomendation")
    status(page, "Showing results for recommendation: 2 results in 1 episode")
    page.locator(".search-repair button").last.focus()

    page.evaluate(ASK_FROM_AFAR, "storm guard")

    status(page, "12 results in 1 episode")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_long_archive_is_narrowed_by_who_speaks_and_when(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search/long.html?q=model")
    status(page, "3 results in 2 episodes")

    page.locator("select[name=speaker]").hover()
    page.wait_for_selector("select[name=speaker] option[value=Zoë]", state="attached")
    page.select_option("select[name=speaker]", "Tomas")
    status(page, "1 result in 1 episode")
    page.select_option("select[name=speaker]", "")
    page.select_option("select[name=episode]", label="Der Hafen")
    status(page, "1 result in 1 episode")
    page.select_option("select[name=year]", "2026")
    expect(page).to_have_url(re.compile(r"\?q=model&episode=hafen&year=2026$"))

    page.goto(f"{site.url}search/long.html?q=model&speaker=Tomas")
    status(page, "1 result in 1 episode")
    assert page.input_value("select[name=speaker]") == "Tomas"


@pytest.mark.parametrize("address", ["", "long.html"])
@pytest.mark.parametrize("query", ["", "storm guard", "recomendation", "gauge lampen ", "zyxwv qqqqq", "嵐"])
def test_axe_finds_nothing_in_any_state(page: Page, site: Site, address: str, query: str) -> None:
    page.goto(f"{site.url}search/{address}")
    page.wait_for_selector("select[name=speaker]", state="attached")
    ask(page, query)
    if query:
        expect(page.get_by_role("status")).not_to_be_empty()

    assert violations(page) == []


def test_with_enough_results_the_rest_waits_to_be_asked_for(page: Page, site: Site) -> None:
    page.goto(f"{site.url}search/long.html")
    found = page.evaluate(
        """async ([address]) => {
            const { engine, inShards } = podcastSearch;
            const { search } = engine(inShards(await (await fetch(address)).json(), ""));
            const some = await search("storm", { enough: 2 });
            const all = await search("recommend");
            return [some, all].map(({ hits, count, complete }) => [hits.length, count, complete]);
        }""",
        [site.root],
    )

    assert found == [[12, 12, False], [2, 2, True]]


def answers(db: Path, asked: list[str]) -> list[tuple[list[object], list[list[object]]]]:
    expected: list[tuple[list[object], list[list[object]]]] = []
    for query in asked:
        results = search.search(db, query, limit=1000)
        shown = [[hit.episode, hit.start_ms // 1000, marked(hit)] for hit in results.hits]
        expected.append(([results.corrected, list(results.alternatives)], shown))
    return expected


def marked(hit: search.Hit) -> str:
    text = hit.text
    for start, end in reversed(hit.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def stretch(rng: random.Random, said: list[str]) -> str:
    """Two to four words that stand together."""
    start = rng.randrange(max(1, len(said) - 3))
    return " ".join(said[start : start + rng.randint(2, 4)])


def queries(rng: random.Random, times: int = 6) -> list[str]:
    """One of ten shapes each, so many times: words that are said, their beginnings, other forms, slips."""
    said = [text.split() for talk in SHOW.values() for _, text in talk]
    words = [word for text in said for word in text[:12]]
    ends = ["s", "ing", "ed", "ation"]
    special = ["嵐の夜", "灯", "c++", "wave north-west", "zyxwv qqqqq", "GROSSE", '"', "-the", "e-mail*"]

    def word() -> str:
        return rng.choice(words)

    made: list[str] = []
    for _ in range(times):
        slip = word()
        made += [
            word(),
            f"{word()} {word()}",
            " ".join(rng.sample(rng.choice(said[:17]), 2)),
            f'"{stretch(rng, rng.choice(said))}"',
            word()[: rng.randint(1, 4)] + "*",
            f"{word()} -{word()}",
            f"{word()} OR {word()} the",
            word() + rng.choice(ends),
            slip[:2] + slip[3:],
            rng.choice(special),
        ]
    return made
