"""Worlds: tables of what the parameters may be, one row a world and one column a setting. Their one home.

Where a trade has given figures, worlds are joint draws that agree with them (`vary.joint`). What these leave open, and
all of a trade without, is drawn evenly and independently from the intervals of the calibration and, for what is not
calibrated, from the ranges that grades stand for (`vary.doubtful`); forms of response from those that the evidence
allows. Whoever knows more hands over joint draws of their own as a table (`worlds=table`), and they are taken as they
are.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.given import is_whole
from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario, flatten, settings
from loyalty_sim.scenario.validate import judge, unknown
from loyalty_sim.statistics.bands import ANALYSIS_SEED
from loyalty_sim.studies.vary.doubtful import doubtful, doubtful_forms
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.joint import joint_draws
from loyalty_sim.theory.forms import BENT

FEWEST, MOST_WORLDS = 8, 20_000
WORLDS = 40
"""Worlds of an answer, if nothing else is said: with the runs beside them some 20 seconds of two cores."""
USUALLY_DECIDES = (
    "trade.tariff", "trade.customers_per_employee", "trade.variable_cost", "trade.wage", "trade.need_rate",
    "trade.usual.climate", "trade.usual.training", "theory.spend.base", "theory.turnover.vacancy_weeks",
    "theory.quality.gain", "theory.quality.lasting", "theory.effort.steepness", "theory.exhaustion.by_load",
    "theory.choice.search_dissatisfaction", "theory.choice.price_weight", "theory.choice.belief_weight",
    "theory.word_of_mouth.chance", "theory.expectation.learning", "theory.investment.execution",
)  # fmt: skip
"""Settings that are looked at among many: those whose rank went furthest with the gain of people_first over 300 worlds
of a bank and 300 of a hotel, and what decides how strongly people react."""


def in_doubt(today: Scenario, other: Scenario | None = None) -> list[Factor]:
    """What worlds may differ in: what is in doubt, and the form of response of levers that are moved in either."""
    return doubtful(today, other) + doubtful_forms(today, other)


def looked_at_first(today: Scenario, other: Scenario) -> list[Factor]:
    """Of what is in doubt that which a first look takes: what usually decides, forms, and what is of the levers moved.

    A first look at everything in doubt would take some 1,900 runs; what usually decides is known from large
    experiments (`USUALLY_DECIDES`).
    """
    moved = [key.rpartition(".")[2] for key in differences(other, today) if key.startswith("firm.levers.")]
    found = in_doubt(today, other)
    return [
        factor for factor in found
        if factor.key in USUALLY_DECIDES or is_form(factor.key) or not set(moved).isdisjoint(factor.key.split("."))
    ]  # fmt: skip


def drawn(factors: Sequence[Factor], count: int) -> pd.DataFrame:
    """So many worlds from the ranges of factors, a Latin hypercube.

    >>> drawn([Factor.between("trade.wage", 800.0, 900.0)], 4)["trade.wage"].between(800.0, 900.0).all().item()
    True
    """
    from scipy.stats import qmc

    places = qmc.LatinHypercube(len(factors), rng=ANALYSIS_SEED).random(count)
    return pd.DataFrame({f.key: [f.at(u) for u in places[:, at]] for at, f in enumerate(factors)})


def check_drawn(worlds: int | pd.DataFrame, factors: Sequence[Factor] | None) -> None:
    """Raises ScenarioError for factors where no worlds are drawn over them: they would change nothing."""
    if factors and (isinstance(worlds, pd.DataFrame) or not worlds):
        which = "are a table" if isinstance(worlds, pd.DataFrame) else "= 0"
        help = ("say how many worlds to draw over them, such as 24", "or leave the factors out")
        message = f"factors change nothing where worlds {which}: they are what drawn worlds differ in"
        raise ScenarioError([Problem(message, f"factor {factors[0].key}", help)])


def jointly(scenario: Scenario, factors: Sequence[Factor], count: int) -> pd.DataFrame:
    """So many worlds over factors: those of the joint draws of the trade from these, the others from their ranges.

    Which rows of the joint draws are taken is fixed, none twice before all have been taken once.
    """
    found, joint = drawn(factors, count), joint_draws(scenario)
    keys = [factor.key for factor in factors if factor.key in joint]
    if not keys:
        return found
    rng = np.random.default_rng(ANALYSIS_SEED)
    rounds = -(-count // len(joint))
    rows = np.concatenate([rng.permutation(len(joint)) for _ in range(rounds)])[:count]
    return found.assign(**{key: joint[key].to_numpy()[rows] for key in keys})


def where_from(given: int | pd.DataFrame, table: pd.DataFrame | None, scenario: Scenario) -> str:
    """Where drawn worlds come from, in a sentence; nothing for none, and for those that were handed over.

    >>> where_from(8, pd.DataFrame({"market.weeks": [52] * 8}), Scenario())
    'The worlds come from ranges alone.'
    """
    if table is None or isinstance(given, pd.DataFrame):
        return ""
    joint = joint_draws(scenario).columns.intersection(table.columns)
    if joint.empty:
        return "The worlds come from ranges alone."
    return f"The worlds agree with given figures of the trade ({len(joint)} settings, drawn jointly)."


def worlds_for(given: int | pd.DataFrame, a: Scenario, *others: Scenario) -> pd.DataFrame | None:
    """The worlds of a comparison: as they are given, or so many over all that is in doubt (`jointly`); None for none.

    Raises ScenarioError for given worlds that set what A and the others differ in.
    """
    if isinstance(given, pd.DataFrame):
        own = given.columns.intersection(list(_differing(a, *others)))
        if len(own):
            arms = "A and B differ" if len(others) == 1 else "the arms differ"
            help = ("leave the column out: worlds hold what no firm decides",)
            raise ScenarioError([Problem(f"{key} is what {arms} in", "worlds", help) for key in own])
        return given.reset_index(drop=True)
    factors = {factor.key: factor for other in others for factor in in_doubt(a, other)} if given else {}
    differing = _differing(a, *others)
    kept = [factor for key, factor in factors.items() if key not in differing]
    return jointly(a, kept, given) if kept else None


def _differing(a: Scenario, *others: Scenario) -> dict[str, None]:
    """Settings that others have otherwise than A."""
    ours = flatten(a)
    return {key: None for other in others for key, value in flatten(other).items() if value != ours[key]}


def as_worlds(worlds: Any) -> int | pd.DataFrame:
    """How many worlds, or the worlds, as they were asked for.

    Raises ScenarioError for columns that are no settings, and values that are not allowed; ValueError for few.
    """
    if is_whole(worlds):
        if 0 != worlds < FEWEST or worlds > MOST_WORLDS:
            raise ValueError(f"worlds = {worlds}: 0, or at least {FEWEST} and at most {MOST_WORLDS:,}")
        return int(worlds)
    if not isinstance(worlds, pd.DataFrame):
        raise ValueError(f"worlds = {worlds!r}: how many, or a table of them, one row a world, one column a setting")
    known, names = settings(Scenario), worlds.columns
    problems = [unknown(str(key), "value", "worlds", known) for key in names if key not in known]
    problems += [Problem(f"the column {key} is there twice", "worlds") for key in names[names.duplicated()].unique()]
    for key in names[~names.duplicated(keep=False)].intersection(list(known)):
        found = (judge(known[key], value, f"worlds, row {at}") for at, value in enumerate(worlds[key].tolist()))
        problems += [problem for problem in found if problem][:1]
    if len(worlds) < FEWEST:
        problems.append(Problem(f"{len(worlds)} worlds are too few to judge by", "worlds", (f"at least {FEWEST}",)))
    if problems:
        raise ScenarioError(problems)
    return worlds


def rows_of(table: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The worlds one by one: values by setting."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]


def is_form(key: str) -> bool:
    """Whether a setting says which theory holds, rather than how large something is."""
    return settings(Scenario)[key].type is not float and settings(Scenario)[key].type is not int


def as_numbers(column: pd.Series) -> Any:
    """Values of a setting over worlds as numbers, (W,); forms of response by their place in the order of bend."""
    if column.dtype.kind in "fiub":
        return column.to_numpy(float)
    return pd.Series([BENT.index(word) if word in BENT else len(BENT) for word in column]).to_numpy(float)
