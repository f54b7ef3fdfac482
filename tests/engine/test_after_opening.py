"""What changes after the opening, or for our firm only: the opening is the same to the last bit, and it shows later."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.world.opening import after_opening

SMALL = ["market.customers=400", "market.weeks=26", "trade=hotel", "trade.customers_per_employee=4"]


def market(*words, weeks=0):
    return ServiceMarket(load_scenario(overrides=[*SMALL, *words]), rng=3).run(weeks)


def resigned(history):
    return history.groupby("firm")["resigned"].sum()


@pytest.mark.parametrize("word", ["later.theory.turnover.base=0.9", "firm.own.theory.turnover.base=0.9"])
def test_both_open_alike(word):
    plain, changed = market(), market(word)
    for table in ("customers", "employees", "sites", "firms"):
        for name, column in getattr(plain.world, table)._asdict().items():
            assert np.array_equal(column, getattr(changed.world, table)._asdict()[name]), f"{table}.{name}"


def test_another_theory_from_the_start_opens_otherwise():
    tenures = [market(*words).world.employees.tenure for words in ([], ["theory.turnover.base=0.9"])]
    assert not np.array_equal(*tenures)


def test_what_is_said_of_our_firm_is_of_our_firm_only():
    plain, ours = market(weeks=26).history, market("firm.own.theory.turnover.base=0.95", weeks=26).history
    assert resigned(ours)[0] > resigned(plain)[0]
    assert (plain.query("firm > 0 and week == 1") == ours.query("firm > 0 and week == 1")).all(axis=None)
    assert (resigned(ours)[1:] - resigned(plain)[1:]).abs().sum() < resigned(ours)[0] - resigned(plain)[0]


def test_what_changes_later_is_of_every_firm():
    plain, later = market(weeks=26).history, market("later.theory.turnover.base=0.95", weeks=26).history
    assert resigned(later).sum() > resigned(plain).sum() + 5
    assert resigned(later)[1:].sum() > resigned(plain)[1:].sum()


def test_anchors_stay_and_all_else_follows_the_settings():
    """With nothing changed the constants are those of the opening: what is usual is not put back to a first guess."""
    opened = market()
    again = after_opening(opened.world, opened.constants, opened.config, opened.config, opened.luck)
    for name, value in opened.constants._asdict().items():
        assert np.array_equal(value, getattr(again, name)), name


def test_another_switching_cost_makes_other_barriers():
    assert market("later.trade.switching_cost=0").constants.mean_barrier < market().constants.mean_barrier


def test_saying_what_holds_anyway_changes_nothing():
    base, wage = load_scenario(overrides=SMALL).theory.turnover.base, load_scenario(overrides=SMALL).trade.wage
    same = market(f"firm.own.theory.turnover.base={base}", f"later.trade.wage={wage}", weeks=8).history
    assert same.equals(market(weeks=8).history)


def test_terms_of_trade_change_after_the_opening():
    plain, dear = market(weeks=4).history, market("later.trade.wage=2000", weeks=4).history
    wage = load_scenario(overrides=SMALL).trade.wage
    assert (dear["wages"] / plain["wages"]).to_numpy() == pytest.approx(2000 / wage)
