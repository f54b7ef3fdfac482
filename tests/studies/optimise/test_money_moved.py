"""Plans that move what is spent today: pot and limits, today as an answer, risk, curves, an announced move."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.studies import Kept, carry_out
from loyalty_sim.studies.optimise.announced import announced
from loyalty_sim.studies.optimise.brief import _decision
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.curves import PARTS, variations
from loyalty_sim.studies.optimise.limits import read_limits
from loyalty_sim.studies.optimise.procedure import Aim, plan_for
from loyalty_sim.studies.optimise.response import Response
from loyalty_sim.studies.optimise.risk import check_risk, score
from loyalty_sim.studies.optimise.study import OptimiseStudy
from planted import PlantedLab, short

LEVERS = ("climate", "training")
CLIMATE, TRAINING = 31_200.0, 15_600.0
"""What they cost a year today: 0.2 and 0.1 a customer and week, 3,000 customers."""
PLAIN = st.lists(st.floats(0, 1), min_size=2, max_size=2).map(lambda found: np.array(found) / max(sum(found), 1.0))


def moving(a_year=0.0, quarters=None, weeks=52, **limits):
    return Budget(short(weeks), LEVERS, a_year, quarters, True, limits)


def test_the_pot_is_what_is_new_and_what_is_spent_today_beyond_the_floors():
    assert moving().pot == pytest.approx(CLIMATE + TRAINING)
    assert moving(9_000.0, climate=(20_000.0, None)).pot == pytest.approx(CLIMATE + TRAINING - 20_000 + 9_000)
    assert Budget(short(52), LEVERS, 9_000.0).pot == 9_000


@given(PLAIN, st.sampled_from([None, 2]))
def test_no_money_is_made_or_lost(shares, quarters):
    budget = moving(5_000.0, quarters)
    shares = np.tile(shares, len(budget.phases)) / len(budget.phases)
    beyond = sum(budget.a_year_by_lever(budget.money(shares)).values())
    assert beyond + budget.kept(shares) == pytest.approx(5_000, abs=1e-6)
    assert budget.shares(budget.money(shares)) == pytest.approx(shares, abs=1e-12)


@pytest.mark.parametrize("quarters", [None, 2])
def test_today_is_a_plan_and_exactly_today(quarters):
    budget = moving(9_000.0, quarters)
    assert budget.money(budget.now) == pytest.approx(np.zeros(len(budget.cells)), abs=1e-9)
    assert budget.plan_of(budget.now).firm.levers == budget.scenario.firm.levers
    assert budget.kept(budget.now) == pytest.approx(9_000)


def test_limits_bind_every_plan():
    budget = moving(climate=(20_000.0, 40_000.0))
    least, most = (budget.spent(each)[0] for each in (np.zeros(2), budget.caps))
    assert (least, most) == pytest.approx((20_000, 40_000))


def test_of_a_lever_in_another_world_the_same_money_is_moved():
    """A level that costs twice as much: the same money is half as many levels, from today's on."""
    budget = moving()
    usual = budget.scenario.trade.usual._replace(climate=0.4)
    dear = budget.scenario._replace(trade=budget.scenario.trade._replace(usual=usual))
    shares = budget.shares(np.array([15_600.0, -15_600.0]))
    levers = budget.in_world(dear, shares).firm.levers
    assert (levers.climate, levers.training) == pytest.approx((1.25, 0.0))
    assert budget.in_world(dear, budget.now).firm.levers == dear.firm.levers


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"move": False}, "a budget of 0 is nothing to split"),
        ({"a_year": -1.0}, "a budget of -1 is nothing to split"),
        ({"limits": {"climate": (40_000.0, None)}}, "do not hold today's 31,200"),
        ({"limits": {"climate": (None, 20_000.0)}}, "0 to 20,000 EUR a year, do not hold today's 31,200"),
        ({"limits": {"process": (0.0, None)}}, "the limits of process, which is not among the levers"),
        ({"limits": {"climte": (0.0, None)}}, "did you mean  climate ?"),
        ({"levers": ["thanks"]}, "there is nothing to move"),
    ],
)
def test_what_cannot_be_moved_is_said(asked, said):
    with pytest.raises(ScenarioError) as caught:
        Budget(short(52), **({"levers": LEVERS, "a_year": 0.0, "move": True} | asked))
    assert said in str(caught.value)


@pytest.mark.parametrize("words", ["climate", "climate=10000", "climate=a:b"])
def test_limits_that_cannot_be_read_are_said(words):
    with pytest.raises(ScenarioError, match="cannot read the limits"):
        read_limits(words)


# -- risk -----------------------------------------------------------------------------------------------------------


def test_a_plan_is_judged_by_what_it_is_asked_to_be_best_in():
    gains = np.array([[10.0] * 19 + [-50.0], [3.0] * 20, [4.0] * 18 + [-1.0] * 2])
    assert score(gains, "mean").tolist() == pytest.approx([7.0, 3.0, 3.5])
    assert score(gains, "worst_tenth").tolist() == pytest.approx([-20.0, 3.0, -1.0])
    assert np.argsort(-score(gains, "loss")).tolist() == [1, 0, 2]
    with pytest.raises(ScenarioError, match="did you mean  worst_tenth"):
        check_risk("worst_tent")


def test_who_looks_at_the_worst_takes_the_lever_that_never_fails():
    """The first lever brings 4 or, in one world of four, loses 3; the second always brings 1.5."""

    def respond(plans, seeds, worlds=None):
        rates = np.array([-3.0 if world["bad"] else 4.0 for world in worlds]) if worlds else np.full(len(seeds), 2.25)
        gross = plans[:, :1] * rates + 1.5 * plans[:, 1:]
        spent = np.repeat(plans.sum(axis=1)[:, None], len(seeds), axis=1) * 0.1
        return Response(gross - spent, gross, spent, 0.0 * gross)

    worlds = [{"bad": n % 4 < 2 and n % 8 < 2} for n in range(24)]
    plans = {
        risk: plan_for(respond, np.ones(2), 24, [0, 1], aim=Aim(risk, worlds)).plan for risk in ("mean", "worst_tenth")
    }
    assert plans["mean"][0] > 0.9
    assert plans["worst_tenth"][1] > 0.8


# -- a study --------------------------------------------------------------------------------------------------------


def market(climate=3.0, training=0.2, luck=20.0):
    """Each lever brings back so much of its first money, 1/e of that at today's level; rivals' lower price, -9,000."""

    def outcomes(job):
        s, levers = job.scenario, job.scenario.firm.levers
        spend = CLIMATE * levers.climate + TRAINING * levers.training
        brought = climate * CLIMATE * (1 - np.exp(-levers.climate)) + training * TRAINING * (
            1 - np.exp(-levers.training)
        )
        own = (
            luck * np.random.default_rng([job.seed, round(1e6 * levers.climate), round(1e6 * levers.training)]).normal()
        )
        lost = 9_000.0 if s.rivals.levers.price < 1 else 0.0
        return {"profit": brought - spend - lost + own, "gross_return": brought - lost + own, "spend": spend}

    return PlantedLab(outcomes)


def study(scenarios=None, **more):
    settings = {
        "budget": 0.0, "levers": list(LEVERS), "on": "profit", "quarters": None, "trials": 16, "confidence": 0.9,
        "move": True, "limits": {}, "risk": "mean", "rival": "",
    }  # fmt: skip
    return OptimiseStudy(scenarios or {"today": short(52, title="Today")}, [0, 1, 2], settings | more, None)


@pytest.fixture(scope="module")
def result():
    return carry_out(study(trials=32), market())


def test_money_moves_from_where_it_does_not_come_back_to_where_it_does(result):
    table = result.table.set_index("lever")
    assert table.loc["training", "money_a_year"] == pytest.approx(-TRAINING)
    assert table.loc[["climate", "training", "kept"], "money_a_year"].sum() == pytest.approx(0, abs=1e-6)
    assert table.loc["climate", "level"] == pytest.approx(np.log(3), abs=0.35)
    assert "EUR 15,600 a year from training" in result.text
    assert result.detail.better
    assert "today" in result.detail.names
    assert result.scenarios["plan"].firm.levers.training == pytest.approx(0, abs=1e-9)


def test_a_saved_plan_is_analysed_as_when_it_was_new(result):
    again = study(trials=32).analyse(Kept(result.runs, beside=result.beside))
    assert again.searched.plans == pytest.approx(result.detail.searched.plans)
    assert again.plan.tolist() == result.detail.plan.tolist()


def test_where_things_are_as_they_should_be_the_answer_is_to_keep_them():
    """Each lever is at the level at which its last money just comes back; any other earns less."""
    found = carry_out(study(), market(climate=np.e, training=np.e, luck=0.0))
    assert found.detail.standing.gain.mean[0] == pytest.approx(0, abs=300)
    told = found.brief().decision[0]
    assert told.startswith("Keep what you do")
    assert "ove the money" not in told


def test_all_levers_are_in_one_picture_with_the_plan(result):
    curves, budget = result.detail.curves, result.detail.budget
    assert curves.groupby("lever").size().to_dict() == dict.fromkeys(LEVERS, len(PARTS))
    chart = next(chart for chart in result.charts() if chart.title == "All levers")
    assert [series["name"] for series in chart.option["series"] if series["name"] in (*LEVERS, "the plan")]
    assert "(today 31.2)" in chart.caption
    assert "(today 15.6)" in chart.caption
    for each in variations(budget, result.detail.plan):
        assert (each.shares <= budget.caps + 1e-12).all()
        other = [name != each.lever for name, _ in budget.cells]
        assert each.shares[other].tolist() == result.detail.plan[other].tolist()


def test_the_board_reads_what_to_move(result):
    brief = result.brief()
    assert brief.decision[0] == "Move the money as below: it brings more than what you do now, beyond luck."
    assert "EUR 0 a year instead of EUR 15,600" in brief.decision[1]
    assert "To spend nothing on training is an end of what was looked at" in " ".join(brief.sure)


@pytest.mark.parametrize(("ahead", "end"), [(0.75, "it does so in 75 %."), (0.96, "beyond luck.")])
def test_a_plan_that_fails_in_many_worlds_says_so_at_once(ahead, end):
    detail = SimpleNamespace(changes=True, better=True, robust=SimpleNamespace(ahead=np.array([ahead])))
    assert _decision(detail).endswith(end)


# -- a move of rivals -----------------------------------------------------------------------------------------------


def test_a_move_of_rivals_is_theirs_and_from_its_week_on():
    moved = announced(Scenario(), "price:w26:0.9,promise:w26:2")
    assert (moved.rivals.levers.price, moved.rivals.levers.promise, moved.rivals.levers_from) == (0.9, 2.0, 26)
    assert moved.firm == Scenario().firm


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("price:w26", "has no multiple"),
        ("price:w26:0.9,promise:w30:2", "is no one move, from one week on"),
        ("price:w1-w4:0.9", "is no one move"),
        ("prise:w26:0.9", "unknown setting 'rivals.levers.prise'"),
        ("price:w26:9", "outside"),
    ],
)
def test_a_move_that_cannot_be_is_said(move, said):
    with pytest.raises(ScenarioError) as caught:
        announced(Scenario(), move)
    assert said in str(caught.value)


def test_the_answer_to_a_move_says_what_the_move_costs():
    calm = short(52, title="Today")
    found = carry_out(study({"today": announced(calm, "price:w26:0.9"), "calm": calm}), market())
    assert found.detail.move.mean == pytest.approx(-9_000)
    assert "If nothing is done the move of the rivals changes profit by -EUR 9,000" in found.text
    assert isinstance(found.beside["announced"], pd.DataFrame)
