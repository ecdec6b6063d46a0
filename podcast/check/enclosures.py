"""Enclosures: the audio that apps download."""

import re
from posixpath import splitext
from urllib.parse import urlsplit

from podcast.check.rule import Found, Rule, Subject, label, short

APPLE_TYPES = (
    "audio/mpeg",
    "audio/x-m4a",
    "audio/mp4",
    "audio/m4a",
    "video/mp4",
    "video/x-m4v",
    "video/quicktime",
)
SMALLEST = 16_384
"""Bytes: AntennaPod takes any smaller length for a wrong one."""

_UNKNOWN = "0"
"""What the RSS profile has for a length that nobody knows."""
_LENGTH = re.compile(r"[1-9][0-9]{0,14}")  # up to a petabyte

SUFFIXES = {
    "audio/mpeg": (".mp3",),
    "audio/x-m4a": (".m4a", ".m4b", ".mp4"),
    "audio/mp4": (".m4a", ".m4b", ".mp4"),
    "audio/m4a": (".m4a", ".m4b", ".mp4"),
    "audio/ogg": (".ogg", ".oga", ".opus"),
    "audio/opus": (".opus", ".ogg"),
    "audio/flac": (".flac",),
    "audio/wav": (".wav",),
    "audio/aac": (".aac",),
}


def _count(subject: Subject) -> Found:
    for item in subject.items:
        found = item.all("enclosure")
        if len(found) != 1:
            line = found[1].line if found else item.line
            yield line, f"{label(item)} has {len(found) or 'no'} <enclosure>, not one"


def _address(subject: Subject) -> Found:
    for item, node in subject.tags("enclosure"):
        if not node.attributes.get("url"):
            yield node.line, f"{label(item)} has an enclosure without url"


def _length(subject: Subject) -> Found:
    for item, node in subject.tags("enclosure"):
        length = node.attributes.get("length", "")
        if not _LENGTH.fullmatch(length) and length != _UNKNOWN:
            yield node.line, f"{label(item)} has {short(length)} for the length of its enclosure"


def _unknown(subject: Subject) -> Found:
    for item, node in subject.tags("enclosure"):
        if node.attributes.get("length") == _UNKNOWN:
            yield node.line, f"{label(item)} does not say how long its enclosure is"


def _small(subject: Subject) -> Found:
    for item, node in subject.tags("enclosure"):
        length = node.attributes.get("length", "")
        if _LENGTH.fullmatch(length) and int(length) < SMALLEST:
            yield node.line, f"{label(item)} has an enclosure of only {length} bytes"


def _type(subject: Subject) -> Found:
    for item, node in subject.tags("enclosure"):
        kind = node.attributes.get("type", "")
        if not _is_sound(kind):
            yield node.line, f"{label(item)} has {short(kind)} for the type of its enclosure"


def _apple(subject: Subject) -> Found:
    """A feed that directories are asked not to list may have any audio; one in one form is told of once."""
    if subject.channel.text("itunes:block").lower() == "yes":
        return
    found = [(item, node, node.attributes.get("type", "")) for item, node in subject.tags("enclosure")]
    strange = [each for each in found if _is_sound(each[2]) and each[2] not in APPLE_TYPES]
    if len(strange) == len(found) > 1:
        yield (
            strange[0][1].line,
            f"All items have audio of the type {strange[0][2]}, which Apple does not play",
        )
        return
    for item, node, kind in strange:
        yield node.line, f"{label(item)} has audio of the type {kind}, which Apple does not play"


def _is_sound(kind: str) -> bool:
    return kind.startswith(("audio/", "video/"))


def _suffix(subject: Subject) -> Found:
    for item, node in subject.tags("enclosure"):
        kind, url = node.attributes.get("type", ""), node.attributes.get("url", "")
        suffix = splitext(path_of(url))[1].lower()
        if url and kind in SUFFIXES and suffix not in SUFFIXES[kind]:
            yield (
                node.line,
                f"{label(item)} has an enclosure of the type {kind} that ends in {suffix or 'nothing'}",
            )


def path_of(url: str) -> str:
    """The path of an address, "" when it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _repeated(subject: Subject) -> Found:
    first: dict[str, int] = {}
    for item, node in subject.tags("enclosure"):
        url = node.attributes.get("url", "")
        if url and first.setdefault(url, node.line) != node.line:
            yield node.line, f"{label(item)} has the audio of the item in line {first[url]}"


RULES = (
    Rule(
        id="enclosure-count",
        source="Apple 823; PSP-1",
        find=_count,
        hint="Give each item one enclosure; more shapes of the audio go into podcast:alternateEnclosure",
    ),
    Rule(id="enclosure-url", source="RSS 2.0", find=_address, hint="Say where the audio is"),
    Rule(
        id="enclosure-length",
        source="Apple 823; PSP-1",
        find=_length,
        hint="Write the size of the file in bytes, in figures",
    ),
    Rule(
        id="enclosure-unknown",
        source="RSS profile; Apple 823",
        find=_unknown,
        hint="Write the size of the file in bytes: apps show it and reckon with it",
        severity="warning",
    ),
    Rule(
        id="enclosure-small",
        source="AntennaPod",
        find=_small,
        hint="Write the size of the whole file in bytes, not its minutes or kilobytes",
        severity="warning",
    ),
    Rule(
        id="enclosure-type",
        source="Apple 823; PSP-1",
        find=_type,
        hint="Write the media type of the file, such as audio/mpeg",
    ),
    Rule(
        id="enclosure-apple",
        source="Apple 823",
        find=_apple,
        hint="Publish MP3 or M4A as the enclosure",
        severity="warning",
    ),
    Rule(
        id="enclosure-suffix",
        source="Apple 823",
        find=_suffix,
        hint="Let the name of the file end as its type does, such as .mp3 for audio/mpeg",
        severity="warning",
    ),
    Rule(
        id="enclosure-repeated",
        source="Apple 823",
        find=_repeated,
        hint="Publish each recording under an address of its own: Apple leaves the second item out",
    ),
)
