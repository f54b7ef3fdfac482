"""The search for conditions: its cells, its luck, and evidence that many looks do not inflate."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made_up_claims import CLAIM

from loyalty_sim.validation.claims.condition import holm, p_above_zero
from loyalty_sim.validation.claims.design import Cell, Effort, cells, trials


def test_cells_are_all_combinations_and_words_of_a_command_line():
    found = cells(CLAIM)
    assert len(found) == 8 == len(set(found))
    assert found[0].words == ("trade=bank", "trade.switching_cost=0.0", "rivals.count=1")
    assert Cell().words == ()
    assert cells(CLAIM._replace(search=None)) == []


def test_test_and_search_have_other_luck():
    small = CLAIM._replace(customers=300, weeks=26)
    own, *rest = trials(small, Effort(3, 2))
    assert len(rest) == 8
    seeds = [{job.seed for job in trial.jobs["more"]} for trial in (own, *rest)]
    assert seeds[0] == {1, 2, 3} or len(seeds[0]) == 3
    assert not seeds[0] & set().union(*seeds[1:])
    assert [job.seed for job in own.jobs["usual"]] == [job.seed for job in own.jobs["more"]]


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_rejects_no_more_than_each_alone_and_no_fewer_than_bonferroni(p_values):
    rejected = holm(p_values, 0.05)
    for p, sure in zip(p_values, rejected, strict=True):
        assert sure or p > 0.05 / len(p_values)
        assert not sure or p <= 0.05
    kept = [p for p, sure in zip(p_values, rejected, strict=True) if not sure]
    assert not kept or all(p <= min(kept) for p, sure in zip(p_values, rejected, strict=True) if sure)


@given(st.lists(st.floats(-100, 100), min_size=3, max_size=12), st.floats(0.1, 100))
def test_p_does_not_depend_on_the_unit_and_turns_round_with_the_sign(sample, unit):
    values = np.array(sample)
    assume(values.std() > 1e-6)
    assert p_above_zero(unit * values) == pytest.approx(p_above_zero(values), abs=1e-6)
    assert p_above_zero(values) + p_above_zero(-values) == pytest.approx(1.0)


def test_p_of_too_few_is_no_evidence():
    assert p_above_zero(np.array([5.0, 6.0])) == 1.0
    assert p_above_zero(np.array([])) == 1.0


def test_p_by_hand():
    """Mean 2, standard deviation 1, three values: t = 2 / (1 / root 3) = 3.46 on 2 degrees of freedom."""
    assert p_above_zero(np.array([1.0, 2.0, 3.0])) == pytest.approx(0.0371, abs=1e-4)
