"""WAV files that hold another codec are told from those that hold samples, by their first half megabyte."""

from io import BytesIO

import pytest

from podcast.audio.disguised import is_plain_wav

HEAD = b"RIFF\xff\xff\xff\xffWAVEfmt "
FRAMES = {
    "IEC 61937": "72f81f4e",
    "DTS, 16 bits": "7ffe8001",
    "DTS, 16 bits, swapped": "fe7f0180",
    "DTS, 14 bits": "1fffe800",
    "DTS, 14 bits, swapped": "ff1f00e8",
}


@pytest.mark.parametrize("head", [HEAD, HEAD.replace(b"RIFF", b"RF64")])
@pytest.mark.parametrize("form", FRAMES)
def test_four_frames_of_a_codec_are_no_samples_and_three_may_be(form: str, head: bytes) -> None:
    frame = bytes.fromhex(FRAMES[form]) + bytes(100)
    assert is_plain_wav(BytesIO(head + frame * 3))
    assert not is_plain_wav(BytesIO(head + frame * 4))
    assert is_plain_wav(BytesIO(head + bytes(1 << 19) + frame * 4))


@pytest.mark.parametrize("data", [b"", b"R", HEAD[:11], b"RIFX" + HEAD[4:], b"fLaC" + bytes(20)])
def test_what_is_no_wav_file_is_searched(data: bytes) -> None:
    assert not is_plain_wav(BytesIO(data))


def test_a_file_is_left_at_its_start() -> None:
    file = BytesIO(HEAD + b"\0")
    assert is_plain_wav(file)
    assert file.tell() == 0
