"""Audio in other forms beside the MP3: offered, pinned, and no reason to publish the MP3 anew."""

import base64
import hashlib
import shutil
from pathlib import Path

import pytest

from podcast import lock
from podcast.audio import measure
from podcast.lint import lint_show
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit


@pytest.fixture
def show(show: Path) -> Path:
    """A show of one episode that asks for Opus too."""
    (show / "episodes/crane.md").unlink()
    shutil.rmtree(show / "feed")
    shutil.rmtree(show / ".podcast", ignore_errors=True)
    (show / "podcast.lock").unlink()
    for path in (show / "episodes/crane.wav", show / "transcripts/crane.vtt"):
        path.unlink()
    return show


def test_another_form_is_offered_with_its_digest_and_stays_what_it_was(show: Path, rebuild: Rebuild) -> None:
    rebuild()
    before = lock.read(show).episodes["keeper"].media
    with (show / "podcast.toml").open("a") as file:
        file.write('[audio]\nformats = ["opus", "opus"]\n')

    rebuild()

    pin = lock.read(show).episodes["keeper"]
    assert pin.media == before
    opus = show / "feed/media" / pin.others["opus"].name
    assert opus.stem == Path(pin.media.name if pin.media else "").stem
    assert measure(opus).loudness == pytest.approx(-16, abs=0.3)
    digest = base64.b64encode(hashlib.sha256(opus.read_bytes()).digest()).decode()
    feed = (show / "feed/feed.xml").read_text()
    assert f'<podcast:integrity type="sri" value="sha256-{digest}">' in feed
    assert feed.count("<podcast:alternateEnclosure ") == 2
    assert f'<enclosure url="https://harbour.example.org/show/media/{before.name if before else ""}"' in feed
    assert opus.name in (show / "feed/keeper/index.html").read_text()

    shutil.rmtree(show / ".podcast")
    assert rebuild().outcome.written == ()
    assert [each for each in lint_show(show) if each.severity == "error"] == []
    opus.rename(opus.with_suffix(".away"))
    assert "media-changed" in {each.rule for each in lint_show(show)}
    opus.with_suffix(".away").rename(opus)

    edit(show / "podcast.toml", 'formats = ["opus", "opus"]', "")
    rebuild()
    assert "alternateEnclosure" not in (show / "feed/feed.xml").read_text()
    assert lock.read(show).episodes["keeper"].others == pin.others
