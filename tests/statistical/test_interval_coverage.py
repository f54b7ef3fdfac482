"""How often the intervals that are shown hold the truth: nine times in ten, by four seeds or by thirty-two.

On data of known truth, and on paired differences of markets of four trades, which
`experiments/interval_coverage.py` leaves here.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.statistics.skewed import skewed_interval

STUDIES = 4000
KEPT = Path(__file__).parent / "paired_differences.csv"
DRAWS = {
    "normal": lambda rng, shape: rng.standard_normal(shape),
    "skewed": lambda rng, shape: (rng.gamma(4.0, size=shape) - 4.0) / 2.0,
    "heavy": lambda rng, shape: rng.standard_t(4, shape),
    "exponential": lambda rng, shape: rng.exponential(size=shape) - 1.0,
}


def covered(samples, truth, interval=skewed_interval):
    found = interval(samples, 0.9)
    return float(np.mean((found.low <= truth) & (truth <= found.high)))


@pytest.mark.parametrize("count", [8, 20, 32])
@pytest.mark.parametrize("kind", DRAWS)
def test_nine_intervals_in_ten_hold_what_is_known(kind, count):
    """4,000 studies: luck of ± .015 around .88 to .92."""
    samples = DRAWS[kind](np.random.default_rng(7), (count, STUDIES))
    assert 0.87 <= covered(samples, 0.0) <= 0.935


@pytest.mark.parametrize(("kind", "least"), [("normal", 0.885), ("skewed", 0.875), ("exponential", 0.84)])
def test_four_seeds_hold_a_little_less_where_the_tail_is_long(kind, least):
    samples = DRAWS[kind](np.random.default_rng(8), (4, STUDIES))
    assert least <= covered(samples, 0.0) <= 0.935


def test_students_interval_alone_would_hold_less():
    """A negative control: what the correction is for."""
    samples = DRAWS["exponential"](np.random.default_rng(9), (8, STUDIES))
    assert covered(samples, 0.0, mean_interval) < 0.865 < covered(samples, 0.0)


def test_it_follows_a_change_of_unit_and_of_sign():
    samples = np.random.default_rng(3).exponential(size=(9, 5))
    one, other = skewed_interval(samples), skewed_interval(-2.0 * samples + 3.0)
    assert other.low == pytest.approx(-2.0 * one.high + 3.0)
    assert other.high == pytest.approx(-2.0 * one.low + 3.0)


def test_missing_values_are_left_out_and_what_does_not_move_has_no_width():
    samples = np.array([[1.0, 5.0], [2.0, 5.0], [6.0, 5.0], [np.nan, 5.0]])
    found, fewer = skewed_interval(samples), skewed_interval(samples[:3])
    assert (found.low[0], found.high[0]) == pytest.approx((fewer.low[0], fewer.high[0]))
    assert (found.low[1], found.high[1]) == (5.0, 5.0)
    two = skewed_interval(np.array([1.0, 4.0]))
    assert (two.low, two.high) == (mean_interval(np.array([1.0, 4.0])).low, mean_interval(np.array([1.0, 4.0])).high)


RARE = {("bank", "profit"), ("plumber", "retention"), ("plumber", "share"), ("plumber", "customers"),
        ("plumber", "failures")}  # fmt: skip
"""Where B differs from A in a few runs only, by much: no interval of few seeds knows of what they have not seen."""


def of_markets():
    kept = pd.read_csv(KEPT)
    return [
        pytest.param(part[name].to_numpy(), id=f"{trade} {name}")
        for trade, part in kept.groupby("trade", sort=False)
        for name in kept.columns.drop("trade")
        if (trade, name) not in RARE
    ]


@pytest.mark.parametrize("count", [4, 8, 20, 32])
@pytest.mark.parametrize("differences", of_markets())
def test_nine_intervals_in_ten_hold_what_markets_come_to(differences, count):
    """4,000 times so many of 300 pairs of a market, the truth being the mean of all: measured .863 to .951."""
    drawn = np.random.default_rng(count).choice(differences, (count, STUDIES))
    assert 0.85 <= covered(drawn, differences.mean()) <= 0.96


def test_most_of_what_is_shown_is_held_in_88_to_93_of_100():
    rates = [
        covered(np.random.default_rng(count).choice(each.values[0], (count, STUDIES)), each.values[0].mean())
        for each in of_markets()
        for count in (8, 20, 32)
    ]
    assert np.mean([0.88 <= rate <= 0.93 for rate in rates]) > 0.95


@pytest.mark.parametrize(("trade", "name"), sorted(RARE))
def test_what_happens_in_few_runs_only_is_held_less_often(trade, name):
    """A limit that is known, and said in docs/model/doubt.md."""
    kept = pd.read_csv(KEPT)
    values = kept.loc[kept["trade"] == trade, name].to_numpy()
    assert covered(np.random.default_rng(4).choice(values, (4, STUDIES)), values.mean()) < 0.82
