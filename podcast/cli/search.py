"""podcast search: search everything that was said."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from podcast.cli.command import Args, Command, Parser, count, day, show_folder
from podcast.cli.ink import Ink
from podcast.errors import UsageError
from podcast.timecode import show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.search import Results

EACH = 5
"""Hits of one episode, so that a long talk about something leaves room for the others."""


def _arguments(row: Parser) -> None:
    row.add_argument("words", nargs="*", metavar="WORD", help='words, "a phrase", begin*, -without, or OR')
    _filters(row)
    row.add_argument(
        "--limit", type=count, default=20, metavar="N", help="at most so many hits (default: 20)"
    )
    row.add_argument(
        "--each",
        type=count,
        metavar="N",
        help=f"at most so many hits of one episode (default: {EACH}; with --episode or --json any number)",
    )
    row.add_argument("--json", action="store_true", help="print hits as JSON")
    row.add_argument(
        "--export", action="store_true", help="print all that can be found, a JSON object a line, and no hits"
    )
    row.add_argument(
        "--server",
        metavar="ADDRESS",
        help="ask a PostgreSQL server; with --export, fill it (default: the index of the show)",
    )
    row.add_argument(
        "--open", action="store_true", help="open the best hit in the browser, and play from there"
    )
    show_folder(row)


def _filters(row: Parser) -> None:
    row.add_argument("--episode", default="", metavar="SLUG", help="in this episode only (default: all)")
    row.add_argument(
        "--speaker",
        default="",
        metavar="NAME",
        help="said by this person only, any part of the name (default: anybody)",
    )
    row.add_argument(
        "--since",
        type=day,
        metavar="DATE",
        help="published on this day or later, as 2026-09-07 (default: any)",
    )
    row.add_argument(
        "--until", type=day, metavar="DATE", help="published on this day or before (default: any)"
    )
    row.add_argument(
        "--chapter",
        default="",
        metavar="TITLE",
        help="in chapters with this in their title only (default: all)",
    )
    row.add_argument("--season", type=count, metavar="N", help="in this season only (default: all)")


def _run(args: Args) -> None:
    from podcast import search
    from podcast.search.query import parse

    database = args.show / ".podcast" / "search.db"
    if args.export:
        _export(args, database)
        return
    if not parse(" ".join(args.words)).wanted:
        raise UsageError(
            "there is no word to search for", hint="give one that is to occur: podcast search tide"
        )
    if args.since and args.until and args.since > args.until:
        raise UsageError(
            f"no day is both since {args.since} and until {args.until}",
            hint=f"the earlier one goes first: --since {args.until} --until {args.since}",
        )
    results = _asked(args, database)
    if args.json:
        print(search.to_json(results))
    else:
        ink = Ink(sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
        print("\n".join(_lines(results, args.limit, ink)))
    if args.open and results.hits:
        best = results.hits[0]
        _open(f"{best.url}&play" if best.is_timed else best.url)


def _export(args: Args, database: "Path") -> None:
    from podcast import search

    _expect(args, database)
    if not args.server:
        for line in search.export(database):
            print(line)
        return
    from podcast.search import postgres

    show = search.address(database)
    number = postgres.fill(args.server, search.export(database), show=show)
    print(f"{number:,} documents of {show}")


def _asked(args: Args, database: "Path") -> "Results":
    from podcast import search

    names = ("episode", "speaker", "since", "until", "chapter", "season")
    filters = search.Filters(**{name: getattr(args, name) for name in names})
    each = args.each or (None if args.episode or args.json else EACH)
    text = " ".join(args.words)
    if args.server:
        from podcast.search import postgres

        return postgres.search(args.server, text, filters=filters, limit=args.limit, each=each)
    _expect(args, database)
    return search.search(database, text, filters=filters, limit=args.limit, each=each)


def _expect(args: Args, database: "Path") -> None:
    if not database.is_file():
        from podcast import config

        config.read(args.show)  # which says so where there is no show at all


def _lines(results: "Results", limit: int, ink: Ink) -> Iterator[str]:
    if results.corrected:
        yield f"showing results for: {results.corrected}"
    if results.alternatives:
        yield f"did you mean: {' or '.join(results.alternatives)}?"
    if not results.hits:
        yield "nothing found"
    for group in results.groups:
        number = f"{group.count} hit{'s' * (group.count > 1)}"
        yield f"{ink.strong(group.title)}, {number}"
        for hit in group.hits:
            place = show(hit.start_ms) if hit.is_timed else hit.kind
            who = f"{hit.speaker}: " if hit.speaker else ""
            yield f"  {ink.dim(place)}  {who}{ink.marked(hit.text, hit.marks)}\n    {ink.dim(hit.url)}"
        if group.count > len(group.hits):
            yield f"  {ink.dim('more:')} --episode {group.episode}"
    if limit == len(results.hits) < results.total:
        yield f"{ink.dim('more:')} {limit:,} of {results.total:,} hits are shown, a higher --limit shows more"


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        raise UsageError("there is no browser to open", hint=f"the best hit is at {address}")


COMMAND = Command("search", "search everything that was said", _arguments, _run, free_words=True)
