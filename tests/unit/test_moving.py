"""A show moves: its address changes, its guids do not, and everybody is told where it went."""

import tomllib
from pathlib import Path

import feedparser
import pytest

from podcast import lock
from podcast.build import Options, build
from podcast.errors import UsageError
from podcast.moving import move
from tests.shows import BASE_URL, write_show

NEW = "https://podcasts.example.net/harbour/"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_show(tmp_path / "show")


def test_the_feed_says_where_it_went_and_every_guid_stays(show: Path) -> None:
    build(show, Options(jobs=1))
    before = lock.read(show)
    assert b"new-feed-url" not in (show / "feed/feed.xml").read_bytes()

    moved = move(show, NEW.rstrip("/"))
    build(show, Options(jobs=1))

    assert (moved.old, moved.new) == (BASE_URL, NEW)
    assert lock.read(show) == before
    found = feedparser.parse((show / "feed/feed.xml").read_bytes())
    assert found.feed["itunes_new-feed-url"] == f"{NEW}feed.xml"
    assert found.feed.podcast_guid == before.guid
    assert all(each.enclosures[0].href.startswith(NEW) for each in found.entries)


def test_the_rest_of_podcast_toml_stays_as_it_was_written(show: Path) -> None:
    path = show / "podcast.toml"
    text = path.read_text(encoding="utf-8") + "# mine\n\n[audio]\n# louder\ntarget = -14\n"
    path.write_text(text, encoding="utf-8")
    move(show, NEW)
    after = path.read_text(encoding="utf-8")
    assert tomllib.loads(after) == tomllib.loads(text) | {"address": NEW, "new_feed_url": f"{NEW}feed.xml"}
    assert after.replace(NEW, BASE_URL).startswith(text.partition("# mine")[0])
    assert "# louder\ntarget = -14\n" in after
    again = "https://third.example.net/"
    move(show, again)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["new_feed_url"] == f"{again}feed.xml"


def test_a_paragraph_that_looks_like_a_table_is_left_alone(show: Path) -> None:
    path = show / "podcast.toml"
    about = '"""\nOn "salt" and #tide.\n\n[Two] seasons.\n\naddress = unknown"""'
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [f"description = {about}" if each.startswith("description") else each for each in lines]
    text = "\n".join(sorted(kept, key=lambda each: each.startswith("address"))) + "\n"
    path.write_text(text, encoding="utf-8")
    move(show, NEW)
    after = tomllib.loads(path.read_text(encoding="utf-8"))
    assert after == tomllib.loads(text) | {"address": NEW, "new_feed_url": f"{NEW}feed.xml"}


def test_the_old_host_is_told_to_redirect_in_four_languages(show: Path) -> None:
    moved = move(show, NEW)
    files = {path.name: path.read_text(encoding="utf-8") for path in moved.files}
    assert files["_redirects"] == f"/show/* {NEW}:splat 301\n"
    rewrite = f'rewrite "^/show/(.*)$" {NEW}$1 permanent;'
    assert files["nginx.conf"] == f'location ^~ "/show/" {{\n    {rewrite}\n}}\n'
    assert files[".htaccess"] == f'RedirectMatch 301 "^/show/(.*)$" "{NEW}$1"\n'
    redir = f"redir @moved {NEW}{{re.moved.1}} 301"
    assert files["Caddyfile"] == f'@moved path_regexp moved "^/show/(.*)$"\n{redir}\n'
    assert f"podcast check {NEW}feed.xml" in moved.steps


@pytest.mark.parametrize(
    ("address", "sentence"), [(BASE_URL, "is there already"), ("", "has no address yet")]
)
def test_a_move_needs_two_addresses(show: Path, address: str, sentence: str) -> None:
    if not address:
        path = show / "podcast.toml"
        path.write_text(
            path.read_text(encoding="utf-8").replace(f'address = "{BASE_URL}"\n', ""), encoding="utf-8"
        )
    with pytest.raises(UsageError, match=sentence):
        move(show, BASE_URL)
