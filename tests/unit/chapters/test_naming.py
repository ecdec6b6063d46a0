import pytest

from podcast.chapters.grammar import leaning, plain
from podcast.chapters.naming import Name, names


def found(text: str) -> list[Name]:
    return names(plain(text), leaning([plain(text)]))


def texts(text: str, form: str) -> list[str]:
    return [name.text for name in found(text) if name.form == form]


@pytest.mark.parametrize(
    ("said", "form", "name"),
    [
        ("What is the fee of a pilot?", "what", "the fee of a pilot"),
        ("What is the best season?", "what", "the best season"),
        ("Which ropes do they use?", "what", "ropes"),
        ("How do you moor a sailing ship?", "how", "how to moor a sailing ship"),
        ("How did you set up the radio?", "how", "how to set up the radio"),
        ("It takes years to learn the bay.", "doing", "learning the bay"),
        ("Did you really repair a lighthouse?", "doing", "repairing a lighthouse"),
        ("I love reading old charts.", "doing", "reading old charts"),
        ("She wants to work with a bunch of sailors.", "doing", "working with sailors"),
        ("I see no difference between tugs and ferries.", "noun", "difference between tugs and ferries"),
        ("The gap between tugs and ferries in winter.", "noun", "gap between tugs and ferries"),
        ("We have three different kinds of buoys.", "noun", "buoys"),
        ("There is a pilot in every harbour.", "noun", "pilot"),
    ],
)  # fmt: skip
def test_a_construction_gives_a_name(said: str, form: str, name: str) -> None:
    assert name in texts(said, form)


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        ("How do you make the crew happy?", "how to make the crew"),
        ("What is it?", "it"),
        ("We sell ships like tugs and ferries to them.", "ships like tugs"),
        ("Is it really possible?", "possible"),
        ("There is a question from Ada about fog.", "Ada"),
        ("To sail in winter is hard.", "sailing in winter"),
        ("They work on this boat.", "working on this boat"),
        ("What about the difference between tugs and others?", "difference between tugs"),
        ("Hm.", "Hm"),
        ("There are pilots and young pilots.", "pilots and young pilots"),
        ("Thinking about the storm, we waited.", "thinking about the storm"),
        ("We sail from whatever harbour it is.", "whatever harbour"),
        ("I see no gap between old tugs and new ferries.", "gap between old tugs"),
    ],
)
def test_what_breaks_off_or_points_is_no_name(said: str, broken: str) -> None:
    assert broken not in [name.text for name in found(said)]


def test_a_name_is_cut_at_its_joints_alone() -> None:
    assert texts("Look at the fog signal on the pier.", "noun") == ["fog signal on the pier", "fog signal"]


def test_a_name_knows_its_place() -> None:
    first, last = (
        name for name in found("I know the tide. Shall we talk about the storm bell?") if name.form == "noun"
    )
    assert (first.text, first.asked, first.place, first.ends, first.about) == (
        "tide",
        False,
        0.0,
        True,
        False,
    )
    assert (last.text, last.asked, last.place, last.ends, last.about) == ("storm bell", True, 0.5, True, True)
