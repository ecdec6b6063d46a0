"""Which episodes a feed has, and what it says of itself: the show's own, and those with a choice of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from podcast import links
from podcast.feed.tag import Channel, Item
from podcast.model import Audio, Edition, Release, Show


def channel_of(show: Show, releases: Sequence[Release]) -> Channel:
    """The show's own feed; `releases` stand in its order. One without audio is no item."""
    return _channel(show, links.FEED, (Item(show, each, each.audio) for each in releases if each.audio))


def channel_for(edition: Edition, show: Show, releases: Sequence[Release]) -> Channel:
    """A feed with those of the releases that it is to have; items keep the guids of the show's own feed."""
    chosen = (each for each in releases if _is_chosen(edition, each))
    items = (
        Item(show, _preferring(edition.language, each), _audio(edition.form, each, each.audio))
        for each in chosen
        if each.audio
    )
    moved = show.new_feed_url == links.url(show.base_url, links.FEED)
    said = replace(
        show,
        title=edition.title,
        description=edition.description or show.description,
        language=edition.language or show.language,
        guid=edition.guid,
        block=(("*", True),) if edition.block else show.block,
        # An address that the show's own feed has moved to says nothing of where this one is.
        new_feed_url=links.url(show.base_url, edition.path) if moved else "",
    )
    return _channel(said, edition.path, items)


def _channel(show: Show, path: str, items: Iterable[Item]) -> Channel:
    listed = tuple(items)
    trailers = tuple(each for each in listed if each.release.episode.kind == "trailer")
    return Channel(show, listed, path, trailers)


def _is_chosen(edition: Edition, release: Release) -> bool:
    if edition.season is not None and release.episode.season != edition.season:
        return False
    spoken = _within(release.language, edition.language)
    return spoken or (edition.translated and any(_within(tag, edition.language) for tag in _tags(release)))


def _tags(release: Release) -> tuple[str, ...]:
    return tuple(tag for tag, _ in release.translations)


def _within(tag: str, language: str) -> bool:
    """Whether a tag is of a language or of a part of it (RFC 4647, 3.3.1); "" is every language.

    >>> _within("de-AT", "de"), _within("de", "de-AT")
    (True, False)
    """
    return language == "" or f"{tag.lower()}-".startswith(f"{language.lower()}-")


def _preferring(language: str, release: Release) -> Release:
    """A release that offers its transcripts in a language first: apps take the first that they can read."""
    if not language or _within(release.language, language):
        return release
    ordered = sorted(release.transcripts, key=lambda each: not _within(each.language, language))
    return replace(release, transcripts=tuple(ordered))


def _audio(form: str, release: Release, main: Audio) -> Audio:
    """The audio in a form, and what there is of an episode that has no such audio."""
    forms = (main, *release.alternates)
    return next((each for each in forms if form and each.path.endswith(f".{form}")), main)
