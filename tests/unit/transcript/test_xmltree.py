from podcast.transcript.xmltree import Node, parse


def words(node: Node) -> str:
    return "".join(one if isinstance(one, str) else words(one) for one in node.content)


def test_lines_are_those_of_the_file_also_behind_a_fault() -> None:
    text = "<a>\n<p>1</p>\n<p>2</q></p>\n<p>3</p><p>4</p>\n\n<p>5</p>\n</a>"
    root, problems = parse(text, "p")
    assert root is not None
    assert [(each.line, words(each)) for each in root.children] == [
        (2, "1"),
        (3, "2"),
        (4, "3"),
        (4, "4"),
        (6, "5"),
    ]
    assert [problem.line for problem in problems] == [3]


def test_what_was_open_stays_open_behind_a_fault() -> None:
    root, _ = parse('<a x="1 &amp; &quot;2&quot;"><b y="z"><p>1<p></b>\n<p>2</p></b><p>3</p></a>', "p")
    assert root is not None
    assert root.attributes == {"x": '1 & "2"'}
    assert "123" in words(root).replace("\n", "")


def test_a_file_on_one_line_gives_each_paragraph_once() -> None:
    root, problems = parse(
        "<a>" + "".join(f"<p>{n}</p>" for n in range(5)) + "</b>" + "<p>5</p><p>6</p></a>", "p"
    )
    assert root is not None
    assert words(root) == "0123456"
    assert len(problems) == 1


def test_no_xml_has_no_root() -> None:
    root, problems = parse("not a word of it", "p")
    assert root is None
    assert problems


def test_faults_without_end_are_given_up() -> None:
    root, problems = parse("<a>" + "<p></q>\n" * 1_000, "p")
    assert root is not None
    assert problems[-1].message == "more than 200 faults: the rest was left out"
