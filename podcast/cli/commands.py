"""Every command. docs/commands.md has a section for each."""

from podcast.cli import add, align, build, chapters, check, clip, convert, master, narrate, new, search, serve

COMMANDS = tuple(
    module.COMMAND
    for module in (new, add, build, serve, check, search, convert, chapters, align, master, narrate, clip)
)
"""In the order in which a show needs them."""
