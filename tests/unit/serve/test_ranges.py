import pytest

from podcast.serve.ranges import Span, UnsatisfiableError, is_unchanged, parse_range, wanted

ETAG, DATE = '"a-1"', "Sat, 03 Oct 2026 06:00:00 GMT"


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 1)),
        ("bytes=10-19", Span(10, 20)),
        ("bytes=90-", Span(90, 100)),
        ("bytes=90-5000", Span(90, 100)),
        ("bytes=-10", Span(90, 100)),
        ("bytes=-5000", Span(0, 100)),
        ("Bytes= 0-1 ", Span(0, 2)),
    ],
)
def test_a_range_names_bytes_of_the_file(header: str, span: Span) -> None:
    assert parse_range(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_is_refused(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        parse_range(header, 100)


@pytest.mark.parametrize("header", ["bytes=-", "bytes=9-5", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", ""])
def test_a_range_that_is_malformed_or_manifold_is_ignored(header: str) -> None:
    assert parse_range(header, 100) is None


def test_an_empty_file_has_no_range() -> None:
    with pytest.raises(UnsatisfiableError):
        parse_range("bytes=0-", 0)


@pytest.mark.parametrize(("validator", "span"), [(ETAG, Span(0, 2)), (DATE, Span(0, 2)), ('"b-2"', None)])
def test_a_range_of_a_file_that_has_changed_gets_all_of_it(validator: str, span: Span | None) -> None:
    assert wanted({"Range": "bytes=0-1", "If-Range": validator}, ETAG, DATE, 100) == span


@pytest.mark.parametrize("tags", [ETAG, f'"x", W/{ETAG}', "*"])
def test_a_copy_with_the_same_tag_is_still_good(tags: str) -> None:
    assert is_unchanged({"If-None-Match": tags}, ETAG, DATE)


def test_the_tag_counts_more_than_the_date() -> None:
    assert not is_unchanged({"If-None-Match": '"b-2"', "If-Modified-Since": DATE}, ETAG, DATE)
    assert is_unchanged({"If-Modified-Since": DATE}, ETAG, DATE)
    assert not is_unchanged({}, ETAG, DATE)
