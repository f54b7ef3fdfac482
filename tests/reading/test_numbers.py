"""Numbers are read with the mark they are written with, and asked about where two readings fit."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.reading import as_numbers


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.5", "2"], [1.5, 2.0]),
        (["1,5", "2"], [1.5, 2.0]),
        (["1.234,50", "3,25"], [1234.5, 3.25]),
        (["1,234.50", "3.25"], [1234.5, 3.25]),
        (["1 234,5", "7"], [1234.5, 7.0]),
        (["1'234.50"], [1234.5]),
        (["€ 12,50", "3,00 €"], [12.5, 3.0]),
        (["$1,200.00", "-3.5", "(2.00)"], [1200.0, -3.5, -2.0]),
        (["12.5%", "7 %"], [0.125, 0.07]),
        (["1e-3", "5"], [0.001, 5.0]),
        (["0,125"], [0.125]),
        (["1’200.50 CHF", "30.-"], [1200.5, 30.0]),
        (["Fr. 1200.-", "Fr. 30.-"], [1200.0, 30.0]),
        (["1\u2009200,50", "2\u202f300"], [1200.5, 2300.0]),
        (["₹1,20,000", "₹300"], [120_000.0, 300.0]),
        (["R$ 1.200,00", "R$ 3,50"], [1200.0, 3.5]),
        (["1200 kr", "30-"], [1200.0, -30.0]),
        (["−5", "-$5", "$-6", "-5%"], [-5.0, -5.0, -6.0, -0.05]),
        (["١٠٠", "２００"], [100.0, 200.0]),
        (["1,2E+03", "3E2", "-0,0"], [1200.0, 300.0, 0.0]),
    ],
)
def test_as_written(cells, values):
    found = as_numbers(pd.Series(cells))
    assert found.doubt == ""
    assert found.values.tolist() == pytest.approx(values)


@pytest.mark.parametrize("cells", [["1,234", "2,500"], ["1.234"], ["12.345", None]])
def test_a_number_that_can_be_two_is_asked_about(cells):
    assert "may be" in as_numbers(pd.Series(cells), points=False).doubt
    assert bool(as_numbers(pd.Series(cells)).doubt) == ("," in cells[0])


@pytest.mark.parametrize(("mark", "value"), [(",", 1.234), (".", 1234.0)])
def test_what_is_stated_is_not_asked(mark, value):
    found = as_numbers(pd.Series(["1,234"]), mark)
    assert found.doubt == ""
    assert found.values.tolist() == [value]


def test_what_is_no_number_is_none():
    found = as_numbers(pd.Series(["7,5", "soon", None]))
    assert found.values.iloc[0] == 7.5
    assert found.values.iloc[1:].isna().all()


@given(st.lists(st.floats(-1e9, 1e9).map(lambda x: round(x, 2)), min_size=1))
def test_german_and_english_numbers_are_the_same(numbers):
    english = [f"{x:,.2f}" for x in numbers]
    german = [cell.translate(str.maketrans(",.", ".,")) for cell in english]
    for cells in (english, german):
        assert all(math.isclose(a, b) for a, b in zip(as_numbers(pd.Series(cells)).values, numbers, strict=True))


@pytest.mark.parametrize("cell", ["1-2", "--5", "5 6", "1.5k", "(3", "EUR", "inf", "1e400", "1,2,3", "£", "5 %5"])
def test_what_is_almost_a_number_is_none(cell):
    found = as_numbers(pd.Series([cell, "3"]))
    assert math.isnan(found.values[0])
    assert found.values[1] == 3.0


def test_amounts_in_two_currencies_are_not_added_up():
    assert as_numbers(pd.Series(["$1200", "€300"])).doubt == "amounts are in $ and in €: they cannot be added up"
    assert not as_numbers(pd.Series(["$1200", "300"])).doubt


def test_dates_are_no_numbers():
    assert as_numbers(pd.Series(pd.to_datetime(["2024-01-05"]))).values.isna().all()
