import pytest

from podcast.check.active import active


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<ScRiPt>x</script>", "<script>"),
        ("<p><iframe src=x>", "<iframe>"),
        ("<svg onload=x>", "<svg>"),
        ("<img src=x onerror=x>", "onerror"),
        ("<p/onclick=x>", "onclick"),
        ("<b style='color:red'>", "style"),
        ("<a href='&#106;avascript:x'>", "href"),
        ("<a href=' java\tscript:x'>", "href"),
        ("<img src='data:image/svg+xml,x'>", "src"),
    ],
)
def test_what_would_do_something_is_named(html: str, found: str) -> None:
    assert active(html) == found


@pytest.mark.parametrize(
    "html",
    [
        "<p>Salt &amp; light</p>",
        "<a href='https://example.org/?on=1'>on</a>",
        "<p>write onclick=x or href='javascript:x'</p>",
        '<a href="https://example.org/&quot; onclick=&quot;x">x</a>',
        "&lt;script&gt;",
        "<a href>x</a> script",
    ],
)
def test_words_and_plain_links_do_nothing(html: str) -> None:
    assert active(html) == ""
