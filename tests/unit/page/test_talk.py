import re
from html.parser import HTMLParser

from podcast.model import Chapter, Cue, Segment, Transcript
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

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


CHAPTERS = tuple(Chapter(start=Millis(at), end=Millis(at + 5000), title="One") for at in (0, 5000))


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
    assert [each["id"] for each in page.of("p")] == ["t=0", "t=6", "t=20", "t=24"]
    assert [each["href"] for each in page.of("a")] == ["#t=0", "#t=6", "#t=20", "#t=24"]
    assert [each["class"] for each in page.of("b")] == ["v0", "v1", "v0", "v1"]
    assert "Above <two> metres she calls the coast guard." in page.words
    assert "0:06 Tomas In winter the keeper" in page.words


def test_the_words_of_a_turn_are_one_text_node_at_its_end() -> None:
    block = talk.block(make_transcript(), ())
    turns = re.findall(r"<p id[^>]*>(?:<a [^>]*>[^<]*</a>)?(?:<b [^>]*>[^<]*</b>)?([^<]+)</p>", block)
    assert len(turns) == 4
    assert turns[0] == "Welcome back. Who looks after the lighthouse in winter?"


def test_of_very_many_turns_not_each_has_its_time_as_a_link() -> None:
    many = spoken(*((n * 4_000, "Yes.", "Ada") for n in range(1_001)))
    page = Tags(talk.block(many, ()))
    assert len(page.of("p")) == 1_001
    starts = [int((each["href"] or "").removeprefix("#t=")) for each in page.of("a")]
    sections = range(0, 4_004, 4 * talk.LONGEST)
    assert starts[:8] == [0, 32, 64, 96, 128, 160, 192, 200]
    assert set(sections) <= set(starts)
    few = spoken(*((n * 4_000, "Yes.", "Ada") for n in range(1_000)))
    assert len(Tags(talk.block(few, ())).of("a")) == 1_000


def test_a_chapter_that_begins_between_turns_can_be_gone_to() -> None:
    chapters = tuple(Chapter(start=Millis(at), end=Millis(at + 9), title="One") for at in (0, 18_000))
    page = Tags(talk.block(make_transcript(), chapters))
    assert [each.get("id") for each in page.of("section")] == [None, "t=18"]


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
    assert block.count("<p ") == 120


def test_turns_in_one_second_have_ids_of_their_own() -> None:
    block = talk.block(
        spoken(
            (83_000, "One.", None), (83_400, "Two.", None), (83_400, "Three.", None), (83_900, "Four.", None)
        ),
        (),
    )
    assert [each["id"] for each in Tags(block).of("p")] == ["t=83", "t=83.400", "t=83.4000", "t=83.900"]


def test_a_name_is_said_when_the_voice_changes() -> None:
    said = ("Ada", "Ada", "Bo", None, None, "Bo")
    block = talk.block(spoken(*((n * 1000, "Yes.", who) for n, who in enumerate(said))), ())
    # Nobody known speaks in the fourth: the empty name says that it is not Bo any more.
    assert re.findall(r"<b[^>]*>(\w*) ?</b>", block) == ["Ada", "Bo", "", "Bo"]


def test_a_name_is_said_again_in_every_section() -> None:
    block = talk.block(spoken((0, "One.", "Ada"), (5000, "Two.", "Ada"), (9000, "Three.", "Ada")), CHAPTERS)
    assert re.findall(r"<section|<b", block) == ["<section", "<b", "<section", "<b"]
    nobody = talk.block(spoken((0, "One.", None), (5000, "Two.", None)), CHAPTERS)
    assert "<b" not in nobody


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
    assert {tag for tag, _ in Tags(block).tags} == {"section", "h3", "p", "a", "b"}


def test_a_turn_of_the_other_direction_says_so() -> None:
    talked = spoken((0, "Good evening.", "Ada"), (5000, "مساء الخير.", "Ada"), (9000, "1984.", "Ada"))
    block = talk.block(talked, CHAPTERS, language="en")
    assert [each.get("dir") for each in Tags(block).of("p")] == [None, "rtl", None]
    arabic = Tags(talk.block(talked, CHAPTERS, language="ar"))
    assert [each.get("dir") for each in arabic.of("p")] == ["ltr", None, None]
    assert [each.get("dir") for each in arabic.of("h3")] == ["ltr", "ltr"]


def test_a_translated_turn_says_it_of_its_words_alone() -> None:
    cue = Cue(start=Millis(0), end=Millis(2000), lines=("Guten Abend.",))
    talked = spoken((0, "مساء الخير.", "Ada"))
    page = Tags(talk.block(talked, (), [("de", (cue,))], language="en"))
    assert "dir" not in page.of("div")[0]
    assert [each.get("dir") for each in page.of("p")] == ["rtl", "ltr"]
