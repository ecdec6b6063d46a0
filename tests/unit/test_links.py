import pytest

from podcast import links


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a/transcript.srt", "application/x-subrip; charset=utf-8"),
        ("a/chapters.json", "application/json+chapters"),
        ("a/transcript.json", "application/json"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("media/a.M4A", "audio/x-m4a"),
        ("robots", "application/octet-stream"),
    ],
)
def test_every_published_file_has_its_type(path: str, kind: str) -> None:
    assert links.content_type(path) == kind


def test_an_index_page_is_addressed_as_its_folder() -> None:
    assert links.url("https://e.org/", links.page("a")) == "https://e.org/a/"
    assert links.url("https://e.org/", "index.html") == "https://e.org/"
    assert links.url("https://e.org/", "a/reindex.html") == "https://e.org/a/reindex.html"
