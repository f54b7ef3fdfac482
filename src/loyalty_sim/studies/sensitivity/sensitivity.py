"""`sensitivity`: what matters most for an outcome, or for the difference between two scenarios."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Places
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.sensitivity.morris import Morris, morris, morris_places
from loyalty_sim.studies.sensitivity.screen import screened
from loyalty_sim.studies.sensitivity.sobol import Sobol, sobol, sobol_places
from loyalty_sim.studies.sensitivity.tornado import Tornado, tornado, tornado_places
from loyalty_sim.studies.sensitivity.words import describe
from loyalty_sim.studies.vary import Factor, Question, read_factors, values_at
from loyalty_sim.studies.vary.doubtful import doubtful
from loyalty_sim.studies.vary.factor import place_of_present
from loyalty_sim.studies.vary.question import check_question

METHODS = ("tornado", "morris", "sobol")
SIZES = {"morris": 10, "sobol": 64}
TOP = 10


@dataclass(frozen=True, eq=False)
class SensitivityDetail:
    """What figure, table and text are made from.

    question: what was asked. method: see METHODS. factors: most important first, in the order of `table`; found: the
    statistics in the order of `given`. considered: how many factors were looked over before these were taken.
    base: (S,) outcome at the present values (tornado), else at the first point.
    """

    question: Question
    method: str
    factors: tuple[Factor, ...]
    found: Tornado | Morris | Sobol
    order: Places
    considered: int
    base: Array
    seeds: int
    runs: int
    confidence: float


def sensitivity(
    config: Scenario | None = None,
    method: str = "tornado",
    on: str = "profit",
    factors: Sequence[Factor | str] | None = None,
    against: Scenario | None = None,
    seeds: int | Sequence[int] = 8,
    size: int | None = None,
    top: int = TOP,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Which settings move an outcome, how much, and how sure that is.

    config: the baseline if None. method: tornado (one at a time), morris (screening in the space of all) or sobol
    (shares of variance). on: any of `week.outcomes.OUTCOMES`. against: a second scenario; the answer is then
    about `config` less `against` under the same luck, what matters for the decision between them. factors: settings
    with ranges, "key=low:high" or `Factor`; if None, the `top` ones that move the answer most in a first look, each
    alone and under other seeds, among all that are graded C or D (`doubtful`). seeds: how many (at least 2), or which.
    size: trajectories of morris (10), base size of sobol (64, a power of 2).

    The table has one row per factor, most important first, intervals in `*_low`, `*_high`; `sure` is false where luck
    may explain all. Raises ScenarioError before any work for what cannot be asked, RunFailed if a run fails.
    """
    question, chosen = Question(config or load_scenario(), against, on), as_seeds(seeds)
    _check(method, chosen, size, top)
    given = None if factors is None else as_factors(factors)
    check_question(question, given or ())
    candidates = given if given is not None else doubtful(question.scenario, against)
    taken = candidates if given else screened(question, candidates, top, workers, progress, store)
    places = places_of(method, question, taken, size)
    values = values_at(question, taken, places, chosen, workers, progress, store)
    detail = _analysed(question, method, taken, places, values, len(candidates), confidence)
    scenarios = {"scenario": question.scenario} | ({"against": against} if against else {})
    settings = {"method": method, "on": on, "factors": [tuple(factor) for factor in taken], "size": size,
                "considered": len(candidates), "confidence": confidence}  # fmt: skip
    return Result(
        kind="sensitivity",
        table=_table(detail),
        text=describe(detail),
        runs=_runs(taken, places, values, chosen),
        detail=detail,
        provenance=provenance("sensitivity", scenarios, chosen, **settings),
        scenarios=scenarios,
    )


def detail_of_sensitivity(
    scenarios: Mapping[str, Scenario], runs: pd.DataFrame, settings: Mapping[str, Any]
) -> SensitivityDetail:
    """The detail, made anew from what is saved of a study."""
    question = Question(scenarios["scenario"], scenarios.get("against"), settings["on"])
    taken = [Factor(*factor) for factor in settings["factors"]]
    places = places_of(settings["method"], question, taken, settings["size"])
    values = runs["value"].to_numpy(float).reshape(len(places), -1)
    return _analysed(
        question, settings["method"], taken, places, values, settings["considered"], settings["confidence"]
    )


def _analysed(
    question: Question, method: str, taken: Sequence[Factor], places: Array, values: Array, considered: int,
    confidence: float,
) -> SensitivityDetail:  # fmt: skip
    found = _ANALYSE[method](places, values, confidence)
    order = np.lexsort((-_rank(found), ~found.sure))  # what luck may explain comes last
    counts = (considered, values[0], values.shape[1], values.size)
    return SensitivityDetail(question, method, tuple(taken[at] for at in order), found, order, *counts, confidence)


def as_factors(factors: Sequence[Factor | str]) -> list[Factor]:
    """Factors from words or as they are. Raises ScenarioError."""
    read = iter(read_factors([each for each in factors if isinstance(each, str)], "factor"))
    return [next(read) if isinstance(each, str) else each for each in factors]


def places_of(method: str, question: Question, factors: Sequence[Factor], size: int | None) -> Array:
    """The design of a method, (points, factors)."""
    if method == "tornado":
        return tornado_places(place_of_present(question.scenario, factors))
    make = morris_places if method == "morris" else sobol_places
    return make(len(factors), size or SIZES[method])


def _check(method: str, seeds: Sequence[int], size: int | None, top: int) -> None:
    if method not in METHODS:
        raise ValueError(f"there is no method {method!r}; there are {', '.join(METHODS)}")
    if len(seeds) < 2:
        raise ValueError("sensitivity needs at least 2 seeds")
    if size is not None and (size < 4 or (method == "sobol" and size & (size - 1))):
        raise ValueError(f"size = {size}: at least 4, and a power of 2 for sobol")
    if top < 1:
        raise ValueError("top: at least 1")


_ANALYSE: dict[str, Callable[[Array, Array, float], Any]] = {
    "tornado": lambda places, values, confidence: tornado(values, confidence),
    "morris": morris,
    "sobol": lambda places, values, confidence: sobol(values, places.shape[1], confidence),
}


def _rank(found: Any) -> Array:
    if isinstance(found, Tornado):
        return found.reach
    return np.asarray(found.mu_star.mean if isinstance(found, Morris) else found.total.mean)


def _table(detail: SensitivityDetail) -> pd.DataFrame:
    found, factors = detail.found, detail.factors
    columns: dict[str, Any] = {"factor": [f.key for f in factors], "meaning": [f.meaning for f in factors]}
    columns |= {"from": [f.low for f in factors], "to": [f.high for f in factors]}
    names = {Tornado: ("low", "high", "swing"), Morris: ("mu_star", "mu", "sigma"), Sobol: ("first", "total")}
    for name in names[type(found)]:
        interval, column = getattr(found, name), {"low": "at_low", "high": "at_high"}.get(name, name)
        for end in ("mean", "low", "high"):
            columns[column if end == "mean" else f"{column}_{end}"] = getattr(interval, end)[detail.order]
    if isinstance(found, Morris):
        columns["luck"] = found.luck[detail.order]
    return pd.DataFrame(columns | {"sure": found.sure[detail.order]})


def _runs(factors: Sequence[Factor], places: Array, values: Array, seeds: Sequence[int]) -> pd.DataFrame:
    """One row a point and seed: the values of the factors and the answer."""
    settings = {f.key: [f.at(u) for u in places[:, at]] for at, f in enumerate(factors)}
    points = pd.DataFrame({"point": range(len(places)), **settings})
    tidy = points.loc[points.index.repeat(len(seeds))].reset_index(drop=True)
    return tidy.assign(seed=np.tile(seeds, len(places)), value=values.ravel())
