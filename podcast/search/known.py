"""Whether there is anything where somebody wants to look, and what may have been meant if not."""

import sqlite3
from difflib import get_close_matches

from podcast.errors import InputError, Problems
from podcast.search.fold import key

MOST = 10
"""Names of a hint."""

_SPEAKERS = """
select speaker, speaker_key from document where speaker != ''
group by speaker order by count(*) desc, speaker
"""


def check(connection: sqlite3.Connection, episode: str | None, speaker: str | None) -> None:
    """Raise a group of InputErrors for an episode that is not in the index and a speaker who is not heard."""
    problems = Problems()
    with problems.collect():
        if episode:
            _check_episode(connection, episode)
    with problems.collect():
        if speaker:
            _check_speaker(connection, speaker)
    problems.raise_any()


def _check_episode(connection: sqlite3.Connection, episode: str) -> None:
    slugs = [slug for (slug,) in connection.execute("select slug from episode order by date desc, slug")]
    if episode not in slugs:
        raise InputError(
            f"there is no published episode {episode!r}", hint=_hint("episodes", episode, slugs), rule="slug"
        )


def _check_speaker(connection: sqlite3.Connection, speaker: str) -> None:
    rows = connection.execute(_SPEAKERS).fetchall()
    wanted = key(speaker)
    if not wanted.strip() or not any(wanted in folded for _, folded in rows):
        names = [name for name, _ in rows]
        raise InputError(
            f"nobody called {speaker!r} speaks in this show",
            hint=_hint("speakers", speaker, names),
            rule="speaker",
        )


def _hint(what: str, asked: str, known: list[str]) -> str:
    """The names that are near, as a whole or in one of their words; else those there are."""
    parts: dict[str, str] = {}
    for name in known:
        folded = key(name).strip()
        for part in (folded, *folded.split()):
            parts.setdefault(part, name)
    if near := [parts[match] for match in get_close_matches(key(asked).strip(), parts, MOST)]:
        return f"did you mean {' or '.join(dict.fromkeys(near))}?"
    if not known:
        return f"there are no {what} yet"
    more = f" and {len(known) - MOST} more" if len(known) > MOST else ""
    return f"the {what} are: {', '.join(known[:MOST])}{more}"
