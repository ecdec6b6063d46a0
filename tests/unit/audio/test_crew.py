"""Workers side by side."""

from functools import partial
from threading import Event

import pytest

from podcast.audio.crew import Crew


class Writer:
    def __init__(self) -> None:
        self.done: list[int] = []
        self.gate = Event()
        self.gate.set()

    def write(self, number: int) -> None:
        assert self.gate.wait(60)
        self.done.append(number)

    def fail(self) -> None:
        raise OSError("disk full")


def test_everybody_does_every_task_in_order() -> None:
    writers = [Writer(), Writer()]
    with Crew(writers) as crew:
        for number in range(50):
            crew.give(partial(Writer.write, number=number))
        crew.finish()
        assert [each.done for each in writers] == [list(range(50))] * 2


def test_a_slow_one_does_not_hold_up_the_others_until_too_much_waits_for_it() -> None:
    slow, quick = Writer(), Writer()
    slow.gate.clear()
    with Crew([quick, slow]) as crew:
        for number in range(3):
            crew.give(partial(Writer.write, number=number))
        while len(quick.done) < 3:  # without the slow one
            pass
        assert slow.done == []
        slow.gate.set()
        crew.finish()
        assert slow.done == [0, 1, 2]


def test_a_failure_is_raised_at_the_end() -> None:
    crew = Crew([Writer()])
    with crew:
        crew.give(Writer.fail)
        with pytest.raises(OSError, match="disk full"):
            crew.finish()


def test_a_failure_is_raised_on_the_way_and_little_is_done_after_it() -> None:
    writer = Writer()
    with pytest.raises(OSError, match="disk full"):
        _go_on(writer)
    assert len(writer.done) < 5


def _go_on(writer: Writer) -> None:
    with Crew([writer]) as crew:
        crew.give(Writer.fail)
        for number in range(10):
            crew.give(partial(Writer.write, number=number))
