"""Finishing a plain recording loads no more than it takes: short ones would wait for the rest."""

import subprocess
import sys
from pathlib import Path

from tests.unit.audio.sounds import talk, write_wav

ARRANGES = ["pydub", "podcast.audio.arrange", "podcast.audio.voices", "podcast.audio.denoise"]
READS_TAGS = ["mutagen", "podcast.languages"]
IS_NEVER_USED = ["numpy.ma", "scipy", "subprocess", "json"]

MASTER = f"""
import sys
from pathlib import Path
from podcast import audio
source, target = map(Path, sys.argv[1:])
audio.master(source, target, settings=audio.Settings(level=True))
assert audio.carried(source) == (None, ())
print(*({{*{ARRANGES + READS_TAGS + IS_NEVER_USED}}} & {{*sys.modules}}))
"""


def test_a_plain_recording_is_finished_without_what_music_and_tags_need(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", talk(4.0))
    command = [sys.executable, "-c", MASTER, str(source), str(tmp_path / "out.mp3")]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() == []
