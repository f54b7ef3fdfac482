"""K41 in depth: climate against service features, by trade and starting level, and what bends the curve.

Each curve is the gross return (profit before lever spending) over the money spent on one lever, everything else being
the same. Its bend at the start is how much more a unit of money returns in the second half of the reference spend than
in the first half; its bend later is how much more it returns from twice to four times the reference spend than in that
second half. Positive means increasing returns, negative diminishing ones.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from loyalty_sim.lab.runner import Job, Progress
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.statistics.bands import Array, Interval, mean_interval
from loyalty_sim.statistics.shape import classify_shape
from loyalty_sim.theory.forms import ANY
from loyalty_sim.theory.mechanisms import MECHANISM
from loyalty_sim.validation.claims.design import Cell, Trial
from loyalty_sim.validation.claims.runs import kept_run, run_missing

LEVELS = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
LEVERS = ("climate", "process", "tangibles")
TRADES = ("bank", "airline", "hotel", "plumber")
STARTS = {"lean": 0.5, "usual": 1.0, "rich": 2.0}
"""What the firm spends on everything else that is usual in the trade, times the usual."""
OTHERS = ("climate", "training", "staffing", "process", "recovery")
OFF = ("E1", "E4", "E6", "E8", "E9", "C1", "C2", "C3", "C4", "C5", "W1", "power", "linear", "s_shaped", "threshold")
"""What is otherwise in the first trade: a mechanism is off, or the lever has another form of response to money."""
SEEDS = 10
CUSTOMERS, WEEKS = 4000, 156


class Setting(NamedTuple):
    """Which curve: trade, start, lever, and what is otherwise: a mechanism that is off, a form ("" for nothing)."""

    trade: str
    start: str
    lever: str
    off: str = ""


class Curve(NamedTuple):
    """One returns curve.

    spent (L,): money on the lever at each level. gross (S, L): gross return against the lowest level. marginal: per
    unit of money between levels, (L - 1,). early, late (S,): the bends, per unit of money. shape, probability: the name
    of the curve, "undetermined" if it has none, and how likely the likeliest name is.
    """

    setting: Setting
    spent: Array
    gross: Array
    marginal: Interval
    early: Array
    late: Array
    shape: str
    probability: float


def depth(
    folder: Path | None = None, workers: int | None = None, progress: Progress | None = None, seeds: int = SEEDS
) -> list[Curve]:
    """Every curve of every trade, start and lever; and those of the first trade with each mechanism off."""
    planned = {setting: trial_of(setting, seeds) for setting in settings()}
    run_missing(planned.values(), folder, workers, progress)
    return [curve(setting, trial, folder) for setting, trial in planned.items()]


def settings() -> Iterator[Setting]:
    """All curves asked for."""
    yield from (Setting(*chosen) for chosen in product(TRADES, STARTS, LEVERS))
    yield from (Setting(TRADES[0], "usual", lever, off) for off, lever in product(OFF, LEVERS))


def bend_without(curves: Sequence[Curve], lever: str, off: str, which: str) -> Interval:
    """Bend ("early" or "late") of a lever in the first trade with one thing otherwise, less that as it is."""
    by_setting = {curve.setting: curve for curve in curves}
    usual, without = (by_setting[Setting(TRADES[0], "usual", lever, code)] for code in ("", off))
    return mean_interval(getattr(without, which) - getattr(usual, which))


def title_of(off: str) -> str:
    """What is otherwise, in words."""
    return f"{off} {MECHANISM[off].title}" if off in MECHANISM else f"response to money: {off.replace('_', '-')}"


@cache
def _changed(off: str, lever: str) -> tuple[str, ...]:
    if off in ANY:
        return (f"theory.response.{lever}={off}",)
    return MECHANISM[off].off if off else ()


def trial_of(setting: Setting, seeds: int, usual: Sequence[str] = ()) -> Trial:
    """The runs of one curve, by level. usual: settings of all of them that give way to what the curve sets."""
    others = [f"firm.levers.{name}={STARTS[setting.start]}" for name in OTHERS if name != setting.lever]
    size = [f"trade={setting.trade}", f"market.customers={CUSTOMERS}", f"market.weeks={WEEKS}"]
    jobs = {}
    for level in LEVELS:
        words = [*size, *usual, *others, f"firm.levers.{setting.lever}={level}", *_changed(setting.off, setting.lever)]
        scenario = load_scenario(overrides=words)
        jobs[f"{level:g}"] = tuple(Job(scenario, seed, f"{setting.lever} at {level:g}") for seed in range(seeds))
    return Trial(Cell(), jobs)


def curve(setting: Setting, trial: Trial, folder: Path | None = None) -> Curve:
    """The curve from its runs, which are kept."""
    gross, spend = (_values(trial, name, folder) for name in ("gross_return", "spend"))
    spent = (spend - spend[:, [0]]).mean(axis=0)
    gross = gross - gross[:, [0]]
    steps = np.diff(gross, axis=1) / np.diff(spent)
    second_half = (gross[:, 3] - gross[:, 2]) / (spent[3] - spent[2])
    first_half = gross[:, 2] / spent[2]
    shape = classify_shape(spent, gross, baseline=0)
    return Curve(
        setting=setting,
        spent=spent,
        gross=gross,
        marginal=mean_interval(steps),
        early=second_half - first_half,
        late=steps[:, 4] - second_half,
        shape=shape.verdict,
        probability=max(shape.probabilities.values()),
    )


def _values(trial: Trial, name: str, folder: Path | None) -> Array:
    return np.array([[kept_run(job, folder).figures[name] for job in jobs] for jobs in trial.jobs.values()]).T
