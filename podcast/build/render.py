"""Every file of the site but the finished media, rendered to values."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from podcast import chapters, feed, links, page, search, transcript
from podcast.build import site
from podcast.build.media import Finished
from podcast.build.pictures import Hung
from podcast.build.releases import TRANSCRIPTS
from podcast.build.talk import Talk
from podcast.model import Artifact, Release, Show


def render(
    show: Show,
    releases: Sequence[Release],
    pictures: Sequence[Hung],
    talks: Mapping[str, Talk],
    database: Path,
) -> tuple[Artifact, ...]:
    """The files of a site. `database` is the search index, which is brought up to date first."""
    search.update(database, show, releases)
    index = search.web_index(database)
    made = [index, feed.render(show, releases)]
    made += page.render(
        show, releases, search_index=index.path.rpartition("/")[2], search_client=search.client()
    )
    for picture in pictures:
        made += picture.artifacts
    for release in releases:
        made += beside(show, release, talks[release.slug])
    made += site.around(show, releases)
    return tuple(made)


def beside(show: Show, release: Release, talk: Talk) -> list[Artifact]:
    """The files beside an episode's page: its transcript in every shape, and its chapters."""
    files = []
    episode = release.episode
    if said := talk.transcript:
        texts = {
            "vtt": transcript.write_cues(talk.cues, "vtt", release.language),
            "srt": transcript.write_cues(talk.cards, "srt", release.language),
        }
        for suffix in TRANSCRIPTS:
            text = texts.get(suffix) or transcript.write(said, suffix)
            files.append(_file(links.transcript(release.slug, suffix), text, episode.transcript))
        for tag, cues in talk.translations:
            text = transcript.write_cues(cues, "vtt", tag)
            source = dict(episode.translations)[tag]
            files.append(_file(links.transcript(release.slug, f"{tag}.vtt"), text, source))
    if release.chapters_file:
        text = chapters.write(release.chapters, "json", title=episode.title, show=show.title)
        files.append(_file(release.chapters_file.path, text, episode.source))
    return files


def _file(path: str, text: str, source: Path | None) -> Artifact:
    sources = (f"{source.parent.name}/{source.name}",) if source else ()
    return Artifact(path=path, data=text.encode(), media_type=links.media_type(path), sources=sources)


def inventory(show: Show, artifacts: Sequence[Artifact], finished: Sequence[Finished]) -> Artifact:
    """build.json of a site."""
    media = {each.path: (each.size, each.media.sha256, each.recording) for each in finished}
    return site.inventory(show.base_url, artifacts, media)
