"""What a build records in podcast.lock, and what it says when a published medium is not what it was."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from podcast import lock
from podcast.build.finished import Finished
from podcast.build.naming import form_of
from podcast.build.plan import Plan
from podcast.errors import Finding, Where
from podcast.lock import Lock, Media, Pin
from podcast.model import Release


def new_lock(
    folder: Path, planned: Plan, releases: Sequence[Release], finished: Mapping[str, Finished]
) -> tuple[Path, bytes]:
    """The lock after this build, with its place."""
    pins = {
        release.slug: Pin(
            guid=release.guid,
            published=release.published.isoformat(),
            media=finished[release.slug].recorded if release.slug in finished else None,
            enclosure=_elsewhere(release),
            others=_others(planned.lock.episodes.get(release.slug), finished.get(release.slug)),
        )
        for release in releases
    }
    feeds = {**planned.lock.feeds, **{each.path: each.guid for each in planned.editions}}
    return folder / lock.NAME, lock.write(Lock(planned.show_guid, pins, feeds))


def _elsewhere(release: Release) -> str:
    """The address of its audio when that is not a file of the site."""
    return release.audio.path if release.audio and "://" in release.audio.path else ""


def _others(before: Pin | None, now: Finished | None) -> dict[str, Media]:
    """The media in other forms; one that is not offered any more may be again, and is not forgotten."""
    made = {form_of(each.media): each.recorded for each in now.others} if now else {}
    return {**(before.others if before else {}), **made}


def changed_media(folder: Path, finished: Mapping[str, Finished]) -> list[Finding]:
    """Warnings about media that were published and now differ, and about tags that lag behind."""
    where = Where(folder / lock.NAME)
    findings = []
    lagging = []
    for slug, now in ((slug, each) for slug, main in sorted(finished.items()) for each in main.all()):
        if now.former:
            findings.append(
                Finding(
                    rule="media-changed",
                    severity="warning",
                    message=f"{now.former} was missing, and what is written inside has changed since it was "
                    f"published: it is made anew as {now.media.name}",
                    where=where,
                    hint="nothing is left to do; to keep the old one, take podcast.lock back from version "
                    "control, put the file into feed/media and build again",
                )
            )
        elif now.differs:
            findings.append(
                Finding(
                    rule="media-changed",
                    severity="warning",
                    message=f"{now.media.name} was missing; made again it is not what was published",
                    where=where,
                    hint=f"put the old file into feed/media, or publish a new one with --remaster {slug}",
                )
            )
        elif now.lags:
            lagging += [slug] if slug not in lagging else []
    if lagging:
        findings.append(
            Finding(
                rule="media-tags",
                severity="info",
                message=f"titles or chapters inside the published media of {', '.join(lagging)} are older",
                where=where,
                hint="apps read them from the feed; build with --remaster SLUG to publish media anew",
            )
        )
    return findings
