"""A published field experiment once more, in the worlds of the model: is the published result among what they show?

    python experiments/replay_field_experiment.py --worlds 40

`experiments/field/NAME.yaml` holds what was published, how it is put into the model, the reading and the band, all
written down before the first run. In every world drawn from what is in doubt the trade is run with the lever as usual
and at some strengths, at all sites and under the same luck; then the trial itself, at half of the sites, at the
strength that does to quits what was published. Every market is kept in the store.
"""

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import yaml

from loyalty_sim import load_scenario
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array
from loyalty_sim.studies.pilot.arms import LAID_OUT, at_sites, sites_of
from loyalty_sim.studies.pilot.estimators import difference_in_differences
from loyalty_sim.studies.pilot.trial import BEFORE
from loyalty_sim.studies.vary.points import varied
from loyalty_sim.studies.vary.worlds import rows_of, worlds_for

FIELD = Path(__file__).parent / "field"
SETTINGS = ("market.customers=40000", "trade.site_positions=10")
"""Size of the market: ten stores of ten positions in the grocery preset."""
CONFIDENCE = 0.9


class Field(NamedTuple):
    """A published experiment. quits, sales: ranges in per cent; the first as published, the second the band."""

    title: str
    source: str
    weeks: int
    trade: str
    lever: str
    strengths: tuple[float, ...]
    quits: tuple[float, float]
    sales: tuple[float, float]


class Replayed(NamedTuple):
    """What worlds show, (W,): strength of the lever at which quits fall as published (missing where none does), sales
    at it in per cent; and the trial at half of the sites: estimate of sales and its standard error, in per cent."""

    strength: Array
    sales: Array
    estimate: Array
    error: Array


def read_field(name: str) -> Field:
    """The experiment of a file."""
    told = yaml.safe_load((FIELD / f"{name}.yaml").read_text(encoding="utf-8"))
    published, mapping = told["published"], told["mapping"]
    ranges = tuple(published["quits"]), tuple(told["band"]["sales"])
    where = mapping["trade"], mapping["lever"], tuple(map(float, mapping["strengths"]))
    return Field(told["title"], told["source"], published["weeks"], *where, *ranges)


def at_stores(job: Job) -> Run:
    """Quits and sales of our firm in the weeks after the first ones, and where only some sites are treated what a trial
    says of sales.

    quits: mean chance of leaving in a week, per cent. sales: money a week. estimate, error: difference in differences
    of sales at a site, the mean of all before the treatment being 100.
    """
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds
    from loyalty_sim.week.site_book import SiteBook

    market = ServiceMarket(job.scenario, rng=job.seed)
    book, quits = SiteBook(market), _watch_quits(market)
    market.run()
    table = book.table()
    during = table["week"] > BEFORE
    found = {"quits": 100 * float(np.mean(quits[BEFORE:] or np.nan))}
    found["sales"] = float(table["revenue"][during].sum()) / (job.scenario.market.weeks - BEFORE)
    if 0 < table["treated"][during].mean() < 1:
        usual = table["revenue"][~during].mean()
        of_usual = table.assign(revenue=100 * table["revenue"] / usual, customers=1)
        said = difference_in_differences(of_usual, "revenue", confidence=CONFIDENCE)
        found |= {"estimate": said.effect, "error": said.error}
    return Run(job, found, pd.DataFrame())


def _watch_quits(market: Any) -> list[float]:
    """Mean chance of leaving of our people, to be filled in week by week."""
    from loyalty_sim.theory.employees import pay, pride, turnover
    from loyalty_sim.week.plan import Pass, columns

    theory, weekly = market.config.theory, []

    def note(market: Any) -> None:
        staff, firms = market.world.employees, market.world.firms
        kept = pay.held(float(firms.pay[0]), theory.pay)
        state = np.column_stack([staff.want, staff.exhaustion, staff.climate, staff.pride]).astype(float)
        own = state[(staff.firm == 0) & (staff.employed > 0)]
        chances = [
            turnover.leaves(want, tired, climate, kept * pride.held(proud, theory.pride), theory.turnover)
            for want, tired, climate, proud in own.tolist()
        ]
        weekly.append(float(np.mean(chances)) if chances else np.nan)

    reads = columns("employees: employed firm want exhaustion climate pride; firms: pay")
    market.plan = market.plan.inserted("staff", Pass("chance of leaving", "report", note, reads, ()))
    return weekly


def replayed(field: Field, worlds: int, settings: tuple[str, ...], lab: Lab) -> Replayed:
    """The experiment in so many worlds."""
    base = [f"trade={field.trade}", f"market.weeks={BEFORE + field.weeks}", *settings]
    keep = load_scenario(overrides=base)
    table = worlds_for(worlds, *paired(keep, _with(keep, field.lever, max(field.strengths))))
    assert isinstance(table, pd.DataFrame)
    in_worlds = rows_of(table.drop(columns=[key for key in LAID_OUT if key in table]))
    everywhere = tuple(range(sites_of(keep)))
    markets = [keep, *(_treated(keep, _with(keep, field.lever, each), everywhere) for each in field.strengths)]
    runs = lab.run_by(at_stores, _jobs(markets, in_worlds), kept="replay")
    quits, sales = (_of(runs, name, len(markets)) for name in ("quits", "sales"))
    strength, effect = at_the_published(field, 100 * (quits / quits[0] - 1), 100 * (sales / sales[0] - 1))
    trials = [_trial(keep, field.lever, each, world) for world, each in enumerate(strength)]
    jobs = [Job(varied(trial, _plain(row)), world, f"trial, world {world}")
            for world, (trial, row) in enumerate(zip(trials, in_worlds, strict=True))]  # fmt: skip
    seen = lab.run_by(at_stores, jobs, kept="replay")
    return Replayed(strength, effect, *(_of(seen, name, 1)[0] for name in ("estimate", "error")))


def at_the_published(field: Field, quits: Array, sales: Array) -> tuple[Array, Array]:
    """Strength at which quits change by the middle of what was published, and what sales do there, (W,) each; both
    between the strengths that were run, as on straight lines, and missing where none is strong enough.

    quits, sales: changes in per cent, (1 + strengths, W), the first row being none.
    """
    target, strengths = float(np.mean(field.quits)), np.array([1.0, *field.strengths])
    strength, effect = np.full(quits.shape[1], np.nan), np.full(quits.shape[1], np.nan)
    for world in range(quits.shape[1]):
        reached = np.flatnonzero(quits[:, world] <= target)
        if len(reached):
            last = int(reached[0])
            first = last - 1
            part = (target - quits[first, world]) / (quits[last, world] - quits[first, world])
            strength[world] = strengths[first] + part * (strengths[last] - strengths[first])
            effect[world] = sales[first, world] + part * (sales[last, world] - sales[first, world])
    return strength, effect


def verdict(field: Field, effect: Array) -> str:
    """Hit, miss or undetermined: where nine in ten worlds lie against the band."""
    low, high = np.nanquantile(effect, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    if field.sales[0] <= low and high <= field.sales[1]:
        return "hit"
    return "miss" if high < field.sales[0] or low > field.sales[1] else "undetermined"


def told(field: Field, found: Replayed) -> str:
    """What came of it, in lines."""
    known = np.isfinite(found.sales)
    lines = [
        field.title,
        field.source,
        f"worlds {len(known)}, of which quits fall as published in {known.sum()}",
        f"strength, times the usual: {_spread(found.strength[known])}",
        f"sales, per cent: mean {found.sales[known].mean():.2f}, {_spread(found.sales[known])}",
        f"trial at half of the sites: estimate {_spread(found.estimate[known])}, error {_spread(found.error[known])}",
        f"band {field.sales[0]} to {field.sales[1]}: {verdict(field, found.sales)}",
    ]
    return "\n".join(lines)


def _spread(values: Array) -> str:
    low, middle, high = np.quantile(values, [0.05, 0.5, 0.95])
    return f"middle {middle:.2f} ({low:.2f} to {high:.2f})"


def _with(keep: Scenario, lever: str, strength: float) -> Scenario:
    levers = keep.firm.levers._replace(**{lever: float(strength)})
    return keep._replace(firm=keep.firm._replace(levers=levers))


def _treated(keep: Scenario, change: Scenario, sites: tuple[int, ...]) -> Scenario:
    return at_sites(keep, change, sites, (BEFORE + 1,))


def _trial(keep: Scenario, lever: str, strength: float, world: int) -> Scenario:
    """Half of the sites, drawn by chance, at this strength; at none where it is missing."""
    count = sites_of(keep)
    drawn = np.random.default_rng([ANALYSIS_SEED, world]).permutation(count)[: count // 2]
    return _treated(keep, _with(keep, lever, strength), tuple(map(int, drawn))) if np.isfinite(strength) else keep


def _jobs(markets: list[Scenario], in_worlds: list[Any]) -> list[Job]:
    return [
        Job(varied(market, _plain(row)), world, f"market {place}, world {world}")
        for place, market in enumerate(markets) for world, row in enumerate(in_worlds)
    ]  # fmt: skip


def _of(runs: list[Run], name: str, markets: int) -> Array:
    """A figure by market and world; missing where a market could not be run."""
    return np.array([run.outcomes.get(name, np.nan) for run in runs]).reshape(markets, -1)


def _plain(row: Any) -> dict[str, Any]:
    return {key: value.item() if isinstance(value, np.generic) else value for key, value in row.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="?", default="turnover_goal", help="file in experiments/field")
    parser.add_argument("--worlds", type=int, default=40, help="drawn from what is in doubt")
    parser.add_argument("--workers", type=int, default=None, help="processes")
    asked = parser.parse_args()
    experiment = read_field(asked.name)
    print(told(experiment, replayed(experiment, asked.worlds, SETTINGS, Lab(asked.workers, None, default_store()))))
