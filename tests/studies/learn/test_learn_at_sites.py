"""A pilot's weeks at sites are looked for in the same trial of every world: who is treated when, and what it shows."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import carry_out, load_result
from loyalty_sim.studies.learn.at_sites import arms_of, as_tried, read_trial, run_trials, trial_in
from loyalty_sim.studies.learn.findings import Findings, from_sites
from loyalty_sim.studies.learn.shown import PROFIT, read_market
from loyalty_sim.studies.learn.study import learn_study
from loyalty_sim.studies.pilot.arms import LAID_OUT, sites_of
from loyalty_sim.studies.pilot.measures import MEASURES
from loyalty_sim.studies.pilot.planted import planted
from planted import PlantedLab, with_levers

MARKET = ["trade=hotel", "market.customers=600"]
TABLE = planted(effect=3.0, sites=6, treated=2, weeks=30, starts=(11, 17))


@pytest.fixture(scope="module")
def arms():
    return load_scenario(overrides=MARKET), load_scenario("people_first", MARKET)


def findings(table=TABLE, estimator="difference_in_differences", settle=0):
    found, estimates = from_sites(table, ["satisfaction"], estimator, settle)
    return Findings(found, "pilot.csv", "0", estimates, trial_in(table, estimator, settle))


class ByArm(PlantedLab):
    """Markets by arm: the trial shows `seen` points and a change at all sites 5, and brings 900 of profit."""

    def __init__(self, seen=2.0):
        self.seen, self.labels = seen, []

    def run_by(self, simulate, jobs, kept=True):
        self.labels += [job.label for job in jobs]
        self.kept, self.simulate = kept, simulate
        rows = {"A": (70.0, 100.0), "trial": (70.0 + self.seen, 300.0), "B": (75.0, 1_000.0)}
        found = [rows[job.label.partition(",")[0]] for job in jobs]
        return [Run(job, {"satisfaction": s, PROFIT: p}) for job, (s, p) in zip(jobs, found, strict=True)]


def test_a_table_says_who_was_treated_when():
    assert trial_in(TABLE, "mixed_model", 4) == (6, (11, 17), 30, "mixed_model", 4)
    later = TABLE.assign(week=TABLE["week"] + 100)
    assert trial_in(later).starts == (11, 17), "weeks count from the table's first"
    stopped = TABLE.assign(treated=TABLE["treated"] * (TABLE["week"] < 25))
    assert trial_in(stopped) is None
    uneven = planted(sites=8, treated=4, weeks=30, starts=(11, 11, 11, 17))
    assert trial_in(uneven) is None, "three and one: the model's waves are as equal as they can be"


def test_worlds_have_the_sites_and_weeks_of_the_trial(arms):
    a, b = as_tried(*arms, trial_in(TABLE))
    assert (sites_of(a), a.market.weeks) == (sites_of(b), b.market.weeks) == (6, 30)
    assert as_tried(arms[0], with_levers(arms[0], price=0.9), trial_in(TABLE)) is None, "no site has a price of its own"
    of = arms_of(a, b, trial_in(TABLE))
    assert of["trial"].firm.sites.treated == (0, 3)
    assert of["trial"].firm.sites.starts == (11, 17)
    assert of["trial"].firm.sites.levers.climate == pytest.approx(0.5)
    assert set(of["A"].firm.sites.levers) == {0.0}
    assert of["B"].firm.sites.treated == tuple(range(6))


def test_the_effect_is_that_of_the_trial_and_profit_that_of_all_sites(arms, tmp_path, monkeypatch):
    study = learn_study(findings(), *arms, worlds=8)
    assert not set(LAID_OUT) & set(study.pool.columns), "no world has other sites than the trial"
    lab = ByArm(seen=2.0)
    result = carry_out(study, lab)
    assert lab.kept == "learn"
    rows = result.table.set_index("what")
    assert rows.loc["satisfaction", "before"] == pytest.approx(2.0)
    assert rows.loc["profit", "before"] == pytest.approx(900.0)
    assert "Every world ran the trial itself, at 2 of 6 sites" in " ".join(result.summary().change)
    assert "trial at its sites" in result.form().note
    monkeypatch.setattr("loyalty_sim.studies.base.lacking", lambda *what: ["matplotlib"])  # figures are drawn elsewhere
    result.save(tmp_path / "kept")
    again = load_result(tmp_path / "kept")
    assert again.study.trial == study.trial
    assert again.text == result.text


def test_another_way_of_reading_is_kept_as_another(arms):
    """What is kept is told apart by what a `partial` gives (`lab.Lab.run_by`)."""
    lab = ByArm()
    carry_out(learn_study(findings(settle=3), *arms, worlds=8), lab)
    assert (lab.kept, lab.simulate.keywords["settle"]) == ("learn", 3)


def test_what_no_site_can_have_is_looked_for_at_all_of_the_firm(arms):
    dear = with_levers(arms[0], price=1.1)
    study = learn_study(findings(), arms[0], dear, worlds=8)
    assert study.trial is None
    assert study.scenario.market.weeks == findings().found[0].weeks


def test_a_site_that_is_said_to_be_treated_and_gets_nothing_is_as_the_others(arms):
    """Real markets: the arm without the trial is the plain market to the bit, and the trial is not."""
    table = planted(sites=4, treated=2, weeks=6, starts=(3,))
    trial = trial_in(table)
    a, b = as_tried(*arms, trial)
    of = arms_of(a, b, trial)
    plain = read_market(Job(a, 1)).outcomes
    assert read_market(Job(of["A"], 1)).outcomes == plain
    assert read_market(Job(of["trial"], 1)).outcomes != plain


def test_a_trial_is_read_as_its_weeks_at_sites_are(arms):
    """Real markets of six weeks: the estimate is that of the table which the branches would send."""
    from loyalty_sim.lab.site_weeks import site_weeks
    from loyalty_sim.studies.pilot.estimators import difference_in_differences

    trial = trial_in(planted(sites=4, treated=2, weeks=6, starts=(3,)))
    of = arms_of(*as_tried(*arms, trial), trial)
    found = read_trial(Job(of["trial"], 1))
    sent = site_weeks(of["trial"], 1, asked=1.0)
    assert found.outcomes["revenue"] == difference_in_differences(sent, "revenue").effect
    assert set(found.outcomes) == {*MEASURES, PROFIT}
    assert np.isnan(read_trial(Job(of["B"], 1)).outcomes["revenue"]), "all are treated: there is nothing to compare"


def test_a_world_that_cannot_be_run_shows_nothing(arms):
    class Broken(ByArm):
        def run_by(self, simulate, jobs, kept=True):
            return [
                run if i else Run(run.job, {}, error="planted") for i, run in enumerate(super().run_by(simulate, jobs))
            ]

    trial = trial_in(TABLE)
    worlds = pd.DataFrame({"trade.wage": [800.0, 900.0]})
    found = run_trials(*as_tried(*arms, trial), trial, worlds, 0, Broken())
    assert np.isnan(found["satisfaction"][0])
    assert found["satisfaction"][1] == pytest.approx(2.0)


def test_it_is_said_that_another_length_is_not_used(arms):
    longer = [each._replace(market=each.market._replace(weeks=77)) for each in arms]
    told = carry_out(learn_study(findings(), *longer, worlds=8), ByArm()).text
    lasted = learn_study(findings(), *arms, worlds=8).scenarios["A"].market.weeks
    assert told.endswith(f"Markets are run for {lasted} weeks, as long as the pilot; market.weeks=77 is not used.")
