"""podcast search: search everything that was said."""

from podcast.cli.command import Args, Command, Parser, count, day, show_folder
from podcast.errors import UsageError
from podcast.timecode import show


def _arguments(row: Parser) -> None:
    row.add_argument("words", nargs="+", metavar="WORD", help='words, "a phrase", begin*, -without, or OR')
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
        "--limit", type=count, default=20, metavar="N", help="at most so many hits (default: 20)"
    )
    row.add_argument("--json", action="store_true", help="print hits as JSON")
    show_folder(row)


def _run(args: Args) -> None:
    from podcast import config, search
    from podcast.search.query import parse

    if not parse(" ".join(args.words)).wanted:
        raise UsageError(
            "there is no word to search for", hint="give one that is to occur: podcast search tide"
        )
    filters = search.Filters(episode=args.episode, speaker=args.speaker, since=args.since, until=args.until)
    database = args.show / ".podcast" / "search.db"
    if not database.is_file():
        config.read(args.show)  # which says so where there is no show at all
    results = search.search(database, " ".join(args.words), filters=filters, limit=args.limit)
    if args.json:
        print(search.to_json(results))
        return
    if results.corrected:
        print(f"showing results for: {results.corrected}")
    for hit in results.hits:
        who = f"{hit.speaker}: " if hit.speaker else ""
        place = show(hit.start_ms) if hit.is_timed else hit.kind
        print(f"{hit.title}, {place}  {hit.url}\n    {who}{hit.text}")
    if not results.hits:
        print("nothing found")


COMMAND = Command("search", "search everything that was said", _arguments, _run, free_words=True)
