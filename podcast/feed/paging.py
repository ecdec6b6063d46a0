"""A long feed cut into pages. https://www.rfc-editor.org/rfc/rfc5005

Pages are counted from the oldest on, each with just as many items, and `feed.xml` has the rest: between one and
two pages. So a page that was published stays as it is while episodes come, which makes it an archive document
(section 4) and lets apps keep it; the links of a paged feed (section 3) are there for those that follow these.
"""

from dataclasses import replace

from podcast.feed.tag import Channel, Namespace, Value


def paged(channel: Channel, size: int) -> tuple[Channel, ...]:
    """The pages of a feed, the newest first; one where it is short, or `size` is 0."""
    full = max(0, len(channel.items) // size - 1) if size else 0
    if not full:
        return (channel,)
    newest = len(channel.items) - full * size
    paths = [channel.path, *(_page(channel.path, number) for number in range(full, 0, -1))]
    ends = [newest + size * number for number in range(full + 1)]
    pages = [
        replace(
            channel,
            items=channel.items[(ends[number - 1] if number else 0) : ends[number]],
            path=path,
            trailers=() if number else channel.trailers,
            around=_around(paths, number),
            is_archive=number > 0,
        )
        for number, path in enumerate(paths)
    ]
    return tuple(pages)


def _page(path: str, number: int) -> str:
    """The path of a page, such as ``feed.3.xml``: no feed of a show has a name with two points."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.{number}.{suffix}"


def _around(paths: list[str], number: int) -> tuple[tuple[str, str], ...]:
    """The links from one page to others, as (relation, path); `paths` are those of all, the newest first."""
    older = paths[number + 1] if number + 1 < len(paths) else ""
    newer = paths[number - 1] if number else ""
    rows = (
        ("first", paths[0]),
        ("previous", newer),
        ("next", older),
        ("last", paths[-1]),
        ("current", paths[0] if number else ""),
        ("prev-archive", older),
        ("next-archive", newer if number > 1 else ""),
    )
    return tuple(row for row in rows if row[1])


NAMESPACE = Namespace(
    prefix="fh",
    uri="http://purl.org/syndication/history/1.0",
    channel=(("archive", lambda channel: (Value(),) if channel.is_archive else ()),),
)
"""Declared on archive documents alone."""
