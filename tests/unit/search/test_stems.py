import pytest

from podcast.search.fold import words
from podcast.search.stems import languages, stem

FAMILIES = {
    "de": ["Haus Häuser Häusern", "Lampe Lampen", "Kind Kindes Kinder Kindern", "möglich Möglichkeiten"],
    "es": ["canción canciones", "hablar hablando hablaron hablamos", "chico chicas", "nación naciones"],
    "it": ["casa case", "parlare parlando parlato parlano", "amico amici amiche", "nazione nazioni"],
    "fr": ["maison maisons", "parler parlé parlée parlaient", "journal journaux", "rapide rapidement"],
}
STRANGERS = {
    "de": "Haus Hase Lampe Lamm Kind Kino schnell schon",
    "es": "canción canal hablar habas chico charco nación nada",
    "it": "casa cosa parlare parola amico ancora nazione naso",
    "fr": "maison mais parler parole journal jour rapide rapport",
}


@pytest.mark.parametrize(
    ("language", "family"), [(language, each) for language, some in FAMILIES.items() for each in some]
)
def test_forms_of_a_word_have_one_stem(language: str, family: str) -> None:
    assert len({stem(word, language) for word in words(family)}) == 1


@pytest.mark.parametrize("language", STRANGERS)
def test_different_words_have_different_stems(language: str) -> None:
    strangers = words(STRANGERS[language])

    assert len({stem(word, language) for word in strangers}) == len(strangers)


@pytest.mark.parametrize("language", STRANGERS)
def test_an_accent_left_out_makes_no_difference(language: str) -> None:
    for family in FAMILIES[language]:
        for word in family.split():
            assert stem(words(word)[0], language) == stem(words(words(word)[0])[0], language)


def test_longer_suffixes_are_tried_first() -> None:
    for language in languages().values():
        for step in language.steps:
            sizes = [len(rule.suffix) for rule in step.rules]
            assert sizes == sorted(sizes, reverse=True)
