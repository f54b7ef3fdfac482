"""Figures as a manager reads them, of either sign and any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.picture.words import figure, money, three_figures

AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False).filter(lambda value: abs(value) >= 0.01)


@pytest.mark.parametrize(
    ("value", "said"),
    [(35_249, "35,200"), (-35_249, "-35,200"), (-1240, "-1,240"), (-4.126, "-4.13"), (0, "0"), (-0.05, "-0.05")],
)
def test_three_figures_of_either_sign(value, said):
    assert three_figures(value) == said


@given(AMOUNTS)
def test_the_sign_is_all_that_differs(value):
    assert three_figures(-abs(value)) == f"-{three_figures(abs(value))}"
    assert money(-abs(value)) == f"-{money(abs(value))}"
    assert figure(-abs(value)) == f"-{figure(abs(value))}"


@given(AMOUNTS)
def test_three_figures_are_within_half_a_per_cent(value):
    said = float(three_figures(value).replace(",", ""))
    assert said == pytest.approx(value, rel=0.0051, abs=0.0051)
