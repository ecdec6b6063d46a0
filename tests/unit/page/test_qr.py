import pytest

from podcast.page.qr import encode, svg


def test_the_size_follows_the_length() -> None:
    for length, version in ((1, 1), (14, 1), (15, 2), (26, 2), (106, 6), (180, 9), (213, 10)):
        code = encode("x" * length)
        assert code is not None
        assert len(code) == version * 4 + 17, length
    assert encode("x" * 214) is None
    assert svg("x" * 214, "") == ""


def test_bytes_count_and_not_letters() -> None:
    assert encode("é" * 107) is None


@pytest.mark.parametrize("text", ["a", "https://example.org/show/feed.xml", "x" * 150])
def test_three_corners_have_a_finder_and_the_timing_runs_between_them(text: str) -> None:
    code = encode(text)
    assert code is not None
    side = len(code)
    finder = [[max(abs(y - 3), abs(x - 3)) != 2 for x in range(7)] for y in range(7)]
    for top, left in ((0, 0), (0, side - 7), (side - 7, 0)):
        assert [row[left : left + 7] for row in code[top : top + 7]] == finder
    assert [code[6][n] for n in range(8, side - 8)] == [n % 2 == 0 for n in range(8, side - 8)]
    assert code[side - 8][8]


def test_the_picture_has_a_quiet_zone_a_name_and_nothing_else() -> None:
    made = svg("a", '"<x>&')
    assert made.startswith('<svg class="qr" viewBox="0 0 29 29" role="img" aria-label="&quot;&lt;x&gt;&amp;"')
    assert 'd="M4 4h1v1h-1z' in made
