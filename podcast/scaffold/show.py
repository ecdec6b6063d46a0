"""`podcast new`: a show folder that builds at once."""

import unicodedata
from pathlib import Path

from podcast import toml
from podcast.config import PLACEHOLDERS
from podcast.scaffold.slugs import slugify
from podcast.scaffold.writing import Content, check_free, write_all

ACCENT = "#1d5c50"

_TOML = """\
# The show. Title and description must be here, the rest has defaults.
title = {title}
description = {description}
author = {author}

# Where feed/ will be found on the web. It may change later: what was published keeps its identity.
address = {address}

# A BCP 47 tag: en, de, pt-BR.
language = "en"

# Apple's categories, the first counts most; a second level stands after >: "Education > Courses".
categories = ["Education"]

# Square, 1400 to 3000 pixels, JPEG or PNG. This one was drawn for the show; put your own in its place.
cover = "cover.png"
cover_alt = "Quarter rings and four bars"

# Whether the show is not fit for children.
explicit = false

# The colour of the pages.
accent = "{accent}"
"""

_EPISODES = """\
# Episodes

An episode is a file `<slug>.md`: a head between two lines of `+++`, then show notes in Markdown.
The recording beside it has the same name: `<slug>.wav`, `.flac`, `.mp3`, `.m4a` or `.opus`.
So may a picture: `<slug>.jpg` or `<slug>.png`.

    +++
    title = "The keeper's winter"
    published = 2026-10-03T06:00:00Z
    +++

    A winter night with the keeper of the last lighthouse.

The slug is part of the episode's address: small letters a to z, digits and hyphens.
`podcast add` makes an episode from a recording, a transcript, notes, or a saved guide page.
"""

_TRANSCRIPTS = """\
# Transcripts

The transcript of an episode has the episode's name: `<slug>.vtt`, `.srt`, `.json`, `.txt` or another format.
Plain text has a time before each turn, such as `0:12 Mara: Welcome back.`
A text without times and without a recording is spoken where the head of its notes has `narrate = true`.
A translation carries its language: `<slug>.de.vtt`.

These files stay as they were received. Names of speakers, spelling and chapters are put right in the head
of `episodes/<slug>.md`, so that a transcript that is exported again wipes nothing out.
"""

IGNORE = """\
# Made by podcast build. podcast.lock is not here: it keeps what was published, so keep it too.
/feed/
/.podcast/
"""


def new(folder: Path) -> tuple[Path, ...]:
    """Make a show folder, named and addressed after its own name; gives the files made.

    Raises InputError when one of these files is there already, and leaves the folder as it was then.
    """
    name = unicodedata.normalize("NFC", folder.resolve().name)
    files: dict[Path, Content] = {
        folder / "podcast.toml": settings(name).encode(),
        folder / "episodes" / "README.md": _EPISODES.encode(),
        folder / "transcripts" / "README.md": _TRANSCRIPTS.encode(),
        folder / ".gitignore": IGNORE.encode(),
    }
    check_free([*files, folder / "cover.png"])
    # The drawing takes a second and Pillow: it comes when nothing else can fail.
    from podcast.artwork import draw_cover

    files[folder / "cover.png"] = draw_cover(ACCENT, size=3000)
    return write_all(files)


def settings(name: str) -> str:
    """A podcast.toml for a show folder of this name.

    >>> settings("harbour-and-lights").splitlines()[1]
    'title = "Harbour and lights"'
    """
    title = name if " " in name else name.replace("-", " ").replace("_", " ").strip()
    title = title[:1].upper() + title[1:] or "My show"
    address = f"https://example.org/{slugify(name)}/"
    said = {key: toml.text(text) for key, text in PLACEHOLDERS.items()}
    return _TOML.format(title=toml.text(title), address=toml.text(address), accent=ACCENT, **said)
