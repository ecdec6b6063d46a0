"""Finished recordings: what counts is what the decoder of a listener gives."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Mastered, Settings, master, master_all
from podcast.audio.channels import Samples
from podcast.audio.meter import Loudness, listen
from podcast.audio.probe import probe
from podcast.errors import ConfigError, InputError
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, heard, read, talk, tone, write, write_wav

USUAL = Settings()
UNEVEN = np.concatenate([talk(3.0, -3.0), talk(3.0, -15.0, seed=2)] * 2, axis=1)
TURNS = tuple((Millis(n * 3_000 + 1), Millis(n * 3_000 + 3_000), "AB"[n % 2]) for n in range(4))


def mastered(folder: Path, sound: Samples, name: str = "out.mp3", settings: Settings = USUAL) -> Mastered:
    return master(write_wav(folder / "in.wav", sound), folder / name, settings=settings)


@pytest.mark.parametrize("name", ["out.mp3", "out.m4a", "out.opus"])
@pytest.mark.parametrize(
    "sound",
    [talk(4.0, -6.0), UNEVEN, np.clip(talk(4.0, 12.0), -1, 1), talk(4.0, -45.0)],
    ids=["even", "uneven", "clipped", "quiet"],
)
def test_the_decoded_result_is_at_its_loudness_and_under_its_peak(
    sound: Samples, name: str, tmp_path: Path
) -> None:
    made = mastered(tmp_path, sound, name)
    found = listen(tmp_path / name)
    assert found.integrated == pytest.approx(-16.0, abs=0.3)
    assert found.true_peak is not None
    assert found.true_peak <= -1.0
    assert (made.after, made.true_peak) == (found.integrated, found.true_peak)
    assert found.frames == round(sound.shape[1] * made.audio.rate / RATE)
    assert made.before == pytest.approx(heard(sound).integrated, abs=0.1)


@pytest.mark.parametrize("target", [-19.0, -14.0])
def test_another_target_is_reached_too(target: float, tmp_path: Path) -> None:
    made = mastered(tmp_path, talk(4.0), settings=Settings(target=target))
    assert made.after == pytest.approx(target, abs=0.3)
    assert made.gain > 0


def test_speakers_come_together_when_their_turns_are_known(tmp_path: Path) -> None:
    made = mastered(tmp_path, UNEVEN, settings=Settings(turns=TURNS))
    found = read(tmp_path / "out.mp3")
    parts = [found[:, n * 3 * RATE : (n + 1) * 3 * RATE] for n in range(4)]
    loud, quiet = (heard(np.concatenate(parts[n::2], axis=1)).integrated for n in (0, 1))
    assert loud is not None
    assert quiet == pytest.approx(loud, abs=1.0)
    assert made.after == pytest.approx(-16.0, abs=0.3)


def test_without_turns_speech_is_levelled_by_its_pauses_where_that_is_asked_for(tmp_path: Path) -> None:
    parts = [part for n in range(4) for part in (tone(0.6, -66.0), UNEVEN[:, n * 3 * RATE :][:, : 3 * RATE])]
    for level in (False, True):
        mastered(tmp_path, np.concatenate(parts, axis=1), settings=Settings(level=level))
        found = read(tmp_path / "out.mp3")
        turns = [found[:, round((n * 3.6 + 0.6) * RATE) : round((n + 1) * 3.6 * RATE)] for n in range(4)]
        loud, quiet = (heard(np.concatenate(turns[n::2], axis=1)).integrated or 0.0 for n in (0, 1))
        assert (loud - quiet < 1.0) is level


def test_silence_is_encoded_as_it_is_and_said(tmp_path: Path) -> None:
    made = mastered(tmp_path, np.zeros((2, RATE), np.float32))
    assert (made.before, made.after, made.true_peak, made.gain) == (None, None, None, 0.0)
    assert [each.rule for each in made.findings] == ["audio-silent"]
    assert not read(tmp_path / "out.mp3").any()
    assert made.waveform.bars == (0,) * 200


@pytest.mark.parametrize(
    ("sides", "wanted", "channels"),
    [((1.0,), None, 1), ((1.0, 1.0), None, 1), ((1.0, 0.5), None, 2), ((1.0, 0.5), 1, 1), ((1.0,), 2, 2),
     ((0.5, 0.4, 1.0, 0.1, 0.1, 0.1), None, 2)],
)  # fmt: skip
def test_the_channels_follow_the_sound_or_the_settings(
    sides: tuple[float, ...], wanted: int | None, channels: int, tmp_path: Path
) -> None:
    sound = talk(2.0, -6.0) * np.array(sides, np.float32)[:, None]
    made = mastered(tmp_path, sound, settings=Settings(channels=wanted))
    assert made.audio.channels == probe(tmp_path / "out.mp3").channels == channels
    assert made.after == pytest.approx(-16.0, abs=0.3)


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        ((1.0, 0.0), "in the left channel"),
        ((0.0, 1.0), "in the right channel"),
        ((1.0, -1.0), "cancel each other"),
    ],
)
def test_sound_in_one_channel_or_turned_round_in_the_other_becomes_one(
    sides: tuple[float, float], says: str, tmp_path: Path
) -> None:
    one = talk(3.0, -6.0)
    made = mastered(tmp_path, one * np.array(sides, np.float32)[:, None])
    assert made.audio.channels == probe(tmp_path / "out.mp3").channels == 1
    assert made.after == pytest.approx(-16.0, abs=0.3)
    assert made.before == pytest.approx(heard(one).integrated, abs=0.1)
    assert [each.rule for each in made.findings] == ["audio-sides"]
    assert says in made.findings[0].message


def test_sound_that_was_cut_off_at_full_scale_is_told(tmp_path: Path) -> None:
    made = mastered(tmp_path, talk(4.0, 9.0))
    assert [each.rule for each in made.findings] == ["audio-clipped"]
    assert mastered(tmp_path, talk(4.0, 0.0)).findings == ()


@pytest.mark.parametrize(
    ("offset", "settings"),
    [(0.0, Settings(high_pass=80)), (0.3, Settings()), (0.0, Settings(channels=1))],
)
def test_it_is_told_whatever_is_done_to_the_sound_then(
    offset: float, settings: Settings, tmp_path: Path
) -> None:
    sound = np.concatenate([talk(4.0, 9.0), talk(4.0, -6.0)]) + np.float32(offset)
    assert "audio-clipped" in {each.rule for each in mastered(tmp_path, sound, settings=settings).findings}


def test_floats_that_go_on_beyond_full_scale_are_not_cut_off(tmp_path: Path) -> None:
    source = write(tmp_path / "in.wav", talk(4.0, 9.0), "pcm_f32le")
    assert master(source, tmp_path / "out.mp3").findings == ()


def test_one_channel_that_is_asked_for_is_no_silence_where_two_cancel_each_other(tmp_path: Path) -> None:
    one = talk(3.0, -6.0)
    made = mastered(tmp_path, np.concatenate([one, -one]), settings=Settings(channels=1))
    assert [each.rule for each in made.findings] == ["audio-sides"]
    assert made.before == pytest.approx(heard(one).integrated, abs=0.1)
    assert made.after == pytest.approx(-16.0, abs=0.3)
    plain = mastered(tmp_path, np.concatenate([one, one * np.float32(0.5)]), settings=Settings(channels=1))
    assert plain.findings == ()


def test_one_channel_of_two_that_nearly_cancel_each_other_is_brought_back_to_zero_too(tmp_path: Path) -> None:
    sound = talk(3.0, -6.0) * np.array([[1.0], [-0.9]], np.float32)
    offset = np.array([[0.1], [0.0]], np.float32)
    settings = Settings(channels=1)
    made = mastered(tmp_path, sound + offset, settings=settings)
    assert [each.rule for each in made.findings] == ["audio-sides", "audio-offset"]
    assert "lie 5.0 % of full scale off zero" in made.findings[1].message
    assert made.before == pytest.approx(mastered(tmp_path, sound, settings=settings).before, abs=0.1)


def test_sides_of_surround_that_cancel_each_other_become_one(tmp_path: Path) -> None:
    one = talk(3.0, -6.0)
    made = mastered(tmp_path, np.concatenate([*[one * 0] * 4, one, -one]))
    assert [each.rule for each in made.findings] == ["audio-sides"]
    assert made.after == pytest.approx(-16.0, abs=0.3)


@pytest.mark.parametrize("samples", [1, 300])
def test_less_than_a_bin_of_two_channels_is_not_called_one_sided_or_off_zero(
    samples: int, tmp_path: Path
) -> None:
    sound = np.linspace(0.5, 0.1, 2 * samples, dtype=np.float32).reshape(2, samples)
    assert {each.rule for each in mastered(tmp_path, sound).findings} <= {"audio-off-target"}


def test_channels_that_are_asked_for_are_left_as_they_are(tmp_path: Path) -> None:
    sound = np.concatenate([talk(2.0, -6.0), np.zeros((1, 2 * RATE), np.float32)])
    made = mastered(tmp_path, sound, settings=Settings(channels=2))
    assert (made.audio.channels, made.findings) == (2, ())


def test_waves_off_zero_are_brought_back_so_that_the_loudness_can_be_reached(tmp_path: Path) -> None:
    made = mastered(tmp_path, talk(4.0, -8.0) + np.float32(0.3))
    assert [each.rule for each in made.findings] == ["audio-offset"]
    assert "30.0 % of full scale" in made.findings[0].message
    assert made.after == pytest.approx(-16.0, abs=0.3)
    assert abs(float(read(tmp_path / "out.mp3")[:, RATE:].mean())) < 1e-3


def test_noise_is_lowered_in_waves_off_zero_as_in_others(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.004, (1, 6 * RATE)).astype(np.float32)
    quiet = [
        mastered(tmp_path, talk(6.0, -8.0) + noise + np.float32(offset), settings=Settings(denoise=True))
        for offset in (0.0, 0.3)
    ]
    pauses = [float(np.percentile(10 * np.log10(each.heard.energies[10:] + 1e-12), 10)) for each in quiet]
    assert pauses[1] == pytest.approx(pauses[0], abs=1.0)


def test_the_audio_is_described_as_it_is(tmp_path: Path) -> None:
    audio = mastered(tmp_path, talk(2.0)).audio
    path = tmp_path / "out.mp3"
    found = probe(path)
    assert (audio.path, audio.media_type, audio.size) == ("out.mp3", "audio/mpeg", path.stat().st_size)
    assert (audio.duration, audio.rate, audio.channels) == (found.duration, found.rate, found.channels)
    assert audio.bitrate == found.bitrate == 96_000
    assert audio.duration == 2_000


def test_another_rate_keeps_the_length_to_the_sample(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", talk(1.5, rate=48_000), 48_000)
    master(source, tmp_path / "out.mp3")
    assert read(tmp_path / "out.mp3").shape == (1, round(1.5 * RATE))


@pytest.mark.parametrize("name", ["out.mp3", "out.m4a", "out.opus"])
def test_the_same_recording_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    mastered(tmp_path, talk(1.0), name)
    mastered(tmp_path / "other", talk(1.0), name)
    assert (tmp_path / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize("name", ["out.mp3", "out.m4a", "out.opus"])
def test_talk_is_right_the_first_time(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("podcast.audio.lanes")
    encode, rounds = module._encode, []

    def counted(*given: object) -> None:
        rounds.append(name)
        encode(*given)

    monkeypatch.setattr(module, "_encode", counted)
    mastered(tmp_path, talk(4.0, -6.0), name)
    assert len(rounds) == 1


def test_a_result_that_misses_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("podcast.audio.lanes")
    foreseen = module.solve
    monkeypatch.setattr(module, "solve", lambda *given: foreseen(*given) + 1.0)
    assert mastered(tmp_path, talk(2.0)).after == pytest.approx(-16.0, abs=0.3)


def test_peaks_that_an_encoder_throws_up_bring_the_ceiling_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("podcast.audio.lanes")
    ceilings: list[float] = []
    limiter = module.Limiter

    def higher(rate: int, channels: int, ceiling: float) -> object:
        ceilings.append(ceiling)
        return limiter(rate, channels, ceiling + 1.5)

    monkeypatch.setattr(module, "Limiter", higher)
    made = mastered(tmp_path, talk(2.0, -1.0))
    assert made.true_peak is not None
    assert made.true_peak <= -1.0
    assert ceilings[0] == -1.5
    assert ceilings[-1] < -1.5


def test_a_single_peak_brings_the_ceiling_down_by_one_decibel_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("podcast.audio.lanes")
    ceilings: list[float] = []
    limiter, hear = module.Limiter, module.listen

    def kept(rate: int, channels: int, ceiling: float) -> object:
        ceilings.append(ceiling)
        return limiter(rate, channels, ceiling)

    def cracked(path: Path) -> Loudness:
        heard: Loudness = hear(path)
        return replace(heard, true_peak=3.0) if len(ceilings) == 1 else heard

    monkeypatch.setattr(module, "Limiter", kept)
    monkeypatch.setattr(module, "listen", cracked)
    made = mastered(tmp_path, talk(2.0, -1.0))
    assert ceilings == [-1.5, -2.5]
    assert made.after == pytest.approx(-16.0, abs=0.3)


def test_what_cannot_be_reached_is_not_aimed_at_from_ever_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("podcast.audio.lanes")
    aims: list[float] = []

    def solved(seen: Loudness, curve: object, aim: float, ceiling: float) -> float:
        aims.append(aim)
        gain: float = solve(seen, curve, aim, ceiling)
        return gain

    solve = module.solve
    monkeypatch.setattr(module, "solve", solved)
    mastered(tmp_path, talk(4.0, -10.0), settings=Settings(target=-5.0))
    assert len(aims) > 2
    assert max(aims) <= -2.0


def test_several_forms_are_made_at_once_and_as_if_each_were_alone(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", talk(6.0, -20.0))
    targets = [tmp_path / name for name in ("a.mp3", "a.m4a", "a.opus")]
    made = master_all(source, targets)
    assert [each.audio.path for each in made] == ["a.mp3", "a.m4a", "a.opus"]
    assert [each.audio.bitrate for each in made] == [96_000, 96_000, 64_000]
    for target, each in zip(targets, made, strict=True):
        assert each.after == pytest.approx(-16, abs=0.3)
        alone = target.with_stem("b")
        master(source, alone)
        assert alone.read_bytes() == target.read_bytes()


def test_one_form_that_cannot_be_leaves_none(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", talk(1.0))
    with pytest.raises(InputError, match="no such folder"):
        master_all(source, [tmp_path / "a.mp3", tmp_path / "gone/a.opus"])
    assert [each.name for each in tmp_path.iterdir()] == ["in.wav"]


def test_what_cannot_reach_the_target_is_said_after_a_few_rounds(tmp_path: Path) -> None:
    clicks = np.zeros((1, 3 * RATE), np.float32)
    clicks[0, ::RATE] = 0.9
    clicks += tone(3.0, -80.0)
    made = mastered(tmp_path, clicks, settings=Settings(target=-5.0, ceiling=-20.0))
    assert "audio-off-target" in [each.rule for each in made.findings]


def test_progress_goes_from_start_to_end_and_never_back(tmp_path: Path) -> None:
    shares: list[float] = []
    source = write_wav(tmp_path / "in.wav", talk(12.0, rate=8_000), 8_000)
    master(source, tmp_path / "out.mp3", progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 4
    assert shares[-1] == 1.0


def test_a_failure_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_wav(tmp_path / "in.wav", talk(1.0))
    target = tmp_path / "out.mp3"
    target.write_bytes(b"the last one")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("podcast.audio.lame.Lame.finish", full)
    with pytest.raises(OSError, match="no space"):
        master(source, target)
    assert target.read_bytes() == b"the last one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.wav", "out.mp3"]


@pytest.mark.parametrize("data", [b"", b"no sound at all\n" * 50])
def test_what_is_no_recording_makes_no_file(data: bytes, tmp_path: Path) -> None:
    source = tmp_path / "in.wav"
    source.write_bytes(data)
    with pytest.raises(InputError):
        master(source, tmp_path / "out.mp3")
    assert [path.name for path in tmp_path.iterdir()] == ["in.wav"]


def test_settings_are_looked_at_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        master(tmp_path / "none.wav", tmp_path / "out.mp3", settings=Settings(channels=5))
    with pytest.raises(ConfigError):
        master(tmp_path / "none.wav", tmp_path / "out.wma")
    with pytest.raises(InputError, match="no such folder"):
        master(tmp_path / "none.wav", tmp_path / "none" / "out.mp3")


def test_a_damaged_recording_is_finished_as_far_as_it_goes(tmp_path: Path) -> None:
    source = write(tmp_path / "in.flac", talk(3.0), "flac")
    source.write_bytes(source.read_bytes()[:-3_000])
    made = master(source, tmp_path / "out.mp3")
    assert [each.rule for each in made.findings] == ["audio-damaged"]
    assert made.findings[0].message == "1 damaged piece of the recording was left out"
    assert 2_000 < made.audio.duration < 3_000


def test_a_recording_can_take_the_place_of_its_source(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", talk(2.0), "libmp3lame")
    assert master(path, path).after == pytest.approx(-16.0, abs=0.3)
    assert listen(path).integrated == pytest.approx(-16.0, abs=0.3)


def test_two_channels_get_a_higher_bit_rate_than_one(tmp_path: Path) -> None:
    sound = np.concatenate([talk(2.0), talk(2.0, seed=2)])
    made = master(write_wav(tmp_path / "two.wav", sound), tmp_path / "two.mp3")

    assert (made.audio.channels, made.audio.bitrate) == (2, 128_000)
