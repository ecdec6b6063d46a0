"""Files of every format, with what is read from each beside it: ``make golden`` accepts a change."""

import json
from pathlib import Path

import pytest

from podcast.transcript import FORMATS, Reading, parse

FOLDER = Path(__file__).parent / "formats"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".expected")


def shown(reading: Reading) -> str:
    """What was read, a segment, a word and a finding a line."""
    talk = reading.transcript
    lines = [f"{reading.format}, {talk.timing}, {talk.language}"]
    for one in talk.segments:
        lines.append(json.dumps([one.start, one.end, one.speaker, one.text], ensure_ascii=False))
        lines += [f"  {json.dumps([word.start, word.end, word.text, word.confidence])}" for word in one.words]
    for each in reading.findings:
        line = each.where.line if each.where else None
        lines.append(f"{each.severity} {line}: {each.message}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_file_reads_as_expected(path: Path, request: pytest.FixtureRequest) -> None:
    reading = parse(path.read_bytes(), Path(path.name))
    expected = path.with_name(path.name + ".expected")
    if request.config.getoption("--update-golden"):
        expected.write_text(shown(reading), encoding="utf-8")
    assert reading.format == path.name.split("-")[0]
    assert shown(reading) == expected.read_text(encoding="utf-8")


def test_every_format_that_is_written_has_a_sample() -> None:
    assert {form.name for form in FORMATS if form.write or form.write_cues} <= {
        path.name.split("-")[0] for path in SAMPLES
    }
