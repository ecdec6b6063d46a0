"""The page of three hours of talk in a browser, against Hyperaudio Lite with the same words in the same run.

    python -m benchmarks.pages [--rival hyperaudio-lite.js] [--rounds 3] [--words 200]

3,000 turns of ten words with a time each, drawn by lot from 2,000 as often as words are (Zipf), so that no
line comes twice; long words last longer, none quite as long as the last, and between turns there are breaths,
so that no times are alike. FRAME is from the start of loading to the second frame, WORD what the main thread
does for each word that becomes the spoken one (time in tasks, without what the waiting alone costs), MEMORY
the proportional set size of the renderer, from Linux's /proc. `--rival` is the script of npm's
hyperaudio-lite; without it the rival is its form of transcript, an element a word, with the cheapest script
that marks one. Pages take turns; medians are printed, with ratios theirs / ours: above 1, ours takes less.
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

from playwright.sync_api import Browser, CDPSession, sync_playwright

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
START = "new HyperaudioLite('hypertranscript', 'hyperplayer', false, true, false, false, false);"
CHEAPEST = """const words = [...document.querySelectorAll('[data-m]')];
let last;
document.querySelector('audio').addEventListener('seeked', ({ target }) => {
    last?.classList.remove('active');
    last = words.findLast((word) => word.dataset.m <= target.currentTime * 1000);
    last?.classList.add('active');
});"""


@dataclass(frozen=True, slots=True)
class Found:
    """What one visit measured: milliseconds, milliseconds a word, megabytes, nodes, requests."""

    frame: float
    word: float
    memory: float
    nodes: int
    requests: int


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


def theirs(talk: Transcript) -> str:
    """The same words as Hyperaudio Lite has them: an element a word, with its time."""
    turns = "".join(
        "<p>"
        + "".join(f'<span data-m="{w.start}" data-d="{w.end - w.start}">{w.text} </span>' for w in turn.words)
        + "</p>"
        for turn in talk.segments
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Words</title>'
        '<link rel="stylesheet" href="theirs.css"><script defer src="theirs.js"></script>'
        '<audio id="hyperplayer" controls src="media/long.mp3"></audio>'
        f'<div id="hypertranscript"><article><section>{turns}</section></article></div>'
    )


def visit(browser: Browser, address: str, times: list[float]) -> Found:
    """Load a page, then let the words at these times, in seconds, become the spoken one after another."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    view = context.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto(address, wait_until="commit")
    frame = view.evaluate(SECOND)
    view.wait_for_load_state("networkidle")
    requests = len(asked)
    metrics = context.new_cdp_session(view)
    metrics.send("Performance.enable")
    view.evaluate(FAKE)
    nodes = view.evaluate("document.querySelectorAll('*').length")
    memory = _memory(browser)
    view.evaluate(STEPS, [times[:20], True])
    told = _busy(metrics, lambda: view.evaluate(STEPS, [times[20:], True]))
    quiet = _busy(metrics, lambda: view.evaluate(STEPS, [times[20:], False]))
    context.close()
    return Found(frame, (told - quiet) * 1000 / len(times[20:]), memory, nodes, requests)


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


def write(folder: Path, made: Release, rival: str) -> dict[str, str]:
    """The two pages under a folder; their paths by name."""
    assets = page.make_assets(SHOW)
    files = {each.path: each.data for each in assets.artifacts}
    files |= {each.path: each.data for each in page.render_episode(SHOW, made, assets)}
    files["theirs.html"] = theirs(made.transcript).encode() if made.transcript else b""
    files["theirs.js"] = (rival + START if rival else CHEAPEST).encode()
    files["theirs.css"] = b".active{background:#fc0}"
    files["404.html"] = b""
    files["media/long.mp3"] = recording()
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for name, data in files.items():
        if name.startswith(("long", "theirs.html")):
            print(f"{name:24} {len(gzip.compress(data, 9)) / 1000:6.1f} kB gz")
    return {"ours": "long/", "theirs": "theirs.html"}


def _times(made: Release) -> list[float]:
    """When the words from the middle on are being said, in seconds."""
    turns = made.transcript.segments[TURNS // 2 :] if made.transcript else ()
    return [word.start / 1000 + 0.02 for turn in turns for word in turn.words]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rival", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=200)
    options = parser.parse_args()
    rival = options.rival.read_text(encoding="utf-8") if options.rival else ""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        made = release()
        pages = write(Path(folder) / "site", made, rival)
        times = _times(made)[: 20 + options.words]
        found: dict[str, list[Found]] = {name: [] for name in pages}
        with serving(Path(folder), "site") as address:
            for number in range(options.rounds):
                for name in sorted(pages, reverse=bool(number % 2)):
                    browser = play.chromium.launch(executable_path=which("chromium"), args=list(ARGUMENTS))
                    found[name].append(visit(browser, address + pages[name], times))
                    browser.close()
    _table(found)


def _table(found: dict[str, list[Found]]) -> None:
    middle = {
        name: [statistics.median(getattr(each, field) for each in rows) for field in Found.__slots__]
        for name, rows in found.items()
    }
    print(f"{'':8}" + "".join(f"{field:>10}" for field in Found.__slots__))
    for name, values in middle.items():
        print(f"{name:8}" + "".join(f"{value:10.1f}" for value in values))
    ratios = [b / a if a else 0 for a, b in zip(middle["ours"], middle["theirs"], strict=True)]
    print(f"{'ratio':8}" + "".join(f"{ratio:10.1f}" for ratio in ratios))


if __name__ == "__main__":
    main()
