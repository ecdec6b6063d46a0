"""A short run of the fuzzer for every format; ``make fuzz`` is the long one."""

import signal
from collections.abc import Generator

import pytest

from podcast.transcript import FORMATS, Format
from tests.fuzz import fuzz


@pytest.fixture(autouse=True)
def _watched(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    # Here it only ends what hangs: coverage makes all of it several times slower. make fuzz keeps to 1 s.
    monkeypatch.setattr(fuzz, "SECONDS", 60.0)
    before = signal.getsignal(signal.SIGVTALRM)
    fuzz.watch()
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_damaged_file_is_read_or_refused_in_words(form: Format) -> None:
    outcomes, wrong = fuzz.fuzz(form, 300, seed=0)
    assert wrong == []
    assert outcomes["read"] > 100


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("mark", ["<", "<b ", "<time ", "[", "[0:", "{", "(", "&", "*", "9", " ", "\n"])
def test_one_mark_over_and_over_is_read_in_its_time(
    form: Format, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes the square of it would need minutes."""
    monkeypatch.setattr(fuzz, "SECONDS", 10.0)
    for whole in fuzz.seeds(form)[:2]:
        for at in (17, len(whole) * 4 // 5):
            data = whole[:at] + mark.encode() * 50_000 + whole[at:]
            assert fuzz.attempt(data, form.name) in ("read", "refused")


def test_a_fault_of_a_reader_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(fuzz, "parse", broken)
    outcomes, wrong = fuzz.fuzz(FORMATS[0], 3, seed=0)
    assert outcomes["error"] == 3
    assert "number 0" in wrong[0]
    assert "IndexError" in wrong[0]


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_args: object, **_more: object) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "parse", endless)
    monkeypatch.setattr(fuzz, "SECONDS", 0.01)
    assert fuzz.attempt(b"", "").startswith("slow")
