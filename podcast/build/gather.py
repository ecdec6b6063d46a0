"""Act one: everything that is to be published, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import artwork, check, links
from podcast.build.commit import Site
from podcast.build.media import Finished, Studio
from podcast.build.options import Options
from podcast.build.pictures import Hung, hang
from podcast.build.pinning import changed_media, new_lock
from podcast.build.plan import Plan, plan
from podcast.build.releases import Parts, release_of, show_of, tags_of
from podcast.build.render import inventory, render
from podcast.build.talk import Talk, talk
from podcast.cache import Cache
from podcast.errors import ConfigError, Finding, Problems
from podcast.library import Library
from podcast.model import Artifact, Release, Show


@dataclass(frozen=True, slots=True)
class Gathered:
    """A site ready to be written, with its releases newest first and what there is to say about it."""

    show: Show
    releases: tuple[Release, ...]
    finished: tuple[Finished, ...]
    site: Site
    findings: tuple[Finding, ...]


def gather(library: Library, studio: Studio, cache: Cache, options: Options) -> Gathered:
    """Read, make and render everything; raises one group with every fault that was found."""
    planned = plan(library, options)
    problems = Problems()
    problems.add(planned.findings)
    cover = None
    with problems.collect():
        cover = _cover(library, cache, problems)
    parts = _parts(library, planned, studio, options, problems)
    problems.raise_any()

    show = show_of(library.config, planned, cover)
    finished: dict[str, Finished] = {}
    for episode in planned.episodes:
        part = parts[episode.slug]
        if part.finished:
            tagged = studio.tag(part.finished, tags_of(show, episode, part, cover))
            finished[episode.slug] = tagged
            parts[episode.slug] = replace(part, finished=tagged)
    releases = tuple(
        release_of(show, each, planned.guids[each.slug], parts[each.slug]) for each in planned.episodes
    )
    artifacts = _artifacts(show, releases, cover, parts, studio.work / options.index)
    problems.add(_checked(artifacts, studio.output, show.base_url))
    problems.add(changed_media(library.folder, finished))
    problems.raise_any()
    site = Site(
        artifacts=(*artifacts, inventory(show, artifacts, tuple(finished.values()))),
        media={each.path: each.file for each in finished.values()},
        lock=new_lock(library.folder, planned, releases, finished) if options.pin else None,
    )
    return Gathered(show, releases, tuple(finished.values()), site, tuple(problems.findings))


def _cover(library: Library, cache: Cache, problems: Problems) -> Hung:
    config = library.config
    path = library.folder / config.cover
    if not path.is_file():
        raise ConfigError(
            f"there is no cover {config.cover!r}",
            where=library.source.where("cover"),
            hint="name a picture in the show folder, square and 1400 to 3000 pixels wide",
        )
    problems.add(artwork.check_cover(path))
    return hang(path, "cover", config.cover_alt, cache)


def _parts(
    library: Library, planned: Plan, studio: Studio, options: Options, problems: Problems
) -> dict[str, Parts]:
    finished: Mapping[str, Finished] = {}
    with problems.collect():
        finished = studio.finish(planned.episodes, planned.lock, library.config.audio, options)
    parts = {}
    for number, episode in enumerate(planned.episodes):
        options.progress("transcripts", number / len(planned.episodes))
        medium = finished.get(episode.slug)
        said, picture = Talk(), None
        with problems.collect():
            language = episode.language or library.config.language
            said = talk(episode, language, medium.facts.audio.duration if medium else None, studio.cache)
        with problems.collect():
            if episode.image:
                picture = hang(episode.image, episode.slug, episode.image_alt, studio.cache)
        problems.add(said.findings)
        problems.add(medium.facts.findings if medium else ())
        parts[episode.slug] = Parts(said, medium, picture)
    options.progress("transcripts", 1)
    return parts


def _artifacts(
    show: Show, releases: tuple[Release, ...], cover: Hung | None, parts: Mapping[str, Parts], index: Path
) -> tuple[Artifact, ...]:
    pictures = [each for each in (cover, *(part.picture for part in parts.values())) if each]
    return render(show, releases, pictures, {slug: part.talk for slug, part in parts.items()}, index)


def _checked(artifacts: tuple[Artifact, ...], output: Path, base_url: str) -> tuple[Finding, ...]:
    """What our own lint says of the feed before anybody else reads it."""
    data = next(each.data for each in artifacts if each.path == links.FEED)
    return check.check_feed(data, output / links.FEED, base_url=base_url)
