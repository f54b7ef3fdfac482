"""How far a key-driver analysis errs: what customers' answers say matters, against what moving it does.

    python experiments/key_drivers.py --seeds 4

For some trades: the true effect on satisfaction of raising each attribute of the focal firm under the same luck, and
the importance that the analysis derives from interviews, as they are and with parts of what misleads taken away.
Prints the tables of docs/model/key_drivers.md and draws its picture.
"""

import argparse
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim import ServiceMarket
from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.paper import figure
from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.statistics.drivers import drivers
from loyalty_sim.theory.customers.attributes import ATTRIBUTES, JUDGED
from loyalty_sim.theory.measurement.attribute_items import ITEMS
from loyalty_sim.validation.survey.attributes import SCORE, products, rated
from loyalty_sim.week import passes

TRADES = ("bank", "hotel", "plumber")
SIZE = ("market.customers=6000", "market.weeks=104")
RAISED = 0.10
SAMPLES, DRAWS = (1_500, 400, 100), 50
NO_HALO, NO_COLOUR = "theory.survey.halo=0", "theory.attribute_items.coloured=0"
INSTRUMENTS = {
    "as shipped": (),
    "without halo": (NO_HALO,),
    "without colouring by satisfaction": (NO_COLOUR,),
    "without either": (NO_HALO, NO_COLOUR),
    "without either, and people who see attributes twice as differently": (
        NO_HALO, NO_COLOUR, "theory.attributes.own_view=0.14",
    ),
}  # fmt: skip


def raising(attribute: int) -> Callable[[Any], None]:
    """The pass `prepare`, after which the focal firm serves one attribute better."""

    def prepare(market: Any) -> None:
        passes.prepare(market)
        staff = market.world.employees
        staff.service[staff.firm == 0, attribute] += RAISED

    return prepare


@cache
def market(trade: str, seed: int, words: tuple[str, ...] = (), attribute: int | None = None) -> ServiceMarket:
    """A market that has run."""
    made = ServiceMarket(overrides=[f"trade={trade}", *SIZE, *words], rng=seed)
    if attribute is not None:
        made.plan = made.plan.replaced("prepare", raising(attribute))
    return made.run()


def satisfaction(trade: str, seed: int, attribute: int | None = None) -> float:
    """Mean satisfaction (0-100) of the focal firm's customers in the second year."""
    late = market(trade, seed, (), attribute).history.query("firm == 0 and week > 52")
    return float(100.0 * late["satisfaction"].sum() / late["customers"].sum())


def true_effects(trade: str, seeds: range) -> np.ndarray:
    """Points of satisfaction by raising each attribute: (seeds, attributes)."""
    return np.array([
        [satisfaction(trade, seed, attribute) - satisfaction(trade, seed) for attribute in range(JUDGED)]
        for seed in seeds
    ])  # fmt: skip


def derived(answers: pd.DataFrame) -> np.ndarray:
    """Importance of each attribute by an analysis of these answers, as shares of all eight."""
    weight = np.clip(drivers(products(answers)).weight[:JUDGED], 0.0, None)
    return weight / weight.sum()


def analyses(trade: str, seeds: range, words: tuple[str, ...], size: int) -> np.ndarray:
    """Derived importance in surveys of so many respondents: (surveys, attributes)."""
    found = []
    for seed in seeds:
        answers = rated(market(trade, seed, words), respondents=max(SAMPLES))
        rng = np.random.default_rng([seed, size])
        draws = 1 if size >= len(answers) else DRAWS
        found += [derived(answers.iloc[rng.permutation(len(answers))[:size]]) for _ in range(draws)]
    return np.array(found)


def agreement(found: np.ndarray, true: np.ndarray) -> dict[str, float]:
    """How well derived importance agrees with true shares: correlation, spread, first named."""
    return {
        "correlation": float(np.mean([np.corrcoef(each, true)[0, 1] for each in found])),
        "from least to most": float(found.mean(axis=0).max() / found.mean(axis=0).min()),
        "first is first, %": 100.0 * float(np.mean(found.argmax(axis=1) == true.argmax())),
        "first is one of the last four, %": 100.0
        * float(np.mean(np.argsort(np.argsort(true))[found.argmax(axis=1)] < JUDGED // 2)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/pictures/key_drivers.png"))
    asked = parser.parse_args()
    seeds, charts = range(1, asked.seeds + 1), []
    for trade in TRADES:
        effects = true_effects(trade, seeds)
        sure = mean_interval(effects)
        true = np.clip(sure.mean, 0.0, None) / np.clip(sure.mean, 0.0, None).sum()
        shipped = analyses(trade, seeds, (), max(SAMPLES))
        print(f"\n{trade}: {len(rated(market(trade, 1), max(SAMPLES)))} respondents of {SIZE[0]}")
        table = pd.DataFrame({
            "effect": sure.mean, "low": sure.low, "high": sure.high, "true %": 100 * true,
            "derived %": 100 * shipped.mean(axis=0),
        }, index=ATTRIBUTES[:JUDGED])  # fmt: skip
        print(table.round(2).to_string())
        asked_in = [(name, words, max(SAMPLES)) for name, words in INSTRUMENTS.items()]
        asked_in += [("as shipped", (), size) for size in SAMPLES[1:]]
        rows = [
            {"instrument": name, "respondents": size} | agreement(analyses(trade, seeds, words, size), true)
            for name, words, size in asked_in
        ]
        print(pd.DataFrame(rows).round(2).to_string(index=False))
        answers = rated(market(trade, 1), max(SAMPLES))
        print(
            "mean correlation of items:",
            round(answers[list(ITEMS[:JUDGED])].corr().to_numpy()[np.triu_indices(JUDGED, 1)].mean(), 2),
            "with satisfaction:",
            round(answers[list(ITEMS[:JUDGED])].corrwith(answers[SCORE]).mean(), 2),
        )
        few = analyses(trade, seeds, (), SAMPLES[1])
        charts.append(picture(trade, shipped.mean(axis=0), np.quantile(few, [0.05, 0.95], axis=0), true))
        market.cache_clear()
    figure(charts, columns=1).savefig(asked.output, dpi=110)


def picture(trade: str, many: np.ndarray, few: np.ndarray, true: np.ndarray) -> Any:
    """Derived and true importance of each attribute."""
    rows = [
        Bar(name, 100 * many[place], 100 * few[0, place], 100 * few[1, place], beside=(100 * true[place],))
        for place, name in enumerate(ATTRIBUTES[:JUDGED])
    ]
    return bars(
        rows,
        f"What an analysis says matters, and what does: {trade}",
        "share of all eight attributes, %",
        subtitle=f"whiskers: nine surveys in ten of {SAMPLES[1]} respondents",
        sort=False,
        value_is="derived from answers",
        beside=("effect of raising it",),
    )


if __name__ == "__main__":
    main()
