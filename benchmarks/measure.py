"""What is measured, and how: CPU seconds of this process for rates, wall seconds of fresh processes for starts."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from benchmarks.numpy_core import NumpyMarket
from benchmarks.plain_mesa import PlainMarket
from loyalty_sim.theory.levers import BOUGHT

MILLION = 1_000_000

START = """
from loyalty_sim import ServiceMarket, load_scenario
ServiceMarket(load_scenario(overrides=["trade=bank", "market.customers=10000"]), rng=1).step()
"""


NEW_LEVERS = tuple(lever.name for lever in BOUGHT if not lever.usual)
EVERYTHING = (
    *(f"{who}.levers.{lever}=1" for who in ("firm", "rivals") for lever in NEW_LEVERS),
    "firm.policy.score_use=1",
    "firm.policy.watch=satisfaction",
    "rivals.strategies=[imitate_leader,counter_invest,explore]",
)
"""Every lever in use by every firm, and rivals that react: no mechanism is idle."""


def service_market(customers: int, seed: int = 1, threads: int = 1, overrides: tuple[str, ...] = EVERYTHING) -> Any:
    """The market of this package with everything switched on and in use: the bank preset at another size."""
    from loyalty_sim import ServiceMarket, load_scenario

    config = load_scenario(overrides=["trade=bank", f"market.customers={customers}", *overrides])
    return ServiceMarket(config, rng=seed, threads=threads)


COSTS = {
    "talk among ties": ("theory.word_of_mouth.on=false",),
    "review board": ("theory.reviews.on=false",),
    "retelling": ("theory.retelling.on=false",),
    "surveys, thanks and calls": tuple(
        f"{who}.levers.{lever}=0" for who in ("firm", "rivals") for lever in ("listening", "thanks", "win_back")
    ),
    "individual treatment": tuple(f"{who}.levers.personalisation=0" for who in ("firm", "rivals")),
    "seven failures": ("theory.service_failures.on=false",),
    "eight attitudes": ("theory.attitudes.on=false",),
    "culture": ("theory.acculturation.on=false",),
    "disconfirmation": ("theory.satisfaction.strength=0",),
    "levers of the first days only": tuple(f"{who}.levers.{x}=0" for who in ("firm", "rivals") for x in NEW_LEVERS),
}
"""What is taken away, one at a time, to see what it costs."""


def plain_market(customers: int, seed: int = 1) -> PlainMarket:
    """The light service core as Mesa objects."""
    return PlainMarket(customers, rng=seed)


def numpy_market(customers: int, seed: int = 1) -> NumpyMarket:
    """The light service core as columns of NumPy."""
    return NumpyMarket(customers, rng=seed)


def rate(market: Any, customers: int, weeks: int) -> float:
    """Million customer-weeks per CPU second over the next `weeks` weeks."""
    before = time.process_time()
    for _ in range(weeks):
        market.step()
    return customers * weeks / (time.process_time() - before) / MILLION


def median_rates(markets: dict[Any, tuple[Any, int, int]], repetitions: int) -> dict[Any, float]:
    """Median rate of each market {key: (market, customers, weeks)}, taken in turns so that a slow moment hits all."""
    found: dict[Any, list[float]] = {key: [] for key in markets}
    for market, customers, _ in markets.values():
        rate(market, customers, 2)
    for _ in range(repetitions):
        for key, (market, customers, weeks) in markets.items():
            found[key].append(rate(market, customers, weeks))
    return {key: statistics.median(values) for key, values in found.items()}


def wall(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def wall_per_week(customers: int, threads: int, weeks: int) -> float:
    """Wall seconds of a week, median of `weeks`, with so many threads."""
    market = service_market(customers, threads=threads)
    market.step()
    return statistics.median(wall(market.step) for _ in range(weeks))


class Wait(NamedTuple):
    """What a process took: seconds on the clock, and CPU seconds of it and of its helpers."""

    wall: float
    cpu: float


def start_seconds() -> tuple[Wait, Wait]:
    """From a fresh process to the end of a bank's first week: with an empty kernel cache, then a full one.

    10,000 customers. The second is the quickest of three starts. On a machine with other work CPU seconds tell more.
    """
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "LOYALTY_SIM_CACHE": cache}

        def start() -> Wait:
            before = _children_cpu()
            seconds = wall(lambda: subprocess.run([sys.executable, "-c", START], env=environment, check=True))
            return Wait(seconds, _children_cpu() - before)

        return start(), min(start() for _ in range(3))


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_seconds(customers: int = 5_000, runs: int = 8) -> float:
    """CPU seconds of one run of a sweep, median: a bank built, run for three years, its books read and summed up."""
    from loyalty_sim import load_scenario
    from loyalty_sim.lab.job import Job
    from loyalty_sim.lab.market_run import simulate

    config = load_scenario(overrides=["trade=bank", f"market.customers={customers}", "market.weeks=156"])

    def once(seed: int) -> float:
        before = time.process_time()
        simulate(Job(config, seed))
        return time.process_time() - before

    return statistics.median([once(seed) for seed in range(runs + 1)][1:])


def bytes_per_customer(market: Any, customers: int) -> float:
    """Bytes of all stored columns and ties, per customer."""
    world = market.world
    tables = (world.customers, world.employees, world.sites, world.firms, world.ties)
    return sum(array.nbytes for table in tables for array in table) / customers


def network_seconds(kind: str, customers: int) -> float:
    """Wall seconds to build one kind of network, after compilation."""
    from loyalty_sim.world.network import NetworkSettings, build_ties

    settings = NetworkSettings(kind)
    build_ties(settings, 1_000, 1)
    return wall(lambda: build_ties(settings, customers, 1))
