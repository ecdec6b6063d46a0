from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.transcript import parse

PAGE = """<!DOCTYPE html>
<html><head><title>0:00 Not this</title><script>"0:01 nor this"</script></head>
<body><h1>The walk</h1>
<ul><li>9:00 — Gate</li><li>9:30 — Climb</li></ul>
<h2>Transcript</h2>
<div><span>00:00</span><span>Who keeps
  the <b>lamp</b>?</span></div>
<div><span>00:04</span><span>A keeper &amp; her dog.</span></div>
<div><span>00:09</span><span>Thank you.</span></div>
<h2>Questions</h2><p>Is it open?</p>
</body></html>
"""


def test_the_stamped_lines_of_a_saved_page_are_its_transcript() -> None:
    reading = parse(PAGE.encode(), Path("walk.html"))
    assert reading.format == "page"
    assert [(one.start, one.text) for one in reading.transcript.segments] == [
        (0, "Who keeps the lamp?"),
        (4000, "A keeper & her dog."),
        (9000, "Thank you."),
    ]
    assert [str(finding.where) for finding in reading.findings] == ["walk.html:6"]


@pytest.mark.parametrize("page", ["<html><p>No time</p></html>", "<p>9:00 — Tea</p><p>9:30 — Cake</p>"])
def test_a_page_without_a_transcript_is_an_error(page: str) -> None:
    with pytest.raises(InputError, match="no timestamped transcript found"):
        parse(page.encode(), Path("walk.html"))


def test_times_that_run_backwards_are_reported_at_the_line_of_the_file() -> None:
    page = PAGE.replace("00:09", "00:02")
    lines = [finding.where and finding.where.line for finding in parse(page.encode(), Path("w")).findings]
    assert lines == [6, 9]
