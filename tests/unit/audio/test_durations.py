"""A model of speech tells how long it says each phoneme."""

import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from podcast.audio.durations import telling, way


class Output:
    def __init__(self, name: str) -> None:
        self.name = name


def model(*operations: str) -> SimpleNamespace:
    nodes = [SimpleNamespace(op_type=each, input=[f"to {each}"]) for each in operations]
    made = SimpleNamespace(graph=SimpleNamespace(node=nodes, output=[Output("sound")]))
    made.SerializeToString = lambda: ",".join(each.name for each in made.graph.output)
    return made


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The packages onnx and onnxruntime, as much of them as is used; the models that they load by name."""
    models: dict[str, Any] = {}

    class Session:
        def __init__(self, data: str, options: Any, **_: Any) -> None:
            assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
            models["asked"] = data

        def run(self, _: None, feed: dict[str, Any]) -> list[Any]:
            return [np.zeros(9), feed["ids"].astype(np.float32) * 2]

    onnx = SimpleNamespace(load=models.__getitem__, ValueInfoProto=Output)
    session = SimpleNamespace(SessionOptions=SimpleNamespace, InferenceSession=Session)
    monkeypatch.setitem(sys.modules, "onnx", onnx)
    monkeypatch.setitem(sys.modules, "onnxruntime", session)
    return models


def test_durations_are_handed_out_beside_the_sound_and_kept_until_they_are_asked_for(
    runtime: dict[str, Any],
) -> None:
    runtime["a.onnx"] = model("Conv", "CumSum", "Range")
    asked = telling("a.onnx")
    assert asked is not None
    assert runtime["asked"] == "sound,to CumSum"
    for numbers in ([1, 2], [3]):
        assert len(asked.run(None, {"ids": np.array([numbers])})) == 1
    assert asked.told() == [(1, 2), (2, 4), (3, 6)]
    assert asked.told() == []


@pytest.mark.parametrize("operations", [(), ("Conv",), ("CumSum", "CumSum")])
def test_a_model_of_another_kind_is_not_asked(operations: tuple[str, ...], runtime: dict[str, Any]) -> None:
    runtime["a.onnx"] = model(*operations)
    assert telling("a.onnx") is None


def test_vowels_come_later_and_closed_sounds_earlier_than_told() -> None:
    kept = way(600)
    assert (kept("s", "a", 0), kept("n", "a", 0)) == (240, 240)
    assert (kept("a", "s", 0), kept("a", "t", 0), kept("n", "s", 0)) == (-240, -240, -240)
    assert (kept("t", "s", 0), kept("a", "n", 0), kept("t", "n", 0)) == (0, 0, 0)
    assert (kept("n", "d", 0), kept("n", "ʧ", 0), kept("l", "k", 0)) == (0, 0, -240)
    assert (kept("s", "l", 0), kept("n", "w", 0), kept("v", "n", 0), kept("s", "I", 0)) == (240,) * 4
    assert (kept("d", "b", 0), kept("d", "ð", 0), kept("d", "n", 0), kept("d", "s", 0)) == (240, 240, 240, 0)
    assert (kept("a", "b", 0), kept("l", "ʤ", 0), kept("a", "ð", 0)) == (0, 0, -240)
