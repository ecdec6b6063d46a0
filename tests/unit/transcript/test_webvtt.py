import pytest

from podcast.timecode import LONGEST
from podcast.transcript.webvtt import Block, RawCue, Stray, parse

TIME = "00:00:01.000 --> 00:00:02.000"


def cues(body: str) -> list[tuple[str, int, int, str]]:
    return [(cue.id, cue.start, cue.end, cue.text) for cue in parse("WEBVTT\n\n" + body).cues]


def test_a_cue_keeps_its_id_times_settings_text_and_line() -> None:
    file = parse("WEBVTT\n\nfirst\n00:01.500 --> 01:00:02.000 align:start\none\ntwo\n")
    assert file.cues == [RawCue(4, 1500, 3_602_000, "one\ntwo", "first", " align:start")]  # type: ignore[arg-type]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(newline: str) -> None:
    text = newline.join(("WEBVTT", "", "a", TIME, "text", "", "b", TIME, "more"))
    assert [(cue.id, cue.text) for cue in parse(text).cues] == [("a", "text"), ("b", "more")]


@pytest.mark.parametrize("head", ["WEBVTT", "WEBVTT - a title", "WEBVTT\ttitle", "\ufeffWEBVTT"])
def test_a_signature_may_be_followed_by_a_title(head: str) -> None:
    assert len(parse(f"{head}\n\n{TIME}\ntext").cues) == 1


@pytest.mark.parametrize("head", ["WEBVTTX", "webvtt", " WEBVTT", ""])
def test_without_the_signature_there_are_no_cues(head: str) -> None:
    assert parse(f"{head}\n\n{TIME}\ntext").cues == []


def test_the_header_ends_at_a_blank_line_or_at_a_time() -> None:
    file = parse(f"WEBVTT title\nKind: captions\nLanguage: en\n{TIME}\ntext")
    assert (file.title, file.header) == ("title", ("Kind: captions", "Language: en"))
    assert [cue.text for cue in file.cues] == ["text"]


def test_a_time_begins_a_cue_even_without_a_blank_line_above() -> None:
    assert [cue[3] for cue in cues(f"{TIME}\none\n{TIME}\ntwo")] == ["one", "two"]


def test_an_arrow_in_the_line_before_a_time_hides_neither_cue() -> None:
    assert [cue[3] for cue in cues(f"x-->\n{TIME}\none\n-->y\n{TIME}\ntwo")] == ["one", "two"]


@pytest.mark.parametrize(
    "time",
    [
        "0:00:01.000 --> 00:00:02.000",
        "00:01.000-->00:02.000",
        "\t00:01.000 \f-->\t000:00:02.000",
        "00:01.000 --> 00:02.000align:start",
    ],
)
def test_times_may_be_written_like_this(time: str) -> None:
    assert cues(f"{time}\ntext") == [("", 1000, 2000, "text")]


@pytest.mark.parametrize(
    "time",
    [
        "0:01.000 --> 00:02.000",
        "00:01.00 --> 00:02.000",
        "00:01.0000 --> 00:02.000",
        "00:01,000 --> 00:02.000",
        "00:60.000 --> 00:02.000",
        "60:01.000 --> 00:02.000",
        "00:01.000 --> x00:02.000",
        "00:01.000 x--> 00:02.000",
        "\v00:01.000 --> 00:02.000",
        "00:01.000 -->",
    ],
)
def test_a_cue_with_another_time_is_a_stray_with_its_line(time: str) -> None:
    file = parse(f"WEBVTT\n\nid\n{time}\nlost\n\n{TIME}\nkept")
    assert [cue.text for cue in file.cues] == ["kept"]
    assert file.strays == [Stray(4, time, "lost")]


def test_an_end_before_the_start_is_kept() -> None:
    assert cues("00:05.000 --> 00:04.000\ntext") == [("", 5000, 4000, "text")]


def test_notes_styles_and_regions_are_kept_apart() -> None:
    file = parse(f"WEBVTT\n\nNOTE\nby hand\n\nSTYLE\n::cue {{}}\n\nREGION \nid:a\n\nNOTE one\n\n{TIME}\ntext")
    assert file.blocks == [
        Block(3, "NOTE", "by hand"),
        Block(6, "STYLE", "::cue {}"),
        Block(9, "REGION", "id:a"),
        Block(12, "NOTE", "one"),
    ]


def test_a_style_below_the_first_cue_counts_no_more() -> None:
    file = parse(f"WEBVTT\n\n{TIME}\ntext\n\nSTYLE\n::cue {{}}\n")
    assert file.blocks == []
    assert file.strays == [Stray(6, "", "STYLE\n::cue {}")]


def test_text_below_a_blank_line_belongs_to_no_cue() -> None:
    file = parse(f"WEBVTT\n\n{TIME}\none\n\ntwo\nthree\n")
    assert file.strays == [Stray(6, "", "two\nthree")]


def test_null_characters_are_replaced() -> None:
    assert cues(f"a\0\n{TIME}\nb\0c") == [("a\ufffd", 1000, 2000, "b\ufffdc")]


def test_hours_may_have_more_digits_than_python_reads() -> None:
    hours = "9" * 5_000
    (cue,) = parse(f"WEBVTT\n\n00:01.000 --> {hours}:00:02.000\nHello").cues
    assert cue.end > LONGEST
    (cue,) = parse(f"WEBVTT\n\nname\n00:01.000 --> {hours}:00:02.000 \nHello\n--> no").cues
    assert cue.end > LONGEST
