"""Fit podcast/transcript/fitted.json anew: python -m benchmarks.dialogue.fit FOLDER [--without SHOW…]

FOLDER holds labelled transcripts, a folder a show. The half of the files that is called "a" by the hash of
its name is fitted, the other half is for benchmarks/speakers.py to judge by. Takes about ten minutes for 400
interviews. The host of a show is whom most of its files name; interviews of two such regulars are left out.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.dialogue.labelled import SHAPES, Interview, Turns, read_folder, shaped, with_roles
from benchmarks.dialogue.sign_table import Array, Table
from podcast.transcript.dialogue import RATES, SLIP, Weights, evidence, read
from podcast.transcript.pairing import facts
from podcast.transcript.signs import turns_of
from podcast.transcript.weights import FITTED

TOPICS = frozenset(
    """
    app approach business code community companies company create customers data design engineering
    engineers feedback information learning model podcast product project projects software space system
    team teams technical technology tool users version web
    """.split()  # noqa: SIM905
)
RIDGE = 2.0
WORD_RIDGE = 20.0
"""How much weights cost: a word's more, for there are hundreds and each is rare."""
LONGEST = 400
"""Turns of a talk that are fitted: padding a few very long ones would take most of the time."""
COMMON = 0.65
"""A word has a weight of its own when this part of the interviews has it: words of style, not of topics."""


def fit(table: Table) -> Array:
    """The weights under which the labels of all talks are likeliest (conditional likelihood, L-BFGS)."""
    each = np.minimum(1, 100 / table.said.sum(0))  # long talks count no more than a hundred turns
    wide = table.unary.shape[1]
    ridge = np.full(wide + table.pairs.shape[1] + len(RATES), RIDGE)
    ridge[len(table.signs) : wide - 1] = ridge[wide + len(table.links) : -len(RATES) - 1] = WORD_RIDGE

    def loss(numbers: Array) -> tuple[float, Array]:
        lean = (table.unary @ numbers[:wide]).reshape(table.shape)
        change = (table.pairs @ numbers[wide : -len(RATES)]).reshape(table.shape)
        prior = numbers[-len(RATES) :] - np.logaddexp.reduce(numbers[-len(RATES) :])
        steps = [_steps(change + rate) for rate in RATES]
        told = [_told(table, lean, step) for step in steps]
        free = [_free(table.said, lean, step) for step in steps]
        told_by = np.array([total for total, _ in told]) + prior[:, None]
        free_by = np.array([total for total, _, _ in free]) + prior[:, None]
        one, two = np.logaddexp.reduce(told_by, 0), np.logaddexp.reduce(free_by, 0)
        share_told, share_free = np.exp(told_by - one), np.exp(free_by - two)
        slope_lean = np.where(table.guest, -0.5, 0.5)
        slope_change = np.zeros(table.shape)
        for n, (_, _, up, down) in enumerate(steps):
            slope_lean = slope_lean - share_free[n] * (free[n][1] - 0.5)
            slope_change += share_told[n] * (told[n][1] * up - (1 - told[n][1]) * down)
            slope_change -= share_free[n] * (free[n][2] * up - (1 - free[n][2]) * down)
        slope_lean *= table.said * each
        slope_change *= table.said * each
        slope_change[0] = 0
        slope = np.concatenate(
            [
                table.unary.T @ slope_lean.ravel(),
                table.pairs.T @ slope_change.ravel(),
                ((share_told - share_free) * each).sum(1),
            ]
        )
        penalty = float(ridge @ numbers**2) / 2
        return penalty - float(((one - two) * each).sum()), ridge * numbers - slope

    start = np.zeros(wide + table.pairs.shape[1] + len(RATES))
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return found


Steps = tuple[Array, Array, Array, Array]


def _steps(change: Array) -> Steps:
    """The logarithms of changing and of staying, and how steeply each rises and falls with the log-odds."""
    plain = 1 / (1 + np.exp(-change))
    go = SLIP + (1 - 2 * SLIP) * plain
    steep = (1 - 2 * SLIP) * plain * (1 - plain)
    return np.log(go), np.log(1 - go), steep / go, steep / (1 - go)


def _told(table: Table, lean: Array, steps: Steps) -> tuple[Array, Array]:
    """How likely the true voices are, and where they change."""
    changes = np.zeros(table.shape)
    changes[1:] = table.guest[1:] != table.guest[:-1]
    step = np.where(changes, steps[0], steps[1])
    step[0] = 0
    lean = np.where(table.guest, -lean, lean) / 2
    return ((step + lean) * table.said).sum(0) - np.log(2), changes


def _free(said: Array, lean: Array, steps: Steps) -> tuple[Array, Array, Array]:
    """How likely any voices are, each turn's chance of the host, and of a change before it."""
    go, stay, _, _ = steps
    ahead = np.zeros((len(said), 2, said.shape[1]))
    ahead[0] = np.stack([lean[0], -lean[0]]) / 2 - np.log(2)
    for n in range(1, len(said)):
        host = np.logaddexp(ahead[n - 1, 0] + stay[n], ahead[n - 1, 1] + go[n]) + lean[n] / 2
        guest = np.logaddexp(ahead[n - 1, 1] + stay[n], ahead[n - 1, 0] + go[n]) - lean[n] / 2
        ahead[n] = np.where(said[n], np.stack([host, guest]), ahead[n - 1])
    total = np.logaddexp(ahead[-1, 0], ahead[-1, 1])
    back = np.zeros_like(ahead)
    changes = np.zeros(said.shape)
    for n in range(len(said) - 1, 0, -1):
        host, guest = back[n, 0] + lean[n] / 2, back[n, 1] - lean[n] / 2
        crossed = np.exp(ahead[n - 1, 0] + go[n] + guest - total) + np.exp(
            ahead[n - 1, 1] + go[n] + host - total
        )
        changes[n] = np.where(said[n], crossed, 0)
        both = np.stack(
            [np.logaddexp(stay[n] + host, go[n] + guest), np.logaddexp(stay[n] + guest, go[n] + host)]
        )
        back[n - 1] = np.where(said[n], both, back[n])
    odds = ahead + back
    return total, 1 / (1 + np.exp(np.clip(odds[:, 1] - odds[:, 0], -60, 60))), changes


def fit_pairing(talks: Sequence[tuple[Turns, str | None]], weights: Weights) -> tuple[float, ...]:
    """The weights by which a dialogue is told from other talk; the host's name is None for other talk.

    A dialogue counts as one when nine in ten of the turns that would be labelled would be right.
    """
    rows, good = [], []
    for talk, host in talks:
        turns = turns_of([text for _, text in talk])
        found = evidence(turns, weights)
        reading = read(turns, found, weights)
        rows.append((*facts(turns, found, reading), 1.0))
        sure = [
            (likely > 0.5) == (name == host)
            for (name, _), likely in zip(talk, reading.host, strict=True)
            if abs(likely - 0.5) > 0.3
        ]
        right = sum(sure) / len(sure) if sure else 0.0
        good.append(host is not None and max(right, 1 - right) >= 0.9)
    table, truth = np.array(rows), np.array(good, float)

    def loss(numbers: Array) -> tuple[float, Array]:
        margin = table @ numbers
        slope = table.T @ (1 / (1 + np.exp(-margin)) - truth) + 0.5 * numbers
        return float((np.logaddexp(0, margin) - truth * margin).sum() + 0.25 * numbers @ numbers), slope

    found_ = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    right = ((table @ found_ > 0) == (truth > 0)).mean()
    print(f"pairing: {len(talks)} talks, {truth.mean():.2f} good, {right:.3f} told right", file=sys.stderr)
    return tuple(round(float(x), 2) for x in found_)


def pieces(interviews: Sequence[Interview], host: dict[Path, str]) -> list[tuple[Turns, str | None]]:
    """Talks of all kinds, some of them cut short: interviews, two regulars, round tables, one voice alone."""
    random_ = random.Random(11)  # noqa: S311
    found: list[tuple[Turns, str | None]] = []
    for each in interviews:
        for shape in SHAPES:
            talk = shaped(each, shape)
            short = talk[: random_.randint(10, 60)]
            found += [(talk, host.get(each.path)), (short, host.get(each.path))]
        if each.is_interview:
            name = random_.choice(sorted(each.voices))
            alone = [turn for turn in each.turns if turn[0] == name]
            found += [(alone, None), (alone[: random_.randint(10, 40)], None)]
    return [(talk, host_) for talk, host_ in found if len(talk) >= 8]


def written(weights: Weights, pair: Sequence[float]) -> dict[str, object]:
    """Weights as fitted.json keeps them."""
    words = {word: list(numbers) for word, numbers in sorted(weights.words.items())}
    kept = {field: getattr(weights, field) for field in ("signs", "links", "host", "change", "rates")}
    return kept | {"words": words, "pairing": list(pair)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", nargs="*", default=())
    args = parser.parse_args()
    everything = [each for each in read_folder(args.folder) if each.show not in args.without]
    half = [each for each in everything if each.half == "a"]
    pairs, regulars, host = with_roles(everything)
    fitted = [each for each in pairs if each.half == "a"]
    talks = [(shaped(each, shape)[:LONGEST], host[each.path]) for each in fitted for shape in SHAPES]
    seen = Counter(
        word
        for each in fitted
        for word in {w for turn in turns_of([t for _, t in each.turns]) for w in turn.words}
    )
    common = sorted(
        word
        for word, count in seen.items()
        if count >= COMMON * len(fitted) and word.isascii() and word not in TOPICS and not word.isdigit()
    )
    others = [each for each in half if len(each.voices) > 2]
    random.Random(5).shuffle(others)  # noqa: S311
    kinds = [*fitted, *(each for each in regulars if each.half == "a"), *others[: len(fitted) // 2]]
    print(
        f"{len(fitted)} interviews, {len(common)} common words, {len(kinds)} talks of all kinds",
        file=sys.stderr,
    )
    made = {}
    for name, words in (("any", []), ("en", common)):
        table = Table([talk for talk, _ in talks], [own for _, own in talks], words, english=name == "en")
        fitted_to = table.weights(fit(table))
        made[name] = written(fitted_to, fit_pairing(pieces(kinds, host), fitted_to))
    target = files("podcast.transcript").joinpath(FITTED)
    Path(str(target)).write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
