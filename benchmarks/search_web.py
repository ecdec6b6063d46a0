"""Search in a browser over a slow link, against Pagefind in the same run.

    python -m benchmarks.search_web CORPUS QUERIES [--pagefind FOLDER] [--keep FOLDER] [--each 6]
        [--delay 50] [--mbit 20]

CORPUS has an episode a line: ``{"id", "title", "date", "turns": [[seconds, speaker, text]]}``. QUERIES is
JSON, lists of queries by class: rare, common, two, phrase, prefix, typo, nohit. FOLDER holds ``pagefind/``,
made by ``pagefind --site FOLDER`` from a page an episode with a heading a turn; without it only our search
is measured. --keep names a folder for our files, so that the next run need not make them.

Both engines are loaded and asked in a fresh context of headless Chromium, turn about, the first of them
changing from query to query. TOTAL is loading and the first query with six episodes shown, WARM a second
query in the same page, TOLD the time until it is known how many hits that one has, and for which words, as
our page says at once. Every response waits `delay` ms, all share `mbit`; texts are gzipped. Ratios are
theirs / ours: above 1, ours takes less. Prints the median and the range of each class; of WARM also those of
the pairs in which both show something, and of TOLD those of the others: who finds nothing shows nothing.
"""

import argparse
import asyncio
import gzip
import json
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import compress
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

from podcast import links, search
from podcast.model import Episode, Release, Segment, Show, Transcript
from podcast.page import make_assets
from podcast.timecode import Millis

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
)
CLASSES = ("rare", "common", "two", "phrase", "prefix", "typo", "nohit")
HEADERS = 250
"""Bytes of the headers of a response, which count too."""

SHOW = Show(
    title="Bench", base_url="https://example.org/", language="en", author="A", description="D", categories=()
)
OURS = """async (query) => {
    if (!window.ours) {
        const script = document.createElement('script');
        script.src = '/ours/client.js';
        const loaded = new Promise((done) => { script.onload = done; });
        document.head.append(script);
        const root = await (await fetch('/ours/search/ROOT')).json();
        await loaded;
        window.ours = podcastSearch.engine(podcastSearch.inShards(root, '/ours/search/'));
    }
    const found = await ours.search(query, { typing: true, enough: 40 });
    tell();
    const hits = ours.byEpisode(found.hits).slice(0, 6).flatMap(({ hits, shown }) => hits.slice(0, shown));
    const shown = await Promise.all(hits.map((hit) => ours.read(hit, found.asked)));
    return shown.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''));
}"""
THEIRS = """async (query) => {
    if (!window.theirs) {
        window.theirs = await import('/theirs/pagefind/pagefind.js');
        await theirs.init();
    }
    const found = await theirs.search(query);
    tell();
    const shown = await Promise.all(found.results.slice(0, 6).map((result) => result.data()));
    const plain = (one) => one.plain_excerpt ?? one.excerpt.replace(/<[^>]*>/g, '');
    return shown.map((one) => (one.sub_results?.length ? one.sub_results : [one]).map(plain).join(' '));
}"""

TIMED = """async ([code, query, headers]) => {
    const sent = () => performance.getEntriesByType('resource').reduce((sum, { encodedBodySize }) =>
        sum + encodedBodySize + headers, 0);
    const [start, before] = [performance.now(), sent()];
    let told;
    window.tell = () => { told = [performance.now() - start, sent() - before]; };
    const shown = await eval(code)(query);
    return [performance.now() - start, shown, told];
}"""


@dataclass
class Link:
    """A host behind a slow link; counts what went over it."""

    folders: dict[str, Path]
    delay: float
    rate: float
    requests: int = 0
    sent: int = 0
    free: float = 0.0
    zipped: dict[Path, bytes] = field(default_factory=dict)

    def body(self, path: str) -> tuple[bytes, str, bool]:
        """The content, type and whether it is gzipped; an empty page for what is not there."""
        top, _, rest = path.strip("/").partition("/")
        file = self.folders.get(top, Path("/nowhere")) / rest
        if not file.is_file():
            return b"<!doctype html><meta charset=utf-8><title>bench</title>", "text/html", False
        kind = "application/wasm" if file.suffix == ".wasm" else links.media_type(file.name)
        if kind.startswith("text/") or kind == "application/json":
            if file not in self.zipped:
                self.zipped[file] = gzip.compress(file.read_bytes(), 6)
            return self.zipped[file], kind, True
        return file.read_bytes(), kind, False

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        loop = asyncio.get_running_loop()
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                data, kind, zipped = self.body(request.split()[1].decode().partition("?")[0])
                self.requests += 1
                self.sent += len(data) + HEADERS
                await asyncio.sleep(self.delay)
                head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n"
                writer.write((head + "Content-Encoding: gzip\r\n" * zipped + "\r\n").encode())
                for start in range(0, len(data), 16_384):
                    part = data[start : start + 16_384]
                    self.free = max(self.free, loop.time()) + len(part) / self.rate
                    await asyncio.sleep(max(0.0, self.free - loop.time()))
                    writer.write(part)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@contextmanager
def serving(link: Link) -> Iterator[str]:
    """The address of the link, while the block runs."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(link.answer, "127.0.0.1", 0))
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def releases(corpus: Path) -> Iterator[Release]:
    """The episodes of a corpus."""
    for line in corpus.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        starts = [Millis(int(start * 1000)) for start, _, _ in one["turns"]]
        ends = [*starts[1:], Millis(starts[-1] + 10_000)]
        segments = tuple(
            Segment(start=start, end=Millis(max(start, end)), text=" ".join(text.split()), speaker=who)
            for (_, who, text), start, end in zip(one["turns"], starts, ends, strict=True)
        )
        yield Release(
            episode=Episode(slug=one["id"], title=one["title"], source=Path("x.md")),
            guid=one["id"],
            published=datetime.fromisoformat(one["date"]).replace(tzinfo=UTC),
            summary=one["title"],
            language="en",
            transcript=Transcript(segments=segments, language="en"),
        )


def ours(corpus: Path, folder: Path) -> str:
    """Write our search for a corpus; gives the name of its first file."""
    db = folder / "search.db"
    search.update(db, SHOW, list(releases(corpus)))
    files = search.web_files(db)
    for each in files:
        (folder / each.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / each.path).write_bytes(each.data)
    made = make_assets(SHOW, search.client(db), search.client_later(db))
    for each in made.artifacts:
        name = "client.js" if each.path == made.search else each.path.rpartition("/")[2]
        (folder / name).write_bytes(each.data)
    beside = [each for each in files if not each.path.startswith("search/t/")]
    size = sum(len(each.data) for each in beside) / 1e6
    print(f"ours: {len(beside)} files, {size:.2f} MB, beside {len(files) - len(beside)} files of texts")
    return files[0].path.rpartition("/")[2]


@dataclass
class Taken:
    """What an engine took for the queries of one class."""

    total: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    """Until it was known how many hits the second query has, before their words are there."""
    told_size: list[float] = field(default_factory=list)
    """What was fetched for that, as the page sees it: not what a worker fetches, as Pagefind does."""
    warm_size: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)
    """Whether the second query showed something."""
    empty: int = 0


def measure(page: Page, link: Link, code: str, queries: tuple[str, str], taken: Taken) -> None:
    """Ask two queries on a fresh page."""
    for query, times, sizes in zip(
        queries, (taken.total, taken.warm), (taken.size, taken.warm_size), strict=True
    ):
        link.requests = link.sent = 0
        took, shown, told = page.evaluate(TIMED, [code, query, HEADERS])
        times.append(took)
        sizes.append(link.sent / 1e3)
        if times is taken.total:
            taken.requests.append(link.requests)
            taken.empty += not shown
        else:
            taken.shown.append(bool(shown))
            taken.told.append(told[0])
            taken.told_size.append(told[1] / 1e3)


def report(name: str, mine: Taken, other: Taken) -> None:
    """One row of the table."""

    def both(one: list[float], two: list[float]) -> str:
        return (
            f"{statistics.median(one):.0f}/{statistics.median(two):.0f}"
            if two
            else f"{statistics.median(one):.0f}"
        )

    def ratio(one: list[float], two: list[float]) -> str:
        found = [b / a for a, b in zip(one, two, strict=True)] if two else []
        return f"{statistics.median(found):.2f} [{min(found):.2f}..{max(found):.2f}]" if found else ""

    def those(are: list[bool], *lists: list[float]) -> list[list[float]]:
        return [list(compress(each, are)) for each in lists]

    matched = list(map(all, zip(mine.shown, other.shown, strict=False)))
    alike = those(matched, mine.warm, other.warm)
    sizes = those(matched, mine.warm_size, other.warm_size)
    alone = [not each for each in matched]
    told = those(alone, mine.told, other.told)
    told_sizes = those(alone, mine.told_size, other.warm_size)
    print(
        f"{name:7} n {len(mine.total)} | TOTAL ms {both(mine.total, other.total):10} "
        f"{ratio(mine.total, other.total):20} kB {both(mine.size, other.size):8} "
        f"requests {both(mine.requests, other.requests):6} | WARM ms {both(mine.warm, other.warm):8} "
        f"{ratio(mine.warm, other.warm):20} kB {both(mine.warm_size, other.warm_size):8} "
        f"both show in {sum(matched)}: {ratio(*alike):20} kB {both(*sizes) if any(matched) else '':8} "
        f"| TOLD ms {both(mine.told, other.told):8} {ratio(mine.told, other.told):20} "
        + (f"of the others: {ratio(*told):20} kB {both(*told_sizes):8} " if other.told and any(alone) else "")
        + f"| without hits {mine.empty}/{other.empty}"
    )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpus", type=Path)
    options.add_argument("queries", type=Path)
    options.add_argument("--pagefind", type=Path)
    options.add_argument("--keep", type=Path)
    options.add_argument("--each", type=int, default=6)
    options.add_argument("--delay", type=float, default=50)
    options.add_argument("--mbit", type=float, default=20)
    chosen = options.parse_args()
    asked: dict[str, Any] = json.loads(chosen.queries.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        root = ours(chosen.corpus, folder)
        link = Link(
            {"ours": folder, "theirs": chosen.pagefind or folder}, chosen.delay / 1e3, chosen.mbit * 1e6 / 8
        )
        engines = [("ours", OURS.replace("ROOT", root)), *([("theirs", THEIRS)] if chosen.pagefind else [])]
        with serving(link) as url, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=which("chromium"), args=list(ARGUMENTS))
            turn = 0
            for name in CLASSES:
                taken = {"ours": Taken(), "theirs": Taken()}
                shape = {"phrase": '"{}"', "prefix": "{}"}.get(name, "{}")
                some = [shape.format(query) for query in asked[name]]
                for at in range(min(chosen.each, len(some))):
                    turn += 1
                    for engine, code in engines[:: 1 if turn % 2 else -1]:
                        star = "*" * (name == "prefix" and engine == "ours")
                        pair = (some[at] + star, some[(at + 1) % len(some)] + star)
                        context = browser.new_context()
                        page = context.new_page()
                        page.goto(url)
                        measure(page, link, code, pair, taken[engine])
                        context.close()
                report(name, taken["ours"], taken["theirs"])
            browser.close()


if __name__ == "__main__":
    main()
