"""The designer of pilots on planted worlds: verdicts, plan, worth against the closed form, and what is refused."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from loyalty_sim.cli.pilot import write_sheet
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.statistics.information import mean_over_worlds
from loyalty_sim.studies import carry_out, load_result
from loyalty_sim.studies.pilot.analysis import CLEAR, OPEN, TEST
from loyalty_sim.studies.pilot.arms import check_arms, everywhere, in_trial, sites_of, with_sites
from loyalty_sim.studies.pilot.study import PilotStudy, pilot
from loyalty_sim.studies.pilot.trial import BEFORE, LONGEST, Trial, candidates, drawn_sites, money_spent
from loyalty_sim.studies.pilot.words import verdict
from loyalty_sim.studies.pilot.worth import Payoffs, promised, worth_of
from planted_pilot import SITES, PlantedPilotLab

MARKET = ["trade=hotel", "market.customers=5000", "market.weeks=156"]
SETTINGS = {
    "budget": None, "measures": ["satisfaction"], "estimator": "difference_in_differences", "per_site": 0.0,
    "asked": 0.02, "confidence": 0.9,
}  # fmt: skip


@pytest.fixture(scope="module")
def arms():
    return tuple(with_sites(load_scenario(name, MARKET), SITES) for name in ("baseline", "people_first"))


def asked(arms, sizes, error=1.0, **settings):
    worlds = pd.DataFrame({"trade.wage": np.linspace(800.0, 900.0, len(sizes))})
    study = PilotStudy(dict(zip(("keep", "change"), arms, strict=True)), list(range(len(sizes))),
                       {**SETTINGS, **settings}, worlds)  # fmt: skip
    return carry_out(study, PlantedPilotLab(sizes, error))


def spread(mean, count=32, width=1.0):
    return np.random.default_rng(4).permutation(mean + width * norm.ppf((np.arange(count) + 0.5) / count))


@pytest.fixture(scope="module")
def doubtful(arms):
    return asked(arms, spread(0.1), error=0.5, measures=["satisfaction", "churn"])


def test_where_worlds_disagree_and_a_trial_sees_it_the_trial_pays(doubtful):
    detail = doubtful.detail
    assert detail.verdict == TEST
    assert detail.promise[1] > 0
    assert "Test first" in doubtful.text
    assert detail.best.worth.net == max(design.worth.net for design in detail.designs)


def test_a_plan_has_a_sheet_for_the_branches_beside_it_and_no_plan_has_none(doubtful, tmp_path):
    [path] = write_sheet(doubtful, tmp_path)
    sheet = pd.read_csv(path)
    assert sheet["site"].nunique() == SITES
    treated = sheet.groupby("site")["treated"].max()
    assert treated.sum() == doubtful.detail.best.trial.sites_begun(doubtful.detail.best.weeks)
    assert write_sheet(replace(doubtful, detail=replace(doubtful.detail, verdict=CLEAR)), tmp_path) == []


@pytest.mark.parametrize(("mean", "word"), [(3.0, "make the change"), (-3.0, "leave things as they are")])
def test_where_all_worlds_agree_no_trial_is_advised(arms, mean, word):
    found = asked(arms, spread(mean, 10, 0.5))
    assert found.detail.verdict == CLEAR
    assert f"Do not test: {word}" in found.text
    assert found.detail.best.worth.net <= 0


def test_trials_that_see_nothing_are_seldom_advised():
    """Twenty studies of 24 worlds, four trials each, that show noise: the best is sure to pay in 2 at most; were the
    rate 5 %, more would happen with chance .08."""
    sure = 0
    for luck in range(20):
        rng = np.random.default_rng(luck)
        now = rng.normal(0.05, 1.0, 24)
        payoffs = Payoffs(now, 0.6 * now, 0.1 * np.outer(np.arange(1, 5), now))
        nets = [
            worth_of(rng.standard_normal((1, 24)), payoffs, trial, 26, 20, 0.0, 0.9).each
            for trial in candidates(20)[:4]
        ]
        sure += mean_over_worlds(promised(nets))[1] > 0
    assert sure <= 2


def test_what_waiting_or_doing_it_for_a_while_brings_is_no_worth_of_a_trial():
    """A change that brings more a year later, or as long as it lasts, and trials that show noise: none is worth it."""
    rng = np.random.default_rng(3)
    now, noise = rng.normal(1.0, 0.5, 60), rng.standard_normal((1, 60))
    waits = Payoffs(now, now + 2.0, np.zeros((4, 60)))
    lasts = Payoffs(now - 3.0, now - 3.0, np.outer(np.arange(1, 5), np.full(60, 1.0)))
    assert (waits.without, lasts.without) == ("later", "never")
    for payoffs in (waits, lasts):
        for trial in candidates(20):
            found = worth_of(noise, payoffs, trial, 52, 20, 0.0, 0.9)
            assert found.net <= 1e-9
            assert found.cost >= 0


def test_a_trial_that_turns_no_decision_is_worth_nothing_to_the_last_digit():
    rng = np.random.default_rng(7)
    change = -1e5 + 1e2 * rng.standard_normal(24)
    payoffs = Payoffs(change, 0.9 * change, -np.outer(np.arange(1, 5), change) / 7)
    for trial in (Trial(3), Trial(5), Trial(20, waves=4)):
        found = worth_of(rng.standard_normal((1, 24)), payoffs, trial, 52, 20, 0.0, 0.9)
        assert (found.net, found.low, found.high) == (0.0, 0.0, 0.0)


def test_a_heading_counts_worlds_since_each_has_a_seed_of_its_own(doubtful):
    assert doubtful.market.endswith(f"{len(doubtful.provenance['seeds'])} worlds")


def test_worth_is_that_of_the_closed_form():
    """All sites over a year, in waves: going on is worth `c size`, stopping `s size`, the result has a known error."""
    size, error = spread(0.0, 400), 0.4
    payoffs = Payoffs(size, 0.6 * size, 0.1 * np.outer(np.arange(1, 5), size))
    shown = size + error * np.random.default_rng(6).standard_normal(400)
    found = worth_of(shown[None, :], payoffs, Trial(20, waves=4), 52, 20, 0.0, 0.9)
    stop = 0.1 * sum(q / 4 for q in (1, 2, 3, 4))
    go_on = np.mean([1 - 0.4 * wave / 4 for wave in range(4)])
    truth = (go_on - stop) / np.hypot(1.0, error) * norm.pdf(0)
    assert found.worth == pytest.approx(truth, rel=0.15)
    assert abs(found.threshold) < 0.1


def test_the_plan_says_who_when_what_and_from_which_result_on(doubtful):
    detail, text = doubtful.detail, doubtful.text
    assert len(detail.example) == detail.best.trial.treated
    assert f"from week {BEFORE + 1}" in text
    assert f"After {detail.best.weeks} weeks" in text
    for site in sorted(detail.example)[:2]:
        assert str(site + 1) in text


def test_a_change_without_a_title_is_called_by_its_levers(arms):
    keep = arms[0]
    more = keep._replace(firm=keep.firm._replace(levers=keep.firm.levers._replace(training=2.0, climate=2.0)))
    assert asked((keep, more), spread(1.0, 10)).study.change_words == "climate, training"


def test_a_budget_leaves_out_what_costs_more(arms):
    found = asked(arms, spread(0.0, 10), budget=3000.0).detail
    assert found.best.spent <= 3000.0
    assert {design.affordable for design in found.designs} == {True, False}
    none = asked(arms, spread(0.0, 10), budget=1.0)
    assert none.detail.best is None
    assert "No trial fits the budget of EUR 1.00" in none.text


def test_a_cost_a_site_comes_off_the_net_worth(arms):
    free, dear = (asked(arms, spread(0.0, 10), per_site=each).detail.designs for each in (0.0, 500.0))
    by_name = {(design.name, design.measures): design.worth.net for design in free}
    for design in dear:
        begun = design.trial.sites_begun(design.weeks)
        assert by_name[design.name, design.measures] - design.worth.net == pytest.approx(500.0 * begun)


def test_sight_counts_power_bias_and_coverage(arms):
    found = asked(arms, spread(0.0, 40), error=0.5).detail
    sight = found.best.sight["satisfaction"]
    assert sight.coverage == pytest.approx(0.9, abs=0.15), "beyond three standard errors of 40 worlds"
    assert abs(sight.bias) < 4 * sight.bias_error
    assert sight.power > 0.5
    assert set(found.methods["method"]) >= {"difference_in_differences", "mixed_model", "synthetic_control"}


def test_worlds_that_fail_are_left_out_and_counted(arms):
    sizes = spread(0.0, 10)
    sizes[0] = np.nan
    found = asked(arms, sizes)
    assert (found.detail.worlds, found.detail.failed) == (9, 1)
    assert "1 world could not be run" in found.text


def test_a_result_opens_again_whole(doubtful, tmp_path, monkeypatch):
    monkeypatch.setattr("loyalty_sim.studies.base.lacking", lambda *what: ["matplotlib"])  # figures are drawn elsewhere
    doubtful.save(tmp_path / "kept")
    again = load_result(tmp_path / "kept")
    assert again.text == doubtful.text
    pd.testing.assert_frame_equal(again.table, doubtful.table)
    assert [chart.caption for chart in again.charts()] == [chart.caption for chart in doubtful.charts()]
    assert len(again.charts()) == 3
    assert again.form().rows
    assert again.summary().do[0].startswith("Test first")


def test_the_reason_for_no_trial_is_its_sight_only_where_sight_would_help(doubtful):
    """What is shown without error is worth more than what is shown; where even that does not pay, it is said."""
    assert doubtful.detail.sharp >= doubtful.detail.best.worth.net
    blind = replace(doubtful.detail, verdict=CLEAR)
    assert "does not show at so few sites" in verdict(blind, "the change")
    assert "even if it were seen without error" in verdict(replace(blind, sharp=-1.0), "the change")


def test_an_open_verdict_says_so(doubtful):
    detail = replace(doubtful.detail, verdict=OPEN)
    assert doubtful.study.words(doubtful.table, detail).startswith("Open: a trial may pay")


def test_the_choice_among_many_is_judged_in_worlds_it_was_not_made_by():
    nets = list(np.random.default_rng(2).normal(0, 1, (60, 50)))
    assert max(each.mean() for each in nets) > 0.25
    assert promised(nets).mean() < 0.2


# -- parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sites", [4, 7, 8, 20, 41])
def test_candidates_leave_sites_to_compare_with(sites):
    found = candidates(sites)
    assert found
    assert all(2 <= trial.treated <= sites - 2 or trial.waves == 4 for trial in found)
    assert all(trial.treated % trial.waves == 0 for trial in found)


def test_matched_sites_are_spread_over_all_levels():
    level = np.arange(40.0)
    for draw in range(20):
        chosen = drawn_sites(Trial(4), level, draw)
        assert sorted(site // 10 for site in chosen) == [0, 1, 2, 3]
    waves = drawn_sites(Trial(40, 4), level, 1)
    assert sorted(waves) == list(range(40))
    assert all(sorted(site // 4 for site in waves[k * 10 : (k + 1) * 10]) == list(range(10)) for k in range(4))


def test_a_trial_costs_the_part_of_sites_and_weeks_it_treats():
    assert money_spent(Trial(10), 52, 20, 100.0) == pytest.approx(0.5 * 52 * 100)
    assert money_spent(Trial(20, 4), 52, 20, 100.0) == pytest.approx(0.25 * (52 + 39 + 26 + 13) * 100)


def test_delay_and_what_the_trial_earns_count_at_the_sites_that_have_it():
    payoffs = Payoffs(np.array([100.0]), np.array([60.0]), np.array([[5.0], [10.0], [15.0], [20.0]]))
    stop, go_on = payoffs.after(Trial(5), 26, 20)[:, 0]
    assert stop == pytest.approx(0.25 * 10)
    assert go_on == pytest.approx(0.25 * 100 + 0.75 * 80)
    waves = payoffs.after(Trial(20, 4), 52, 20)[:, 0]
    assert waves == pytest.approx([0.25 * (20 + 15 + 10 + 5), 0.25 * (100 + 90 + 80 + 70)])


def test_knowing_nothing_costs_the_delay():
    change = np.full(30, 10.0)
    payoffs = Payoffs(change, 0.6 * change, np.zeros((4, 30)))
    found = worth_of(np.zeros((1, 30)), payoffs, Trial(5), 52, 20, 1.0, 0.9)
    assert found.worth == pytest.approx(0.0)
    assert found.cost == found.net * -1 == pytest.approx(10 - (2.5 + 0.75 * 6) + 1)


@pytest.mark.parametrize("sites", [4, 13, 40, 100])
def test_the_firm_has_as_many_sites_as_asked(sites):
    for trade in ("bank", "hotel", "plumber"):
        found = with_sites(load_scenario(overrides=[f"trade={trade}", "market.customers=5000"]), sites)
        assert sites_of(found) == sites


def test_all_markets_open_alike_and_a_trial_ends_when_it_is_read(arms):
    keep, change = arms
    trial = in_trial(keep, change, Trial(2), (3, 1))
    assert trial.market.weeks == BEFORE + LONGEST
    assert trial.firm.sites.treated == (3, 1)
    assert trial.firm.sites.levers.climate == pytest.approx(0.5)
    assert everywhere(keep, change, 52).firm.sites.starts == (BEFORE + 53,)
    assert trial.firm.levers == keep.firm.levers


def refused(keep, change, **more):
    with pytest.raises(ScenarioError) as found:
        pilot(keep, change, worlds=8, **more)
    return str(found.value)


def test_what_no_site_can_try_is_refused_by_name(arms):
    keep = arms[0]
    dear = keep._replace(firm=keep.firm._replace(levers=keep.firm.levers._replace(price=1.1)))
    assert "firm.levers.price holds for the whole firm" in refused(keep, dear)
    assert "alike" in refused(keep, keep)
    assert "there are difference_in_differences" in refused(*arms, estimator="did")
    assert "satisfaction" in refused(*arms, measures=["satisfacton"])
    assert "budget = -1" in refused(*arms, budget=-1.0)
    assert "asked = 0" in refused(*arms, asked=0.0)
    assert "from 4 to" in refused(*arms, sites=2)


def test_a_firm_of_one_site_is_told_how_to_have_more():
    keep, change = (load_scenario(name, MARKET) for name in ("baseline", "people_first"))
    with pytest.raises(ScenarioError, match="--sites 20"):
        check_arms(keep, change)
