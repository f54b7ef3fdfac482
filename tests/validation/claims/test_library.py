"""The forty-one files: every claim is there, says what it tests, and asks only for what there is."""

import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.theory.mechanisms import MECHANISM
from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.claims.design import TEST_ONLY, cells, trials
from loyalty_sim.validation.claims.look.observed import quarters
from loyalty_sim.validation.claims.measure import BOOKS, FIGURES, measured

CLAIMS = load_claims()
each_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


def test_all_are_there():
    assert [claim.id for claim in CLAIMS] == [f"K{n:02d}" for n in range(1, 42)]


@each_claim
def test_a_claim_is_testable_or_says_why_not(claim):
    assert bool(claim.parts) != bool(claim.untestable)
    assert bool(claim.arms) == bool(claim.parts)
    assert claim.search or claim.untestable
    assert claim.support or claim.against
    assert claim.mechanisms
    assert set(claim.mechanisms) <= set(MECHANISM)


@each_claim
def test_every_part_can_fail(claim):
    """It names its threshold and its arms; a level of one arm is never held against nothing."""
    for part in claim.parts:
        assert (part.above is None) != (part.below is None), part.says
        assert set(part.effect) | set(part.per or {}) <= set(claim.arms), part.says
        assert any(part.effect.values())
        if part.claimed is not None:
            assert part.threshold != part.claimed, "a practitioner's figure is shown, not used"


@each_claim
def test_every_setting_of_the_own_test_is_one(claim):
    [trial] = trials(claim, TEST_ONLY)
    assert set(trial.jobs) == set(claim.arms)
    assert all(len(jobs) == claim.seeds for jobs in trial.jobs.values())


@each_claim
def test_the_search_covers_trades_and_two_settings(claim):
    if claim.search is None:
        return
    sizes = [len(claim.search.trades), *(len(dial.values) for dial in claim.search.dials)]
    assert min(sizes) >= 2
    assert len(claim.search.dials) == 2
    assert len(set(cells(claim))) == sizes[0] * sizes[1] * sizes[2]
    assert claim.trade in claim.search.trades


def test_every_measure_can_be_read(seen):
    names = {part.measure for claim in CLAIMS for part in claim.parts}
    names |= {part.per_measure for claim in CLAIMS for part in claim.parts if part.per_measure}
    for name in names | set(BOOKS) | set(FIGURES):
        assert isinstance(measured(name, seen), float), name


def test_quarters_add_weeks():
    import numpy as np

    assert quarters(np.ones((30, 2))).tolist() == [[13, 13], [13, 13]]


@pytest.mark.parametrize("word", ["K07", "k7", "7", "07"])
def test_ids_are_read_kindly(word):
    assert [claim.id for claim in load_claims([word])] == ["K07"]


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(ScenarioError, match=r"no claim 'K77'[\s\S]*did you mean"):
        load_claims(["K77"])
