"""Episodes become Releases: what was declared and what was made are put together."""

from dataclasses import replace
from datetime import datetime

from podcast import links, notes
from podcast.audio import Tags
from podcast.build.parts import Parts
from podcast.build.pictures import Hung
from podcast.build.plan import Plan
from podcast.build.talk import Talk
from podcast.config import Config
from podcast.model import Attachment, Chapter, Episode, Look, Release, Show

TRANSCRIPTS = ("vtt", "srt", "json", "html", "txt")
"""The shapes of a transcript in the order apps should prefer: VTT carries the most and is read by most."""

_AS_SAID = (
    *("update_start", "complete", "block", "podroll", "publisher", "txt", "value", "social", "chat", "hub"),
    *("synthetic_voices", "new_feed_url"),
)
"""What podcast.toml says and the feed says again, without a change."""

_TIMED = ("vtt", "srt")


def show_of(config: Config, planned: Plan, cover: Hung | None) -> Show:
    """The show as it is published."""
    return Show(
        title=config.title,
        base_url=planned.base_url,
        language=config.language,
        author=config.author or config.title,
        description=config.description,
        categories=config.categories,
        explicit=config.explicit,
        order=config.order,
        medium=config.medium,
        copyright=config.copyright,
        license=config.license,
        license_url=config.license_url,
        locked=config.locked,
        owner_name=config.owner.name if config.owner else "",
        owner_email=config.owner.email if config.owner else "",
        funding=tuple((each["url"], each["text"]) for each in config.funding),
        people=config.people,
        location=config.location,
        update_frequency=config.update_frequency,
        update_rrule=config.update_rrule,
        **{key: getattr(config, key) for key in _AS_SAID},
        accent=config.accent,
        look=Look(
            language=config.page.language,
            apps=config.page.apps,
            paper=config.page.paper,
            night=config.page.night,
            text=config.page.text,
            controls=config.page.controls,
        ),
        guid=planned.show_guid,
        editions=planned.editions,
        page_size=config.feed.page_size,
        cover=cover.whole if cover else None,
        thumbnail=cover.small if cover else None,
        icons=cover.icons if cover else (),
    )


def tags_of(show: Show, episode: Episode, parts: Parts, cover: Hung | None) -> Tags:
    """What is written inside an episode's medium."""
    picture = parts.picture or cover
    return Tags(
        title=episode.title,
        show=show.title,
        author=show.author,
        number=episode.number,
        date=f"{episode.published:%Y-%m-%d}" if episode.published else "",
        summary=episode.summary,
        language=episode.language or show.language,
        url=links.url(show.base_url, links.page(episode.slug)),
        cover=picture.thumbnail if picture else b"",
        cover_type="image/jpeg",
        chapters=parts.talk.chapters,
    )


def release_of(show: Show, episode: Episode, guid: str, parts: Parts, today: datetime) -> Release:
    """The release of an episode; a draft without a date is shown as if it appeared `today`."""
    html = notes.render(episode.notes)
    talk = parts.talk
    language = episode.language or show.language
    return Release(
        episode=episode,
        guid=guid,
        published=episode.published or today,
        summary=episode.summary or notes.first_paragraph(html) or episode.title,
        language=language,
        notes_html=html,
        audio=parts.finished.published_audio() if parts.finished else episode.enclosure,
        waveform=parts.finished.facts.waveform if parts.finished else None,
        transcript=talk.transcript,
        cues=talk.cues,
        chapters=_pictured(show, parts),
        chapters_by=talk.chapters_by,
        image=parts.picture.whole if parts.picture else None,
        thumbnail=parts.picture.small if parts.picture else None,
        transcripts=_transcripts(episode, talk, language),
        chapters_file=_chapters_file(episode, talk),
        alternates=tuple(each.published_audio() for each in parts.finished.others) if parts.finished else (),
        translations=talk.translations,
        synthetic=parts.synthetic and parts.finished is not None,
    )


def _pictured(show: Show, parts: Parts) -> tuple[Chapter, ...]:
    """The chapters, with the addresses of their pictures: apps ask for them there, pages too."""
    where = {path: links.url(show.base_url, hung.small.path) for path, hung in parts.shown}
    return tuple(replace(each, image=where.get(each.image, each.image)) for each in parts.talk.chapters)


def _transcripts(episode: Episode, talk: Talk, language: str) -> tuple[Attachment, ...]:
    if talk.transcript is None:
        return ()
    own = talk.transcript.language or language
    shapes = [(suffix, suffix, own) for suffix in TRANSCRIPTS]
    shapes += [(f"{tag}.vtt", "vtt", tag) for tag, _ in talk.translations]
    return tuple(
        Attachment(
            path=links.transcript(episode.slug, suffix),
            media_type=links.media_type(f"transcript.{shape}"),
            language=tag,
            rel="captions" if shape in _TIMED else "",
        )
        for suffix, shape, tag in shapes
    )


def _chapters_file(episode: Episode, talk: Talk) -> Attachment | None:
    if not talk.chapters:
        return None
    return Attachment(path=links.chapters(episode.slug), media_type=links.CHAPTERS_TYPE)
