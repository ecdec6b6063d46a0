"""The site under test: real audio with two silences, a talk in three chapters, and odd neighbours."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import av
import numpy as np
from PIL import Image

from podcast import notes, page
from podcast.model import (
    Chapter,
    Cue,
    Location,
    Person,
    Release,
    Segment,
    Show,
    Speaker,
    Transcript,
    Waveform,
)
from podcast.timecode import Millis
from tests.support import BASE_URL, make_release, make_show, words

SECONDS = 75
SILENCES = ((20, 25), (40, 45))
VECTOR = (
    "<img src=x onerror=window.ran=1><script>window.ran=1</script>\"'--></script><svg onload=window.ran=1>"
)

SAID = (
    (0, "Mara", "Good evening. Tonight we walk out to the lamp, slowly and with a rope."),
    (5_400, "Tomas", "The keeper counts 3.5 metres of swell. She writes it down, then she climbs."),
    (12_000, "Mara", "Who taught her to read the gauge?"),
    (15_000, "Tomas", "Her aunt Zoë did. A naïve owner in C++ weather, she used to say (and laugh)."),
    (25_000, "Mara", "And now the storm arrives. Hold on to the rail."),
    (30_500, "Tomas", "The lamp turns all night long. The tide comes up to the third step of the stair."),
    (37_000, "Mara", "Do you hear that bell?"),
    (45_000, "Tomas", "It is the buoy. The lamp has found it, and so the boats will find it too."),
    (52_000, "Mara", "Then we can sleep. Good night."),
    (64_000, "Tomas", "Good night, and mind the step."),
)


def recording() -> bytes:
    """A tone as MP3, silent where SILENCES says."""
    rate = 22_050
    time = np.arange(rate * SECONDS) / rate
    sound = np.sin(2 * np.pi * 220 * time) * 8000
    for start, end in SILENCES:
        sound[start * rate : end * rate] = 0
    samples = sound.astype(np.int16)
    target = BytesIO()
    with av.open(target, "w", format="mp3") as out:
        stream = out.add_stream("mp3", rate=rate, layout="mono")
        for at in range(0, len(samples), rate):
            frame = av.AudioFrame.from_ndarray(samples[None, at : at + rate], format="s16p", layout="mono")
            frame.rate = rate
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return target.getvalue()


def transcript() -> Transcript:
    ends = [start for start, _, _ in SAID[1:]] + [SECONDS * 1000]
    return Transcript(
        segments=tuple(
            Segment(start=Millis(a), end=Millis(b), speaker=who, text=text, words=words(text, a, b))
            for (a, who, text), b in zip(SAID, ends, strict=True)
        ),
        language="en",
        timing="word",
        speakers=(Speaker(label="Mara"), Speaker(label="Tomas")),
    )


def lamp(slug: str = "lamp") -> Release:
    base = make_release(slug)
    assert base.audio is not None
    return replace(
        base,
        audio=replace(base.audio, duration=Millis(SECONDS * 1000)),
        waveform=Waveform(
            bars=(20, 60, 100, 40) * 50,
            silences=tuple((Millis(a * 1000), Millis(b * 1000)) for a, b in SILENCES),
        ),
        transcript=transcript(),
        chapters=tuple(
            Chapter(start=Millis(a), end=Millis(b), title=title)
            for a, b, title in (
                (0, 25_000, "Out to the lamp"),
                (25_000, 45_000, "The storm"),
                (45_000, 75_000, "Calm"),
            )
        ),
        notes_html="<h2>Facts</h2>\n<table><thead><tr><th>What</th><th>How much</th></tr></thead>"
        "<tbody><tr><td>Steps</td><td>212</td></tr></tbody></table>\n<details><summary>Is it open?</summary>"
        "<p>In summer.</p></details>\n<blockquote><p>Light first.</p></blockquote>\n",
    )


def hostile() -> Release:
    """An episode whose every text tries to run something."""
    base = lamp("hostile")
    episode = replace(
        base.episode,
        title=VECTOR,
        summary=VECTOR,
        license=VECTOR,
        season=1,
        season_name=VECTOR,
        people=(Person(name=VECTOR, role=VECTOR, url="javascript:window.ran=1"),),
        location=Location(name=VECTOR, geo="javascript:window.ran=1"),
    )
    talk = Transcript(
        segments=(Segment(start=Millis(0), end=Millis(9000), text=VECTOR, speaker=VECTOR),),
        speakers=(Speaker(label=VECTOR, inferred=True, confidence=0.9),),
    )
    chapters = (Chapter(start=Millis(0), end=Millis(9000), title=VECTOR, url="javascript:window.ran=1"),)
    return replace(
        base, episode=episode, guid=VECTOR, summary=VECTOR, transcript=talk, chapters=chapters, notes_html=""
    )


GUIDE = """
## At a glance

- **Steps:** 212
- **Light:** every 5 seconds

## The storm

The storm comes up at night: hold on to the rail of the stair, for the tide rises to its third step.

## A night

- 18:00 — The lamp is lit
- 22:30 — The gauge is read
- 4:00 — The wick is trimmed

## What is asked of a keeper

| What | How much |
|---|---|
| Calm | 5/5 |
| Rope | 3/5 |

### Pros

- Quiet

### Cons

- Storms

## Questions

### Is it open?

In summer.

### Is it far?

An hour on foot.
"""


def walk() -> Release:
    """A guide with two stops."""
    base = lamp("walk")
    first, way, last = base.chapters
    return replace(
        base,
        notes_html=notes.render(GUIDE),
        chapters=(
            replace(first, location=Location(name="Old crane", geo="geo:54.18,7.88")),
            way,
            replace(last, location=Location(name="Lamp room")),
        ),
    )


def show(**changes: object) -> Show:
    made = make_show(**changes)
    assert made.cover is not None
    return replace(made, synthetic_voices=True, cover=replace(made.cover, width=600, height=600))


def releases() -> list[Release]:
    silent = replace(lamp("silent"), audio=None, waveform=None)
    wordless = replace(lamp("wordless"), transcript=None, chapters=(), transcripts=(), chapters_file=None)
    return [hostile(), lamp(), silent, wordless, walk()]


def translated() -> Release:
    """The lamp in Arabic and German beside English, with a picture for a chapter."""
    base = replace(lamp(), language="ar")
    german = ("Guten Abend.", "Die Wärterin zählt die Dünung.", "Wer hat es sie gelehrt?")
    cues = tuple(
        Cue(start=Millis(start), end=Millis(start + 2000), lines=(text,))
        for (start, _, _), text in zip(SAID, german, strict=False)
    )
    arabic = (Cue(start=Millis(0), end=Millis(5000), lines=("مساء الخير.",)),)
    picture = f"{BASE_URL}ar/assets/cover-600-0a1b2c3d.jpg"
    first, *others = base.chapters
    return replace(
        base, translations=(("de", cues), ("ar", arabic)), chapters=(replace(first, image=picture), *others)
    )


def mixed() -> Release:
    """A talk in Arabic by guests from elsewhere, of whom one answers in English."""
    base = replace(lamp("mixed"), language="ar")
    said = (
        (0, "Mara K.", "أهلا بكم، ومن معنا؟"),
        (6_000, "Tomas (guest)", "Thank you! I keep the lamp."),
    )
    turns = tuple(
        Segment(start=Millis(start), end=Millis(start + 5000), speaker=who, text=text)
        for start, who, text in said
    )
    return replace(base, transcript=Transcript(segments=turns, language="ar"), summary="A night, and a lamp.")


def write(folder: Path) -> None:
    """The whole site, and in ar/ another one in Arabic."""
    write_site(folder, show(), releases())
    write_site(folder / "ar", show(language="ar", base_url=f"{BASE_URL}ar/"), [translated(), mixed()])


def write_site(folder: Path, made: Show, all_releases: list[Release]) -> None:
    """A site with the audio and the pictures that other rooms would add."""
    files = {
        each.path: each.data for each in page.render(made, all_releases, search_client=b"'use strict';\n")
    }
    sound = recording()
    files |= {each.audio.path: sound for each in all_releases if each.audio}
    picture = BytesIO()
    Image.new("RGB", (60, 60), "#123f38").save(picture, "JPEG")
    assert made.thumbnail is not None
    files[made.thumbnail.path] = picture.getvalue()
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
