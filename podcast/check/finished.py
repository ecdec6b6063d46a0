"""A finished recording read back and held to what platforms ask of one.

https://podcasters.apple.com/support/893-audio-requirements, unless a rule names another source.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from podcast.audio.meter import Loudness, listen
from podcast.audio.probe import Recording, probe
from podcast.audio.sides import BOTH, LEFT, RIGHT, TURNED
from podcast.chapters import platform_findings
from podcast.errors import Finding, Severity, Where
from podcast.timecode import show

PLAYED = ("mp3", "aac", "opus")
_CONTAINERS = ("mp3", "mp4", "aac", "ogg")
_TARGET, _AROUND, _PEAK = -16.0, 1.0, -1.0
_LONGEST_TITLE = 51  # in an ID3 tag of version 4 Apple Podcasts drops every chapter over a longer one
_APART = 100  # ms between what a header says and what is heard


@dataclass(frozen=True, slots=True)
class Finished:
    """A recording as probed and as heard; `id3` is the version of its tag, 0 without one."""

    found: Recording
    heard: Loudness
    id3: int


@dataclass(frozen=True, slots=True)
class FinishedRule:
    """One thing to hold a finished recording to: `find` says what is wrong, "" when nothing is."""

    id: str
    severity: Severity
    find: Callable[[Finished], str]
    hint: str


def _loudness(it: Finished) -> str:
    level = it.heard.integrated
    if level is None or abs(level - _TARGET) <= _AROUND:
        return ""
    return f"it has {level:.1f} LUFS, and Apple asks for {_TARGET:g}, give or take {_AROUND:g}"


def _peak(it: Finished) -> str:
    peak = it.heard.true_peak
    return f"it peaks at {peak:.1f} dBTP, above {_PEAK:g}" if peak is not None and peak > _PEAK + 0.05 else ""


def _form(it: Finished) -> str:
    if it.found.codec not in PLAYED:
        return f"{it.found.codec} is not what podcast apps play"
    inside = f"{it.found.codec} inside of {it.found.container} is not what podcast apps play"
    return "" if it.found.container in _CONTAINERS else inside


def _rate(it: Finished) -> str:
    low = it.found.codec != "opus" and it.found.rate not in (44_100, 48_000)
    return f"it has {it.found.rate} samples a second" if low else ""


def _bitrate(it: Finished) -> str:
    least = 32_000 if it.found.channels == 1 else 64_000
    few = 0 < it.found.bitrate < least
    return f"{it.found.bitrate // 1000} kbit/s is little for {_channels(it.found.channels)}" if few else ""


def _channels(count: int) -> str:
    return "one channel" if count == 1 else f"{count} channels"


def _surround(it: Finished) -> str:
    return f"it has {it.found.channels} channels" if it.found.channels > 2 else ""


def _twice(it: Finished) -> str:
    return "both channels are the same" if it.heard.mono == BOTH else ""


def _sides(it: Finished) -> str:
    if it.heard.mono in (LEFT, RIGHT):
        return f"all of its sound is in the {'left' if it.heard.mono == LEFT else 'right'} channel"
    return "its two channels cancel each other on one loudspeaker" if it.heard.mono == TURNED else ""


def _length(it: Finished) -> str:
    said, heard = it.heard.promised, it.heard.duration
    if said is None or abs(said - heard) <= _APART:
        return ""
    if abs(said - heard) < 1_000:
        return f"its header says {show(said)} and {abs(said - heard)} ms of it are wrong"
    return f"its header says {show(said)}, and it lasts {show(heard)}"


def _table(it: Finished) -> str:
    unknown = it.found.container == "mp3" and it.heard.promised is None
    return "it has no Xing or Info header: players guess its length and miss the chapters" if unknown else ""


def _title(it: Finished) -> str:
    return "" if any(name.lower() == "title" for name, _ in it.found.tags) else "there is no title inside"


def _chapters(it: Finished) -> str:
    if it.id3 != 4:
        return ""
    long = [each.title for each in it.found.chapters if len(each.title) > _LONGEST_TITLE]
    return f"the chapter title {long[0][:24]!r}… is too long for its ID3v2.4 tag" if long else ""


def _first(it: Finished) -> str:
    chapters = it.found.chapters  # of more than one the rules for lists say it
    is_late = len(chapters) == 1 and chapters[0].start
    return f"the only chapter begins at {show(chapters[0].start)}" if is_late else ""


RULES: Sequence[FinishedRule] = (
    FinishedRule(
        "finished-silent",
        "error",
        lambda it: "" if it.heard.integrated is not None else "it is silent",
        "check that the right track was exported",
    ),
    FinishedRule("finished-loudness", "warning", _loudness, "podcast master brings it there"),
    FinishedRule("finished-peak", "warning", _peak, "podcast master limits its peaks"),
    FinishedRule("finished-form", "warning", _form, "make an .mp3 of it: podcast master IN OUT.mp3"),
    FinishedRule("finished-rate", "warning", _rate, "44,100 or 48,000 is what platforms take"),
    FinishedRule("finished-bitrate", "warning", _bitrate, "96 kbit/s for one channel, 128 for two"),
    FinishedRule(
        "finished-channels", "warning", _surround, "apps play one or two: podcast master mixes them"
    ),
    FinishedRule("finished-mono", "info", _twice, "one channel sounds the same in two thirds of the bytes"),
    FinishedRule("finished-sides", "warning", _sides, "podcast master makes one channel of it"),
    FinishedRule("finished-length", "warning", _length, "encode it again: it was cut off or joined"),
    FinishedRule("finished-header", "warning", _table, "encode it into a file, not through a pipe"),
    FinishedRule("finished-title", "info", _title, "a build writes title, picture and chapters inside"),
    FinishedRule("finished-chapters", "warning", _chapters, "Apple Podcasts then shows none: write ID3v2.3"),
    FinishedRule("finished-first", "warning", _first, "players expect one at 0:00"),
)


def check_finished(path: Path) -> tuple[Finding, ...]:
    """Everything to say about a finished recording. Raises InputError for what is no recording."""
    it = Finished(probe(path), listen(path), _id3(path))
    where = Where(path)
    told = [
        Finding(rule=rule.id, severity=rule.severity, message=message, where=where, hint=rule.hint)
        for rule in RULES
        if (message := rule.find(it))
    ]
    if len(it.found.chapters) > 1:
        told += platform_findings(it.found.chapters, it.found.duration, where)
    return tuple(told)


def _id3(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(4)
    return head[3] if head[:3] == b"ID3" and len(head) == 4 else 0
