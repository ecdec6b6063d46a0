import os
from pathlib import Path

import pytest

from podcast.errors import Finding, InputError
from podcast.transcript import FORMATS, parse, read

PATH = Path("talk.vtt")


def vtt(body: str) -> bytes:
    return f"WEBVTT\n\n{body}\n".encode()


def test_the_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(vtt("00:01.000 --> 00:02.000\nHi"))
    assert read(path).format == "vtt"


def test_a_format_can_be_forced() -> None:
    text = vtt("00:01.000 --> 00:02.000\n<v Ann>Hi")
    assert parse(text, PATH).transcript.segments[0].speaker == "Ann"
    forced = parse(text, PATH, format_name="srt")
    assert (forced.format, forced.transcript.segments[0].speaker) == ("srt", None)


def fault(data: bytes, name: str = "") -> Finding:
    with pytest.raises(InputError) as caught:
        parse(data, PATH, format_name=name)
    return caught.value.finding


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    found = fault(b"0:00 Hi", "vvt")
    assert "'vvt'" in found.message
    assert all(form.name in found.hint for form in FORMATS)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read(tmp_path / "gone.txt")


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)


def test_text_without_times_is_an_error_that_names_the_file() -> None:
    found = fault(b"# A guide\n\nNo time in it.\n- 9:00 \xe2\x80\x94 Tea\n")
    assert found.message == "no timestamped transcript found"
    assert str(found.where) == "talk.vtt"
    assert "WebVTT" in found.hint


def test_a_file_of_the_right_format_without_a_word_is_an_error() -> None:
    assert "no usable segment" in fault(vtt("")).message


def test_a_file_that_is_all_faults_says_the_first() -> None:
    found = fault(vtt("soon --> later\nHi"))
    assert "no usable segment" in found.message
    assert str(found.where) == "talk.vtt:3"


def test_a_bad_end_keeps_its_words_and_gets_an_estimate() -> None:
    reading = parse(vtt("00:01.000 --> 00:00.500\nback wards\n\n00:09.000 --> 00:10.000\nok"), PATH)
    first = reading.transcript.segments[0]
    assert (first.text, first.start) == ("back wards", 1000)
    assert 1000 < first.end <= 9000
    (finding,) = reading.findings
    assert (finding.severity, str(finding.where)) == ("warning", "talk.vtt:3")


def test_times_that_run_backwards_are_put_in_order_and_reported() -> None:
    body = "00:05.000 --> 00:06.000\nb\n\n00:01.000 --> 00:02.000\na\n\n00:07.000 --> 00:08.000\nc"
    reading = parse(vtt(body), PATH)
    assert [one.text for one in reading.transcript.segments] == ["a", "b", "c"]
    (finding,) = reading.findings
    assert "backwards" in finding.message
    assert str(finding.where) == "talk.vtt:6"


def test_a_time_of_100_hours_is_noise() -> None:
    reading = parse(vtt("100:00:00.000 --> 100:00:01.000\nfar\n\n00:01.000 --> 00:02.000\nnear"), PATH)
    assert [one.text for one in reading.transcript.segments] == ["near"]
    assert "100 hours" in reading.findings[0].message


def test_an_end_after_100_hours_is_noise_and_the_talk_is_kept() -> None:
    reading = parse(vtt("00:01.000 --> 100:00:01.000\nnear\n\n00:09.000 --> 00:10.000\nnext"), PATH)
    assert [one.text for one in reading.transcript.segments] == ["near", "next"]
    assert reading.transcript.segments[0].end < 9_000
    assert [str(finding.where) for finding in reading.findings] == ["talk.vtt:3"]


def test_findings_come_in_the_order_of_the_lines() -> None:
    body = "00:01.000 --> 00:00.500\na\n\nx --> y\nb\n\n00:05.000 --> 00:04.000\nc"
    lines = [finding.where.line for finding in parse(vtt(body), PATH).findings if finding.where]
    assert lines == [3, 6, 9]


def test_text_is_nfc_and_one_paragraph() -> None:
    reading = parse(vtt("00:01.000 --> 00:02.000\nCafe\u0301\n  noir"), PATH)
    assert reading.transcript.segments[0].text == "Café noir"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("0:00 Hi")
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        read(path)
