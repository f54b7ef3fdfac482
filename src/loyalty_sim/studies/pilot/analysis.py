"""What is made of the runs of a pilot: which design pays, what it sees, and how far its estimates can be trusted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.special import ndtri

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.information import Value, mean_over_worlds, value_of_knowing
from loyalty_sim.studies.pilot.in_worlds import ARMS, truth_of
from loyalty_sim.studies.pilot.seen import QUARTERS
from loyalty_sim.studies.pilot.trial import Trial, candidates, drawn_sites, money_spent
from loyalty_sim.studies.pilot.worth import Payoffs, Worth, payoffs_of, promised, worth_of

FINDS = 0.8
"""Share of trials that shall see an effect for it to count as one that can be seen."""
CLEAR, TEST, OPEN = "clear", "test", "open"
"""Whether no design pays, one does, or one may, which so many worlds do not show beyond luck."""
BOOKS = ("margin",)
"""What a firm knows of itself beside the measures: its profit in the weeks before."""


class Sight(NamedTuple):
    """How well an estimator sees the effect of a measure in a trial, over worlds.

    power: share of worlds in which its interval leaves 0 out. smallest: effect that four of five such trials would see.
    usual: size of the true effect, its middle over worlds. bias: mean of estimate less truth, and its error. coverage:
    share of intervals that hold the truth; counted: worlds with an estimate.
    """

    power: float
    smallest: float
    usual: float
    bias: float
    bias_error: float
    coverage: float
    counted: int


class Design(NamedTuple):
    """A trial read after so many weeks by some measures; spent: on the treatment, in money."""

    trial: Trial
    weeks: int
    measures: tuple[str, ...]
    spent: float
    affordable: bool
    worth: Worth
    sight: Mapping[str, Sight]

    @property
    def name(self) -> str:
        """How it is called: 8 sites at once, 26 weeks."""
        return f"{self.trial.name}, {self.weeks} weeks"


@dataclass(frozen=True, eq=False)
class PilotDetail:
    """sites: of our firm, each with so many customers and positions. designs: by net worth, the best first.

    now: what the change brings that is made at once, (mean, low, high) over worlds; ahead: share of worlds in which it
    gains. without: the best decision without a trial (`worth.WITHOUT`). everything: what it could be worth at most to
    know it all, luck included. books: worth of what the firm knows of itself, without any trial. best: the design
    to take, or to look at again if it does not pay; None if none can be afforded. promise: net worth of choosing
    the best design, judged in other worlds, (mean, low, high). sharp: net worth of the best trial if a measure showed
    what the change truly does, without any error. verdict: one of those above. methods: how each
    estimator sees the measures of the best trial. example: the sites it would treat in the first world. failed:
    worlds left out.
    """

    sites: int
    site_customers: int
    site_positions: int
    currency: str
    confidence: float
    budget: float | None
    worlds: int
    failed: int
    now: tuple[float, float, float]
    ahead: float
    without: str
    everything: float
    books: Value
    designs: Sequence[Design]
    best: Design | None
    promise: tuple[float, float, float]
    sharp: float
    verdict: str
    methods: pd.DataFrame
    example: tuple[int, ...]


def known_worlds(whole: pd.DataFrame) -> pd.DataFrame:
    """The worlds whose whole markets were all run."""
    values = whole.reindex(columns=[f"{arm}_value" for arm in ARMS]).to_numpy(float)
    there = np.isfinite(values).all(axis=1)
    return whole[there].reset_index(drop=True)


def designs_of(
    whole: pd.DataFrame, estimates: pd.DataFrame, method: str, sites: int, budget: float | None, per_site: float,
    confidence: float,
) -> list[Design]:  # fmt: skip
    """Every design of the trials that were run, by net worth, the best first, those that cost too much last."""
    known = known_worlds(whole)
    payoffs = payoffs_of(known, QUARTERS)
    a_week = float((known["now_spend"] - known["keep_spend"]).mean())
    own = estimates[(estimates["method"] == method) & estimates["world"].isin(known["world"])]
    found = []
    for trial in candidates(sites):
        for weeks in trial.lengths:
            rows = own[(own["trial"] == trial.name) & (own["weeks"] == weeks)]
            found += _of_rows(rows, known, payoffs, trial, weeks, sites, a_week, budget, per_site, confidence)
    return sorted(found, key=lambda design: (not design.affordable, -design.worth.net))


def _of_rows(
    rows: pd.DataFrame, known: pd.DataFrame, payoffs: Payoffs, trial: Trial, weeks: int, sites: int, a_week: float,
    budget: float | None, per_site: float, confidence: float,
) -> list[Design]:  # fmt: skip
    """The designs of one trial read at one time: by each measure, and by all of them together."""
    if rows.empty:
        return []
    effects = rows.pivot(index="world", columns="measure", values="effect").reindex(known["world"])
    sights = {
        str(measure): sight_of(part.set_index("world").reindex(known["world"]),
                               truth_of(known, trial, str(measure), weeks), confidence)
        for measure, part in rows.groupby("measure", sort=False)
    }  # fmt: skip
    beside, spent = per_site * trial.sites_begun(weeks), money_spent(trial, weeks, sites, a_week)
    affordable = budget is None or spent + beside <= budget
    names = list(sights)
    sets = [(name,) for name in names] + ([tuple(names)] if len(names) > 1 else [])
    return [
        Design(trial, weeks, each, spent + beside, affordable,
               worth_of(effects[list(each)].to_numpy(float).T, payoffs, trial, weeks, sites, beside, confidence),
               {name: sights[name] for name in each})
        for each in sets
    ]  # fmt: skip


def sight_of(rows: pd.DataFrame, truth: Array, confidence: float) -> Sight:
    """How well estimates see the truth, world by world. rows: effect, error, low, high by world.

    >>> rows = pd.DataFrame({"effect": [1.0, 3.0], "error": [1.0, 1.0], "low": [-0.6, 1.4], "high": [2.6, 4.6]})
    >>> found = sight_of(rows, np.array([2.0, 2.0]), 0.9)
    >>> found.power, found.bias, found.coverage, round(found.smallest, 2)
    (0.5, 0.0, 1.0, 2.49)
    """
    there = (
        np.isfinite(rows["effect"].to_numpy(float)) & np.isfinite(truth) & np.isfinite(rows["error"].to_numpy(float))
    )
    if there.sum() < 2:
        none = float("nan")
        return Sight(none, none, none, none, none, none, int(there.sum()))
    kept, true = rows[there], truth[there]
    effect, low, high = (kept[name].to_numpy(float) for name in ("effect", "low", "high"))
    reach = ndtri((1 + confidence) / 2) + ndtri(FINDS)
    off = effect - true
    return Sight(
        power=float(((low > 0) | (high < 0)).mean()),
        smallest=float(reach * kept["error"].median()),
        usual=float(np.median(np.abs(true))),
        bias=float(off.mean()),
        bias_error=float(off.std(ddof=1) / np.sqrt(len(off))),
        coverage=float(((low <= true) & (true <= high)).mean()),
        counted=int(there.sum()),
    )


def analyse_pilot(
    whole: pd.DataFrame, estimates: pd.DataFrame, methods: pd.DataFrame, asked: Mapping[str, Any],
    market: Mapping[str, Any],
) -> PilotDetail:  # fmt: skip
    """From the whole markets, the estimates of all trials, and those of every estimator for the best trial.

    asked: settings of the study. market: sites, site_customers, site_positions, currency.
    """
    known, confidence, sites = known_worlds(whole), asked["confidence"], market["sites"]
    payoffs = payoffs_of(known, QUARTERS)
    designs = designs_of(whole, estimates, asked["estimator"], sites, asked["budget"], asked["per_site"], confidence)
    open_to_us = [design for design in designs if design.affordable]
    nets = [design.worth.each for design in open_to_us]
    promise = mean_over_worlds(promised(nets), confidence) if nets else (0.0, 0.0, 0.0)
    best = open_to_us[0] if open_to_us else None
    choices = payoffs.choices
    levels = known.reindex(columns=[f"keep_before_{site}" for site in range(sites)]).to_numpy(float)
    return PilotDetail(
        **market,
        confidence=confidence,
        budget=asked["budget"],
        worlds=len(known),
        failed=len(whole) - len(known),
        now=mean_over_worlds(payoffs.now, confidence),
        ahead=float((payoffs.now > 0).mean()),
        without=payoffs.without,
        everything=float(choices.max(axis=0).mean() - payoffs.blind.mean()),
        books=value_of_knowing(_books(known, asked["measures"]), choices, confidence),
        designs=designs,
        best=best,
        promise=promise,
        sharp=_sharp(best, known, payoffs, sites, asked) if best else 0.0,
        verdict=_verdict(best, promise),
        methods=_methods(methods, known, best, confidence),
        example=drawn_sites(best.trial, levels[0], 0) if best else (),
    )


def _sharp(best: Design, known: pd.DataFrame, payoffs: Payoffs, sites: int, asked: Mapping[str, Any]) -> float:
    """Net worth of the best trial by the measure that decides best, each shown without error."""
    trial, weeks = best.trial, best.weeks
    beside = asked["per_site"] * trial.sites_begun(weeks)
    return max(
        worth_of(truth_of(known, trial, name, weeks)[None, :], payoffs, trial, weeks, sites, beside,
                 asked["confidence"]).net
        for name in asked["measures"]
    )  # fmt: skip


def _verdict(best: Design | None, promise: tuple[float, float, float]) -> str:
    if best is None or best.worth.net <= 0 or promise[0] <= 0:
        return CLEAR
    return TEST if promise[1] > 0 else OPEN


def _books(known: pd.DataFrame, measures: Sequence[str]) -> Array:
    """What the firm's own figures say in the weeks before, in every world, (K, W)."""
    return known[[f"keep_{name}_0" for name in (*measures, *BOOKS)]].to_numpy(float).T


def _methods(methods: pd.DataFrame, known: pd.DataFrame, best: Design | None, confidence: float) -> pd.DataFrame:
    """One row an estimator and measure of the best design: how well it sees the truth."""
    if best is None or methods.empty:
        return pd.DataFrame(columns=["method", "measure", *Sight._fields])
    rows = []
    for (method, measure), part in methods.groupby(["method", "measure"], sort=False):
        truth = truth_of(known, best.trial, str(measure), best.weeks)
        sight = sight_of(part.set_index("world").reindex(known["world"]), truth, confidence)
        rows.append({"method": method, "measure": measure, **sight._asdict()})
    return pd.DataFrame(rows)
