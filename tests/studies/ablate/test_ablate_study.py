"""Ablation on markets whose outcomes are planted: what is run, when it stops, and which verdict is given."""

import json

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies import ablate, carry_out, load_result
from loyalty_sim.studies.ablate.analysis import CARRIES, RECORDS, WITHIN_LUCK, by_arm, judged
from loyalty_sim.studies.ablate.asked import AS_SHIPPED, asked_of, label, mechanisms_named
from loyalty_sim.studies.ablate.study import LOOKS, AblateStudy, markets_of
from planted import PlantedLab

SIZE = ("market.customers=300", "market.weeks=8")
LUCK = np.random.default_rng(3).normal(size=(64, 4))


def study(*codes, looks=LOOKS):
    asked = [asked_of(each) for each in mechanisms_named(codes)]
    settings = {"asked": [each.as_setting() for each in asked], "looks": list(looks), "confidence": 0.9}
    return AblateStudy(markets_of(asked, SIZE), list(range(looks[-1])), settings)


def planted(effect, without, noise=0.0, code="C12"):
    """A decision that is worth `effect` with the mechanism and `without` without it, under luck that arms share."""
    arms = {label(words): name for name, words in asked_of(mechanisms_named([code])[0]).arms.items()}
    worth = {"usual": 0.0, "decided": effect, "usual_without": 0.0, "decided_without": without}

    def outcomes(job):
        arm = arms[job.label]
        own = noise * LUCK[job.seed, list(worth).index(arm)]
        return {"satisfaction": 70.0 + 5.0 * LUCK[job.seed, 0] + worth[arm] + own}

    return PlantedLab(outcomes)


def test_a_mechanism_that_changes_what_its_decision_does_carries():
    lab = planted(-2.0, -0.5, noise=0.2)
    result = carry_out(study("C12"), lab)
    [found] = result.detail
    assert found.verdict == CARRIES
    assert found.effect.mean == pytest.approx(-2.0, abs=0.3)
    assert found.without.mean == pytest.approx(-0.5, abs=0.3)
    assert found.difference.low < -1.5 < found.difference.high < 0
    assert found.baseline.mean == pytest.approx(0.0, abs=0.3)
    assert len(lab.asked) == 4 * LOOKS[0]


def test_more_seeds_are_run_until_it_is_known_and_no_more():
    lab = planted(-1.0, -0.3, noise=0.5)
    result = carry_out(study("C12"), lab)
    assert result.table["verdict"].tolist() == [CARRIES]
    assert LOOKS[0] < result.table["seeds"].iloc[0] < LOOKS[-1]
    assert len({(job.label, job.seed) for job in lab.asked}) == len(lab.asked) == 4 * result.table["seeds"].iloc[0]


def test_one_that_changes_nothing_is_within_luck_after_all_seeds():
    result = carry_out(study("C12"), planted(-1.0, -1.0, noise=0.5))
    assert result.table["verdict"].tolist() == [WITHIN_LUCK]
    assert result.table["seeds"].tolist() == [LOOKS[-1]]
    assert "Not beyond luck: C12" in result.text


def test_exactly_nothing_does_not_carry():
    assert carry_out(study("C12", looks=(4,)), planted(-1.0, -1.0)).detail[0].verdict == WITHIN_LUCK


def test_waiting_for_luck_does_not_pay():
    """Of mechanisms that change nothing about one in ten or fewer is taken to carry, however often it is looked at."""
    rng, [asked] = np.random.default_rng(5), [asked_of(each) for each in mechanisms_named(["C12"])]
    wrong = 0
    for _ in range(400):
        arms = {label(words): pd.DataFrame({asked.read: rng.normal(size=64)}) for words in asked.arms.values()}
        wrong += judged(asked, arms, range(64), LOOKS, 0.9).verdict == CARRIES
    assert 4 <= wrong <= 50  # 40 at most are expected; 50 is 1.7 standard errors above


def test_arms_that_mechanisms_share_are_run_once():
    lab = PlantedLab(lambda job: {"satisfaction": 1.0, "share": 0.3})
    carry_out(study("W1", "W2", "W3", looks=(2,)), lab)
    labels = [job.label for job in lab.asked]
    assert len(labels) == len({(job.label, job.seed) for job in lab.asked}) == 2 * (2 + 3 * 2)
    assert labels.count(AS_SHIPPED) == 2


def test_what_only_records_is_named_and_not_run():
    lab = PlantedLab(lambda job: {})
    result = carry_out(study("C8"), lab)
    assert result.table["verdict"].tolist() == [RECORDS]
    assert lab.asked == []
    assert result.form().rows
    assert result.charts() == []


def test_every_arm_is_the_market_with_the_decision_and_without_the_mechanism():
    jobs = {job.label: job.scenario for job in study("F8", looks=(2,)).plan()}
    assert len(jobs) == 4
    moving = {label: (s.firm.levers.price, s.rivals.strategies) for label, s in jobs.items()}
    assert set(moving.values()) == {(p, (s,)) for p in (1.0, 0.9) for s in ("match_price", "hold")}
    assert {scenario.market.customers for scenario in jobs.values()} == {300}


def test_a_saved_result_opens_whole(tmp_path):
    result = carry_out(study("C12", "F8", "C8"), PlantedLab(lambda job: {"satisfaction": float(job.seed)}))
    result.save(tmp_path / "mine")
    again = load_result(tmp_path / "mine")
    assert [each.asked for each in again.detail] == [each.asked for each in result.detail]
    assert again.form() == result.form()
    assert [chart.caption for chart in again.charts()] == [chart.caption for chart in result.charts()]
    assert json.dumps(again.to_dict())


def test_arms_keep_their_seeds_apart():
    rows = pd.DataFrame({"scenario": ["a", "b", "a"], "seed": [1, 1, 0], "profit": [1.0, 2.0, 3.0]})
    assert by_arm(rows)["a"].loc[[0, 1], "profit"].tolist() == [3.0, 1.0]


def test_unknown_codes_are_all_named_with_the_nearest():
    with pytest.raises(ScenarioError, match=r"no mechanism 'C44'[\s\S]*did you mean[\s\S]*no mechanism 'co-creatio'"):
        mechanisms_named(["C44", "co-creatio"])


def test_one_seed_is_not_enough():
    with pytest.raises(ValueError, match="at least 2 seeds"):
        ablate(["C12"], seeds=1)
