"""Every command. docs/commands.md has a section for each."""

from podcast.cli import (
    add,
    align,
    build,
    chapters,
    check,
    clip,
    convert,
    importing,
    master,
    move,
    narrate,
    new,
    search,
    serve,
)

_SHOW = (new, importing, add, build, serve, check, search, move)
_FILES = (convert, chapters, align, master, narrate, clip)

COMMANDS = tuple(module.COMMAND for module in (*_SHOW, *_FILES))
"""In the order in which a show needs them."""
