import sys
from pathlib import Path

import pytest

from podcast.chapters import retitled
from podcast.errors import InputError
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.support import make_transcript

CHAPTERS = (
    Chapter(start=Millis(0), end=Millis(20_000), title="One"),
    Chapter(start=Millis(20_000), end=Millis(40_000), title="Two"),
)


def command(tmp_path: Path, code: str) -> str:
    script = tmp_path / "titler.py"
    script.write_text(f"import sys, time\ntext = sys.stdin.read()\n{code}\n", encoding="utf-8")
    return f"{sys.executable} {script}"


def test_text_goes_in_and_a_title_comes_out(tmp_path: Path) -> None:
    code = "print(text.count(chr(10)), 'turns of', text.split(':')[0]); print('more')"
    found, findings = retitled(CHAPTERS, make_transcript(), command(tmp_path, code))
    assert [each.title for each in found] == ["2 turns of Mara", "2 turns of Mara"]
    assert not findings


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print()", "gave no title"),
        ("print('x' * 71)", "71 characters"),
        ("sys.exit('out of ideas')", "status 1 (out of ideas)"),
    ],
)
def test_what_is_no_title_is_told_and_ours_stays(tmp_path: Path, code: str, said: str) -> None:
    found, findings = retitled(CHAPTERS, make_transcript(), command(tmp_path, code))
    assert found == CHAPTERS
    assert len(findings) == 2
    assert said in findings[0].message


def test_one_that_takes_too_long_is_not_run_again(tmp_path: Path) -> None:
    found, findings = retitled(CHAPTERS, make_transcript(), command(tmp_path, "time.sleep(60)"), seconds=0.2)
    assert found == CHAPTERS
    assert [each.message.partition(" took ")[2] for each in findings] == [
        "longer than 0.2 s; ours stay from 'One' on"
    ]


@pytest.mark.parametrize("line", ["no-such-titler-anywhere", "'", " "])
def test_a_command_that_is_none_is_an_error(line: str) -> None:
    with pytest.raises(InputError):
        retitled(CHAPTERS, make_transcript(), line)
