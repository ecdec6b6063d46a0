"""Every address inside a published site leads to something: a link checker without browser or network.

A page, a feed, a sitemap, a manifest: each kind of file has one function that finds the addresses in it.
What lies with other hosts is left alone.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import etree, html

_URL_IN_STYLE = re.compile(r"url\(['\"]?([^'\")]+)")
_IMPORTED = re.compile(r"import\('([^']+)'\)")
_ATTRIBUTES = ("href", "src", "action", "poster", "data-index", "data-root")
_TOLD = ("og:url", "og:image", "og:audio", "twitter:player")
_MOMENT = re.compile(r"t=(\d+(?:\.\d+)?|\d+(?::\d\d)+)(,\d+)?(&play)?")
_STOP = re.compile(r"chapter=(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """An address that leads nowhere: the file it stands in, the address as written, and why."""

    path: str
    address: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.address}: {self.why}"


@dataclass
class Site:
    """A published folder and the address that it is published at."""

    folder: Path
    base_url: str
    pages: dict[str, "Target"] = field(default_factory=dict)

    def paths(self) -> list[str]:
        return sorted(
            each.relative_to(self.folder).as_posix() for each in self.folder.rglob("*") if each.is_file()
        )

    def target(self, path: str) -> "Target":
        if path not in self.pages:
            self.pages[path] = Target((self.folder / path).read_bytes())
        return self.pages[path]


@dataclass
class Target:
    """A page that others lead into."""

    data: bytes

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.data, parser=html.HTMLParser(encoding="utf-8"))

    def has(self, fragment: str) -> bool:
        """Whether `fragment` is an element of the page, a moment of its recording, or one of its chapters."""
        if any(each.get("id") == fragment for each in self.tree.iter()):
            return True
        if _MOMENT.fullmatch(fragment):
            return bool(self.tree.xpath("//script[@id='player-data']"))
        if chapter := _STOP.fullmatch(fragment):
            return 0 < int(chapter[1]) <= len(self.tree.xpath("//*[@data-s]//*[@class='ct']"))
        return False


def broken(folder: Path, base_url: str) -> list[Broken]:
    """All addresses of the site in `folder` that lead nowhere, in order."""
    site = Site(folder, base_url)
    found = set()
    for path in site.paths():
        for address in _addresses(site, path):
            if why := _fault(site, path, address):
                found.add(Broken(path, address, why))
    return sorted(found)


def _addresses(site: Site, path: str) -> Iterator[str]:
    for ending, read in READERS.items():
        if path.endswith(ending):
            yield from read(site, path)
            return


def _fault(site: Site, path: str, address: str) -> str:
    """Why an address leads nowhere; "" when it leads somewhere, or to another host."""
    here = site.base_url + path.removesuffix("index.html")
    whole, fragment = urldefrag(urljoin(here, address.strip()))
    whole = re.sub(r"^podcast:", site.base_url.partition("//")[0], whole).partition("?")[0]
    if not whole.startswith(site.base_url):
        return ""
    target = unquote(whole.removeprefix(site.base_url))
    file = site.folder / target
    if file.is_dir():
        if target and not target.endswith("/"):
            return "a folder without its slash"
        target, file = f"{target}index.html", file / "index.html"
    if not file.is_file():
        return "there is no such file"
    if fragment and target.endswith(".html") and not site.target(target).has(unquote(fragment)):
        return "there is no such place on that page"
    return ""


def _page(site: Site, path: str) -> Iterator[str]:
    tree = site.target(path).tree
    for element in tree.iter(etree.Element):
        yield from (element.get(name) for name in _ATTRIBUTES if element.get(name))
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name")) in _TOLD:
            yield meta.get("content")
    for script in tree.iter("script"):
        if (script.get("type") or "").endswith("json") and script.text:
            yield from _in_json(site, json.loads(script.text))
    for frame in tree.xpath("//input[contains(@value, '<iframe')]/@value"):
        yield from re.findall(r'src="([^"]+)"', frame)


def _in_json(site: Site, value: object) -> Iterator[str]:
    """Every address of the site in JSON, wherever it stands, and what is called src or page."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key in ("src", "start_url", "scope", "page", "embed") and isinstance(each, str):
                yield each
            elif key != "@id":
                yield from _in_json(site, each)
    elif isinstance(value, list):
        for each in value:
            yield from _in_json(site, each)
    elif isinstance(value, str):
        yield from (
            each for each in re.findall(r'https?://[^\s"<>]+', value) if each.startswith(site.base_url)
        )


def _json(site: Site, path: str) -> Iterator[str]:
    yield from _in_json(site, json.loads((site.folder / path).read_bytes()))


def _inventory(site: Site, path: str) -> Iterator[str]:
    yield from json.loads((site.folder / path).read_bytes())["files"]


def _xml(site: Site, path: str) -> Iterator[str]:
    tree = etree.parse(site.folder / path, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in tree.iter(etree.Element):
        texts = (element.text or "", *element.attrib.values())
        yield from (
            each
            for text in texts
            for each in re.findall(r"https?://[^\s\"'<>&]+", str(text))
            if each.startswith(site.base_url)
        )


def _text(site: Site, path: str) -> Iterator[str]:
    text = (site.folder / path).read_text(encoding="utf-8")
    yield from re.findall(rf"{re.escape(site.base_url)}\S*", text)


def _style(site: Site, path: str) -> Iterator[str]:
    yield from _URL_IN_STYLE.findall((site.folder / path).read_text(encoding="utf-8"))


def _script(site: Site, path: str) -> Iterator[str]:
    yield from _IMPORTED.findall((site.folder / path).read_text(encoding="utf-8"))


READERS: Mapping[str, Callable[[Site, str], Iterator[str]]] = {
    "build.json": _inventory,
    ".html": _page,
    ".json": _json,
    ".webmanifest": _json,
    ".xml": _xml,
    "robots.txt": _text,
    ".css": _style,
    ".js": _script,
}
"""How a file is read, by the end of its name; the first that fits."""
