"""The link checker finds what leads nowhere in every kind of file, and says nothing of the rest."""

from pathlib import Path

import pytest

from tests.quality.links import broken

BASE = "https://example.org/show/"
WHOLE = {
    "index.html": '<a href="lamp/#notes">x</a><a href="lamp/#t=83">x</a><a href="lamp/#chapter=1">x</a>'
    '<a href="https://elsewhere.example/gone">x</a><a href="mailto:a@b.example">x</a>'
    '<a href="#top" id="top">x</a>'
    '<a href="podcast://example.org/show/feed.xml">x</a><a href="search/?q=lamp"></a><img src="a%20b.png">',
    "lamp/index.html": '<h2 id="notes">x</h2><ol><li><a data-s="0"><b class="ct">x</b></a></ol>'
    '<script type="application/json" id="player-data">{"page": "./", "words": "https is spoken of"}</script>',
    "search/index.html": '<form action="./" data-root="../"></form>',
    "feed.xml": f'<rss><link href="{BASE}lamp/#t=5"/><d>Read {BASE} &amp; more</d></rss>',
    "a b.png": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in WHOLE.items():
        write(tmp_path, path, text)
    return tmp_path


def write(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")


def test_a_whole_site_is_whole(site: Path) -> None:
    assert broken(site, BASE) == []


NO_FILE, NO_PLACE = "there is no such file", "there is no such place on that page"


@pytest.mark.parametrize(
    ("path", "text", "address", "why"),
    [
        ("a.html", '<a href="gone/">x</a>', "gone/", NO_FILE),
        ("a.html", '<a href="lamp">x</a>', "lamp", "a folder without its slash"),
        ("a.html", '<a href="lamp/#gone">x</a>', "lamp/#gone", NO_PLACE),
        ("a.html", '<a href="lamp/#chapter=2">x</a>', "lamp/#chapter=2", NO_PLACE),
        ("a.html", '<a href="search/#t=5">x</a>', "search/#t=5", NO_PLACE),
        ("a.html", '<img src="gone.png">', "gone.png", NO_FILE),
        ("a.html", f'<meta property="og:image" content="{BASE}gone.jpg">', f"{BASE}gone.jpg", NO_FILE),
        (
            "a.html",
            f'<script type="application/ld+json">{{"@graph": [{{"url": "{BASE}gone/"}}]}}</script>',
            f"{BASE}gone/",
            NO_FILE,
        ),
        ("feed.xml", f'<rss><enclosure url="{BASE}media/gone.mp3"/></rss>', f"{BASE}media/gone.mp3", NO_FILE),
        ("feed.xml", f"<rss><guid>{BASE}gone/</guid></rss>", f"{BASE}gone/", NO_FILE),
        (
            "sitemap.xml",
            f"<urlset><loc>{BASE}lamp</loc></urlset>",
            f"{BASE}lamp",
            "a folder without its slash",
        ),
        ("robots.txt", f"Sitemap: {BASE}sitemap.xml\n", f"{BASE}sitemap.xml", NO_FILE),
        ("site.webmanifest", '{"icons": [{"src": "gone.png"}]}', "gone.png", NO_FILE),
        ("lamp/oembed.json", f'{{"html": "<iframe src=\\"{BASE}gone/\\">"}}', f"{BASE}gone/", NO_FILE),
        ("build.json", '{"files": {"gone.vtt": {}}}', "gone.vtt", NO_FILE),
        ("assets/a.css", "b{background:url('gone.png')}", "gone.png", NO_FILE),
        ("assets/a.js", "import('./gone.js')", "./gone.js", NO_FILE),
    ],
)
def test_what_leads_nowhere_is_told(site: Path, path: str, text: str, address: str, why: str) -> None:
    write(site, path, text)
    assert [(each.path, each.address, each.why) for each in broken(site, BASE)] == [(path, address, why)]
