"""Colours and fonts of a show, and templates of its own."""

import re
import tomllib
from pathlib import Path

import pytest

from podcast import page
from podcast.build.theming import theme_of
from podcast.errors import ConfigError
from podcast.model import Look
from podcast.page.colour import ENOUGH, contrast, palette
from tests.support import make_release, make_show

EXAMPLE = Path(__file__).parents[3] / "docs/themes/night-ferry"


def colours(css: str) -> dict[str, tuple[str, str]]:
    found = re.findall(r"--(\w+):light-dark\((#\w+),(#\w+)\)", css)
    return {name: (day, night) for name, day, night in found}


def episode(look: Look) -> str:
    show = make_show(look=look)
    return page.render_episode(show, make_release(), page.make_assets(show))[0].data.decode()


@pytest.mark.parametrize("paper", ["#f3f7fa", "#ffffff", "#f0e2c8", "#dfe8d8"])
@pytest.mark.parametrize("night", ["#0b1620", "#000000", "#2a1f1a"])
@pytest.mark.parametrize("accent", ["#0a5b8c", "#ffd000", "#808080"])
def test_whatever_the_paper_all_that_is_written_can_be_read(paper: str, night: str, accent: str) -> None:
    made = colours(palette(accent, Look(paper=paper, night=night)))
    for n, ground in enumerate((paper, night)):
        for name in ("ink", "dim", "acc", "v0", "v1", "v2", "v3", "v4", "v5"):
            assert contrast(made[name][n], ground) >= ENOUGH, name
        assert contrast(made["acc"][n], made["soft"][n]) >= ENOUGH


@pytest.mark.parametrize("look", [Look(paper="#777777"), Look(night="#999999"), Look(paper="#101010")])
def test_a_paper_on_which_nothing_can_be_read_is_refused(look: Look) -> None:
    with pytest.raises(ConfigError, match="cannot be read well on"):
        palette("#1d5c50", look)


def test_fonts_are_named_and_nothing_is_loaded() -> None:
    css = palette("#1d5c50", Look(text='Charter, "Noto Serif", serif', controls="Inter, sans-serif"))
    assert '--serif:Charter, "Noto Serif", serif;--sans:Inter, sans-serif;' in css
    assert "--serif" not in palette("#1d5c50")


def test_the_example_is_a_theme_and_can_be_read() -> None:
    settings = tomllib.loads((EXAMPLE / "podcast.toml").read_text(encoding="utf-8"))
    look = Look(**settings["page"], theme=theme_of(EXAMPLE))
    html = episode(look)
    assert '<footer class="foot"><p>Harbour &amp; Lights' in html
    assert "no cookies" not in html
    assert "In winter the keeper stays alone." in html
    style = page.make_assets(make_show(look=look, accent=settings["accent"])).artifacts[0].data.decode()
    assert style.rstrip().endswith("font-size: clamp(1.9rem, 5vw, 3rem); }")
    assert colours(style)["bg"] == ("#f3f7fa", "#0b1620")


def test_a_template_may_extend_ours_or_stand_alone() -> None:
    look = Look(theme=(("missing.html", "<title>{{ show.title }}</title>"),))
    show = make_show(look=look)
    assert page.render_missing(show, page.make_assets(show)).data == b"<title>Harbour &amp; Lights</title>"
    assert "The keeper" in episode(look)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if %}", "theme/episode.html:1"),
        ("{{ show.__class__.__mro__[1].__subclasses__() }}", "theme/episode.html"),
        ("\n{{ nothing_like_it }}", "nothing_like_it"),
        ('{% extends "nowhere.html" %}', "nowhere.html"),
    ],
)
def test_a_fault_in_a_template_is_the_producers_and_says_where(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match="cannot be filled in") as caught:
        episode(Look(theme=(("episode.html", text),)))
    assert said in str(caught.value)


def test_a_file_that_stands_in_for_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/.DS_Store").write_text("x", encoding="utf-8")
    (tmp_path / "theme/episode.html").write_text("x", encoding="utf-8")
    assert theme_of(tmp_path) == (("episode.html", "x"),)
    (tmp_path / "theme/epsiode.html").write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match="stand in for"):
        theme_of(tmp_path)
    assert theme_of(tmp_path / "nowhere") == ()
