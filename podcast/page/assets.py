"""The files that pages share: style, scripts, icon, and what keeps pages offline.

Names carry a hash of the bytes, but for the two that browsers look for at the root of the show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from podcast import links
from podcast.model import Artifact, Show
from podcast.page import colour, offline, source, tight
from podcast.page.tongues import Text, Tongue, tongue_of

STYLES = ("base.css", "player.css", "episode.css", "small.css", "embed.css")
VISIT = ("visit.js",)
COMMON = ("base.js", *VISIT)
"""What pages without a player need."""

SCRIPTS = (
    *COMMON,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Paths of the shared files, relative to the output folder; `search` is empty without a search script.

    `script` is the player's, with what every page needs; `common` is that alone, for pages without a player.
    The search page has `search` in place of both.
    `search_asks` are the keys of the texts that the search script shows.
    """

    style: str
    lists: str
    guide: str
    script: str
    common: str
    icon: str
    search: str = ""
    search_asks: tuple[str, ...] = ()
    artifacts: tuple[Artifact, ...] = ()


def make_assets(
    show: Show, search_client: bytes = b"", search_later: bytes = b"", *, is_translated: bool = False
) -> Assets:
    """The shared files of a show; `search_client` is the script of the search page.

    `search_later` is a second one, which the first asks for as ``./later.js``; empty if there is none.

    `is_translated` says that there are transcripts in several languages on a page.

    Raises ConfigError when the show's accent is not a colour.
    """
    own = dict(show.look.theme).get("style.css", "")
    style = _named(
        "style.css", (colour.palette(show.accent, show.look) + source.style(STYLES) + own).encode()
    )
    lists = _named("lists.css", source.style(("lists.css",)).encode())
    guide = _named("guide.css", source.style(("guide.css",)).encode())
    names = (*SCRIPTS, TONGUES) if is_translated else SCRIPTS
    spoken = tongue_of(show.look.language or show.language)
    keeping = _named("keeping.js", offline.keeping(spoken))
    script, common = (_script(name, files, keeping) for name, files in (("player", names), ("page", COMMON)))
    icon = _named("icon.svg", _icon(show).encode())
    app = (keeping, offline.worker(spoken, show.title, style.path), offline.manifest(show, icon.path))
    search = _search(search_client.decode(), search_later.decode(), keeping)
    return Assets(
        style=style.path,
        lists=lists.path,
        guide=guide.path,
        script=script.path,
        common=common.path,
        icon=icon.path,
        search=search[0].path if search else "",
        search_asks=source.asked(search_client.decode()),
        artifacts=(style, lists, guide, script, common, icon, *search, *app),
    )


def _script(name: str, files: Sequence[str], keeping: Artifact) -> Artifact:
    code = _naming(source.script("player", files), keeping)
    return _named(f"{name}.js", f"(()=>{{'use strict';{code}}})();\n".encode())


def _search(client: str, later: str, keeping: Artifact) -> tuple[Artifact, ...]:
    """The script of the search page, if there is one, and the second one, if there is one."""
    if not client:
        return ()
    first = _naming(source.script("player", VISIT), keeping) + tight.script(client)
    if not later:
        return (_named("search.js", first.encode()),)
    second = _named("later.js", tight.script(later).encode())
    return (_named("search.js", _naming(first, second).encode()), second)


def _naming(script: str, part: Artifact) -> str:
    """A script that asks for another beside it by the name of its content, instead of its plain one."""
    name = part.path.rpartition("/")[2]
    stem, _, digest = name.rpartition("-")
    return script.replace(f"./{stem}.{digest.partition('.')[2]}", f"./{name}")


def _named(name: str, data: bytes) -> Artifact:
    stem, suffix = name.split(".")
    path = f"assets/{stem}-{blake2b(data, digest_size=4).hexdigest()}.{suffix}"
    return Artifact(path=path, data=data, media_type=links.media_type(path))


def words(spoken: Tongue, asks: Sequence[str] = ()) -> dict[str, Text]:
    """The texts that a script `asks` for, else the player's, and `lang`, the language they are in."""
    wanted = asks or source.asked(source.text("player", SCRIPTS))
    return {"lang": spoken.tag} | {key: spoken.texts[key] for key in wanted}


def _icon(show: Show) -> str:
    day, night = colour.shades(show.accent, show.look)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8"'
        f' fill="{day}"/><path d="M8 13v6M13 9v14M18 11v10M23 14v4" stroke="{night}" stroke-width="3"'
        f' stroke-linecap="round"/></svg>\n'
    )
