"""A comparison on planted markets: who wins, by how much, when it has paid - and when nothing can be said."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from loyalty_sim.studies import carry_out
from loyalty_sim.studies.compare.study import CompareStudy
from planted import PlantedLab, short, with_levers

LUCK = np.array([0.0, 40_000.0, -15_000.0, 7_000.0])


def study(weeks=104, confidence=0.9, **levels):
    a, b = short(weeks, title="Today"), with_levers(short(weeks, title="More"), **(levels or {"climate": 2.0}))
    return CompareStudy({"A": a, "B": b}, [0, 1, 2, 3], {"confidence": confidence})


def compared(gains, path=None, **more):
    """A comparison in which B gains so much in each of four pairs, and luck moves both alike."""

    def outcomes(job):
        return {"profit": LUCK[job.seed] + (gains[job.seed] if job.label == "B" else 0.0)}

    return carry_out(study(**more), PlantedLab(outcomes, path))


WINS, LOSES, OPEN = [900.0, 1_100.0, 1_000.0, 1_000.0], [-900.0, -1_100.0, -1_000.0, -1_000.0], [-900.0, 1_100.0, 20, 0]


def test_the_plan_is_a_and_then_b_under_the_same_seeds():
    jobs = study().plan()
    assert [(job.label, job.seed) for job in jobs] == [(label, seed) for label in "AB" for seed in range(4)]
    assert {job.scenario.title for job in jobs[:4]} == {"Today"}


@pytest.mark.parametrize("gains", [WINS, LOSES, OPEN])
def test_differences_are_paired_so_that_luck_takes_no_part(gains):
    """The interval is Student's where gains are even, and longer on the side of the long tail where they are not."""
    row = compared(gains).table.set_index("outcome").loc["profit"]
    expected = ttest_1samp(gains, 0).confidence_interval(0.9)
    assert (row["difference"], row["low"]) == pytest.approx((np.mean(gains), expected.low))
    if gains is OPEN:
        assert row["high"] > expected.high
    else:
        assert row["high"] == pytest.approx(expected.high)
    assert row["b_higher"] == sum(gain > 0 for gain in gains)
    assert row["a"] == pytest.approx(LUCK.mean())


@pytest.mark.parametrize(
    ("gains", "said", "verdict"),
    [
        (WINS, "Profit and customer equity change by +EUR 1,000", "Choose B (More): it brings more"),
        (LOSES, "Profit and customer equity change by -EUR 1,000", "Stay with A (Today): B (More) brings less"),
        (OPEN, "which may be luck", "Money does not decide between A (Today) and B (More)"),
    ],
)
def test_who_wins_is_said_and_what_may_be_luck_is_no_verdict(gains, said, verdict):
    result = compared(gains)
    assert said in result.text
    assert result.summary().do[0].startswith(verdict)
    assert ("a difference that luck does not explain" in result.text) == (gains is not OPEN)


def test_more_confidence_is_a_wider_interval_and_is_named():
    narrow, wide = (compared(WINS, confidence=confidence) for confidence in (0.5, 0.99))
    rows = [result.table.set_index("outcome").loc["profit"] for result in (narrow, wide)]
    assert rows[0]["low"] > rows[1]["low"]
    assert "99 % interval" in wide.text
    assert "50 % interval" in " ".join(narrow.summary().returns)


def invested(job):
    """B loses 100 a week for 20 weeks and gains 50 a week from then on: the 2,000 are back after 40 weeks more."""
    steps = np.where(np.arange(104) < 20, -100.0, 50.0)
    return 500.0 + (steps if job.label == "B" else 0.0)


def test_it_has_paid_in_the_week_from_which_it_stays_ahead():
    result = compared(WINS, invested)
    assert result.detail.payback == 61
    assert "from week 61 on" in result.text
    assert result.detail.gain.mean[[19, 59, 103]] == pytest.approx([-2_000, 0, 2_200])


def test_who_stops_sooner_would_have_decided_otherwise():
    late = np.where(np.arange(104) < 60, -100.0, 200.0)
    result = compared(WINS, lambda job: late if job.label == "B" else np.zeros(104))
    assert "judged by profit after 52 weeks the answer would be the opposite (-EUR 5,200 so far)" in " ".join(
        result.summary().change
    )


def test_what_never_pays_says_so():
    result = compared(LOSES)
    assert result.detail.payback is None
    assert "B is not ahead in cumulative profit at the end" in result.text


def test_equals_are_called_equal():
    result = compared([0.0] * 4)
    assert result.text == "More and Today come to exactly the same."
    assert result.summary().returns == ("Nothing.",)


def test_scenarios_of_one_title_are_told_apart_by_their_letters():
    same = CompareStudy({"A": short(8), "B": with_levers(short(8), climate=2.0)}, [0, 1], {"confidence": 0.9})
    assert same.heading == "B against A"
    assert study().heading == "More against Today"


def test_the_levers_are_those_in_which_they_differ():
    assert study(climate=2.0, price=1.1).levers == ["climate", "price"]
    assert study(climate=1.0).levers == []


def test_only_the_weeks_of_the_focal_firm_are_kept():
    result = compared(WINS)
    assert set(result.weekly["firm"]) == {0}
    assert len(result.weekly) == 8 * 104
    assert result.detail.weekly.groupby("scenario").size().to_dict() == {"A": 104, "B": 104}


def test_the_pairs_are_drawn_one_by_one():
    what = "profit and customer equity"
    [dots] = [chart for chart in compared(OPEN).charts() if chart.title == f"Difference in {what}, B less A"]
    assert sorted(dots.table[f"difference in {what} (EUR)"]) == pytest.approx(sorted(OPEN))
