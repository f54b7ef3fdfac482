"""Decisions move the market in the direction theory says, through the whole chain.

Paired seeds under common luck: differences over the seeds, tested one-sided with Wilcoxon's signed ranks at `LEVEL`
each. A market that did not respond at all would pass one of these tests with that chance at most.
"""

import numpy as np
import pytest
from markets import small
from scipy.stats import wilcoxon

LEVEL = 0.01
SEEDS = range(12)
SIZE = {"customers": 500, "weeks": 60}
FAILING = ("theory.failure.usual=0.1", "theory.recovery.cases_per_1000=20")
FAILING_OFTEN = ("theory.failure.usual=0.2", "theory.recovery.cases_per_1000=40")
"""So few of a small bank leave that what brings them back shows only where much fails."""
HELD = ("trade.switching_cost=20",)
"""Nobody can go: otherwise those who mind the price leave, and those who stay need not be less satisfied."""


def outcomes(*settings):
    """Outcomes over the seeds, by name."""
    runs = [small(*settings, rng=seed, **SIZE).run().outcomes() for seed in SEEDS]
    return {name: np.array([run[name] for run in runs]) for name in runs[0]}


@pytest.mark.parametrize(("base", "change", "outcome", "direction"), [
    (FAILING, "firm.levers.recovery=5", "satisfaction", +1),
    (FAILING_OFTEN, "firm.levers.recovery=5", "retention", +1),
    (HELD, "firm.levers.price=1.3", "satisfaction", -1),
    ((), "firm.levers.price=1.3", "share", -1),
    ((), "firm.levers.climate=4", "climate", +1),
    ((), "firm.levers.process=4", "satisfaction", +1),
    ((), "firm.levers.process=4", "failures", -1),
    ((), "later.theory.failure.usual=0.2", "retention", -1),
    ((), "trade.switching_cost=6", "retention", +1),
])  # fmt: skip
def test_sign(base, change, outcome, direction, cached_outcomes):
    effect = cached_outcomes(*base, change)[outcome] - cached_outcomes(*base)[outcome]
    side = "greater" if direction > 0 else "less"
    assert wilcoxon(effect, alternative=side).pvalue < LEVEL, f"mean {effect.mean():.4g}, {effect}"


@pytest.fixture(scope="module")
def cached_outcomes():
    known = {}

    def get(*settings):
        if settings not in known:
            known[settings] = outcomes(*settings)
        return known[settings]

    return get


def test_a_site_where_nobody_is_at_work_fails_all_its_customers_and_the_market_goes_on():
    shortage = ("shocks.staff_shortage.size=1", "shocks.staff_shortage.week=2", "firm.levers.staffing=0")
    history = small(*shortage, "theory.turnover.vacancy_weeks=104").run().history.query("firm == 0 and week == 3")
    assert float(history["failure_risk"].iloc[0]) == 0.0, "nobody is there to fail"
    assert float(history["failures"].iloc[0]) > 0.7 * float(history["encounters"].iloc[0]) > 0, "some let it pass"


def test_without_failures_nobody_complains():
    history = small("theory.failure.usual=0", "theory.failure.by_overload=0").run().history
    assert (history[["failures", "told_front_line", "told_nobody", "answered"]] == 0).all(axis=None)


def test_without_talk_nobody_hears_anything():
    history = small("theory.word_of_mouth.on=false").run().history
    assert (history[["messages_heard", "talked_well", "talked_badly", "talk_pressure"]] == 0).all(axis=None)


def test_a_market_where_nobody_moves_away_gets_no_newcomers():
    history = small("market.exit_rate=0").run().history
    assert (history[["exited", "entered", "left_moved_away"]] == 0).all(axis=None)
