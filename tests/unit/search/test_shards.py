import hashlib
import itertools
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from podcast import search
from podcast.model import Artifact, Release
from podcast.search.fold import words
from podcast.search.segments import Segment, Size, front_coded, make_segment
from podcast.search.shards import settled, shards
from podcast.search.spoken import Row, Spoken
from tests.support import make_release, make_show, make_transcript

SAID = ("Storm over the tide.", "The tide, the tide!", "東京の灯台", "A calm sea; no storm at all.")


def talking(number: int, **changes: object) -> Release:
    talk = tuple((n * 1000, n * 1000 + 1000, f"Voice {number % 3}", text) for n, text in enumerate(SAID))
    day = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number * 30)
    made = {"transcript": make_transcript((*talk, (9000, 9500, "Mara", f"word{number}"))), "published": day}
    return make_release(f"e{number:03}", **made | changes)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "search.db"


def files(db: Path, releases: list[Release]) -> dict[str, bytes]:
    search.update(db, make_show(), releases)
    return by_path(shards(db))


def by_path(some: tuple[Artifact, ...]) -> dict[str, bytes]:
    return {each.path.removeprefix("search/"): each.data for each in some}


def varints(data: bytes) -> Iterator[int]:
    value, shift = 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value, shift = 0, 0


def opened(some: dict[str, bytes]) -> dict[str, dict[int, list[int]]]:
    """Each word with its documents and its places there, as the shards of a search say it."""
    root = json.loads(next(data for path, data in some.items() if path.startswith("root-")))
    starts = [sum(root["sizes"][:n]) for n in range(len(root["sizes"]) + 1)]
    found: dict[str, dict[int, list[int]]] = {}
    for segment in root["segments"]:
        for number in range(len(segment["shards"].split("\n"))):
            data = inflated(some[f"s/{segment['name']}-{number}.bin"])
            at = 0
            if segment["together"]:
                file, at = divmod(number, segment["together"])
                data += inflated(some[f"p/{segment['name']}-{file}.bin"])
            said, rest = shard(data)
            for (word, docs), where in zip(said, places_of(rest, at), strict=True):
                for doc in docs:
                    at_once = [0] if word[0] == "\x01" else list(run(where))
                    found.setdefault(word, {})[doc + starts[segment["first"]]] = at_once
    return found


def inflated(data: bytes) -> bytes:
    return zlib.decompress(data, -zlib.MAX_WBITS)


def headed(data: bytes) -> tuple[Any, bytes]:
    end = 4 + int.from_bytes(data[:4], "little")
    return json.loads(data[4:end]), data[end:]


def shard(data: bytes) -> tuple[list[tuple[str, list[int]]], bytes]:
    """Words without common ones among them, with their documents; and what is behind these."""
    head, rest = headed(data)
    numbers, found, size = varints(rest), [], 0
    for word, count in zip(uncoded(head["words"]), head["count"], strict=True):
        values = list(itertools.islice(numbers, count))
        size += sum(max(1, -(-value.bit_length() // 7)) for value in values)
        found.append((word, [doc - 1 for doc in itertools.accumulate((value >> 3) + 1 for value in values)]))
    return found, rest[size:]


def places_of(data: bytes, number: int) -> Iterator[Iterator[int]]:
    """The places of the words of one shard of a file."""
    head, rest = headed(data)
    start = sum(map(sum, head[:number]))
    for length in head[number]:
        yield varints(rest[start : start + length])
        start += length


def uncoded(text: str) -> list[str]:
    words = [""]
    for line in text.split("\n"):
        words.append(words[-1][: int(line[0], 36)] + line[1:])
    return words[1:]


def run(places: Iterator[int]) -> Iterator[int]:
    place, more = 0, 1
    while more:
        value = next(places)
        place, more = place + (value >> 1), value & 1
        yield place


def texts(some: dict[str, bytes]) -> list[str]:
    """All documents in order."""
    named = sorted((place(path), data) for path, data in some.items() if path[:2] == "t/")
    return [text for _, data in named for _, _, _, text in json.loads(data)[2]]


def place(path: str) -> tuple[int, int]:
    """The group of episodes that a file of texts belongs to, and its place in it."""
    group, block, _ = path.removeprefix("t/").split("-")
    return int(group), int(block)


@pytest.mark.parametrize("together", [0, 1, 2])
def test_the_shards_hold_every_word_of_every_text_at_its_place(
    db: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr("podcast.search.shards.LARGE", Size(shard=100, together=together, often=1_500))
    some = files(db, [talking(n) for n in range(20)])

    expected: dict[str, dict[int, list[int]]] = {}
    for number, text in enumerate(texts(some)):
        for place, word in enumerate(words(text)):
            expected.setdefault(word, {}).setdefault(number, []).append(place)
    found = opened(some)
    assert {word: found[word] for word in found if word[0] != "\x01"} == expected
    assert len(found["\x01Voice 1"]) == 4 * 7


def test_names_come_from_what_is_in_the_files(db: Path) -> None:
    for path, data in files(db, [talking(n) for n in range(3)]).items():
        digest = hashlib.sha256(data).hexdigest()
        name = path.rpartition("/")[2].partition(".")[0]
        if path[:2] not in ("s/", "p/", "t/"):  # those have one name for several files
            assert digest.startswith(name.rpartition("-")[2]), path


def test_a_text_that_changes_gives_its_neighbours_another_name_and_nobody_else(db: Path) -> None:
    before = files(db, [talking(n) for n in range(40)])
    after = files(db, [talking(n, summary="Another one") if n == 20 else talking(n) for n in range(40)])

    gone = {path for path in before if path[:2] == "t/"} - set(after)
    assert gone == {path for path in before if path[:2] == "t/" and place(path)[0] == 0}


def test_the_same_episodes_give_the_same_files_whatever_was_built_before(db: Path, tmp_path: Path) -> None:
    final = [talking(n) for n in range(40) if n != 7]
    files(db, [talking(n) for n in range(33)])
    files(db, [talking(n, language="de") for n in range(40)])
    grown = files(db, final)

    assert grown == files(tmp_path / "fresh.db", final[::-1])


def test_an_added_episode_leaves_the_older_ones_alone(db: Path) -> None:
    before = files(db, [talking(n) for n in range(40)])
    after = files(db, [talking(n) for n in range(41)])

    old = json.loads(next(data for path, data in before.items() if path.startswith("root-")))["segments"][0]
    new = json.loads(next(data for path, data in after.items() if path.startswith("root-")))["segments"][0]
    assert old == new
    assert {path for path in before if path[:2] == "t/"} - set(after) == {
        path for path in before if path[:2] == "t/" and place(path)[0] == 1
    }


def test_only_the_newest_few_have_a_segment_of_their_own() -> None:
    for count in range(16, 3000):
        assert 0 <= count - settled(count) < max(16, count / 16)


def test_words_with_many_documents_have_their_best_in_the_shard(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.shards.LARGE", Size(shard=4_000, together=1, often=50))
    some = files(db, [talking(n) for n in range(100)])

    root = json.loads(next(data for path, data in some.items() if path.startswith("root-")))
    code = uncoded(root["segments"][0]["common"]).index("tide") + 1
    whole, places = (inflated(some[f"w/{root['segments'][0]['name']}-{code}{end}.bin"]) for end in ("", "-q"))
    assert sum(1 for _ in varints(whole)) == 2 * settled(100)
    assert sum(1 for _ in varints(places)) == 3 * settled(100)


def test_an_archive_of_much_talk_is_cut_into_larger_files(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = files(db, [talking(n) for n in range(40)])
    monkeypatch.setattr("podcast.search.shards.MANY", 100)
    many = files(db, [talking(n) for n in range(40)])

    assert len([path for path in many if path[:2] == "t/"]) < len([path for path in few if path[:2] == "t/"])
    assert texts(many) == texts(few)


def test_words_know_which_common_words_stand_beside_them() -> None:
    rows: list[Row] = [
        ("turn", "", "the sea, the storm"),
        ("turn", "Mara", "storm of the sea"),
        ("turn", "", "…"),
    ]
    spoken = dict(Spoken(rows, often=1).packed())

    of, sea, storm, the = spoken["of"], spoken["sea"], spoken["storm"], spoken["the"]
    assert not of.best
    assert all((sea.best, storm.best, the.best))
    codes = {0: "", 1: "sea", 2: "storm", 3: "the"}
    assert [codes[code] for code in of.before] == ["storm"]
    assert [codes[code] for code in of.behind] == ["the"]
    assert [codes[code] for code in storm.before] == ["the", ""]
    assert [codes[code] for code in sea.behind] == ["the", ""]
    assert [codes[code] for code in the.before] == ["", "sea", ""]


def begun(text: str, size: int) -> Segment:
    return make_segment([("turn", "", text)], lambda _: {}, Size(shard=size, together=1, often=100))


def test_a_shard_begins_where_a_word_shares_least_with_the_one_before() -> None:
    spelled = "practic practical practically practice practiced practices tide tidal tides toll"
    assert begun(spelled, 90).shards == ["p", "t"]


def test_a_word_of_a_whole_shard_is_in_one_like_any_other() -> None:
    long = "x" * 500
    assert begun(f"a {long} y z", 100).shards == ["a", "y"]


def test_letters_of_two_units_are_not_shared_by_halves() -> None:
    assert front_coded(["\U00020000\U00020001", "\U00020000\U00020002"]) == (
        "0\U00020000\U00020001\n0\U00020000\U00020002"
    )


def test_families_that_lie_apart_are_known_where_their_stem_would_stand(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.shards.LARGE", Size(shard=1, together=2, often=50))
    talk = ((0, 1000, "Mara", "happy happen happily happiness"),)
    some = files(db, [make_release(transcript=make_transcript(talk), notes_html="", summary="", chapters=())])

    forms: dict[str, list[str]] = {}
    for path, data in some.items():
        if path[:2] == "s/":
            forms |= headed(inflated(data))[0]["forms"]
    assert forms["en:happi"] == ["happiness", "happy"]


def pairs(some: dict[str, bytes]) -> list[set[str]]:
    """What each segment has in two words."""
    root = json.loads(next(data for path, data in some.items() if path.startswith("root-")))
    heads = [
        [headed(inflated(data))[0] for path, data in some.items() if path.startswith(f"s/{each['name']}-")]
        for each in root["segments"]
    ]
    return [
        {pair for head in some for text in head["pairs"].values() for pair in uncoded(text)} for some in heads
    ]


def test_each_segment_knows_the_pairs_of_all_its_episodes_and_no_others(db: Path, tmp_path: Path) -> None:
    def made(newest: str) -> list[Release]:
        talks = {3: "By e-mail.", 5: "On Wi-Fi.", 19: newest}
        return [
            talking(n, transcript=make_transcript(((0, 900, "Mara", talks[n]),)))
            if n in talks
            else talking(n)
            for n in range(20)
        ]

    assert pairs(files(db, made("An e-mail at two o'clock."))) == [{"e mail", "wi fi"}, {"e mail", "o clock"}]

    after = files(db, made("Nothing."))
    assert pairs(after) == [{"e mail", "wi fi"}, set()]
    assert after == files(tmp_path / "fresh.db", made("Nothing."))
