"""`sensitivity`: what matters most for an outcome, or for the difference between two scenarios."""

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from loyalty_sim.lab.given import check_count, text, within_one
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.needs import need
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.sensitivity.analysis import METHODS, SensitivityDetail, analyse_points, places_of
from loyalty_sim.studies.sensitivity.charts import of_sensitivity
from loyalty_sim.studies.sensitivity.form import form_of_sensitivity
from loyalty_sim.studies.sensitivity.summary import summary_of_sensitivity
from loyalty_sim.studies.sensitivity.table import factors_table, points_table
from loyalty_sim.studies.sensitivity.words import describe
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.vary import Factor, Question
from loyalty_sim.studies.vary.doubtful import doubtful, doubtful_forms
from loyalty_sim.studies.vary.first_look import check_top, screened
from loyalty_sim.studies.vary.question import answers_of, check_question, jobs_at
from loyalty_sim.studies.vary.reading import as_factors

TOP = 10

MOST_SIZE, MOST_TOP = 20_000, 1_000
"""Beyond it lies a slip, or a machine that stands still."""


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
    use: Use = (),
) -> Result:
    """Which settings move an outcome, how much, and how sure that is.

    config: the baseline if None. method: tornado (one at a time), morris (screening in the space of all) or sobol
    (shares of variance). on: any of `week.outcomes.OUTCOMES`. against: a second scenario; the answer is then
    about `config` less `against` under the same luck, what matters for the decision between them. factors: settings
    with ranges, "key=low:high" or `Factor`; if None, the `top` ones that move the answer most in a first look, each
    alone and under other seeds, among all that are graded C or D (`doubtful`). seeds: how many (at least 2), or which.
    size: trajectories of morris (10), base size of sobol (64, a power of 2). use: Python files of your own
    (`loyalty_sim.extend`), for both scenarios. A size of a tornado, and a top beside factors, would change nothing and
    are refused.

    The table has one row per factor, most important first, intervals in `*_low`, `*_high`; `sure` is false where luck
    may explain all. Raises ScenarioError before any work for what cannot be asked, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> factors = ["theory.choice.price_weight=0.5:2", "theory.satisfaction.strength=0:1"]
        >>> sensitivity(small, "tornado", "profit", factors, seeds=2, workers=1).table["factor"].tolist()
        ['theory.satisfaction.strength', 'theory.choice.price_weight']
    """
    if text("method", method, '"morris"') not in METHODS:
        raise ValueError(f"there is no method {method!r}; there are {', '.join(METHODS)}")
    if method != "tornado":
        need("plan", f"the method {method}", "SALib")
    against = None if against is None else with_use(against, use)
    question, chosen = (
        Question(with_use(load_scenario() if config is None else config, use), against, on),
        as_seeds(seeds),
    )
    lab = Lab(workers, progress, store)
    _check(method, chosen, size, top, confidence)
    given = None if factors is None else as_factors(factors)
    if method == "tornado" and size is not None:
        raise ValueError(f"size = {size}: a tornado has two points a factor; morris and sobol have a size")
    check_top(top, TOP, given)
    check_question(question, given or ())
    candidates = given if given is not None else _in_doubt(question.scenario, against)
    taken = candidates if given else screened(question, candidates, top, lab)
    scenarios = {"scenario": question.scenario} | ({"against": against} if against else {})
    settings = {"method": method, "on": on, "factors": [factor.record for factor in taken], "size": size,
                "considered": len(candidates), "confidence": confidence}  # fmt: skip
    return carry_out(SensitivityStudy(scenarios, chosen, settings), lab)


class SensitivityStudy(Study[SensitivityDetail]):
    """Factors that are varied in `scenario`, and in `against` if there is one.

    settings: method, on (the outcome), factors, size of the design, considered (how many factors these were taken
    from), confidence.
    """

    kind = "sensitivity"
    since_beside = True

    @cached_property
    def question(self) -> Question:
        """What is asked of every point."""
        return Question(self.scenarios["scenario"], self.scenarios.get("against"), self.settings["on"])

    @cached_property
    def factors(self) -> list[Factor]:
        """What is varied."""
        return [Factor.recorded(factor) for factor in self.settings["factors"]]

    @cached_property
    def places(self) -> Array:
        """The points of the design, (points, factors), each from 0 to 1."""
        return places_of(self.settings["method"], self.question, self.factors, self.settings["size"])

    def plan(self) -> list[Job]:
        """Every point under every seed."""
        return jobs_at(self.question, self.factors, self.places, self.seeds)

    def gather(self, lab: Lab) -> Kept:
        """The answers at the points."""
        values = answers_of(self.question, lab.run(self.plan(), weekly=False), len(self.seeds))
        return Kept(points_table(self.factors, self.places, values, self.seeds))

    def analyse(self, kept: Kept) -> SensitivityDetail:
        """How much each factor moves the answer."""
        values = kept.runs["value"].to_numpy(float).reshape(len(self.places), -1)
        asked = self.settings
        return analyse_points(
            self.question, asked["method"], self.factors, self.places, values, asked["considered"], asked["confidence"]
        )

    def table(self, kept: Kept, detail: SensitivityDetail) -> pd.DataFrame:
        """One row per factor."""
        return factors_table(detail)

    def words(self, table: pd.DataFrame, detail: SensitivityDetail) -> str:
        """What moves it most, and what luck may explain."""
        return describe(detail)

    def form(self, result: Result) -> Form:
        """Factors, most important first."""
        return form_of_sensitivity(result)

    def charts(self, result: Result) -> list[Chart]:
        """Those of the method."""
        return of_sensitivity(result)

    def headline(self, result: Result) -> str:
        """The question."""
        return f"What moves {result.detail.question.subject}"

    def summary(self, result: Result) -> Summary:
        """What to find out first."""
        return summary_of_sensitivity(result)

    @property
    def heading(self) -> str:
        """The scenario."""
        return f"What matters most: {self.scenario.title}"


def _in_doubt(scenario: Scenario, against: Scenario | None) -> list[Factor]:
    return doubtful(scenario, against) + doubtful_forms(scenario, against)


def _check(method: str, seeds: Sequence[int], size: int | None, top: int, confidence: float) -> None:
    within_one("confidence", confidence)
    if len(seeds) < 2:
        raise ValueError("sensitivity needs at least 2 seeds")
    check_count("top", top, MOST_TOP)
    if size is not None:
        check_count("size", size, MOST_SIZE)
    if size is not None and (size < 4 or (method == "sobol" and size & (size - 1))):
        raise ValueError(f"size = {size}: at least 4, and a power of 2 for sobol")
    if top < 1:
        raise ValueError("top: at least 1")
