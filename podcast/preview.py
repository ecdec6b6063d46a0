"""The preview: a build under a local address, served and made again whenever the show changes.

It goes to .podcast/preview and leaves feed/ and podcast.lock as they are, so that nothing with a local
address is ever published.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from podcast import serve
from podcast.build import WORK, Options, build
from podcast.build.options import Progress
from podcast.config import read
from podcast.errors import Finding


def preview(folder: Path, *, port: int, drafts: bool, progress: Progress) -> None:
    """Build, serve on 127.0.0.1 and rebuild on change until interrupted; a first build at fault raises."""
    output = folder / WORK / "preview"
    options = Options(
        output=output, base_url=f"http://127.0.0.1:{port}/", drafts=drafts, pin=False, progress=progress
    )
    build(folder, options)

    def rebuild() -> Sequence[Finding]:
        return build(folder, options).findings

    watched = [folder / name for name in ("podcast.toml", "episodes", "transcripts", read(folder)[0].cover)]
    serve.serve(output, port=port, rebuild=rebuild, watch=watched, ready=_say)


def _say(address: str) -> None:
    sys.stderr.write(f"serving {address} (ctrl-c ends it)\n")
