import json
import re
from collections import Counter
from pathlib import Path

import pytest

from podcast import check
from podcast.check import RULES, check_feed
from tests.support import BASE_URL

PATH = Path("feed.xml")
SEVERITIES = {rule.id: rule.severity for rule in RULES}
LONG = "word " * 60
SECOND = "<enclosure url='https://example.org/b.mp3' length='99999' type='audio/mpeg'/>"
OTHER = "<podcast:alternateEnclosure type='audio/ogg'><podcast:source/></podcast:alternateEnclosure>"
HISTORY = "xmlns='http://purl.org/syndication/history/1.0'"
A = "https://example.org/a.mp3"
DAY = "Fri, 23 Oct 2026 06:00:00 +0000"
VALUE = (
    "<podcast:value type='lightning' method='keysend'>"
    "<podcast:valueRecipient type='node' address='02d5' {}/></podcast:value></item>"
)
PODROLL = "<podcast:podroll><podcast:remoteItem feedGuid='x'/></podcast:podroll><item>"
TRAILER = "<podcast:trailer url='https://a.example.org/' pubdate='{}' length='{}'>T</podcast:trailer><item>"
FORM = (
    "<podcast:alternateEnclosure type='audio/ogg' {}><podcast:source uri='https://example.org/a.ogg'/>"
    "<podcast:integrity type='{}' value='x'/></podcast:alternateEnclosure></item>"
)
NEXT = "<atom:link rel='next' href='https://example.org/2.xml'/>"
BROKEN: tuple[tuple[str, str, str], ...] = (
    ("feed-xml", "The keeper's winter", "The keeper & the winter"),
    ("feed-xml", r"</channel>", ""),
    ("feed-encoding", r"<\?xml.*?\?>\n", ""),
    ("feed-encoding", "UTF-8", "us-ascii"),
    ("feed-root", 'version="2.0">', 'version="0.92">'),
    ("feed-root", "</channel>", "</channel><channel/>"),
    ("feed-root", ".*", '<?xml version="1.0" encoding="UTF-8"?><feed/>'),
    ("feed-size", "<item>", "<item><note>" + "x" * 5_000_000 + "</note>"),
    ("namespace-uri", "https://podcastindex.org/namespace", "http://podcastindex.org/namespace"),
    ("namespace-uri", "dtds/podcast-1.0.dtd", "DTDs/Podcast-1.0.dtd"),
    ("namespace-prefix", r"(xmlns:|</?)podcast\b", r"\1p20"),
    ("channel-required", r"<language>.*?</language>", ""),
    ("channel-required", r"<itunes:image [^>]*>", ""),
    ("channel-required", r"<itunes:category.*</itunes:category>\s*<itunes:category[^>]*>", ""),
    ("channel-required", r"<itunes:explicit>.*?</itunes:explicit>", ""),
    ("channel-required", r"<title>.*?</title>", "<title/>"),
    ("channel-recommended", r"<itunes:author>.*?</itunes:author>", ""),
    ("channel-recommended", r"<podcast:guid>.*?</podcast:guid>", ""),
    ("channel-recommended", r"<podcast:locked[^>]*>.*?</podcast:locked>", ""),
    ("channel-language", "<language>en", "<language>en_GB"),
    ("channel-self", r"<atom:link [^>]*>", ""),
    ("channel-self", r"/feed\.xml", "/rss.xml"),
    ("channel-category", "Places &amp; Travel", "Travel stuff"),
    ("channel-category", "Society &amp; Culture", "society &amp; culture"),
    ("channel-type", "<itunes:type>serial", "<itunes:type>Serial"),
    ("explicit", "<itunes:explicit>false", "<itunes:explicit>no"),
    ("explicit", "<itunes:explicit>false", "<itunes:explicit>clean"),
    ("only-yes", "<item>", "<itunes:block>no</itunes:block><item>"),
    ("channel-owner", "hello@example.org</itunes:email>", "Mara</itunes:email>"),
    ("picture-suffix", "cover-0a1b2c3d.png", "cover.gif"),
    ("item-title", "<item>(.*?)<title>.*?</title>", r"<item>\1"),
    ("item-link", "<item>(.*?)<link>.*?</link>", r"<item>\1"),
    ("item-description", "<item>(.*?)<description>.*?</description>", r"<item>\1"),
    ("item-duration-missing", "<itunes:duration>.*?</itunes:duration>", ""),
    ("item-duration", "<itunes:duration>40", "<itunes:duration>00:52.5"),
    ("item-duration", "<itunes:duration>40", "<itunes:duration>00:40"),
    ("item-season", "<itunes:season>1", "<itunes:season>0"),
    ("item-season", "<itunes:season>1", "<itunes:season>one"),
    ("item-episode", "<itunes:episode>3", "<itunes:episode>3.5"),
    ("item-kind", "<itunes:episodeType>full", "<itunes:episodeType>Full"),
    ("item-once", "<itunes:duration>.*?</itunes:duration>", r"\g<0>\g<0>"),
    ("item-serial", "<itunes:episode>3</itunes:episode>", ""),
    ("item-order", "<pubDate>Fri, 23", "<pubDate>Wed, 21"),
    ("guid-missing", "<guid.*?</guid>", ""),
    ("guid-repeated", "(<guid[^>]*>).*?(</guid>)", r"\1same\2"),
    ("guid-permalink", ' isPermaLink="false"', ""),
    ("page-link", "<item>", f"{NEXT}{NEXT}<item>"),
    ("page-itself", '<atom:link (href="[^"]*") rel="self"', r'<atom:link \1 rel="next"/>\g<0>'),
    ("page-itself", '<atom:link (href="[^"]*") rel="self"', r'<atom:link \1 rel="prev-archive"/>\g<0>'),
    ("page-archive", "<item>", f"<archive {HISTORY}/><item>"),
    ("page-archive", "<item>", f"<complete {HISTORY}/>{NEXT}<item>"),
    ("date-missing", "<pubDate>.*?</pubDate>", ""),
    ("date-form", "<pubDate>Fri, 23 Oct.*?</pubDate>", "<pubDate>2026-10-23T06:00:00Z</pubDate>"),
    ("date-form", "<pubDate>Fri, 23 Oct", "<pubDate>Fri, 32 Oct"),
    ("date-form", "<pubDate>Fri, 23 Oct", "<pubDate>vendredi, 23 octobre"),
    ("date-weekday", "<pubDate>Fri, 23 Oct", "<pubDate>Mon, 23 Oct"),
    ("date-built", "<lastBuildDate>Fri, 23", "<lastBuildDate>Thu, 22"),
    ("enclosure-count", "<enclosure [^>]*>", ""),
    ("enclosure-count", "(<enclosure [^>]*)(/>)", r"\1\2" + SECOND),
    ("enclosure-url", '<enclosure url="[^"]*"', "<enclosure"),
    ("enclosure-length", r'(<enclosure [^>]*?) length="\d+"', r"\1"),
    ("enclosure-length", 'length="480000"', 'length="-1"'),
    ("enclosure-unknown", 'length="480000"', 'length="0"'),
    ("enclosure-small", 'length="480000"', 'length="480"'),
    ("enclosure-type", '(<enclosure [^>]*?) type="audio/mpeg"', r"\1"),
    ("enclosure-apple", "lamp-0a1b2c3d.mp3(.*?)audio/mpeg", r"lamp.ogg\1audio/ogg"),
    ("enclosure-suffix", "lamp-0a1b2c3d.mp3", "lamp"),
    ("enclosure-repeated", "media/storm-", "media/lamp-"),
    ("url-absolute", "<link>https://example.org/show/lamp/", "<link>lamp/"),
    ("url-https", "https://example.org/show/media/lamp", "http://example.net/lamp"),
    ("url-ascii", "media/lamp-0a1b2c3d", "media/épisode 3"),
    ("text-html", "<item>(.*?)winter", r"<item>\1&lt;b&gt;winter&lt;/b&gt;"),
    ("text-space", "<language>en", "<language>\n en"),
    ("text-long", "<itunes:title>", f"<itunes:title>{LONG}"),
    ("text-bytes", "<item>", "<item><itunes:summary>" + "é" * 2001 + "</itunes:summary>"),
    ("text-bytes", "<item>(.*?)<description>", r"<item>\1<description>" + "é" * 2100),
    ("text-tags", "<item>(.*?)<description>", r"<item>\1<description>&lt;table&gt;x&lt;/table&gt;"),
    ("text-active", "<h2>", '<p onclick="x">'),
    ("text-active", "<h2>", '<a href="javascript:x">'),
    ("podcast-long", "Keep the light on", LONG),
    ("podcast-parent", "</podcast:medium>", "</podcast:medium><podcast:season>1</podcast:season>"),
    ("podcast-parent", "<podcast:season", "<podcast:medium>music</podcast:medium><podcast:season"),
    ("podcast-attribute", ' type="text/vtt"', ""),
    ("podcast-attribute", ' duration="15"', ""),
    ("podcast-attribute", "<podcast:season", OTHER + "<podcast:season"),
    ("podcast-count", "<podcast:medium>.*?</podcast:medium>", r"\g<0>\g<0>"),
    ("podcast-guid", "<podcast:guid>.*?<", "<podcast:guid>hello<"),
    ("podcast-guid-version", "<podcast:guid>.*?<", "<podcast:guid>00000000-0000-4000-8000-000000000000<"),
    ("podcast-locked", "(<podcast:locked[^>]*>)yes", r"\1true"),
    ("podcast-medium", "<podcast:medium>podcast", "<podcast:medium>radio"),
    ("podcast-season", '(<podcast:season[^>]*>)1', r"\1one"),
    ("podcast-episode", "<podcast:episode>3", "<podcast:episode>three"),
    ("podcast-transcript", 'type="text/vtt"', 'type="text/plain"'),
    ("podcast-chapters", r"application/json\+chapters", "application/json"),
    ("podcast-soundbite", ' duration="15"', ' duration="14"'),
    ("podcast-soundbite", ' startTime="10"', ' startTime="30"'),
    ("podcast-location", 'geo="geo:51.5,-0.1"', 'geo="51.5,-0.1"'),
    ("podcast-value", "<item>", "<podcast:block id='google'>true</podcast:block><item>"),
    ("podcast-value", "<item>", PODROLL),
    ("podcast-value", "<item>", f"<podcast:image href='{A}' aspect-ratio='square'/><item>"),
    ("podcast-value", "<item>", f"<podcast:image href='{A}' width='9px'/><item>"),
    ("podcast-value", "<item>", TRAILER.format("soon", 9)),
    ("podcast-value", "<item>", TRAILER.format(DAY, "9 MB")),
    ("podcast-value", 'rrule="FREQ=WEEKLY"', 'rrule="weekly"'),
    ("podcast-value", 'rrule="', 'complete="yes" rrule="'),
    ("podcast-value", 'rrule="', 'dtstart="Monday" rrule="'),
    ("podcast-value", 'geo="geo', 'osm="113314" geo="geo'),
    ("podcast-value", 'geo="geo', 'country="England" geo="geo'),
    ("podcast-value", 'rel="subject"', 'rel="about"'),
    ("podcast-value", 'owner="hello@example.org"', 'owner="Mara"'),
    ("podcast-value", 'rel="captions"', 'rel="caption"'),
    ("podcast-value", 'type="text/vtt" language="en"', 'type="text/vtt" language="English!"'),
    ("podcast-value", "</item>", "<podcast:socialInteract protocol='disabled' priority='1st'/></item>"),
    ("podcast-value", "</item>", VALUE.format("split='half'")),
    ("podcast-value", "</item>", VALUE.format("split='1' fee='no'")),
    ("podcast-value", "</item>", VALUE.replace("method=", "suggested='some' method=").format("split='1'")),
    ("podcast-value", "</item>", FORM.format("bitrate='low'", "sri")),
    ("podcast-value", "</item>", FORM.format("default='yes'", "sri")),
    ("podcast-value", "</item>", FORM.format("length='9 MB'", "sri")),
    ("podcast-value", "</item>", FORM.format("", "sha256")),
    ("podcast-empty", "(<podcast:person[^>]*>)Mara Lind", r"\1 "),
    ("podcast-empty", "(<podcast:funding[^>]*>)Keep the light on", r"\1"),
    ("podcast-start", "FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=9"),
    ("podcast-social", "</item>", "<podcast:socialInteract protocol='activitypub'/></item>"),
    ("podcast-default", "</item>", (FORM.format("default='true'", "sri") * 2).replace("</item>", "", 1)),
    ("podcast-source", "</item>", "<podcast:alternateEnclosure type='audio/ogg'/></item>"),
    ("channel-once", "<item>", "<itunes:type>serial</itunes:type><item>"),
    ("channel-once", "<item>", "<title>Other lights</title><item>"),
    ("channel-empty", "    <item>.*</item>\n", ""),
    ("channel-image", "<image>(.*?)<url>.*?</url>", r"<image>\1"),
    ("channel-image", "<title>([^<]*)</title>(\\s*<link>[^<]*</link>\\s*)</image>", r"\2</image>"),
    ("channel-ttl", "<item>", "<ttl>an hour</ttl><item>"),
    ("contact-mail", "<item>", "<managingEditor>Mara Lind</managingEditor><item>"),
    ("contact-mail", "</item>", "<author>The Harbour Museum</author></item>"),
    ("text-escaped", "<title>Harbour &amp; Lights", "<title>Harbour &amp;amp; Lights"),
    ("text-escaped", "<itunes:author>The", "<itunes:author>The&amp;nbsp;"),
    ("psc-chapter", 'start="00:00:10.000"', 'start="soon"'),
    ("psc-chapter", ' title="Night"', ""),
    ("psc-order", 'start="00:00:10.000"', 'start="00:00:30.000"'),
    ("psc-first", 'start="00:00:00.000"', 'start="00:00:02.000"'),
    ("psc-end", 'start="00:00:30.000"', 'start="00:00:50.000"'),
)  # fmt: skip
EVERYWHERE = ("namespace-prefix", "guid-repeated", "podcast-chapters")
"""Rules that are broken by changing every place alike."""


TOLD_LATER = ("feed-xml", "feed-size", "item-order", "psc-order")
"""Rules that are told where the reader stumbled, of the whole file, or at the second of two."""


def broken(good: str, rule: str, pattern: str, into: str) -> bytes:
    """The good feed with the first place of a pattern changed."""
    made, changed = re.subn(pattern, into, good, count=rule not in EVERYWHERE, flags=re.DOTALL)
    assert changed, f"the feed has no {pattern}"
    return made.encode()


HOLDER = re.compile("<(item|channel|image)>")


def where_it_may_be(good: str, bad: str) -> set[int | None]:
    """The lines that were changed, and those of the item, or else of the channel, that they stand in."""
    before, after = good.splitlines(), bad.splitlines()
    first = next((n for n, (a, b) in enumerate(zip(before, after, strict=False), 1) if a != b), len(after))
    ends = zip(before[::-1], after[::-1], strict=False)
    last = len(after) - next((n for n, (a, b) in enumerate(ends) if a != b), 0)
    around = {found[1]: n for n, line in enumerate(after[:first], 1) if (found := HOLDER.search(line))}
    if "item" in around:
        del around["channel"]
    return {*range(first, max(first, last) + 1), *around.values()}


def test_our_own_feed_has_nothing_wrong(good: str) -> None:
    assert check_feed(good.encode(), PATH, base_url=BASE_URL) == ()


@pytest.mark.parametrize(
    ("rule", "pattern", "into"), BROKEN, ids=[f"{number}-{row[0]}" for number, row in enumerate(BROKEN)]
)
def test_each_fault_is_found_by_its_rule_alone_with_line_and_hint(
    good: str, rule: str, pattern: str, into: str
) -> None:
    data = broken(good, rule, pattern, into)
    found = check_feed(data, PATH, base_url=BASE_URL)
    assert {finding.rule for finding in found} == {rule}
    lines = [finding.where.line if finding.where else 0 for finding in found]
    assert set(lines) & where_it_may_be(good, data.decode()) or rule in TOLD_LATER
    for finding in found:
        assert finding.where is not None
        assert finding.where.path == PATH
        assert finding.where.line
        assert finding.hint
        assert not finding.message.endswith(".")
        assert finding.severity == SEVERITIES.get(rule, "error")


def test_every_rule_has_been_broken_and_has_an_id_of_its_own() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert set(ids) | {"feed-xml"} == {rule for rule, _, _ in BROKEN}
    assert all(rule.source and rule.hint for rule in RULES)


def test_findings_stand_in_the_order_of_the_lines(good: str) -> None:
    data = good.replace("<itunes:explicit>false", "<itunes:explicit>no").replace("type=", "kind=")
    lines = [finding.where.line or 0 for finding in check_feed(data.encode(), PATH) if finding.where]
    assert len(lines) > 10
    assert lines == sorted(lines)


def test_the_line_is_that_of_the_fault(good: str) -> None:
    data = good.replace("<itunes:season>1", "<itunes:season>0", 1)
    (finding,) = check_feed(data.encode(), PATH)
    assert finding.where is not None
    assert finding.where.line is not None
    assert "<itunes:season>0" in data.splitlines()[finding.where.line - 1]
    assert finding.message == "The item \"The keeper's winter\" has '0' for itunes:season"


def test_a_server_without_https_is_told_of_once(good: str) -> None:
    data = good.replace("https://example.org/show", "http://example.net/show").encode()
    found = check_feed(data, PATH, base_url="http://example.net/show/")
    assert [(finding.rule, finding.severity) for finding in found] == [("url-https", "warning")]


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_a_preview_may_be_on_this_machine_and_a_published_feed_may_not(good: str, host: str) -> None:
    data = good.replace("https://example.org/show", f"http://{host}/show").encode()
    assert check_feed(data, PATH, base_url=f"http://{host}/show/") == ()
    assert [finding.rule for finding in check_feed(data, PATH)] == ["url-https"]


def test_a_feed_without_a_show_says_all_that_is_missing() -> None:
    found = check_feed(b'<rss version="2.0"><channel><item/></channel></rss>', PATH)
    rules = Counter(finding.rule for finding in found)
    assert rules["channel-required"] == 7
    assert {"item-title", "guid-missing", "enclosure-count", "feed-encoding", "channel-self"} <= set(rules)


def test_findings_are_told_to_machines_in_the_shape_they_rely_on() -> None:
    found = check_feed(b"<rss>", Path("feed/feed.xml"))
    rows = json.loads(check.findings_json(found))
    assert rows == {
        "findings": [
            {
                "rule": "feed-xml",
                "severity": "error",
                "file": "feed/feed.xml",
                "line": 1,
                "message": found[0].message,
                "hint": found[0].hint,
            }
        ]
    }
