"""Arms of a comparison: decisions may differ, what no firm decides is common to both or refused by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim import ScenarioError, compare, load_scenario
from loyalty_sim.scenario.arms import NEVER, common_and_own, happens, is_decided, is_given, paired, usual_in_market_of
from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.schema import LABELS, Scenario, settings
from loyalty_sim.studies import sensitivity

BASE = load_scenario()


def said(a, b):
    with pytest.raises(ScenarioError) as found:
        paired(a, b)
    return str(found.value)


def scenario(*words, name="baseline"):
    return load_scenario(name, list(words))


def test_every_setting_is_of_one_kind():
    loose = [
        key for key in settings(Scenario)
        if [is_decided(key), happens(key), is_given(key)].count(True) != 1 and not key.startswith(("firm.", "trade."))
    ]  # fmt: skip
    assert loose == [*LABELS, "use"]


@pytest.mark.parametrize(
    "word",
    [
        "trade.wage=1100",
        "market.customers=2000",
        "trade.customers_per_employee=100",
        "network.degree=6",
        "rivals.count=2",
        "theory.turnover.base=0.3",
        "firm.share=0.2",
        "market.discount=0.02",
    ],
)
def test_what_no_firm_decides_is_refused_by_key_with_its_value(word):
    key, _, value = word.partition("=")
    text = said(BASE, scenario(word, "firm.levers.climate=2"))
    assert f"error: {key} is " in text
    assert value in text
    assert f"for both: {key}=" in text


def test_the_way_to_say_it_is_told():
    text = said(BASE, scenario("theory.turnover.base=0.3"))
    assert "later.theory.turnover.base=0.3" in text
    assert "firm.own.theory.turnover.base=0.3" in text
    assert "later." not in said(BASE, scenario("market.customers=2000"))


def test_two_trades_are_one_difference():
    assert said(BASE, scenario("trade=airline")).count("error") == 1


def test_what_happens_is_common_where_a_decision_differs():
    a, b = paired(BASE, scenario(name="keep_our_people"))
    assert a.later == b.later == ("theory.turnover.job_market:2.0",)
    assert set(differences(b, a)) == {"firm.levers.climate", "firm.levers.recognition"}


def test_what_happens_is_what_is_compared_where_no_decision_differs():
    a, b = paired(BASE, scenario(name="hot_job_market"))
    assert (a.later, b.later) == ((), ("theory.turnover.job_market:2.0",))


def test_two_things_said_to_happen_are_not_mixed():
    a, b = scenario("rivals=mixed"), scenario("firm.levers.price=0.9", "rivals.strategies=[match_price]")
    assert "rivals.strategies is [imitate_leader" in said(a, b)


def test_an_entrant_waits_outside_in_the_other_arm():
    a, b = paired(BASE, scenario(name="new_rival_opens"))
    assert a.rivals == b.rivals._replace(entry_week=NEVER)


def test_what_a_file_sets_of_the_market_holds_for_the_usual_too():
    b = scenario("trade.wage=1100", "firm.levers.climate=2")
    a = usual_in_market_of(b, BASE)
    assert differences(a, BASE) == {"trade.wage": (900.0, 1100.0)}
    with pytest.raises(ScenarioError, match=r"nothing is compared: what baseline sets holds for both \(trade.wage\)"):
        usual_in_market_of(scenario("trade.wage=1100"), BASE)


@given(st.permutations(["trade.wage", "firm.levers.climate", "shocks.scandal.size", "later", "theory.skill.x"]))
def test_parting_keeps_every_setting_once(keys):
    values = dict.fromkeys(keys, 1)
    common, own = common_and_own(values)
    assert {**common, **own} == values
    assert not {*common} & {*own}
    assert [*own] == ["firm.levers.climate"]
    assert common_and_own({"shocks.scandal.size": 1})[0] == {}


def test_studies_of_two_scenarios_hold_to_it():
    other = scenario("trade.wage=1100", "firm.levers.climate=2")
    for asked in (
        lambda: compare(BASE, other),
        lambda: sensitivity(other, against=BASE, factors=["trade.tariff=15:25"]),
    ):
        with pytest.raises(ScenarioError, match=r"trade\.wage is "):
            asked()
