"""`discover`: where, in the space of what is in doubt, does B fail to beat A?"""

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from loyalty_sim.lab.given import check_count, number, within_one
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.needs import need
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.discover.analysis import (
    CHECK,
    SEARCH,
    DiscoverDetail,
    judge_boxes,
    places_inside,
    spread,
    undecided,
)
from loyalty_sim.studies.discover.boxes import find_boxes
from loyalty_sim.studies.discover.charts import of_discover
from loyalty_sim.studies.discover.form import form_of_discover
from loyalty_sim.studies.discover.summary import summary_of_discover
from loyalty_sim.studies.discover.table import boxes_table, points_table
from loyalty_sim.studies.discover.words import describe
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.vary import Factor, Question, values_at
from loyalty_sim.studies.vary.doubtful import doubtful
from loyalty_sim.studies.vary.first_look import check_top, screened
from loyalty_sim.studies.vary.question import answers_of, check_question, jobs_at
from loyalty_sim.studies.vary.reading import as_factors

POINTS, TOP = 128, 6
FRESH = 500_000
"""What the seeds of the fresh points are ahead of those of the search."""

MOST_POINTS, MOST_TOP = 20_000, 1_000
"""Beyond it lies a slip, or a machine that stands still."""


def discover(
    a: Scenario,
    b: Scenario,
    factors: Sequence[Factor | str] | None = None,
    on: str = "profit",
    points: int = POINTS,
    seeds: int | Sequence[int] = 4,
    margin: float = 0.0,
    top: int = TOP,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Boxes in the space of the factors in which B is not more than `margin` better than A.

    factors: settings with ranges, "key=low:high" or `Factor`; if None, the `top` ones that move the difference most in
    a first look among all that are graded C or D. points: how many to search with, and as many fresh ones, under fresh
    seeds, to confirm what was found; an eighth as many more inside every box. seeds: paired runs of each point, at
    least 2. use: Python files of your own (`loyalty_sim.extend`), for both scenarios.

    The table has one row per box: its limits, density (failures of the points inside), coverage (failures inside of all
    failures), share of failures outside, each with interval, and whether fresh points confirm it. Raises ScenarioError
    before any work for what cannot be asked, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> short = ["market.customers=200", "market.weeks=8"]
        >>> factors = ["theory.choice.price_weight=0.5:8", "theory.satisfaction.strength=0:1"]
        >>> a, b = load_scenario(overrides=short), load_scenario("service_first", short)
        >>> discover(a, b, factors, points=32, seeds=2, workers=1).kind
        'discover'
    """
    need("plan", "a search for boxes", "sklearn")
    a, b = with_use(a, use), with_use(b, use)
    question, chosen = Question(b, a, on), as_seeds(seeds)
    lab = Lab(workers, progress, store)
    _check(points, chosen, top, confidence)
    margin = number("margin", margin)
    given = None if factors is None else as_factors(factors)
    check_top(top, TOP, given)
    check_question(question, given or ())
    candidates = given if given is not None else doubtful(b, a)
    taken = candidates if given else screened(question, candidates, top, lab)
    settings = {"on": on, "margin": margin, "factors": [factor.record for factor in taken], "points": points,
                "considered": len(candidates), "confidence": confidence}  # fmt: skip
    both = [*chosen, *(seed + FRESH for seed in chosen)]
    return carry_out(DiscoverStudy({"A": a, "B": b}, both, settings), lab)


class DiscoverStudy(Study[DiscoverDetail]):
    """B against A over the ranges of factors. seeds: those of the search, then as many fresh ones.

    settings: on (the outcome), margin, factors, points, considered (how many factors these were taken from),
    confidence.
    """

    kind = "discover"
    since_beside = True

    @cached_property
    def question(self) -> Question:
        """What is asked of every point: B less A."""
        return Question(self.scenarios["B"], self.scenarios["A"], self.settings["on"])

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """What is varied."""
        return tuple(Factor.recorded(factor) for factor in self.settings["factors"])

    @property
    def pairs(self) -> int:
        """How many seeds each point is run under."""
        return len(self.seeds) // 2

    def plan(self) -> list[Job]:
        """The points of the search; the fresh ones, and those in the boxes that were found, come after."""
        return jobs_at(self.question, self.factors, self._spread(SEARCH), self.seeds[: self.pairs])

    def gather(self, lab: Lab) -> Kept:
        """Search, look at fresh points under fresh seeds, and at more of them in every box that was found."""
        margin, fresh = self.settings["margin"], self.seeds[self.pairs :]
        searched, checked = self._spread(SEARCH), self._spread(CHECK)
        found = answers_of(self.question, lab.run(self.plan(), weekly=False), self.pairs).mean(axis=1)
        values = values_at(self.question, self.factors, checked, fresh, lab)
        parts = [("search", searched, found), ("fresh", checked, values.mean(axis=1))]
        boxes = find_boxes(searched, found <= margin)
        for n, places in enumerate(places_inside(boxes, len(self.factors), self.settings["points"]), start=1):
            parts.append((f"box {n}", places, values_at(self.question, self.factors, places, fresh, lab).mean(axis=1)))
        return Kept(points_table(self.factors, parts, margin, undecided(values, margin, self.settings["confidence"])))

    def analyse(self, kept: Kept) -> DiscoverDetail:
        """The boxes again, judged by the fresh points."""
        runs, asked = kept.runs, self.settings
        parts = {str(name): part["difference"].to_numpy(float) for name, part in runs.groupby("part", sort=False)}
        found, seen, *inside = parts.values()
        open_ = runs.loc[runs["part"] == "fresh", "open"].to_numpy(bool)
        return judge_boxes(
            self.question, asked["margin"], self.factors, asked["considered"], self.pairs, asked["confidence"],
            found, seen, inside, open_,
        )  # fmt: skip

    def table(self, kept: Kept, detail: DiscoverDetail) -> pd.DataFrame:
        """One row per box."""
        return boxes_table(detail)

    def words(self, table: pd.DataFrame, detail: DiscoverDetail) -> str:
        """Where B fails, and how sure that is."""
        return describe(detail)

    def form(self, result: Result) -> Form:
        """Boxes with their shares of failures."""
        return form_of_discover(result)

    def charts(self, result: Result) -> list[Chart]:
        """Where B fails, and the boxes."""
        return of_discover(result)

    def headline(self, result: Result) -> str:
        """The question."""
        question = result.detail.question
        a = question.against.name if question.against else ""
        return f"Where does {question.scenario.name} fail to beat {a} in {question.on.replace('_', ' ')}?"

    def summary(self, result: Result) -> Summary:
        """Whether to take B, and where not to."""
        return summary_of_discover(result)

    @property
    def heading(self) -> str:
        """The question."""
        a, b = self.scenarios["A"], self.scenarios["B"]
        return f"Where does {b.title} fail to beat {a.title}?"

    def _spread(self, part: int) -> Array:
        return spread(len(self.factors), self.settings["points"], part)


def _check(points: int, seeds: Sequence[int], top: int, confidence: float) -> None:
    within_one("confidence", confidence)
    check_count("points", points, MOST_POINTS)
    check_count("top", top, MOST_TOP)
    if points < 32:
        raise ValueError(f"points = {points}: at least 32, or no box can be confirmed")
    if len(seeds) < 2:
        raise ValueError("discovery needs at least 2 seeds")
    if top < 1:
        raise ValueError("top: at least 1")
