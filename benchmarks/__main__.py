"""Run all measurements and print one table: `python -m benchmarks [--quick]`.

The market of this package runs with every mechanism switched on and every lever in use; plain Mesa and NumPy run the
lighter service core.
"""

import argparse
from collections.abc import Iterator

from benchmarks import measure
from benchmarks.studies import studies
from benchmarks.table import Figure, show

CPU = "million customer-weeks per CPU s"
COMPARED = 100_000


def rates(quick: bool) -> Iterator[Figure]:
    """Rates of both markets, their ratio, how flat ours is, and what it stores."""
    plain_sizes = (1_000, 10_000, COMPARED)
    sizes = (10_000, COMPARED) if quick else (10_000, COMPARED, measure.MILLION, 3 * measure.MILLION)
    markets = {("Mesa", n): (measure.plain_market(n), n, max(1, 300_000 // n)) for n in plain_sizes}
    ours = {("ours", n): (measure.service_market(n), n, max(3, 3_000_000 // n)) for n in sizes}
    numpy = {("NumPy", n): (measure.numpy_market(n), n, max(3, 3_000_000 // n)) for n in sizes}
    today = {"today": (measure.service_market(COMPARED, overrides=()), COMPARED, max(3, 3_000_000 // COMPARED))}
    found = measure.median_rates({**markets, **ours, **numpy, **today}, 3 if quick else 5)
    yield from (Figure(f"plain Mesa, light core, {n:,}", found["Mesa", n], CPU) for n in plain_sizes)
    yield from (Figure(f"NumPy, light core, {n:,}", found["NumPy", n], CPU) for n in sizes)
    yield from (Figure(f"ServiceMarket, {n:,}", found["ours", n], CPU, 10 if n == COMPARED else None) for n in sizes)
    yield Figure(f"the same, levers as today, {COMPARED:,}", found["today"], CPU)
    yield Figure(f"ratio at {COMPARED:,}", found["ours", COMPARED] / found["Mesa", COMPARED], "times plain Mesa", 25)
    yield Figure("ratio, levers as today", found["today"] / found["Mesa", COMPARED], "times plain Mesa", 25)
    for n in sizes[1:]:
        yield Figure(f"ratio to NumPy at {n:,}", found["ours", n] / found["NumPy", n], "times NumPy", 1.25)
    own = [found["ours", n] for n in sizes]
    yield Figure(f"slowest over quickest, {sizes[0]:,} to {sizes[-1]:,}", max(own) / min(own), "1", None, 1.5)
    market, customers, _ = ours["ours", sizes[-1]]
    yield Figure("stored, ties included", measure.bytes_per_customer(market, customers), "bytes a customer", None, 200)


def costs(quick: bool) -> Iterator[Figure]:
    """What each mechanism costs: time of a week with it over time without it, less one."""
    weeks = 20 if quick else 40
    markets = {"": (measure.service_market(COMPARED), COMPARED, weeks)}
    for name, without in measure.COSTS.items():
        overrides = (*measure.EVERYTHING, *without)
        markets[name] = (measure.service_market(COMPARED, overrides=overrides), COMPARED, weeks)
    found = measure.median_rates(markets, 3 if quick else 5)
    yield from (Figure(f"cost of {name}", 100 * (found[name] / found[""] - 1), "% of a week") for name in measure.COSTS)


def waits(quick: bool) -> Iterator[Figure]:
    """What a user waits for."""
    cold, cached = measure.start_seconds()
    yield Figure("first start, compiling (10,000 customers, a week)", cold.wall, "s", None, 30)
    yield Figure("CPU time of it, all processes", cold.cpu, "CPU s")
    yield Figure("start with compiled kernels on disk", cached.wall, "s", None, 2)
    yield Figure("CPU time of it", cached.cpu, "CPU s")
    yield Figure("a run of a sweep: 5,000 customers, three years", measure.run_seconds(), "CPU s", None, 0.2)
    customers = COMPARED if quick else measure.MILLION
    for threads in (1, 2):
        seconds = measure.wall_per_week(customers, threads, weeks=7)
        yield Figure(f"wall time of a week, {customers:,}, {threads} thread(s)", seconds, "s")
    for kind in ("small_world", "scale_free", "blocks"):
        yield Figure(f"network {kind}, {customers:,}", measure.network_seconds(kind, customers), "s", None, 10)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 100,000 customers only, fewer repetitions")
    quick = parser.parse_args().quick
    figures = [*rates(quick), *costs(quick), *waits(quick), *studies(quick)]
    show("loyalty_sim against plain Mesa, one run on this machine", figures)


if __name__ == "__main__":
    main()
