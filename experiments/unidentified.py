"""How do results depend on what no data identify? The measured table of docs/calibrate.md, made again.

    python experiments/unidentified.py                        # bank and airline, twenty seeds
    python experiments/unidentified.py bank --seeds 8 --levels 6

How much climate a unit of money buys, by what form, how soon, and how competitors react are judgement. Each is changed
by itself, and two questions are asked again: how much to spend on climate (`loyalty-sim returns climate`), and what
climate and training first are worth (`loyalty-sim compare people_first`). Prints a Markdown table.
"""

import argparse
from collections.abc import Mapping

from loyalty_sim import load_scenario
from loyalty_sim.cli.shown.terminal import guarded, progress_bar
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import Scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies.compare.study import compare
from loyalty_sim.studies.returns.study import returns
from loyalty_sim.theory.forms import ANY

LEVERS = ("climate", "training")
RIVALS = ("imitate_leader", "counter_invest", "match_price", "mixed")
COLUMNS = ("trade", "what differs", "best climate spend, times today's", "shape of returns", "people_first, worth")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trades", nargs="*", metavar="TRADE", default=["bank", "airline"])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--levels", type=int, default=11)
    parser.add_argument("--customers", type=int, default=10_000)
    parser.add_argument("--workers", type=int)
    asked = parser.parse_args()
    print("|", " | ".join(COLUMNS), "|\n|" + "---|" * len(COLUMNS))
    with guarded():
        for trade in asked.trades:
            size = (f"trade={trade}", f"market.customers={asked.customers}")
            for name, words in variants(load_scenario(overrides=size)).items():
                cells = row((*size, *words), asked.seeds, asked.levels, asked.workers)
                print("|", " | ".join((trade, name, *cells)), "|", flush=True)


def variants(config: Scenario) -> Mapping[str, tuple[str, ...]]:
    """What is changed, by a name for it, as words of a command line."""
    found: dict[str, tuple[str, ...]] = {"nothing": ()}
    found |= {f"a unit of money buys {share:.0%} as much climate": slope(config, share) for share in (0.5, 5.0 / 3.0)}
    for part, name in (("build_weeks", "built"), ("decay_weeks", "lost")):
        found |= {f"climate and skill are {name} in {factor:g} times as long": times(config, part, factor)
                  for factor in (0.5, 2.0)}  # fmt: skip
    for form in ANY[1:]:
        words = tuple(f"theory.response.{lever}={form}" for lever in LEVERS)
        found[f"form of response: {form.replace('_', '-')}"] = words
    return found | {f"rivals={rivals}": (f"rivals={rivals}",) for rivals in RIVALS}


def slope(config: Scenario, share: float) -> tuple[str, ...]:
    """Climate rises by another amount with capability, and is the same as before at the usual spend."""
    p = config.theory.climate
    span = share * p.span
    return f"theory.climate.span={span:.6g}", f"theory.climate.floor={p.floor + 0.5 * (p.span - span):.6g}"


def times(config: Scenario, part: str, factor: float) -> tuple[str, ...]:
    """A time constant of climate and training, so many times as long."""
    keys = [f"theory.investment.{lever}.{part}" for lever in LEVERS]
    values = flatten(config)
    return tuple(f"{key}={factor * values[key]:g}" for key in keys)


def row(words: tuple[str, ...], seeds: int, levels: int, workers: int | None) -> tuple[str, str, str]:
    """Best spend with its interval, the verdict on the shape, and the gain with its interval in thousands."""
    base, plan = load_scenario(overrides=list(words)), load_scenario("people_first", overrides=list(words))
    with progress_bar(False, "starting …") as progress:
        curve = returns(
            "climate", base, levels, seeds, forms="own", progress=progress, workers=workers, store=default_store()
        )
        gain = compare(base, plan, seeds, worlds=0, progress=progress, workers=workers, store=default_store())
    found = curve.detail
    today = found.plan.amounts[found.plan.baseline]
    best = found.curve.best
    worth = gain.table.set_index("outcome").loc["profit"]
    return (
        f"{best.value / today:.1f} ({best.low / today:.1f} to {best.high / today:.1f})",
        found.curve.shape.verdict,
        f"{worth.difference / 1e3:+,.0f} k ({worth.low / 1e3:+,.0f} to {worth.high / 1e3:+,.0f})",
    )


if __name__ == "__main__":
    main()
