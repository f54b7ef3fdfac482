"""Predictions as people write them: read as they were meant, or refused; never as another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.app.lessons.prediction import Unclear, read_number, read_prediction

CHOICE = next(lesson for lesson in lessons().values() if lesson.choices)
NUMBER = next(lesson for lesson in lessons().values() if not lesson.choices)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("-2,5", -2.5), ("-2.5", -2.5), ("−2,5", -2.5), ("– 2,5", -2.5), (" 3 ", 3.0), ("+3", 3.0), ("0,125", 0.125),
        ("12,5", 12.5), ("007", 7.0), ("0", 0.0), ("1,2345", 1.2345), ("1200", 1200.0),
    ],
)  # fmt: skip
def test_commas_points_and_signs_are_read_as_they_are_meant(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize(
    "written",
    ["1e300", "1e3", "nan", "inf", "-", ",5", "5,", "1,2,3", "1.234,5", "ten", "5 %", "٣", "0x10", "--5", "1_000",
     "9" * 40, "5\n6", "<b>1</b>", "½"],
)  # fmt: skip
def test_what_is_no_plain_number_is_refused_with_an_example(written):
    with pytest.raises(Unclear, match=r"such as -2\.5 or -2,5"):
        read_number(written)


@pytest.mark.parametrize("written", ["1,200", "1.200", "-12,345", "999.999"])
def test_what_may_be_thousands_or_decimals_is_refused_with_both(written):
    with pytest.raises(Unclear, match="can be read in two ways"):
        read_number(written)


@given(st.decimals(-1000, 1000, places=2), st.sampled_from(".,"))
def test_every_number_of_two_places_is_read_back(number, mark):
    assert read_number(f"{number:.2f}".replace(".", mark)) == float(number)


def test_numbers_lie_in_the_range_of_the_lesson():
    low, high = NUMBER.range
    assert read_prediction(NUMBER, f"{low:g}") == low
    assert read_prediction(NUMBER, f"{high:g}") == high
    for outside in (low - 1, high + 1, 999999):
        with pytest.raises(Unclear, match=f"between {low:g} and {high:g} {NUMBER.unit}"):
            read_prediction(NUMBER, f"{outside:.0f}")


@pytest.mark.parametrize("given", [None, "", "  "])
def test_nothing_is_no_prediction(given):
    with pytest.raises(Unclear, match="Choose first, then lock"):
        read_prediction(CHOICE, given)
    with pytest.raises(Unclear, match="Write a number first"):
        read_prediction(NUMBER, given)


def test_only_choices_there_are_can_be_chosen():
    key = next(iter(CHOICE.choices))
    assert read_prediction(CHOICE, key) == key
    with pytest.raises(Unclear):
        read_prediction(CHOICE, "another")
