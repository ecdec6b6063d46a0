"""What web servers are told agrees with what the feed says and with what the preview does."""

import re
from pathlib import Path
from urllib.request import urlopen

import pytest

from podcast import links, serve
from podcast.build.hosting import SERVERS, apache, caddy, nginx
from podcast.build.record import listed
from podcast.build.site import HEADERS
from tests.hosting import matching


def test_the_preview_sends_the_types_and_the_permission_of_the_table(built_once: Path) -> None:
    paths = [path for path in listed(built_once / "feed/build.json") if "." in path]
    typed = 0
    with serve.running(built_once / "feed") as address:
        for path in paths:
            said = matching(path)
            with urlopen(f"{address}{path}", timeout=60) as answer:  # noqa: S310 - 127.0.0.1
                assert answer.headers["Access-Control-Allow-Origin"] == said["Access-Control-Allow-Origin"]
                assert answer.headers["Accept-Ranges"] == "bytes"
                if "Content-Type" in said:
                    typed += 1
                    assert answer.headers["Content-Type"] == said["Content-Type"] == links.content_type(path)
    assert typed == 10  # feed and manifest, and captions, subtitles, text and chapters of two episodes


def test_every_header_is_told_to_every_server() -> None:
    for write in SERVERS.values():
        text = write()
        for _, headers in HEADERS:
            for _, value in headers:
                assert f'"{value}"' in text


@pytest.mark.parametrize(
    "path", ["media/keeper-0a1b2c3d.mp3", "keeper/transcript.vtt", "feed.xml", "keeper/chapters.json"]
)
def test_the_patterns_of_nginx_and_apache_find_what_the_table_finds(path: str) -> None:
    own = {value for name, value in matching(path).items()}
    common = {value for _, value in HEADERS[0][1]}
    for text, pattern in (
        (nginx(), r"location ~ (\S+) \{\n(.*?)\n\}"),
        (apache(), r"<If .*? =~ m#(\S+)#\">\n(.*?)\n</If>"),
    ):
        found = {
            value
            for place, inside in re.findall(pattern, text, re.DOTALL)
            if re.search(place, f"/{path}")
            for value in re.findall(r'"([^"]*)"', inside)
        }
        assert found | common == own


def test_what_is_not_there_is_kept_by_nobody() -> None:
    """A recording that is missing for a minute would be missing for a year."""
    assert not re.search(r"Cache-Control .* always;", nginx())
    assert "always set Cache-Control" not in apache()
    assert "header -Cache-Control" in caddy().partition("handle_errors {")[2]


def test_what_nginx_says_of_a_path_stands_before_what_it_says_of_the_folder() -> None:
    """The first location that fits is the only one."""
    wide = ("/media/*", (("Cache-Control", "max-age=1"),))
    narrow = ("/media/*.opus", (("Content-Type", "audio/ogg"),))
    everything = HEADERS[0]
    for rows in ((everything, wide, narrow), (narrow, wide, everything)):
        first, second = nginx(rows).split("location ~ ")[1:]
        assert first.startswith(r"^/media/.*\.opus$ {")
        assert "audio/ogg" in first
        assert "max-age=1" in first
        assert "nosniff" in first
        assert second.startswith("^/media/.*$ {")


def test_caddy_has_the_patterns_of_the_table() -> None:
    assert caddy().count("header /media/* Cache-Control") == 1
