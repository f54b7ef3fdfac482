"""What a pilot teaches, on worlds whose answers are planted."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from loyalty_sim.lab.store import Store
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.statistics.reweighting import (
    Evidence,
    chances,
    counted,
    effective,
    emulated,
    equal_draws,
    later_draws,
    log_likelihood,
    weights,
)
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.learn.analysis import Belief, Taught, belief
from loyalty_sim.studies.learn.findings import Finding, Findings, read_findings
from loyalty_sim.studies.learn.study import LearnStudy, learn
from loyalty_sim.studies.learn.words import of_effect
from loyalty_sim.studies.pilot.planted import planted
from loyalty_sim.studies.vary.learnt import LEARNT, Learnt, learnt_from, read_learnt
from loyalty_sim.studies.vary.worlds import drawn, in_doubt, worlds_for
from planted import PlantedLab, short, with_levers

KEY = "theory.satisfaction.price_weight"
A = short(26)
B = with_levers(A, climate=2.0)


def shows(slope=10.0):
    """B lifts satisfaction by `slope` times a setting of the world."""
    return PlantedLab(
        lambda job: {"satisfaction": 70 + slope * flatten(job.scenario)[KEY] * job.label.startswith("B"),
                     "profit": 100.0 * job.label.startswith("B")}
    )  # fmt: skip


def shows_luck():
    """B moves satisfaction by luck alone, other in every world and under every seed."""

    def luck(job):
        rng = np.random.default_rng([job.seed, round(1e6 * flatten(job.scenario)[KEY])])
        return {"satisfaction": 70 + rng.normal() * job.label.startswith("B"), "profit": 0.0}

    return PlantedLab(luck)


def taught(found, error, pool, count, lab=None):
    settings = {
        "found": [Finding("satisfaction", found, error, 26)._asdict()], "file": "pilot.csv", "sha256": "0",
        "estimates": [], "confidence": 0.9, "worlds": count,
    }  # fmt: skip
    return carry_out(LearnStudy({"A": A, "B": B}, [0, 1], settings, pool), lab or shows())


def pool_of(count):
    return pd.DataFrame({KEY: np.random.default_rng(4).permutation(np.linspace(0.1, 0.9, count))})


def test_the_posterior_is_that_of_a_normal_likelihood():
    pool = pool_of(200)
    result = taught(3.0, 0.5, pool, 200)
    each = np.exp(-0.5 * ((10 * pool[KEY] - 3.0) / 0.5) ** 2)
    row = result.table.set_index("what").loc["satisfaction"]
    assert row["after"] == pytest.approx(float((each * 10 * pool[KEY]).sum() / each.sum()))
    assert row["before"] == pytest.approx(5.0, abs=0.05)
    assert row["after_high"] - row["after_low"] == pytest.approx(2 * 1.645 * 0.5, rel=0.1)
    assert result.beside["learnt"][KEY].mean() == pytest.approx(0.3, abs=0.01)
    assert KEY in result.table["what"].tolist()
    assert not row["outside"]
    assert "now expects +3" in result.text


def test_a_result_that_no_world_can_show_is_said_first():
    result = taught(12.0, 0.5, pool_of(60), 60)
    assert result.detail.outside
    assert "Warning: no world can do this" in result.text.partition(":")[2][:120]
    assert result.summary().do[0].startswith("Warning")
    assert not taught(8.5, 0.5, pool_of(60), 60).detail.outside


def test_what_luck_shows_is_not_called_impossible():
    """Worlds differ by luck alone: drawn together they lie around 0, yet some of them did show what was found."""
    result = taught(1.5, 0.1, pool_of(60), 60, shows_luck())
    [effect] = result.detail.taught
    assert effect.luck > 0.5
    assert effect.before.high < 1.3
    assert not effect.outside
    assert "Warning" not in result.text
    assert taught(9.0, 0.1, pool_of(60), 60, shows_luck()).detail.outside


def test_where_nothing_but_luck_shows_it_is_said_that_nothing_is_taught():
    of = Finding("satisfaction", 1.5, 0.1, 26)
    alike = Belief(0.2, 0.2, 0.2)
    assert "differ in it by luck alone" in of_effect(Taught(of, 1.0, alike, alike, 0.5, 0.0), 0.9)
    assert "luck alone" not in of_effect(Taught(of, 0.0, alike, alike, 0.5, 0.0), 0.9)


def test_worlds_are_drawn_around_those_that_fit_and_weigh_as_the_prior_says():
    """40 of 600 candidates first, as many again where they fit: the mean is that over all 600, and rests on more."""
    pool = pool_of(600)
    result = taught(3.0, 0.15, pool, 40)
    each = np.exp(-0.5 * ((10 * pool[KEY] - 3.0) / 0.15) ** 2)
    alone = taught(3.0, 0.15, pool.head(40), 40)
    assert result.detail.again == 40
    assert result.detail.effective > 3 * alone.detail.effective
    row = result.table.set_index("what").loc["satisfaction"]
    assert row["after"] == pytest.approx(float((each * 10 * pool[KEY]).sum() / each.sum()), abs=0.06)
    assert row["before"] == pytest.approx(5.0, abs=0.7)


def test_intervals_hold_planted_worlds_as_often_as_they_say():
    """Every world in turn is the true one, the others the prior: wrong by chance in one of 1,000."""
    rng = np.random.default_rng(7)
    theta = rng.normal(size=(300, 3))
    effect = theta @ [1.0, 0.5, 0.2]
    inside, ranks = 0, []
    for at in range(300):
        others = np.arange(300) != at
        evidence = Evidence(np.array([effect[at] + 0.5 * rng.normal()]), np.array([0.5]))
        by = weights(log_likelihood(effect[others, None], evidence), np.ones(299))
        found = belief(theta[others, 0], by, 0.9)
        inside += found.low < theta[at, 0] < found.high
        ranks.append(float(by[theta[others, 0] < theta[at, 0]].sum()))
    assert binom.ppf(5e-4, 300, 0.9) <= inside <= binom.ppf(1 - 5e-4, 300, 0.9)
    counts = np.histogram(ranks, 10, (0, 1))[0]
    assert ((counts - 30) ** 2 / 30).sum() < 27.9  # chi square of nine degrees, .999


def test_later_draws_are_chosen_where_the_emulator_sees_the_result():
    rng = np.random.default_rng(2)
    x = rng.normal(size=(400, 30))
    run = np.arange(60)
    shown = (2 * x[run, 0] + 0.1 * rng.normal(size=60))[:, None]
    chance = chances(x, run, shown, Evidence(np.array([3.0]), np.array([0.3])))
    assert chance.mean() == pytest.approx(1.0)
    assert chance.min() >= 0.5
    later = later_draws(chance, run, 60)
    assert not set(later) & set(run)
    assert x[later, 0].mean() > x[:, 0].mean() + 0.2
    assert counted(60, 60, chance).max() <= 120 / (60 + 30)
    guessed, off = emulated(x[run], shown[:, 0], x)
    assert np.corrcoef(guessed, x[:, 0])[0, 1] > 0.9
    assert 0.05 < off < 1.5


def test_what_was_stopped_goes_on_from_the_store_to_the_same_bits(tmp_path):
    """Eight worlds at first, four of them twice, eight more around those that fit: 40 markets in all."""
    a, b = (load_scenario(name, ["market.customers=60", "market.weeks=3"]) for name in ("baseline", "service_first"))
    found, store, told = Findings((Finding("revenue", 0.1, 0.05, 3),), "pilot.csv", "0"), Store(tmp_path), []

    def stop(done, _):
        if done == 21:
            raise KeyboardInterrupt

    whole = learn(found, a, b, 8, workers=1)
    with pytest.raises(KeyboardInterrupt):
        learn(found, a, b, 8, workers=1, progress=stop, store=store)
    assert len(list(tmp_path.rglob("*.parquet"))) == 21
    resumed = learn(found, a, b, 8, workers=1, progress=lambda done, _: told.append(done), store=store)
    assert told == [16, *range(21, 41)]
    assert resumed.table.equals(whole.table)
    assert resumed.runs.equals(whole.runs)
    assert all(resumed.beside[name].equals(table) for name, table in whole.beside.items())
    assert store.runs().empty, "what is seen of a market is no run of it"


def test_equal_draws_keep_the_weights():
    by = np.random.default_rng(1).dirichlet(np.ones(30))
    counts = np.bincount(equal_draws(by, 200), minlength=30)
    assert (np.abs(counts - 200 * by) <= 1).all()
    assert effective(np.full(30, 1 / 30)) == pytest.approx(30)


def test_later_questions_take_what_is_left_and_draw_the_rest(tmp_path):
    table = pd.DataFrame({KEY: [0.2, 0.3, 0.4] * 4, "theory.investment.climate.build_weeks": 20.0})
    file = tmp_path / "learnt.parquet"
    table.to_parquet(file, index=False)
    learnt = read_learnt(tmp_path)
    worlds = learnt.worlds(20, A, B)
    assert worlds[KEY].tolist()[:12] == table[KEY].tolist()
    assert {each.key for each in in_doubt(A, B)} <= set(worlds.columns)
    assert learnt_from(worlds_for(worlds, A, B)) == {LEARNT: {"learnt.parquet": learnt.digest}}
    other = B._replace(theory=B.theory._replace(satisfaction=B.theory.satisfaction._replace(price_weight=0.5)))
    assert KEY not in Learnt(table, "x", "0").worlds(8, A, other).columns
    assert drawn(in_doubt(A, B)[:2], 8).shape == (8, 2)


@pytest.fixture
def pilot(tmp_path):
    def write(text, name="pilot.csv"):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return write


HEADS = "measure,effect,se,unit,weeks\n"


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ("churn,-2,1,%,26", r"(?s)in what is the effect on churn stated.*write  percentage points a year"),
        ("satisfaction,3,1,points,26", r"(?s)can be read in more ways.*points of 100"),
        ("satisfaction,3,1,,26", "in what is the effect on satisfaction stated"),
        ("revenue,3,1,EUR,26", "unit = 'EUR' is not that of revenue"),
        ("satisfactoin,3,1,points of 100,26", "did you mean  satisfaction"),
        ("satisfaction,3,0,points of 100,26", "se = 0 is not allowed"),
        ("satisfaction,much,1,points of 100,26", "effect = much is no number"),
        ("satisfaction,3,1,points of 100,26.5", "weeks = 26.5 is not allowed"),
        ("satisfaction,3,1,points of 100,202440", "weeks = 202440 is not allowed"),
        ("churn,3,1,percentage points a year,26\nchurn,3,1,percentage points a year,26", "churn is there twice"),
        ("churn,3,1,percentage points a year,26\nvisits,3,1,per customer and year,9", "are of different length"),
        ("", "no rows|cannot read"),
    ],
)
def test_units_that_have_two_meanings_are_asked_about(pilot, rows, asked):
    with pytest.raises(ScenarioError, match=asked):
        read_findings(pilot(HEADS + rows + "\n"))


def test_what_is_no_result_of_a_pilot_is_told_so(pilot, tmp_path):
    with pytest.raises(ScenarioError, match=r"(?s)no column 'se'.*is 'see' meant"):
        read_findings(pilot("measure,effect,see,unit,weeks\nchurn,1,1,x,3\n"))
    with pytest.raises(ScenarioError, match="there is no file"):
        read_findings(tmp_path / "none.csv")
    with pytest.raises(ScenarioError, match="it is none of"):
        read_findings(pilot("x", "pilot.txt"))
    with pytest.raises(ScenarioError, match="A and B are alike"):
        learn(read_findings(pilot(HEADS + "churn,-2,1,percentage points a year,26\n")), A, A)


def test_weeks_at_sites_are_read_by_an_estimator(tmp_path):
    file = tmp_path / "pilot.csv"
    planted(3.0, sites=16, treated=6, weeks=40, starts=(21,)).to_csv(file, index=False)
    found = read_findings(file, ["satisfaction", "revenue"])
    assert [each.measure for each in found.found] == ["satisfaction", "revenue"]
    assert found.found[0].weeks == 20
    assert abs(found.found[0].effect - 3.0) < 3 * found.found[0].error
    assert found.estimates[0].method == "difference_in_differences"
    assert len(found.digest) == 12
