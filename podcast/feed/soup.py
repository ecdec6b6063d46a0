"""Feeds that are no XML, read as far as they go: what a program that only nearly writes XML has written.

Each thing put right is told with its line: stray ampersands, names of HTML's entities, control characters, bytes
of another encoding, tags that are never closed or never opened, prefixes that nobody declared, and an end in the
middle. Nothing is looked up or fetched, and the limits are those of `xml`.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from pathlib import Path

from podcast.errors import Finding, InputError, Where
from podcast.feed.faults import Faults
from podcast.feed.xml import DEEPEST, LARGEST, MOST_ITEMS, PREFIXES, VERBATIM, Declared, Document, Node, meant_by

_TOKEN = re.compile(
    r"<!--(?:.*?)(?:-->|\Z)|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^<>\[]*>"
    r"|</(?P<end>[A-Za-z_][\w.:-]*)[^<>]*>"
    r"""|<(?P<start>[A-Za-z_][\w.:-]*)(?P<rest>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>"""
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))""")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_REFERENCE = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OF_RSS = re.compile(r"item|channel|rss|guid|pubDate|enclosure|description|.*:.*")
"""Elements that stand in no text: where one begins, the text before it was never closed."""
_BYTES = re.compile("[\udc80-\udcff]+")
"""Bytes that are not UTF-8, as Python keeps them in a text."""
_XML = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'"}
_OURS = frozenset(PREFIXES.values())


def parse(data: bytes, path: Path) -> tuple[Document, tuple[Finding, ...]]:
    """Read what can be read of a document, and tell what was put right.

    Raises InputError for what declares entities, is beyond the limits, or holds no element.
    """
    faults = Faults(path)
    if len(data) > LARGEST or b"<!ENTITY" in data:
        why = "declares entities of its own" if len(data) <= LARGEST else f"has more than {LARGEST // 1_000_000} MB"
        raise _refused(f"The feed {why}", path)
    text = _decoded(data, faults)
    made = _Soup(faults).read(text)
    if not made.root.name:
        raise _refused("There is no XML in it", path)
    return Document(made.root, tuple(made.namespaces)), faults.findings()


def _refused(message: str, path: Path) -> InputError:
    return InputError(message, where=Where(path, 1), rule="feed-xml", hint="is it the address of the feed itself?")


def _decoded(data: bytes, faults: Faults) -> str:
    """The text: in the encoding it declares, in UTF-8, and where neither fits in Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").replace("\r\n", "\n")
    declared = _DECLARED.search(data[:500])
    named = declared[1].decode() if declared else "utf-8"
    for encoding in dict.fromkeys((named, "utf-8-sig")):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("utf-8-sig", "surrogateescape")
    for _, line in _lines(_BYTES, text, 1):
        faults.add("These bytes are not UTF-8; they were taken for Windows-1252", line)
    return _BYTES.sub(_old, text)


def _old(match: re.Match[str]) -> str:
    return bytes(ord(each) - 0xDC00 for each in match[0]).decode("cp1252", "replace")


def _lines(pattern: re.Pattern[str], text: str, line: int) -> Iterator[tuple[re.Match[str], int]]:
    """Matches in a text that begins at a line, each with its own."""
    at = 0
    for match in pattern.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        yield match, line


class _Soup:
    """Nodes out of text; `open` is the way from the root to where the text is."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.root = Node("", {}, 0)
        self.open: list[tuple[str, Node]] = []
        self.texts: list[list[str]] = []
        self.namespaces: list[Declared] = []
        self.prefixes: dict[str, str] = {prefix: prefix for prefix in _OURS}
        self.declared: set[str] = set()
        self.items = 0
        self.line = 1

    def read(self, text: str) -> "_Soup":
        """Take in the whole text."""
        for token in _TOKEN.finditer(text):
            self._take(token)
            self.line += token[0].count("\n")
        while self.open:
            self.faults.add(f"The feed ends inside <{self._pop()}>", self.line)
        return self

    def _take(self, token: re.Match[str]) -> None:
        if token["start"]:
            self._start(token)
        elif token["end"]:
            self._end(token["end"], token[0])
        elif token["cdata"] is not None:
            self._text(self._clean(token["cdata"]))
        elif token["text"]:
            self._text(self._plain(token["text"]))

    def _text(self, text: str) -> None:
        if self.open:
            self.texts[-1].append(text)

    def _push(self, name: str, node: Node) -> None:
        self.open.append((name, node))
        self.texts.append([])

    def _pop(self) -> str:
        """Close the innermost element; its name as it is written."""
        name, node = self.open.pop()
        node.content = "".join(self.texts.pop())
        return name

    def _start(self, token: re.Match[str]) -> None:
        name, rest = token["start"], token["rest"]
        if self._is_text(name):
            self._text(self._clean(token[0]))
            return
        found = {m[1]: self._plain(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(rest)}
        self._declare(found)
        node = Node(self._named(name), {self._named(k): v for k, v in found.items()}, self.line)
        if node.name == "item":
            self._close_to("channel")
            self.items += 1
        if len(self.open) >= DEEPEST or self.items > MOST_ITEMS:
            raise _refused(f"The feed has more than {DEEPEST} levels or {MOST_ITEMS:,} items", self.faults.path)
        if self.open:
            self.open[-1][1].children.append(node)
        elif not self.root.name:
            self.root = node
        if not rest.rstrip().endswith("/"):
            self._push(name, node)

    def _is_text(self, name: str) -> bool:
        """Whether a tag here is HTML that was left in a text unescaped."""
        return bool(self.open) and self.open[-1][1].name in VERBATIM and not _OF_RSS.fullmatch(name)

    def _declare(self, attributes: dict[str, str]) -> None:
        for key in [each for each in attributes if each.partition(":")[0] == "xmlns"]:
            uri, prefix = attributes.pop(key), key.partition(":")[2]
            meant = meant_by(uri)
            self.declared.add(prefix)
            self.prefixes[prefix] = meant
            self.namespaces.append(Declared(prefix, uri, meant, self.line))

    def _named(self, name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        if not colon:
            return name
        if prefix in _OURS and prefix not in self.declared:
            self.declared.add(prefix)
            self.faults.add(f"The prefix {prefix}: is not declared; it was taken for the usual one", self.line)
        meant = self.prefixes.get(prefix)
        return f"{meant or prefix}:{local}"

    def _close_to(self, name: str) -> None:
        """An item begins in the channel: what is still open there was never closed."""
        names = [node.name for _, node in self.open]
        if name in names:
            while self.open[-1][1].name != name:
                self.faults.add(f"<{self._pop()}> is never closed", self.line)

    def _end(self, name: str, written: str) -> None:
        names = [each for each, _ in self.open]
        if self._is_text(name) and names[-1] != name:
            self._text(written)
        elif name not in names:
            self.faults.add(f"</{name}> closes nothing", self.line)
        else:
            while (last := self._pop()) != name:
                self.faults.add(f"<{last}> is never closed", self.line)

    def _clean(self, text: str) -> str:
        for _, line in _lines(_FORBIDDEN, text, self.line):
            self.faults.add("A control character was taken out", line)
        return _FORBIDDEN.sub("", text)

    def _plain(self, text: str) -> str:
        """Text with its references resolved, each once: nothing grows."""
        cleaned = self._clean(text)
        return "".join(self._resolved(cleaned)) if "&" in cleaned else cleaned

    def _resolved(self, text: str) -> Iterator[str]:
        at = 0
        for match, line in _lines(_REFERENCE, text, self.line):
            yield text[at : match.start()]
            at = match.end()
            yield self._referred(match[1] or "", line)
        yield text[at:]

    def _referred(self, name: str, line: int) -> str:
        if name in _XML:
            return _XML[name]
        if name[:1] == "#":
            number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
            found = chr(number) if number <= 0x10FFFF else ""
            return "" if not found or _FORBIDDEN.match(found) else found
        if name in html5:
            self.faults.add(f"&{name} is HTML and no XML; its character was taken", line)
            return html5[name]
        self.faults.add("An & stands alone, and was taken for itself", line)
        return f"&{name}"
