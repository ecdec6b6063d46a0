"""`podcast move`: a show gets another address, and nobody who listens to it is lost on the way."""

import re
from dataclasses import dataclass
from pathlib import Path

from podcast import config, links, toml, values
from podcast.build.hosting import redirects
from podcast.config import NAME
from podcast.errors import UsageError
from podcast.files import replace

FOLDER = "moving"
_TABLE = re.compile(r"^\s*\[", re.MULTILINE)

_STEPS = """\
# Moving {title}

From {old}
to {new}

1. Build the show: `podcast build`. Its feed says the new address (itunes:new-feed-url); every guid stays.
2. Copy `feed/` to the new host, then look at it: `podcast check {feed}`.
3. At the old host, let everything be redirected (301). The files beside this one say so to Netlify and
   Cloudflare Pages (`_redirects`), nginx (`nginx.conf`), Apache (`.htaccess`) and Caddy (`Caddyfile`).
   A host that redirects nothing gets the new `feed/feed.xml` in place of its old one: apps read the new
   address there.
4. Leave it so for four weeks at least, better for a year: apps that are opened seldom find the way late.
5. Then take `new_feed_url` out of podcast.toml, build once more, and delete this folder.

Directories (Apple Podcasts, Spotify, Podcast Index) follow the redirect by themselves within days.
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A move that is under way: both addresses, and the files that say what to do."""

    old: str
    new: str
    files: tuple[Path, ...]

    @property
    def steps(self) -> str:
        """What is to be done, in Markdown."""
        return self.files[0].read_text(encoding="utf-8")


def move(folder: Path, address: str) -> Moved:
    """Give the show in `folder` another address, and write down what is to be done on both hosts.

    Raises UsageError when it has none yet or this one already, InputError or ConfigErrors for podcast.toml.
    """
    found, source = config.read(folder)
    new = values.base_url(address)
    if not found.address or found.address == new:
        why = "is there already" if found.address else "has no address yet"
        raise UsageError(f"the show {why}", hint=f"its address is the key address in {NAME}")
    changed = _with(_with(source.text, "address", new), "new_feed_url", links.url(new, links.FEED))
    replace(folder / NAME, changed.encode())
    old, place = found.address, folder / FOLDER
    place.mkdir(exist_ok=True)
    feed = links.url(new, links.FEED)
    told = {"README.md": _STEPS.format(title=found.title, old=old, new=new, feed=feed), **redirects(old, new)}
    for name, content in told.items():
        replace(place / name, content.encode())
    return Moved(old, new, tuple(place / name for name in told))


def _with(settings: str, key: str, value: str) -> str:
    """podcast.toml with a key of the show itself set; everything else stays as it was written."""
    line = f"{key} = {toml.text(value)}"
    outline = toml.blanked(settings)
    table = _TABLE.search(outline)
    at = table.start() if table else len(settings)
    if said := re.search(rf"(?m)^{key}\s*=.*$", outline[:at]):
        return settings[: said.start()] + line + settings[said.end() :]
    head, rest = settings[:at], settings[at:]
    return f"{head.rstrip()}\n{line}\n" + "\n" * bool(rest) + rest
