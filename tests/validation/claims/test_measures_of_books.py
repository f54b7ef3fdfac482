"""Measures of a claim, read off planted books by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.validation.claims.look.observed import Observed, quarters
from loyalty_sim.validation.claims.measure import BOOKS, UnknownMeasure, measured


def books(**columns):
    """Books of four quarters with these columns, each a sum over the weeks of its quarter."""
    names = tuple(columns)
    return Observed(np.array(list(columns.values()), float).T, {"profit": 77.0, "lost_all": 3.0}, names)


SEEN = books(customers=[13, 13, 26, 26], revenue=[130, 130, 520, 520], profit=[13, -13, 52, 52],
             satisfaction=[6.5, 6.5, 13, 19.5], failures=[1, 0, 0, 3], encounters=[100, 100, 0, 200])  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("profit", 77.0),  # a figure of the run comes before the books
        ("profit@1-52", 104 / 52),
        ("profit@14-26", -1.0),
        ("sum:profit@1-26", 0.0),
        ("sum:profit", 104.0),
        ("satisfaction@1-26", 50.0),
        ("satisfaction@40-52", 75.0),
        ("failure_rate@1-13", 10.0),
        ("failure_rate", 10.0),
        ("failure_rate@27-39", math.nan),  # nobody came
        ("revenue_per_customer@1-13", 520.0),
        ("profit_margin@1-13", 10.0),
        ("profit_margin@14-26", -10.0),
        ("satisfaction@40-52 less satisfaction@1-13", 25.0),
        ("sum:profit@1-13 plus sum:profit@14-26", 0.0),
        ("log:revenue@1-13", math.log(10.0)),
        ("log:revenue@27-39 less log:revenue@1-13", math.log(4.0)),
    ],
)
def test_measures_by_hand(name, value):
    assert measured(name, SEEN) == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("satisfactoin", "no 'satisfactoin': did you mean 'satisfaction'"),
        ("sum:profits", "no 'profits': did you mean 'profit'"),
        ("qqq", "no 'qqq'$"),
        ("profit@a-b", "'a-b' are not weeks, such as 53-104"),
        ("profit@13", "'13' are not weeks"),
        ("profit@1-13-26", "are not weeks"),
        ("profit@2-14", "weeks 2-14 are not whole quarters"),
        ("profit@27-13", "weeks 27-13 are not whole quarters"),
        ("profit@1-65", "weeks 1-65 are not whole quarters"),
        ("profit@0-13", "weeks 0-13 are not whole quarters"),
        ("top_box_share@1-13", "'top_box_share' is known of the whole run only, not of weeks 1-13"),
        ("lost_all@1-13", "'lost_all' is known of the whole run only"),
        ("profit@1-13 less joy@1-13", "records no 'joy'"),
    ],
)
def test_a_name_that_cannot_be_read_says_what_is_wrong(name, message):
    with pytest.raises(UnknownMeasure, match=message):
        measured(name, SEEN)


@given(st.floats(0.01, 100), st.sampled_from(["failure_rate", "profit_margin", "satisfaction"]))
def test_rates_do_not_depend_on_the_size_of_the_market(times, name):
    larger = SEEN._replace(books=times * SEEN.books)
    assert measured(f"{name}@1-13", larger) == pytest.approx(measured(f"{name}@1-13", SEEN))


def test_every_rate_of_the_books_is_a_share_of_something_else():
    for name, rate in BOOKS.items():
        assert rate.scale > 0, name
        assert rate.top, name
        assert rate.bottom, name


def test_weeks_beyond_the_last_whole_quarter_are_left_out():
    weekly = np.arange(29.0)[:, None]
    assert quarters(weekly).ravel().tolist() == [sum(range(13)), sum(range(13, 26))]
    assert quarters(weekly[:12]).shape == (0, 1)


def test_a_run_of_less_than_a_quarter_has_no_books_to_measure():
    short = SEEN._replace(books=quarters(np.ones((12, len(SEEN.fields)))))
    assert measured("profit", short) == 77.0
    assert math.isnan(measured("revenue", short))
    assert math.isnan(measured("failure_rate", short))
    with pytest.raises(UnknownMeasure, match="not whole quarters"):
        measured("revenue@1-13", short)
