"""`ablate`: is the effect of a natural decision another one without the mechanism? Then the mechanism carries.

A decision has an effect with the mechanism, and one with the mechanism switched off; all four arms share their luck.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from loyalty_sim.lab.given import check_count, texts
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds, tidy_runs
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.ablate.analysis import CARRIES, Ablation, by_arm, judged
from loyalty_sim.studies.ablate.asked import Asked, asked_of, from_setting, label, mechanisms_named
from loyalty_sim.studies.ablate.charts import of_ablation
from loyalty_sim.studies.ablate.form import form_of_ablation
from loyalty_sim.studies.ablate.words import describe
from loyalty_sim.studies.base import Kept, Result, Study, carry_out

CUSTOMERS, WEEKS = 4000, 104
MOST_CUSTOMERS, MOST_WEEKS = 200_000_000, 5_200
LOOKS = (8, 16, 32, 64)
"""Seeds after which the differences are looked at; those that are known need no more."""


def ablate(
    codes: Sequence[str] = (),
    seeds: int | Sequence[int] | None = None,
    customers: int = CUSTOMERS,
    weeks: int = WEEKS,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Take the natural decision of each mechanism, with it and with it switched off, and compare the effects.

    codes: of the mechanisms (`theory.mechanisms`), all if none. seeds: how many (at least 2), or which; if None, 8 and
    then twice as many until a difference is known, at most 64. customers, weeks: size of every market. store: where
    finished runs are kept. The table has one row a mechanism: decision, market and outcome read; with their intervals
    the effect with it, without it, their difference and what it changes where nothing is decided; verdict. Raises
    ScenarioError for a code there is not, ValueError for one seed, RunFailed if a run fails.

        >>> result = ablate(["C12"], seeds=2, customers=200, weeks=8, workers=1)
        >>> result.table["verdict"].tolist()[0] in ("carries", "not beyond luck")
        True
    """
    asked = [asked_of(each) for each in mechanisms_named(texts("codes", codes, '["C12"]'))]
    chosen = as_seeds(LOOKS[-1] if seeds is None else seeds)
    if len(chosen) < 2:
        raise ValueError("a comparison needs at least 2 seeds")
    check_count("customers", customers, MOST_CUSTOMERS)
    check_count("weeks", weeks, MOST_WEEKS)
    size = (f"market.customers={customers}", f"market.weeks={weeks}")
    settings = {
        "asked": [each.as_setting() for each in asked],
        "looks": list(LOOKS) if seeds is None else [len(chosen)],
        "confidence": confidence,
    }
    return carry_out(AblateStudy(markets_of(asked, size), chosen, settings), Lab(workers, progress, store))


def markets_of(asked: Sequence[Asked], size: Sequence[str]) -> dict[str, Scenario]:
    """The baseline, and the other markets in which decisions are taken, by their settings."""
    chosen = dict.fromkeys([(), *(each.market for each in asked)])
    return {_file_name(words): load_scenario(overrides=[*size, *words]) for words in chosen}


def _file_name(words: Sequence[str]) -> str:
    pairs = (word.partition("=") for word in words)
    return label([f"{key.rpartition('.')[2]} {value}" for key, _, value in pairs]).replace(" ", "_")


class AblateStudy(Study[tuple[Ablation, ...]]):
    """Mechanisms. settings: what is asked of each, after how many seeds it is looked at, and the confidence."""

    kind = "ablate"

    @property
    def asked(self) -> list[Asked]:
        """What is asked of each mechanism."""
        return [from_setting(each) for each in self.settings["asked"]]

    def plan(self) -> list[Job]:
        """The runs of the first look."""
        return self.jobs(self.asked, self.settings["looks"][0])

    def jobs(self, asked: Sequence[Asked], look: int, known: Mapping[tuple[str, int], Run] | None = None) -> list[Job]:
        """The first seeds of all arms of these mechanisms, each arm once; without those that are known."""
        arms = dict.fromkeys(words for each in asked if each.off for words in each.arms.values())
        size = [f"market.{name}={getattr(self.scenario.market, name)}" for name in ("customers", "weeks")]
        return [
            Job(scenario, seed, label(words))
            for words, scenario in ((words, load_scenario(overrides=[*size, *words])) for words in arms)
            for seed in self.seeds[:look]
            if (label(words), seed) not in (known or {})
        ]

    def gather(self, lab: Lab) -> Kept:
        """More seeds, look by look, for the mechanisms that are not known to carry."""
        done: dict[tuple[str, int], Run] = {}
        asked = [each for each in self.asked if each.off]
        for look in self.settings["looks"] if asked else ():
            fresh = lab.after(len(done)).run(self.jobs(asked, look, done), weekly=False)
            done |= {(run.job.label, run.job.seed): run for run in fresh}
            found = self._judge(tidy_runs(list(done.values())), asked)
            asked = [each.asked for each in found if each.verdict != CARRIES]
        return Kept(tidy_runs(list(done.values())))

    def _judge(self, runs: pd.DataFrame, asked: Sequence[Asked]) -> list[Ablation]:
        arms = by_arm(runs) if len(runs) else {}
        looks, confidence = self.settings["looks"], self.settings["confidence"]
        return [judged(each, arms, self.seeds, looks, confidence) for each in asked]

    def analyse(self, kept: Kept) -> tuple[Ablation, ...]:
        """The verdict on every mechanism."""
        return tuple(self._judge(kept.runs, self.asked))

    def table(self, kept: Kept, detail: tuple[Ablation, ...]) -> pd.DataFrame:
        """One row a mechanism."""
        return pd.DataFrame([_row(each) for each in detail])

    def words(self, table: pd.DataFrame, detail: tuple[Ablation, ...]) -> str:
        """How many carry, and which do not."""
        return describe(detail)

    def form(self, result: Result) -> Form:
        """Decision, effects and difference by mechanism."""
        return form_of_ablation(result.table, result.market, self.scenario.market.currency, self.settings["confidence"])

    def charts(self, result: Result) -> list[Chart]:
        """How far each difference lies beyond luck."""
        return of_ablation(result.detail)

    def headline(self, result: Result) -> str:
        """How many carry."""
        return describe(result.detail).partition(":")[0]

    @property
    def heading(self) -> str:
        """What is asked."""
        return "Mechanisms, with and without"


def _row(found: Ablation) -> dict[str, Any]:
    asked = found.asked
    head = {
        "code": asked.code, "mechanism": asked.title, "verdict": found.verdict, "decision": asked.taken,
        "settings": " ".join(asked.decision), "market": " ".join(asked.market), "off": " ".join(asked.off),
        "read": asked.read, "seeds": found.seeds,
    }  # fmt: skip
    figures: dict[str, float] = {}
    for name in ("effect", "without", "difference", "baseline"):
        interval = getattr(found, name)
        figures |= {
            name: float(interval.mean),
            f"{name}_low": float(interval.low),
            f"{name}_high": float(interval.high),
        }
    return head | figures
