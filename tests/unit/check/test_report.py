import json
from pathlib import Path

from podcast.check import check_feed, findings_json, summary
from podcast.check.feed import RULES
from podcast.errors import Finding, Where

WRONG = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>T</title><item><title>A</title></item><item><title>B</title></item>
</channel></rss>
"""


def test_findings_are_counted_by_the_family_of_their_rules() -> None:
    found = check_feed(WRONG, Path("feed.xml"))
    rows = {line.split()[0]: line for line in summary(found).splitlines()[1:]}

    assert summary(found).splitlines()[0].split() == ["errors", "warnings", "notes"]
    assert rows["guid"].split() == ["guid", "2"]
    assert rows["item"].split() == ["item", "6"]
    assert rows["all"].split() == [
        "all",
        str(sum(each.severity == "error" for each in found)),
        str(sum(each.severity == "warning" for each in found)),
        "0",
    ]
    assert len({len(line) for line in summary(found).splitlines()}) == 1


def test_of_one_finding_or_none_there_is_nothing_to_count() -> None:
    one = Finding(rule="item-title", message="x", where=Where(Path("f"), 1))

    assert summary([]) == summary([one]) == ""
    assert summary([one, one])


def test_programs_are_told_everything_that_people_are() -> None:
    found = check_feed(WRONG, Path("feed.xml"))
    rows = json.loads(findings_json(found))["findings"]

    assert len(rows) == len(found)
    for row, each in zip(rows, found, strict=True):
        assert each.where
        assert (row["rule"], row["severity"], row["message"], row["hint"]) == (
            each.rule,
            each.severity,
            each.message,
            each.hint,
        )
        assert (row["file"], row["line"]) == ("feed.xml", each.where.line)


def test_families_are_few_enough_to_be_read_at_a_glance() -> None:
    assert len({rule.id.partition("-")[0] for rule in RULES}) < 20
