"""feed.xml of a long show: all items new, one changed, none changed; lxml writing the same in the same run.

    python -m benchmarks.feed [--episodes 10000] [--rounds 3]

Items have 23 elements and 2.1 kB each, as those of a usual show here. Each run is a process of its own: the
processor time of making the feed alone, reading and writing what is kept included, and the most memory that
the process ever had, with the 10,000 releases in it. The rival makes the whole tree with lxml itself, without
feedgen and without anything kept, from the same values; where nothing changed all end with the same bytes, or
the run fails. Medians; a ratio under 1 is less time than the rival takes.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from podcast.feed import Kept, render_all
from podcast.feed.document import NAMESPACES
from podcast.feed.editions import channel_of
from podcast.feed.render import newest_first
from podcast.feed.tag import Extension
from podcast.model import Attachment, Audio, Chapter, Episode, Release, Show
from podcast.timecode import Millis

RUNS = ("all new", "one changed", "none changed", "lxml")
SHAPES = (("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("json", "application/json"))
SHOW = Show(
    title="Harbour & Lights",
    base_url="https://example.org/show/",
    language="en",
    author="The Harbour Museum",
    description="Stories from the coast.",
    categories=(("History", ""),),
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
)
NOTES = (
    "<p>The keeper stays <em>alone</em> in winter, and checks the lamp &amp; the gauge twice a night.</p>\n"
    '<ul>\n<li>The <a href="https://example.org/tower">tower</a> is 31 metres high.</li>\n</ul>\n'
)


def release(number: int) -> Release:
    """One episode of a long show."""
    slug = f"part-{number}"
    audio = Audio(
        path=f"media/{slug}-0a1b2c3d.mp3",
        media_type="audio/mpeg",
        size=28_000_000 + number,
        duration=Millis(2_400_000),
        bitrate=96_000,
        channels=1,
        rate=44_100,
    )
    episode = Episode(
        slug=slug,
        title=f"The keeper's winter, part {number}",
        source=Path(f"episodes/{slug}.md"),
        season=1 + number // 50,
        number=number,
        summary=f"Night {number} with the keeper of the last lighthouse.",
    )
    starts = range(0, 2_400_000, 800_000)
    return Release(
        episode=episode,
        guid=f"guid-of-{slug}",
        published=datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=number),
        summary=episode.summary,
        language="en",
        notes_html=NOTES,
        audio=audio,
        chapters=tuple(
            Chapter(start=Millis(at), end=Millis(at + 800_000), title=f"Watch {at}") for at in starts
        ),
        transcripts=tuple(
            Attachment(path=f"{slug}/transcript.{end}", media_type=kind) for end, kind in SHAPES
        ),
        chapters_file=Attachment(path=f"{slug}/chapters.json", media_type="application/json+chapters"),
    )


def by_lxml(releases: list[Release]) -> bytes:
    """The same feed with lxml alone: the frame of ours, and every item made in one tree."""
    frame = render_all(SHOW, releases[-1:])[0].data
    root = etree.fromstring(frame, etree.XMLParser(remove_blank_text=True))
    channel = root[0]
    channel.remove(channel[-1])
    extension = Extension(NAMESPACES)
    for item in channel_of(SHOW, newest_first(releases)).items:
        element = etree.SubElement(channel, "item")
        episode = item.release.episode
        etree.SubElement(element, "title").text = episode.title
        etree.SubElement(element, "link").text = item.page
        etree.SubElement(element, "guid", {"isPermaLink": "false"}).text = item.release.guid
        audio = {
            "url": item.url(item.audio.path),
            "length": str(item.audio.size),
            "type": item.audio.media_type,
        }
        etree.SubElement(element, "enclosure", audio)
        extension.source = item
        extension.extend_rss(element)
    return bytes(etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8"))


def keep(count: int, place: str) -> None:
    """Leave the items of a show at a place, as a build does."""
    kept = Kept()
    render_all(SHOW, [release(number) for number in range(1, count + 1)], kept)
    Path(place).write_bytes(kept.data())


def measured(run: str, count: int, place: Path) -> dict[str, Any]:
    """One run: processor seconds, megabytes at most, and the digest of the feed with nothing changed."""
    releases = [release(number) for number in range(1, count + 1)]
    if run == "one changed":
        releases[count // 2] = replace(releases[count // 2], summary="Another night.")
    began = time.process_time()
    data = RUN[run](releases, place)
    spent = time.process_time() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": spent, "most": most, "bytes": len(data), "sha256": sha256(data).hexdigest()}


def _fresh(releases: list[Release], place: Path) -> bytes:
    kept = Kept()
    data = render_all(SHOW, releases, kept)[0].data
    place.with_suffix(".new").write_bytes(kept.data())
    return data


def _again(releases: list[Release], place: Path) -> bytes:
    kept = Kept(place.read_bytes())
    data = render_all(SHOW, releases, kept)[0].data
    if kept.is_new:
        place.with_suffix(".new").write_bytes(kept.data())
    return data


RUN: dict[str, Callable[[list[Release], Path], bytes]] = {
    "all new": _fresh,
    "one changed": _again,
    "none changed": _again,
    "lxml": lambda releases, _: by_lxml(releases),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="feed.xml of a long show, beside lxml writing the same.")
    parser.add_argument("--episodes", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--run", choices=RUNS, help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        print(json.dumps(measured(args.run, args.episodes, args.place)))
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "items"
        keep(args.episodes, str(place))
        found: dict[str, list[dict[str, Any]]] = {run: [] for run in RUNS}
        for _ in range(args.rounds):
            for run in RUNS:
                found[run].append(_in_a_process(run, args.episodes, place))
    _print(found)


def _in_a_process(run: str, count: int, place: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.feed", "--run", run, "--episodes", str(count)]
    made = subprocess.run([*command, "--place", str(place)], check=True, capture_output=True, text=True)
    return dict(json.loads(made.stdout))


def _print(found: dict[str, list[dict[str, Any]]]) -> None:
    same = {each["sha256"] for run in RUNS if run != "one changed" for each in found[run]}
    if len(same) > 1:
        raise SystemExit("the runs made different feeds")
    rival = statistics.median(each["seconds"] for each in found["lxml"])
    print(
        f"{'run':<14}{'CPU s':>8}{'MB':>8}{'ratio':>8}   one feed of {found['lxml'][0]['bytes'] / 1e6:.1f} MB"
    )
    for run, rows in found.items():
        seconds = statistics.median(each["seconds"] for each in rows)
        most = max(each["most"] for each in rows)
        print(f"{run:<14}{seconds:>8.2f}{most:>8.0f}{seconds / rival:>8.2f}")


if __name__ == "__main__":
    main()
