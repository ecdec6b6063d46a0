"""Every file of the site but the finished media, rendered to values."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from podcast import chapters, feed, links, page, search, transcript
from podcast.build import site
from podcast.build.finished import Finished
from podcast.build.pictures import Hung
from podcast.build.releases import TRANSCRIPTS
from podcast.build.talk import Talk
from podcast.feed import Kept
from podcast.model import Artifact, Release, Show


def render(
    show: Show, releases: Sequence[Release], pictures: Sequence[Hung], talks: Mapping[str, Talk], kept: Kept
) -> tuple[Artifact, ...]:
    """The files of a site without its pages; the feeds are the first, items `kept` where they can be."""
    feeds = feed.render_all(show, releases, kept)
    made = list(feeds)
    for picture in pictures:
        made += picture.artifacts
    for release in releases:
        made += beside(show, release, talks[release.slug])
    made += site.around(show, releases, [each.path for each in feeds])
    return tuple(made)


def pages(show: Show, releases: Sequence[Release], database: Path) -> tuple[Artifact, ...]:
    """The pages, and the search index at `database` as the search page reads it."""
    index = search.web_files(database)
    name = index[0].path.rpartition("/")[2]
    rendered = page.render(
        show,
        releases,
        search_index=name,
        search_client=search.client(database),
        search_later=search.client_later(database),
    )
    return (*index, *rendered)


def beside(show: Show, release: Release, talk: Talk) -> list[Artifact]:
    """The files beside an episode's page: its transcript in every shape, and its chapters."""
    files = []
    title = release.episode.title
    if said := talk.transcript:
        texts = {
            "vtt": transcript.write_cues(talk.cues, "vtt", release.language),
            "srt": transcript.write_cues(talk.cards, "srt", release.language),
            "html": page.frame(show, release, transcript.write(said, "html")),
        }
        for suffix in TRANSCRIPTS:
            text = texts.get(suffix) or transcript.write(said, suffix)
            files.append(_file(links.transcript(release.slug, suffix), text))
        for tag, cues in talk.translations:
            text = transcript.write_cues(cues, "vtt", tag)
            files.append(_file(links.transcript(release.slug, f"{tag}.vtt"), text))
    if release.chapters_file:
        text = chapters.write(release.chapters, "json", title=title, show=show.title)
        files.append(_file(release.chapters_file.path, text))
    return files


def _file(path: str, text: str) -> Artifact:
    return Artifact(path=path, data=text.encode(), media_type=links.media_type(path))


def inventory(
    show: Show, artifacts: Sequence[Artifact], finished: Sequence[tuple[Finished, tuple[str, ...]]]
) -> Artifact:
    """build.json of a site; each medium stands with what it was made from."""
    media = {each.path: (each.size, each.media.sha256, sources) for each, sources in finished}
    return site.inventory(show.base_url, artifacts, media)
