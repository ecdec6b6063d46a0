"""What the notes put right goes to whoever prepares the transcript, in another process too."""

import pickle
from pathlib import Path

from podcast import library
from podcast.model import Person, TurnEdit
from podcast.timecode import Millis
from tests.shows import notes, write_show

FRONT = """\
people = ["Mara Lind"]
speakers = {"Tomas" = "Tomas Okafor"}
fix = {"shed" = "hut"}
turns = [
  {at = "0:03", merge = true},
  {at = "0:04", speaker = "Kim"},
]
offset = "-1.4"
stretch = 1.01
"""


def test_all_that_the_notes_put_right_is_told_with_its_lines(tmp_path: Path) -> None:
    folder = write_show(tmp_path / "show")
    path = folder / "episodes/crane.md"
    path.write_text(notes("The crane", more=FRONT), encoding="utf-8")
    episode = library.find(library.read(folder), "crane")
    found = pickle.loads(pickle.dumps(library.settings_of(episode, "de", Millis(9_000))))  # noqa: S301

    assert (found.language, found.duration) == ("de", 9_000)
    assert found.people == (Person(name="Mara Lind"),)
    assert found.speakers == (("Tomas", "Tomas Okafor"),)
    assert found.fix == (("shed", "hut"),)
    assert found.turns == (TurnEdit(at=Millis(3_000), merge=True), TurnEdit(at=Millis(4_000), speaker="Kim"))
    assert (found.offset, found.stretch) == (-1_400, 1.01)
    keys = (("speakers", 0), ("fix", 0), ("turns", 0), ("turns", 1), ("offset", 0), ("stretch", 0))
    assert [found.where(*key).line for key in keys] == [5, 6, 8, 9, 11, 12]
    assert found.where("turns", 0).path == path
