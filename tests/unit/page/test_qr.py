import re

from podcast.page.qr import svg


def test_the_picture_has_a_quiet_zone_a_name_and_nothing_else() -> None:
    made = svg("a", '"<x>&')
    assert made.startswith('<svg class="qr" viewBox="0 0 29 29" role="img" aria-label="&quot;&lt;x&gt;&amp;"')
    assert 'd="M4 4h1v1h-1z' in made


def test_three_corners_have_a_finder() -> None:
    made = svg("https://example.org/show/feed.xml", "Scan")
    side = int(re.search(r'viewBox="0 0 (\d+)', made)[1])  # type: ignore[index]
    dark = {(int(y) - 4, int(x) - 4) for x, y in re.findall(r"M(\d+) (\d+)h", made)}
    finder = {(y, x) for y in range(7) for x in range(7) if max(abs(y - 3), abs(x - 3)) != 2}
    for top, left in ((0, 0), (0, side - 15), (side - 15, 0)):
        assert {(y + top, x + left) for y, x in finder} <= dark


def test_an_address_that_no_code_holds_has_none() -> None:
    assert svg("x" * 5000, "") == ""
