import pytest

from podcast.captions.width import width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("lamp", 4),
        ("Lämp…", 5),
        ("灯台", 4),
        ("등대", 4),
        ("e\u0301te\u0301", 3),
        ("เก่า", 3),
        ("شَمْس", 3),
        ("👩🏽\u200d🚀", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("🇳🇴", 2),
        ("❤\ufe0f", 1),
        ("\u1112\u1161\u11ab", 2),
        ("", 0),
    ],
)
def test_a_sign_is_as_wide_as_it_is_seen(text: str, columns: int) -> None:
    assert width(text) == columns
