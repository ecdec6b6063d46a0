"""The preview: a build under a local address, served and made again whenever the show changes.

It goes to .podcast/preview and leaves feed/ and podcast.lock as they are, so that nothing with a local
address is ever published.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from podcast import library, serve
from podcast.build import WORK, Options, build
from podcast.build.options import Progress
from podcast.build.sources import named
from podcast.config import NAME, read
from podcast.errors import Finding, PodcastError


def preview(folder: Path, *, port: int, drafts: bool, progress: Progress) -> None:
    """Build, serve on 127.0.0.1 and rebuild on change until interrupted; a first build at fault raises."""
    output = folder / WORK / "preview"
    watcher = serve.Watcher(_sources(folder))
    options = Options(
        output=output, base_url=f"http://127.0.0.1:{port}/", drafts=drafts, pin=False, progress=progress
    )
    build(folder, options)

    def rebuild() -> Sequence[Finding]:
        watcher.follow(_sources(folder))
        return build(folder, options).findings

    serve.serve(output, port=port, rebuild=rebuild, watcher=watcher, ready=_say)


def _sources(folder: Path) -> list[Path]:
    """What a show is made of, as far as its podcast.toml can be read."""
    names = [NAME, "episodes", "transcripts", "pictures", "theme"]
    with suppress(PodcastError, ExceptionGroup):
        found, _ = read(folder)
        names += [found.cover, found.audio.intro, found.audio.outro]
    with suppress(PodcastError, ExceptionGroup):
        # Whatever has a fault is left out: its notes are watched, and name their files once they are right.
        for each in library.look(folder).episodes:
            names += [path.relative_to(folder).as_posix() for path in named(each)]
    return [folder / name for name in dict.fromkeys(names) if name]


def _say(address: str) -> None:
    sys.stderr.write(f"serving {address} (ctrl-c ends it)\n")
