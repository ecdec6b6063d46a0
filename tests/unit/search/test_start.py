"""What a search loads before it answers: nobody waits for what makes an index."""

import subprocess
import sys

HEAVY = ("numpy", "podcast.config", "podcast.model", "podcast.values")


def test_the_command_loads_nothing_that_reads_or_writes_a_show() -> None:
    code = f"""
import sys
from podcast import search
from podcast.cli import run
print(*(name for name in {HEAVY} if name in sys.modules))
"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == ""
