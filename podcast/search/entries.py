"""What an episode puts into the index, and takes out again when it changes or leaves."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from podcast.languages import primary
from podcast.search.documents import WHOLE, documents
from podcast.search.fields import KINDS, SHIFT, TAG
from podcast.search.fold import key, words
from podcast.search.joined import joined, whole
from podcast.search.stems import stem

if TYPE_CHECKING:
    from podcast.model import Release

_COLUMNS = (*KINDS, "tag")
_FIELDS = ("speaker", "chapter")
_ENTER = f"insert into f(rowid, {', '.join(_COLUMNS)}) values({', '.join('?' * (len(_COLUMNS) + 1))})"
_LEAVE = (
    f"insert into f(f, rowid, {', '.join(_COLUMNS)}) values('delete', {', '.join('?' * (len(_COLUMNS) + 1))})"
)


def language_of(tag: str) -> str:
    """The language of a BCP 47 tag, as the index knows it.

    >>> language_of("en-GB"), language_of("")
    ('en', 'und')
    """
    return primary(tag) or "und"


class _Entering:
    """Writes episodes and counts in how many documents each word is, in which language."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.counts: Counter[tuple[str, str]] = Counter()
        self.pairs: set[str] = set()
        self.names: dict[str, int] = {
            text: number for number, text in connection.execute("select id, text from name")
        }

    def name(self, text: str) -> int:
        """The number of a name, from 1; 0 for none."""
        if text and text not in self.names:
            row = self.connection.execute("insert into name values(null, ?, ?)", (text, key(text))).lastrowid
            self.names[text] = row or 0
        return self.names.get(text, 0)

    def enter(self, release: "Release", digest: str) -> None:
        """Write an episode and its documents."""
        language = language_of(release.language)
        date = release.published.date().isoformat()
        row = (release.slug, release.episode.title, date, release.episode.season, language, digest)
        insert = "insert into episode values(null, ?, ?, ?, ?, ?, ?)"
        episode = self.connection.execute(insert, row).lastrowid or 0
        found = documents(release)
        rows, said = [], []
        self.pairs = set()
        for n, each in enumerate(found):
            number = episode << SHIFT | n
            who, where = self.name(each.speaker), self.name(each.chapter)
            rows.append((number, each.kind, each.start, each.end, who, where, each.text))
            said.append((number, *self.columns(each.kind, each.text, language, 1)))
        self.connection.executemany("insert into document values(?, ?, ?, ?, ?, ?, ?)", rows)
        self.connection.executemany(_ENTER, said)
        self.connection.executemany(
            "insert into joined values(?, ?)", [(episode, pair) for pair in sorted(self.pairs)]
        )
        named = zip(_FIELDS, ("speaker", "chapter"), strict=True)
        for field, attribute in named:
            heard = Counter(name for each in found if (name := getattr(each, attribute)))
            self.connection.executemany(
                "insert into part values(?, ?, ?, ?)",
                [(episode, field, self.name(name), count) for name, count in heard.items()],
            )

    def leave(self, slug: str) -> None:
        """Take an episode out. FTS5 has to be told the very words that it was given."""
        ask = "select id, language from episode where slug = ?"
        episode, language = self.connection.execute(ask, (slug,)).fetchone()
        inside = (episode << SHIFT, (episode + 1) << SHIFT)
        rows = self.connection.execute(
            "select id, kind, text from document where id >= ? and id < ?", inside
        ).fetchall()
        for number, kind, text in rows:
            self.connection.execute(_LEAVE, (number, *self.columns(kind, text, language, -1)))
        self.connection.execute("delete from document where id >= ? and id < ?", inside)
        self.connection.execute("delete from joined where episode = ?", (episode,))
        self.connection.execute("delete from part where episode = ?", (episode,))
        self.connection.execute("delete from episode where id = ?", (episode,))

    def columns(self, kind: str, text: str, language: str, sign: int) -> list[str]:
        """The words of a document as FTS5 gets them; they are counted by the way."""
        found = words(text)
        pairs = set(joined(text, language))
        self.pairs |= pairs
        for word in {*found, *pairs}:
            self.counts[word, language] += sign
        text = " ".join(found)
        return [*(text if column == kind else "" for column in KINDS), TAG + language]

    def close(self) -> None:
        """Write what was counted, and forget names that nobody bears any more."""
        self.connection.executemany(
            "insert into form values(?, ?, ?, ?) "
            "on conflict(word, language) do update set count = count + excluded.count",
            [
                (word, language, stem(whole(word), language), count)
                for (word, language), count in self.counts.items()
                if count
            ],
        )
        if any(count < 0 for count in self.counts.values()):
            self.connection.execute("delete from form where count = 0")
        self.connection.execute("delete from name where id not in (select name from part)")


def bring_up(
    connection: sqlite3.Connection, releases: "Iterable[Release]"
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Make the index hold these releases: slugs indexed anew, slugs that left, documents in all."""
    known: dict[str, str] = dict(connection.execute("select slug, digest from episode"))
    wanted = {release.slug: release for release in releases}
    entering = _Entering(connection)
    indexed = []
    removed = tuple(sorted(known.keys() - wanted.keys()))
    for slug in removed:
        entering.leave(slug)
    for slug, release in sorted(wanted.items()):
        digest = _digest(release)
        if known.get(slug) != digest:
            if slug in known:
                entering.leave(slug)
            entering.enter(release, digest)
            indexed.append(slug)
    if indexed or removed:
        entering.close()
    count = connection.execute("select count(*) from document").fetchone()[0]
    return tuple(indexed), removed, count


def _digest(release: "Release") -> str:
    """Of all that `documents` looks at: to cut every talk anew takes many times as long."""
    episode = release.episode
    about = (episode.title, episode.season, release.published.date().isoformat(), release.language)
    written = (release.summary, release.notes_html, [person.name for person in episode.people])
    chapters = [(each.start, each.end, each.title, each.hidden) for each in release.chapters]
    made = hashlib.sha256(json.dumps((release.slug, *about, *written, chapters)).encode())
    if talk := release.transcript:
        made.update(json.dumps([each.label for each in talk.speakers]).encode())
        # The times of words matter only where talk is cut, and a word has a letter at least.
        long = [[word.start for word in each.words] for each in talk.segments if len(each.text) > WHOLE]
        rows = [f"{each.start} {each.end} {each.speaker}\n{each.text}" for each in talk.segments]
        made.update(f"{long}\n".encode() + "\n".join(rows).encode("utf-8", "replace"))
    return made.hexdigest()
