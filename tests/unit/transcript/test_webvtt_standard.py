"""The clauses of the WebVTT standard on parsing, one row or more each. https://www.w3.org/TR/webvtt1/#parsing

The texts are our own. Files are given below a signature unless the row is about it.
"""

from typing import NamedTuple

import pytest

from podcast.transcript.cuesettings import Region, read_region, read_settings
from podcast.transcript.cuetext import Node, tree
from podcast.transcript.webvtt import parse

T = "00:01.000 --> 00:02.000"


class File(NamedTuple):
    clause: str
    text: str
    cues: list[tuple[str, str]]
    """Id and text of each."""


FILES = [
    File("file: NUL becomes the replacement character", f"WEBVTT\n\n{T}\na\0b", [("", "a\ufffdb")]),
    File("file: CR LF is one line end", f"WEBVTT\r\n\r\n{T}\r\nsea", [("", "sea")]),
    File("file: a lone CR is a line end", f"WEBVTT\r\r{T}\rsea\rsky", [("", "sea\nsky")]),
    File("file: a byte order mark may stand first", f"\ufeffWEBVTT\n\n{T}\nsea", [("", "sea")]),
    File("file: shorter than the signature", "WEBVT", []),
    File("file: another signature", f"WEBVTt\n\n{T}\nsea", []),
    File("file: the signature may not be indented", f" WEBVTT\n\n{T}\nsea", []),
    File("file: what follows it begins with a space", f"WEBVTT harbour\n\n{T}\nsea", [("", "sea")]),
    File("file: or with a tab", f"WEBVTT\tharbour\n\n{T}\nsea", [("", "sea")]),
    File("file: or else it is another signature", f"WEBVTT-harbour\n\n{T}\nsea", []),
    File("file: the file may end with the signature", "WEBVTT", []),
    File("file: a header runs to a blank line", f"WEBVTT\nKind: log\n\n{T}\nsea", [("", "sea")]),
    File("file: or to a time, which is a cue's", f"WEBVTT\nKind: log\n{T}\nsea", [("", "sea")]),
    File(
        "file: any number of blank lines",
        f"WEBVTT\n\n\n\n{T}\nsea\n\n\n\n{T}\nsky",
        [("", "sea"), ("", "sky")],
    ),
    File("file: cues may stand without end", f"WEBVTT\n\n{T}\nsea\n\n{T}", [("", "sea"), ("", "")]),
    File("block: the line above a time is the id", f"WEBVTT\n\nbuoy 7\n{T}\nsea", [("buoy 7", "sea")]),
    File("block: only one line may be the id", f"WEBVTT\n\nx\nbuoy\n{T}\nsea", [("", "sea")]),
    File(
        "block: a second time ends the cue",
        f"WEBVTT\n\n{T}\nsea\n{T}\nsky",
        [("", "sea"), ("", "sky")],
    ),
    File(
        "block: a line with an arrow ends the cue",
        f"WEBVTT\n\n{T}\nsea\nnorth --> south\nlost",
        [("", "sea")],
    ),
    File("block: an arrow alone makes no cue", "WEBVTT\n\n-->\nlost", []),
    File("block: a line of spaces is text", f"WEBVTT\n\n{T}\nsea\n \nsky", [("", "sea\n \nsky")]),
    File("block: a blank line ends the text", f"WEBVTT\n\n{T}\nsea\n\nlost", [("", "sea")]),
    File("block: a note is no cue", f"WEBVTT\n\nNOTE {T[:5]}\nsea\n\n{T}\nsky", [("", "sky")]),
    File("block: a style is no cue", f"WEBVTT\n\nSTYLE \t\n::cue {{}}\n\n{T}\nsky", [("", "sky")]),
    File("block: a region is no cue", f"WEBVTT\n\nREGION\nid:a\n\n{T}\nsky", [("", "sky")]),
    File("block: an id may be called NOTE", f"WEBVTT\n\nNOTE\n{T}\nsky", [("NOTE", "sky")]),
    File("block: an id may be called STYLE", f"WEBVTT\n\nSTYLE\n{T}\nsky", [("STYLE", "sky")]),
]


@pytest.mark.parametrize("row", FILES, ids=lambda row: row.clause)
def test_file(row: File) -> None:
    assert [(cue.id, cue.text) for cue in parse(row.text).cues] == row.cues


TIMES = [
    ("timings: whitespace in front", "\t 00:01.000 --> 00:02.000", (1000, 2000)),
    ("timings: none around the arrow", "00:01.000-->00:02.000", (1000, 2000)),
    ("timings: the arrow has two hyphens", "00:01.000 -> 00:02.000", None),
    ("timings: a dash is no arrow", "00:01.000 —> 00:02.000", None),
    ("timings: an end before the start stays", "00:02.000 --> 00:01.000", (2000, 1000)),
    ("timestamp: without hours", "59:59.999 --> 00:02.000", (3_599_999, 2000)),
    ("timestamp: hours of one digit", "0:00:01.000 --> 9:00:02.000", (1000, 32_402_000)),
    ("timestamp: hours of three digits", "100:00:00.000 --> 100:00:01.000", (360_000_000, 360_001_000)),
    ("timestamp: minutes over 59 are no hours", "60:00.000 --> 60:01.000", None),
    ("timestamp: minutes have two digits", "00:1:00.000 --> 00:02:00.000", None),
    ("timestamp: seconds have two digits", "00:1.000 --> 00:02.000", None),
    ("timestamp: a full stop before the fraction", "00:01,000 --> 00:02,000", None),
    ("timestamp: a fraction there must be", "00:01 --> 00:02", None),
    ("timestamp: of three digits, no fewer", "00:01.00 --> 00:02.00", None),
    ("timestamp: no more", "00:01.0000 --> 00:02.0000", None),
    ("timestamp: no minute of 60", "00:60:00.000 --> 01:00:01.000", None),
    ("timestamp: no second of 60", "00:00:60.000 --> 00:01:01.000", None),
    ("timestamp: digits are those of ASCII", "٠٠:01.000 --> 00:02.000", None),
    ("timestamp: a sign is no digit", "-00:01.000 --> 00:02.000", None),
]


@pytest.mark.parametrize(("clause", "line", "times"), TIMES, ids=[row[0] for row in TIMES])
def test_times(clause: str, line: str, times: tuple[int, int] | None) -> None:
    cues = parse(f"WEBVTT\n\n{line}\nsea").cues
    assert [(cue.start, cue.end) for cue in cues] == ([times] if times else []), clause


SETTINGS = [
    ("settings: parted by spaces and tabs", "align:end\t size:40%", {"align": "end", "size": 40}),
    ("settings: no colon", "align", {"align": "center"}),
    ("settings: nothing before the colon", ":end", {"align": "center"}),
    ("settings: nothing behind it", "align:", {"align": "center"}),
    ("settings: the last one counts", "align:left align:right", {"align": "right"}),
    ("settings: names are told by case", "Align:end", {"align": "center"}),
    ("settings, vertical: rl", "vertical:rl", {"vertical": "rl"}),
    ("settings, vertical: nothing else", "vertical:tb", {"vertical": ""}),
    ("settings, line: a number", "line:4", {"line": 4, "snap_to_lines": True}),
    ("settings, line: from the other end", "line:-1", {"line": -1}),
    ("settings, line: a percentage", "line:70%", {"line": 70, "snap_to_lines": False}),
    ("settings, line: no percentage below 0", "line:-1%", {"line": None}),
    ("settings, line: a hyphen only in front", "line:1-", {"line": None}),
    ("settings, line: digits there must be", "line:-", {"line": None}),
    ("settings, line: its alignment", "line:70%,center", {"line": 70, "line_align": "center"}),
    ("settings, line: a wrong alignment spoils it", "line:70%,middle", {"line": None}),
    ("settings, position: a percentage", "position:0%", {"position": 0}),
    ("settings, position: no number", "position:30", {"position": None}),
    ("settings, position: no more than 100", "position:100.1%", {"position": None}),
    ("settings, position: its alignment", "position:9%,line-right", {"position_align": "line-right"}),
    ("settings, size: a fraction", "size:33.3%", {"size": 33.3}),
    ("settings, size: no digits before the full stop", "size:.5%", {"size": 100}),
    ("settings, align: each of five", "align:start", {"align": "start"}),
    ("settings, align: middle is of the past", "align:middle", {"align": "center"}),
    ("settings, region: by its id", "region:low", {"region": Region(id="low")}),
    ("settings, region: unknown", "region:high", {"region": None}),
    ("settings, end: a line takes the cue out of it", "region:low line:1", {"region": None}),
    ("settings, end: so does a size", "region:low size:50%", {"region": None}),
    ("settings, end: so does writing upwards", "region:low vertical:lr", {"region": None}),
]


@pytest.mark.parametrize(("clause", "text", "found"), SETTINGS, ids=[row[0] for row in SETTINGS])
def test_settings(clause: str, text: str, found: dict[str, object]) -> None:
    settings = read_settings(text, [Region(id="low")])
    assert {name: getattr(settings, name) for name in found} == found, clause


REGIONS = [
    ("region settings: on one line", "id:low width:40%", {"id": "low", "width": 40}),
    ("region settings: on several", "id:low\nlines:2", {"id": "low", "lines": 2}),
    ("region settings, lines: digits only", "lines:2.5", {"lines": 3}),
    ("region settings, width: a percentage", "width:40", {"width": 100}),
    ("region settings, anchor: two percentages", "regionanchor:0%,50%", {"region_anchor": (0, 50)}),
    ("region settings, anchor: a comma between", "regionanchor:0% 50%", {"region_anchor": (0, 100)}),
    ("region settings, viewport anchor", "viewportanchor:10%,90.5%", {"viewport_anchor": (10, 90.5)}),
    ("region settings, scroll: up", "scroll:up", {"scroll": "up"}),
    ("region settings, scroll: nothing else", "scroll:Up", {"scroll": ""}),
]


@pytest.mark.parametrize(("clause", "text", "found"), REGIONS, ids=[row[0] for row in REGIONS])
def test_regions(clause: str, text: str, found: dict[str, object]) -> None:
    (block,) = parse(f"WEBVTT\n\nREGION\n{text}\n").blocks
    region = read_region(block)
    assert {name: getattr(region, name) for name in found} == found, clause


def shown(node: Node | str | int) -> str:
    """A tree in one line: ``c.loud(text)``, times in brackets."""
    if isinstance(node, Node):
        name = ".".join((node.tag, *node.classes)) + (f" {node.annotation}" if node.annotation else "")
        return f"{name}({''.join(map(shown, node.children))})"
    return node if isinstance(node, str) else f"[{node}]"


TEXTS = [
    ("tokenizer, data: to the next tag", "sea<b>sky", "seab(sky)"),
    ("tokenizer, data: a greater-than sign is text", "a > b", "a > b"),
    ("tokenizer, entity: by name", "&lt;&gt;&amp;&nbsp;&lrm;", "<>&\u00a0\u200e"),
    ("tokenizer, entity: by number", "&#8212;&#x2014;", "——"),
    ("tokenizer, entity: without its semicolon", "R&ampB", "R&B"),
    ("tokenizer, entity: a lone ampersand", "R & B", "R & B"),
    ("tokenizer, entity: unknown", "&harbour;", "&harbour;"),
    ("tokenizer, tag: at once closed", "a<>b", "ab"),
    ("tokenizer, tag: never closed", "a<b", "ab()"),
    ("tokenizer, tag: an end without a name", "<b>a</>c", "b(ac)"),
    ("tokenizer, tag: a line end before the annotation", "<v\nAnn>sea", "v Ann(sea)"),
    ("tokenizer, tag: whitespace around the annotation goes", "<v  Ann \t Lee >sea", "v Ann Lee(sea)"),
    ("tokenizer, tag: entities in the annotation", "<v Ann &amp; Bo>sea", "v Ann & Bo(sea)"),
    ("tokenizer, tag: classes", "<c.loud.red>sea", "c.loud.red(sea)"),
    ("tokenizer, tag: empty classes are none", "<c..loud.>sea", "c.loud(sea)"),
    ("tokenizer, tag: classes before an annotation", "<v.loud Ann>sea", "v.loud Ann(sea)"),
    ("tokenizer, tag: a number is no name", "<1>sea", "sea"),
    ("tokenizer, tag: names are told by case", "<B>sea</B>", "sea"),
    ("tree, end tag: of the innermost element", "<b><i>a</i>b</b>c", "b(i(a)b)c"),
    ("tree, end tag: of another is passed over", "<b><i>a</b>c", "b(i(ac))"),
    ("tree, end tag: without a start", "a</i>b", "ab"),
    ("tree, start tag: an unknown one is passed over", "<u>a<blink>b</blink></u>", "u(ab)"),
    ("tree, ruby: a gloss", "<ruby>sea<rt>la mer</rt></ruby>", "ruby(seart(la mer))"),
    ("tree, ruby: its end ends the gloss too", "<ruby>sea<rt>la mer</ruby>sky", "ruby(seart(la mer))sky"),
    ("tree, ruby: a gloss only straight inside", "<ruby><b>sea<rt>la mer", "ruby(b(seala mer))"),
    ("tree, ruby: no gloss outside", "sea<rt>la mer</rt>", "seala mer"),
    ("tree, lang: with its tag", "<lang fr-CA>mer</lang>", "lang fr-CA(mer)"),
    (
        "tree, lang: in another",
        "<lang fr>mer <lang en>sea</lang> mer</lang>",
        "lang fr(mer lang en(sea) mer)",
    ),
    ("tree, voice: without a name", "<v>sea</v>", "v(sea)"),
    ("tree, time: without hours", "sea <00:01.500>sky", "sea [1500]sky"),
    ("tree, time: with hours", "sea <01:00:00.250>sky", "sea [3600250]sky"),
    ("tree, time: in an element", "<i>sea <00:01.500>sky</i>", "i(sea [1500]sky)"),
    ("tree, time: malformed", "sea <00:01>sky", "sea sky"),
    ("tree, time: with something behind it", "sea <00:01.500 >sky", "sea sky"),
]


@pytest.mark.parametrize(("clause", "text", "found"), TEXTS, ids=[row[0] for row in TEXTS])
def test_cue_text(clause: str, text: str, found: str) -> None:
    assert "".join(map(shown, tree(text))) == found, clause
