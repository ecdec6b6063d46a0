import gzip
import re

from podcast.page import assets
from tests.support import make_show


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_names_follow_the_bytes() -> None:
    one, other = assets.make_assets(make_show()), assets.make_assets(make_show(accent="#7a1f3d"))
    assert re.fullmatch(r"assets/style-[0-9a-f]{8}\.css", one.style)
    assert re.fullmatch(r"assets/player-[0-9a-f]{8}\.js", one.script)
    assert one.script == other.script
    assert one.style != other.style
    assert one.icon != other.icon


def test_the_search_script_is_there_when_it_is_given() -> None:
    assert assets.make_assets(make_show()).search == ""
    made = assets.make_assets(make_show(), b"find({ of: 1 });\n")
    assert re.fullmatch(r"assets/search-[0-9a-f]{8}\.js", made.search)
    [data] = [each.data for each in made.artifacts if each.path == made.search]
    assert data.endswith(b"find({of:1});")
    assert b"'file:'" in data
    assert re.search(rb"import\('\./keeping-[0-9a-f]{8}\.js'\)", data)
    assert [each.media_type for each in made.artifacts] == [
        "text/css",
        "text/css",
        "text/css",
        "text/javascript",
        "text/javascript",
        "image/svg+xml",
        "text/javascript",
        "text/javascript",
        "text/javascript",
        "application/manifest+json",
    ]


def test_script_and_style_stay_small() -> None:
    style, lists, guide, script, common, icon, *_ = assets.make_assets(make_show()).artifacts
    assert packed(script.data) <= 7_940
    assert packed(common.data) <= 1_200
    assert packed(style.data) <= 6_000
    assert packed(lists.data) <= 2_000
    assert packed(guide.data) <= 2_000
    assert packed(icon.data) <= 1_000


def test_what_only_translations_need_comes_with_them() -> None:
    alone = assets.make_assets(make_show())
    made = assets.make_assets(make_show(), is_translated=True)
    assert made.script != alone.script
    assert b"tongue" not in alone.artifacts[3].data
    assert re.search(rb"\.set\('tongue',\w+\)", made.artifacts[3].data)
    assert packed(made.artifacts[3].data) <= 8_100


def test_comments_go_and_code_stays() -> None:
    style, _, _, script, *_ = assets.make_assets(make_show()).artifacts
    assert b"/*" not in style.data
    assert not re.search(rb"(?m)^\s*//", script.data)
    assert b"'file:'" in script.data
    assert b"ArrowLeft" in script.data


def test_nothing_in_them_asks_another_host() -> None:
    for each in assets.make_assets(make_show()).artifacts[:4]:
        assert not re.search(rb"https?://|url\(|@import|eval\(|innerHTML", each.data)


def test_braces_are_balanced_after_tightening() -> None:
    style = assets.make_assets(make_show()).artifacts[0].data
    assert style.count(b"{") == style.count(b"}")
