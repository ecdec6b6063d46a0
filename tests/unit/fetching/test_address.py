"""Addresses that a person types, or that a script has from a stranger."""

from pathlib import Path

import pytest

from podcast.cli import main
from podcast.errors import InputError
from podcast.fetching import refuse_private


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "192.168.1.20:8000", "169.254.169.254", "[fd00::1]", "[fe80::1]"]
)
def test_a_private_network_is_asked_on_request_alone(host: str) -> None:
    with pytest.raises(InputError) as error:
        refuse_private(f"http://{host}/feed.xml")
    assert "--private" in error.value.finding.hint


@pytest.mark.parametrize(
    "feed",
    [
        "http://127.0.0.1:8000/feed.xml",
        "http://[::1]/feed.xml",
        "https://9.9.9.9/feed.xml",
        "http://[bad/",
        "a.xml",
        "",
    ],
)
def test_the_web_this_machine_and_its_disk_are_asked_as_they_are(feed: str) -> None:
    refuse_private(feed)


@pytest.mark.parametrize("command", ["check", "import"])
def test_the_commands_that_take_an_address_refuse_a_private_one(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []

    def opened(address: str, *_: object) -> None:
        asked.append(address)
        raise ValueError("asked")

    monkeypatch.setattr("podcast.fetching.whole.opened", opened)
    feed = "http://10.0.0.1/feed.xml"

    assert main([command, feed]) == 1
    assert asked == []
    assert f"{feed} lies in a private network" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []

    assert main([command, "--private", feed]) == 1
    assert asked == [feed]
