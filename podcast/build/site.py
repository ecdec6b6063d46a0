"""The files around the pages: what crawlers, hosts and our own checks read."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from xml.sax.saxutils import escape

from podcast import links, page
from podcast.model import Artifact, Release, Show

FOREVER = "public, max-age=31536000, immutable"

_FEED = (("Content-Type", links.content_type(links.FEED)), ("Cache-Control", "max-age=300"))

HEADERS = (
    ("/*", (("Access-Control-Allow-Origin", "*"), ("X-Content-Type-Options", "nosniff"))),
    ("/media/*", (("Cache-Control", FOREVER),)),
    ("/media/*.opus", (("Content-Type", links.content_type("a.opus")),)),
    ("/assets/*", (("Cache-Control", FOREVER),)),
    *((f"/search/{folder}/*", (("Cache-Control", FOREVER),)) for folder in "stwl"),
    ("/feed.xml", _FEED),
    ("/*/transcript.vtt", (("Content-Type", links.content_type("transcript.vtt")),)),
    ("/*/transcript.srt", (("Content-Type", links.content_type("transcript.srt")),)),
    ("/*/transcript.txt", (("Content-Type", links.content_type("transcript.txt")),)),
    ("/*/chapters.json", (("Content-Type", links.content_type("chapters.json")),)),
    ("/site.webmanifest", (("Content-Type", links.content_type("site.webmanifest")),)),
)
"""Path and headers, as hosts with a ``_headers`` file read them; everything else is revalidated."""


def around(show: Show, releases: Sequence[Release], feeds: Sequence[str]) -> tuple[Artifact, ...]:
    """sitemap.xml, robots.txt and _headers; `feeds` are the paths of all feeds and their pages."""
    rows = (*HEADERS, *((f"/{path}", _FEED) for path in feeds if path != links.FEED))
    return (
        _text("_headers", "".join(_header(path, lines) for path, lines in rows), "text/plain"),
        _text("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {show.base_url}sitemap.xml\n", "text/plain"),
        _text("sitemap.xml", _sitemap(show, releases), "application/xml"),
    )


def _text(path: str, text: str, media_type: str) -> Artifact:
    return Artifact(path=path, data=text.encode(), media_type=media_type)


def _header(path: str, lines: Sequence[tuple[str, str]]) -> str:
    return path + "\n" + "".join(f"  {name}: {value}\n" for name, value in lines) + "\n"


def _sitemap(show: Show, releases: Sequence[Release]) -> str:
    """https://www.sitemaps.org/protocol.html; dates are days in UTC."""
    newest = max((release.published for release in releases), default=None)
    pages = [("index.html", newest), ("search/index.html", newest)]
    pages += [(links.page(release.slug), release.published) for release in releases]
    pages += [(path, newest) for path in page.lists(show, releases)]
    rows = [
        f"<url><loc>{escape(links.url(show.base_url, path))}</loc>"
        + (f"<lastmod>{when.astimezone(UTC):%Y-%m-%d}</lastmod>" if when else "")
        + "</url>\n"
        for path, when in pages
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(rows) + "</urlset>\n"


def inventory(
    base_url: str, artifacts: Sequence[Artifact], media: Mapping[str, tuple[int, str, tuple[str, ...]]]
) -> Artifact:
    """build.json: every other file with its size, SHA-256, media type and sources (see sources.py).

    `media` gives size, digest and sources of the files that are not held in memory.
    """
    files = {
        each.path: {
            "size": len(each.data),
            "sha256": hashlib.sha256(each.data).hexdigest(),
            "media_type": each.media_type,
            "sources": list(each.sources),
        }
        for each in artifacts
    }
    for path, (size, sha256, sources) in media.items():
        kind = links.media_type(path)
        files[path] = {"size": size, "sha256": sha256, "media_type": kind, "sources": list(sources)}
    content = {"version": 1, "base_url": base_url, "files": dict(sorted(files.items()))}
    data = json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"
    return Artifact(path="build.json", data=data, media_type="application/json")
