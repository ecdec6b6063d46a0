"""The texts of a long archive in small files, so that a browser fetches little more than it shows.

Each GROUP of episodes is cut into blocks of so many documents, wherever an episode ends. A block,
``t/<group>-<block>-<hash6>.json``, is ``[[[slug, title]], [speaker], [document]]``: the episodes are those
from the one of its first document to the one of its last. A document is ``[number of its kind, start in whole
seconds, number of the speaker or -1, text]``. The hash is of the whole group: the first file of a search has
to name them all.
"""

import hashlib
import sqlite3
from collections.abc import Sequence

from podcast.search.fields import KINDS, SHIFT
from podcast.search.segments import to_json

GROUP = 32
BLOCK, LONG_BLOCK = 12, 24
"""Documents of a block: about 0.9 kB on the way, and 1.8 kB where files must not become too many."""

_DOCUMENTS = """
select kind, start, coalesce(name.text, ''), document.text from document left join name on name.id = speaker
where document.id >= ? and document.id < ? order by document.id
"""
Row = tuple[str, int, str, str]


def blocks(
    connection: sqlite3.Connection, episodes: Sequence[tuple[int, str, str]], size: int
) -> list[bytes]:
    """The blocks of some episodes, which come as number, slug and title."""
    rows: list[tuple[int, Row]] = []
    for place, (number, _, _) in enumerate(episodes):
        rows += [(place, row) for row in connection.execute(_DOCUMENTS, inside(number))]
    return [_block(rows[at : at + size], episodes) for at in range(0, len(rows), size)]


def _block(rows: Sequence[tuple[int, Row]], episodes: Sequence[tuple[int, str, str]]) -> bytes:
    speakers: dict[str, int] = {}
    documents = [
        (KINDS.index(kind), start // 1000, speakers.setdefault(who, len(speakers)) if who else -1, text)
        for _, (kind, start, who, text) in rows
    ]
    about = [(slug, title) for _, slug, title in episodes[rows[0][0] : rows[-1][0] + 1]]
    return to_json([about, list(speakers), documents])


def inside(episode: int) -> tuple[int, int]:
    """The numbers of the documents of an episode: the first one, and the first behind them."""
    return episode << SHIFT, (episode + 1) << SHIFT


def digest(group: Sequence[bytes]) -> bytes:
    """Three bytes to tell some texts from what they were before."""
    return hashlib.sha256(b"".join(hashlib.sha256(data).digest() for data in group)).digest()[:3]
