"""Tracks of several speakers become one recording: everybody is as loud, and only one room is heard."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio import probe
from podcast.audio.channels import Samples
from podcast.audio.meter import decibels, listen
from podcast.audio.tracks import Track, mix
from podcast.errors import InputError
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, read, talk, tone, write, write_wav


def room(seconds: float, seed: int, level: float = -60.0) -> Samples:
    return (
        np.random.default_rng(seed)
        .normal(0, 10 ** (level / 20), (1, round(seconds * RATE)))
        .astype(np.float32)
    )


def speaker(turns: tuple[int, ...], level: float, seed: int, bleed: float = -90.0) -> Samples:
    """One microphone: six slots of 3 s, talk in some, and what comes over of the others in the rest."""
    slots = [
        np.concatenate(
            [talk(2.4, level if n in turns else level + bleed, seed=n), np.zeros((1, 26_460))], axis=1
        )
        for n in range(6)
    ]
    whole = np.concatenate(slots, axis=1)
    return (whole + room(whole.shape[1] / RATE, seed)).astype(np.float32)


def mixed(folder: Path, *sounds: Samples, level: bool = True) -> Path:
    paths = [write_wav(folder / f"{n}.wav", sound) for n, sound in enumerate(sounds)]
    assert mix([Track(each) for each in paths], folder / "mix.flac", level=level) == ()
    return folder / "mix.flac"


def levels(path: Path) -> list[float]:
    """How loud each slot is."""
    energies = listen(path).energies
    return [float(decibels(energies[n * 30 + 2 : n * 30 + 23].mean(keepdims=True))[0]) for n in range(6)]


@pytest.mark.parametrize("bleed", [-90.0, -20.0])
def test_everybody_is_as_loud(bleed: float, tmp_path: Path) -> None:
    near, far = speaker((0, 2, 4), -6.0, 1, bleed), speaker((1, 3, 5), -22.0, 2, bleed)
    found = levels(mixed(tmp_path, near, far))
    assert abs(np.mean(found[::2]) - np.mean(found[1::2])) < 1.0
    assert abs((listen(tmp_path / "mix.flac").integrated or 0) + 23) < 1.5


def test_without_levelling_everybody_is_as_loud_as_recorded(tmp_path: Path) -> None:
    found = levels(mixed(tmp_path, speaker((0, 2, 4), -6.0, 1), speaker((1, 3, 5), -22.0, 2), level=False))
    assert np.mean(found[::2]) - np.mean(found[1::2]) == pytest.approx(16, abs=2)


def test_the_room_of_one_microphone_is_heard_at_a_time(tmp_path: Path) -> None:
    """In a pause four rooms of -60 dBFS are 0.1 dB louder than one, not 6."""
    sounds = [speaker((0,), -12.0, 1), *(speaker((n,), -12.0, n + 1) for n in (1, 2, 3))]
    energies = decibels(listen(mixed(tmp_path, *sounds, level=False)).energies)
    one = decibels(listen(tmp_path / "0.wav").energies)
    pauses = [n * 30 + at for n in range(4) for at in (25, 26, 27)]
    assert energies[pauses].mean() == pytest.approx(one[pauses].mean(), abs=0.7)


def test_a_voice_in_anothers_microphone_is_not_doubled(tmp_path: Path) -> None:
    """What the second microphone has of the first speaker, 10 ms late, is turned down by 24 dB."""
    near = np.concatenate([talk(2.4, -6.0), room(3.6, 5)], axis=1)
    late = np.concatenate([np.zeros((1, RATE // 100)), near * 10 ** (-16 / 20)], axis=1)[:, : near.shape[1]]
    far = late + np.concatenate(
        [np.zeros((1, 3 * RATE)), talk(2.4, -6.0, seed=3), np.zeros((1, 26_460))], axis=1
    )
    both, alone = (read(mixed(tmp_path, *sounds, level=False))[0] for sounds in ((near, far), (near,)))
    rest = both[: 2 * RATE] - alone[: 2 * RATE]
    assert 20 * np.log10(rest.std() / alone[: 2 * RATE].std()) < -30


def test_lengths_rates_and_channels_may_differ(tmp_path: Path) -> None:
    short = write_wav(tmp_path / "a.wav", talk(2.0, rate=22_050), 22_050)
    long_ = write(
        tmp_path / "b.flac", np.repeat(talk(5.5, rate=48_000), 2, axis=0), "flac", "stereo", rate=48_000
    )
    assert mix([Track(short), Track(long_)], tmp_path / "mix.flac") == ()
    found = probe(tmp_path / "mix.flac")
    assert (found.duration, found.rate, found.channels) == (5_500, 48_000, 1)


def test_a_track_whose_channels_cancel_each_other_is_heard(tmp_path: Path) -> None:
    one = talk(4.0, -6.0)
    source = write_wav(tmp_path / "in.wav", np.concatenate([one, -one]))
    mix([Track(source)], tmp_path / "mix.flac", level=False)
    assert listen(tmp_path / "mix.flac").integrated is not None


def test_speech_keeps_its_place_to_the_sample(tmp_path: Path) -> None:
    sound = talk(6.0, -12.0)
    found = read(mixed(tmp_path, sound, room(7.0, 3), level=False))[0]
    lags = np.correlate(found[RATE : 2 * RATE : 1][:4_000], sound[0, RATE : 2 * RATE][:4_000], "full")
    assert int(lags.argmax()) == 3_999


def test_the_same_tracks_give_the_same_mix(tmp_path: Path) -> None:
    made = [mixed(tmp_path, talk(2.0), talk(2.0, seed=2)).read_bytes() for _ in range(2)]
    assert made[0] == made[1]


def test_silence_is_mixed_as_silence(tmp_path: Path) -> None:
    quiet = np.zeros((1, 2 * RATE), np.float32)
    assert not read(mixed(tmp_path, quiet, quiet)).any()


def test_what_is_no_recording_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.wav").write_bytes(b"RIFF")
    with pytest.raises(InputError, match=r"b\.wav"):
        mix(
            [Track(write_wav(tmp_path / "a.wav", tone(1.0))), Track(tmp_path / "b.wav")],
            tmp_path / "mix.flac",
        )
    assert not list(tmp_path.glob("*mix*"))


def test_a_track_that_begins_later_is_put_there_to_the_sample(tmp_path: Path) -> None:
    click = np.zeros((1, 3 * RATE), np.float32)
    click[0, 2_000] = 0.5
    tracks = [
        Track(write_wav(tmp_path / f"{n}.wav", click), Millis(start)) for n, start in ((0, 0), (1, 7_200))
    ]
    mix(tracks, tmp_path / "mix.flac", level=False)
    found = read(tmp_path / "mix.flac")
    assert found.shape[1] == round(10.2 * RATE)
    assert np.flatnonzero(found[0] > 0.02).tolist() == [2_000, 2_000 + round(7.2 * RATE)]


def test_tracks_are_spread_from_left_to_right_and_nobody_gets_louder(tmp_path: Path) -> None:
    near, far = speaker((0, 2, 4), -6.0, 1), speaker((1, 3, 5), -22.0, 2)
    paths = [write_wav(tmp_path / f"{n}.wav", each) for n, each in enumerate((near, far))]
    mix([Track(each) for each in paths], tmp_path / "mix.flac", spread=30)
    sound = read(tmp_path / "mix.flac")
    sides = [sound[:, (n * 3 + 1) * RATE : (n * 3 + 2) * RATE].std(axis=1) for n in (0, 1)]
    assert 20 * np.log10(sides[0][0] / sides[0][1]) == pytest.approx(4.2, abs=0.3)
    assert 20 * np.log10(sides[1][1] / sides[1][0]) == pytest.approx(4.2, abs=0.3)
    found = levels(tmp_path / "mix.flac")
    assert abs(np.mean(found[::2]) - np.mean(found[1::2])) < 1.0


def test_a_voice_in_anothers_microphone_stays_on_its_own_side(tmp_path: Path) -> None:
    """Both rooms hear it 20 dB lower: all the way apart, the other side has it 40 dB lower."""
    near, far = speaker((0, 2, 4), -6.0, 1, -20.0), speaker((1, 3, 5), -6.0, 2, -20.0)
    paths = [write_wav(tmp_path / f"{n}.wav", each) for n, each in enumerate((near, far))]
    mix([Track(each) for each in paths], tmp_path / "mix.flac", spread=100)
    left, right = read(tmp_path / "mix.flac")[:, RATE : 2 * RATE].std(axis=1)
    assert 20 * np.log10(left / right) > 38


@pytest.mark.parametrize(("less", "says"), [(0, []), (90, []), (150, ["1.wav"]), (2_000, [])])
def test_clocks_that_drift_apart_are_told(less: int, says: list[str], tmp_path: Path) -> None:
    whole = tone(200.0, -66.0, rate=8_000)
    sounds = whole, whole[:, : whole.shape[1] - less * 8]
    paths = [write_wav(tmp_path / f"{n}.wav", each, 8_000) for n, each in enumerate(sounds)]
    told = mix([Track(each) for each in paths], tmp_path / "mix.flac")
    assert [each.where.path.name for each in told if each.where] == says
    assert {each.rule for each in told} <= {"track-length"}
