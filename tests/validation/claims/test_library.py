"""The forty-one files: every claim is there, says what it tests, and asks only for what there is."""

import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.theory.mechanisms import MECHANISM
from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.claims.design import TEST_ONLY, cells, trials
from loyalty_sim.validation.claims.look.observed import quarters
from loyalty_sim.validation.claims.measure import BOOKS, FIGURES, measured
from loyalty_sim.validation.claims.mutation import without
from loyalty_sim.validation.claims.verdict import VERDICTS
from loyalty_sim.validation.claims.why import why

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
        assert part.tops | part.bottoms <= set(claim.arms), part.says
        assert bool(part.per) == bool(part.than_per) or not part.than, part.says
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


@each_claim
def test_a_claim_says_whether_it_could_come_out_otherwise_and_how(claim):
    answer = claim.otherwise.partition(" ")[0].rstrip(",.")
    assert answer in ("Yes", "In", "Hardly"), "a plain answer first: yes, in part, or hardly"
    assert len(claim.otherwise.split()) > 20, "and then by what"


@each_claim
def test_conditions_can_be_recognised_by_a_manager(claim):
    for dial in claim.search.dials if claim.search else ():
        assert len(dial.where) == len(dial.values), dial.key
        assert all("theory" not in where and "_" not in where for where in dial.where), dial.key


@each_claim
def test_an_earlier_test_keeps_its_verdict_and_the_reason_for_the_change(claim):
    if claim.earlier:
        assert claim.earlier.verdict in VERDICTS
        assert len(claim.earlier.why.split()) > 10


@each_claim
def test_a_claim_takes_out_only_mechanisms_it_rests_on(claim):
    assert set(claim.neutral) <= set(claim.mechanisms)
    for code in claim.neutral:
        load_scenario(overrides=list(without(code, claim)))


@each_claim
def test_a_teacher_finds_every_claim(claim):
    assert claim.topic in {each.topic for each in CLAIMS if each.id != claim.id}, "no topic of one claim alone"
    assert "?" in claim.question
    assert 3 < len(why(claim).split()) < 160
    assert "theory." not in why(claim)


@each_claim
def test_the_search_tries_what_trades_have_and_not_only_what_none_has(claim):
    """A dial whose values all lie to one side of what every trade of the search has would look where nobody stands."""
    for dial in claim.search.dials if claim.search else ():
        if isinstance(dial.values[0], str):
            continue
        words = [[f"trade={trade}", *claim.settings] for trade in claim.search.trades]
        usual = [flatten(load_scenario(overrides=each))[dial.key] for each in words]
        assert any(min(dial.values) <= value <= max(dial.values) for value in usual), dial.key
