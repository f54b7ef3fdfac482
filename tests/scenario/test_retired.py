"""Settings of earlier versions: saved configurations come over, and whoever names one is told what became of it."""

import pytest

from loyalty_sim import load_scenario
from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.scenario.retired import RETIRED, brought_over
from loyalty_sim.scenario.schema import settings


def test_no_retired_setting_is_one_of_today_and_every_new_name_is():
    known = settings(Scenario)
    assert not set(RETIRED) & set(known)
    assert {now for now in RETIRED.values() if now} <= set(known)


def test_what_has_another_name_keeps_its_value_and_what_has_gone_goes():
    tree = {"theory": {"loyalty": {"intention_by_loyalty": 0.2}, "word_of_mouth": {"gain": 0.1}}}
    assert brought_over(tree) == {"theory": {"intention": {"by_loyalty": 0.2}}}


@pytest.mark.parametrize(
    ("key", "said"),
    [("theory.loyalty.intention_base", "theory.intention.base"), ("theory.reviews.weight", "no longer in the model")],
)
def test_whoever_names_one_is_told_what_became_of_it(key, said):
    with pytest.raises(ScenarioError, match=said):
        load_scenario(overrides=[f"{key}=0.1"])
