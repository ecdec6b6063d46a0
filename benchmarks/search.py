"""How long search takes, on an archive of random words with a natural spread of frequencies.

    python benchmarks/search.py [EPISODES] [--turns 40]

Prints the time of a first and of an unchanged update, of one changed episode, the sizes of both indexes,
and per class of query the median and the 95th percentile. With Playwright and a Chromium on the PATH it also
prints what the client needs to load the web index and to answer.
"""

import argparse
import gzip
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from podcast import search
from podcast.model import Episode, Release, Segment, Show, Transcript
from podcast.timecode import Millis

SEED = 7
WORDS = 12_000
TURN = 28
SYLLABLES = [first + second for first in "bdfgklmnprstv" for second in "aeio"]
ENDINGS = ("", "", "", "", "s", "ed", "ing", "er", "ation")
BROWSER = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
INSERT = """code => {
    const script = document.createElement('script');
    script.textContent = code;
    document.head.append(script);
}"""
LOAD = """async text => {
    const start = performance.now();
    const script = document.createElement('script');
    script.textContent = text;
    window.podcastIndex = (data) => { window.engine = podcastSearch.engine(podcastSearch.inMemory(data)); };
    document.head.append(script);
    const loaded = performance.now();
    await engine.search('first');
    return [loaded - start, performance.now() - loaded];
}"""
ASK = """async queries => {
    const times = [];
    for (const query of queries) {
        const start = performance.now();
        const { hits, asked } = await engine.search(query, { typing: true });
        for (const hit of hits.slice(0, 20)) await engine.read(hit, asked);
        times.push(performance.now() - start);
    }
    return times;
}"""
SHOW = Show(
    title="Bench", base_url="https://example.org/", language="en", author="A", description="D", categories=()
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("episodes", type=int, nargs="?", default=20)
    options.add_argument("--turns", type=int, default=40)
    chosen = options.parse_args()
    rng = random.Random(SEED)  # noqa: S311
    releases = archive(rng, chosen.episodes, chosen.turns)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "search.db"
        took = timed(lambda: search.update(db, SHOW, releases))
        print(f"{chosen.episodes} episodes x {chosen.turns} turns of about {TURN} words")
        print(f"first update    {took:8.1f} ms   {db.stat().st_size / 1e6:.2f} MB")
        print(f"nothing changed {timed(lambda: search.update(db, SHOW, releases)):8.1f} ms")
        releases[0] = replace(releases[0], summary="Another summary")
        print(f"one changed     {timed(lambda: search.update(db, SHOW, releases)):8.1f} ms")
        took = timed(lambda: search.web_index(db))
        data, script = search.web_index(db).data, search.client()
        print(f"web index       {took:8.1f} ms   {size(data)}")
        print(f"client                        {size(script)}")
        asked = queries(rng, releases)
        report("SQLite", {name: [ask(db, query) for query in many] for name, many in asked.items()})
        browser(data, script, asked)


def archive(rng: random.Random, episodes: int, turns: int) -> list[Release]:
    """Episodes of random talk: word number n is said about 1/n times as often as the first (Zipf)."""
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) + rng.choice(ENDINGS) for _ in range(WORDS)]
    weights = [1 / (rank + 3) for rank in range(WORDS)]
    made = []
    for number in range(episodes):
        segments = []
        for turn in range(turns):
            said = rng.choices(words, weights, k=rng.randint(TURN // 2, TURN * 3 // 2))
            text = " ".join(said).capitalize() + "."
            start, end = Millis(turn * 10_000), Millis(turn * 10_000 + 10_000)
            segments.append(
                Segment(start=start, end=end, text=text, speaker=f"Voice {number % 7 + turn % 2}")
            )
        slug = f"episode-{number:05d}"
        episode = Episode(
            slug=slug, title=" ".join(rng.choices(words, k=5)), source=Path(f"episodes/{slug}.md")
        )
        day = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number)
        release = Release(
            episode=episode,
            guid=slug,
            published=day,
            summary=" ".join(rng.choices(words, weights, k=30)),
            language="en",
            transcript=Transcript(segments=tuple(segments), language="en"),
        )
        made.append(release)
    return made


def queries(rng: random.Random, releases: list[Release]) -> dict[str, list[str]]:
    """Twenty queries of each class, made from the talk so that they have something to find."""
    said = [
        s.text.lower().strip(".").split()
        for r in releases
        for s in (r.transcript.segments if r.transcript else ())
    ]
    count: dict[str, int] = {}
    for turn in said:
        for word in turn:
            count[word] = count.get(word, 0) + 1
    order = sorted(count, key=lambda word: (-count[word], word))
    rare = [word for word in order if count[word] <= 3 and len(word) > 4]
    turns = rng.sample(said, 20)
    long = rng.sample([word for word in order if len(word) >= 8], 20)
    return {
        "rare": rng.sample(rare, 20),
        "common": order[:20],
        "two words": [" ".join(rng.sample(turn, 2)) for turn in turns],
        "phrase": [f'"{" ".join(turn[2:5])}"' for turn in turns],
        "prefix": [word[:3] + "*" for word in rng.sample(order, 20)],
        "typo": [word[:2] + "x" + word[3:] for word in long],
        "no hit": [f"zyx{number}wvq qqqq" for number in range(20)],
    }


def browser(data: bytes, script: bytes, asked: dict[str, list[str]]) -> None:
    """The same queries in the client, in a real browser."""
    path = shutil.which("chromium")
    if path is None or find_spec("playwright") is None:
        print("no browser: the client was not measured")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER)
        page = chromium.new_page()
        page.set_content("<p></p>")
        page.evaluate(INSERT, script.decode())
        load, first = page.evaluate(LOAD, data.decode())
        print(f"\nclient: load {load:.0f} ms, first query {first:.0f} ms")
        report("client", {name: page.evaluate(ASK, many) for name, many in asked.items()})
        chromium.close()


def ask(db: Path, query: str) -> float:
    return timed(lambda: search.search(db, query))


def size(data: bytes) -> str:
    return f"{len(data) / 1e3:.0f} kB, {len(gzip.compress(data)) / 1e3:.0f} kB gzip"


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def report(title: str, classes: dict[str, list[float]]) -> None:
    print(f"\n{title:12} {'p50 ms':>8} {'p95 ms':>8}")
    for name, times in classes.items():
        print(f"{name:12} {statistics.median(times):8.2f} {sorted(times)[len(times) * 95 // 100]:8.2f}")


if __name__ == "__main__":
    main()
