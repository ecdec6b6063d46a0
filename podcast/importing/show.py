"""`podcast import`: an existing show, known by its feed alone, becomes a show folder."""

import dataclasses
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from podcast import feed as rss
from podcast import lock, values
from podcast.build import WORK as OURS
from podcast.build.exclusive import exclusive
from podcast.errors import Finding, InputError, Where
from podcast.feed.parsed import Feed, Item
from podcast.fetching import Pages, fetch, is_address, place
from podcast.files import copy, replace
from podcast.importing import heads, sidefiles, sounds
from podcast.importing.entries import Entry, entries
from podcast.importing.fetched import Got, Wanted, fetch_all
from podcast.importing.known import known
from podcast.importing.leftovers import left_out
from podcast.importing.options import WORK, Options
from podcast.importing.settings import settings
from podcast.importing.sounds import Sound
from podcast.importing.words import one_line, told
from podcast.lock import Lock, Pin
from podcast.scaffold.show import ACCENT, IGNORE
from podcast.scaffold.slugs import slugify
from podcast.scaffold.writing import Content, check_free, write_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken over: the show folder, its episodes and files, and what could not be kept as it was.

    `known` counts the episodes that were there already; they were left as they are.
    """

    folder: Path
    title: str
    episodes: int
    known: int
    recordings: int
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A feed with the items of all its pages, each with its place."""

    feed: Feed
    items: tuple[tuple[Item, Where], ...]
    where: Where
    findings: tuple[Finding, ...]


def import_show(feed: str, folder: Path | None = None, options: Options | None = None) -> Imported:
    """Take over the show of a feed (file or address) into `folder`; left out, it is named after the show.

    What the feed names is fetched into the folder's .podcast/ first: when this stops, it goes on from there.
    The show folder is written when all is there; where the show lies there already, what is new is added.
    Raises InputError when there is no feed, or files or another show are in the way; whatever else is amiss
    is told among the findings, and the rest is kept.
    """
    options = options or Options()
    read = _read(feed, options)
    folder = folder or Path(slugify(one_line(read.feed.title) or "show"))
    there = known(folder, _guid(read.feed, feed))
    found, told_entries = entries(read.items, read.feed.built, options.now(), there.slugs)
    new = there.new(found)
    findings = there.news([*read.findings, *told_entries], new)
    named_by = feed if is_address(feed) else ""
    asked = read.feed if there.lock is None else dataclasses.replace(read.feed, image="")
    got = fetch_all(_wanted(asked, new, options), folder / WORK, named_by, options)
    files, pins, recordings = _episodes(new, read.feed, got, findings)
    if there.lock is None:
        files |= _show(read, got, options, findings)
        files[lock.NAME] = lock.write(Lock(_guid(read.feed, feed), pins))
    with exclusive(folder / OURS):
        written = _write(folder, files, recordings)
        if there.lock and pins:
            pinned = lock.read(folder)  # again: downloads take hours, and a build may have come between
            replace(folder / lock.NAME, lock.write(Lock(pinned.guid, {**pinned.episodes, **pins})))
    shutil.rmtree(folder / WORK, ignore_errors=True)
    return Imported(
        folder=folder,
        title=one_line(read.feed.title),
        episodes=len(new),
        known=len(found) - len(new),
        recordings=len(recordings),
        files=written,
        findings=tuple(sorted(findings, key=_place)),
    )


def _wanted(feed: Feed, new: Sequence[Entry], options: Options) -> list[Wanted]:
    small = sidefiles.wanted(feed, [each.item for each in new])
    return [*small, *(sounds.wanted(new) if options.media else ())]


def _write(folder: Path, files: Mapping[str, Content], recordings: Mapping[str, Path]) -> tuple[Path, ...]:
    """Write all that is new, or nothing when a file is in the way."""
    check_free(folder / name for name in (*files, *recordings))
    _move(folder, recordings)
    written = write_all({folder / name: content for name, content in files.items()})
    return (*written, *(folder / name for name in recordings))


def _move(folder: Path, recordings: Mapping[str, Path]) -> None:
    """Put recordings beside their notes; one that two items share is copied for all but the last."""
    left = Counter(recordings.values())
    for name, path in recordings.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        left[path] -= 1
        if left[path]:
            copy(path, folder / name)
        else:
            path.replace(folder / name)


def _place(finding: Finding) -> tuple[str, int]:
    return (str(finding.where.path), finding.where.line or 0) if finding.where else ("", 0)


def _read(feed: str, options: Options) -> _Read:
    """The feed with all its pages. A page that cannot be had is told, and what is there is kept."""
    path = place(feed)
    first, document, told_first = rss.read_whatever(fetch(feed, options.limits), path)
    items = [(sounds.heard(item), Where(path, item.line)) for item in first.items]
    findings = [*told_first, *left_out(document, path), *_remarks(first, Where(path))]
    page, pages = first, Pages(feed, options.limits, seen={first.self_url})
    while page.next_url:
        try:
            data = pages.follow(page.next_url)
            if data is None:
                break
            page, document, told_page = rss.read_whatever(data, place(pages.place))
        except InputError as error:
            findings.append(_lost_page(error, Where(path)))
            break
        findings += [*told_page, *left_out(document, place(pages.place))]
        items += [(sounds.heard(item), Where(place(pages.place), item.line)) for item in page.items]
    return _Read(first, tuple(items), Where(path, 1), tuple(findings))


def _lost_page(error: InputError, where: Where) -> Finding:
    message = f"The next page of the feed is not taken over: {error.finding.message}"
    hint = "episodes on it and after it are missing: import it alone, or ask the old host for the whole feed"
    return Finding(rule="import-page", message=message, where=where, hint=hint)


def _remarks(feed: Feed, where: Where) -> list[Finding]:
    """What the feed says about being taken over."""
    said = []
    if feed.locked:
        hint = "take it over only if the show is yours"
        said.append(("import-locked", "The feed asks not to be taken over by others (podcast:locked)", hint))
    if feed.new_url and feed.new_url != feed.self_url:
        hint = f"look whether that one is newer: podcast import {feed.new_url}"
        said.append(("import-moved", f"The feed says that it has moved to {feed.new_url}", hint))
    if feed.guid and not values.fits(values.show_guid, feed.guid):
        hint = "nothing is left to do: no directory knows a show by what is no UUID"
        said.append(
            ("import-guid", f"{feed.guid[:80]!r} is no podcast:guid: one is made of the address", hint)
        )
    return [
        Finding(rule=rule, severity="warning", message=message, where=where, hint=hint)
        for rule, message, hint in said
    ]


def _guid(feed: Feed, address: str) -> str:
    """What the show is known by: its guid, else the one that is made of the feed's address."""
    if values.fits(values.show_guid, feed.guid):
        return feed.guid
    own = feed.self_url or (address if is_address(address) else "") or feed.link or one_line(feed.title)
    return rss.show_guid(own)


def _episodes(
    found: Sequence[Entry], feed: Feed, got: Mapping[str, Got], findings: list[Finding]
) -> tuple[dict[str, Content], dict[str, Pin], dict[str, Path]]:
    """The files of all episodes, what the lock says of those that are published, and their recordings."""
    files: dict[str, Content] = {}
    pins: dict[str, Pin] = {}
    recordings: dict[str, Path] = {}
    for entry in found:
        sound = sounds.sound(entry, got, findings)
        around = sidefiles.beside(entry, feed, got)
        summary, notes = told(entry.item, entry.item.link or feed.link)
        draft = heads.Draft(entry=entry, summary=summary, chapters=around.chapters, audio=sound.elsewhere)
        head, faults = heads.head(draft, feed)
        findings += [*around.findings, *faults]
        files[f"episodes/{entry.slug}.md"] = f"{head}\n{notes}".encode()
        files |= around.files
        if sound.recording:
            recordings[f"episodes/{entry.slug}{sound.suffix}"] = sound.recording
        if entry.guid and entry.published and not entry.hidden:
            pins[entry.slug] = _pin(entry.guid, entry.published.isoformat(), sound)
    return files, pins, recordings


def _pin(guid: str, published: str, sound: Sound) -> Pin:
    elsewhere = sound.elsewhere.path if sound.elsewhere else ""
    return Pin(guid=guid, published=published, media=sound.media, enclosure=elsewhere)


def _show(
    read: _Read, got: Mapping[str, Got], options: Options, findings: list[Finding]
) -> dict[str, Content]:
    """podcast.toml, the cover, and what version control leaves out."""
    name, around = sidefiles.cover(read.feed, read.where, got, ACCENT)
    text, faults = settings(read.feed, read.where, options.base_url, name)
    findings += [*around.findings, *faults]
    return {"podcast.toml": text.encode(), ".gitignore": IGNORE.encode(), **around.files}
