"""A difference parted among groups whose worth is planted: exact sums, exact nothing, and values known by hand."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.scenario.in_part import after_opening
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies import carry_out, explain, load_result
from loyalty_sim.studies.explain.groups import groups, without
from loyalty_sim.studies.explain.orders import along, orders_of
from loyalty_sim.studies.explain.study import ExplainStudy, runs_needed, settings_of
from loyalty_sim.theory.mechanisms import MECHANISM, MECHANISMS
from planted import PlantedLab, with_levers

SIZE = ["market.customers=300", "market.weeks=8"]
A = load_scenario(overrides=SIZE)
B = with_levers(A, climate=2.0)
GROUPS = len(groups())
LUCK = np.random.default_rng(7).normal(size=64)


def study(seeds=6, pairs=1, on="profit"):
    return ExplainStudy({"A": A, "B": B}, list(range(seeds)), settings_of(on, pairs, 0.9))


def planted(worth, rest=-5.0):
    """B is worth `worth(on)` more than A, where `on` are the numbers of the groups that are on, and `rest` besides."""

    def outcomes(job):
        arm, _, off = job.label.partition(" without ")
        on = frozenset(range(GROUPS)) - {int(number) - 1 for number in off.split()}
        return {"profit": 100.0 * LUCK[job.seed] - len(on - {2}) + (arm == "B") * (rest + worth(on, job.seed))}

    return PlantedLab(outcomes)


def parts(result, on="profit"):
    return result.table.query("outcome == @on").set_index("group")["part"]


def test_groups_that_add_up_get_what_each_is_worth():
    result = carry_out(study(), planted(lambda on, seed: sum(10.0 * (group + 1) for group in on)))
    assert parts(result).tolist() == pytest.approx([*(10.0 * (g + 1) for g in range(GROUPS)), -5.0,
                                                    10.0 * sum(range(1, GROUPS + 1)) - 5.0])  # fmt: skip


def test_parts_and_rest_add_up_to_the_whole_seed_by_seed_whatever_the_groups_do_together():
    rng = np.random.default_rng(1)
    known: dict = {}

    def worth(on, seed):
        return known.setdefault((on, seed), rng.normal(scale=1e4))

    detail = carry_out(study(), planted(worth)).detail
    np.testing.assert_allclose(detail.parts.sum(axis=1) + detail.rest, detail.total, rtol=1e-12, atol=1e-6)


def test_a_group_that_changes_nothing_has_exactly_no_part():
    result = carry_out(study(), planted(lambda on, seed: 3.7 * len(on - {2}) ** 2 + (0 in on) * seed))
    assert result.detail.parts[:, 2].tolist() == [0.0] * 6
    assert f"Exactly nothing: {groups()[2].name}." in result.text
    assert result.form().rows[-3].cells[0] == groups()[2].name


def test_two_that_need_each_other_share_what_they_bring():
    detail = carry_out(study(seeds=40), planted(lambda on, seed: 100.0 * ({1, 4} <= on))).detail
    mean = detail.parts.mean(axis=0)
    assert mean[1] + mean[4] == pytest.approx(100.0)
    assert mean[1] == pytest.approx(50.0)  # forwards one is the last of the two, backwards the other


def test_sampled_orders_agree_with_all_orders():
    """Five groups, a game in which threes matter: the mean over sampled orders is the one over all 120."""
    rng = np.random.default_rng(2)
    value = {frozenset(np.flatnonzero([n >> g & 1 for g in range(5)])): rng.normal() for n in range(32)}
    exact = np.zeros(5)
    for order in permutations(range(5)):
        exact[list(order)] += np.diff([value[frozenset(range(5)) - off] for off in along(order)]) / 120
    sampled, count = np.zeros(5), 0
    for seed in range(1500):
        for order in orders_of(seed, 5):
            sampled[list(order)] += np.diff([value[frozenset(range(5)) - off] for off in along(order)])
            count += 1
    assert sampled / count == pytest.approx(exact, abs=0.06)


def test_the_interval_of_a_part_covers_it(monkeypatch):
    """Under luck of its own and sampled orders, in nine of ten tries."""
    inside, asked = 0, study(seeds=12)
    jobs = asked.plan()
    monkeypatch.setattr(ExplainStudy, "plan", lambda self: jobs)  # every try asks for the same runs
    for trial in range(100):
        rng = np.random.default_rng(trial)
        noise = rng.normal(scale=2.0, size=(12, GROUPS))

        def worth(on, seed, noise=noise):
            return sum(noise[seed, group] for group in on) + 10.0 * ({0, 1} <= on)

        result = carry_out(asked, planted(worth))
        low, high = (result.table.query("outcome == 'profit' and group == @groups()[0].name")[end].iloc[0]
                     for end in ("part_low", "part_high"))  # fmt: skip
        inside += low <= 5.0 <= high
    assert 80 <= inside <= 98  # .9 of 100, and three standard deviations


def test_each_run_is_asked_for_once_and_no_more_than_announced():
    lab = planted(lambda on, seed: 0.0)
    carry_out(study(seeds=3, pairs=2), lab)
    asked = [(job.label, job.seed) for job in lab.asked]
    assert len(asked) == len(set(asked)) <= runs_needed(3, 2)
    assert runs_needed(3, 1) == 2 * 3 * (2 * (GROUPS - 1) + 2)


def test_every_mechanism_that_can_be_switched_off_is_in_one_group():
    codes = [code for group in groups() for code in group.codes]
    assert sorted(codes) == sorted(each.code for each in MECHANISMS if each.off)
    assert 8 <= GROUPS <= 13


def test_a_group_off_holds_for_the_market_and_after_its_opening():
    scenario = load_scenario(overrides=[*SIZE, "firm.own.theory.turnover.base=0.6", "later.theory.reviews.on=true",
                                        "firm.own.theory.overtime.answered=0.2"])  # fmt: skip
    off = without(scenario, (*MECHANISM["W2"].off, *MECHANISM["E8b"].off, *MECHANISM["F8"].off))
    assert off.theory == scenario.theory  # the opening is the same
    late = flatten(after_opening(off))
    assert late["theory.reviews.on"] is False
    assert late["theory.overtime.answered"] == 0
    assert off.firm.own == ("theory.turnover.base:0.6",)
    assert off.rivals.strategies == ("hold",)
    assert without(scenario, ()) is scenario


def test_all_groups_off_can_be_run():
    everything = [word for group in groups() for word in group.off]
    assert without(A, everything).later


def test_a_null_group_is_exactly_nothing_in_a_real_market():
    """Nobody spends on surveys, scores or single customers' bonuses here, in A or in B."""
    size = ["market.customers=300", "market.weeks=6", "firm.levers.listening=0", "rivals.levers.listening=0"]
    a, b = load_scenario(overrides=size), load_scenario(overrides=[*size, "firm.levers.process=2"])
    result = explain(a, b, on="satisfaction", seeds=2, workers=1)
    satisfaction = parts(result, "satisfaction")
    assert satisfaction["Surveys and scores"] == 0.0
    assert satisfaction["whole"] == pytest.approx(satisfaction.drop("whole").sum(), abs=1e-9)
    assert satisfaction["whole"] != 0.0


def test_a_saved_explanation_opens_whole(tmp_path):
    result = carry_out(study(), planted(lambda on, seed: 3.0 * len(on)))
    result.save(tmp_path / "mine")
    again = load_result(tmp_path / "mine")
    pd.testing.assert_frame_equal(again.table, result.table)
    assert again.form() == result.form()
    assert [chart.caption for chart in again.charts()] == [chart.caption for chart in result.charts()]


def test_a_and_b_that_are_the_same_have_nothing_to_part():
    same = carry_out(study(), planted(lambda on, seed: 0.0, rest=0.0))
    assert same.text == "B and A do not differ in profit: there is nothing to part."
    assert same.charts()


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [({"seeds": 1}, ValueError, "at least 2 seeds"), ({"pairs": 0}, ValueError, "at least 1 pair"),
     ({"on": "profitt"}, ScenarioError, "did you mean  profit")],
)  # fmt: skip
def test_what_cannot_be_is_refused(given, error, said):
    with pytest.raises(error, match=said):
        explain(A, B, **given)
