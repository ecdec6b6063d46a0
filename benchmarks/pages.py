"""The page of three hours of talk in a browser, beside other players with the same episode in the same run.

    python -m benchmarks.pages [--packages node_modules] [--rounds 3] [--words 200]

3,000 turns of ten words with a time each, drawn by lot from 2,000 as often as words are (Zipf), so that no
line comes twice; long words last longer, none quite as long as the last, and between turns there are breaths,
so that no times are alike. FRAME is from the start of loading to the second frame, WORD what the main thread
does for each word that becomes the spoken one (time in tasks, without what the waiting alone costs; - where
words are not marked), MEMORY the proportional set size of the largest renderer, from Linux's /proc, NODES the
elements with those of frames and shadow trees, REQUESTS all that is asked for before it plays, KB their bytes
as gzip has them, without the recording. `--packages` are installed rivals (see `players`); without them the
rival is an element a word with the cheapest script that marks one. Pages take turns; medians are printed.
"""

import argparse
import gzip
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from shutil import which
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Request, sync_playwright

from benchmarks.players import READ_ALONG, write_players
from podcast import page
from podcast.model import (
    Audio,
    Chapter,
    Episode,
    Release,
    Segment,
    Show,
    Transcript,
    Waveform,
    Word,
)
from podcast.timecode import Millis
from tests.browser.conftest import ARGUMENTS
from tests.browser.sample import recording
from tests.browser.serving import serving

TURNS, WORDS = 3_000, 10
"""Turns, and words of each: about three hours."""

SHOW = Show(
    title="Bench", base_url="https://example.org/", language="en", author="A", description="D", categories=()
)
FAKE = """() => {
    const audio = document.querySelector('audio');
    window.now = 0;
    const time = { get: () => window.now, set: (wanted) => { window.now = wanted; } };
    Object.defineProperty(audio, 'currentTime', time);
    Object.defineProperty(audio, 'duration', { get: () => 11000 });
}"""
STEPS = """async ([times, tell]) => {
    const audio = document.querySelector('audio');
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const time of times) {
        window.now = time;
        if (tell) audio.dispatchEvent(new Event('seeked'));
        await frame();
    }
}"""
SECOND = """() => new Promise((done) => requestAnimationFrame(
    () => requestAnimationFrame(() => done(performance.now()))))"""
NODES = """() => {
    const count = (root) => [...root.querySelectorAll('*')].reduce(
        (sum, each) => sum + 1 + (each.shadowRoot ? count(each.shadowRoot) : 0), 0);
    return count(document);
}"""


@dataclass(frozen=True, slots=True)
class Found:
    """What one visit measured: milliseconds, milliseconds a word, megabytes, numbers, kilobytes."""

    frame: float
    word: float
    memory: float
    nodes: int
    requests: int
    kb: float


def release() -> Release:
    """Three hours of made-up talk of two people, in chapters of six minutes."""
    lot = Random(1)  # noqa: S311 - the same words in every run
    known = ["".join(lot.choices("etaoinshrdlu", k=lot.randint(2, 9))) for _ in range(2_000)]
    often = [1 / n for n in range(1, 2_001)]
    segments = [_turn(lot, 0, "A", lot.choices(known, often, k=WORDS))]
    for n in range(1, TURNS):
        start = segments[-1].end + 10 * lot.randint(0, 40)
        segments.append(_turn(lot, start, "AB"[n % 2], lot.choices(known, often, k=WORDS)))
    length = segments[-1].end
    starts = range(0, length, 360_000)
    return Release(
        episode=Episode(slug="long", title="Three hours", source=Path("long.md")),
        guid="long",
        published=datetime(2026, 1, 1, tzinfo=UTC),
        summary="",
        language="en",
        audio=Audio(
            path="media/long.mp3",
            media_type="audio/mpeg",
            size=1,
            duration=length,
            bitrate=64_000,
            channels=1,
            rate=22_050,
        ),
        waveform=Waveform(bars=tuple(lot.choices(range(101), k=200))),
        transcript=Transcript(segments=tuple(segments), language="en", timing="word"),
        chapters=tuple(
            Chapter(start=Millis(at), end=Millis(at + 360_000), title=f"Chapter {n}")
            for n, at in enumerate(starts, 1)
        ),
    )


def _turn(lot: Random, start: int, who: str, texts: list[str]) -> Segment:
    """Somebody's words from `start` on, as a recogniser times them: in hundredths of a second."""
    words = []
    at = start
    for text in texts:
        end = at + 10 * max(4, round(lot.gauss(5.2 * len(text) + 5, 6)))
        words.append(Word(text=text, start=Millis(at), end=Millis(end)))
        at = end
    return Segment(start=Millis(start), end=Millis(at), text=" ".join(texts), speaker=who, words=tuple(words))


def visit(browser: Browser, address: str, times: list[float]) -> Found:
    """Load a page, then let the words at these times, in seconds, become the spoken one after another."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    view = context.new_page()
    asked: list[Request] = []
    view.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - it marks what it is given
    view.goto(address, wait_until="commit")
    frame = view.evaluate(SECOND)
    view.wait_for_load_state("networkidle")
    # Some build themselves only when they know the recording.
    view.wait_for_timeout(1_500)
    requests, kb = len(asked), sum(map(_packed, asked)) / 1000
    nodes = sum(each.evaluate(NODES) for each in view.frames)
    memory = _memory(browser)
    word = _word(context.new_cdp_session(view), view, times) if times else 0.0
    context.close()
    return Found(frame, word, memory, nodes, requests, kb)


def _packed(request: Request) -> int:
    """The bytes of an answer as gzip has them; of the recording none."""
    response = request.response()
    if not response or "audio" in response.headers.get("content-type", ""):
        return 0
    return len(gzip.compress(response.body(), 9))


def _word(metrics: CDPSession, view: Page, times: list[float]) -> float:
    metrics.send("Performance.enable")
    view.evaluate(FAKE)
    view.evaluate(STEPS, [times[:20], True])
    told = _busy(metrics, lambda: view.evaluate(STEPS, [times[20:], True]))
    quiet = _busy(metrics, lambda: view.evaluate(STEPS, [times[20:], False]))
    return (told - quiet) * 1000 / len(times[20:])


def _busy(session: CDPSession, run: Callable[[], Any]) -> float:
    """Seconds of the main thread in tasks while something runs."""

    def total() -> float:
        listed = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in listed if each["name"] == "TaskDuration"))

    before = total()
    run()
    return total() - before


def _memory(browser: Browser) -> float:
    """Megabytes of the largest renderer; 0 where there is no /proc."""
    listed = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = [0.0]
    for each in listed:
        rollup = Path(f"/proc/{each['id']}/smaps_rollup")
        if each["type"] == "renderer" and rollup.exists():
            (line,) = (line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
            sizes.append(int(line.split()[1]) / 1024)
    return max(sizes)


def write(folder: Path, made: Release, packages: Path | None) -> dict[str, str]:
    """All pages under a folder; their paths by name, ours first."""
    assets = page.make_assets(SHOW)
    ours = page.render_episode(SHOW, made, assets)
    files = {each.path: each.data for each in (*assets.artifacts, *ours)}
    files |= {"404.html": b"", "media/long.mp3": recording()}
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for each in ours:
        print(f"{each.path:24} {len(gzip.compress(each.data, 9)) / 1000:6.1f} kB gz")
    return {"ours": "long/"} | write_players(folder, made, packages)


def _times(made: Release) -> list[float]:
    """When the words from the middle on are being said, in seconds."""
    turns = made.transcript.segments[TURNS // 2 :] if made.transcript else ()
    return [word.start / 1000 + 0.02 for turn in turns for word in turn.words]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        made = release()
        pages = write(Path(folder) / "site", made, options.packages)
        times = _times(made)[: 20 + options.words]
        found: dict[str, list[Found]] = {name: [] for name in pages}
        with serving(Path(folder), "site", policy="") as address:
            for number in range(options.rounds):
                for name in sorted(pages, reverse=bool(number % 2)):
                    browser = play.chromium.launch(executable_path=which("chromium"), args=list(ARGUMENTS))
                    spoken = times if name in READ_ALONG else []
                    found[name].append(visit(browser, address + pages[name], spoken))
                    browser.close()
    _table(found)


def _table(found: dict[str, list[Found]]) -> None:
    print(f"{'':20}" + "".join(f"{field:>10}" for field in Found.__slots__))
    for name, rows in found.items():
        values = [statistics.median(getattr(each, field) for each in rows) for field in Found.__slots__]
        shown = (f"{value:10.1f}" if value else f"{'-':>10}" for value in values)
        print(f"{name:20}" + "".join(shown))


if __name__ == "__main__":
    main()
