"""Where everything is published: paths under feed/, their addresses, and their media types.

Python's own `mimetypes` differs from system to system, so the table is ours
(https://www.iana.org/assignments/media-types, and the podcast namespace for chapters).
"""

from posixpath import splitext

from podcast.timecode import Millis

CHAPTERS_TYPE = "application/json+chapters"
FEED_TYPE = "application/rss+xml"

MEDIA_TYPES = {
    ".aac": "audio/aac",
    ".css": "text/css",
    ".flac": "audio/flac",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/x-m4a",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".srt": "application/x-subrip",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": FEED_TYPE,
}

FEED = "feed.xml"
SITEMAP = "sitemap.xml"
CHARSET = "; charset=utf-8"


def media_type(path: str) -> str:
    """The media type of a published path, without parameters.

    >>> media_type("media/a-12345678.mp3"), media_type("a/chapters.json"), media_type("feed.xml")
    ('audio/mpeg', 'application/json+chapters', 'application/rss+xml')
    """
    name = path.rsplit("/", 1)[-1]
    if name == "chapters.json":
        return CHAPTERS_TYPE
    if name == SITEMAP:  # whatever else of ours is XML is a feed
        return "application/xml"
    return MEDIA_TYPES.get(splitext(name)[1].lower(), "application/octet-stream")


def content_type(path: str) -> str:
    """The Content-Type header of a published path: the media type, and UTF-8 for every text.

    >>> content_type("a/transcript.vtt")
    'text/vtt; charset=utf-8'
    """
    kind = media_type(path)
    is_text = kind.startswith("text/") or kind.endswith("xml") or kind == "application/x-subrip"
    return kind + CHARSET if is_text else kind


def url(base_url: str, path: str) -> str:
    """The address of a published path; ``index.html`` is left to the server, a whole address stays itself.

    >>> url("https://example.org/show/", "mlops/index.html")
    'https://example.org/show/mlops/'
    """
    if "://" in path:
        return path
    folder, _, name = path.rpartition("/")
    if name == "index.html":
        path = f"{folder}/" if folder else ""
    return base_url + path


def page(slug: str) -> str:
    """The path of an episode's page."""
    return f"{slug}/index.html"


def embed(slug: str) -> str:
    """The path of the small player that other sites show in a frame."""
    return f"{slug}/embed/index.html"


def codes(slug: str) -> str:
    """The path of the sheet with the codes of a guide's stops."""
    return f"{slug}/codes/index.html"


def oembed(slug: str) -> str:
    """The path of what other sites ask before they show that player (https://oembed.com/)."""
    return f"{slug}/oembed.json"


def card(slug: str) -> str:
    """The path of the picture beside shared links; it stays, for those who shared one keep its address."""
    return f"{slug}/card.jpg"


def transcript(slug: str, suffix: str) -> str:
    """The path of one shape of an episode's transcript; `suffix` without a dot."""
    return f"{slug}/transcript.{suffix}"


def times(slug: str, digest: str) -> str:
    """The path of what tells an episode's page when each word is spoken; `digest` is that of its bytes."""
    return f"{slug}/times-{digest}.js"


def chapters(slug: str) -> str:
    """The path of an episode's chapters."""
    return f"{slug}/chapters.json"


def moment(base_url: str, slug: str, start: Millis) -> str:
    """The address that opens an episode's page at a time, in whole seconds.

    >>> moment("https://example.org/", "mlops", Millis(83400))
    'https://example.org/mlops/#t=83'
    """
    return f"{url(base_url, page(slug))}#t={start // 1000}"
