"""How many runs an answer to within a tenth takes: plain runs, common luck, an emulator, and as many seeds as needed.

`python experiments/runs_needed.py` prints the table of docs/model/common_luck.md: five questions to a bank of 2,000
customers over a year. Every arm is run under the same 24 seeds; what plain runs, each arm under seeds of its own,
would have taken follows from the spread of the arms. An answer is known to within a tenth where the half of the 90 %
interval of every difference is a tenth of the largest of them.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim import load_scenario
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.tables import outcome
from loyalty_sim.statistics import student
from loyalty_sim.studies.returns.responses import read_off

SETTINGS = ["trade=bank", "market.customers=2000", "market.weeks=52"]
SEEDS, FEWEST, TENTH, CONFIDENCE = 24, 4, 0.1, 0.9
LEVELS = np.linspace(0.0, 3.0, 11)
GRID = np.linspace(1.0, 3.0, 5)
LEVERS = ("climate", "training", "staffing", "process", "recovery", "promise")


class Question(NamedTuple):
    """words: what is asked. arms: settings by arm. known: the arms that an emulator is made from, read: it, from the
    differences there, (S, known), to those of all arms, (S, arms).
    """

    words: str
    arms: tuple[tuple[str, ...], ...]
    known: tuple[int, ...] = ()
    read: Callable[[np.ndarray], np.ndarray] | None = None


def questions() -> list[Question]:
    """Five questions that managers ask."""
    curve = tuple((f"firm.levers.climate={level:.4g}",) for level in LEVELS)
    few = (0, 2, 5, 10)
    splits = tuple((f"firm.levers.climate={c:g}", f"firm.levers.training={t:g}") for c in GRID for t in GRID)
    nine = tuple(5 * c + t for c in (0, 2, 4) for t in (0, 2, 4))
    return [
        Question("does people_first pay?", (("scenario=people_first",),)),
        Question("does a price 5 % lower pay?", (("firm.levers.price=0.95",),)),
        Question("what does climate return at 11 levels?", curve, few, _along(few)),
        Question("which of six levers brings most?", tuple((f"firm.levers.{each}=1.5",) for each in LEVERS)),
        Question("how to split money over two levers, of 25 ways?", splits, nine, _surface(nine)),
    ]


def _along(known: tuple[int, ...]) -> Callable[[np.ndarray], np.ndarray]:
    return lambda values: read_off(LEVELS[list(known)], values, LEVELS)


def _surface(known: tuple[int, ...]) -> Callable[[np.ndarray], np.ndarray]:
    """A surface of second degree in the logarithms of two levels."""
    x, y = (each.ravel() for each in np.meshgrid(np.log(GRID), np.log(GRID), indexing="ij"))
    terms = np.column_stack([np.ones_like(x), x, y, x * y, x**2, y**2])
    return lambda values: values @ np.linalg.pinv(terms[list(known)]).T @ terms.T


def seeds_for(spread: float, half: float) -> int:
    """Seeds after which the half of an interval is no wider than that, from the standard deviation of one run.

    >>> seeds_for(1.0, 0.5), seeds_for(0.01, 0.5)
    (13, 4)
    """
    if half <= 0:
        return 10**9
    count = FEWEST
    while float(student.quantile((1 + CONFIDENCE) / 2, count - 1)) * spread / np.sqrt(count) > half:
        count += 1 if count < 100 else count // 100
    return count


def runs_needed(base: np.ndarray, arms: np.ndarray, question: Question) -> Mapping[str, float | str]:
    """base: today, (S,); arms: (S, arms), under the same seeds."""
    gains = arms - base[:, None]
    want = TENTH * float(np.abs(gains.mean(axis=0)).max())
    apart = np.sqrt(arms.var(axis=0, ddof=1) + base.var(ddof=1))
    pairs = gains.std(axis=0, ddof=1)
    moved = np.flatnonzero(pairs > 0)  # an arm that is today's takes no run
    plain = (len(moved) + 1) * max(seeds_for(float(apart[at]), want) for at in moved)
    each = [seeds_for(float(pairs[at]), want) for at in moved]
    row: dict[str, float | str] = {"question": question.words, "plain": plain, "common": (len(moved) + 1) * max(each)}
    row["adaptive"] = sum(each) + max(each)
    row |= {"emulator": np.nan, "misread": np.nan}
    if question.read is not None:
        known, read = [at for at in question.known if at in moved], question.read(gains[:, list(question.known)])
        misread = float(np.abs(read.mean(axis=0) - gains.mean(axis=0)).max())
        row["misread"] = 100 * TENTH * misread / want
        if misread < want:
            half = float(np.sqrt(want**2 - misread**2))
            row["emulator"] = (len(known) + 1) * max(seeds_for(float(read[:, at].std(ddof=1)), half) for at in moved)
    best = np.nanmin([float(row[name]) for name in ("common", "adaptive", "emulator")])
    return {**row, "one in": plain / best}


def table(seeds: int = SEEDS, workers: int | None = None) -> pd.DataFrame:
    """One row a question: runs by each way, by how much reading off misses (% of the largest effect), and the gain."""
    rows = []
    for question in questions():
        scenarios = [load_scenario(overrides=[*SETTINGS, *arm]) for arm in ((), *question.arms)]
        jobs = [Job(scenario, seed) for scenario in scenarios for seed in range(seeds)]
        values = outcome(Lab(workers).run(jobs, weekly=False), "value", len(scenarios))
        rows.append(runs_needed(values[:, 0], values[:, 1:], question))
    return pd.DataFrame(rows)


if __name__ == "__main__":
    print(table().to_string(index=False, float_format=lambda x: f"{x:,.3g}"))
