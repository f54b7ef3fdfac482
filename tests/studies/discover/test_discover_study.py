"""Discovery on planted markets in which B fails in a known corner: what is run, what is found, and what is said."""

from dataclasses import replace

import numpy as np
import pytest

from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.discover.confirm import share_of
from loyalty_sim.studies.discover.study import FRESH, DiscoverStudy
from loyalty_sim.studies.vary.factor import Factor
from planted import PlantedLab, short

TASTE, WAGE = "theory.choice.taste_scale", "trade.wage"
FACTORS = [Factor.between(TASTE, 0.5, 2), Factor.between(WAGE, 500, 1500)]
POINTS = 64


def study(margin=0.0, considered=2, points=POINTS):
    settings = {
        "on": "profit", "margin": margin, "factors": [factor.record for factor in FACTORS], "points": points,
        "considered": considered, "confidence": 0.9,
    }  # fmt: skip
    a, b = short(8, name="old", title="Old"), short(8, name="new", title="New")
    seeds = [3, 4]
    return DiscoverStudy({"A": a, "B": b}, [*seeds, *(seed + FRESH for seed in seeds)], settings)


def ahead_by(gain):
    """B is ahead of A by so much, a function of the settings of the point; seeds move both alike."""

    def outcomes(job):
        extra = gain(flatten(job.scenario)) if job.scenario.name == "new" else 0.0
        return {"profit": 1e4 * (job.seed % 7) + extra}

    return PlantedLab(outcomes)


def dear(values):
    """B loses where the wage is above 1,200."""
    return 1_000.0 if values[WAGE] < 1_200 else -2_000.0


@pytest.fixture(scope="module")
def result():
    return carry_out(study(), ahead_by(dear))


def test_the_plan_is_the_points_of_the_search_on_both_sides():
    jobs = study().plan()
    assert len(jobs) == 2 * POINTS * 2
    assert {job.seed for job in jobs} == {3, 4}
    assert [job.scenario.name for job in jobs[:: 2 * POINTS]] == ["new", "old"]
    wages = [job.scenario.trade.wage for job in jobs[: 2 * POINTS : 2]]
    assert np.histogram(wages, np.linspace(500, 1500, 9))[0].tolist() == [POINTS // 8] * 8


def test_what_was_found_is_looked_at_afresh_under_seeds_that_did_not_find_it():
    lab = ahead_by(dear)
    carry_out(study(), lab)
    search, fresh = lab.asked[: 4 * POINTS], lab.asked[4 * POINTS :]
    assert {job.seed for job in fresh} == {3 + FRESH, 4 + FRESH}
    assert not {job.scenario.trade.wage for job in search} & {job.scenario.trade.wage for job in fresh}


def test_the_corner_is_found_and_confirmed(result):
    [box] = result.detail.confirmed
    assert box.box.limited == [1]
    assert FACTORS[1].at(box.box.low[1]) == pytest.approx(1_200, abs=40)
    row = result.table.iloc[0]
    assert row["confirmed"]
    assert row["density"] > 0.85 > 0.1 > row["outside"]
    assert row["coverage"] > 0.85


def test_how_often_it_fails_is_counted_on_fresh_points(result):
    fresh = result.runs[result.runs["part"] == "fresh"]
    assert result.detail.failing.count == int((fresh[WAGE] >= 1_200).sum())
    assert fresh["fails"].tolist() == (fresh[WAGE] >= 1_200).tolist()
    assert (fresh["difference"] == fresh[WAGE].map(lambda wage: 1_000.0 if wage < 1_200 else -2_000.0)).all()


def test_a_margin_asks_for_more_than_to_be_ahead():
    assert carry_out(study(margin=2_000.0), ahead_by(dear)).detail.failing.value == 1
    assert carry_out(study(margin=-3_000.0), ahead_by(dear)).detail.failing.value == 0


def told(result, failing, **changed):
    """The verdict if so many of 64 fresh points failed."""
    detail = replace(result.detail, failing=share_of(failing, 64, 0.9), **changed)
    return replace(result, detail=detail).summary().do[0]


def test_the_verdict_follows_from_failures_boxes_and_luck(result):
    nowhere = {"boxes": ()}
    assert told(result, 15).startswith("Before choosing B (New), find out whether trade.wage is above")
    assert told(result, 0).startswith("Choose B (New): nothing tried")
    assert told(result, 64).startswith("Stay with A (Old): B (New) does not beat it anywhere")
    assert told(result, 55, **nowhere).startswith("Stay with A (Old): B (New) fails to beat it at most points")
    assert told(result, 9, **nowhere).startswith("Choose B (New) with care")
    assert told(result, 32, **nowhere).startswith("Undetermined: B (New) beats A (Old) about as often as not")
    assert told(result, 15, open=np.ones(64, bool)).startswith("Undetermined: at most points luck may decide")


def test_losses_and_gains_are_said_with_their_sign(result):
    said = result.summary().returns[0]
    assert "from -EUR 2,000 at the worst point to +EUR 1,000" in said


def test_where_luck_may_decide_is_said():
    def loud(job):
        own = np.random.default_rng([job.seed, round(job.scenario.trade.wage * 1e6) % 2**31]).standard_normal()
        return {"profit": 1_000 * own if job.scenario.name == "new" else 0.0}

    result = carry_out(study(), PlantedLab(loud))
    assert result.detail.close > 0.5
    assert "leave open who is ahead" in result.text
    assert result.summary().do[0].startswith("Undetermined: at most points luck may decide")


@pytest.mark.parametrize(("considered", "said"), [(2, False), (90, True)])
def test_a_first_look_is_mentioned_if_there_was_one(considered, said):
    text = carry_out(study(considered=considered), ahead_by(dear)).text
    assert ("first look at all 90 settings" in text) == said


def test_the_heading_is_the_question():
    assert study().heading == "Where does New fail to beat Old?"
