"""Whom failures befall, what they cost, and how they are forgiven and answered, in a running market."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.employees import failure


def bank(*settings: str, customers: int = 3_000, weeks: int = 52, trade: str = "bank") -> ServiceMarket:
    words = [f"trade={trade}", f"market.customers={customers}", f"market.weeks={weeks}", *settings]
    return ServiceMarket(rng=4, overrides=words)


@pytest.mark.parametrize("trade", ["bank", "airline", "hospital"])
def test_usual_failures_are_those_of_the_mean_customer(trade):
    market = bank(trade=trade)
    p, leniency = market.theory.failure, market.world.customers.leniency.astype(float)
    assert np.mean([plain(failure.noticed)(each, p) for each in leniency]) == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize("settings", [(), ("theory.service_failures.on=false",), ("trade.usual.process=0.6",)])
def test_the_first_weeks_have_the_usual_failures_whatever_the_staff_are_like(settings):
    market = bank("theory.failure.usual=0.1", "theory.failure.by_overload=0",
                  "theory.service_failures.by_brush_off=0", "theory.workload.elasticity=0", *settings,
                  customers=6_000).run(8)  # fmt: skip
    books = market.history
    assert books["failures"].sum() / books["encounters"].sum() == pytest.approx(0.1, rel=0.08)


def test_critics_see_more_failures_but_most_befall_usual_customers():
    market = bank(customers=6_000)
    c = market.world.customers
    critical = c.leniency < np.quantile(c.leniency, 0.2)
    before, generation, seen = c.failures.copy(), c.generation.copy(), np.zeros(len(c.failures), int)
    for _ in range(52):
        market.step()
        seen += (c.failures > before) & (c.generation == generation)
        before = c.failures.copy()
    assert 1.1 < seen[critical].mean() / seen[~critical].mean() < 1.9
    assert seen[critical].sum() < 0.35 * seen.sum()


def test_the_silent_forgive_sooner_than_those_whose_case_waits():
    market = bank("theory.failure.usual=0.3", "theory.recovery.cases_per_1000=0", "theory.complaint.relief=0")
    market.run(6)
    c = market.world.customers
    before, case = c.grievance.copy(), c.case.copy()
    age, failures, firm = c.case_age.copy(), c.failures.copy(), c.provider.copy()
    market.step()
    same = (c.failures == failures) & (c.provider == firm) & (before > 0.1) & (c.case == case) & (age < 10)
    left = c.grievance[same] / before[same]
    p = market.theory.complaint
    assert np.median(left[case[same] == Case.SILENT]) == pytest.approx(1 - p.grievance_fading - p.forgiving, abs=1e-4)
    assert np.median(left[case[same] == Case.FRONT_LINE]) == pytest.approx(1 - p.grievance_fading, abs=1e-4)


def test_whoever_can_answer_more_cases_is_sooner_done_with_them():
    """All are answered in the week they are voiced; what differs is the day."""
    rated = []
    for cases in (60, 1_000):
        market = bank("theory.failure.usual=0.2", f"theory.recovery.cases_per_1000={cases}").run(10)
        c = market.world.customers
        new = (c.case == Case.RECOVERED) & (c.case_age == 1)
        assert (c.case[new] != Case.FRONT_LINE).all()
        rated.append(c.handling[new].mean())
    assert 2.0 < rated[1] - rated[0] < 8.0


def test_staff_start_as_tired_of_complaints_as_they_stay():
    """Half of the failures are told at the counter: without them in the years before, a hospital tired for a year."""
    market = bank("market.weeks=104", trade="hospital", customers=20_000)
    e = market.world.employees
    before = e.exhaustion[e.employed == 1].mean()
    market.run()
    assert e.exhaustion[e.employed == 1].mean() - before < 0.05
