"""Numbers beyond all measure, wherever a feed or a file beside it may hold one."""

import re
from pathlib import Path

import pytest

from podcast.check import check_feed
from podcast.check.attachments import CHECKS
from tests.support import BASE_URL

PATH = Path("feed.xml")
HUGE = (
    "9" * 5_000,
    "-" + "9" * 5_000,
    "1e999",
    "0." + "9" * 5_000,
    "nan",
    "inf",
    "٣",
    "1_000",
    "0x10",
    "1" * 19,
)
PLACES = {
    "enclosure-length": r'(<enclosure [^>]*?length=")\d+',
    "item-duration": r"(<itunes:duration>)\d+",
    "item-season": r"(<itunes:season>)\d+",
    "item-episode": r"(<itunes:episode>)\d+",
    "podcast-season": r"(<podcast:season[^>]*>)\d+",
    "podcast-episode": r"(<podcast:episode>)\d+",
    "date-form": r"(<pubDate>)[^<]*",
    "psc-chapter": r'(<psc:chapter start=")[^"]*',
    "podcast-soundbite": r'(<podcast:soundbite [^>]*?startTime=")[^"]*',
    "url-absolute": r"(<link>https://example.org:)",
}


@pytest.mark.parametrize("number", HUGE, ids=range(len(HUGE)))
@pytest.mark.parametrize("place", PLACES)
def test_a_number_beyond_measure_is_a_finding_and_no_traceback(good: str, place: str, number: str) -> None:
    good = good.replace("<link>https://example.org/", "<link>https://example.org:1/", 1)
    data, changed = re.subn(PLACES[place], lambda match: match[1] + number, good, count=1)
    assert changed

    rules = {finding.rule for finding in check_feed(data.encode(), PATH, base_url=BASE_URL)}

    assert place in rules


@pytest.mark.parametrize("tag", ["pubDate", "lastBuildDate"])
@pytest.mark.parametrize(
    "date",
    [
        "Sat, 03 Oct 99999 06:00:00 +0000", "Sat, 03 Oct 0000 06:00:00 +0000",
        "Sat, 03 Oct 2026 06:00:00 +9999", "Sat, 03 Oct 0001 06:00:00 +2359",
        "Sun, 31 Dec 9999 23:59:59 -2359", "9999-12-31T23:59:59-23:59",
        "Sat, 03 Oct 2026 06:00:00 +" + "9" * 30, "Sat, 03 Oct " + "9" * 5_000 + " 06:00:00 +0000",
    ],
    ids=range(8),
)  # fmt: skip
def test_a_date_beyond_the_calendar_is_a_finding(good: str, tag: str, date: str) -> None:
    data = re.sub(f"(<{tag}>)[^<]*", lambda match: match[1] + date, good, count=1)

    rules = {finding.rule for finding in check_feed(data.encode(), PATH, base_url=BASE_URL)}

    assert rules & {"date-form", "date-weekday"}


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize("number", HUGE, ids=range(len(HUGE)))
def test_files_beside_an_episode_hold_no_such_numbers(kind: str, number: str) -> None:
    """Text and HTML may say what they like; what has times may not."""
    texts = (
        f"WEBVTT\n\n{number}:00:00.000 --> {number}:00:01.000\nHi.\n",
        f"{number}\n00:00:00,000 --> {number}:00:01,000\nHi.\n",
        f'{{"version": "1", "segments": [{{"startTime": {number}, "endTime": {number}, "body": "Hi."}}]}}',
        f'{{"version": "1", "chapters": [{{"startTime": {number}, "title": "Hi."}}]}}',
    )
    faults = [list(CHECKS[kind](text)) for text in texts]

    assert sum(map(bool, faults)) >= 3 or kind in ("text/html", "text/plain")


@pytest.mark.parametrize("name", ["media/%00.mp3", "media/" + "a" * 5_000 + ".mp3"], ids=["null", "long"])
def test_a_name_that_no_file_can_have_is_a_missing_file(good: str, name: str, tmp_path: Path) -> None:
    data = good.replace("media/lamp-0a1b2c3d.mp3", name, 1).encode()

    found = check_feed(data, tmp_path / "feed.xml", base_url=BASE_URL, output=tmp_path)

    assert any(finding.rule == "file-missing" and name[:9] in finding.message for finding in found)
