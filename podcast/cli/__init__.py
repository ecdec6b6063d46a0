"""The command line. It reads arguments, calls one function, prints, and picks the exit status; no more.

Exit 0: done. 1: the input is at fault, and everything that is wrong with it was said. 2: wrong usage.
130: stopped with Ctrl-C. Commands import what they use when they run, so that --help answers at once.
"""

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. Without `argv`, the process is there for it alone."""
    # Nothing is imported before this block, so that Ctrl-C during an import ends as quietly as later.
    try:
        if argv is None:
            from podcast.cli.alone import settle_in

            settle_in()
        from podcast.cli.run import run

        return run(argv)
    except KeyboardInterrupt:
        return 130
