import io
import sys

import pytest

from podcast.cli.report import Progress, say_all
from podcast.errors import Finding


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("podcast.cli.report.DELAY", 0)

    with Progress(quiet=False) as progress:
        progress("keeper", 0.25)
        progress("keeper", 0.5)
        progress("crane", 0.1)

    assert "keeper" in terminal.getvalue()
    assert "50%" in terminal.getvalue()
    assert "crane" in terminal.getvalue()


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
def test_progress_is_silent_in_a_pipe_and_when_asked(
    stream: io.StringIO, quiet: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)

    with Progress(quiet=quiet) as progress:
        progress("keeper", 0.5)

    assert stream.getvalue() == ""


def test_quiet_leaves_nothing_but_errors(capsys: pytest.CaptureFixture[str]) -> None:
    findings = [
        Finding(rule="a", message="this is wrong"),
        Finding(rule="b", message="this is odd", severity="warning"),
    ]

    assert say_all(findings, quiet=True) == 1
    assert capsys.readouterr().err == "this is wrong\n"
    say_all(findings)
    assert "warning: this is odd" in capsys.readouterr().err


def test_a_rule_stands_behind_the_sentence_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    say_all([Finding(rule="cue-wide", message="this is wide", hint="break it")], rules=True)
    assert capsys.readouterr().err == "this is wide [cue-wide]\n  hint: break it\n"
