"""Search without a server: what the scripts of `static` need to find the same things as the index does.

Up to SHORT episodes one file holds the documents and no postings. The client parts them into words by the
rules of `fold` and builds postings with positions and a vocabulary when it loads. For a hundred episodes
that takes a tenth of a second, and postings in the file would have to be downloaded on top of the texts.
Longer archives are cut into shards, which the same client asks in the same way; see `shards`.
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import links
from podcast.search.fields import SHIFT, WEIGHTS
from podcast.search.forms import Words
from podcast.search.index import reading
from podcast.search.stems import languages

if TYPE_CHECKING:
    from podcast.model import Artifact

_DOCUMENTS = f"""
select slug, kind, start, name.text, document.text
from document join episode on episode.id = document.id >> {SHIFT}
left join name on name.id = speaker order by slug, document.id
"""  # noqa: S608 - a number of ours

_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
"""No string or pattern in these files has such signs in it."""

BEFORE = ("words.js",)
ENGLISH = ("english.js",)
OTHERS = ("stems.js",)
ENGINE = ("query.js", "engine.js")
NEAR = ("near.js",)
RENEWED = ("renewed.js",)
IN_MEMORY = ("memory.js", *RENEWED)
IN_SHARDS = ("coding.js", "later.js", "shards.js")
PHRASES = ("phrases.js",)
PAGE = ("search.js",)
LATER = ("second.js", *NEAR, *PHRASES, *RENEWED)
"""The second script of a long archive: what only some questions need, and a page that is out of date."""

SHORT = 100
"""Episodes of one file: about 600 kB on the way."""


def web_files(db: Path) -> "tuple[Artifact, ...]":
    """All files of a search without a server; a page names the first.

    Raises InputError as `search` does.
    """
    with reading(db) as connection:
        count = _count(connection)
    if count <= SHORT:
        return (web_index(db),)
    from podcast.search.shards import shards  # numpy takes its time to load, and short shows need none

    return shards(db)


def web_index(db: Path) -> "Artifact":
    """The documents of an index as one script, ``search/index-<hash8>.js``: a call with JSON.

    Browsers let a page that was opened from a disk load scripts, but fetch no files.
    ``podcastIndex({"weights": {kind: number}, "speakers": [name], "episodes": [episode]})``, an episode
    being ``[slug, title, language, year, [document]]`` and a document ``[kind, start in whole seconds,
    number of the speaker or -1, text]``. Episodes stand by slug, documents as in the episode: the same
    content gives the same bytes, however it got there. Raises InputError as `search` does.
    """
    from hashlib import sha256  # for which, and for the next, whoever only asks an index would wait

    from podcast.model import Artifact

    with reading(db) as connection:
        episodes = {
            slug: [slug, title, language, int(date[:4]), []]
            for slug, title, language, date in connection.execute(
                "select slug, title, language, date from episode order by slug"
            )
        }
        rows = connection.execute(_DOCUMENTS).fetchall()
    speakers: dict[str, int] = {}
    for slug, kind, start, speaker, text in rows:
        number = speakers.setdefault(speaker, len(speakers)) if speaker else -1
        episodes[slug][4].append([kind, start // 1000, number, text])
    made = {"weights": WEIGHTS, "speakers": list(speakers), "episodes": list(episodes.values())}
    data = f"podcastIndex({json.dumps(made, ensure_ascii=False, separators=(',', ':'))});\n".encode()
    path = f"search/index-{sha256(data).hexdigest()[:8]}.js"
    return Artifact(path=path, data=data, media_type=links.media_type(path))


def client(db: Path | None = None) -> bytes:
    """The script of the search page: one classic script without dependencies, for a strict CSP.

    With an index, what it needs and no more: the stems of its languages, and the one way to ask for what is
    in it, from memory or from shards. Raises InputError as `search` does.
    """
    stems = languages()
    if db is None:
        return _client({"en", *stems}, (*NEAR, *IN_MEMORY, *IN_SHARDS, *PHRASES))
    with reading(db) as connection:
        spoken = set(Words(connection).languages)
        is_long = _count(connection) > SHORT
    return _client(spoken, IN_SHARDS if is_long else (*NEAR, *IN_MEMORY))


def client_later(db: Path) -> bytes:
    """The second script of a long archive's search page, empty for a short show's.

    The first asks for it as ``./later.js`` beside itself, and does without it where it need not have it.
    Raises InputError as `search` does.
    """
    with reading(db) as connection:
        is_long = _count(connection) > SHORT
    return _script(_source(LATER)) if is_long else b""


def _client(spoken: set[str], source: Sequence[str]) -> bytes:
    table = json.loads(_source(("stems.json",)))
    stems = {language: rules for language, rules in table.items() if language in spoken}
    names = (
        *BEFORE,
        *(ENGLISH if "en" in spoken else ()),
        *(OTHERS if stems else ()),
        *ENGINE,
        *source,
        *PAGE,
    )
    text = _source(names)
    return _script(f"const STEMS = {json.dumps(stems, separators=(',', ':'))};\n{text}" if stems else text)


def _source(names: Sequence[str]) -> str:
    from importlib.resources import files

    folder = files(__package__).joinpath("static")
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)


def _count(connection: sqlite3.Connection) -> int:
    """The number of episodes."""
    return int(connection.execute("select count(*) from episode").fetchone()[0])


def _script(text: str) -> bytes:
    """A script without what only people read."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(['(() => {\n"use strict";', *filter(None, lines), "})();\n"]).encode()
