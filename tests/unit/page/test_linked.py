from dataclasses import replace
from typing import Any

from podcast.model import Chapter, Release
from podcast.page import linked
from podcast.timecode import Millis
from tests.support import make_episode, make_release, make_show


def node(release: Release, kind: str, **show: Any) -> dict[str, Any]:
    graph = linked.episode_graph(make_show(**show), release)["@graph"]
    return next(each for each in graph if each["@type"] == kind)


def test_an_episode_belongs_to_its_series() -> None:
    series, episode = node(make_release(), "PodcastSeries"), node(make_release(), "PodcastEpisode")
    assert episode["partOfSeries"] == {"@id": series["@id"]}
    assert series["webFeed"] == "https://example.org/show/feed.xml"
    assert episode["url"] == "https://example.org/show/keeper/"
    assert episode["transcript"] == "https://example.org/show/keeper/transcript.txt"
    assert episode["datePublished"] == "2026-10-03T06:00:00+00:00"


def test_each_chapter_is_a_clip_that_ends_after_it_starts() -> None:
    hidden = Chapter(start=Millis(30_000), end=Millis(31_000), title="Silent", hidden=True)
    endless = Chapter(start=Millis(39_000), end=Millis(0), title="Endless")
    release = make_release()
    clips = node(replace(release, chapters=(*release.chapters, hidden, endless)), "PodcastEpisode")["hasPart"]
    assert [(each["name"], each["startOffset"], each["endOffset"]) for each in clips] == [
        ("Alone in winter", 0, 20),
        ("Reading the gauge", 20, 40),
    ]
    assert clips[1]["url"] == "https://example.org/show/keeper/#t=20"


def test_audio_is_described_when_there_is_any() -> None:
    audio = node(make_release(), "PodcastEpisode")["associatedMedia"]
    assert audio["contentUrl"] == "https://example.org/show/media/keeper-0a1b2c3d.mp3"
    assert audio["duration"] == "PT40S"
    silent = node(make_release(audio=None), "PodcastEpisode")
    assert "associatedMedia" not in silent
    assert "hasPart" not in silent


def test_what_is_not_known_is_not_said() -> None:
    bare = make_release(audio=None, transcript=None, transcripts=(), chapters=(), summary="")
    episode = node(bare, "PodcastEpisode", cover=None)
    assert not {"description", "image", "timeRequired", "transcript", "license"} & set(episode)
    assert "image" not in node(bare, "PodcastSeries", cover=None, author="")


def test_a_season_has_its_number_and_name() -> None:
    release = make_release(episode=make_episode(season=2, season_name="Storms"))
    assert node(release, "PodcastEpisode")["partOfSeason"] == {
        "@type": "PodcastSeason",
        "seasonNumber": 2,
        "name": "Storms",
    }


def test_the_crumbs_lead_from_the_show_to_the_episode() -> None:
    steps = node(make_release(), "BreadcrumbList")["itemListElement"]
    assert [(each["position"], each["name"]) for each in steps] == [
        (1, "Harbour & Lights"),
        (2, "The keeper's winter"),
    ]


def test_a_show_lists_its_episodes() -> None:
    graph = linked.show_graph(make_show(), [make_release("two"), make_release()])["@graph"]
    assert [each["url"] for each in graph[0]["episode"]] == [
        "https://example.org/show/two/",
        "https://example.org/show/keeper/",
    ]
    assert "episode" not in linked.show_graph(make_show(), [])["@graph"][0]


def test_a_licence_is_linked_by_its_name_or_its_address() -> None:
    commons = "https://creativecommons.org/licenses/by/4.0/"
    own = make_release(episode=make_episode(license="cc0-1.0"))
    private = make_release(episode=make_episode(license="All rights reserved"))

    def linked_to(release: Release, kind: str = "PodcastEpisode", **show: str) -> object:
        return node(release, kind, **show).get("license")

    assert linked_to(make_release(), license="cc-by-4.0") == commons
    assert linked_to(make_release(), "PodcastSeries", license="cc-by-4.0") == commons
    assert (
        linked_to(make_release(), license="Ours", license_url="https://a.example/l") == "https://a.example/l"
    )
    assert linked_to(own, license="cc-by-4.0") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert linked_to(private, license="cc-by-4.0", license_url=commons) is None
