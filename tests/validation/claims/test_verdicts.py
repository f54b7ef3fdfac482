"""Intervals against thresholds, parts together, the search for conditions, and how often all of it errs."""

import numpy as np
import pytest

from loyalty_sim.validation.claims import Part
from loyalty_sim.validation.claims.condition import Place, holm, p_above_zero, search, simplest
from loyalty_sim.validation.claims.design import Cell
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, find, judge, margins, samples, together
from loyalty_sim.validation.claims.verdict import HOLDS_WHEN, verdict

ABOVE = Part(says="b is above a by at least 1", effect={"a": -1, "b": 1}, measure="x", above=1)
BELOW = ABOVE._replace(above=None, below=1)


def values(difference, seeds=12, noise=1.0, rng=None):
    luck = (rng or np.random.default_rng(1)).standard_normal((2, seeds))
    shared = 50 * luck[0]  # common luck is large and has to cancel
    return {"a": {"x": shared}, "b": {"x": shared + difference + noise * luck[1]}}


@pytest.mark.parametrize(
    ("low", "high", "above", "below"),
    [(1.1, 2, HOLDS, FAILS), (-1, 0.9, FAILS, HOLDS), (0.5, 1.5, UNDETERMINED, UNDETERMINED), (1, 1, FAILS, FAILS)],
)
def test_an_interval_is_held_against_the_threshold_not_against_zero(low, high, above, below):
    assert (judge(ABOVE, low, high), judge(BELOW, low, high)) == (above, below)


def test_paired_differences_cancel_common_luck():
    finding = find(ABOVE, values(4.0))
    assert finding.verdict == HOLDS
    assert finding.high - finding.low < 2


def test_a_ratio_is_that_of_the_means_and_its_interval_that_of_the_delta_method():
    rng = np.random.default_rng(3)
    bottom = 10 + rng.standard_normal(400)
    part = ABOVE._replace(effect={"b": 1}, per={"a": 1})
    found = samples(part, {"a": {"x": bottom}, "b": {"x": 2 * bottom + rng.standard_normal(400)}})
    assert found.mean() == pytest.approx(2.0, abs=0.02)
    assert found.std() == pytest.approx(0.1, rel=0.15)


def test_what_could_not_be_measured_is_left_out_and_too_little_decides_nothing():
    data = values(9.0, seeds=4)
    data["b"]["x"][:2] = np.nan
    finding = find(ABOVE, data)
    assert len(finding.samples) == 2
    assert finding.verdict == UNDETERMINED


def test_a_test_holds_only_if_every_part_does():
    holds, fails, open_ = find(ABOVE, values(9.0)), find(ABOVE, values(-9.0)), find(ABOVE, values(1.0))
    assert [together(each) for each in ([holds], [holds, open_], [holds, open_, fails])] == [HOLDS, UNDETERMINED, FAILS]


@pytest.mark.parametrize("true", [0.0, 1.0, 2.0])
def test_verdicts_err_in_at_most_one_run_of_twenty(true):
    """At the threshold 1 either verdict is wrong in 5 % of studies; away from it hardly ever. 2,000 studies."""
    rng = np.random.default_rng(7)
    verdicts = [find(ABOVE, values(true, rng=rng)).verdict for _ in range(2000)]
    wrong = {0.0: HOLDS, 1.0: HOLDS, 2.0: FAILS}[true]
    assert verdicts.count(wrong) / 2000 < 0.065


def places(effect_of):
    cells = [
        (("trade", trade), ("p", p), ("q", q)) for trade in ("bank", "hotel") for p in ("1", "2") for q in ("1", "2")
    ]
    rng = np.random.default_rng(5)
    return [Place(Cell(cell), [find(ABOVE, values(effect_of(dict(cell)), 8, 0.3, rng))]) for cell in cells]


def test_a_condition_on_one_setting_is_found():
    found = search(places(lambda cell: 3.0 if cell["p"] == "2" else 0.0))
    assert found.conditions == [(("p", "2"),)]
    assert found.contradicted
    assert verdict(FAILS, found) == (HOLDS_WHEN, [(("p", "2"),)])


def test_a_condition_on_two_settings_is_found():
    found = search(places(lambda cell: 3.0 if cell["p"] == "2" and cell["trade"] == "hotel" else 0.0))
    assert found.conditions == [(("trade", "hotel"), ("p", "2"))]


def test_what_is_true_everywhere_holds_and_what_is_nowhere_fails():
    everywhere, nowhere = search(places(lambda _: 3.0)), search(places(lambda _: 0.0))
    assert everywhere.conditions == [()]
    assert verdict(HOLDS, everywhere) == (HOLDS, [])
    assert verdict(UNDETERMINED, everywhere) == (UNDETERMINED, []), "a search does not make up for the claim's own test"
    assert verdict(FAILS, nowhere) == (FAILS, [])


def test_a_claim_that_holds_at_home_and_fails_elsewhere_holds_only_when():
    assert verdict(HOLDS, search(places(lambda _: 0.0))) == (HOLDS_WHEN, [])


def test_conditions_are_rarely_found_where_there_are_none():
    """Effect at the threshold in all cells: any condition found is wrong. At most 5 %, here 300 searches."""
    rng = np.random.default_rng(11)
    cells = [place.cell for place in places(lambda _: 0.0)]
    wrong = sum(
        bool(search([Place(cell, [find(ABOVE, values(1.0, 8, 1.0, rng))]) for cell in cells]).conditions)
        for _ in range(300)
    )
    assert wrong / 300 < 0.08


def test_holm_rejects_step_by_step():
    assert holm([0.01, 0.04, 0.02], 0.05) == [True, True, True]
    assert holm([0.01, 0.04, 0.03], 0.05) == [True, False, False]


def test_simpler_conditions_make_narrower_ones_redundant():
    one, two = (("p", "1"),), (("trade", "bank"), ("p", "1"))
    assert simplest([one, two]) == [one]


def test_margins_point_towards_the_claim():
    data = values(3.0)
    assert margins(find(ABOVE, data)) == pytest.approx(-margins(find(BELOW, data)))


def test_samples_without_spread_are_certain():
    assert [p_above_zero(np.full(5, x)) for x in (1.0, 0.0, -1.0)] == [0.0, 1.0, 1.0]
