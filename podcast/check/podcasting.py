"""The podcast namespace: where its tags may stand, how often, and what they must say.

https://podcasting2.org/docs/podcast-namespace/1.0
"""

import re
from collections.abc import Callable
from posixpath import splitext
from uuid import UUID

from podcast.check.enclosures import path_of
from podcast.check.rule import Found, Rule, Subject, label, repeated, short
from podcast.feed.converters import duration
from podcast.links import CHAPTERS_TYPE
from podcast.values import LONGEST_BITE, SHORTEST_BITE, fits, geo, show_guid

CHANNEL_ONLY = frozenset(
    {
        "guid",
        "locked",
        "medium",
        "trailer",
        "podroll",
        "publisher",
        "updateFrequency",
        "podping",
        "block",
        "liveItem",
    }
)
ITEM_ONLY = frozenset(
    {"transcript", "chapters", "soundbite", "season", "episode", "alternateEnclosure", "contentLink"}
)
ONCE = {
    "channel": frozenset(
        {"guid", "locked", "medium", "podroll", "publisher", "updateFrequency", "podping", "license", "chat"}
    ),
    "item": frozenset({"chapters", "season", "episode", "license", "chat"}),
}
ATTRIBUTES = {
    "transcript": ("url", "type"),
    "chapters": ("url", "type"),
    "funding": ("url",),
    "soundbite": ("startTime", "duration"),
    "trailer": ("url", "pubdate"),
    "alternateEnclosure": ("type",),
    "source": ("uri",),
    "integrity": ("type", "value"),
    "remoteItem": ("feedGuid",),
    "image": ("href",),
    "contentLink": ("href",),
    "value": ("type", "method"),
    "valueRecipient": ("type", "address", "split"),
    "chat": ("server", "protocol"),
}
TRANSCRIPTS = {
    "text/vtt": (".vtt",),
    "application/x-subrip": (".srt",),
    "application/srt": (".srt",),
    "application/json": (".json",),
    "text/html": (".html", ".htm"),
    "text/plain": (".txt",),
}
MEDIA = frozenset(
    {"podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course", "mixed"}
)

_WHOLE = re.compile(r"[0-9]{1,7}")
_DECIMAL = re.compile(r"[0-9]{1,7}(\.[0-9]{1,3})?")


def _parent(subject: Subject) -> Found:
    for misplaced, parent in ((ITEM_ONLY, "channel"), (CHANNEL_ONLY, "item")):
        for holder, node in subject.tags(*(f"podcast:{name}" for name in sorted(misplaced))):
            if holder.name == parent:
                yield node.line, f"<{node.name}> may not stand in <{parent}>"


def _attribute(subject: Subject) -> Found:
    for node in subject.channel.walk():
        if node.name.startswith("podcast:"):
            for attribute in ATTRIBUTES.get(node.name.removeprefix("podcast:"), ()):
                if not node.attributes.get(attribute):
                    yield node.line, f"<{node.name}> has no {attribute}"


def _count(subject: Subject) -> Found:
    for holder in subject.holders():
        yield from repeated(holder, [f"podcast:{name}" for name in sorted(ONCE[holder.name])])


def _texts(name: str, is_right: Callable[[str], object]) -> Callable[[Subject], Found]:
    def find(subject: Subject) -> Found:
        for _, node in subject.tags(name):
            if not is_right(node.text()):
                yield node.line, f"{short(node.text())} is no {name}"

    return find


def _is_guid(text: str) -> bool:
    return fits(show_guid, text)


def _version(subject: Subject) -> Found:
    for _, node in subject.tags("podcast:guid"):
        if _is_guid(node.text()) and (version := UUID(node.text()).version) != 5:
            yield node.line, f"{short(node.text())} is a UUID of version {version or 'none'}, not 5"


def _is_medium(text: str) -> bool:
    return text in MEDIA or (text.endswith("L") and text[:-1] in MEDIA)


def _transcript(subject: Subject) -> Found:
    for holder, node in subject.tags("podcast:transcript"):
        kind = node.attributes.get("type", "")
        suffix = splitext(path_of(node.attributes.get("url", "")))[1].lower()
        if kind and suffix not in TRANSCRIPTS.get(kind, ()):
            yield (
                node.line,
                f"{label(holder)} has a transcript of the type {short(kind)} that ends in {suffix!r}",
            )


def _chapters(subject: Subject) -> Found:
    for holder, node in subject.tags("podcast:chapters"):
        kind = node.attributes.get("type", "")
        if kind and kind != CHAPTERS_TYPE:
            yield node.line, f"{label(holder)} has chapters of the type {short(kind)}"


def _soundbite(subject: Subject) -> Found:
    for item, node in subject.tags("podcast:soundbite"):
        whole = duration(item.text("itunes:duration"))
        said = [node.attributes.get(name, "") for name in ("startTime", "duration")]
        start, length = map(duration, said)
        if start is None or length is None:
            if all(said):
                yield node.line, f"{label(item)} has a soundbite from {short(said[0])} for {short(said[1])}"
        elif not SHORTEST_BITE <= length <= LONGEST_BITE:
            yield node.line, f"{label(item)} has a soundbite of {length / 1000:g} seconds"
        elif whole is not None and start + length > whole + 1000:
            yield node.line, f"{label(item)} has a soundbite that ends after the audio"


def _place(subject: Subject) -> Found:
    for _, node in subject.tags("podcast:location"):
        place = node.attributes.get("geo", "")
        if place and not fits(geo, place):
            yield node.line, f"{short(place)} is no geo: address"


RULES = (
    Rule(
        id="podcast-parent",
        source="podcast namespace",
        find=_parent,
        hint="Move the tag: AntennaPod has crashed on it, others do not see it",
    ),
    Rule(id="podcast-attribute", source="podcast namespace", find=_attribute, hint="Add the attribute"),
    Rule(id="podcast-count", source="podcast namespace", find=_count, hint="Keep one"),
    Rule(
        id="podcast-guid",
        source="podcast namespace; PSP-1",
        find=_texts("podcast:guid", _is_guid),
        hint="Use the UUID (version 5) made from the feed's first address",
    ),
    Rule(
        id="podcast-guid-version",
        source="podcast namespace",
        find=_version,
        hint="Keep it if apps know the show by it; a new show's is the UUID (version 5) of its first address",
        severity="warning",
    ),
    Rule(
        id="podcast-locked",
        source="podcast namespace; PSP-1",
        find=_texts("podcast:locked", ("yes", "no").__contains__),
        hint="Write yes or no",
    ),
    Rule(
        id="podcast-medium",
        source="podcast namespace",
        find=_texts("podcast:medium", _is_medium),
        hint=f"Write one of {', '.join(sorted(MEDIA))}",
    ),
    Rule(
        id="podcast-season",
        source="podcast namespace",
        find=_texts("podcast:season", _WHOLE.fullmatch),
        hint="Write a whole number; the season's name goes into the attribute name",
    ),
    Rule(
        id="podcast-episode",
        source="podcast namespace",
        find=_texts("podcast:episode", _DECIMAL.fullmatch),
        hint="Write a number; what apps should show goes into the attribute display",
    ),
    Rule(
        id="podcast-transcript",
        source="podcast namespace",
        find=_transcript,
        hint="Use " + ", ".join(f"{kind} for {ends[0]}" for kind, ends in TRANSCRIPTS.items()),
    ),
    Rule(id="podcast-chapters", source="podcast namespace", find=_chapters, hint=f"Write {CHAPTERS_TYPE}"),
    Rule(
        id="podcast-soundbite",
        source="podcast namespace",
        find=_soundbite,
        hint="Choose 15 to 120 seconds inside the audio",
        severity="warning",
    ),
    Rule(
        id="podcast-location",
        source="RFC 5870",
        find=_place,
        hint="Write it as geo:51.5074,-0.1278",
    ),
)
