from pathlib import Path

import pytest

from podcast.scaffold.guide import split
from podcast.scaffold.guide.saved import as_text, is_html

BOAT = Path(__file__).parent
TALK = (BOAT / "boat.talk.txt").read_text(encoding="utf-8")


HTML = f"""<!DOCTYPE html>
<html><head><title>Boats | Yard</title><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a></nav>
<h1>How to become a Boat Builder</h1>
<h2><svg><text>icon</text></svg></h2>
<p>Few yards are left, and they are all<br>looking for people &amp; apprentices.</p>
<h2>Tools</h2><ul><li><p>Adze</p></li><li>Plane, see <a href="https://example.org/plane">planes</a></ul>
<table><tr><th>Level</th><th>Pay | year</th></tr><tr><td><div>Entry</div></td><td>EUR 31,400</td></tr></table>
<script>document.write("no")</script>
<h2>Transcript</h2>
{"".join(f'<p><a href="#t"><span>{line[:5]}</span></a>{line[5:]}</p>' for line in TALK.splitlines())}
</body></html>"""


def test_a_page_saved_as_html_is_read_like_its_text() -> None:
    guide = split(HTML)
    assert guide.title == "How to become a Boat Builder"
    assert guide.transcript == TALK
    assert guide.dropped == ("## Transcript",)
    assert guide.notes == (
        "Home\n\n"
        "Few yards are left, and they are all looking for people & apprentices.\n\n"
        "## Tools\n\n- Adze\n- Plane, see [planes](https://example.org/plane)\n\n"
        "| Level | Pay \\| year |\n| --- | --- |\n| Entry | EUR 31,400 |\n"
    )


@pytest.mark.parametrize("text", ["<!doctype html><p>x", " <HTML lang=en>", "<!-- saved --><html>", "<body>"])
def test_html_is_known_by_how_it_begins(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize("text", ["Boats", "<b>bold</b>", "a <html> tag", "WEBVTT"])
def test_text_with_tags_in_it_is_text(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize(
    "html", ["<p>a", "<ul><li>a<li>", "</p></table>a", "<tr><td>a</tr>", "<head>a</head></head>a"]
)
def test_broken_html_still_gives_its_text(html: str) -> None:
    assert "a" in as_text(html)
