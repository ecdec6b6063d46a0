import json
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from podcast import search
from podcast.search import Filters, find
from tests.support import make_episode, make_release, make_show, make_transcript

FIRST = (
    (0, 9_000, "Mara", "A recommendation is only as good as the catalogue it was made from."),
    (9_000, 18_000, "Tomas", "Our model predicts the tide, and a model gets old like anything else."),
    (
        18_000,
        30_000,
        "Tomas",
        "When visitors change, a recommendation model drifts away from them, quietly at first.",
    ),
    (30_000, 36_000, "Mara", "So you watch how well the models' recommendations hold."),
    (36_000, 44_000, "Zoë Berg", "At the Café Größe we call it drift-watching, and it's fun in C++."),
    (44_000, 50_000, "Mara", "灯台守は嵐の夜に灯を守る。"),
)
SECOND = (
    (0, 8_000, "Tomas", "The tides come twice a day and the harbour model knows it."),
    (8_000, 16_000, "Mara", "Data drift, model drift, and drift ice: do not confuse them."),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "search.db"
    bare: dict[str, Any] = {"notes_html": "", "summary": "Notes on old maps."}
    search.update(
        path,
        make_show(),
        [
            make_release(
                "first",
                episode=make_episode("first", season=1),
                transcript=make_transcript(FIRST),
                **bare,
            ),
            make_release(
                "second",
                episode=make_episode("second", season=2),
                transcript=make_transcript(SECOND),
                published=datetime(2026, 11, 1, 5, tzinfo=UTC),
                **bare,
            ),
        ],
    )
    return path


def found(db: Path, query: str, **filters: object) -> list[tuple[str, int]]:
    results = search.search(db, query, filters=Filters(**filters))  # type: ignore[arg-type]
    assert results.total == len(results.hits)
    return [(hit.episode, hit.start_ms // 1000) for hit in results.hits]


def test_two_words_land_on_the_turn_that_holds_both(db: Path) -> None:
    assert found(db, "recommendation model") == [("first", 18), ("first", 30)]


def test_a_hit_says_who_where_and_when(db: Path) -> None:
    hit = search.search(db, "recommendation model").hits[0]

    assert (hit.episode, hit.title, hit.speaker) == ("first", "The keeper's winter", "Tomas")
    assert (hit.start_ms, hit.end_ms, hit.chapter) == (18_000, 30_000, "Alone in winter")
    assert hit.url == "https://example.org/show/first/#t=18"
    assert [hit.text[a:b] for a, b in hit.marks] == ["recommendation", "model"]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ('"a recommendation model"', [("first", 18)]),
        ('"model recommendation"', []),
        ('"recommendations"', [("first", 30)]),
        ("recommending", [("first", 30), ("first", 0), ("first", 18)]),
        ("predict* OR quiet*", [("first", 9), ("first", 18)]),
        ("drift -data -recommendation", [("first", 36)]),
        ('drift -"drift ice"', [("first", 18), ("first", 36)]),
        ("cafe grosse", [("first", 36)]),
        ("it's", [("first", 36)]),
        ("c++", [("first", 36)]),
        ("drift-watch", [("first", 36)]),
        ("嵐の夜", [("first", 44)]),
        ("嵐", [("first", 44)]),
        ("夜嵐", []),
        ("maps", [("first", 0), ("second", 0)]),
        ("gauge", [("first", 20), ("second", 20)]),
        ("-drift", []),
        ("zyxwv qqqqq", []),
        ("model zyxwv", []),
    ],
)
def test_queries_find_what_they_say(db: Path, query: str, places: list[tuple[str, int]]) -> None:
    assert sorted(found(db, query)) == sorted(places)


def test_the_form_that_was_typed_comes_before_other_forms(db: Path) -> None:
    assert found(db, "tides")[0] == ("second", 0)
    assert found(db, "tide")[0] == ("first", 9)


def test_what_is_there_as_typed_comes_before_other_forms_however_often_these_are() -> None:
    often = "Drift, drift, drift."
    assert [hit.text for hit in drifting(often, "We are drifting along a coast that nobody knows.")] == [
        "We are drifting along a coast that nobody knows.",
        often,
    ]


def drifting(*said: str) -> tuple[search.Hit, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.db"
        talk = tuple((n * 1000, n * 1000 + 1000, "Mara", text) for n, text in enumerate(said))
        search.update(path, make_show(), [make_release(transcript=make_transcript(talk))])
        return search.search(path, "drifting").hits


def test_hits_stand_by_episode_with_their_number(db: Path) -> None:
    results = search.search(db, "model", limit=2)

    assert results.total == 5
    assert sum(len(group.hits) for group in results.groups) == 2
    assert [group.episode for group in search.search(db, "drift").groups] == ["second", "first"]
    assert {group.episode: group.count for group in search.search(db, "model").groups} == {
        "first": 3,
        "second": 2,
    }


def test_a_talkative_episode_leaves_room_for_others(db: Path) -> None:
    results = search.search(db, "model", each=1)

    assert sorted((group.episode, group.count, len(group.hits)) for group in results.groups) == [
        ("first", 3, 1),
        ("second", 2, 1),
    ]
    assert len(search.search(db, "recommending", each=2).hits) == 2


@pytest.mark.parametrize("few", [1, 2, 3, 5])
@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("model", Filters()),
        ("model", Filters(speaker="Tomas")),
        ("model", Filters(episode="second")),
        ("mo*", Filters()),
        ("model -tide", Filters()),
        ("model OR drift", Filters(since=date(2026, 1, 1))),
    ],
)
def test_very_many_hits_are_counted_as_few_are(
    db: Path, query: str, filters: Filters, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = search.search(db, query, filters=filters, limit=2)
    monkeypatch.setattr(find, "FEW", few)
    monkeypatch.setattr(find, "RANKED", 1)

    assert search.search(db, query, filters=filters, limit=2) == counted
    assert search.search(db, query, filters=filters, limit=2, each=5) == counted
    assert counted.total == len(search.search(db, query, filters=filters, limit=100).hits)


def test_in_two_languages_each_has_its_own_forms(tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    english = make_transcript(((0, 1000, "Mara", "The lamps are lit."),))
    finnish = make_transcript(((0, 1000, "Mara", "Lampi, lamp, lamps."),))
    search.update(
        path,
        make_show(),
        [
            make_release("lake", transcript=finnish, language="fi", notes_html="", summary="", chapters=()),
            make_release("tower", transcript=english, notes_html="", summary="", chapters=()),
        ],
    )

    assert found(path, "lamps") == [("lake", 0), ("tower", 0)]
    assert found(path, "lamped") == [("tower", 0)]


def test_a_title_stands_at_the_start_of_its_episode(db: Path) -> None:
    assert found(db, "keeper") == [("first", 0), ("second", 0)]


def test_a_misspelt_word_is_put_right_and_said(db: Path) -> None:
    results = search.search(db, "recomendation  model")

    assert (results.query, results.corrected) == ("recomendation  model", "recommendation  model")
    assert results.hits[0].start_ms == 18_000


def test_a_known_word_is_never_put_right(db: Path) -> None:
    assert search.search(db, "drifted modelled").corrected is None
    assert search.search(db, "zyxwv").corrected is None


def test_the_spelling_is_judged_by_the_whole_archive_and_not_by_the_filter(db: Path) -> None:
    results = search.search(db, "confuse", filters=Filters(episode="first"))

    assert (results.hits, results.corrected) == ((), None)


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({"episode": "second"}, {("second", 0), ("second", 8)}),
        ({"speaker": "mara"}, {("first", 30), ("second", 8)}),
        ({"speaker": "MARA", "episode": "first"}, {("first", 30)}),
        ({"since": date(2026, 10, 4)}, {("second", 0), ("second", 8)}),
        (
            {"since": date(2026, 10, 3), "until": date(2026, 10, 3)},
            {("first", 9), ("first", 18), ("first", 30)},
        ),
        ({"until": date(2020, 1, 1)}, set()),
        ({"season": 2}, {("second", 0), ("second", 8)}),
        ({"chapter": "the GAUGE"}, {("first", 30)}),
        ({"chapter": "winter", "speaker": "tomas", "season": 1}, {("first", 9), ("first", 18)}),
    ],
)
def test_filters_narrow_it_down(db: Path, filters: dict[str, object], places: set[tuple[str, int]]) -> None:
    assert set(found(db, "model", **filters)) == places


@pytest.mark.parametrize(
    ("filters", "sentences"),
    [
        ({"episode": "secnd"}, ["there is no published episode 'secnd'\n  hint: did you mean second?"]),
        (
            {"episode": "zyxwv"},
            ["there is no published episode 'zyxwv'\n  hint: the episodes are: second, first"],
        ),
        ({"chapter": "gage"}, ["no chapter is called 'gage'\n  hint: did you mean Reading the gauge?"]),
        ({"season": 3}, ["there is no season 3\n  hint: the seasons are: 1, 2"]),
        ({"speaker": "Mar"}, ["nobody called 'Mar' speaks in this show\n  hint: did you mean Mara?"]),
        ({"speaker": "Bergg"}, ["nobody called 'Bergg' speaks in this show\n  hint: did you mean Zoë Berg?"]),
        (
            {"speaker": "?", "episode": "frist"},
            [
                "there is no published episode 'frist'\n  hint: did you mean first?",
                "nobody called '?' speaks in this show\n  hint: the speakers are: Mara, Tomas, Zoë Berg",
            ],
        ),
    ],
)
def test_where_nothing_can_be_is_said_and_what_may_have_been_meant(
    db: Path, filters: dict[str, object], sentences: list[str]
) -> None:
    with pytest.raises(ExceptionGroup) as raised:
        found(db, "model", **filters)

    assert [str(error) for error in raised.value.exceptions] == sentences


def test_what_is_written_about_an_episode_is_said_at_no_time(db: Path) -> None:
    notes, _ = search.search(db, "maps").hits
    turn = search.search(db, "confuse").hits[0]
    chapter = search.search(db, '"reading the gauge"').hits[0]

    assert (notes.kind, notes.is_timed, notes.start_ms) == ("notes", False, 0)
    assert notes.url == "https://example.org/show/first/"
    assert (turn.is_timed, chapter.is_timed) == (True, True)
    assert chapter.url == "https://example.org/show/first/#t=20"


def test_a_part_of_a_name_is_enough(db: Path) -> None:
    assert found(db, "drift", speaker="zoe") == found(db, "drift", speaker="Berg") == [("first", 36)]


@pytest.mark.parametrize("limit", [1, 0, -5])
def test_the_total_counts_what_the_limit_leaves_out(db: Path, limit: int) -> None:
    results = search.search(db, "model", limit=limit)

    assert (len(results.hits), results.total) == (max(limit, 0), 5)


def test_json_is_what_scripts_rely_on(db: Path) -> None:
    made = json.loads(search.to_json(search.search(db, "recomendation model", limit=1)))

    assert list(made) == ["query", "corrected", "alternatives", "hits", "total", "episodes"]
    assert made["total"] == 2
    assert made["episodes"] == [{"episode": "first", "title": "The keeper's winter", "count": 2}]
    assert made["corrected"] == "recommendation model"
    assert made["hits"] == [
        {
            "episode": "first",
            "title": "The keeper's winter",
            "speaker": "Tomas",
            "start_ms": 18_000,
            "end_ms": 30_000,
            "text": FIRST[2][3],
            "url": "https://example.org/show/first/#t=18",
            "chapter": "Alone in winter",
            "kind": "turn",
        }
    ]


def test_words_of_other_languages_have_their_own_forms(tmp_path: Path) -> None:
    path = tmp_path / "search.db"
    talk = ((0, 1000, "Mara", "Die Lampen am Hafen."),)
    release = make_release("hafen", transcript=make_transcript(talk), language="de-AT", chapters=())
    search.update(path, make_show(), [release])

    assert found(path, "lampen") == found(path, "Lampe") == found(path, "lamp*") == [("hafen", 0)]
    assert found(path, '"lampe"') == []
    assert search.search(path, "hafan").corrected == "hafen"


def test_words_as_near_as_the_one_that_is_taken_are_offered(tmp_path: Path) -> None:
    talk = ((0, 1000, "Mara", "Sea trials, old rivals, loose rails."),)
    search.update(tmp_path / "search.db", make_show(), [make_release(transcript=make_transcript(talk))])

    results = search.search(tmp_path / "search.db", "sea rials")

    assert (results.corrected, results.alternatives) == ("sea rails", ("sea rivals", "sea trials"))
    assert json.loads(search.to_json(results))["alternatives"] == ["sea rivals", "sea trials"]
