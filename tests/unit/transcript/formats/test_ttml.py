from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript import Reading, parse, write

PATH = Path("talk.ttml")


def read(body: str, root: str = "") -> Reading:
    return parse(f'<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="" {root}>{body}</tt>'.encode(), PATH)


def said(body: str, root: str = "") -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.text) for one in read(body, root).transcript.segments]


def test_times_add_up_from_body_to_paragraph_and_nothing_outlasts_what_it_stands_in() -> None:
    body = '<body begin="10s"><div begin="5s" dur="4s"><p begin="1s" end="9s">Up there</p></div></body>'
    assert said(body) == [(16_000, 19_000, "Up there")]


def test_elements_in_sequence_follow_each_other() -> None:
    body = (
        '<body><div timeContainer="seq"><p dur="2s">One.</p><p begin="1s" dur="2s">Two.</p>'
        '<div><p dur="3s">Three.</p><p end="4s">Four.</p></div><p dur="1s">Five.</p></div></body>'
    )
    assert said(body) == [
        (0, 2_000, "One."),
        (3_000, 5_000, "Two."),
        (5_000, 8_000, "Three."),
        (5_000, 9_000, "Four."),
        (9_000, 10_000, "Five."),
    ]


def test_spans_give_the_times_of_words_and_of_a_paragraph_without_any() -> None:
    reading = read(
        '<body><p><span begin="1s" end="2s">Who</span> <span begin="2s" end="2.5s">knows?</span></p></body>'
    )
    (one,) = reading.transcript.segments
    assert (reading.transcript.timing, one.start, one.end) == ("word", 1_000, 2_500)
    assert [(word.text, word.start, word.end) for word in one.words] == [
        ("Who", 1_000, 2_000),
        ("knows?", 2_000, 2_500),
    ]


def test_nested_times_from_the_start_of_the_recording_are_told_by_what_could_not_be_seen() -> None:
    body = '<body><div begin="60s" end="70s"><p begin="61s" end="63s">Here</p></div></body>'
    assert said(body) == [(61_000, 63_000, "Here")]
    assert said(body.replace('"61s"', '"1s"')) == [(61_000, 70_000, "Here")]


def test_two_agents_in_a_paragraph_are_two_segments() -> None:
    head = '<head><metadata><ttm:agent xml:id="a"><ttm:name>Ann</ttm:name></ttm:agent></metadata></head>'
    body = (
        '<body><p begin="0s" end="4s"><span ttm:agent="a">Ready?</span><br/>'
        '<span ttm:agent="bo">Yes, I am.</span></p></body>'
    )
    segments = read(head + body).transcript.segments
    assert [(one.speaker, one.text) for one in segments] == [("Ann", "Ready?"), ("bo", "Yes, I am.")]
    assert segments[0].end == segments[1].start


def test_labels_count_where_no_agent_speaks() -> None:
    body = '<body><p begin="0s" end="1s">Ann: Ready?</p><p begin="1s" end="2s">Bo: Yes.</p></body>'
    assert [one.speaker for one in read(body).transcript.segments] == ["Ann", "Bo"]


def test_undeclared_prefixes_and_doctypes_without_declarations_are_no_matter() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE tt SYSTEM "x.dtd">\n'
    text = f'{head}<tt:tt><tt:body><tt:p begin="1s" ttm:x="">Hi</tt:p></tt:body></tt:tt>'
    reading = parse(text.encode(), PATH)
    assert (reading.format, reading.findings) == ("ttml", ())
    assert reading.transcript.segments[0].text == "Hi"


def test_elements_of_other_vocabularies_are_not_said() -> None:
    body = '<body><p begin="1s" end="2s">Hi<x:p>there</x:p></p><x:p>Bo</x:p></body>'
    assert said(body, 'xmlns:x="http://example.org/"') == [(1_000, 2_000, "Hi")]


def test_readings_above_the_text_are_left_out_and_reported() -> None:
    body = (
        '<body><p begin="0s" end="1s"><span tts:ruby="container"> <span tts:ruby="base">灯台</span> '
        '<span tts:ruby="text">とうだい</span></span>です</p></body>'
    )
    reading = read(body)
    assert reading.transcript.segments[0].text == "灯台です"
    assert "1 readings" in reading.findings[0].message


@pytest.mark.parametrize("bad", ["</b>", "<i>", "</p></div>", "<p begin='1s'", "]]>"])
def test_a_fault_costs_one_paragraph_at_most(bad: str) -> None:
    rows = ("One.", f"Two{bad}.", "Three.")
    body = "".join(f"\n<p begin='{n}s' end='{n + 1}s'>{row}</p>" for n, row in enumerate(rows))
    reading = read(f"<body><div>{body}\n</div></body>")
    texts = [one.text for one in reading.transcript.segments]
    assert (texts[0], texts[-1]) == ("One.", "Three.")
    assert [finding.where and finding.where.line for finding in reading.findings][:1] in ([3], [4])


def test_a_bare_ampersand_and_a_heart_are_text() -> None:
    reading = read('<body><p begin="0s" end="1s">Fish & chips &nbsp;<3 &copy; &bogus; A&B</p></body>')
    assert reading.transcript.segments[0].text == "Fish & chips <3 © &bogus; A&B"
    assert reading.findings[0].severity == "info"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE tt [<!ENTITY a "aaaa">]>\n<tt><body><p begin="0s">&a;</p></body></tt>'
    with pytest.raises(InputError, match="document type"):
        parse(bomb.encode(), PATH, format_name="ttml")


def test_a_deep_document_is_refused() -> None:
    with pytest.raises(InputError, match="nested more than 64 deep"):
        read("<div>" * 100_000)


def test_names_and_text_are_written_so_that_any_reader_takes_them() -> None:
    one = Segment(start=Millis(0), end=Millis(1500), text='<i> & "so"', speaker='Ann "A" & <Bo>')
    text = write(Transcript(segments=(one,)), "ttml")
    assert '<ttm:name type="full">Ann "A" &amp; &lt;Bo&gt;</ttm:name>' in text
    assert '<p begin="00:00:00.000" end="00:00:01.500" ttm:agent="v1">&lt;i&gt; &amp; "so"</p>' in text
    assert 'ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text" xml:lang=""' in text
