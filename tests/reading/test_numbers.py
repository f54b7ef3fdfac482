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
