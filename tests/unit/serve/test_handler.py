import http.client
import json
import logging
import os
import socket
from collections.abc import Generator
from pathlib import Path

import pytest

from podcast.serve import Watcher, running
from podcast.serve.reload import SCRIPT, TAG

AUDIO = bytes(range(256)) * 1000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    (root / "media").mkdir()
    (root / "keeper").mkdir()
    (root / "media" / "keeper.mp3").write_bytes(AUDIO)
    (root / "keeper" / "index.html").write_text("<!doctype html><p>Keeper</p>\n")
    (root / "keeper" / "chapters.json").write_text("{}")
    (root / "keeper" / "transcript.vtt").write_text("WEBVTT\n")
    (root / "404.html").write_text("<!doctype html><p>Lost at sea</p>\n")
    (root / "empty.txt").write_text("")
    return root


@pytest.fixture(scope="module")
def address(site: Path) -> Generator[str]:
    with running(site) as address:
        yield address


@pytest.fixture(scope="module")
def watched(site: Path) -> Generator[str]:
    with running(site, rebuild=lambda: (), watcher=Watcher([site])) as address:
        yield address


def ask(
    address: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(address.split("/")[2], timeout=60)
    try:
        connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/keeper/", "text/html; charset=utf-8"),
        ("/keeper/transcript.vtt", "text/vtt; charset=utf-8"),
        ("/keeper/chapters.json", "application/json+chapters"),
        ("/media/keeper.mp3", "audio/mpeg"),
    ],
)
def test_a_file_is_sent_whole_with_its_media_type(address: str, site: Path, path: str, kind: str) -> None:
    status, headers, body = ask(address, path)
    file = site / path.strip("/")
    assert (status, headers["Content-Type"]) == (200, kind)
    assert body == (file / "index.html" if file.is_dir() else file).read_bytes()
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Server"] == "podcast"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Range" in headers["Access-Control-Expose-Headers"]


def test_a_range_is_sent_as_partial_content(address: str) -> None:
    status, headers, body = ask(address, "/media/keeper.mp3", Range="bytes=100-70099")
    assert (status, headers["Content-Range"]) == (206, "bytes 100-70099/256000")
    assert body == AUDIO[100:70100]


def test_a_range_behind_the_end_is_not_satisfiable(address: str) -> None:
    status, headers, body = ask(address, "/media/keeper.mp3", Range="bytes=256000-")
    assert (status, headers["Content-Range"], body) == (416, "bytes */256000", b"")


def test_a_range_of_an_older_file_gets_the_whole_new_one(address: str) -> None:
    status, headers, _ = ask(address, "/media/keeper.mp3", Range="bytes=0-9", If_Range='"old"')
    assert (status, headers["Content-Range"]) == (200, None)


def test_head_tells_the_same_without_the_body(address: str) -> None:
    _, got, _ = ask(address, "/media/keeper.mp3")
    status, headers, body = ask(address, "/media/keeper.mp3", "HEAD")
    assert (status, body) == (200, b"")
    del got["Date"], headers["Date"]
    assert got.items() == headers.items()


def test_an_unchanged_file_is_not_sent_again(address: str, site: Path) -> None:
    tag = ask(address, "/empty.txt")[1]["ETag"]
    assert ask(address, "/empty.txt", If_None_Match=tag)[0] == 304
    os.utime(site / "empty.txt", ns=(10**18, 10**18))
    assert ask(address, "/empty.txt", If_None_Match=tag)[0] == 200


def test_a_missing_page_is_the_sites_own_with_status_404(address: str) -> None:
    status, headers, body = ask(address, "/none/")
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b"Lost at sea" in body


def test_a_site_without_such_a_page_still_answers(tmp_path: Path) -> None:
    with running(tmp_path) as address:
        status, _, body = ask(address, "/")
    assert status == 404
    assert b"nothing here" in body


def test_a_folder_is_sent_on_to_its_slash(address: str) -> None:
    status, headers, _ = ask(address, "/keeper")
    assert (status, headers["Location"]) == (301, "/keeper/")


def test_a_folder_is_never_listed(address: str) -> None:
    assert ask(address, "/media/")[0] == 404


def test_a_player_elsewhere_may_ask_for_ranges(address: str) -> None:
    status, headers, _ = ask(address, "/media/keeper.mp3", "OPTIONS")
    assert status == 204
    assert "Range" in headers["Access-Control-Allow-Headers"]


def test_nothing_can_be_written(address: str, site: Path) -> None:
    status, headers, _ = ask(address, "/empty.txt", "DELETE")
    assert (status, headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert (site / "empty.txt").exists()


def test_a_listener_who_hangs_up_leaves_no_noise(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    host, port = address.split("/")[2].split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET /media/keeper.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.recv(10)
    assert ask(address, "/keeper/")[0] == 200
    assert capfd.readouterr().err == ""


def test_a_connection_serves_one_request_after_the_other(address: str) -> None:
    connection = http.client.HTTPConnection(address.split("/")[2], timeout=60)
    asked = [
        ("HEAD", "/keeper/", 200),
        ("GET", "/none/", 404),
        ("HEAD", "/none/", 404),
        ("GET", "/keeper/", 200),
    ]
    for method, path, status in asked:
        connection.request(method, path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
    connection.close()


def test_a_watched_page_reloads_itself_and_the_file_stays_as_it_is(watched: str, site: Path) -> None:
    _, headers, body = ask(watched, "/keeper/")
    written = (site / "keeper" / "index.html").read_bytes()
    assert body == written + TAG
    assert headers["Content-Length"] == str(len(body))
    assert ask(watched, "/keeper/", If_None_Match=headers["ETag"])[0] == 304
    assert ask(watched, "/__reload.js")[2] == SCRIPT.encode()


def test_the_tag_of_a_watched_page_differs_from_that_of_the_file(watched: str, address: str) -> None:
    assert ask(watched, "/keeper/")[1]["ETag"] != ask(address, "/keeper/")[1]["ETag"]
    assert ask(watched, "/empty.txt")[1]["ETag"] == ask(address, "/empty.txt")[1]["ETag"]


def test_the_page_of_a_missing_file_reloads_too(watched: str) -> None:
    assert ask(watched, "/none/")[2].endswith(TAG)


def test_without_watching_there_is_nothing_to_reload(address: str) -> None:
    assert ask(address, "/__reload.js")[0] == 404
    assert ask(address, "/__reload")[0] == 404


def test_a_page_that_listens_is_told_the_version(watched: str) -> None:
    connection = http.client.HTTPConnection(watched.split("/")[2], timeout=60)
    connection.request("GET", "/__reload")
    answer = connection.getresponse()
    told = json.loads(answer.readline().removeprefix(b"data: "))
    connection.close()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert told["problems"] == ""


def test_every_request_is_told_to_the_log_in_one_line_of_plain_letters(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="podcast.serve")
    etag = ask(address, "/keeper/", User_Agent="gPodder\x1b[31m/3")[1]["ETag"]
    ask(address, "/keeper/", "HEAD", If_None_Match=etag, User_Agent="")
    host, port = address.split("/")[2].split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"\x1b[2J / \r\n\r\n")
        connection.recv(100)
    assert caplog.messages == [
        "GET /keeper/ HTTP/1.1 200 gPodder?[31m/3",
        "HEAD /keeper/ HTTP/1.1 304 ",
        "?[2J /  400 -",
    ]
