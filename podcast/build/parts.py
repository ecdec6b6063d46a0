"""What is made for one episode, and all there is to say about the files that it is made of."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from podcast.build.finished import Finished
from podcast.build.pictures import Hung, hang
from podcast.build.soundbites import past_the_end
from podcast.build.talk import Talk, talk
from podcast.cache import Cache
from podcast.errors import Problems
from podcast.model import Episode, Transcript
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True)
class Parts:
    """What was made for one episode; `shown` are the pictures of its chapters, by their paths."""

    talk: Talk
    finished: Finished | None = None
    picture: Hung | None = None
    synthetic: bool = False
    shown: tuple[tuple[str, Hung], ...] = ()


class Sounding(NamedTuple):
    """What is known of an episode's sound: its length, and what a voice said in it when it was narrated."""

    length: Millis | None = None
    said: Transcript | None = None


def parts_of(episode: Episode, language: str, sounding: Sounding, cache: Cache, problems: Problems) -> Parts:
    """What is said and seen in an episode of a show in `language`.

    What is wrong goes to `problems`, and that part is left out.
    """
    said, picture = Talk(), None
    with problems.collect():
        said = talk(episode, language, sounding.length, cache, sounding.said)
    with problems.collect():
        if episode.image:
            picture = hang(episode.image, episode.slug, episode.image_alt, cache)
    shown = {}
    # Only what was declared, and so is known to lie in the show folder; other chapters have addresses.
    for image in dict.fromkeys(
        each.image for each in episode.chapters if each.image and ":" not in each.image
    ):
        with problems.collect():
            # Paths begin at the show folder: beside the notes, pictures are those of episodes.
            shown[image] = hang(episode.source.parent.parent / image, _name(episode, image), "", cache)
    problems.add(said.findings)
    problems.add(past_the_end(episode, sounding.length))
    return Parts(said, picture=picture, synthetic=sounding.said is not None, shown=tuple(shown.items()))


def _name(episode: Episode, image: str) -> str:
    return f"{episode.slug}-{re.sub('[^a-z0-9]+', '-', Path(image).stem.lower()).strip('-')}"
