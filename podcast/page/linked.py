"""Linked data for search engines. https://schema.org/PodcastEpisode, and Clip for moments in the audio."""

from collections.abc import Sequence
from typing import Any

from podcast import links, timecode
from podcast.model import Release, Show
from podcast.page import wording

Node = dict[str, Any]


def show_graph(show: Show, releases: Sequence[Release]) -> Node:
    """The series and its episodes."""
    episodes = [
        {"@type": "PodcastEpisode", "name": each.episode.title, "url": _address(show, each)}
        for each in releases
    ]
    return _graph(_kept(_series(show) | {"episode": episodes}))


def episode_graph(show: Show, release: Release, questions: Sequence[tuple[str, str]] = ()) -> Node:
    """The episode in its series, its audio, and a Clip for each chapter; without audio neither of these.

    `questions` are those that stand on the page, with their answers: what is not shown may not be told.
    https://developers.google.com/search/docs/appearance/structured-data/faqpage
    """
    address = _address(show, release)
    picture = release.image or release.thumbnail or show.cover
    texts = [each.path for each in release.transcripts if each.path.endswith(".txt")]
    episode = {
        "@type": "PodcastEpisode",
        "@id": f"{address}#episode",
        "url": address,
        "name": release.episode.title,
        "description": release.summary,
        "datePublished": release.published.isoformat(),
        "inLanguage": release.language,
        "episodeNumber": release.episode.number,
        "timeRequired": timecode.format_iso(release.duration) if release.duration else "",
        "image": links.url(show.base_url, picture.path) if picture else "",
        "license": _licence(show, release.episode.license),
        "partOfSeries": {"@id": f"{show.base_url}#show"},
        "transcript": links.url(show.base_url, texts[0]) if texts else "",
    }
    return _graph(
        _kept(_series(show)),
        _kept(episode | _season(release) | _sound(show, release)),
        _crumbs(show, release),
        *([_questions(address, questions)] if len(questions) > 1 else []),
    )


def _questions(address: str, questions: Sequence[tuple[str, str]]) -> Node:
    return {
        "@type": "FAQPage",
        "@id": f"{address}#questions",
        "mainEntity": [
            {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for name, answer in questions
        ],
    }


def _licence(show: Show, own: str = "") -> str:
    """Where the licence can be read: an episode's own, else the show's."""
    return wording.license_address(own) if own else show.license_url or wording.license_address(show.license)


def _season(release: Release) -> Node:
    season = release.episode.season
    named = {"name": release.episode.season_name} if release.episode.season_name else {}
    return {"partOfSeason": {"@type": "PodcastSeason", "seasonNumber": season} | named} if season else {}


def _graph(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _kept(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def _address(show: Show, release: Release) -> str:
    return links.url(show.base_url, links.page(release.slug))


def _series(show: Show) -> Node:
    return {
        "@type": "PodcastSeries",
        "@id": f"{show.base_url}#show",
        "name": show.title,
        "description": show.description,
        "url": show.base_url,
        "inLanguage": show.language,
        "webFeed": links.url(show.base_url, links.FEED),
        "image": links.url(show.base_url, show.cover.path) if show.cover else "",
        "author": {"@type": "Organization", "name": show.author} if show.author else "",
        "license": _licence(show),
    }


def _sound(show: Show, release: Release) -> Node:
    if not release.audio:
        return {}
    clips = [
        {
            "@type": "Clip",
            "name": each.title,
            "startOffset": each.start / 1000,
            "endOffset": each.end / 1000,
            "url": links.moment(show.base_url, release.slug, each.start),
        }
        for each in release.chapters
        if not each.hidden and each.start < each.end
    ]
    audio = {
        "@type": "AudioObject",
        "contentUrl": links.url(show.base_url, release.audio.path),
        "encodingFormat": release.audio.media_type,
        "contentSize": str(release.audio.size),
        "duration": timecode.format_iso(release.audio.duration),
    }
    return {"associatedMedia": audio, "hasPart": clips}


def _crumbs(show: Show, release: Release) -> Node:
    steps = ((show.title, show.base_url), (release.episode.title, _address(show, release)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": address}
            for n, (name, address) in enumerate(steps, 1)
        ],
    }
