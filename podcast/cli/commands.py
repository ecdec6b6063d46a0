"""Every command by its name. docs/commands.md has a section for each."""

from importlib import import_module

from podcast.cli.command import Command

_SHOW = ("new", "import", "add", "build", "serve", "check", "search", "move")
_FILES = ("convert", "chapters", "align", "master", "narrate", "clip")

NAMES = (*_SHOW, *_FILES)
"""In the order in which a show needs them."""

_MODULES = {"import": "importing"}
"""Those that have no file of their name, for it is a word of Python."""


def load(name: str) -> Command:
    """A command of NAMES. Its file alone is imported: whoever calls one command waits for no other."""
    command: Command = import_module(f"podcast.cli.{_MODULES.get(name, name)}").COMMAND
    return command
