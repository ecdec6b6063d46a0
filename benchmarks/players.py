"""Other people's players, each on a page with the same episode: what `benchmarks.pages` opens beside ours.

One function a player, from the folder of its npm package and the episode to HTML; how each is set up is what
its README shows, with its own files instead of a CDN's. `npm install` brings all but Able Player, of whose
repository the folders `build`, `button-icons` and `translations` go into node_modules/ableplayer.
"""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from shutil import copytree

from podcast import timecode
from podcast.model import Chapter, Release, Segment

SOUND = "media/long.mp3"
CHEAPEST = """const words = [...document.querySelectorAll('[data-m]')];
let last;
document.querySelector('audio').addEventListener('seeked', ({ target }) => {
    last?.classList.remove('active');
    last = words.findLast((word) => word.dataset.m <= target.currentTime * 1000);
    last?.classList.add('active');
});"""


def spans(release: Release) -> str:
    """A transcript as Hyperaudio Lite reads it, an element a word, and the browser's own player."""
    turns = "".join(
        "<p>"
        + "".join(f'<span data-m="{w.start}" data-d="{w.end - w.start}">{w.text} </span>' for w in turn.words)
        + "</p>"
        for turn in _turns(release)
    )
    return (
        f'<style>.active{{background:#fc0}}</style><audio id="hyperplayer" controls src="{SOUND}"></audio>'
        f'<div id="hypertranscript"><article><section>{turns}</section></article></div>'
    )


def cheapest(release: Release, _: Path) -> str:
    """That transcript with the least script that marks a word."""
    return f"{spans(release)}<script>{CHEAPEST}</script>"


def hyperaudio(release: Release, package: Path) -> str:
    """https://github.com/hyperaudio/hyperaudio-lite: the transcript, read along to the word."""
    start = "new HyperaudioLite('hypertranscript', 'hyperplayer', false, true, false, false, false);"
    script = f'<script src="{package}/js/hyperaudio-lite.js"></script>'
    return f"{spans(release)}{script}<script>{start}</script>"


def plyr(release: Release, package: Path) -> str:
    """https://github.com/sampotts/plyr: a player with marked chapters, and no transcript."""
    points = [{"time": each.start / 1000, "label": each.title} for each in release.chapters]
    looks = f'<link rel="stylesheet" href="{package}/dist/plyr.css">'
    settings = {"iconUrl": f"{package}/dist/plyr.svg", "markers": {"enabled": True, "points": points}}
    return (
        f'{looks}<audio id="p" controls src="{SOUND}"></audio><script src="{package}/dist/plyr.min.js">'
        f'</script><script>new Plyr("#p",{json.dumps(settings)})</script>'
    )


def media_chrome(_: Release, package: Path) -> str:
    """https://github.com/muxinc/media-chrome: a player of custom elements, and no transcript."""
    controls = ("play-button", "seek-backward-button", "seek-forward-button", "time-display", "time-range")
    more = ("duration-display", "playback-rate-button", "mute-button", "volume-range")
    row = "".join(f"<media-{each}></media-{each}>" for each in controls + more)
    inside = f'<audio slot="media" src="{SOUND}"></audio><media-control-bar>{row}</media-control-bar>'
    script = f'<script src="{package}/dist/iife/index.js"></script>'
    return f"{script}<media-controller audio>{inside}</media-controller>"


def able(_: Release, package: Path) -> str:
    """https://github.com/ableplayer/ableplayer: player, chapters, and a transcript made of the captions."""
    scripts = (
        "../jquery/dist/jquery.min.js",
        "../js-cookie/dist/js.cookie.min.js",
        "build/ableplayer.min.js",
    )
    row = "".join(f'<script src="{package}/{each}"></script>' for each in scripts)
    return (
        f'<link rel="stylesheet" href="{package}/build/ableplayer.min.css">{row}'
        f'<audio id="p" data-able-player preload="auto"><source type="audio/mpeg" src="{SOUND}">'
        '<track kind="captions" src="talk.vtt" srclang="en">'
        '<track kind="chapters" src="chapters.vtt" srclang="en"></audio>'
    )


def podlove(release: Release, package: Path) -> str:
    """https://podlove.org/podlove-web-player/: player, chapters and transcript in a frame of their own."""
    episode = {
        "version": 5,
        "title": release.episode.title,
        "duration": timecode.format_vtt(release.duration),
        "audio": [{"url": SOUND, "size": 1, "title": "MP3", "mimeType": "audio/mpeg"}],
        "chapters": [
            {"start": timecode.format_vtt(each.start), "title": each.title} for each in release.chapters
        ],
        "transcripts": [
            {
                "start": timecode.format_vtt(each.start),
                "start_ms": each.start,
                "end": timecode.format_vtt(each.end),
                "end_ms": each.end,
                "speaker": each.speaker,
                "voice": each.speaker,
                "text": each.text,
            }
            for each in _turns(release)
        ],
    }
    settings = {"version": 5, "base": f"{package}/", "activeTab": "transcripts"}
    start = f"podlovePlayer('#p',{json.dumps(episode)},{json.dumps(settings)})"
    return f'<div id="p"></div><script src="{package}/embed.js"></script><script>{start}</script>'


Page = Callable[[Release, Path], str]
PLAYERS: dict[str, tuple[Page, str]] = {
    "Hyperaudio Lite": (hyperaudio, "hyperaudio-lite"),
    "Plyr": (plyr, "plyr"),
    "media-chrome": (media_chrome, "media-chrome"),
    "Able Player": (able, "ableplayer"),
    "Podlove Web Player": (podlove, "@podlove/web-player"),
}
"""A page and the package it is made with, by the name in the table."""
READ_ALONG = frozenset(("ours", "an element a word", "Hyperaudio Lite"))
"""Those that mark the word that is spoken."""


def write_players(folder: Path, release: Release, packages: Path | None) -> dict[str, str]:
    """The pages of all players found in `packages`, under a site's folder; their paths by name."""
    made = {"an element a word": cheapest(release, folder)}
    if packages:
        copytree(packages, folder / "packages", symlinks=False)
        made = {
            name: page(release, Path("packages", package))
            for name, (page, package) in PLAYERS.items()
            if (packages / package).is_dir()
        }
    (folder / "talk.vtt").write_text(_vtt(_turns(release)), encoding="utf-8")
    (folder / "chapters.vtt").write_text(_vtt(release.chapters), encoding="utf-8")
    paths = {}
    for number, (name, body) in enumerate(made.items(), 1):
        paths[name] = f"player{number}.html"
        html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><body>{body}'
        (folder / paths[name]).write_text(html, encoding="utf-8")
    return paths


def _turns(release: Release) -> tuple[Segment, ...]:
    return release.transcript.segments if release.transcript else ()


def _vtt(spoken: tuple[Segment, ...] | tuple[Chapter, ...]) -> str:
    cues = (
        f"{timecode.format_vtt(each.start)} --> {timecode.format_vtt(each.end)}\n"
        + (escape(each.title) if isinstance(each, Chapter) else f"<v {each.speaker}>{escape(each.text)}")
        for each in spoken
    )
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"
