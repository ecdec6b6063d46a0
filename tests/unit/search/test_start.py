"""What a search loads before it answers: nobody waits for what makes an index, nor for other commands."""

import subprocess
import sys
from pathlib import Path

from podcast import search
from tests.support import make_release, make_show

MAKES_AN_INDEX = ("html.parser", "numpy", "podcast.languages", "podcast.model", "podcast.search.entries")
IS_SELDOM_ASKED_FOR = ("difflib", "hashlib", "importlib.resources", "podcast.search.postgres")
READS_SHOWS = ("podcast.cli.build", "podcast.config", "podcast.values")


def test_a_search_from_the_command_line_loads_what_it_needs_alone(tmp_path: Path) -> None:
    search.update(tmp_path / ".podcast/search.db", make_show(), [make_release()])
    code = f"""
import sys
from podcast.cli import main
main(["search", "gauges", "--show", {str(tmp_path)!r}])
print(*({{*{MAKES_AN_INDEX + IS_SELDOM_ASKED_FOR + READS_SHOWS}}} & {{*sys.modules}}), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "3 hits" in done.stdout
    assert done.stderr.strip() == ""
