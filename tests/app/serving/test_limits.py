"""What one visitor may ask of the server: the bounds themselves are allowed, a step beyond is said with a way out."""

import pytest

from loyalty_sim.app.parts.lever_slider import short
from loyalty_sim.app.serving.limits import CUSTOMERS, MOST_CUSTOMER_WEEKS, MOST_IN_ALL, SEEDS, WEEKS, problems_of_size
from loyalty_sim.scenario import load_scenario


def of_size(customers, weeks):
    return load_scenario(overrides=[f"market.customers={customers}", f"market.weeks={weeks}"])


@pytest.mark.parametrize(
    ("customers", "weeks", "seeds"),
    [
        *((CUSTOMERS[0], WEEKS[0], seeds) for seeds in SEEDS),
        (CUSTOMERS[1], MOST_CUSTOMER_WEEKS // CUSTOMERS[1], SEEDS[0]),
        (38_000, WEEKS[1], SEEDS[0]),
        (MOST_IN_ALL // (2 * SEEDS[1] * 100), 100, SEEDS[1]),
    ],
)
def test_the_bounds_themselves_are_allowed(customers, weeks, seeds):
    assert list(problems_of_size(of_size(customers, weeks), seeds)) == []


@pytest.mark.parametrize(
    ("customers", "weeks", "seeds", "where"),
    [
        (CUSTOMERS[0] - 1, 52, 20, "market.customers"),
        (CUSTOMERS[1] + 1, 52, 20, "market.customers"),
        (2000, WEEKS[0] - 1, 20, "market.weeks"),
        (2000, WEEKS[1] + 1, 20, "market.weeks"),
        (2000, 52, SEEDS[0] - 1, "seeds"),
        (2000, 52, SEEDS[1] + 1, "seeds"),
    ],
)
def test_a_step_beyond_is_named_with_what_is_allowed(customers, weeks, seeds, where):
    [problem] = problems_of_size(of_size(customers, weeks), seeds)
    assert problem.where == where
    assert "is outside what a page allows" in problem.message
    assert "the command line has no such bound" in problem.help


def test_each_side_may_fit_and_both_together_be_too_much():
    [problem] = problems_of_size(of_size(100_000, 520), 20)
    assert "52 million customer-weeks" in problem.message
    proposed = int(problem.help[0].rpartition("=")[2])
    assert list(problems_of_size(of_size(proposed, 520), SEEDS[0])) == [], "what is proposed must be allowed"
    assert (proposed + 1) * 520 > MOST_CUSTOMER_WEEKS, "and be the most that is"


def test_all_runs_together_may_be_too_much_although_one_is_not():
    assert list(problems_of_size(of_size(100_000, 200), 15)) == []
    [problem] = problems_of_size(of_size(100_000, 200), 16)
    assert problem.message == "640 million customer-weeks are more than a page allows"
    proposed = int(problem.help[0].rpartition("=")[2])
    assert list(problems_of_size(of_size(100_000, 200), proposed)) == [], "what is proposed must be allowed"
    assert list(problems_of_size(of_size(100_000, 200), proposed + 1)), "and be the most that is"


def test_everything_wrong_is_said_at_once():
    assert [each.where for each in problems_of_size(of_size(150_000, 600), 99)] == [
        "market.customers", "market.weeks", "seeds", "size",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0"), (999, "999"), (1000, "1k"), (31_250, "31.2k"), (-1_200_000, "-1.2m"), (2.5e9, "2.5bn")],
)
def test_amounts_beside_a_lever_are_short(amount, said):
    assert short(amount) == said
