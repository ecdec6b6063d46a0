"""What makes a show installable: the manifest, the worker, and the page's side of it."""

import gzip
import json
import re
from dataclasses import replace

import pytest

from podcast.model import Icon, Look, Picture, Show
from podcast.page import assets, offline
from podcast.page.tongues import TONGUES, Tongue
from tests.support import make_show


def manifest(show: Show) -> dict[str, object]:
    told: dict[str, object] = json.loads(offline.manifest(show, "assets/icon-1.svg").data)
    return told


def icon(side: int) -> Picture:
    return Picture(path=f"assets/icon-{side}-0a1b2c3d.png", media_type="image/png", width=side, height=side)


def test_the_manifest_says_how_the_show_looks_under_any_address() -> None:
    icons: tuple[Icon, ...] = ((icon(192), "any"), (icon(512), "maskable"))
    told = manifest(make_show(icons=icons, look=Look(paper="#ffffff")))

    assert told["name"] == "Harbour & Lights"
    assert (told["start_url"], told["scope"]) == ("./", "./")
    assert told["background_color"] == told["theme_color"] == "#ffffff"
    assert told["icons"] == [
        {
            "src": "assets/icon-192-0a1b2c3d.png",
            "sizes": "192x192",
            "type": "image/png",
            "purpose": "any",
        },
        {
            "src": "assets/icon-512-0a1b2c3d.png",
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    # Without one it is the start address, so that every show of a host is an app of its own.
    assert "id" not in told


def test_a_show_without_a_cover_has_its_drawn_icon() -> None:
    assert manifest(make_show())["icons"] == [
        {"src": "assets/icon-1.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    ]


def test_a_show_in_arabic_is_written_from_right_to_left() -> None:
    told = manifest(make_show(language="ar-EG"))
    assert (told["lang"], told["dir"]) == ("ar-EG", "rtl")


def test_a_lone_surrogate_in_a_title_is_no_reason_to_fail() -> None:
    assert manifest(make_show(title="Tide \ud800"))["name"] == "Tide ?"


@pytest.mark.parametrize("tongue", TONGUES.values(), ids=TONGUES)
def test_both_sides_speak_the_language_of_the_show(tongue: Tongue) -> None:
    made = assets.make_assets(make_show(language=tongue.tag))
    keeping, worker = (
        next(each.data.decode() for each in made.artifacts if name in each.path)
        for name in ("keeping-", "offline.js")
    )
    assert json.dumps(tongue.texts["keep_offline"], ensure_ascii=False) in keeping
    assert json.dumps(tongue.texts["offline"], ensure_ascii=False) in worker


def test_the_player_loads_the_other_script_by_the_name_of_its_content() -> None:
    one, other = (assets.make_assets(make_show(language=tag)) for tag in ("en", "de"))
    for made in (one, other):
        script = next(each for each in made.artifacts if each.path == made.script)
        [name] = re.findall(rb"import\('\./(keeping-[0-9a-f]{8}\.js)'\)", script.data)
        assert f"assets/{name.decode()}" in [each.path for each in made.artifacts]
    assert one.script != other.script


def test_the_worker_is_another_one_when_the_style_is() -> None:
    one, other = (
        next(each for each in assets.make_assets(replace(make_show(), accent=accent)).artifacts[-2:-1])
        for accent in ("#1d5c50", "#7a1f3d")
    )
    assert one.path == other.path == "offline.js"
    assert one.data != other.data


def test_what_is_for_offline_stays_small_and_asks_nobody_else() -> None:
    *_, keeping, worker, _ = assets.make_assets(make_show()).artifacts
    for each in (keeping, worker):
        assert len(gzip.compress(each.data, 9, mtime=0)) <= 3_500
        assert not re.search(rb"https?://|eval\(|innerHTML|\.style\b", each.data)
