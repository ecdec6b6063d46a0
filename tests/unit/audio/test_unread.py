"""Which letters a voice does not read hangs on the language that it speaks."""

import pytest

from podcast.audio.unread import unread


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Москва, かな, 한국 and 北京", "en", ["Москва", "かな", "한국", "北京"]),
        ("Москва, かな, 한국 and 北京", "ru", ["北京"]),
        ("Москва, かな, 한국 and 北京", "ja", ["北京"]),
        ("Москва, かな, 한국 and 北京", "yue", []),
        ("Москва, かな, 한국 and 北京", "", []),
        ("Zürich, naïve, π and Ångström; 42 ½ – “so”", "en", []),
        ("", "en", []),
    ],
)
def test_letters_that_are_not_read_are_those_of_other_scripts(
    text: str, language: str, found: list[str]
) -> None:
    assert unread(text, language) == found
