"""What rests on a mechanism must fall with it, and nothing else."""

import pytest

from loyalty_sim.validation.claims.effect import (
    FAILS,
    HOLDS,
    UNDETERMINED,
)
from loyalty_sim.validation.claims.mutation import Mutant, score, table


def mutant(rests, before, after):
    return Mutant("E1", "K01", rests, before, after)


@pytest.mark.parametrize(
    ("rests", "before", "after", "right"),
    [(True, HOLDS, FAILS, True), (True, HOLDS, UNDETERMINED, True), (True, HOLDS, HOLDS, False),
     (False, FAILS, FAILS, True), (False, HOLDS, FAILS, False)],
)  # fmt: skip
def test_what_rests_on_a_mechanism_must_fall_with_it_and_nothing_else(rests, before, after, right):
    assert mutant(rests, before, after).as_it_should is right


def test_many_bystanders_do_not_flatter_the_ledger():
    deaf = [mutant(True, HOLDS, HOLDS)] + [mutant(False, HOLDS, HOLDS)] * 99
    assert score(deaf) == (0.0, 1.0, 0.5, 1, 99)
    assert score([mutant(True, HOLDS, FAILS), mutant(True, HOLDS, HOLDS)]) == (0.5, 0.0, 0.25, 2, 0)
    assert score([]) == (0.0, 0.0, 0.0, 0, 0)
    assert list(table(deaf)["as_it_should"]) == [False] + [True] * 99
