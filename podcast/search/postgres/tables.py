"""Our tables on a PostgreSQL server, and how a show gets into them."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from podcast.search.fold import key, words
from podcast.search.joined import joined, whole
from podcast.search.postgres.connecting import SCHEMA, connected
from podcast.search.postgres.lexemes import vector
from podcast.search.stems import stem

_SCHEMA = f"""
create schema if not exists {SCHEMA};
create table if not exists document(
    show text, episode text, place integer, title text, date date, season integer, language text, kind text,
    start_ms integer, end_ms integer, speaker text, chapter text, speaker_key text, chapter_key text,
    body text, url text, vector tsvector, primary key(show, episode, place));
create index if not exists document_vector on document using gin(vector);
create table if not exists form(
    show text, language text, word text, stem text, count integer, primary key(show, language, word));
create index if not exists form_word on form(word);
create index if not exists form_stem on form(language, stem);
"""
_COLUMNS = (
    "show", "episode", "place", "title", "date", "season", "language", "kind", "start_ms", "end_ms",
    "speaker", "chapter", "speaker_key", "chapter_key", "body", "url", "vector",
)  # fmt: skip
_AS_THEY_ARE = ("title", "date", "season", "language", "kind", "start_ms", "end_ms", "speaker", "chapter")


def fill(server: str, lines: Iterable[str], *, show: str) -> int:
    """Make the server hold what `export` says of a show, in place of what it held of it; the documents.

    `show` is any name that tells the show from others on this server. All or nothing: those who search
    meanwhile find what was there before. Raises as `connected` does.
    """
    counts: Counter[tuple[str, str]] = Counter()
    with connected(server) as connection:
        connection.execute(_SCHEMA.encode())
        connection.execute(b"delete from document where show = %s", (show,))
        connection.execute(b"delete from form where show = %s", (show,))
        number = 0
        with connection.cursor().copy(f"copy document({', '.join(_COLUMNS)}) from stdin".encode()) as copy:
            for line in lines:
                copy.write_row(_row(show, json.loads(line), counts))
                number += 1
        with connection.cursor().copy(b"copy form(show, language, word, stem, count) from stdin") as copy:
            for (word, language), count in counts.items():
                copy.write_row((show, language, word, stem(whole(word), language), count))
        connection.execute(b"analyze document, form")
    return number


def _row(show: str, document: dict[str, Any], counts: Counter[tuple[str, str]]) -> tuple[Any, ...]:
    language, text = document["language"], _storable(document["text"])
    for word in {*words(text), *joined(text, language)}:
        counts[word, language] += 1
    episode, _, place = document["id"].rpartition("/")
    return (
        show,
        episode,
        int(place),
        *(_storable(document[name]) for name in _AS_THEY_ARE),
        key(document["speaker"]),
        key(document["chapter"]),
        text,
        document["url"],
        vector(text, document["kind"], language),
    )


def _storable(value: Any) -> Any:
    """The value without the signs that the server does not take."""
    return value.replace("\0", " ").encode("utf-8", "replace").decode() if isinstance(value, str) else value
