"""What every page is poured into: Jinja2, and the words of the interface.

Links are relative, so that a site works under any address; absolute are only those that other programs read
(canonical, Open Graph, linked data, feed). The page for missing addresses is the one exception: it is
shown at any depth, so it starts from the root of the host.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from textwrap import shorten
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from podcast import links, timecode
from podcast.errors import ConfigError, Where
from podcast.languages import primary
from podcast.model import Artifact, Release, Show
from podcast.page import bidi, embedded, talk, wording
from podcast.page.assets import Assets, words
from podcast.page.tongues import Tongue, tongue_of

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""A worker is held to script-src; a manifest would be to default-src, so it has a line of its own."""
_HEARD, _ASKED = "media-src 'self'", "connect-src 'self'"
RATES = (0.75, 1, 1.25, 1.5, 1.75, 2, 2.5)
NAPS = (5, 10, 15, 30, 45, 60)
"""Minutes that the sleep timer offers."""
TEMPLATES = tuple(sorted(each.name for each in (files("podcast.page") / "templates").iterdir()))
"""The names that a file of a theme may have."""
SAFE_SCHEMES = ("http", "https", "mailto", "geo")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: its template, its path, and the way from it to the root of the site."""

    template: str
    path: str
    root: str
    language: str


def pour(page: Page, show: Show, assets: Assets, **values: Any) -> Artifact:
    """A page as bytes; `values` are what its template asks for."""
    spoken = interface(show)
    values |= {
        "csp": policy(values.get("release") or values.get("trailer")),
        "path": page.path,
        "root": page.root,
        "language": page.language,
        "show": show,
        "assets": assets,
        "address": links.url(show.base_url, page.path),
        "podcast_link": podcast_link(show),
        "rates": RATES,
        "naps": NAPS,
        "t": spoken,
        "words": embedded.to_script(words(spoken)),
        "ui": foreign(spoken.tag, page.language),
    }
    return Artifact(
        path=page.path,
        # A lone surrogate, which JSON can smuggle in, has no bytes: it becomes a question mark.
        data=filled(page.template, show, values).encode("utf-8", "replace"),
        media_type=links.media_type(page.path),
    )


def policy(release: Release | None = None) -> str:
    """What the browser is to hold a page to: its own files alone.

    The exception is sound that lies elsewhere, to be heard and to be kept: from any host then, for the one it
    is named at leads on to others that only it knows.
    """
    sound = release.audio.path if release and release.audio else ""
    if "://" not in sound:
        return CSP
    return CSP.replace(_HEARD, "media-src http: https:").replace(_ASKED, f"{_ASKED} http: https:")


def filled(template: str, show: Show, values: dict[str, Any]) -> str:
    """A template of the show's theme, else ours, filled in; ConfigError when the theme's is at fault."""
    try:
        return _environment(show.look.theme).get_template(template).render(values)
    except TemplateError as error:
        if not show.look.theme:
            raise
        name = getattr(error, "name", None) or template
        line = getattr(error, "lineno", None)
        where = Where(Path("theme", name), line)
        raise ConfigError(
            f"this template cannot be filled in: {error.message}",
            where=where,
            hint="ours are in podcast/page/templates; docs/pages.md tells what they are given",
        ) from error


def interface(show: Show) -> Tongue:
    """What a show's pages speak: the language that was set, else the show's, else English."""
    return tongue_of(show.look.language or show.language)


def foreign(tag: str, language: str) -> Markup:
    """The attributes of words in the language `tag` on a page in another `language`."""
    if primary(tag) == primary(language):
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(tag, wording.direction(tag))


def podcast_link(show: Show) -> str:
    """The address by which an app takes over the feed."""
    return "podcast://" + links.url(show.base_url, links.FEED).split("://", 1)[-1]


def _safe(address: str) -> str:
    """An address to link to; nothing when its scheme could run something."""
    return address if urlsplit(address.strip()).scheme.lower() in SAFE_SCHEMES else ""


def _local(address: str, show: Show) -> str:
    """The path of an address on this site, "" for any other: pages load nothing from other hosts."""
    return address.removeprefix(show.base_url) if address.startswith(show.base_url) else ""


def _brief(text: str) -> str:
    """One line for cards and result lists, cut at a word."""
    return shorten(text, 300, placeholder=" …")


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.replace("\r\n", "\n").split("\n\n") if each.strip()]


def _reach(path: str, root: str) -> str:
    """What leads to a published path from a page; an address elsewhere is that already."""
    return path if "://" in path else root + quote(path)


@cache
def _environment(theme: tuple[tuple[str, str], ...]) -> Environment:
    """The templates, a theme's before ours; ours are ``ours/…`` too, for those that extend them."""
    ours = PackageLoader("podcast.page")
    # A show may come from somebody else: its templates may write pages and do nothing more.
    made = (SandboxedEnvironment if theme else Environment)(
        loader=ChoiceLoader([DictLoader(dict(theme)), ours, PrefixLoader({"ours": ours})]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "brief": _brief,
        "clock": timecode.show,
        "copyright": wording.copyright_line,
        "dir": bidi.attribute,
        "direction": wording.direction,
        "foreign": foreign,
        "is_long": wording.is_long,
        "tagline": wording.tagline,
        "iso": timecode.format_iso,
        "lasting": wording.length,
        "local": _local,
        "line": bidi.line,
        "license": wording.license_name,
        "license_address": wording.license_address,
        "paragraphs": _paragraphs,
        "path": quote,
        "reach": _reach,
        "person": wording.person_folder,
        "role": wording.role,
        "safe_url": _safe,
        "seconds": talk.seconds,
        "shape": wording.shape,
        "size": wording.size,
    }
    return made
