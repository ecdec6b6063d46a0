"""The files that pages share: style, player script, search script, icon. Names carry a hash of the bytes.

Sources are plain and readable; they are joined in a fixed order, and of what people read only comments,
indentation and spaces around signs are taken away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from podcast import links
from podcast.model import Artifact, Show
from podcast.page import colour
from podcast.page.tongues import Text, Tongue

STYLES = ("base.css", "player.css", "episode.css", "small.css", "embed.css")
SCRIPTS = (
    "base.js",
    "page.js",
    "read-along.js",
    "nap.js",
    "playing.js",
    "moments.js",
    "find.js",
    "quote.js",
    "share.js",
    "keys.js",
    "session.js",
    "arriving.js",
    "start.js",
)
TONGUES = "tongues.js"
"""What a show with transcripts in several languages needs besides."""

_WHOLE = re.compile(
    r"""('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(])|(?<=[(=,:] ))/(?![*/ ])(?:\\.|\[[^\]\n]*\]|[^/\\\n])+/\w*)"""
)
"""What is whole in a script: texts, and patterns where a value may begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Paths of the shared files, relative to the output folder; `search` is empty without a search script.

    `search_asks` are the keys of the texts that the search script shows.
    """

    style: str
    lists: str
    guide: str
    script: str
    icon: str
    search: str = ""
    search_asks: tuple[str, ...] = ()
    artifacts: tuple[Artifact, ...] = ()


def make_assets(show: Show, search_client: bytes = b"", *, is_translated: bool = False) -> Assets:
    """The shared files of a show; `search_client` is the script of the search page.

    `is_translated` says that there are transcripts in several languages on a page.

    Raises ConfigError when the show's accent is not a colour.
    """
    own = dict(show.look.theme).get("style.css", "")
    style = _named("style.css", (colour.palette(show.accent, show.look) + _style(STYLES) + own).encode())
    lists = _named("lists.css", _style(("lists.css",)).encode())
    guide = _named("guide.css", _style(("guide.css",)).encode())
    names = (*SCRIPTS, TONGUES) if is_translated else SCRIPTS
    script = _named("player.js", _script(names).encode())
    icon = _named("icon.svg", _icon(show).encode())
    search = (_named("search.js", search_client),) if search_client else ()
    return Assets(
        style=style.path,
        lists=lists.path,
        guide=guide.path,
        script=script.path,
        icon=icon.path,
        search=search[0].path if search else "",
        search_asks=_asked(search_client.decode()),
        artifacts=(style, lists, guide, script, icon, *search),
    )


def _named(name: str, data: bytes) -> Artifact:
    stem, suffix = name.split(".")
    path = f"assets/{stem}-{blake2b(data, digest_size=4).hexdigest()}.{suffix}"
    return Artifact(path=path, data=data, media_type=links.media_type(path))


def _source(folder: str, name: str) -> str:
    return (files("podcast.page") / "static" / folder / name).read_text(encoding="utf-8")


@cache
def _style(names: tuple[str, ...]) -> str:
    text = "\n".join(_source("style", name) for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # No string in these files has one of these signs in it.
    return re.sub(r"\s*([{};,])\s*", r"\1", text.replace(": ", ":")).strip() + "\n"


@cache
def _script(names: tuple[str, ...] = SCRIPTS) -> str:
    # A comment has a line of its own in these files, so that no string is ever taken for one.
    text = "\n".join(_source("player", name) for name in names)
    text = "".join(
        f"{line.strip()}\n" for line in re.sub(r"(?m)^\s*//.*$", "", text).splitlines() if line.strip()
    )
    return "(() => {\n'use strict';\n" + _tight(text) + "})();\n"


def _tight(code: str) -> str:
    # Spaces around signs go, but for + and -, which would join others; texts and patterns stay. A line ends
    # where a statement may end (after a bracket, before a word), for there it stands for a semicolon.
    pieces = _WHOLE.split(code)
    for sign, put in (
        (r" *([=><!*%&|?:,;{}()\[\]]) *", r"\1"),
        (r"(?<=[=><!*%&|?:,;{(\[])\n|\n(?=[=><*%&|?:,;)\]}.])", ""),
    ):
        pieces[::2] = [re.sub(sign, put, piece) for piece in pieces[::2]]
    return "".join(pieces)


@cache
def _asked(script: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"""\bsay\(["'](\w+)["']""", script)))


def words(spoken: Tongue, asks: Sequence[str] = ()) -> dict[str, Text]:
    """The texts that a script `asks` for, else the player's, and `lang`, the language they are in."""
    return {"lang": spoken.tag} | {key: spoken.texts[key] for key in asks or _asked(_script())}


def _icon(show: Show) -> str:
    day, night = colour.shades(show.accent, show.look)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8"'
        f' fill="{day}"/><path d="M8 13v6M13 9v14M18 11v10M23 14v4" stroke="{night}" stroke-width="3"'
        f' stroke-linecap="round"/></svg>\n'
    )
