"""Everything that can be found, as NDJSON for servers that search themselves: one document a line.

``{"id", "episode", "title", "date", "season", "language", "kind", "start_ms", "end_ms", "speaker", "chapter",
"text", "url"}``: the fields of a hit, `text` whole. `id` is the slug and the place in the episode; it names
the same words as long as the episode does not change. Lines stand by slug and place.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from podcast import links
from podcast.search.fields import SHIFT, TIMED
from podcast.search.index import base_url, reading

_DOCUMENTS = f"""
select e.slug || '/' || (d.id - (e.id << {SHIFT})) as id, e.slug as episode, e.title, e.date, e.season,
    e.language, d.kind, d.start as start_ms, d.end as end_ms, coalesce(who.text, '') as speaker,
    coalesce(place.text, '') as chapter, d.text
from episode e join document d on d.id >= e.id << {SHIFT} and d.id < (e.id + 1) << {SHIFT}
left join name who on who.id = d.speaker left join name place on place.id = d.chapter
order by e.slug, d.id
"""  # noqa: S608 - numbers of ours


def export(db: Path) -> Iterator[str]:
    """The lines, without their ends. Raises InputError as `search` does."""
    with reading(db) as connection:
        base = base_url(connection)
        found = connection.execute(_DOCUMENTS)
        names = [column[0] for column in found.description]
        for row in found:
            document = dict(zip(names, row, strict=True))
            slug, start = document["episode"], document["start_ms"]
            is_timed = document["kind"] in TIMED
            document["url"] = (
                links.moment(base, slug, start) if is_timed else links.url(base, links.page(slug))
            )
            yield json.dumps(document, ensure_ascii=False)


def address(db: Path) -> str:
    """Where the show is published, which tells it from others. Raises InputError as `search` does."""
    with reading(db) as connection:
        return base_url(connection)
