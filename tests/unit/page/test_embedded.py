import json
from dataclasses import replace

from podcast.page import embedded
from tests.support import make_release, make_show


def test_json_cannot_end_its_element() -> None:
    text = embedded.to_script({"title": "</script><!-- & \u2028"})
    assert "<" not in text
    assert json.loads(text) == {"title": "</script><!-- & \u2028"}


def test_the_player_learns_what_the_page_does_not_say() -> None:
    data = embedded.player_data(make_show(), make_release())
    assert data["guid"] == "guid-of-keeper"
    assert data["duration"] == 40
    assert (data.pop("page"), data.pop("embed")) == ("./", "embed/")
    assert data["silences"] == [[19, 20]]
    assert data["cover"] == {
        "src": "../assets/cover-600-0a1b2c3d.jpg",
        "sizes": "600x600",
        "type": "image/jpeg",
    }


def test_a_show_without_a_picture_or_a_waveform_has_neither() -> None:
    data = embedded.player_data(make_show(thumbnail=None), replace(make_release(), waveform=None))
    assert "cover" not in data
    assert data["silences"] == []
