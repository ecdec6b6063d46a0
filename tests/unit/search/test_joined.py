"""One word and its parts with a mark between find each other."""

from pathlib import Path

import pytest

from podcast import search
from podcast.search.forms import Words
from podcast.search.index import reading
from podcast.search.joined import joined, together
from podcast.search.query import parse
from tests.support import make_episode, make_release, make_show, make_transcript

SAID = {
    "marked": ("en", "Mr O'Brien's Node.js e-mail about COVID-19, Q&A by Wi-Fi from Hawai'i."),
    "plain": ("en", "Obrien had an email on nodejs: covid19, wifi, QA, Hawaii."),
    "short": ("en", "It's well, we're off; I'll be at 1.5 of 2-3."),
    "deutsch": ("de", "Das Öl für Müller und die Tür, per E-Mail."),
    "owned": ("en", "Gerhard's lamp of the 1990's lit the user's path, James' and the pilots'."),
    "owner": ("en", "In the 1990s Gerhard was a user, James another, each a pilot. That is its end."),
    "firm": ("en", "At AT&T's R&D they heard rock'n'roll."),
    "firms": ("en", "ATT, look at that; hm, I am all for R and D, rock and roll!"),
    "besitz": ("de", "Gerhards Lampe, Gerhard's Licht, Gerhard."),
    "ohne": ("de", "Oel fuer Mueller, vor der Tuer ein neues Feuer."),
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("joined") / "search.db"
    releases = [
        make_release(
            slug,
            episode=make_episode(slug, title=slug),
            language=language,
            transcript=make_transcript(((0, 5_000, "Mara", text),)),
            notes_html="",
            summary="",
            chapters=(),
        )
        for slug, (language, text) in SAID.items()
    ]
    search.update(path, make_show(), releases)
    return path


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("obrien o'brien O’Brien", "marked plain"),
        ("nodejs node.js", "marked plain"),
        ("email e-mail emails e-mails", "marked plain deutsch"),
        ("covid19 covid-19", "marked plain"),
        ("qa Q&A", "marked plain"),
        ("wifi wi-fi", "marked plain"),
        ("hawaii hawai'i hawaiʻi", "marked plain"),
        ("oel öl ol", "deutsch ohne"),
        ("fuer für", "deutsch ohne"),
        ("mueller müller", "deutsch ohne"),
        ("tuer Tür Türen", "deutsch ohne"),
        ("were ill 15 23", ""),
        ("it's we're", "short"),
        ("Gerhard gerhard's GERHARD’S gerhardʼs Gerhards Gerhard´s, Gerhard‘s", "owned owner besitz"),
        ("user user's users users' (User's)", "owned owner"),
        ("James James' James's", "owned owner"),
        ("pilots' pilot's", "owned owner"),
        ("1990's", "owned owner"),
        ("o'brien's O’Brienʼs obrien's", "marked plain"),
        ("that's he's", ""),
        ("at&t AT&T's att", "firm firms"),
        ("r&d (R&D)", "firm firms"),
        ("rock'n'roll Rock’N’Roll rock‘n’roll", "firm firms"),
        ("rock&roll", "firms"),
        ("at&s A&M h&m", ""),
    ],
)
def test_a_word_is_found_with_its_mark_and_without(db: Path, typed: str, found: str) -> None:
    for each in typed.split():
        results = search.search(db, each)
        assert {hit.episode for hit in results.hits} == set(found.split())
        assert results.corrected is None
        for hit in results.hits:
            assert hit.marks


def test_a_phrase_is_found_as_it_is_spelled(db: Path) -> None:
    assert {hit.episode for hit in search.search(db, '"email"').hits} == {"plain"}
    assert {hit.episode for hit in search.search(db, '"e-mail"').hits} == {"marked", "deutsch"}


def test_what_left_the_archive_is_forgotten(tmp_path: Path) -> None:
    talk = make_transcript(((0, 5_000, "Mara", "Mr O'Brien's lamp."),))
    db = tmp_path / "search.db"
    search.update(db, make_show(), [make_release("a", transcript=talk), make_release("b")])
    assert search.search(db, "obrien").total == 1
    search.update(db, make_show(), [make_release("b")])
    assert search.search(db, "obrien").total == 0


def test_what_is_marked_is_all_of_it(db: Path) -> None:
    found = [hit for hit in search.search(db, "obrien").hits if hit.episode == "marked"]
    assert [hit.text[start:end] for hit in found for start, end in hit.marks] == ["O'Brien"]


@pytest.mark.parametrize(
    ("text", "language", "pairs"),
    [
        ("rock-n-roll, up-to-date, e-mail-s", "en", []),
        ("l'homme d'Artagnan O'Brien", "fr", ["o brien"]),
        ("d'Artagnan", "en", ["d artagnan"]),
        ("AT&T's AT&S A&M H&M B&B", "en", ["at t", "b b"]),
        ("U.S.A. 1,000 3.5 it's I'm they'll", "en", []),
        ("東京-大阪 ab-東", "en", ["ab 東"]),
        ("Hawaiʻi Oʼbrien e\u2010mail O'Brienʼs", "en", ["hawai i", "o brien", "e mail", "o brien"]),
        ("cafe\u0301-bar कम-कारा का-का", "en", ["cafe bar", "कम कारा", "का का"]),
        ("Oo'x o’brien", "it", ["o brien"]),
    ],
)
def test_what_nobody_writes_in_one_is_left_out(text: str, language: str, pairs: list[str]) -> None:
    assert list(joined(text, language)) == pairs


def test_what_is_quoted_goes_on_or_is_longer_is_not_one_word() -> None:
    for typed in ('"e-mail"', "e-mail*", "end-to-end", "email", "it's"):
        ((clause,),) = parse(typed).wanted
        assert not clause.whole
    assert not together(())


def test_a_word_without_an_end_is_looked_through_once() -> None:
    """Half a million letters; when each of them was tried as the first one, this took hours."""
    assert list(joined("a" * 500_000 + " e-mail", "en")) == ["e mail"]
    assert list(joined("का" * 500_000 + " e-mail", "en")) == ["e mail"]


def said(db: Path, text: str) -> Path:
    talk = make_transcript(((0, 5_000, "Mara", text),))
    search.update(db, make_show(), [make_release("a", transcript=talk)])
    return db


def test_a_pair_is_no_word_that_a_slip_could_be_of(tmp_path: Path) -> None:
    db = said(tmp_path / "search.db", "Write me an e-mail.")

    assert search.search(db, "exmail").corrected is None
    with reading(db) as connection:
        assert not [word for word in Words(connection).counts() if " " in word]


def test_what_is_there_in_one_is_not_put_right_in_two(tmp_path: Path) -> None:
    db = said(tmp_path / "search.db", "The main e is in email.")

    found = search.search(db, "e-mail")
    assert (found.corrected, found.total) == (None, 1)
