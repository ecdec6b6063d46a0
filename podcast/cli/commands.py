"""Every command: its name, its arguments, and the one function it calls."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from podcast.cli.outputs import check_target, put
from podcast.cli.report import Progress, as_json, say_all
from podcast.errors import InputError, Where
from podcast.timecode import Millis, show

Args = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table below. `run` returns the exit status, None for 0."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Args], int | None]


def _show_folder(row: argparse.ArgumentParser) -> None:
    row.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show folder (default: .)")
    row.add_argument("--quiet", action="store_true", help="say nothing but errors")


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 2026-09-07T06:00Z") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-09-07") from error


def _new_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("folder", type=Path, metavar="DIR")


def _new(args: Args) -> None:
    from podcast import scaffold

    for path in scaffold.new(args.folder):
        print(path)
    print(f"next: cd {args.folder} && podcast add RECORDING TRANSCRIPT, then podcast build")


def _add_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("files", type=Path, nargs="+", metavar="FILE", help="recording, transcript, notes, page")
    row.add_argument("--slug", default="", help="the episode's name in addresses (default: from the file)")
    row.add_argument("--title", default="", help="the episode's title")
    _show_folder(row)


def _add(args: Args) -> None:
    from podcast import scaffold

    added = scaffold.add(args.show, args.files, slug=args.slug, title=args.title)
    say_all(added.findings, quiet=args.quiet)
    for path in added.files:
        print(path)


def _build_arguments(row: argparse.ArgumentParser) -> None:
    _show_folder(row)
    row.add_argument(
        "--output", type=Path, metavar="DIR", help="where to (default: feed/ in the show folder)"
    )
    row.add_argument("--base-url", default="", metavar="URL", help="in place of the address in podcast.toml")
    row.add_argument("--at", type=_time, metavar="TIME", help="build as if it were this time")
    row.add_argument(
        "--jobs", type=_count, default=0, metavar="N", help="recordings at a time (default: cores)"
    )
    row.add_argument("--drafts", action="store_true", help="drafts and what is not due too; for previews")
    row.add_argument("--rehash", action="store_true", help="read every file again, trust no time stamp")
    row.add_argument(
        "--remaster", action="append", default=[], metavar="SLUG", help="finish this recording again"
    )
    row.add_argument("--allow-guid-change", action="store_true", help="let published guids change or vanish")


def _build(args: Args) -> None:
    from podcast.build import Options, build

    with Progress(quiet=args.quiet) as progress:
        built = build(
            args.show,
            Options(
                output=args.output,
                base_url=args.base_url,
                at=args.at,
                jobs=args.jobs,
                drafts=args.drafts,
                rehash=args.rehash,
                pin=not args.drafts,
                allow_guid_change=args.allow_guid_change,
                remaster=tuple(args.remaster),
                progress=progress,
            ),
        )
    say_all(built.findings, quiet=args.quiet)
    if args.quiet:
        return
    outcome = built.outcome
    for what, paths in (("made", outcome.written), ("removed", outcome.removed)):
        for path in paths[:20]:
            print(f"{what:8} {path}")
        if len(paths) > 20:
            print(f"{what:8} and {len(paths) - 20} more")
    print(
        f"{built.output}/: {built.episodes} episodes; {len(outcome.written)} files made, "
        f"{outcome.unchanged} unchanged, {len(outcome.removed)} removed"
    )
    print(f"to see it: open {built.output / 'index.html'}, or run podcast serve, which the search page needs")
    if args.drafts:
        print("it holds drafts and is not to be published: build without --drafts for that")
    else:
        print(f"to publish it: copy {built.output}/ to {built.base_url}")


def _serve_arguments(row: argparse.ArgumentParser) -> None:
    _show_folder(row)
    row.add_argument("--port", type=int, default=8000, metavar="N")
    row.add_argument("--drafts", action="store_true", help="drafts and what is not due too")


def _serve(args: Args) -> None:
    from podcast.preview import preview

    with Progress(quiet=args.quiet) as progress:
        preview(args.show, port=args.port, drafts=args.drafts, progress=progress)


def _check_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("feed", nargs="?", default="", metavar="FEED", help="a feed, file or URL; else the show")
    row.add_argument("--json", action="store_true", help="print findings as JSON")
    _show_folder(row)


def _check(args: Args) -> int:
    from podcast import check
    from podcast.lint import lint_feed, lint_show

    findings = lint_feed(args.feed) if args.feed else lint_show(args.show)
    if args.json:
        print(check.findings_json(findings))
        return int(any(finding.severity == "error" for finding in findings))
    errors = say_all(findings, quiet=args.quiet)
    if not findings and not args.quiet:
        print("nothing to put right")
    return int(errors > 0)


def _search_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("words", nargs="+", metavar="WORD", help='words, "a phrase", begin*, -without, or OR')
    row.add_argument("--episode", default="", metavar="SLUG")
    row.add_argument("--speaker", default="", metavar="NAME")
    row.add_argument("--since", type=_day, metavar="DATE")
    row.add_argument("--until", type=_day, metavar="DATE")
    row.add_argument("--limit", type=_count, default=20, metavar="N")
    row.add_argument("--json", action="store_true", help="print hits as JSON")
    _show_folder(row)


def _search(args: Args) -> None:
    from podcast import search

    filters = search.Filters(episode=args.episode, speaker=args.speaker, since=args.since, until=args.until)
    database = args.show / ".podcast" / "search.db"
    results = search.search(database, " ".join(args.words), filters=filters, limit=args.limit)
    if args.json:
        print(search.to_json(results))
        return
    if results.corrected:
        print(f"showing results for: {results.corrected}")
    for hit in results.hits:
        who = f"{hit.speaker}: " if hit.speaker else ""
        print(f"{hit.title}, {show(hit.start_ms)}  {hit.url}\n    {who}{hit.text}")
    if not results.hits:
        print("nothing found")


def _convert_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("source", metavar="IN", help="a transcript, captions or chapters; - for standard input")
    row.add_argument("target", metavar="OUT", help="the file to make; - for standard output")
    row.add_argument("--from", dest="from_", default="", metavar="FORMAT", help="do not guess what IN is")
    row.add_argument("--to", default="", metavar="FORMAT", help="the format of OUT (default: its suffix)")
    row.add_argument("--profile", default="", metavar="NAME", help="how captions are cut")


def _convert(args: Args) -> None:
    from podcast.convert import convert
    from podcast.transcript import format_for

    path = Path("<standard input>" if args.source == "-" else args.source)
    to = args.to or format_for(Path(args.target).suffix)
    if not to:
        raise InputError("the format to make is not clear", hint="name OUT with a suffix, or use --to vtt")
    if args.target != "-":
        check_target(Path(args.target), [path])
    data = sys.stdin.buffer.read() if args.source == "-" else _bytes(path)
    text, findings = convert(data, path, to, from_=args.from_, profile=args.profile)
    say_all(findings)
    put(args.target, text)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error


def _chapters_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("source", type=Path, metavar="IN", help="a transcript")
    row.add_argument(
        "--count", type=_count, default=None, metavar="N", help="how many (default: by its length)"
    )
    row.add_argument("--json", action="store_true", help="print chapters as JSON")


def _chapters(args: Args) -> None:
    from podcast import chapters, transcript

    reading = transcript.read(args.source)
    settings = transcript.Settings(language=reading.transcript.language or "en")
    said, findings = transcript.prepare(reading.transcript, path=args.source, settings=settings)
    say_all((*reading.findings, *findings))
    found = chapters.propose(said, duration=said.segments[-1].end, count=args.count)
    if args.json:
        as_json({"chapters": [{"start_ms": each.start, "title": each.title} for each in found]})
    else:
        for each in found:
            print(f"{show(each.start)} {each.title}")


def _master_arguments(row: argparse.ArgumentParser) -> None:
    row.add_argument("source", type=Path, metavar="IN", help="a recording in any format")
    row.add_argument(
        "targets", type=Path, nargs="+", metavar="OUT", help="the files to make: .mp3, .m4a, .opus"
    )
    row.add_argument("--transcript", type=Path, metavar="FILE", help="level its speakers to one loudness")
    row.add_argument("--target", type=float, default=-16.0, metavar="LUFS")
    row.add_argument("--report", action="store_true", help="print what was measured as JSON")
    row.add_argument("--quiet", action="store_true", help="say nothing but errors")


def _master(args: Args) -> None:
    from podcast import audio

    for target in args.targets:
        check_target(target, [args.source, *([args.transcript] if args.transcript else [])])
        audio.codec_of(target)
    settings = audio.Settings(target=args.target, turns=_turns(args.transcript))
    reports = []
    for target in args.targets:
        with Progress(quiet=args.quiet) as progress:
            done = audio.master(
                args.source, target, settings=settings, progress=partial(progress, target.name)
            )
        say_all(done.findings, quiet=args.quiet)
        reports.append(
            {
                "file": str(target),
                "duration_ms": done.audio.duration,
                "loudness_before": done.before,
                "loudness": done.after,
                "true_peak": done.true_peak,
            }
        )
        if not (args.quiet or args.report):
            print(f"{target}: {_lufs(done.before)} → {_lufs(done.after)}")
    if args.report:
        as_json({"files": reports})


def _lufs(loudness: float | None) -> str:
    return "silence" if loudness is None else f"{loudness:.1f} LUFS"


def _turns(path: Path | None) -> tuple[tuple[Millis, Millis, str], ...]:
    if path is None:
        return ()
    from podcast import transcript

    said, _ = transcript.prepare(transcript.read(path).transcript, path=path, settings=transcript.Settings())
    return tuple((each.start, each.end, each.speaker or "") for each in said.segments)


COMMANDS = (
    Command("new", "make a show folder that builds at once", _new_arguments, _new),
    Command("add", "make an episode from a recording, transcript, notes or page", _add_arguments, _add),
    Command("build", "make the feed, the pages and all that belongs to them", _build_arguments, _build),
    Command("serve", "preview the show on this machine, rebuilt on every change", _serve_arguments, _serve),
    Command("check", "say what is wrong with the show, or with any feed", _check_arguments, _check),
    Command("search", "search everything that was said", _search_arguments, _search),
    Command("convert", "convert transcripts, captions and chapters", _convert_arguments, _convert),
    Command("chapters", "propose chapters for a transcript", _chapters_arguments, _chapters),
    Command("master", "level, normalise and encode a recording", _master_arguments, _master),
)
"""In the order in which a show needs them; docs/commands.md has a section for each."""
