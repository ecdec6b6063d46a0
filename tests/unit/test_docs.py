"""The documentation is held to the code: every key, every command and every option is in it."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from podcast import captions, chapters
from podcast.build.hosting import SERVERS
from podcast.check import CUE_RULES, FINISHED_RULES, ONLINE_RULES, RULES
from podcast.cli.usage import parser
from podcast.config import Config, Extra, Feeds, Narration, Owner, Pages, Sound
from podcast.declared import options
from podcast.library import FrontMatter
from podcast.transcript import FORMATS, parse
from tests import readings
from tests.interop.apps import APPS

DOCS = Path(__file__).parent.parent.parent / "docs"
TABLE = re.compile(r"(<!-- table: {} -->\n).*?(?=\n#|\Z)", re.DOTALL)


def table(kind: type) -> str:
    """What a table of keys must be."""
    rows = [
        f"| `{key}` | {doc} | {unset} | `{key} = {example}` |" for key, example, doc, unset in options(kind)
    ]
    return "\n".join(["", "| key | what it says | left out | example |", "|---|---|---|---|", *rows, ""])


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("podcast-toml.md", Config),
        ("podcast-toml.md", Sound),
        ("podcast-toml.md", Feeds),
        ("podcast-toml.md", Extra),
        ("podcast-toml.md", Pages),
        ("podcast-toml.md", Narration),
        ("podcast-toml.md", Owner),
        ("episodes.md", FrontMatter),
    ],
)
def test_every_key_stands_in_the_documentation(page: str, kind: type, request: pytest.FixtureRequest) -> None:
    path = DOCS / page
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(TABLE.pattern.format(kind.__name__), re.DOTALL)
    expected = pattern.sub(lambda match: match[1] + table(kind), text)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert text == expected or request.config.getoption("--update-golden")


def test_every_rule_for_feeds_stands_in_the_documentation(request: pytest.FixtureRequest) -> None:
    path = DOCS / "checks.md"
    text = path.read_text(encoding="utf-8")
    # Markdown would take the tags in hints for its own.
    hints = {rule.id: rule.hint.replace("<", "&lt;").replace("|", "&#124;") for rule in RULES}
    rows = [f"| `{rule.id}` | {rule.severity} | {hints[rule.id]} | {rule.source} |" for rule in RULES]
    made = "\n".join(
        ["", "| rule | severity | what to do | who asks for it |", "|---|---|---|---|", *rows, ""]
    )
    expected = re.sub(TABLE.pattern.format("RULES"), lambda match: match[1] + made, text, flags=re.DOTALL)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert text == expected or request.config.getoption("--update-golden")


def test_every_rule_for_transcripts_stands_in_the_documentation(request: pytest.FixtureRequest) -> None:
    path = DOCS / "checks.md"
    text = path.read_text(encoding="utf-8")
    rows = [
        f"| `{rule.id}` | {'profile' if rule.reading else rule.severity} | {rule.hint} | {rule.source} |"
        for rule in CUE_RULES
    ]
    made = "\n".join(
        ["", "| rule | severity | what to do | who asks for it |", "|---|---|---|---|", *rows, ""]
    )
    expected = re.sub(TABLE.pattern.format("CUE_RULES"), lambda match: match[1] + made, text, flags=re.DOTALL)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert text == expected or request.config.getoption("--update-golden")


def test_every_rule_for_finished_recordings_stands_in_the_documentation(
    request: pytest.FixtureRequest,
) -> None:
    path = DOCS / "audio.md"
    text = path.read_text(encoding="utf-8")
    rows = [f"| `{rule.id}` | {rule.severity} | {rule.hint} |" for rule in FINISHED_RULES]
    made = "\n".join(["", "| rule | severity | what to do |", "|---|---|---|", *rows, ""])
    pattern = TABLE.pattern.format("FINISHED_RULES")
    expected = re.sub(pattern, lambda match: match[1] + made, text, flags=re.DOTALL)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert text == expected or request.config.getoption("--update-golden")


def test_every_rule_for_servers_stands_in_the_documentation(request: pytest.FixtureRequest) -> None:
    path = DOCS / "checks.md"
    text = path.read_text(encoding="utf-8")
    rows = [f"| `{rule.id}` | {rule.severity} | {rule.hint} | {rule.source} |" for rule in ONLINE_RULES]
    head = ["", "| rule | severity | what to do | who asks for it |", "|---|---|---|---|"]
    made = "\n".join([*head, *rows, ""])
    pattern = TABLE.pattern.format("ONLINE_RULES")
    expected = re.sub(pattern, lambda match: match[1] + made, text, flags=re.DOTALL)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert "<!-- table: ONLINE_RULES -->" in text
    assert text == expected or request.config.getoption("--update-golden")


def test_the_headers_for_every_server_stand_in_the_documentation(request: pytest.FixtureRequest) -> None:
    path = DOCS / "feed.md"
    text = path.read_text(encoding="utf-8")
    made = "".join(f"\n### {name}\n\n```\n{write()}```\n" for name, write in SERVERS.items())
    expected = text.partition("<!-- hosting -->\n")[0] + "<!-- hosting -->\n" + made

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert text == expected or request.config.getoption("--update-golden")


def test_the_apps_that_download_the_show_stand_in_the_documentation(request: pytest.FixtureRequest) -> None:
    path = DOCS / "feed.md"
    text = path.read_text(encoding="utf-8")
    rows = [
        f"| {app.name} | {'apt-get' if app.is_debian else 'pip'} install {app.package} "
        f"| {f'from its {app.asks} visit on' if app.asks else 'never: it has the whole feed each time'} |"
        for app in APPS
    ]
    made = "\n".join(["", "| app | had by | asks for changes alone (304) |", "|---|---|---|", *rows, ""])
    expected = re.sub(TABLE.pattern.format("apps"), lambda match: match[1] + made, text, flags=re.DOTALL)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert "<!-- table: apps -->" in text
    assert text == expected or request.config.getoption("--update-golden")


def test_what_readers_have_of_every_tag_stands_in_the_documentation(request: pytest.FixtureRequest) -> None:
    path = DOCS / "feed.md"
    text = path.read_text(encoding="utf-8")
    made = "\n".join(["", *readings.table(), ""])
    expected = re.sub(TABLE.pattern.format("readings"), lambda match: match[1] + made, text, flags=re.DOTALL)

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert "<!-- table: readings -->" in text
    assert text == expected or request.config.getoption("--update-golden")


def formats_table() -> str:
    """What the table of formats must be."""
    kept_names = "speakers | ends | word times | confidence | language"
    head = f"| name | what it is | suffixes | written | {kept_names} | steps of |"
    rows = []
    for form in FORMATS:
        holds, written = form.holds, bool(form.write or form.write_cues)
        kept = (holds.speakers, holds.ends, holds.words, holds.confidence, holds.language)
        cells = [
            f"`{form.name}`",
            form.title or form.name,
            " ".join(form.suffixes),
            "yes" if written else "no",
        ]
        cells += [("yes" if each else "no") if written else "" for each in kept]
        cells.append(f"{holds.precision} ms" if written else "")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(["", head, "|---" * 10 + "|", *rows, ""])


def test_the_table_of_formats_is_that_of_the_code(request: pytest.FixtureRequest) -> None:
    path = DOCS / "formats.md"
    text = path.read_text(encoding="utf-8")
    expected = re.sub(
        TABLE.pattern.format("formats"), lambda match: match[1] + formats_table(), text, flags=re.DOTALL
    )

    if request.config.getoption("--update-golden"):
        path.write_text(expected, encoding="utf-8")

    assert text == expected or request.config.getoption("--update-golden")


def test_every_format_that_is_written_has_a_section_whose_example_is_read() -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    examples = dict(re.findall(r"^### [^\n]*: `(\w+)`\n.*?\n```\n(.*?)```\n", text, re.DOTALL | re.MULTILINE))
    assert {form.name for form in FORMATS if form.write or form.write_cues} <= set(examples)
    assert set(examples) <= {form.name for form in FORMATS}
    for name, example in examples.items():
        reading = parse(example.encode(), Path("example"))
        assert reading.format == name
        assert not [finding for finding in reading.findings if finding.severity != "info"]


def commands() -> dict[str, argparse.ArgumentParser]:
    rows = next(each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(rows.choices)


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_stands_in_the_documentation(name: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    start = text.index(f"\n## podcast {name}\n")
    section = text[start : (text.find("\n## ", start + 1) + 1 or len(text))]

    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option not in ("--help", "--quiet", "--show"):
                assert f"`{option}" in section or f" {option}" in section, option


def test_every_caption_profile_and_chapter_format_stands_in_the_documentation() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = text.partition("\n## podcast convert\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)

    assert sorted(listed) == sorted([*captions.PROFILES, *(each.name for each in chapters.FORMATS)])
    assert "(formats.md)" in section


def test_no_page_speaks_of_a_command_that_is_not_there() -> None:
    known = set(commands())
    for page in [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]:
        named = set(
            re.findall(r"\bpodcast (\w+)(?= [A-Z<]|`| --|$)", page.read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert named <= known | {"namespace", "help"}, page


def test_every_function_that_the_documentation_names_is_there() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8").split("## From Python")[1]
    named = re.findall(r"`(podcast(?:\.\w+)+)\(", text)
    assert len(named) >= 9
    for name in named:
        module, _, function = name.rpartition(".")
        assert callable(getattr(import_module(module), function)), name


def test_the_example_in_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "transcripts").symlink_to(DOCS.parent / "transcripts")
    monkeypatch.chdir(tmp_path)

    exec(program, {})  # noqa: S102 - our own page

    assert (tmp_path / "captions.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
