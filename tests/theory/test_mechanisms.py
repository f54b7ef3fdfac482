"""Every mechanism can be switched to neutral, and shows when it is switched on: the table of mechanisms, run."""

from functools import cache

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.theory.mechanisms import MECHANISMS, Mechanism
from loyalty_sim.week.outcomes import OUTCOMES

pytestmark = pytest.mark.xdist_group("mechanisms")  # one worker runs the markets they share
SIZE = ("market.customers=1500", "market.weeks=52", "trade.customers_per_employee=25")
SEEDS = (1, 2, 3)
SWITCHED = [each for each in MECHANISMS if each.off]
BY_CODE = pytest.mark.parametrize("mechanism", SWITCHED, ids=lambda mechanism: mechanism.code)


@cache
def books(overrides: tuple[str, ...], seed: int):
    return ServiceMarket(load_scenario(overrides=[*SIZE, *overrides]), rng=seed).run().history


def figure(overrides: tuple[str, ...], seed: int, field: str) -> float:
    """Mean of a recorded field of the focal firm over the last half of the run; sums over customers per customer."""
    late = books(overrides, seed).query("firm == 0 and week > 26")
    sums = ("satisfaction", "loyalty", "intention", "expectation", "wallet", "talk_pressure")
    return float((late[field] / late["customers"]).mean() if field in sums else late[field].mean())


@BY_CODE
def test_a_mechanism_that_is_switched_off_is_exactly_nothing(mechanism: Mechanism):
    if not mechanism.idle:
        pytest.skip("its neutral setting leaves no other parameter of it")
    off = (*mechanism.seen, *mechanism.off)
    assert books(off, 1).equals(books((*off, *mechanism.idle), 1))


@BY_CODE
def test_the_settings_that_are_idle_matter_when_it_is_on(mechanism: Mechanism):
    if not mechanism.idle:
        pytest.skip("its neutral setting leaves no other parameter of it")
    assert not books(mechanism.seen, 1).equals(books((*mechanism.seen, *mechanism.idle), 1))


@BY_CODE
def test_switching_a_mechanism_on_shows_in_its_direction(mechanism: Mechanism):
    field, sign = mechanism.indicator[1:], {"+": 1.0, "-": -1.0}[mechanism.indicator[0]]
    differences = [
        figure(mechanism.seen, seed, field) - figure((*mechanism.seen, *mechanism.off), seed, field) for seed in SEEDS
    ]
    assert sign * np.mean(differences) > 0.0, f"{mechanism.code} {field}: {differences}"


@BY_CODE
def test_its_natural_decision_is_one_that_can_be_taken_in_a_market_as_it_is_shipped(mechanism: Mechanism):
    """Presets, the trade, network and horizon, and what there is to set of firms; no figure of a theory is bent."""
    assert mechanism.decision
    decided = ("firm.levers.", "firm.positions.", "firm.policy.", "rivals.levers.", "rivals.strategies=")
    assert all(word.startswith(decided) for word in mechanism.decision)
    circumstances = ("firm.", "rivals=", "trade=", "scenario=", "network=", "market.weeks=")
    assert all(word.startswith(circumstances) for word in mechanism.market)
    assert mechanism.read in OUTCOMES
    for words in (mechanism.decision, mechanism.off, (*mechanism.decision, *mechanism.off)):
        load_scenario(overrides=[*mechanism.market, *words])


def test_every_code_is_there_once():
    codes = [mechanism.code for mechanism in MECHANISMS]
    assert len(set(codes)) == len(codes)
    wanted = {*(f"C{n}" for n in range(1, 15)), *(f"E{n}" for n in range(1, 14)), *(f"F{n}" for n in range(1, 10))}
    assert wanted | {"W1", "W2", "W3"} <= set(codes)
