import json
import re

from podcast import page
from podcast.page.embed import render_embed, render_oembed
from tests.support import make_episode, make_release, make_show


def test_the_small_player_has_sound_chapters_and_the_way_to_the_episode() -> None:
    show = make_show()
    made = render_embed(show, make_release(), page.make_assets(show))
    html = made.data.decode()
    assert made.path == "keeper/embed/index.html"
    assert 'src="../../media/keeper-0a1b2c3d.mp3"' in html
    assert '<a href="#t=20" data-s="20">' in html
    assert '<a href="../" target="_blank" rel="noopener">The keeper&#39;s winter</a>' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="https://example.org/show/keeper/">' in html
    assert not re.search(r"\sstyle=|\son\w+=", html)
    data = json.loads(re.findall(r'id="player-data">(.*?)</script>', html)[0])
    assert (data["page"], data["embed"]) == ("../", "./")
    assert data["cover"]["src"] == "../../assets/cover-600-0a1b2c3d.jpg"


def test_other_sites_are_told_how_to_show_it() -> None:
    made = render_oembed(make_show(), make_release(episode=make_episode(title='A "b" & <c>')))
    told = json.loads(made.data)
    assert made.path == "keeper/oembed.json"
    assert (told["version"], told["type"], told["height"]) == ("1.0", "rich", 240)
    assert told["title"] == 'A "b" & <c>'
    assert (
        'src="https://example.org/show/keeper/embed/" title="A &quot;b&quot; &amp; &lt;c&gt;"' in told["html"]
    )
    assert told["thumbnail_url"] == "https://example.org/show/assets/cover-600-0a1b2c3d.jpg"


def test_an_episode_without_audio_has_no_small_player() -> None:
    made = page.render(make_show(), [make_release(audio=None)])
    assert not [each.path for each in made if "embed" in each.path]
    html = next(each for each in made if each.path == "keeper/index.html").data.decode()
    assert "oembed" not in html
    assert "twitter:player" not in html


def test_an_episode_says_where_its_small_player_is() -> None:
    made = page.render(make_show(), [make_release()])
    html = next(each for each in made if each.path == "keeper/index.html").data.decode()
    assert (
        '<link rel="alternate" type="application/json+oembed" href="https://example.org/show/keeper/oembed.json"'
        in html
    )
    assert '<meta name="twitter:player" content="https://example.org/show/keeper/embed/">' in html
