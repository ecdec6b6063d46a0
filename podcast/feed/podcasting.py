"""The podcast namespace. https://podcasting2.org/docs/podcast-namespace/1.0"""

from base64 import b64encode
from collections.abc import Iterable, Sequence

from podcast.feed.guid import show_guid
from podcast.feed.html import absolute
from podcast.feed.tag import Channel, Item, Namespace, Value
from podcast.feed.tag import text as words
from podcast.feed.text import LONGEST_NODE, date, exact_seconds, line
from podcast.model import Fields, Location, Person
from podcast.podcasting import CHAT, LINK, REMOTE, SOCIAL, TXT, VALUE, Form
from podcast.values import LONGEST_BITE, SHORTEST_BITE


LONGEST_TEXT, LONGEST_DISPLAY = 4000, 32


def _guid(channel: Channel) -> tuple[Value, ...]:
    return words(channel.show.guid or show_guid(channel.address))


def _locked(channel: Channel) -> tuple[Value]:
    show = channel.show
    return (Value("yes" if show.locked else "no", {"owner": show.owner_email}),)


def _funding(channel: Channel) -> Iterable[Value]:
    for url, title in channel.show.funding:
        yield Value(line(title, LONGEST_NODE), {"url": url})


def _people(people: Sequence[Person], base_url: str) -> Iterable[Value]:
    for person in people:
        attributes = {
            "role": person.role.lower(),
            "group": person.group.lower(),
            "href": person.url,
            "img": absolute(person.image, base_url) if person.image else "",
        }
        yield Value(line(person.name, LONGEST_NODE), attributes)


def _cast(item: Item) -> Iterable[Value]:
    """The people of an episode. They replace the show's, so that the hosts are said again."""
    own = item.release.episode.people
    named = {person.name for person in own}
    hosts = tuple(person for person in item.show.people if person.name not in named)
    return _people(hosts + own if own else (), item.show.base_url)


def _place(place: Location | None) -> Iterable[Value]:
    if place:
        attributes = {"rel": "subject", "geo": place.geo, "osm": place.osm}
        yield Value(line(place.name, LONGEST_NODE), attributes)


def _license(slug: str, url: str = "") -> Iterable[Value]:
    return (Value(line(slug.lower(), LONGEST_NODE), {"url": url}),) if slug else ()


def _frequency(channel: Channel) -> Iterable[Value]:
    show = channel.show
    if show.update_frequency or show.update_rrule:
        yield Value(
            line(show.update_frequency or show.update_rrule, LONGEST_NODE),
            {
                "rrule": show.update_rrule,
                "dtstart": show.update_start,
                "complete": "true" if show.complete else "",
            },
        )


def written(form: Form, said: Fields) -> Value:
    """A tag as its form has it."""
    attributes = {attribute: str(said.get(key, "")) for key, attribute, _, _ in form.keys}
    children: tuple[tuple[str, Value], ...] = ()
    if form.inside:
        key, inner = form.inside
        children = tuple((inner.tag, written(inner, each)) for each in said.get(key, ()))
    return Value(line(str(said.get("text", "")), LONGEST_TEXT), attributes, children)


def _each(form: Form, said: Iterable[Fields | None]) -> Iterable[Value]:
    return (written(form, each) for each in said if each)


def _around(remote: Iterable[Fields]) -> Iterable[Value]:
    """A list of other feeds, none when it is empty."""
    children = tuple((REMOTE.tag, written(REMOTE, each)) for each in remote)
    return (Value(children=children),) if children else ()


def _publisher(channel: Channel) -> Iterable[Value]:
    found = channel.show.publisher
    return _around([{"medium": "publisher", **found}]) if found else ()


def _blocked(channel: Channel) -> Iterable[Value]:
    for service, is_blocked in channel.show.block:
        yield Value("yes" if is_blocked else "no", {"id": "" if service == "*" else service})


def _synthetic(is_synthetic: bool) -> tuple[Value, ...]:
    return (Value("true", {"purpose": "ai-content"}),) if is_synthetic else ()


def _trailers(channel: Channel) -> Iterable[Value]:
    for item in channel.trailers:
        episode = item.release.episode
        attributes = {
            "pubdate": date(item.release.published),
            "url": item.url(item.audio.path),
            "length": str(item.audio.size),
            "type": item.audio.media_type,
            "season": str(episode.season or ""),
        }
        yield Value(line(episode.title, LONGEST_NODE), attributes)


def _artwork(channel: Channel) -> Iterable[Value]:
    cover = channel.show.cover
    if cover:
        attributes = {
            "href": channel.url(cover.path),
            "alt": line(cover.alt),
            "aspect-ratio": "1/1" if cover.width == cover.height else "",
            "width": str(cover.width),
            "height": str(cover.height),
            "type": cover.media_type,
            "purpose": "artwork",
        }
        yield Value(attributes=attributes)


def _transcripts(item: Item) -> Iterable[Value]:
    for each in item.release.transcripts:
        attributes = {
            "url": item.url(each.path),
            "type": each.media_type,
            "language": each.language,
            "rel": each.rel,
        }
        yield Value(attributes=attributes)


def _chapters(item: Item) -> Iterable[Value]:
    file = item.release.chapters_file
    if file:
        yield Value(attributes={"url": item.url(file.path), "type": file.media_type})


def _forms(item: Item) -> Iterable[Value]:
    """The audio in all its forms, when there are several, each with the digest of its bytes (SRI)."""
    forms = item.forms
    for audio in forms if len(forms) > 1 else ():
        source = Value(attributes={"uri": item.url(audio.path)})
        digest = b64encode(bytes.fromhex(audio.sha256)).decode("ascii")
        # Behind <podcast:integrity/> feedparser-rs 0.7.1 reads nothing more, of the whole feed.
        integrity = Value(attributes={"type": "sri", "value": f"sha256-{digest}"}, ended=True)
        attributes = {
            "type": audio.media_type,
            "length": str(audio.size),
            "bitrate": str(audio.bitrate),
            "title": line(audio.path.rpartition(".")[2].upper()),
            "default": "true" if audio is item.audio else "",
        }
        children = (("source", source), *((("integrity", integrity),) if digest else ()))
        yield Value(attributes=attributes, children=children)


def _season(item: Item) -> Iterable[Value]:
    episode = item.release.episode
    if episode.season is not None:
        yield Value(str(episode.season), {"name": line(episode.season_name, LONGEST_NODE)})


def _number(item: Item) -> Iterable[Value]:
    number = item.release.episode.number
    if number is not None:
        yield Value(str(number), {"display": line(item.release.episode.display, LONGEST_DISPLAY)})


def _soundbites(item: Item) -> Iterable[Value]:
    """Those that apps take: 15 to 120 seconds, inside the audio."""
    for bite in item.release.episode.soundbites:
        inside = bite.start + bite.duration <= item.audio.duration
        if inside and SHORTEST_BITE <= bite.duration <= LONGEST_BITE:
            attributes = {
                "startTime": exact_seconds(bite.start),
                "duration": exact_seconds(bite.duration),
            }
            yield Value(line(bite.title, LONGEST_NODE), attributes)


NAMESPACE = Namespace(
    prefix="podcast",
    uri="https://podcastindex.org/namespace/1.0",
    channel=(
        ("guid", _guid),
        ("locked", _locked),
        ("medium", lambda channel: words(channel.show.medium)),
        ("funding", _funding),
        ("person", lambda channel: _people(channel.show.people, channel.show.base_url)),
        ("location", lambda channel: _place(channel.show.location)),
        ("license", lambda channel: _license(channel.show.license, channel.show.license_url)),
        ("updateFrequency", _frequency),
        ("image", _artwork),
        ("block", _blocked),
        ("podroll", lambda channel: _around(channel.show.podroll)),
        ("publisher", _publisher),
        ("value", lambda channel: _each(VALUE, channel.show.value)),
        ("socialInteract", lambda channel: _each(SOCIAL, channel.show.social)),
        ("chat", lambda channel: _each(CHAT, [channel.show.chat])),
        ("txt", lambda channel: _synthetic(channel.show.synthetic_voices)),
        ("txt", lambda channel: _each(TXT, channel.show.txt)),
        ("trailer", _trailers),
    ),
    item=(
        ("transcript", _transcripts),
        ("chapters", _chapters),
        ("alternateEnclosure", _forms),
        ("season", _season),
        ("episode", _number),
        ("person", _cast),
        ("soundbite", _soundbites),
        ("location", lambda item: _place(item.release.episode.location)),
        ("license", lambda item: _license(item.release.episode.license)),
        ("contentLink", lambda item: _each(LINK, item.release.episode.links)),
        ("value", lambda item: _each(VALUE, item.release.episode.value)),
        ("socialInteract", lambda item: _each(SOCIAL, item.release.episode.social)),
        ("chat", lambda item: _each(CHAT, [item.release.episode.chat])),
        ("txt", lambda item: _synthetic(item.release.synthetic and not item.show.synthetic_voices)),
        ("txt", lambda item: _each(TXT, item.release.episode.txt)),
    ),
)
