"""podcast add: make an episode from a recording, transcript, notes or page."""

import argparse

from podcast.cli.command import Args, Command, Parser, path, show_folder, typed
from podcast.cli.report import say_all


def _arguments(row: Parser) -> None:
    row.add_argument("files", type=path, nargs="+", metavar="FILE", help="recording, transcript, notes, page")
    row.add_argument("--slug", default="", help="the episode's name in addresses (default: from the file)")
    row.add_argument("--title", default="", help="the episode's title (default: the page's, or the slug's)")
    row.add_argument(
        "--language",
        type=_tag,
        metavar="TAG",
        help="what is spoken in it, such as de (default: the show's)",
    )
    show_folder(row)


def _tag(text: str) -> str:
    from podcast.values import language

    try:
        return language(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no language tag such as en, de or pt-BR") from None


def _run(args: Args) -> None:
    from podcast import scaffold
    from podcast.scaffold import slugs

    if args.slug:
        with typed():
            slugs.check(args.slug)
    said = scaffold.Said(slug=args.slug, title=args.title, language=args.language or "")
    added = scaffold.add(args.show, args.files, **said)
    say_all(added.findings, quiet=args.quiet)
    for each in added.files:
        print(each)


COMMAND = Command("add", "make an episode from a recording, transcript, notes or page", _arguments, _run)
