"""What could bend a curve upwards: each source does what its theory says, and moves nothing that is usual."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import delight, tolerance
from loyalty_sim.theory.customers.delight import DelightParameters
from loyalty_sim.theory.customers.tolerance import ToleranceParameters
from loyalty_sim.theory.employees.effort import EffortParameters, will
from loyalty_sim.theory.employees.norms import NormsParameters, norm
from loyalty_sim.theory.firms.bundle import BundleParameters, bundled
from loyalty_sim.theory.levers import LEVERS

quick = settings(max_examples=60, deadline=None, derandomize=True)
levels = st.tuples(*[st.floats(0.0, 1.0)] * 4)


def market(*overrides: str, customers: int = 3000) -> ServiceMarket:
    return ServiceMarket(load_scenario(overrides=[f"market.customers={customers}", *overrides]), rng=1)


def test_a_gap_inside_the_zone_hardly_counts_and_one_beyond_it_counts_more_than_its_size():
    p = ToleranceParameters(zone=0.1, usual_gap=0.15)
    noticed = [plain(tolerance.noticed)(gap, p) for gap in (0.02, 0.15, 0.4)]
    assert noticed[0] < 0.1
    assert noticed[1] == pytest.approx(1.0)
    assert noticed[2] > 1.2


def test_as_many_look_around_without_reason_as_without_delight():
    m = market("trade=hotel", customers=2000)
    barriers = m.constants.barrier_shares[m.world.customers.barrier] * m.constants.mean_barrier
    left = np.vectorize(lambda s, b: plain(delight.wandering)(s, b, m.theory.delight))
    hazards = plain(delight.habitual)(0.02, left(m.world.customers.satisfaction, barriers), m.constants.usual_wandering)
    assert hazards.mean() == pytest.approx(0.02, rel=1e-6)
    assert hazards.std() > 0.001


def test_the_completely_satisfied_look_around_a_sixth_as_often_where_nothing_holds_and_as_often_behind_a_wall():
    free, held = (
        plain(delight.wandering)(1.0, barrier, DelightParameters())
        / plain(delight.wandering)(0.7, barrier, DelightParameters())
        for barrier in (0.0, 50.0)
    )
    assert free == pytest.approx(1 / 6, abs=0.01)
    assert held > 0.98


def test_colleagues_move_a_person_as_much_as_has_been_measured():
    def of(colleagues: float) -> float:
        return plain(will)(0.56, plain(norm)(colleagues, 0.6, NormsParameters()), 0.3, EffortParameters())

    assert (of(0.65) - of(0.55)) / 0.1 == pytest.approx(0.12, abs=0.01)


@quick
@given(levels, levels)
def test_practices_are_supermodular(a, b):
    both, either = np.minimum(a, b), np.maximum(a, b)
    each = [plain(bundled)(*of, BundleParameters()) for of in (both, either, a, b)]
    assert each[0] + each[1] >= each[2] + each[3] - 1e-12


def test_nobody_has_the_whole_bundle_at_the_start_so_that_it_moves_nothing_usual():
    with_it, without = (market(f"theory.bundle.worth={worth}", "market.weeks=8").run() for worth in (0.3, 0.0))
    assert with_it.history.equals(without.history)


def spend_by_customer(m: ServiceMarket, lever: str) -> np.ndarray:
    firms = m.world.firms
    found: np.ndarray = firms.usual_spend[:, LEVERS.index(lever)] / firms.base_customers
    return found


def test_small_firms_pay_more_a_customer_for_systems_and_hardly_more_for_people():
    m = market()
    usual = m.config.trade.usual
    dearer = {
        lever: spend_by_customer(m, lever) / getattr(usual, lever) for lever in ("process", "climate", "staffing")
    }
    assert dearer["process"][0] == pytest.approx(1.0, abs=0.05), "ours has the usual size"
    assert dearer["process"][-1] > 1.3
    assert 1.0 < dearer["climate"][-1] < 1.3
    assert np.allclose(dearer["staffing"], 1.0)


def test_a_firm_that_grows_thins_out_what_it_spends_by_head():
    off, on = (
        market(f"theory.size.on={on}", "firm.levers.price=0.8", "trade=department_store", "market.weeks=52").run()
        for on in ("false", "true")
    )
    thinned = {
        lever: on.world.firms.capability[0, LEVERS.index(lever)] / off.world.firms.capability[0, LEVERS.index(lever)]
        for lever in ("climate", "process", "staffing")
    }
    assert thinned["climate"] < thinned["process"] < 1.0
    assert thinned["staffing"] == 1.0
