"""Run the command line with ``python -m podcast``."""

import sys

from podcast.cli import main

if __name__ == "__main__":
    sys.exit(main())
