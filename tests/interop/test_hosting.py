"""Web servers with the lines that the documentation gives them serve a show as it must be served."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from podcast.build import Options, build
from podcast.build.hosting import SERVERS as SNIPPETS
from podcast.moving import move
from tests.hosting import PROMISES, Host, ask
from tests.interop.servers import SERVERS, Server, free_port, running
from tests.shows import BASE_URL, write_show

pytestmark = pytest.mark.interop


@pytest.fixture(scope="module", params=SERVERS, ids=lambda server: server.name)
def server(request: pytest.FixtureRequest) -> Server:
    server: Server = request.param
    if not shutil.which(server.program):
        pytest.skip(f"{server.name} is not installed: apt-get install {server.program.rpartition('/')[2]}")
    return server


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory, port: int) -> Path:
    folder = write_show(tmp_path_factory.mktemp("hosted") / "show")
    with (folder / "podcast.toml").open("a", encoding="utf-8") as settings:
        settings.write('[audio]\nformats = ["m4a", "opus"]\n')
    build(folder, Options(jobs=1, base_url=f"http://127.0.0.1:{port}/"))
    return folder


@pytest.fixture(scope="module")
def host(server: Server, show: Path, port: int) -> Iterator[Host]:
    with running(server, show / "feed", SNIPPETS[server.name](), port):
        yield Host(show / "feed", f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_documented_lines_make_a_good_host(promise: Callable[[Host], None], host: Host) -> None:
    promise(host)


OLD = {"nginx": "nginx.conf", "Apache": ".htaccess", "Caddy": "Caddyfile"}
"""The files of `podcast move` for the host that a show leaves."""
NEW = "https://podcasts.example.net/harbour/"


@pytest.mark.parametrize("folder", ["", "old show (1.0)/"], ids=["at the root", "in a folder"])
def test_a_show_that_moved_leads_everybody_on(
    server: Server, show: Path, folder: str, tmp_path: Path
) -> None:
    port = free_port()
    old = f"http://127.0.0.1:{port}/{quote(folder)}"
    moving = write_show(tmp_path / "show")
    settings = moving / "podcast.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(BASE_URL, old), encoding="utf-8")
    files = {path.name: path.read_text(encoding="utf-8") for path in move(moving, NEW).files}

    host = Host(show / "feed", old)
    with running(server, show / "feed", files[OLD[server.name]], port):
        for path in ("", "feed.xml", host.medium, "keeper/", "keeper/transcript.vtt", "gone.html"):
            answer = ask(host, path)
            assert (answer.status, answer.one("Location")) == (301, NEW + path)
        outside = ask(Host(show / "feed", f"http://127.0.0.1:{port}/"), "feed.xml")
        assert outside.status == (200 if folder else 301)
