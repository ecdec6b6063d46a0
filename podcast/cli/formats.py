"""What podcast convert reads and writes, as its help lists it."""

from collections.abc import Iterator


def listing() -> str:
    """The formats and the caption profiles, from the tables that hold them."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    from podcast import captions, chapters, transcript
    from podcast.convert import SCREEN

    yield "transcripts and captions, for --from and --to (what is only read is no --to):"
    written = transcript.formats_for_writing()
    for form in transcript.FORMATS:
        yield _row(form.name, " ".join(form.suffixes), "" if form.name in written else "only read")
    yield "\nchapters, for --from and --to:"
    for each in chapters.FORMATS:
        yield _row(each.name, each.suffix)
    usual = " and ".join(f"{profile} for {name}" for name, profile in SCREEN.items())
    yield f"\ncaption profiles, for --profile (default: {usual}):"
    for profile in captions.PROFILES.values():
        lines = "1 line" if profile.lines == 1 else f"{profile.lines} lines"
        yield _row(profile.name, "a word at a time" if profile.words == 1 else f"{lines} of {profile.chars}")


def _row(name: str, *about: str) -> str:
    return f"  {name:11} {'  '.join(about)}".rstrip()
