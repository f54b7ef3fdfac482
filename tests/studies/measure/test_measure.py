"""When a dashboard shows a decline, on weeks that are planted."""

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.lab.job import Run
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.statistics.control import alarms, averaged, limit
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.measure.dashboard import BEFORE, CHURN, NPS, SCORE, figures_of, reached_in
from loyalty_sim.studies.measure.study import REWARDED, WEEKS, MeasureStudy, arms_of, measure, measure_study
from loyalty_sim.studies.measure.watch import SERIES, weeks_of
from planted import PlantedLab, short

RNG = np.random.default_rng(11)


def weeks(fall=0.0, gaming=0.0, length=WEEKS):
    """Satisfaction of 70 that falls by `fall` points at once in week 61; ten customers a week leave, or twice that."""
    on = np.arange(1, length + 1) > 60
    return pd.DataFrame({
        "week": np.arange(1, length + 1), "satisfaction": 70.0 - fall * on, "spread": 20.0, "visits": 1000,
        "promoters": 0.4 - 0.02 * fall * on, "detractors": 0.2 + 0.02 * fall * on,
        "complaints": RNG.poisson(40, length), "customers": 5000, "gaming": gaming,
        "left": RNG.poisson(10 * (1 + on * (fall > 0)), length),
    })  # fmt: skip


class WatchedLab(PlantedLab):
    def run_by(self, simulate, jobs, kept=True):
        found = []
        for job in jobs:
            table = weeks(4.0 * job.label.startswith("B"), 5.0 * job.label.endswith(REWARDED))
            found.append(Run(job, {f"{name}/{week + 1}": float(table[name][week]) for name in SERIES
                                   for week in range(len(table))}))  # fmt: skip
        return found


def asked(bonus=0.0, points=2.0):
    settings = {"cut": "positions:0.7", "points": points, "sizes": [10, 200], "bonus": bonus}
    study = MeasureStudy(arms_of(short(8), "positions:0.7", bonus), [0, 1, 2, 3], settings)
    return carry_out(study, WatchedLab(lambda job: {}))


def test_charts_of_what_does_not_change_speak_as_often_as_stated():
    figures = 50 + 3 * np.random.default_rng(5).standard_normal((3000, BEFORE + 52))
    for share in (0.05, 0.2):
        spoke = (alarms(figures, BEFORE, share) > 0).mean()
        assert abs(spoke - share) < 4 * np.sqrt(share * (1 - share) / 3000) + 0.004  # the limit is simulated too
    assert limit(BEFORE, 0.05) > limit(BEFORE, 0.2)


def test_a_chart_speaks_on_the_side_that_is_worse():
    figures = np.random.default_rng(6).standard_normal((200, BEFORE + 52))
    figures[:, BEFORE + 10 :] += 3.0
    assert (alarms(figures, BEFORE, 0.05, better=-1) > 0).all()
    assert np.median(alarms(figures, BEFORE, 0.05, better=-1)) == pytest.approx(13, abs=2)
    assert (alarms(figures[:, : BEFORE + 52], BEFORE, 0.05) > 0).mean() < 0.15


def test_a_missing_week_leaves_the_level_as_it_is():
    figures = np.random.default_rng(8).standard_normal((1, BEFORE + 3))
    figures[0, BEFORE + 1] = np.nan
    found = averaged(figures, BEFORE)[0]
    assert found[1] == found[0] != found[2]


def test_figures_are_those_of_a_sample():
    found = figures_of(weeks(gaming=5.0), 200, np.random.default_rng(1))
    assert found[SCORE].mean() == pytest.approx(75.0, abs=0.1)
    assert found[SCORE].std() == pytest.approx(20 / np.sqrt(200), rel=0.05)
    assert found[NPS].mean() == pytest.approx(20.0, abs=0.3)
    assert found[NPS].std() == pytest.approx(100 * np.sqrt((0.6 - 0.04) / 200), rel=0.05)
    assert figures_of(weeks(), 0, RNG)[CHURN].mean() == pytest.approx(5200 * 10 / 5000, rel=0.1)


def test_more_answers_see_a_decline_earlier_and_all_customers_who_leave():
    result = asked()
    table = result.table.set_index(["figure", "answers"])
    assert result.detail.reached == {"no bonus": 61}
    assert table.loc[(SCORE, 200), "delay"] < 3
    assert table.loc[(NPS, 200), "delay"] <= table.loc[(NPS, 10), "delay"]
    assert table.loc[(CHURN, 0), "seen"] == 1.0
    assert (table["false"] < 0.5).all()
    assert "has truly fallen by 2 points of 100 in week 61" in result.text
    assert len(result.charts()) == 2
    assert len(result.form().rows) == 6


def test_a_decline_that_never_comes_so_far_has_no_delay():
    result = asked(points=9.0)
    assert result.detail.reached["no bonus"] is None
    assert "no delay can be counted" in result.text
    assert result.table["delay"].isna().all()
    assert "nan" not in str(result.form().rows)
    assert reached_in(np.array([5.0, 5.0]), np.array([5.0, 2.0]), 2.0) == (2, 3.0)


def test_a_bonus_lifts_the_score_and_is_told():
    result = asked(bonus=0.2)
    assert result.detail.lifted[REWARDED] == 5.0
    assert "lifts the own score by 5 points" in result.text
    assert len(result.table) == 12
    arms = arms_of(short(8), "training:0", 0.2)
    assert {arm.firm.levers.listening for arm in arms.values()} == {1.0}
    assert [arm.firm.policy.bonus for arm in arms.values()] == [0.0, 0.0, 0.2, 0.2]
    assert arms["B"].firm.schedule[-1] == "training:w53:0"


def test_weeks_are_kept_as_they_were():
    table = weeks(2.0, length=3)
    run = Run(None, {f"{name}/{week + 1}": float(table[name][week]) for name in SERIES for week in range(3)})
    assert weeks_of(run)[list(SERIES)].equals(table[list(SERIES)].astype(float))


def test_what_cannot_be_asked_is_told():
    with pytest.raises(ScenarioError, match="did you mean  positions"):
        arms_of(short(8), "position:0.8", 0.0)
    with pytest.raises(ValueError, match="at least 4 seeds"):
        measure(seeds=2)
    said = CliRunner().invoke(app, ["measure", "--answers", "few"])
    assert said.exit_code == 2
    assert "cannot read the answers 'few'" in said.output
    said = CliRunner().invoke(app, ["measure", "--cut", "training:much"])
    assert said.exit_code == 2
    said = CliRunner().invoke(app, ["measure", "trade=hotel", "--bonus", "0.2", "-n"])
    assert said.exit_code == 0
    assert "4 arms x 12 seeds = 48 runs" in " ".join(said.output.split())


def test_it_is_said_that_another_length_is_not_used():
    own = measure_study(short(8), seeds=4)
    told = carry_out(own, WatchedLab(lambda job: {})).text
    assert told.endswith(f"Markets are run for {WEEKS} weeks, a year before the decline and three with it; "
                         "market.weeks=8 is not used.")  # fmt: skip
    assert "not used" not in carry_out(measure_study(seeds=4), WatchedLab(lambda job: {})).text
