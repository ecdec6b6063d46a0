from pathlib import Path

import pytest

from podcast import lock
from podcast.errors import ConfigError
from podcast.lock import Lock, Media, Pin

LOCK = Lock(
    "show-guid",
    {
        "b": Pin(guid='odd "guid" \\ \x7f', published="2026-10-03T06:00:00+00:00"),
        "a": Pin(
            guid="g-a",
            published="2026-10-02T06:00:00+02:00",
            media=Media(
                name="a-12345678.mp3", recording="r", settings="s", sha256="f" * 64, size=7, remade=1
            ),
            others={"opus": Media(name="a-12345678.opus", recording="r", settings="s")},
        ),
    },
    {"season-2.xml": "its-guid"},
)

MEDIA = """\
[show]
guid = "g"
[episodes.a]
guid = "h"
published = "2026-10-02T06:00:00+02:00"
media = {name = "a-1.mp3", recording = "r", settings = "", remade = 0}
"""


def test_a_media_name_stays_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / lock.NAME).write_text(MEDIA, encoding="utf-8")

    media = lock.read(tmp_path).episodes["a"].media
    assert media
    assert media.name == "a-1.mp3"


def test_a_lock_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / lock.NAME).write_bytes(lock.write(LOCK))

    assert lock.read(tmp_path) == LOCK


def test_slugs_stand_in_order_whatever_the_order_of_building() -> None:
    text = lock.write(LOCK).decode()

    assert text.index("[episodes.a]") < text.index("[episodes.b]")


def test_a_show_that_was_never_published_has_an_empty_lock(tmp_path: Path) -> None:
    assert lock.read(tmp_path) == Lock()


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "[show]\n",
        "[show]\nguid = 'x'\n[episodes]\na = 3\n",
        "\xff",
        "[show]\nguid = 5\n",
        "[show]\nguid = ''\n",
        "x = " + "9" * 5000,
        "x = " + "[" * 5000,
        MEDIA.replace("a-1.mp3", "../../x.mp3"),
        MEDIA.replace("0", "'x'"),
        MEDIA.replace("a-1.mp3", "/etc/x"),
    ],
)
def test_a_damaged_lock_is_never_taken_for_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / lock.NAME).write_bytes(text.encode("latin-1"))

    with pytest.raises(ConfigError, match="from version control"):
        lock.read(tmp_path)


def test_pins_follow_their_guids_to_other_slugs() -> None:
    a, b, c = (Pin(guid=guid, published="2026-10-02T06:00:00+02:00") for guid in "abc")
    pins = Lock("show", {"a": a, "b": b, "c": c})

    now = pins.under({"renamed": "a", "a": "new", "b": "changed"})

    assert now == Lock("show", {"renamed": a, "b": b, "c": c})
