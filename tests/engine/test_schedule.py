"""The schedule moves levers in later quarters, and only then; an empty or idle one changes nothing at all."""

import pytest

from loyalty_sim import ScenarioError, ServiceMarket, load_scenario

SMALL = ["market.customers=300", "market.weeks=30"]


def history(*overrides):
    return ServiceMarket(load_scenario(overrides=[*SMALL, *overrides]), rng=1).run().history


def test_a_schedule_that_moves_nothing_changes_nothing():
    assert history("firm.schedule=[climate:1:1,training:2:1]").equals(history())


def test_from_the_first_quarter_it_is_the_same_as_the_lever():
    assert history("firm.schedule=[climate:1:3]").equals(history("firm.levers.climate=3"))


def test_a_lever_is_moved_in_its_quarter_and_back_in_another():
    spend = history("firm.schedule=[climate:2:3,climate:3:1]").query("firm == 0").set_index("week")["spend_climate"]
    assert (spend.loc[14:26] / spend.loc[1]).to_numpy() == pytest.approx(3)
    assert (spend.drop(range(14, 27)) / spend.loc[1]).to_numpy() == pytest.approx(1)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("climat:2:1", "did you mean  climate"),
        ("climate:9:1", "begins in week 105, after the last of 30 weeks"),
        ("climate:0:1", "names no quarter"),
        ("climate:2:50", "has no multiple from 0 to 20"),
        ("climate:2", "has no multiple"),
        ("climate:2:1:1", "ends in ':1' and not in ':yearly'"),
        ("price:2:9", "has no multiple from 0.3 to 3"),
    ],
)
def test_what_is_wrong_with_a_schedule_is_said(word, said):
    with pytest.raises(ScenarioError, match=said):
        load_scenario(overrides=[*SMALL, f"firm.schedule=[{word}]"])
