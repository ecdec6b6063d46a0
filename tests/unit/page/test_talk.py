import re
from html.parser import HTMLParser

from podcast.model import Chapter, Segment, Transcript
from podcast.page import talk
from podcast.timecode import Millis
from tests.support import make_release, make_transcript


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(str(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def of(self, kind: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.tags if kind in (attributes.get("class") or "").split()]


def spoken(*turns: tuple[int, str, str | None]) -> Transcript:
    ends = [start for start, _, _ in turns[1:]] + [turns[-1][0] + 5000]
    return Transcript(
        segments=tuple(
            Segment(start=Millis(start), end=Millis(end), text=text, speaker=who)
            for (start, text, who), end in zip(turns, ends, strict=True)
        )
    )


def test_every_turn_has_its_time_its_voice_and_its_words() -> None:
    page = Tags(talk.block(make_transcript(), make_release().chapters))
    turns = page.of("turn")
    assert [each["id"] for each in turns] == ["t=0", "t=6", "t=20", "t=24"]
    assert [each["data-s"] for each in turns] == ["0", "6", "20", "24"]
    assert [each["class"] for each in turns] == ["turn v0", "turn v1", "turn v0", "turn v1"]
    assert "Above <two> metres she calls the coast guard." in page.words
    assert [each["href"] for each in page.of("ts")] == ["#t=0", "#t=6", "#t=20", "#t=24"]


def test_an_end_is_told_where_the_next_turn_does_not_begin_with_it() -> None:
    said = make_transcript(
        ((0, 5_000, "A", "One."), (6_000, 9_000, "B", "Two."), (9_000, 12_500, "A", "Three."))
    )
    turns = Tags(talk.block(said, ())).of("turn")
    assert [each.get("data-e") for each in turns] == ["5", None, "12.5"]


def test_a_turn_is_one_text_node() -> None:
    block = talk.block(make_transcript(), ())
    for inside in re.findall(r'<p class="say">(.*?)</p>', block):
        assert "<" not in inside
        assert inside


def test_sections_follow_the_chapters() -> None:
    block = talk.block(make_transcript(), make_release().chapters)
    assert [each.split("</h3>")[0].split(">")[-1] for each in block.split("<h3")[1:]] == [
        "Alone in winter",
        "Reading the gauge",
    ]
    assert block.count('<section class="part"') == 2


def test_a_hidden_chapter_ends_the_one_before_and_has_no_heading() -> None:
    chapters = (
        Chapter(start=Millis(0), end=Millis(20_000), title="Seen"),
        Chapter(start=Millis(20_000), end=Millis(40_000), title="Unseen", hidden=True),
    )
    block = talk.block(make_transcript(), chapters)
    assert block.count("<section") == 2
    assert "Unseen" not in block


def test_of_chapters_without_a_turn_only_the_last_names_the_section() -> None:
    chapters = tuple(Chapter(start=Millis(at), end=Millis(at + 10), title=f"At {at}") for at in (0, 10, 20))
    block = talk.block(spoken((20, "Here.", None)), chapters)
    assert "At 20" in block
    assert "At 10" not in block


def test_long_chapters_are_split() -> None:
    long = spoken(*((n * 1000, f"Turn {n}.", None) for n in range(120)))
    block = talk.block(long, (Chapter(start=Millis(0), end=Millis(120_000), title="All of it"),))
    assert block.count("<section") == 3
    assert block.count("<h3") == 1
    assert block.count('class="turn"') == 120


def test_turns_in_one_second_have_ids_of_their_own() -> None:
    block = talk.block(
        spoken(
            (83_000, "One.", None), (83_400, "Two.", None), (83_400, "Three.", None), (83_900, "Four.", None)
        ),
        (),
    )
    assert [each["id"] for each in Tags(block).of("turn")] == ["t=83", "t=83.400", "t=83.4000", "t=83.900"]


def test_a_name_is_said_when_the_voice_changes() -> None:
    block = talk.block(
        spoken((0, "One.", "Ada"), (1000, "Two.", "Ada"), (2000, "Three.", "Bo"), (3000, "Four.", None)), ()
    )
    assert re.findall(r'<p class="who">(\w+)</p>', block) == ["Ada", "Bo"]
    assert [each.get("data-who") for each in Tags(block).of("turn")] == ["Ada", "Ada", "Bo", None]


def test_a_seventh_voice_shares_a_colour() -> None:
    transcript = spoken(*((n * 1000, "Yes.", f"Voice {n}") for n in range(7)))
    assert list(talk.voices(transcript).values()) == [0, 1, 2, 3, 4, 5, 0]


def test_turns_without_words_are_left_out() -> None:
    transcript = spoken((0, "", None), (1000, "Yes.", None))
    assert [each.text for each in talk.turns(transcript)] == ["Yes."]
    assert talk.turns(None) == ()


def test_nothing_said_can_become_a_tag() -> None:
    block = talk.block(
        spoken((0, '</p><script>"&', '"><b onclick=x>')),
        (Chapter(start=Millis(0), end=Millis(9), title="<i>"),),
    )
    assert {tag for tag, _ in Tags(block).tags} == {"section", "h3", "div", "a", "p"}
