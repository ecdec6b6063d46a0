"""A show that says all that a show can say, no two things alike, for readers to be held against."""

from dataclasses import replace
from datetime import UTC, datetime

from podcast.model import Audio, Chapter, Location, Person, Picture, Release, Show, Soundbite
from podcast.timecode import Millis
from tests.support import make_episode, make_release, make_show

GUIDS = (
    "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    "0c05e4b9-9b4c-5e59-8b0b-44a1f0cbb6d1",
    "5e2f5b73-7d3c-5a0c-9a0d-3c1e4a5b6c7d",
)


def _value(who: str) -> tuple[dict[str, object], ...]:
    recipients = (
        {"name": who, "type": "lnaddress", "address": f"{who}@pay.example.org".lower(), "split": "60"},
        {
            "name": f"{who} & crew", "type": "node", "address": f"02{who}".lower(), "split": "40",
            "custom_key": "696969", "custom_value": f"key-{who}".lower(), "fee": "true",
        },
    )  # fmt: skip
    return ({"type": "lightning", "method": "keysend", "suggested": "0.00000005", "recipients": recipients},)


def _social(who: str) -> tuple[dict[str, object], ...]:
    return (
        {
            "priority": "1", "protocol": "activitypub", "url": f"https://social.example.org/{who}/1",
            "account": f"@{who}", "account_url": f"https://social.example.org/@{who}",
        },
    )  # fmt: skip


def _chat(room: str) -> dict[str, object]:
    return {
        "server": f"{room}.chat.example.org",
        "protocol": "matrix",
        "account": f"@{room}",
        "space": f"#{room}",
    }


SHOW: Show = make_show(
    title="Harbour & Lights",
    author="The Harbour Museum, Ørsund",
    description="Stories from the coast — to hear & to read.",
    language="en-GB",
    copyright="© 2026 The Harbour Museum",
    order="serial",
    explicit=False,
    medium="course",
    license="cc-by-4.0",
    license_url="https://licence.example.org/by",
    locked=True,
    owner_name="Mara of the museum",
    owner_email="mara@example.org",
    funding=(
        ("https://give.example.org/one", "Give once"),
        ("https://give.example.org/each", "Give monthly"),
    ),
    people=(
        Person(
            name="Mara Lind",
            role="Host",
            group="Cast",
            url="https://people.example.org/mara",
            image="https://people.example.org/mara.jpg",
        ),
        Person(name="Ines & Co", role="Editor", group="Creative Direction"),
    ),
    location=Location(name="Ørsund harbour", geo="geo:59.1,10.2", osm="R113314"),
    update_frequency="Every other Monday",
    update_rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    update_start="2026-01-05T06:00:00Z",
    complete=True,
    block=(("*", True), ("google", False)),
    podroll=(
        {
            "guid": GUIDS[0],
            "url": "https://other.example.org/a.xml",
            "item": "a-17",
            "medium": "music",
            "title": "Old",
        },
        {
            "guid": GUIDS[1],
            "url": "https://other.example.org/b.xml",
            "item": "b-18",
            "medium": "film",
            "title": "New",
        },
    ),
    publisher={"guid": GUIDS[2], "url": "https://publisher.example.org/all.xml"},
    txt=({"purpose": "verify", "text": "S6lpp"}, {"purpose": "release", "text": "spring"}),
    value=_value("Mara"),
    social=_social("museum"),
    chat=_chat("harbour"),
    hub="https://hub.example.org/",
    new_feed_url="https://new.example.org/feed.xml",
    cover=Picture(
        path="assets/cover-0a1b2c3d.png",
        media_type="image/png",
        width=3000,
        height=3000,
        alt="A tower & a tide",
    ),
)
"""Everything but synthetic_voices, which is a txt of its own and takes the place of that of items."""

_KEEPER = make_release("keeper")
_AUDIO = Audio(
    path="media/keeper-0a1b2c3d.mp3", media_type="audio/mpeg", size=480_123, duration=Millis(61_000),
    bitrate=96_000, channels=1, rate=44_100, sha256="ab" * 32,
)  # fmt: skip
KEEPER: Release = replace(
    _KEEPER,
    guid="guid-of-keeper",
    episode=make_episode(
        "keeper",
        title='Salt & "light" — ¿qué? 🗼 שלום',
        number=3,
        display="Ch. III",
        season=2,
        season_name="Winter & storm",
        kind="bonus",
        explicit=True,
        license="cc0-1.0",
        people=(
            Person(
                name="Tomas Okafor",
                role="Guest",
                group="Cast",
                url="https://people.example.org/tomas",
                image="https://people.example.org/tomas.jpg",
            ),
        ),
        soundbites=(
            Soundbite(start=Millis(1_500), duration=Millis(20_000), title="Storm & tide"),
            Soundbite(start=Millis(22_000), duration=Millis(30_250), title="The gauge"),
        ),
        location=Location(name="The last lighthouse", geo="geo:58.3,9.7", osm="W4231"),
        links=(
            {"url": "https://video.example.org/17", "text": "Watch"},
            {"url": "https://live.example.org/17", "text": "Join"},
        ),
        txt=({"purpose": "note", "text": "plain"}, {"purpose": "seal", "text": "wax"}),
        value=_value("Tomas"),
        social=_social("keeper"),
        chat=_chat("tower"),
    ),
    audio=_AUDIO,
    alternates=(
        replace(
            _AUDIO,
            path="media/keeper-0a1b2c3d.m4a",
            media_type="audio/x-m4a",
            size=380_456,
            bitrate=64_000,
            sha256="cd" * 32,
        ),
    ),
    image=Picture(path="keeper/picture-1a2b.jpg", media_type="image/jpeg", width=1400, height=1400),
    chapters=(
        Chapter(
            start=Millis(0),
            end=Millis(20_000),
            title="Alone in winter",
            url="https://example.org/alone",
            image="https://example.org/alone.jpg",
        ),
        Chapter(
            start=Millis(20_000),
            end=Millis(61_000),
            title="Reading the gauge & more",
            url="https://example.org/gauge",
            image="https://example.org/gauge.jpg",
        ),
    ),
)
TRAILER: Release = replace(
    make_release("trailer", published=datetime(2026, 9, 1, 6, 30, tzinfo=UTC)),
    episode=make_episode("trailer", title="Hear what comes", kind="trailer", season=4, number=None),
)
RELEASES = (KEEPER, TRAILER)
