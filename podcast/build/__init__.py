"""A show folder in, a site out: the story of a build in two acts.

Act one gathers: it reads the show, makes what is missing, renders everything to values and checks it. An
error ends the build here, and nothing published has been touched. Act two writes: only what changed, the
feed last, so that at every moment the feed names only files that exist.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from podcast import library, links
from podcast.build.commit import Outcome, commit
from podcast.build.exclusive import exclusive
from podcast.build.gather import gather
from podcast.build.listing import keep
from podcast.build.media import Studio
from podcast.build.options import OUTPUT, Options
from podcast.cache import Cache
from podcast.config import NAME
from podcast.errors import Finding, InputError, Where

__all__ = ["OUTPUT", "Built", "Options", "build"]

WORK = ".podcast"
DRAFTS = f"{WORK}/drafts"
"""Where a build goes that takes in drafts, unless it is told where."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the output folder, its episodes, the files that changed, and what there is to say."""

    output: Path
    base_url: str
    episodes: int
    outcome: Outcome
    findings: tuple[Finding, ...] = field(default=())


def build(folder: Path, options: Options | None = None) -> Built:
    """Build the show in `folder`.

    Raises a group of PodcastErrors with every fault of the input; then nothing was written. BusyError when
    another build of this show is running.
    """
    options = options or Options()
    work = folder / WORK
    output = options.output or folder / (OUTPUT if options.pin else DRAFTS)
    _keep_off(folder, output, pin=options.pin)
    # What is no show folder is left as it is: reading it raises.
    shelf = library.look(folder) if (folder / NAME).is_file() else library.read(folder)
    with _telling(output), exclusive(work), Cache(work, rehash=options.rehash) as cache:
        studio = Studio(work, output, cache)
        gathered = gather(shelf, studio, options)
        outcome = commit(gathered.site, output, work)
        keep(gathered.items, work / options.items)
        if options.pin:
            studio.tidy(gathered.finished)
    return Built(
        output=output,
        base_url=gathered.show.base_url,
        episodes=len(gathered.releases),
        outcome=outcome,
        findings=gathered.findings,
    )


def _keep_off(folder: Path, output: Path, *, pin: bool) -> None:
    """Nothing is written where a person keeps files, nor a preview over what is published."""
    show, target = folder.resolve(), output.resolve()
    rooms = (show / "episodes", show / "transcripts", *((show / WORK,) if pin else ()))
    holds_all = any(place.is_relative_to(target) for place in (show, Path.home().resolve()))
    if holds_all or (target / NAME).exists() or any(target.is_relative_to(room) for room in rooms):
        message = "a site cannot be built into a place where you keep your own files"
    elif not pin and target == show / OUTPUT:
        message = "what is not to be published cannot be built over what is"
    else:
        return
    raise InputError(
        message,
        where=Where(output),
        hint="name an empty folder with --output, or leave it out",
        rule="output",
    )


@contextmanager
def _telling(output: Path) -> Generator[None]:
    """A full disk or a folder without permission is the producer's to mend: say so in a sentence."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        name = getattr(error, "filename", None) or output
        whole = (output / links.FEED).is_file()
        published = "all that the published feed names is in its place; " if whole else ""
        raise InputError(
            f"cannot be read or written: {getattr(error, 'strerror', None) or error}",
            where=Where(Path(name)),
            hint=f"{published}build again when this is mended",
            rule="output",
        ) from error
