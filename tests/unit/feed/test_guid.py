import pytest

from podcast.feed import show_guid


@pytest.mark.parametrize(
    "address",
    ["https://podnews.net/rss", "http://podnews.net/rss/", "podnews.net/rss", "feed://podnews.net/rss//"],
)
def test_scheme_and_closing_slashes_do_not_count(address: str) -> None:
    assert show_guid(address) == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_the_second_vector_of_the_namespace() -> None:
    assert show_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
