"""A feed with nothing wrong."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import av
import numpy as np
import pytest

from podcast.feed import render
from podcast.model import Chapter, Location, Person, Release, Soundbite
from podcast.timecode import Millis
from tests.support import make_episode, make_release, make_show

SHOW = make_show(
    order="serial",
    license="cc-by-4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    location=Location(name="Old Harbour", geo="geo:51.5,-0.1"),
    funding=(("https://example.org/give", "Keep the light on"),),
    update_frequency="Every week",
    update_rrule="FREQ=WEEKLY",
    owner_email="hello@example.org",
)
STARTS = (0, 10_000, 30_000)
CHAPTERS = tuple(
    Chapter(start=Millis(start), end=Millis(end), title=title, url="https://example.org/more")
    for start, end, title in zip(STARTS, (*STARTS[1:], 40_000), ("Dusk", "Night", "Dawn"), strict=True)
)
RELEASES = tuple(
    replace(
        make_release(slug, chapters=CHAPTERS, published=datetime(2026, 10, day, 6, tzinfo=UTC)),
        episode=make_episode(
            slug,
            number=number,
            season=1,
            season_name="Winter",
            people=(Person(name="Tomas", role="guest"),),
            soundbites=(Soundbite(start=Millis(10_000), duration=Millis(15_000), title="Storm"),),
        ),
    )
    for slug, day, number in (("lamp", 23, 3), ("storm", 22, 2), ("keeper", 21, 1))
)


@pytest.fixture(scope="session")
def recording() -> bytes:
    """40 seconds of silence as MP3."""
    made = BytesIO()
    with av.open(made, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=44_100, layout="mono")
        for start in range(0, 40 * 44_100, 44_100):
            frame = av.AudioFrame.from_ndarray(
                np.zeros((1, 44_100), dtype=np.float32), format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts = 44_100, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return made.getvalue()


@pytest.fixture
def releases() -> tuple[Release, ...]:
    """The episodes of the good feed."""
    return RELEASES


@pytest.fixture
def good() -> str:
    """A feed that says all there is to say and keeps every rule."""
    return render(SHOW, RELEASES).data.decode()
