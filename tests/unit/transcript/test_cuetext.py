import pytest

from podcast.transcript.cuetext import DEEPEST, Node, Run, escape, markup, runs, tree


def shown(text: str) -> str:
    """A tree in one line: ``c.loud(text)``, times in brackets."""

    def one(node: Node | str | int) -> str:
        if isinstance(node, Node):
            name = ".".join((node.tag, *node.classes)) + (f" {node.annotation}" if node.annotation else "")
            return f"{name}({''.join(map(one, node.children))})"
        return node if isinstance(node, str) else f"[{node}]"

    return "".join(map(one, tree(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain\nlines", "plain\nlines"),
        ("<b>bold <i>both</i></b> none", "b(bold i(both)) none"),
        ("<c.loud.red>x</c>", "c.loud.red(x)"),
        ("<c.>x", "c(x)"),
        ("<v Ann  Lee>hi", "v Ann Lee(hi)"),
        ("<v.loud Ann &amp; Bo>hi</v> there", "v.loud Ann & Bo(hi) there"),
        ("<lang en-GB>tap</lang>", "lang en-GB(tap)"),
        ("<ruby>base<rt>gloss</rt></ruby> on", "ruby(basert(gloss)) on"),
        ("<ruby>base<rt>gloss</ruby> on", "ruby(basert(gloss)) on"),
        ("<rt>alone", "alone"),
        ("<x>unknown</x>", "unknown"),
        ("<b>a</i>b</b>c", "b(ab)c"),
        ("<b>a</>b", "b(ab)"),
        ("a</b>", "a"),
        ("one <00:01.500>two", "one [1500]two"),
        ("one <1:00:00.000>two", "one [3600000]two"),
        ("<0:01.5>two", "two"),
        ("cut <00:01.500", "cut [1500]"),
        ("cut <", "cut "),
        ("cut <b", "cut b()"),
        ("1 < 2", "1 "),
        ("Q&amp;A &lt;3 &copy; &notit; &# &", "Q&A <3 © ¬it; &# &"),
    ],
)
def test_cue_text_becomes_a_tree(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_runs_tell_voice_and_time_of_each_text() -> None:
    said = runs(tree("So <v Ann>yes <00:02.000>we <i>do</i></v><v Bo>No"))
    assert said == [
        Run(None, None, "So "),
        Run("Ann", None, "yes "),
        Run("Ann", 2000, "we "),  # type: ignore[arg-type]
        Run("Ann", 2000, "do"),  # type: ignore[arg-type]
        Run("Bo", 2000, "No"),  # type: ignore[arg-type]
    ]


def test_the_inner_voice_speaks_where_voices_are_nested() -> None:
    assert [run.voice for run in runs(tree("<v Ann>one <v Bo>two</v> three"))] == ["Ann", "Bo", "Ann"]


def test_a_voice_without_a_name_leaves_the_one_around_it() -> None:
    assert [run.voice for run in runs(tree("<v Ann>one <v>two"))] == ["Ann", "Ann"]


def test_ruby_glosses_are_not_said_twice() -> None:
    assert "".join(run.text for run in runs(tree("<ruby>base<rt>gloss</rt></ruby>"))) == "base"


@pytest.mark.parametrize("text", ["a & b", "<v Ann>", "&amp;", "-->", "1 < 2 > 0"])
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert tree(escape(text)) == [text]
    assert "-->" not in escape(text)


def test_the_text_in_endless_elements_is_kept() -> None:
    nodes = tree("<b>" * 20_000 + "lamp")
    assert "".join(run.text for run in runs(nodes)) == "lamp"
    assert markup(nodes).count("<b>") == DEEPEST
