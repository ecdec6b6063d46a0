"""What `podcast check` looks at: a show folder with what was built of it, or any feed."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from podcast import captions, chapters, check, library
from podcast.build import OUTPUT, WORK, Options
from podcast.build.commit import BUILD
from podcast.build.plan import plan
from podcast.build.talk import talk
from podcast.cache import Cache
from podcast.config import Config
from podcast.errors import Finding, InputError, Problems, Where
from podcast.model import Episode

MOST_BYTES = 50_000_000
_SECONDS = 30


def lint_feed(feed: str) -> tuple[Finding, ...]:
    """Lint a feed: a file, or an http address. Raises InputError when it cannot be had."""
    if urlsplit(feed).scheme in ("http", "https"):
        return check.check_feed(_fetched(feed), Path(feed))
    path = Path(feed)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error
    return check.check_feed(data, path)


def _fetched(address: str) -> bytes:
    asked = Request(address, headers={"User-Agent": "podcast-pipeline"})  # noqa: S310 - the caller saw to it
    try:
        with urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310 - http and https only
            data: bytes = answer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise InputError(f"{address} cannot be fetched: {reason}", hint="is the address right?") from error
    if len(data) > MOST_BYTES:
        raise InputError(f"{address} is larger than {MOST_BYTES // 1_000_000} MB")
    return data


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
        findings += captions.findings(said.cues, Where(episode.transcript))
    return findings
