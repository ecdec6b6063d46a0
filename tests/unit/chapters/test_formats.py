import json
from dataclasses import replace
from pathlib import Path

import pytest

from podcast.chapters import FORMATS, Format, looks_like, read, write
from podcast.errors import InputError
from podcast.model import Chapter, Location
from podcast.timecode import Millis

PATH = Path("chapters.any")
CHAPTERS = (
    Chapter(start=Millis(0), end=Millis(62_500), title="Arrival & <first> steps"),
    Chapter(
        start=Millis(62_500),
        end=Millis(90_000),
        title="The “lamp” room = warm; #1 \\o/",
        url="https://example.org/lamp?a=1&b=2",
        image="https://example.org/lamp.jpg",
        location=Location(name="Lamp room", geo="geo:54.1,7.9", osm="W42"),
    ),
    Chapter(start=Millis(90_000), end=Millis(120_000), title="Advertisement", hidden=True),
    Chapter(start=Millis(120_000), end=Millis(200_000), title="Farewell"),
)
SPELT = {"youtube": lambda title: title.replace("<", "‹").replace(">", "›")}
"""Titles in formats that cannot hold every character."""
EACH = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


def parse(text: str, name: str = "", duration: int | None = None) -> tuple[Chapter, ...]:
    return read(
        text.encode(), PATH, format_name=name, duration=None if duration is None else Millis(duration)
    )


def fault(text: str, name: str) -> str:
    with pytest.raises(InputError) as caught:
        parse(text, name)
    return str(caught.value)


@EACH
def test_what_is_written_is_recognised_and_read(form: Format) -> None:
    text = write(CHAPTERS, form.name, title="The keeper's = winter", show="Harbour & Lights")
    assert looks_like(text.encode()) == ("text" if form.name == "youtube" else form.name)
    found = [each for each in parse(text) if not each.hidden]
    shown = [each for each in CHAPTERS if not each.hidden]
    assert [each.title for each in found] == [SPELT.get(form.name, str)(each.title) for each in shown]
    assert all(abs(a.start - b.start) < form.grain for a, b in zip(found, shown, strict=True))


@EACH
def test_windows_line_ends_and_byte_order_marks_do_no_harm(form: Format) -> None:
    text = write(CHAPTERS, form.name)
    data = "\ufeff".encode() + text.replace("\n", "\r\n").encode()
    assert read(data, PATH) == parse(text)


@EACH
def test_a_chapter_without_a_title_gets_its_number(form: Format) -> None:
    bare = (Chapter(start=Millis(0), end=Millis(9_000), title=" \n "),)
    assert parse(write(bare, form.name), form.name)[0].title == "Chapter 1"


@EACH
def test_titles_are_written_on_one_line(form: Format) -> None:
    torn = (Chapter(start=Millis(0), end=Millis(9_000), title="One\n\ntwo\x00 --> three"),)
    title = SPELT.get(form.name, str)("One two --> three")
    assert parse(write(torn, form.name), form.name)[0].title == title


@EACH
def test_an_empty_file_holds_no_chapters(form: Format) -> None:
    assert "chapters.any" in fault("", form.name)


def test_json_is_version_1_2_and_says_only_what_is_news() -> None:
    made = json.loads(write(CHAPTERS, "json", title="Winter", show="Harbour"))
    assert (made["version"], made["title"], made["podcastName"]) == ("1.2.0", "Winter", "Harbour")
    assert made["chapters"][0] == {"startTime": 0, "title": "Arrival & <first> steps"}
    assert made["chapters"][1]["startTime"] == 62.5
    assert made["chapters"][1]["location"] == {"name": "Lamp room", "geo": "geo:54.1,7.9", "osm": "W42"}
    assert made["chapters"][2]["toc"] is False
    assert made["chapters"][3] == {"startTime": 120, "endTime": 200, "title": "Farewell"}


def test_json_keeps_everything() -> None:
    assert parse(write(CHAPTERS, "json")) == CHAPTERS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"chapters": [\n{"startTime": 1}\n{', "chapters.any:3: the JSON is malformed"),
        ("[]", "no list called chapters"),
        ('{"chapters": [\n7]}', "chapter 1 is not an object"),
        ('{"chapters": [\n{"title": "x"}]}', "chapter 1 has no startTime"),
        ('{"chapters": [\n{"startTime": -1}]}', "chapters.any:2: chapter 1 has no startTime"),
        ('{"chapters": [\n{"startTime": true}]}', "no startTime"),
        ('{"chapters": [\n{"startTime": "x"}]}', "no startTime"),
        ('{"chapters": [\n{"startTime": NaN}]}', "no startTime"),
        ('{"chapters":' + "[" * 100_000, "too deeply"),
        ('{"chapters": []}', "no chapters were found"),
    ],
)
def test_json_faults_have_a_line(text: str, said: str) -> None:
    assert said in fault(text, "json")


def test_json_forgives_numbers_in_quotes_and_odd_extras() -> None:
    (found,) = parse(
        '{"chapters": [{"startTime": "1.5", "title": 7, "location": {"geo": "geo:1,2"}, "url": null}]}'
    )
    assert found == Chapter(start=Millis(1_500), end=Millis(1_500), title="")


def test_psc_is_read_with_any_prefix_and_inside_a_feed() -> None:
    text = (
        '<rss><item><p:chapters xmlns:p="http://podlove.org/simple-chapters" version="1.2">'
        '<p:chapter start="90" title="Two"/><p:chapter start="0:30.5" title="One" href="https://example.org/"/>'
        "</p:chapters></item></rss>"
    )
    assert looks_like(text.encode()) == "psc"
    assert [(each.start, each.end, each.title) for each in parse(text, duration=100_000)] == [
        (30_500, 90_000, "One"),
        (90_000, 100_000, "Two"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<a>\n<b></a>", "chapters.any:2: the XML is malformed"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "entities"),
        (
            '<c xmlns="http://podlove.org/simple-chapters">\n<chapter start="soon" title="x"/></c>',
            "chapters.any:2: 'soon' is no start",
        ),
    ],
)
def test_psc_faults_have_a_line(text: str, said: str) -> None:
    assert said in fault(text, "psc")


def test_captions_are_not_taken_for_chapters() -> None:
    captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome.\n\n00:02.000 --> 00:04.000\nThank you.\n"
    assert looks_like(captions.encode()) == ""
    assert looks_like(("WEBVTT\nKind: captions\n" + captions[7:]).encode()) == ""
    assert looks_like(b"WEBVTT\n\nnonsense --> here\n") == ""


@pytest.mark.parametrize(
    "text",
    [
        "0:00\nwho keeps\n0:05\na keeper\n0:09\nand her dog\n",
        "0:00\n0 seconds\nwho keeps\n0:05\n5 seconds\na keeper\n",
        "[00:01.25] - Mara\nWho keeps it?\n[00:05.00] - Tomas\nA keeper.\n[00:09.00] - Mara\nAlone?\n",
        "0:00:00.000,0:00:02.500\nWho keeps it?\n\n0:00:02.500,0:00:04.000\nA keeper\n",
        "[00:01.25]Light the lamp\n[00:04.50]Turn it round\n",
        "[ti:The lamp]\n[00:01]Light the lamp\n[00:04]Turn it round\n",
        "[0:00] Mara: Who\n[0:04] Tomas: A keeper\n[0:09] Mara: Oh\n[0:12] Tomas: Yes\n",
        "0:00 \0\0\n0:30 \0\0\n",
        "\0" * 400,
        "0:00 a\x07b\n0:30 c\x1bd\n",
    ],
)
def test_talk_and_junk_are_not_taken_for_chapters(text: str) -> None:
    assert looks_like(text.encode()) == ""


def test_long_cues_are_chapters_also_without_their_kind() -> None:
    first = "1\n00:00.000 --> 01:00.000\n<b>Dawn</b>\n"
    second = "2\n01:00.000 --> 03:00.000 line:0\nThe &lt;\nlamp\n"
    text = f"WEBVTT\n\n{first}\n{second}"
    assert looks_like(text.encode()) == "vtt"
    assert [(each.end, each.title) for each in parse(text)] == [(60_000, "Dawn"), (180_000, "The < lamp")]


def test_vtt_faults_have_a_line() -> None:
    assert "chapters.any:3: 'soon' is not a time" in fault("WEBVTT\n\nsoon --> later\n", "vtt")
    assert "any:3: '-->' is no timing" in fault("WEBVTT\n\n-->\n", "vtt")


def test_a_vtt_chapter_without_an_end_still_lasts() -> None:
    assert "00:00:05.000 --> 00:00:05.001" in write(
        (Chapter(start=Millis(5_000), end=Millis(5_000), title="x"),), "vtt"
    )


def test_text_stands_in_show_notes() -> None:
    text = "At sea.\n\nChapters:\n(0:00) Dawn\n- 12:30 – Noon\n\n1:02:30 Dusk\nThank you!\n"
    assert [(each.start, each.title) for each in parse(text)] == [
        (0, "Dawn"),
        (750_000, "Noon"),
        (3_750_000, "Dusk"),
    ]


def test_a_transcript_is_not_taken_for_chapters() -> None:
    talk = "0:00 Welcome to it.\n0:12 Thank you, it is good to be here.\n0:20 Who lives here?\n"
    assert looks_like(talk.encode()) == ""
    assert looks_like(b"0:00 " + b"word " * 40 + b"\n0:12 Yes\n0:15 No\n") == ""


def test_text_faults_have_a_line() -> None:
    assert "any:2: 'Noon' has no time before it" in fault("0:00 Dawn\nNoon\n2:00 Dusk\n", "text")
    assert "any:2: '0:75' is not a time" in fault("0:00 Dawn\n0:75 Noon\n", "text")


def test_text_always_has_hours() -> None:
    assert write(CHAPTERS[:1], "text") == "00:00:00 Arrival & <first> steps\n"


def test_ffmetadata_knows_time_bases_comments_and_lines_that_go_on() -> None:
    text = (
        ";FFMETADATA1\ntitle=Winter\n# a note\n[CHAPTER]\nTIMEBASE=1/9\nSTART=9\nEND=18\ntitle=One\\\nmore\n"
        "[STREAM]\ntitle=not this\n[CHAPTER]\nSTART=2000000000\n\nnonsense\ntitle=Two\n"
    )
    assert looks_like(text.encode()) == "ffmetadata"
    assert [(each.start, each.end, each.title) for each in parse(text, duration=9_000)] == [
        (1_000, 2_000, "One more"),
        (2_000, 9_000, "Two"),
    ]


@pytest.mark.parametrize(
    "body", ["title=x", "START=soon", "START=1\nTIMEBASE=1/0", "START=-5", "START=" + "9" * 20]
)
def test_ffmetadata_faults_have_a_line(body: str) -> None:
    assert "chapters.any:2" in fault(f";FFMETADATA1\n[CHAPTER]\n{body}\n", "ffmetadata")


def test_an_unknown_file_and_an_unknown_format_say_what_is_known() -> None:
    assert "12:30 Title" in fault("Nothing to see here.", "")
    assert "one of json, psc, vtt, ffmetadata, audacity, cue, text, youtube" in fault("0:00 x", "docx")
    with pytest.raises(InputError, match="no chapter format"):
        write(CHAPTERS, "docx")


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    assert looks_like(b"\xff\xfe\x00") == ""
    with pytest.raises(InputError, match=r"chapters\.any:2: the file is not UTF-8"):
        read(b"0:00 Dawn\n1:00 caf\xe9\n", PATH)


def test_chapters_are_sorted_and_a_backward_end_is_forgotten() -> None:
    found = parse('{"chapters": [{"startTime": 9}, {"startTime": 1, "endTime": 0.5}]}')
    assert [(each.start, each.end) for each in found] == [(1_000, 9_000), (9_000, 9_000)]


LRC = "[ti:The lamp]\n[00:00.00]Here stands\n[00:40.00]The lamp\n[01:20.00]\n[02:00.00]All night\n"
TTML = """<tt xmlns="http://www.w3.org/ns/ttml"><body><div>
<p begin="00:00:01.0" end="00:01:05.0">
0:01 Hello
</p><p begin="00:01:05.0" end="00:02:09.0">
1:05 Night
</p></div></body></tt>
"""
FEED = """<rss xmlns:psc="http://podlove.org/simple-chapters">
<item><psc:chapters><psc:chapter start="0" title="A"/></psc:chapters></item>
<item><psc:chapters></psc:chapters></item></rss>
"""
LONG_TURN = " ".join(["word"] * 90)


@pytest.mark.parametrize(
    "text",
    [
        LRC,
        "[00:12.00]Here stands\n[00:50.30]The lamp\n",
        "0:00 Here stands the lamp\n0:04 It turns all night\n0:07 And nobody sleeps\n",
        "0:00 Mara: Hello\n0:40 Tom: Hi\n1:20 Mara: Lamp\n2:00 Tom: Yes\n",
        "0:00 Arr\0ival\n4:10 The la\0mp\n",
        TTML,
        f"WEBVTT\n\n00:00.000 --> 00:40.000\n{LONG_TURN}\n\n00:40.000 --> 01:20.000\n{LONG_TURN}\n",
        '{"segments": [{"start": 0, "text": "Hi"}], "chapters": [{"startTime": 0, "title": "A"}]}',
        '{"utterances": [], "filler": 0, "chapters": [{"start": 0, "headline": "A"}]}',
        '{"chapters": [{"start": 0, "headline": "A"}]}',
        FEED,
    ],
    ids=lambda text: text[:24],
)
def test_talk_songs_and_whole_feeds_are_no_chapters(text: str) -> None:
    assert looks_like(text.encode()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "[00:00] Arrival\n[04:10] The lamp\n",
        "0:00 Part one: Arrival\n4:10 Part two: The lamp\n9:00 Part three: Home\n",
        "0:00 Trailer\n0:06 Arrival\n0:12 The lamp\n",
        "0:00 Arrival\n100:00 The lamp\n",
        "0:00 Arrival\n12:75 The lamp\n",
    ],
)
def test_lists_as_people_write_them_are_chapters(text: str) -> None:
    assert looks_like(text.encode()) == "text"


def test_minutes_run_on_as_people_write_them_and_are_written_with_hours() -> None:
    found = read(b"95:00 Arrival\n100:00 The lamp\n150:30 Home\n2:40:00 End\n", Path("a.txt"))

    assert [each.start // 1000 for each in found] == [5700, 6000, 9030, 9600]
    assert write(found, "text").splitlines()[1] == "01:40:00 The lamp"


def test_places_with_coordinates_are_a_route() -> None:
    lamp = CHAPTERS[1]
    assert "waypoints" not in json.loads(write(CHAPTERS, "json"))
    twice = (lamp, replace(lamp, start=Millis(90_000)))
    assert json.loads(write(twice, "json"))["waypoints"] is True


def test_labels_of_frequencies_are_passed_over() -> None:
    found = parse("0,5\t2,25\tDawn\n\\\t100\t200\n3\t4\n", "audacity")
    assert [(each.start, each.end, each.title) for each in found] == [
        (500, 2_250, "Dawn"),
        (3_000, 4_000, ""),
    ]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("0\t1\tDawn\nnoon", "audacity", "chapters.any:2: 'noon' is no label"),
        ("999999999\t1\tDawn", "audacity", "in seconds"),
        ("TRACK 01 AUDIO\nINDEX 01 1:75:00", "cue", "chapters.any:2: '01 1:75:00' is no start"),
        ("TRACK 01 AUDIO\nINDEX 01 1:00:75", "cue", "is no start of a track"),
    ],
)
def test_faults_of_labels_and_sheets_have_a_line(text: str, name: str, said: str) -> None:
    assert said in fault(text, name)


def test_a_sheet_of_a_burner_is_read() -> None:
    sheet = (
        'TITLE "Album"\nFILE "a.wav" WAVE\n  TRACK 01 AUDIO\n    TITLE "Dawn"\n    INDEX 00 00:00:00\n'
        "    INDEX 01 00:02:15\n    INDEX 02 00:30:00\n  TRACK 02 AUDIO\n    INDEX 01 71:00:37\n"
    )
    assert looks_like(sheet.encode()) == "cue"
    assert [(each.start, each.title) for each in parse(sheet)] == [(2_200, "Dawn"), (4_260_493, "")]


def test_every_format_goes_into_every_other_within_the_coarser_grain() -> None:
    for form in FORMATS:
        for other in FORMATS:
            there = parse(write(CHAPTERS, form.name), form.name, 200_000)
            back = parse(write(there, other.name), other.name, 200_000)
            shown = [each for each in back if not each.hidden]
            pairs = zip(shown, [each for each in CHAPTERS if not each.hidden], strict=True)
            assert all(abs(a.start - b.start) < max(form.grain + other.grain, 2) for a, b in pairs)
