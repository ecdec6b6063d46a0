import http.client
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from podcast import serve as room
from podcast.errors import BusyError, ConfigError, Finding, InputError, Where
from podcast.serve import running, serve
from podcast.serve.reload import Bell


def test_serving_tells_the_address_and_ends_with_control_c(tmp_path: Path) -> None:
    told = []

    def ready(address: str) -> None:
        told.append(address)
        raise KeyboardInterrupt

    serve(tmp_path, port=0, ready=ready)
    assert told[0].startswith("http://127.0.0.1:")
    host = told[0].split("/")[2]
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection(host, timeout=5).request("GET", "/")


def test_a_taken_port_is_named_with_another_one_to_try(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} is taken") as caught, running(tmp_path, port=port):
            pass
    assert "--port" in caught.value.finding.hint


def test_a_port_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="port 70000 cannot be used"), running(tmp_path, port=70_000):
        pass


def test_without_a_built_site_the_hint_is_to_build(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught, running(tmp_path / "feed"):
        pass
    assert "podcast build" in caught.value.finding.hint


NOTES = Path("notes.md")


def kept_up(looks: Sequence[tuple[Path, ...]], rebuild: room.Rebuild) -> Bell:
    """What the thread that keeps a site up to date does while the files look like this, look by look."""
    seen = iter(looks)
    bell = Bell()

    class Stop:
        left = len(looks)

        def wait(self, _seconds: float) -> bool:
            self.left -= 1
            return self.left < 0

    class Watcher:
        def changed(self) -> tuple[Path, ...]:
            return next(seen)

    room._keep_up(Watcher(), rebuild, bell, Stop())  # type: ignore[arg-type]
    return bell


def test_a_change_builds_again_once_the_files_have_come_to_rest() -> None:
    bell = kept_up([(NOTES,), (NOTES,), (), ()], lambda: ())

    assert bell.news.version.endswith("-1")


def test_a_build_that_met_another_one_is_tried_until_it_gets_through(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers: list[bool] = []

    def rebuild() -> Sequence[Finding]:
        answers.append(len(answers) == 2)
        if not answers[-1]:
            raise BusyError("another build of this show is running")
        return ()

    bell = kept_up([(NOTES,), (), (), (), (), ()], rebuild)

    assert answers == [False, False, True]
    assert bell.news.version.endswith("-1")
    assert capsys.readouterr().err == ""


def test_a_build_that_is_done_is_told_to_the_pages() -> None:
    bell = Bell()
    before = bell.news
    room.build_once(lambda: (), bell)
    assert bell.news.version != before.version


def _raise_one() -> Sequence[Finding]:
    raise ConfigError("title is missing", where=Where(Path("podcast.toml"), 3))


def _raise_group() -> Sequence[Finding]:
    raise ExceptionGroup(
        "1 to put right", [ConfigError("title is missing", where=Where(Path("podcast.toml"), 3))]
    )


def _return_it() -> Sequence[Finding]:
    return [Finding(rule="config", message="title is missing", where=Where(Path("podcast.toml"), 3))]


@pytest.mark.parametrize("rebuild", [_raise_one, _raise_group, _return_it])
def test_what_is_wrong_is_printed_and_shown_while_the_old_site_stays(
    rebuild: room.Rebuild, capsys: pytest.CaptureFixture[str]
) -> None:
    bell = Bell()
    before = bell.news
    room.build_once(rebuild, bell)
    assert capsys.readouterr().err == "error: podcast.toml:3: title is missing\n"
    assert bell.news.problems == "podcast.toml:3: title is missing"
    assert bell.news.version == before.version


def test_a_warning_is_printed_and_does_not_hold_up_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    bell = Bell()
    room.build_once(lambda: [Finding(rule="x", message="a little quiet", severity="warning")], bell)
    assert capsys.readouterr().err == "warning: a little quiet\n"
    assert bell.news.problems == ""


def test_a_full_disk_is_shown_like_any_other_problem(capsys: pytest.CaptureFixture[str]) -> None:
    bell = Bell()

    def rebuild() -> Sequence[Finding]:
        raise OSError(28, "No space left on device")

    room.build_once(rebuild, bell)
    assert "No space left" in bell.news.problems
    assert "No space left" in capsys.readouterr().err


def test_a_bug_in_a_build_keeps_its_traceback() -> None:
    def rebuild() -> Sequence[Finding]:
        raise ExceptionGroup("mixed", [ConfigError("x"), KeyError("y")])

    with pytest.raises(ExceptionGroup):
        room.build_once(rebuild, Bell())
