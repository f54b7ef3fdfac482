"""`returns`: what the next unit of money in one lever brings, whether that grows or shrinks, and how sure it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from loyalty_sim.lab.given import by_name, is_whole, number, whole
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import FOCAL, as_seeds, outcome, tidy_runs, tidy_weeks
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import paired_band
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.brief import Brief
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.doubt_words import worlds_from
from loyalty_sim.studies.indicators import as_indicators
from loyalty_sim.studies.market import small_firm
from loyalty_sim.studies.returns.analysis import ReturnsDetail, analyse_levels
from loyalty_sim.studies.returns.answer import answer
from loyalty_sim.studies.returns.brief import brief_of_returns
from loyalty_sim.studies.returns.charts import of_returns
from loyalty_sim.studies.returns.doubt import Doubt
from loyalty_sim.studies.returns.form import form_of_returns
from loyalty_sim.studies.returns.levels import AGAIN, Plan, plan_lever, second_look
from loyalty_sim.studies.returns.luck import IN_FULL, begin_with, luck_is_much
from loyalty_sim.studies.returns.responses import Extra, candidates, extras, forms_of
from loyalty_sim.studies.returns.summary import summary_of_returns
from loyalty_sim.studies.returns.whole import WORLDS, LevelsInWorlds, analyse_levels_in_worlds, run_in_worlds
from loyalty_sim.studies.returns.whole_words import whole_answer
from loyalty_sim.studies.returns.words import describe
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.vary.learnt import learnt_from
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.worlds import as_worlds, where_from, worlds_for

MOST_AGAIN = 10
EFFECTS = ("profit", "value", "customer_equity", "revenue", "satisfaction", "retention", "nps")


def returns(
    lever: str,
    config: Scenario | None = None,
    levels: int | Sequence[float] = 11,
    seeds: int | Sequence[int] | None = None,
    confidence: float = 0.9,
    forms: str | Sequence[str] = "allowed",
    worlds: int | pd.DataFrame = WORLDS,
    again: int | None = None,
    arms: Mapping[str, float] | None = None,
    show: Sequence[str] = (),
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Returns curve of one lever of the focal firm.

    lever: climate, training, staffing, process, recovery, promise or price. config: the baseline if None.
    levels: how many (at least 4), or which (see `plan_lever`). seeds: how many (at least 3; a shape is named from 6 on,
    and 20 are a good number), or which; if None as many as luck asks for (`studies.returns.luck`). forms: of the
    response to money over which the verdict is given, "allowed" for all that the evidence allows, "own" for the one in
    force alone, or names (`theory.forms`). worlds: how many to draw from what is not known (at least 8), 0 for none, or
    a table of them (`studies.vary.worlds`). again: how many further levels to try in a second look around the best one;
    2 if None, and none where levels were given one by one. arms: names of levels to be marked on the curve, such as
    {"A": 1.0, "B": 2.0}; the level of the scenario itself is called by such a name where it has one, and else today.
    show: outcomes that the table to be read and the charts show beside what decides. workers: processes, one per core
    if None. progress: called with (runs done, runs in all). store: where finished runs are kept. use: Python files of
    your own (`loyalty_sim.extend`).

    The table has one row per level: the spend a year, then for profit, revenue, satisfaction and retention the paired
    difference to today with its interval, and `marginal`, profit gained per unit of money on the way to the next level.
    `value` and `customer_equity` are there likewise; in worlds `value_expected` with its interval over all that is in
    doubt (`value_full_low`, `value_full_high`) and the probability that it is more than today's (`value_ahead`).
    Over forms and luck together: `profit_any` and `marginal_any` with their intervals, `more` and `less`, the
    probability that the step after a level returns more or less than the step before it, and `form_share`, the part of
    the doubt about the next step that is due to the form.
    Raises ValueError for a lever or number that cannot be, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> returns("climate", small, levels=4, seeds=3, worlds=0, workers=1).table.columns.tolist()[:4]
        ['setting', 'amount', 'spent', 'today']
    """
    scenario = with_use(load_scenario() if config is None else config, use)
    worlds = as_worlds(worlds)
    chosen = as_seeds(begin_with(worlds) if seeds is None else seeds)
    plan = plan_lever(lever, scenario, levels)
    if len(chosen) < 3:
        raise ValueError("a returns curve needs at least 3 seeds")
    settings = {"lever": lever, "levels": plan.settings.tolist(), "confidence": confidence}
    settings["forms"] = forms_of(lever, scenario, forms)
    settings |= {"again": _again(again, levels), "arms": _arms(arms)}
    show = as_indicators(show)
    settings |= {"show": list(show)} if show else {}
    highest = plan.scenario(scenario, len(plan.settings) - 1)
    drawn = worlds_for(worlds, scenario, highest)
    settings |= {"worlds": 0 if drawn is None else len(drawn), **learnt_from(drawn)}
    settings |= {"worlds_from": where_from(worlds, drawn, scenario)}
    study, lab = ReturnsStudy({scenario.name: scenario}, chosen, settings, drawn), Lab(workers, progress, store)
    found = carry_out(study, lab)
    if seeds is None and luck_is_much(found.detail):
        return carry_out(replace(study, seeds=as_seeds(IN_FULL)), lab)
    return found


@dataclass(frozen=True, eq=False)
class ReturnsStudy(Study[ReturnsDetail]):
    """One lever of the focal firm.

    settings: lever, levels (its multiples), confidence, forms of response, how many worlds, how many levels to try in a
    second look, arms to mark. worlds: a row a world and a
    column a setting; None if none were asked for, and in a study that was loaded.
    """

    kind = "returns"
    keeps_weeks = True

    worlds: pd.DataFrame | None = None

    @cached_property
    def tried(self) -> Plan:
        """The levels, with today's among them."""
        return plan_lever(self.settings["lever"], self.scenario, self.settings["levels"])

    @property
    def forms(self) -> list[str]:
        """The forms of response that are looked at; none in results saved before there were several."""
        return list(self.settings.get("forms", []))

    @cached_property
    def beyond(self) -> list[Extra]:
        """What is run beside the levels, so that other forms can be read off."""
        return extras(self.scenario, self.tried, candidates(self.tried.lever, self.scenario, self.forms))

    def plan(self) -> list[Job]:
        """Every level under every seed, level by level; then what shows other forms of response."""
        lever, levels = self.tried.lever, self.tried.settings
        planned = self._jobs(range(len(levels)))
        for form, at in self.beyond:
            scenario = self.tried.scenario(form.scenario(self.scenario, lever), at)
            planned += [Job(scenario, seed, f"{lever} at {levels[at]:.3g}, {form.form}") for seed in self.seeds]
        return planned

    def _jobs(self, places: Iterable[int]) -> list[Job]:
        """These levels under every seed."""
        plan = self.tried
        return [
            Job(plan.scenario(self.scenario, at), seed, f"{plan.lever} at {plan.settings[at]:.3g}")
            for at in places for seed in self.seeds
        ]  # fmt: skip

    def gather(self, lab: Lab) -> Kept:
        """The runs by level, and the weeks of today's level and of the next."""
        seeds, found = len(self.seeds), lab.run(self.plan())
        looked = self._looked_again(found)
        new = [at for at, level in enumerate(looked.tried.settings) if level not in self.tried.settings]
        more = lab.after(len(found)).run(looked._jobs(new)) if new else []
        blocks = iter([found[at : at + seeds] for at in range(0, len(found), seeds)])
        again = iter([more[at : at + seeds] for at in range(0, len(more), seeds)])
        ordered = [next(again) if at in new else next(blocks) for at in range(len(looked.tried.settings))]
        return looked._kept([run for block in (*ordered, *blocks) for run in block], lab.after(len(found) + len(more)))

    def _looked_again(self, runs: Sequence[Run]) -> "ReturnsStudy":
        """The study with further levels around the best one of the first look, by its mean with figures as set."""
        again = self.settings.get("again", 0)
        if not again:
            return self
        count = len(self.tried.settings)
        values = outcome(runs[: count * len(self.seeds)], DECIDES, count)
        levels = [*self.tried.settings.tolist(), *second_look(self.tried, int(values.mean(axis=0).argmax()), again)]
        return replace(self, settings={**self.settings, "levels": sorted(levels)})

    def _kept(self, runs: Sequence[Run], lab: Lab) -> Kept:
        tried, seeds = self.tried, len(self.seeds)
        looked_at = range(tried.baseline * seeds, min(tried.baseline + 2, len(tried.amounts)) * seeds)
        places = [*range(len(tried.amounts)), *(at for _, at in self.beyond)]
        setting, amount = (each[places].repeat(seeds) for each in (tried.settings, tried.amounts))
        labelled = tidy_runs(runs, setting=setting, amount=amount)
        best = int(outcome(runs[: len(tried.amounts) * seeds], DECIDES, len(tried.amounts)).mean(axis=0).argmax())
        beside = self._in_worlds(lab, best)
        return Kept(labelled, tidy_weeks(runs, looked_at, [FOCAL]), beside, {"levels": tried.settings.tolist()})

    def _in_worlds(self, lab: Lab, best: int) -> dict[str, pd.DataFrame]:
        if self.worlds is None:
            return {}
        nested = Nested(self.worlds, self.seeds)
        return {"worlds": self.worlds, "in_worlds": run_in_worlds(self.scenario, self.tried, nested, lab, best)}

    def _after(self, kept: Kept) -> "ReturnsStudy":
        """The study with the levels of a second look among those tried."""
        return replace(self, settings={**self.settings, **kept.settings})

    def analyse(self, kept: Kept) -> ReturnsDetail:
        """The curve, and what other worlds make of it."""
        plan, confidence = self._after(kept).tried, self.settings["confidence"]
        found = analyse_levels(self.scenario, plan, self.runs(kept), confidence, self.forms)
        found = replace(found, arms=self.settings.get("arms", {}))
        if found.whole is None or "worlds" not in kept.beside:
            return found
        nested, direct = Nested(kept.beside["worlds"], self.seeds), found.whole.value.mean
        worlds = analyse_levels_in_worlds(plan, nested, kept.beside["in_worlds"], direct, confidence)
        return replace(found, whole=replace(found.whole, worlds=worlds))

    def table(self, kept: Kept, detail: ReturnsDetail) -> pd.DataFrame:
        """One row per level."""
        runs = self.runs(kept)[: len(detail.plan.amounts) * len(self.seeds)]
        return _table(detail, runs, self.settings.get("show", ()))

    def words(self, table: pd.DataFrame, detail: ReturnsDetail) -> str:
        """What to do, how sure that is, what the next step brings, and where to stop."""
        said = [answer(detail), *whole_answer(detail), describe(detail)]
        said += [worlds_from(self.settings), small_firm(self.scenario)]
        return " ".join(filter(None, said))

    def form(self, result: Result) -> Form:
        """The levels, what each changes, and what the next step brings."""
        return form_of_returns(result)

    def charts(self, result: Result) -> list[Chart]:
        """The curve."""
        return of_returns(result)

    def headline(self, result: Result) -> str:
        """What to do."""
        return answer(result.detail)

    def summary(self, result: Result) -> Summary:
        """Whether to spend more or less."""
        return summary_of_returns(result)

    def brief(self, result: Result) -> Brief:
        """Whether to move the lever, as a board reads it."""
        return brief_of_returns(result)

    @property
    def heading(self) -> str:
        """The lever and the scenario."""
        return f"Returns on {self.settings['lever']}: {self.scenario.title}"

    @property
    def levers(self) -> list[str]:
        """The one."""
        return [self.settings["lever"]]


def _again(asked: int | None, levels: int | Sequence[float]) -> int:
    """How many levels to try again. Raises ValueError for a number that cannot be."""
    if asked is None:
        return AGAIN if is_whole(levels) else 0
    return whole("again, further levels around the best one", asked, 0, MOST_AGAIN)


def _arms(given: Mapping[str, float] | None) -> dict[str, float]:
    """Levels by the names they are called by. Raises ValueError for what is none."""
    arms = by_name("arms", given, '{"A": 1.0, "B": 2.0}')
    return {name: number(f"arms[{name!r}]", level) for name, level in arms.items()}


def _table(detail: ReturnsDetail, runs: Sequence[Run], named: Sequence[str]) -> pd.DataFrame:
    plan, curve = detail.plan, detail.curve
    columns: dict[str, object] = {"setting": plan.settings, "amount": plan.amounts, "spent": detail.spent}
    columns["today"] = [at == plan.baseline for at in range(len(plan.amounts))]
    for name in (each for each in dict.fromkeys((*EFFECTS, *named)) if each in runs[0].outcomes):
        band = paired_band(outcome(runs, name, len(plan.amounts)), plan.baseline, curve.confidence)
        columns |= {name: band.mean, f"{name}_low": band.low, f"{name}_high": band.high}
        columns |= {f"{name}_band_low": band.band_low, f"{name}_band_high": band.band_high}
    columns["gross_return"] = detail.gross.mean
    table = pd.DataFrame(columns)
    for name in ("mean", "low", "high"):
        column = "marginal" if name == "mean" else f"marginal_{name}"
        table[column] = pd.Series(getattr(curve.marginal, name))  # one shorter: the last level has no next one
    if detail.whole and detail.whole.worlds:
        table = table.assign(**_in_worlds(detail.whole.worlds))
    return table if detail.doubt is None else table.assign(**_over_forms(detail.doubt))


def _in_worlds(worlds: LevelsInWorlds) -> dict[str, list[float]]:
    """Of profit and customer equity at every level: over all that is in doubt."""
    heads = {"value_expected": "mean", "value_full_low": "low", "value_full_high": "high", "value_ahead": "ahead"}
    return {column: [getattr(each, field) for each in worlds.effect] for column, field in heads.items()}


def _over_forms(doubt: Doubt) -> dict[str, pd.Series]:
    columns: dict[str, Any] = {}
    for name, found in (("profit_any", doubt.effect), ("marginal_any", doubt.step)):
        columns |= {name: found.mean, f"{name}_low": found.low, f"{name}_high": found.high}
    columns |= {"more": doubt.more, "less": doubt.less, "form_share": doubt.step.share}
    return {name: pd.Series(values) for name, values in columns.items()}
