from pathlib import Path

import pytest

from podcast.errors import Where
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript import Reading, parse, write


def reading(text: str) -> Reading:
    found = parse(text.encode(), Path("talk.html"))
    assert found.format == "html"
    return found


def said(text: str) -> list[tuple[int, str | None, str]]:
    return [(one.start, one.speaker, one.text) for one in reading(text).transcript.segments]


def test_cite_time_and_paragraph_make_a_turn() -> None:
    text = "<cite>Ann:</cite><time>0:00</time><p>Q&amp;A <b>now</b></p>"
    text += "<CITE>Bo</CITE><TIME>1:02:03</TIME><P>Yes</P>"
    assert said(text) == [(0, "Ann", "Q&A now"), (3_723_000, "Bo", "Yes")]
    assert reading(text).transcript.timing == "estimated"


def test_a_paragraph_without_a_time_continues_the_turn() -> None:
    assert said("<cite>Ann</cite><time>[0:05]</time><p>one<br>two<p>three") == [
        (5000, "Ann", "one two three")
    ]


def test_a_whole_page_is_read_without_its_script_and_style() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>T</title><style>p {}</style></head><body><h1>Talk</h1>"
        "<time>0:01</time><p>one<script>let p = '<p>no'</script></p></body></html>"
    )
    assert said(page) == [(1000, None, "one")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p>Intro</p>\n<time>0:01</time><p>one</p>", 1),
        ("<time>0:01</time><p>one</p>\n<cite>Bo</cite><p>lost</p>", 2),
        ("<time>0:01</time><p>one</p>\n<time>soon</time>\n<cite>Bo</cite><p>lost</p>", 2),
    ],
)
def test_what_has_no_time_is_reported(text: str, line: int) -> None:
    found = reading(text)
    assert [one.text for one in found.transcript.segments] == ["one"]
    assert found.findings[0].where == Where(Path("talk.html"), line)


def test_text_is_escaped() -> None:
    one = Segment(start=Millis(61_500), end=Millis(62_000), text='<b> & "q"', speaker="R&D")
    assert write(Transcript(segments=(one,)), "html") == (
        '<cite>R&amp;D:</cite>\n<time>1:01</time>\n<p>&lt;b&gt; &amp; "q"</p>\n'
    )
