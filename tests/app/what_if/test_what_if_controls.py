"""The left side of the what-if page: what is moved becomes a question, what is only put in its place does not."""

from dataclasses import replace

import pytest
from visiting import a_page, fire

from loyalty_sim.app.parts.levers import budget
from loyalty_sim.app.serving.limits import MOST_MONEY
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.what_if.controls import CALENDAR, POLICY, Controls, _Budget
from loyalty_sim.scenario import ScenarioError, load_scenario

START = VisitorRequest(b="baseline")
BASE = load_scenario()
NUMBERS = ("_customers", "_weeks", "_seeds", "_share")


class Asked(list):
    """Controls on a page, and every question they asked."""

    def __init__(self, question=START):
        super().__init__()
        self.controls = Controls(question, self.append)

    def choose(self, name, value):
        getattr(self.controls, name).value = value

    def type(self, name, value):
        field = getattr(self.controls, name)
        field.value = value
        fire(field, "blur")

    def move(self, lever, value):
        slider = self.controls._levers[lever]._slider
        slider.value = value
        fire(slider, "change")


@pytest.mark.parametrize(
    "question",
    [
        START,
        VisitorRequest(b="price_war"),
        VisitorRequest(only_b={"trade": "airline"}),
        VisitorRequest(both={"trade": "hotel", "rivals": "mixed", "firm.share": "0.125", "market.weeks": "52"}),
        VisitorRequest(both={"firm.share": "0.004"}),
        VisitorRequest(only_b={"firm.levers.climate": "5", "firm.policy.ramp_weeks": "30"}, seeds=7, cap=1e5),
        VisitorRequest(b="nobody"),
    ],
)
async def test_putting_controls_in_their_places_asks_nothing(question):
    with a_page():
        asked = Asked(question)
        asked.controls.show(question)
        assert asked == []
        assert asked.controls.question == question


async def test_a_lever_is_asked_where_the_hand_let_go_and_not_where_it_was_last_heard_of():
    """Quick moves: the last position is still held back by the browser when the hand lets go."""
    with a_page():
        asked = Asked(START)
        slider = asked.controls._levers["climate"]._slider
        slider.value = 1.5
        fire(slider, "change", 1.6)
        assert [each.only_b for each in asked] == [{"firm.levers.climate": "1.6"}]


async def test_going_through_the_numbers_without_a_change_asks_nothing():
    with a_page():
        asked = Asked(replace(START, both={"firm.share": "0.125"}))
        for name in NUMBERS:
            for event in ("blur", "keydown.enter"):
                fire(getattr(asked.controls, name), event)
        assert asked == []


@pytest.mark.parametrize(
    ("name", "typed", "key", "spelled"),
    [
        ("_customers", 2000, "market.customers", "2000"),
        ("_customers", 100_000, "market.customers", "100000"),
        ("_weeks", 104, "market.weeks", "104"),
        ("_share", 25, "firm.share", "0.25"),
        ("_share", 150, "firm.share", "0.99"),
        ("_customers", -5, "market.customers", "200"),
    ],
)
async def test_a_number_that_is_typed_is_asked_as_the_command_line_has_it(name, typed, key, spelled):
    with a_page():
        asked = Asked()
        asked.type(name, typed)
        assert [question.both for question in asked] == [{key: spelled}]
        fire(getattr(asked.controls, name), "blur")
        assert len(asked) == 1, "leaving the field again asks nothing"


async def test_a_number_can_be_taken_back_after_it_went_to_its_bound():
    with a_page():
        asked = Asked()
        before = asked.controls._weeks.value
        asked.type("_weeks", 5)
        asked.type("_weeks", before)
        assert [question.both["market.weeks"] for question in asked] == ["13", f"{before:.0f}"]


async def test_a_share_below_the_smallest_that_can_be_typed_is_left_as_it_is():
    with a_page():
        asked = Asked(replace(START, both={"firm.share": "0.004"}))
        fire(asked.controls._share, "blur")
        assert asked == []


async def test_an_empty_field_asks_nothing():
    with a_page():
        asked = Asked()
        asked.type("_seeds", None)
        assert asked == []
        asked.type("_seeds", 9)
        assert [question.seeds for question in asked] == [9]


async def test_a_moved_lever_is_a_setting_of_b_and_the_lever_of_the_curve():
    with a_page():
        asked = Asked()
        asked.move("smile", 1.7)
        [question] = asked
        assert question.only_b == {"firm.levers.smile": "1.7"}
        assert (question.only_a, question.lever) == ({}, "smile")


async def test_a_lever_moved_back_to_where_the_preset_has_it_is_no_setting():
    with a_page():
        asked = Asked(VisitorRequest(b="people_first"))
        usual = load_scenario("people_first").firm.levers.climate
        asked.move("climate", 3.0)
        asked.move("climate", usual)
        assert asked[0].only_b
        assert asked[1].only_b == {}


@pytest.mark.parametrize("times", [0.5, 1.05, 10])
async def test_a_lever_under_a_cap_keeps_the_budget_and_what_stopped_it_is_said(times):
    cap = times * budget(BASE)
    with a_page():
        asked = Asked(replace(START, cap=cap))
        asked.move("climate", 3.0)
        controls = asked.controls
        b = controls.question.scenarios()[1]
        reached = b.firm.levers.climate
        assert reached == 3.0 or budget(b) <= max(cap, budget(BASE))
        assert controls._levers["climate"]._slider.value == pytest.approx(reached)
        refused = f"Service climate stops at × {reached:.3g}"
        assert (refused in controls._budget._left.text) == (reached < 3.0)


async def test_the_largest_cap_that_an_address_can_hold_does_no_harm():
    with a_page():
        asked = Asked(replace(START, cap=MOST_MONEY))
        asked.move("climate", 3.0)
        assert asked[0].only_b == {"firm.levers.climate": "3"}


async def test_another_start_forgets_what_was_moved_on_its_own_side_only():
    own = {"firm.levers.climate": "2"}
    with a_page():
        asked = Asked(VisitorRequest(only_a=own, only_b=own))
        asked.choose("_b", "service_first")
        assert (asked[-1].b, asked[-1].only_b, asked[-1].only_a) == ("service_first", {}, own)
        asked.choose("_a", "people_first")
        assert (asked[-1].a, asked[-1].only_a) == ("people_first", {})


async def test_a_trade_is_chosen_for_both_and_the_usual_one_is_no_setting():
    with a_page():
        asked = Asked()
        asked.choose("_trade", "hotel")
        assert asked[-1].both == {"trade": "hotel"}
        assert {scenario.trade.name for scenario in asked[-1].scenarios()} == {"hotel"}
        asked.choose("_rivals", "mixed")
        assert asked[-1].both == {"trade": "hotel", "rivals": "mixed"}
        assert len(asked) == 2


async def test_pinning_makes_b_the_new_a_once():
    with a_page():
        asked = Asked()
        asked.move("climate", 2.0)
        asked.controls._pin()
        asked.controls._pin()
        assert len(asked) == 2
        a, b = asked[-1].scenarios()
        assert a == b


@pytest.mark.parametrize("key", POLICY)
async def test_how_the_firm_is_led_is_a_setting_of_b_within_its_range(key):
    with a_page():
        asked = Asked()
        slider = asked.controls._policy[key]
        for end in (slider.props["max"], slider.props["min"]):
            slider.value = end
            fire(slider, "change")
            b = asked.controls.question.scenarios()[1]
            assert getattr(b.firm.policy, key) == pytest.approx(float(end))
        assert {setting for question in asked for setting in question.only_b} <= {f"firm.policy.{key}"}


async def test_what_differs_from_a_is_marked():
    with a_page():
        asked = Asked(replace(START, only_b={"firm.levers.climate": "2"}))
        marked = {lever for lever, slider in asked.controls._levers.items() if "moved" in slider._box.classes}
        assert marked == {"climate"}
        asked.controls._pin()
        assert not [s for s in asked.controls._levers.values() if "moved" in s._box.classes]


# -- the budget -------------------------------------------------------------------------------------------------


def spending(times):
    levers = {lever: value * times for lever, value in BASE.firm.levers._asdict().items() if lever != "price"}
    return BASE._replace(firm=BASE.firm._replace(levers=BASE.firm.levers._replace(**levers)))


def shown(a, b, cap=None):
    with a_page():
        bar = _Budget(lambda cap: None)
        bar.show(a, b, cap)
        return bar


def left(bar):
    return bar._left.text


@pytest.mark.parametrize(("times", "change"), [(1.0, "(0 %)"), (1.5, "(+50 %)"), (0.0, "(-100 %)"), (0.9999, "(0 %)")])
async def test_the_budget_of_b_is_told_beside_that_of_a(times, change):
    bar = shown(spending(1), spending(times))
    assert bar._text.text.endswith(change)
    assert bar._bar.props["aria-label"] == bar._text.text
    assert left(bar) == ""


async def test_a_firm_that_spends_nothing_is_no_division_by_nothing():
    bar = shown(spending(0), spending(0))
    assert "B EUR 0 a year, A EUR 0 (0 %)" in bar._text.text
    assert "nan" not in str(bar._fill.style) + str(bar._mark.style)
    assert "over" in shown(spending(0), spending(1))._fill.classes


@pytest.mark.parametrize(
    ("above", "said", "over"),
    [
        (1000.0, "EUR 1,000 of the cap are left.", False),
        (0.0, "EUR 0 of the cap are left.", False),
        (-0.4, "EUR 0 of the cap are left.", False),
        (-1000.0, "EUR 1,000 over the cap: lower a lever, or raise the cap.", True),
    ],
)
async def test_what_is_left_of_a_cap_is_never_less_than_nothing(above, said, over):
    b = spending(1)
    bar = shown(b, b, budget(b) + above)
    assert left(bar) == said
    assert ("over" in bar._fill.classes) is over


async def test_the_cap_has_its_mark_on_the_bar_and_none_without():
    a = spending(1)
    assert shown(a, a)._end.visible is False
    capped = shown(a, a, 10 * budget(a))
    assert capped._end.visible
    assert float(capped._end.style["left"].rstrip("%")) == pytest.approx(100 / 1.1, abs=0.1)
    assert float(capped._fill.style["width"].rstrip("%")) == pytest.approx(10 / 1.1, abs=0.1)


@pytest.mark.parametrize("name", CALENDAR)
async def test_what_of_the_calendar_is_typed_holds_for_both(name):
    with a_page():
        asked = Asked(VisitorRequest(b="baseline", both={"trade": "hotel"}))
        field = asked.controls._calendar[name]
        field.value = 10
        fire(field, "blur")
        assert [question.both for question in asked] == [{"trade": "hotel", f"market.{name}": "0.1"}]
        a, b = asked[0].scenarios()
        assert getattr(a.market, name) == getattr(b.market, name) == 0.1
        assert field.value == 10


def test_a_page_counts_the_customers_a_market_will_grow_to():
    small = {"market.customers": "100000", "market.weeks": "200"}
    VisitorRequest(both=small, seeds=2).scenarios()
    with pytest.raises(ScenarioError, match="more than a page allows"):
        VisitorRequest(both=small | {"market.growth": "0.5"}, seeds=2).scenarios()
