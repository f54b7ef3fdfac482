"""A comparison over all that is in doubt, on planted markets: the whole doubt first, its parts, and what settles it."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies import carry_out, compare
from loyalty_sim.studies.compare.study import CompareStudy
from loyalty_sim.studies.doubt_words import LUCK_ALONE
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.worlds import WORLDS, in_doubt, jointly, worlds_for
from planted import PlantedLab, short, with_levers

A, B = short(104, title="Today"), with_levers(short(104, title="More"), climate=2.0)
SEEDS = list(range(6))
LUCK = np.array([30.0, -20.0, 10.0, -40.0, 0.0, 20.0])
TARIFF, FORM = "trade.tariff", "theory.response.climate"


def tariffs(low, high, count=24):
    """Worlds that differ in the tariff, and by turns in the form of response."""
    forms = ["saturating", "threshold"] * (count // 2)
    return pd.DataFrame(
        {TARIFF: np.linspace(low, high, count)[np.random.default_rng(1).permutation(count)], FORM: forms}
    )


def gain_of(job):
    """B gains 100 for each unit of the tariff above 10, half of it where nothing comes before a threshold."""
    form = 1.0 if str(job.scenario.theory.response.climate) == "saturating" else 0.5
    return 100.0 * form * (job.scenario.trade.tariff - 10.0) + LUCK[job.seed]


def outcomes(job):
    return {"profit": gain_of(job) if job.label.startswith("B") else 0.0, "satisfaction": 70.0 + job.seed}


def compared(worlds, outcomes=outcomes, path=None):
    settings = {"confidence": 0.9, "worlds": 0 if worlds is None else len(worlds)}
    return carry_out(CompareStudy({"A": A, "B": B}, SEEDS, settings, worlds), PlantedLab(outcomes, path))


def test_the_interval_is_over_worlds_and_that_of_luck_stands_beside_it():
    row = compared(tariffs(5.0, 25.0)).table.set_index("outcome").loc["profit"]
    assert row["low"] < row["luck_low"] <= row["difference"] <= row["luck_high"] < row["high"]
    assert row["low"] == pytest.approx(-500, abs=250)
    assert row["high"] == pytest.approx(1_500, abs=300)
    assert row["sizes"] + row["form"] > 0.9
    assert row["luck"] + row["sizes"] + row["form"] == pytest.approx(1.0)
    assert 0.6 < row["ahead"] < 0.9


def test_without_worlds_luck_is_all_there_is_and_it_says_so():
    found = compared(None)
    assert "luck_low" not in found.table
    assert LUCK_ALONE in found.text
    assert LUCK_ALONE in " ".join(found.summary().sure)
    assert "Luck alone" in found.form().note


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [((15.0, 25.0), "Choose B (More)"), ((1.0, 9.0), "Stay with A (Today)"), ((5.0, 20.0), "Open: what is known")],
)
def test_the_verdict_is_over_all_that_is_in_doubt(ends, verdict):
    assert compared(tariffs(*ends)).summary().do[0].startswith(verdict)


def test_the_chance_of_being_ahead_is_said_once():
    parts = compared(tariffs(5.0, 20.0)).summary()
    assert " ".join((*parts.do, parts.returns[0])).count("B is ahead") == 1


def test_an_open_answer_names_the_unknown_that_matters_most_and_what_would_settle_it():
    found = compared(tariffs(4.0, 16.0, 48))
    known = found.detail.worlds.known
    assert known.first.key == TARIFF
    assert 0 < known.first.value.value <= known.everything
    assert f"({TARIFF}). To know it before deciding would be worth" in found.text
    assert "What would settle it: your own figure for" in found.text


def test_a_clear_answer_needs_nothing_to_be_settled():
    found = compared(tariffs(15.0, 25.0))
    assert "What would settle it" not in found.text
    assert "Nothing is worth knowing first" in found.text


def test_shares_of_the_doubt_are_said_largest_first():
    said = compared(tariffs(5.0, 25.0)).text.partition("Of this doubt: ")[2].partition(".")[0]
    named = [part.rpartition(" ")[0].rpartition(" ")[0] for part in said.split(", ")]
    assert named[0].startswith("unknown sizes")
    assert len(named) == 3


def test_a_split_that_so_few_worlds_do_not_tell_says_so_and_asks_for_more():
    text = compared(tariffs(4.0, 16.0, 8)).text
    assert "so few worlds leave the first at" in text
    assert "more worlds than these (--worlds), which tell what the doubt is made of" in text


def test_profit_and_customer_equity_that_disagree_are_the_first_sentence():
    def harvest(job):
        sides = {"profit": 500.0, "customer_equity": -9_000.0} if job.label.startswith("B") else {}
        return sides | {"revenue": float(job.seed)} if not sides else {
            name: value + job.seed for name, value in sides.items()
        }  # fmt: skip

    found = compared(None, harvest)
    assert found.summary().do[0].startswith("Profit and customer equity disagree: B earns EUR 5")
    assert found.text.startswith("B (More) against A (Today), under the same luck. Profit and customer equity disagree")
    agree = compared(None, lambda job: {"profit": 5.0, "customer_equity": 9.0} if job.label == "B" else {})
    assert "disagree" not in agree.text


def test_worlds_that_cannot_be_run_are_left_out_and_counted():
    def broken(job):
        if job.label == "B, world 7":
            raise ArithmeticError("no such world")
        return outcomes(job)

    found = compared(tariffs(5.0, 25.0), broken)
    assert found.detail.worlds.failed == 1
    assert "1 run in worlds could not be made and is left out" in found.text


def test_a_result_opens_with_the_same_figures(tmp_path):
    from loyalty_sim.studies import load_result

    found = compared(tariffs(5.0, 25.0))
    found.save(tmp_path)
    again = load_result(tmp_path)
    assert again.text == found.text
    assert again.summary() == found.summary()
    pd.testing.assert_frame_equal(again.table, found.table)


def test_worlds_are_nested_so_that_luck_sizes_and_form_can_be_parted():
    nested = Nested(tariffs(5.0, 25.0), SEEDS)
    assert nested.forms == [FORM]
    assert nested.crossed == 6
    assert len(nested.cells) == 6 * 4 + 18
    one = nested.cells[:4]
    assert {cell.world for cell in one} == {0}
    assert [cell.other for cell in one] == [False, False, True, True]
    assert one[0].seed != one[1].seed
    other, own = nested.world(one[2]), nested.world(one[0])
    assert other[TARIFF] == own[TARIFF]
    assert other[FORM] == nested.table[FORM][1]
    assert len(nested.points()) == 6 * 2 + 18
    assert {cell.seed for cell in nested.cells} == set(SEEDS)


def test_where_no_form_is_in_doubt_no_other_form_is_run():
    nested = Nested(tariffs(5.0, 25.0)[[TARIFF]], SEEDS)
    assert not nested.forms
    assert len(nested.cells) == 6 * 2 + 18


def test_worlds_are_drawn_from_all_that_is_in_doubt_or_taken_as_they_are():
    found = worlds_for(8, A, B)
    assert list(found.columns) == [factor.key for factor in in_doubt(A, B)]
    pd.testing.assert_frame_equal(found, jointly(A, in_doubt(A, B), 8))
    own = tariffs(5.0, 25.0)
    pd.testing.assert_frame_equal(worlds_for(own, A, B), own)
    assert worlds_for(0, A, B) is None
    assert WORLDS >= 24


@pytest.mark.parametrize("worlds", [1, 7, -3])
def test_too_few_worlds_are_refused(worlds):
    with pytest.raises(ValueError, match=f"worlds = {worlds}: 0, or at least 8"):
        compare(A, B, worlds=worlds)


def test_worlds_that_set_what_is_compared_are_refused():
    table = pd.DataFrame({"firm.levers.climate": np.linspace(0.5, 1.5, 8)})
    with pytest.raises(ScenarioError, match=r"firm.levers.climate is what A and B differ in"):
        compare(A, B, worlds=table)
