"""Each language's table: words that a line may not end on or start with, in its own sentences."""

import re
from dataclasses import fields

import pytest

from podcast.captions.breaks import BAD, GOOD, NEVER, PLAIN, cost
from podcast.languages import LANGUAGES, lookup

HURTS = {
    "en": """
        the|lamp whose|lamp of|course toward|land hasn't|been let's|climb not|there never|again
        because|fog Mara|Lind Dr.|Hale Prof.|Hale very|old chapter|3 Ludwig|van they'd|seen
        who|knows as|well
    """,
    "de": """
        der|Turm zum|Hafen am|Ufer beim|Leuchten wird|gezündet können|sehen nicht|heute weil|Nebel
        ihre|Lampe Dr.|Hansen Frau|Hansen sehr|alt Kapitel|3 man|sieht ins|Meer d.h.|später
        wir|haben
    """,
    "fr": """
        le|phare du|port aux|marins l'|eau a|vu peut|voir ne|voit mais|alors ma|lampe M.|Bo Mme|Bo
        très|haut chapitre|3 je|vois j'ai|compté jusqu'au|port voit|pas voit|jamais
    """,
    "es": """
        el|faro del|puerto al|mar ha|visto puede|ver no|ve pero|entonces su|lámpara Sr.|Bo Dña.|Bo
        muy|alto capítulo|3 yo|veo se|enciende hasta|mañana
    """,
    "it": """
        il|faro della|torre nel|porto ha|visto può|vedere non|vede ma|allora sua|lampada Sig.|Bo
        molto|alto capitolo|3 si|accende
    """,
}
READS_WELL = {
    "en": "lamp|and ships|with lit,|the lit.|Then sea|because lamp|(the tower|when",
    "de": "Lampe|und Schiffe|mit brennt,|die brennt.|Dann Meer|weil Turm|„die",
    "fr": "lampe|et bateaux|avec allumée,|la allumée.|Puis mer|quand",
    "es": "lámpara|y barcos|con encendida,|la encendida.|Luego mar|porque dijo|¿quién",
    "it": "lampada|e navi|con accesa,|la accesa.|Poi mare|perché",
}
TOGETHER = {
    "en": "30|miles $5|million 12|% €|5 3|October 1|000",
    "de": "30|Meter 3,5|Prozent z.|B. d.|h. 3.|Oktober 31.|Oktober 5|€ 1|000 20|Uhr",
    "fr": "30|mètres 3,5|% qui|? voilà|: oui|; «|la la|» 1\u202f000|euros p.|m. 5|€",
    "es": "30|metros 3,5|grados ¿|quién 5|€ p.|m.",
    "it": "30|metri 3,5|gradi 5|€",
}


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    """The rows of a table; words within a pair are parted by a bar, pairs by spaces or line ends."""
    rows = (
        (tag, pair.split("|"))
        for tag, text in table.items()
        for pair in re.split(r"[ \n]+", text.strip(" \n"))
    )
    return [(tag, before, after) for tag, (before, after) in rows]


@pytest.mark.parametrize(("tag", "before", "after"), pairs(HURTS))
def test_a_break_hurts(tag: str, before: str, after: str) -> None:
    assert cost(before, after, tag) >= BAD > cost("lamp", "lamp", None)


@pytest.mark.parametrize(
    ("tag", "before", "after"), [*pairs(READS_WELL), ("fr", "dit", "«"), ("en", "said", "“")]
)
def test_a_break_reads_well(tag: str, before: str, after: str) -> None:
    assert cost(before, after, tag) <= GOOD + 0.1


@pytest.mark.parametrize(("tag", "before", "after"), pairs(TOGETHER))
def test_what_is_one_thing_is_never_parted(tag: str, before: str, after: str) -> None:
    assert cost(before, after, tag) == NEVER


def test_a_german_noun_is_no_name() -> None:
    assert cost("Abend", "Schiffe", "de") == cost("abend", "schiffe", "de") == PLAIN
    assert cost("Mara", "Lind", "en") >= BAD


def test_a_sentence_may_end_on_a_pronoun_and_an_initial_ends_none() -> None:
    assert cost("I.", "Then", "en") == 0
    assert cost("J.", "Lind", "en") >= BAD


def test_abbreviations_end_no_sentence() -> None:
    assert cost("e.g.", "lamps", "en") > 0
    assert cost("bzw.", "Lampen", "de") > 0
    assert cost("lamps.", "E.g.", "en") == 0
    assert cost("3.", "Lamps", "en") == cost("3.", "Lampen", "de") == 0


def test_every_table_is_in_lower_case_and_keyed_by_its_tag() -> None:
    for tag, language in LANGUAGES.items():
        assert language.tag == tag
        assert lookup(f"{tag}-XX") is language
        for field in fields(language):
            value = getattr(language, field.name)
            if isinstance(value, frozenset):
                assert all(word == word.lower() and " " not in word for word in value), (tag, field.name)
