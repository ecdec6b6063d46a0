"""Titles by a command of the producer's own: the text of a chapter goes in, a title comes out.

Nothing runs one unless it is asked for by name: a build never does.
"""

import shlex
import subprocess
from dataclasses import replace

from podcast.errors import Finding, InputError
from podcast.model import Chapter, Transcript

SECONDS = 30
"""How long a command may think about one title."""


def retitled(
    chapters: tuple[Chapter, ...], transcript: Transcript, command: str, *, seconds: float = SECONDS
) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """Chapters with the titles that a command gives, one run a chapter; where it gives none, ours stays.

    What is said in the chapter is on its standard input, UTF-8, a line a turn with the speaker before it;
    the first line it prints is the title. Raises InputError when it cannot be started. One that takes too
    long is not run again.
    """
    parts = _parts(command)
    findings: list[Finding] = []
    made = list(chapters)
    for n, chapter in enumerate(chapters):
        try:
            title = _run(parts, _text(chapter, transcript), seconds)
        except subprocess.TimeoutExpired:
            message = f"{parts[0]} took longer than {seconds:g} s; ours stay from {chapter.title!r} on"
            findings.append(_said(message))
            break
        except ValueError as error:
            findings.append(_said(f"{parts[0]} {error}; {chapter.title!r} stays"))
        else:
            made[n] = replace(chapter, title=title)
    return tuple(made), tuple(findings)


def _parts(command: str) -> list[str]:
    try:
        parts = shlex.split(command)
    except ValueError:
        parts = []
    if not parts:
        raise InputError(
            f"{command!r} is no command", rule="titler", hint="write it as in a shell: 'my-titler --short'"
        )
    return parts


def _run(parts: list[str], text: str, seconds: float) -> str:
    """What the command says. Raises ValueError with half a sentence for what is no title."""
    try:
        done = subprocess.run(  # noqa: S603 - the producer named it
            parts, input=text.encode(), capture_output=True, timeout=seconds, check=False
        )
    except OSError as error:
        raise InputError(
            f"{parts[0]} cannot be started: {error.strerror}", rule="titler", hint="check its name and path"
        ) from None
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ValueError(f"failed with status {done.returncode}" + "".join(f" ({line})" for line in last))
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
    title = " ".join("".join(c if c.isprintable() else " " for c in lines[0]).split()) if lines else ""
    if not title:
        raise ValueError("gave no title")
    from podcast.chapters.titles import MOST  # with the tables that titles are made by

    if len(title) > MOST:
        raise ValueError(f"gave a title of {len(title)} characters, which may have {MOST}")
    return title


def _text(chapter: Chapter, transcript: Transcript) -> str:
    said = (each for each in transcript.segments if chapter.start <= each.start < chapter.end)
    return "".join(f"{each.speaker}: {each.text}\n" if each.speaker else f"{each.text}\n" for each in said)


def _said(message: str) -> Finding:
    hint = "run it by hand on a text, and see what it prints"
    return Finding(rule="titler", severity="warning", message=message, hint=hint)
