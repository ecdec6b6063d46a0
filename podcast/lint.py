"""What `podcast check` looks at: a show folder with what was built of it, or any feed."""

from pathlib import Path

from podcast import chapters, check, library
from podcast.build import OUTPUT, WORK, Options
from podcast.build.commit import BUILD
from podcast.build.plan import plan
from podcast.build.talk import talk
from podcast.cache import Cache
from podcast.check.fetch import fetch, place
from podcast.config import Config
from podcast.errors import Finding, Problems, Where
from podcast.model import Cue, Episode


def lint_feed(feed: str) -> tuple[Finding, ...]:
    """Lint a feed: a file, or an http address. Raises InputError when it cannot be had."""
    return check.check_feed(fetch(feed), place(feed))


def lint_show(folder: Path) -> tuple[Finding, ...]:
    """Lint a show: what a build would report, the rules for captions and chapters, and the built site."""
    problems = Problems()
    with problems.collect():
        shelf = library.read(folder)
        planned = plan(shelf, Options(base_url=shelf.config.address or "https://example.org/"))
        problems.add(planned.findings)
        with Cache(folder / WORK, ages=False) as cache:
            for episode in planned.episodes:
                with problems.collect():
                    problems.add(_episode(episode, shelf.config, cache))
    output = folder / OUTPUT
    if (output / BUILD).is_file():
        problems.add(check.check_output(output))
    else:
        hint = "run podcast build, then check what was made of it"
        where = Where(output)
        problems.add(
            [Finding(rule="not-built", severity="info", message="not built yet", where=where, hint=hint)]
        )
    return tuple(problems.findings)


def _episode(episode: Episode, config: Config, cache: Cache) -> list[Finding]:
    said = talk(episode, episode.language or config.language, None, cache)
    findings = list(said.findings)
    # A short talk gets one or two chapters or none, and no platform minds; a producer's list is always held
    # to their rules.
    if said.chapters_by == "producer" or len(said.chapters) > 2:
        where = Where(episode.source)
        findings += chapters.platform_findings(said.chapters, said.chapters[-1].end, where)
    if episode.transcript:
        findings += _hasty(said.cues, episode.transcript)
    return findings


def _hasty(cues: tuple[Cue, ...], path: Path) -> list[Finding]:
    """Captions that no cutting can make readable in time: the words come too fast for their times."""
    flagged = [cue for cue in cues if cue.flags]
    if not flagged:
        return []
    rules = sorted({flag for cue in flagged for flag in cue.flags})
    return [
        Finding(
            rule="caption-speed",
            severity="info",
            message=f"{len(flagged)} of {len(cues)} captions break a reading rule ({', '.join(rules)})",
            where=Where(path),
            hint="times exact to the tenth of a second, or word times, would mend most of them",
        )
    ]
