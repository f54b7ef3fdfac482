"""What a study will take, from what kept runs of this version took: said before anything is run."""

from collections.abc import Sequence
from itertools import islice
from statistics import median
from typing import Any

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.worker_pool import available_cores
from loyalty_sim.studies.sweep.cases import Case

LOOKED_AT = 60


def forecast(cases: Sequence[Case], seeds: tuple[int, int], store: Store, workers: int | None = None) -> str:
    """Runs in all, runs that are there already, and the time of the rest, in a sentence.

    seeds: fewest and most of each case.
    """
    few, many = (len(cases) * count for count in seeds)
    runs = f"{few:,} runs" if few == many else f"{few:,} to {many:,} runs"
    fewest = [Job(case.scenario, seed) for case in cases for seed in range(seeds[0])]
    missing = [job for job in fewest if not store.path(job).exists()]
    there = f", {len(fewest) - len(missing):,} of them kept already" if len(missing) < len(fewest) else ""
    pace = seconds_per_customer_week(store)
    if not missing:
        return f"{runs}{there}; nothing is left to run."
    if pace is None:
        return f"{runs}{there}; how long they take is known after the first runs of this version."
    work = sum(job.scenario.market.customers * job.scenario.market.weeks for job in missing)
    least = pace * work / min(workers or available_cores(), len(missing))
    more = f" to {duration(least * many / few)}" if many > few else ""
    return f"{runs}{there}; about {duration(least)}{more} on this machine, by what runs took before."


def seconds_per_customer_week(store: Store) -> float | None:
    """Median over some kept runs of this version; None if there are none."""
    paces = [_pace(record) for record in islice(store.records(), LOOKED_AT) if record.get("seconds")]
    return median(paces) if paces else None


def duration(seconds: float) -> str:
    """A time as a person says it: 40 s, 3 min, 2.5 h."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _pace(record: dict[str, Any]) -> float:
    market = record["scenario"]["market"]
    return float(record["seconds"] / (market["customers"] * market["weeks"]))
