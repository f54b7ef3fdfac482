"""Settings of our firm only, and those that change after the opening: read by key or as a list, refused by name."""

import re
from pathlib import Path

import pytest

from loyalty_sim import ScenarioError, load_scenario
from loyalty_sim.scenario import from_dict, to_dict
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.in_part import OWN_SECTIONS, after_opening, may_be_own, may_change_later, own_theory
from loyalty_sim.scenario.messages import Given

WEEK = Path(__file__).parents[2] / "src/loyalty_sim/week"
OF_FIRMS = ("staff.py", "climate.py", "prepare.py", "invest.py", "book.py", "burn_in.py")
"""Passes that read `packed[OURS]` for firm 0, their parts, and the years before the opening, which are the market's."""


def refused(*words):
    with pytest.raises(ScenarioError) as found:
        load_scenario(overrides=list(words))
    return str(found.value)


def test_by_key_and_as_a_list_are_the_same():
    by_key = load_scenario(overrides=["firm.own.theory.turnover.base=0.3", "later.trade.wage=1100"])
    listed = load_scenario(overrides=["firm.own=[theory.turnover.base:0.3]", "later=[trade.wage:1100]"])
    assert by_key == listed
    assert by_key.firm.own == ("theory.turnover.base:0.3",)


def test_a_key_given_again_replaces_its_entry_and_leaves_the_others():
    start = load_scenario(overrides=["later=[trade.wage:1100,trade.tariff:21]"])
    changed = with_settings(start, {"later.trade.wage": Given(1200, "here")})
    assert changed.later == ("trade.tariff:21", "trade.wage:1200")


def test_a_scenario_comes_back_from_its_dictionary():
    scenario = load_scenario("keep_our_people")
    assert scenario.later == ("theory.turnover.job_market:2.0",)
    assert from_dict(to_dict(scenario)) == scenario


def test_what_holds_is_what_was_said_and_the_rest_stays():
    scenario = load_scenario(overrides=["firm.own.theory.turnover.base=0.3", "later.theory.effort.tipping=0.4"])
    market, ours = after_opening(scenario).theory, own_theory(scenario)
    opening = scenario.theory
    assert (opening, market.effort.tipping, ours.effort.tipping) == (load_scenario().theory, 0.4, 0.4)
    assert (market.turnover, ours.turnover.base) == (opening.turnover, 0.3)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("firm.own.theory.loyalty.rate=0.1", "theory.loyalty.rate cannot be said of our firm only"),
        ("firm.own.theory.turnover.bas=0.1", "did you mean  firm.own.theory.turnover.base=0.1"),
        ("firm.own.theory.turnover.base=7", "theory.turnover.base = 7 is outside its range"),
        ("firm.own=[x]", "'x' sets nothing"),
        ("later.theory.start.staff_years=2", "theory.start.staff_years cannot change after the opening"),
        ("later.trade.need_rate=1", "trade.need_rate cannot change after the opening"),
        ("later.market.weeks=3", "market.weeks cannot change after the opening"),
        ("later.trade.wage=lots", "trade.wage = lots must be a number"),
    ],
)
def test_what_cannot_be_said_in_part_is_named(word, said):
    assert said in refused(word)


def test_theories_that_may_be_our_own_are_read_by_passes_of_firms_only():
    """Elsewhere the theory of the market is read, and what is said of our firm would be silently left out."""
    read = re.compile(rf"(theory|packed\[\w+\])\.({'|'.join(OWN_SECTIONS)})\b")
    others = [path for path in WEEK.glob("*.py") if path.name not in OF_FIRMS]
    elsewhere = [f"{path.name}: {found.group()}" for path in others for found in read.finditer(path.read_text())]
    assert elsewhere == []


def test_there_are_such_settings():
    assert [may_be_own(f"theory.{key}") for key in ("turnover.base", "recovery.remedy_weight")] == [True, False]
    assert [may_change_later(f"trade.{key}") for key in ("wage", "customers_per_employee")] == [True, False]
