"""What a search gives back: hits with the moment to listen at, and the same by episode."""

import json
from dataclasses import dataclass

from podcast.search.fields import TIMED, Kind
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words are. `text` is an excerpt; `marks` are the places (start, end) in it.

    `episode` is the slug, `title` the episode's; `speaker` and `chapter` are "" when there is none. What is
    written about an episode, its title, people and notes, is said at no time: it stands at 0, `is_timed` is
    false and `url` opens the page at its beginning.
    """

    episode: str
    title: str
    speaker: str
    start_ms: Millis
    end_ms: Millis
    text: str
    marks: tuple[tuple[int, int], ...]
    url: str
    chapter: str
    kind: Kind

    @property
    def is_timed(self) -> bool:
        """Whether there is a moment to listen at."""
        return self.kind in TIMED


@dataclass(frozen=True, slots=True)
class Group:
    """An episode with its best hits; `count` is how many there are in it, shown or not."""

    episode: str
    title: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, and how many there are in all.

    `groups` are the same hits by episode, the episode of the best hit first. `corrected` is what was asked
    instead, if anything; `alternatives` are queries that may have been meant as well, the likeliest first.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    groups: tuple[Group, ...] = ()
    corrected: str | None = None
    alternatives: tuple[str, ...] = ()


def to_json(results: Results) -> str:
    """The results for other programs: one object, times in milliseconds, texts plain."""
    shown = ("episode", "title", "speaker", "start_ms", "end_ms", "text", "url", "chapter", "kind")
    return json.dumps(
        {
            "query": results.query,
            "corrected": results.corrected,
            "alternatives": results.alternatives,
            "hits": [{name: getattr(hit, name) for name in shown} for hit in results.hits],
            "total": results.total,
            "episodes": [
                {"episode": group.episode, "title": group.title, "count": group.count}
                for group in results.groups
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
