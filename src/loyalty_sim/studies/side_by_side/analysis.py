"""What is made of the runs of several arms: each against the first, and which is best, with its probability."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Run
from loyalty_sim.lab.tables import outcome
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Interval
from loyalty_sim.statistics.best_of import chances_by_luck, chances_over_worlds, of_each
from loyalty_sim.statistics.in_full import Cells, InFull, in_full
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.unknowns import WorthKnowing, worth_knowing


@dataclass(frozen=True, eq=False)
class ArmsInWorlds:
    """Arms in worlds drawn from what is not known.

    count: worlds; failed: runs of them that failed. full: of each arm but the first against it, by outcome; intervals
    of one outcome hold together. between: what decides, best arm less its closest rival. known: what it would be worth
    to know before choosing between these two.
    """

    count: int
    failed: int
    full: Mapping[str, Mapping[str, InFull]]
    between: InFull
    known: WorthKnowing


@dataclass(frozen=True, eq=False)
class ArmsDetail:
    """titles: of the arms, by letter. chance: of each to be best in what decides, in their order.

    ahead: of the best arm against each other one, an interval; all of them hold together with the confidence. each:
    the confidence of one of them. by_profit: letter of the arm with the highest profit, every figure as it is set.
    worlds: None where luck alone was looked at.
    """

    titles: Mapping[str, str]
    chance: Mapping[str, float]
    ahead: Mapping[str, Interval]
    by_profit: str
    confidence: float
    each: float
    currency: str
    years: float
    worlds: ArmsInWorlds | None = None

    @property
    def first(self) -> str:
        """The arm that the others are held against."""
        return next(iter(self.titles))

    @property
    def best(self) -> str:
        """The arm that is likeliest to be best."""
        return max(self.chance, key=self.chance.__getitem__)

    @property
    def not_ruled_out(self) -> list[str]:
        """Other arms that may be as good as the best one, likeliest first."""
        left = [letter for letter, found in self.ahead.items() if not found.low > 0]
        return sorted(left, key=lambda letter: -self.chance[letter])

    def named(self, letter: str) -> str:
        """An arm by letter and title."""
        return f"{letter} ({self.titles[letter]})"


def analyse_arms(
    scenarios: Mapping[str, Scenario], runs: Sequence[Run], confidence: float,
    nested: Nested | None = None, table: pd.DataFrame | None = None,
) -> ArmsDetail:  # fmt: skip
    """From the runs, arm by arm in the order of the seeds, and every outcome of every cell (see `Nested.tidy`)."""
    letters, market = list(scenarios), next(iter(scenarios.values())).market
    each, values = of_each(confidence, len(letters) - 1), outcome(runs, DECIDES, len(letters))
    if nested is None or table is None:
        chance = dict(zip(letters, chances_by_luck(values).tolist(), strict=True))
        best = letters.index(max(chance, key=chance.__getitem__))
        ahead = {
            letter: skewed_interval(values[:, best] - values[:, at], each)
            for at, letter in enumerate(letters) if at != best
        }  # fmt: skip
        worlds = None
    else:
        cells = _cells(nested, table, letters, DECIDES)
        found = chances_over_worlds(list(cells.values()), len(nested.seeds))
        chance = dict(zip(letters, found.tolist(), strict=True))
        ahead, worlds = _in_worlds(nested, table, cells, chance, each, confidence)
    profit = outcome(runs, "profit", len(letters)).mean(axis=0)
    return ArmsDetail(
        titles={letter: scenario.title for letter, scenario in scenarios.items()},
        chance=chance, ahead=ahead, by_profit=letters[int(profit.argmax())], confidence=confidence, each=each,
        currency=market.currency, years=market.weeks / 52, worlds=worlds,
    )  # fmt: skip


def _cells(nested: Nested, table: pd.DataFrame, letters: Sequence[str], name: str) -> dict[str, Cells]:
    return {letter: nested.arranged(table.loc[table["scenario"] == letter, name].to_numpy(float)) for letter in letters}


def _in_worlds(
    nested: Nested, table: pd.DataFrame, cells: Mapping[str, Cells], chance: Mapping[str, float], each: float,
    confidence: float,
) -> tuple[dict[str, Interval], ArmsInWorlds]:  # fmt: skip
    letters, seeds = list(cells), len(nested.seeds)
    ranked = sorted(letters, key=lambda letter: -chance[letter])
    best, rival = ranked[:2]
    names = [name for name in table.columns if name not in ("world", "other", "seed", "scenario")]
    full = {}
    for name in names:
        arms = _cells(nested, table, letters, name)
        full[name] = {letter: in_full(arms[letter].less(arms[letters[0]]), seeds, each) for letter in letters[1:]}
    margins = {letter: in_full(cells[best].less(cells[letter]), seeds, each) for letter in letters if letter != best}
    ahead = {letter: Interval(*map(np.asarray, (f.mean, f.low, f.high))) for letter, f in margins.items()}
    apart = cells[best].less(cells[rival])
    known = worth_knowing(nested.points(), *apart.points, confidence)
    failed = int(table[DECIDES].isna().sum())
    return ahead, ArmsInWorlds(len(nested.table), failed, full, in_full(apart, seeds, confidence), known)


def differences_by_luck(runs: Sequence[Run], name: str, arms: int, each: float) -> tuple[Array, list[Interval]]:
    """Of one outcome: means of the arms, (K,), and each but the first against it, with intervals that hold together."""
    values = outcome(runs, name, arms)
    return values.mean(axis=0), [skewed_interval(values[:, at] - values[:, 0], each) for at in range(1, arms)]
