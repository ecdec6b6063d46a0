"""A show without a network: what makes its pages installable and keeps them at hand.

`site.webmanifest` says how the show looks as an app (https://www.w3.org/TR/appmanifest/), `offline.js` is the
one worker of the whole site, and `keeping-….js` the page's side of it, which a page loads when somebody first
does something on it. All addresses are relative, so that a show may lie under any address.
"""

import json
from html import escape
from textwrap import shorten

from podcast import links
from podcast.model import Artifact, Icon, Picture, Show
from podcast.page import source, wording
from podcast.page.tongues import Tongue

MANIFEST = "site.webmanifest"
WORKER = "offline.js"
"""At the root of the show, for a worker sees to what lies beside it and below."""


def keeping(spoken: Tongue) -> bytes:
    """The page's side, a module: it starts the worker, and keeps a page on request."""
    return _made("new URL('../', import.meta.url).href", ("shelf.js", "keeping.js"), spoken)


def worker(spoken: Tongue, title: str, style: str) -> Artifact:
    """The worker; the `title` of the show and the path of its `style` are for its page without a network."""
    told = (json.dumps(each, ensure_ascii=False) for each in (escape(title), style))
    data = "const TITLE={},STYLE={};\n".format(*told).encode("utf-8", "replace")
    data += _made("registration.scope", ("shelf.js", "worker.js"), spoken)
    return Artifact(path=WORKER, data=data, media_type=links.media_type(WORKER))


def _made(scope: str, names: tuple[str, ...], spoken: Tongue) -> bytes:
    texts = {"lang": spoken.tag, "dir": wording.direction(spoken.tag)}
    texts |= {key: str(spoken.texts[key]) for key in source.asked(source.text("offline", names))}
    told = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return (
        f"const SCOPE={scope},TEXTS={told},say=(key)=>TEXTS[key];\n{source.script('offline', names)}".encode()
    )


def manifest(show: Show, icon: str) -> Artifact:
    """The manifest; `icon` is the path of the drawn icon, for a show without a cover."""
    drawn = Picture(path=icon, media_type="image/svg+xml", width=0, height=0)
    icons: tuple[Icon, ...] = show.icons or ((drawn, "any"),)
    told = {
        "name": show.title,
        "description": shorten(show.description, 300, placeholder=" …"),
        "lang": show.language,
        "dir": wording.direction(show.language),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": show.look.paper,
        "theme_color": show.look.paper,
        "icons": [
            {
                "src": each.path,
                "sizes": f"{each.width}x{each.height}" if each.width else "any",
                "type": each.media_type,
                "purpose": use,
            }
            for each, use in icons
        ],
    }
    data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    return Artifact(path=MANIFEST, data=data, media_type=links.media_type(MANIFEST))
