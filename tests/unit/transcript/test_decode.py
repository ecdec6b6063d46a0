import codecs
from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.transcript.decode import decode

PATH = Path("talk.txt")


@pytest.mark.parametrize(
    "data",
    [
        "0:00 Zoë".encode(),
        codecs.BOM_UTF8 + "0:00 Zoë".encode(),
        "0:00 Zoë".encode("utf-16"),
        codecs.BOM_UTF16_BE + "0:00 Zoë".encode("utf-16-be"),
        "0:00 Zoë".encode("utf-16-le"),
        "0:00 Zoë".encode("utf-16-be"),
    ],
)
def test_unicode_is_read_without_a_word(data: bytes) -> None:
    assert decode(data, PATH) == ("0:00 Zoë", ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Смотритель зажигает лампу", "cp1251"),
        ("灯台は百年以上前に建てられ、今も港を照らしています", "shift_jis"),
        ("灯塔建于一百多年以前，至今仍亮着", "gbk"),
        ("Ο φύλακας ανάβει τη λάμπα", "cp1253"),
    ],
)
def test_an_encoding_of_another_script_is_refused_in_words(text: str, encoding: str) -> None:
    with pytest.raises(InputError, match="neither UTF-8 nor in a Western encoding") as caught:
        decode(f"0:00 Ann\n0:04 {text}\n".encode(encoding), PATH)
    assert str(caught.value.finding.where) == "talk.txt:2"


def test_a_western_language_with_many_accents_is_read() -> None:
    said = "Það er ágætt að sjá ljósið þótt brúin sé há, sagði vörðurinn þá"
    text, findings = decode(f"0:00 {said}\n".encode("cp1252"), PATH)
    assert said in text
    assert len(findings) == 1


def test_windows_1252_is_read_with_a_warning_at_the_line() -> None:
    text, (finding,) = decode("0:00 plain\r\n0:03 “Zoë”\r".encode("cp1252"), PATH)
    assert text == "0:00 plain\n0:03 “Zoë”\n"
    assert (finding.severity, str(finding.where)) == ("warning", "talk.txt:2")


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(data, PATH)


def test_a_recording_is_not_text() -> None:
    with pytest.raises(InputError, match="this is not text"):
        decode(b"ID3\x04\x00\x00\xff\xfb", PATH)


def test_webvtt_may_hold_nulls() -> None:
    assert decode(b"WEBVTT\n\n\0", PATH)[0] == "WEBVTT\n\n\0"


def test_one_foreign_byte_spoils_nothing_else() -> None:
    data = "0:00 Über die Brücke\n0:03 und zurück ".encode() + b"\x96 so schnell\n"

    text, (finding,) = decode(data, PATH)

    assert text == "0:00 Über die Brücke\n0:03 und zurück – so schnell\n"
    assert finding.where
    assert finding.where.line == 2
    assert "a byte that is not UTF-8" in finding.message
