"""What sounds around and under a recording: as loud as it should be, and where it should be."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Mastered, Settings, master, shape
from podcast.audio.channels import Samples
from podcast.audio.meter import listen
from podcast.errors import InputError
from podcast.model import Bed
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, heard, read, talk, tone, write, write_wav


def room(seconds: float) -> Samples:
    return tone(seconds, -70.0, hertz=500)


def spoken() -> Samples:
    """Talk from 0 to 4 s, a rest of 4 s, and talk again to 12 s."""
    return np.concatenate([talk(4.0, -12.0), room(4.0), talk(4.0, -12.0, seed=2)], axis=1)


def arranged(folder: Path, sound: Samples, name: str = "out.mp3", **around: object) -> Mastered:
    settings = Settings(target=-20.0, **around)  # type: ignore[arg-type]
    return master(write_wav(folder / "in.wav", sound), folder / name, settings=settings)


def level(path: Path, start: float, end: float, hertz: float) -> float:
    """How loud one tone is between two times, in dB."""
    found = read(path)[0, round(start * RATE) : round(end * RATE)]
    at = np.arange(len(found)) / RATE
    share = abs((found * np.exp(-2j * np.pi * hertz * at)).mean()) * 2
    return float(20 * np.log10(max(share, 1e-6)))


@pytest.mark.parametrize("rate", [RATE, 48_000, 22_050, 11_025])
def test_an_intro_moves_the_recording_by_whole_milliseconds(rate: int, tmp_path: Path) -> None:
    """A click half a second into the recording is found where `shift` says."""
    sound = talk(3.0, -30.0, rate=rate)
    sound[0, rate // 2] = 1.0
    intro = write_wav(tmp_path / "intro.wav", tone(1.234, rate=rate), rate)
    made = master(
        write_wav(tmp_path / "in.wav", sound, rate),
        tmp_path / "out.mp3",
        settings=Settings(target=-40.0, intro=intro),
    )
    found = read(tmp_path / "out.mp3")[0]
    click = int(np.abs(found[round(1.3 * RATE) :]).argmax()) + round(1.3 * RATE)
    assert click / RATE * 1000 == pytest.approx(made.shift + 500, abs=2)
    assert 1_234 <= made.shift < 1_234 + 41
    assert made.length == 3_000
    assert made.audio.duration == pytest.approx(3_000 + made.shift, abs=1)


@pytest.mark.parametrize("recorded", [-6.0, -30.0])
def test_intro_and_outro_are_as_loud_as_the_talk(recorded: float, tmp_path: Path) -> None:
    loud = write_wav(tmp_path / "intro.wav", talk(4.0, -1.0, seed=7))
    quiet = write_wav(tmp_path / "outro.wav", talk(4.0, -35.0, seed=8))
    made = arranged(tmp_path, talk(6.0, recorded), intro=loud, outro=quiet)
    energies = listen(tmp_path / "out.mp3").energies
    parts = [10 * np.log10(energies[a:b].mean()) for a, b in ((3, 37), (40, 100), (103, 137))]
    assert max(parts) - min(parts) < 2.5
    assert made.after == pytest.approx(-20.0, abs=0.3)
    assert made.before == pytest.approx(heard(talk(6.0, recorded)).integrated, abs=0.1)


def test_the_waveform_is_that_of_all_and_known_without_encoding(tmp_path: Path) -> None:
    intro = write_wav(tmp_path / "intro.wav", tone(2.0))
    made = arranged(tmp_path, talk(2.0), intro=intro)
    found = shape(tmp_path / "in.wav", Settings(target=-20.0, intro=intro))
    assert (found.waveform, found.shift, found.length) == (made.waveform, made.shift, made.length)
    assert found.shift == 2_000


def test_music_lies_under_the_talk_and_comes_up_where_nobody_speaks(tmp_path: Path) -> None:
    music = write_wav(tmp_path / "music.wav", tone(30.0, -6.0, hertz=3_000))
    bed = Bed(file=music, start=Millis(1_000), end=Millis(11_000))
    arranged(tmp_path, spoken(), beds=(bed,))
    out = tmp_path / "out.mp3"
    under, up = level(out, 3.0, 3.8, 3_000), level(out, 5.7, 7.2, 3_000)
    assert up - under == pytest.approx(8.0, abs=1.5)
    assert level(out, 8.3, 9.0, 3_000) == pytest.approx(under, abs=1.5)
    assert level(out, 0.2, 0.9, 3_000) < under - 20
    assert level(out, 11.2, 11.9, 3_000) < under - 20


def test_under_talk_music_is_20_lu_below_it(tmp_path: Path) -> None:
    music = write_wav(tmp_path / "music.wav", tone(6.0, -6.0, hertz=3_000))
    arranged(tmp_path, talk(6.0, -12.0), beds=(Bed(file=music),))
    full = heard(tone(2.0, 0.0, hertz=3_000)).integrated
    assert full is not None
    assert level(tmp_path / "out.mp3", 2.2, 3.8, 3_000) + full == pytest.approx(-40.0, abs=1.0)


def test_music_that_is_shorter_than_its_span_goes_on_without_a_gap(tmp_path: Path) -> None:
    music = write_wav(tmp_path / "music.wav", tone(2.0, -6.0, hertz=3_000))
    arranged(
        tmp_path, np.tile(room(1.0), 10) + tone(10.0, -20.0, hertz=300), beds=(Bed(file=music, level=-6.0),)
    )
    levels = [level(tmp_path / "out.mp3", at, at + 0.2, 3_000) for at in np.arange(2.0, 8.0, 0.2)]
    assert max(levels) - min(levels) < 6.5  # where two tones cross over they may weaken each other


def test_levelling_does_not_lift_the_music_with_a_quiet_voice(tmp_path: Path) -> None:
    sound = np.concatenate(
        [room(0.5), talk(4.0, -8.0), room(0.5), talk(4.0, -20.0, seed=3), room(0.5)], axis=1
    )
    music = write_wav(tmp_path / "music.wav", tone(30.0, -6.0, hertz=3_000))
    turns = ((Millis(500), Millis(4_500), "A"), (Millis(5_000), Millis(9_000), "B"))
    arranged(tmp_path, sound, beds=(Bed(file=music),), turns=turns)
    out = tmp_path / "out.mp3"
    assert level(out, 2.5, 4.0, 3_000) == pytest.approx(level(out, 6.0, 7.5, 3_000), abs=1.5)


def test_music_and_recording_of_other_rates_and_channels_fit(tmp_path: Path) -> None:
    stereo = np.concatenate([tone(1.5, hertz=500, rate=48_000), tone(1.5, hertz=700, rate=48_000)])
    intro = write(tmp_path / "intro.flac", stereo, "flac", "stereo", rate=48_000)
    made = arranged(tmp_path, talk(2.0), intro=intro)
    assert (made.audio.channels, made.shift) == (1, 1_500)
    made = arranged(tmp_path, talk(2.0), intro=intro, channels=2)
    assert made.audio.channels == 2


def test_a_silent_recording_gets_its_intro_as_it_is(tmp_path: Path) -> None:
    intro = write_wav(tmp_path / "intro.wav", tone(2.0, -20.0))
    made = arranged(tmp_path, np.zeros((1, RATE), np.float32), intro=intro)
    assert made.before is None
    assert made.audio.duration == 3_000


def test_what_cannot_be_is_said_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("no sound", encoding="utf-8")
    with pytest.raises(InputError, match=r"text\.mp3: this is not a recording"):
        arranged(tmp_path, talk(1.0), intro=tmp_path / "text.mp3")
    music = write_wav(tmp_path / "music.wav", tone(1.0))
    with pytest.raises(
        InputError, match=r"music\.wav: the recording ends at 0:01, and music is to begin at 0:05"
    ):
        arranged(tmp_path, talk(1.0), beds=(Bed(file=music, start=Millis(5_000)),))
    assert not (tmp_path / "out.mp3").exists()


def test_a_piece_that_is_too_long_for_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.audio.material.LONGEST", 500)
    music = write_wav(tmp_path / "music.wav", tone(1.0))
    with pytest.raises(InputError, match="a piece of music lasts at most"):
        arranged(tmp_path, talk(1.0), outro=music)


def test_the_same_arrangement_gives_the_same_bytes(tmp_path: Path) -> None:
    music = write_wav(tmp_path / "music.wav", tone(3.0))
    for name in ("a.mp3", "b.mp3"):
        arranged(tmp_path, talk(2.0), name, intro=music, beds=(Bed(file=music),))
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


def test_music_keeps_its_place_where_silence_is_left_out(tmp_path: Path) -> None:
    """Two seconds of silence go; music from 4 s on begins 1.7 s earlier, for 0.3 s are kept."""
    music = write_wav(tmp_path / "music.wav", tone(30.0, -6.0, hertz=3_000))
    sound = np.concatenate([np.zeros((1, 2 * RATE), np.float32), talk(8.0, -12.0)], axis=1)
    gone = Bed(file=music, end=Millis(1_000))
    arranged(tmp_path, sound, beds=(Bed(file=music, start=Millis(4_000), level=-6.0), gone), trim=True)
    out = tmp_path / "out.mp3"
    assert level(out, 3.9, 4.4, 3_000) > level(out, 1.6, 2.1, 3_000) + 15
    assert level(out, 0.1, 0.6, 3_000) < level(out, 3.9, 4.4, 3_000) - 15
