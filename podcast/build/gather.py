"""Act one: everything that is to be published, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from podcast import check, links
from podcast.build.commit import Site
from podcast.build.finished import Finished, Wanted
from podcast.build.glance import glance_at_all, length_of
from podcast.build.indexing import updated
from podcast.build.levelling import Talks
from podcast.build.listening import listen_all
from podcast.build.listing import listed_before
from podcast.build.media import Studio
from podcast.build.mixing import mixed
from podcast.build.options import Options
from podcast.build.parts import Parts, Sounding, parts_of
from podcast.build.pictures import Hung, cover_of
from podcast.build.pinning import changed_media, new_lock
from podcast.build.placing import bites, placed
from podcast.build.plan import Plan, plan
from podcast.build.releases import release_of, show_of, tags_of
from podcast.build.render import inventory, pages, render
from podcast.build.shared import carded, faces_of, wordless
from podcast.build.sources import heard_in, sourced
from podcast.build.speaking import differing, narrate
from podcast.build.theming import theme_of, themed
from podcast.errors import Finding, Problems
from podcast.feed import Kept
from podcast.feed.render import newest_first
from podcast.library import Library, settings_of
from podcast.model import Artifact, Episode, Release, Show


@dataclass(frozen=True, slots=True)
class Gathered:
    """A site ready to be written, with its releases newest first and what there is to say about it.

    `items` are those of its feeds, for the next build.
    """

    show: Show
    releases: tuple[Release, ...]
    finished: tuple[Finished, ...]
    site: Site
    findings: tuple[Finding, ...]
    items: Kept


def gather(library: Library, studio: Studio, options: Options) -> Gathered:
    """Read, make and render everything; raises one group with every fault that was found."""
    planned = plan(library, options)
    problems = Problems()
    problems.add(planned.findings)
    cover = None
    with problems.collect():
        cover = cover_of(library, studio.cache, problems)
    theme: tuple[tuple[str, str], ...] = ()
    with problems.collect():
        theme = theme_of(library.folder)
    faces = faces_of(library, studio.cache, problems)
    parts = _parts(library, planned, studio, options, problems)
    problems.raise_any()

    show = themed(show_of(library.config, planned, cover), theme)
    parts = {each.slug: _tagged(show, each, parts[each.slug], cover, studio) for each in planned.episodes}
    pictures = {slug: part.picture or cover for slug, part in parts.items()}
    releases, cards = carded(show, _released(show, planned, parts, options), pictures, faces, studio.cache)
    titles = [each.episode.title for each in releases]
    problems.add(wordless(titles, faces, library.source.where("page", "picture_fonts")))
    finished = {slug: each.finished for slug, each in parts.items() if each.finished}
    items = listed_before(studio.work / options.items)
    artifacts = (*_artifacts(show, releases, cover, parts, items), *cards)
    feeds = {each.path: each.data for each in artifacts if each.media_type == links.FEED_TYPE}
    problems.add(check.check_feeds(feeds, studio.output, base_url=show.base_url))
    problems.add(changed_media(library.folder, finished))
    problems.raise_any()

    place = studio.work / options.index
    index = updated(place, show, releases)
    artifacts = (*artifacts, *pages(show, releases, index))
    artifacts = sourced(artifacts, show, releases, library.config, _shown(parts))
    media = _media(library, planned, finished)
    site = Site(
        artifacts=(*artifacts, inventory(show, artifacts, media)),
        media={each.path: each.file for each, _ in media},
        pinned={each.path: each.pinned.sha256 for each, _ in media if each.pinned},
        lock=new_lock(library.folder, planned, releases, finished) if options.pin else None,
        index=(index, place),
    )
    return Gathered(show, releases, tuple(finished.values()), site, tuple(problems.findings), items)


def _tagged(show: Show, episode: Episode, part: Parts, cover: Hung | None, studio: Studio) -> Parts:
    """The parts of an episode, its medium with its tags inside."""
    if part.finished is None:
        return part
    return replace(part, finished=studio.tag(part.finished, _wanted(show, episode, part, cover)))


def _parts(
    library: Library, planned: Plan, studio: Studio, options: Options, problems: Problems
) -> dict[str, Parts]:
    told = glance_at_all(library, planned.episodes, studio.cache)
    if problems.errors or any(each.severity == "error" for each in told):
        problems.add(told)
        problems.raise_any()
    narrated = narrate(library, planned, studio, options, problems)
    problems.raise_any()
    episodes, heard = mixed(planned.episodes, library.config.audio, studio.work, studio.cache, options)
    problems.add(heard)
    finished: Mapping[str, Finished] = {}
    with problems.collect():
        sources = studio.sources(library, episodes, problems)
        sources += [each.source for each in narrated.values()]
        said = {slug: each.said for slug, each in narrated.items()}
        talks = Talks(episodes, library.config.language, said)
        finished = studio.finish(sources, planned.lock, options, partial(talks.turns, studio.cache, options))
    lengths = {
        each.slug: done.facts.length if (done := finished.get(each.slug)) else length_of(each, studio.cache)
        for each in episodes
    }
    spoken = library.config.language
    if not problems.errors:
        wanted = [(each, settings_of(each, spoken, lengths[each.slug])) for each in episodes]
        listen_all(wanted, studio.cache, options)
    problems.add(differing(narrated, lengths))
    parts = {}
    for number, episode in enumerate(episodes):
        options.progress("transcripts", number / len(episodes))
        medium = finished.get(episode.slug)
        voice = narrated.get(episode.slug)
        sounding = Sounding(lengths[episode.slug], voice.said if voice else None)
        made = parts_of(episode, spoken, sounding, studio.cache, problems)
        problems.add(medium.facts.findings if medium else ())
        at = placed(made.talk, medium.clock) if medium and medium.clock else made.talk
        parts[episode.slug] = replace(made, talk=at, finished=medium)
    options.progress("transcripts", 1)
    return parts


def _released(show: Show, planned: Plan, parts: Mapping[str, Parts], options: Options) -> list[Release]:
    """The episodes made ready, newest first."""
    today = options.today()
    return newest_first(
        release_of(show, _placed(each, parts[each.slug]), planned.guids[each.slug], parts[each.slug], today)
        for each in planned.episodes
    )


def _shown(parts: Mapping[str, Parts]) -> dict[str, str]:
    """The files that the published pictures of chapters were made of."""
    shown = (each for part in parts.values() for each in part.shown)
    return {made.path: image for image, hung in shown for made in hung.artifacts}


def _media(
    library: Library, planned: Plan, finished: Mapping[str, Finished]
) -> list[tuple[Finished, tuple[str, ...]]]:
    """All forms of all media, each with the files that it was made from."""
    made = [(each, finished[each.slug]) for each in planned.episodes if each.slug in finished]
    sound = library.config.audio
    return [(form, heard_in(each, sound, medium.recording)) for each, medium in made for form in medium.all()]


def _placed(episode: Episode, part: Parts) -> Episode:
    """An episode with what it says of times, as they are in its medium."""
    clock = part.finished.clock if part.finished else None
    return bites(episode, clock) if clock else episode


def _wanted(show: Show, episode: Episode, part: Parts, cover: Hung | None) -> Wanted:
    picture = part.picture or cover
    return Wanted(
        tags_of(show, episode, part, cover),
        picture.source if picture else "",
        settled=part.talk.chapters_by == "producer",
    )


def _artifacts(
    show: Show, releases: Sequence[Release], cover: Hung | None, parts: Mapping[str, Parts], items: Kept
) -> tuple[Artifact, ...]:
    pictures = [each for each in (cover, *(part.picture for part in parts.values())) if each]
    pictures += [hung for part in parts.values() for _, hung in part.shown]
    return render(show, releases, pictures, {slug: part.talk for slug, part in parts.items()}, items)
