"""Sweeps on planted markets: cases kept apart, failures as rows, and the best of many not believed too soon."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.studies import Kept, carry_out
from loyalty_sim.studies.design import as_design
from loyalty_sim.studies.sweep.analysis import analyse_cases
from loyalty_sim.studies.sweep.cases import as_start, cases
from loyalty_sim.studies.sweep.study import SweepStudy, settings_of
from loyalty_sim.studies.sweep.until import read_precision
from planted import PlantedLab, short

CLIMATE = "firm.levers.climate"
BRINGS = {0.0: -5_000.0, 1.0: 0.0, 2.0: 3_000.0}


def study(design=None, seeds=4, until=None):
    asked = as_design(design or {CLIMATE: list(BRINGS)})
    found = cases(asked, as_start(short(8)))
    wanted = read_precision(until) if until else None
    return SweepStudy({"mine": found[0].scenario}, range(seeds), settings_of(asked, found, wanted, 0.9), tuple(found))


def profit(job, own=100.0):
    level = job.scenario.firm.levers.climate
    luck = own * np.random.default_rng([job.seed, round(100 * level)]).standard_normal()
    return {"profit": BRINGS.get(level, 0.0) + 50_000 * job.seed + luck}


def test_the_plan_goes_seed_by_seed_so_that_what_is_stopped_can_be_compared():
    jobs = study(seeds=2).plan()
    assert [(job.label, job.seed) for job in jobs] == [
        (label, seed) for seed in (0, 1) for label in ("climate=1", "climate=0", "climate=2")
    ]


def test_the_table_has_paired_differences_to_the_baseline():
    table = carry_out(study(), PlantedLab(lambda job: profit(job, own=0.0))).table.set_index(CLIMATE)
    assert table["profit"].to_dict() == pytest.approx(BRINGS)
    assert table["profit_high"].to_dict() == pytest.approx(BRINGS, abs=1e-6)
    assert table["baseline"].to_dict() == {1.0: True, 0.0: False, 2.0: False}
    assert table["profit_mean"][2.0] == pytest.approx(75_000 + 3_000)


def test_a_loaded_sweep_is_analysed_from_its_tables_alone():
    asked = study()
    kept = asked.gather(PlantedLab(profit))
    loaded = SweepStudy(asked.scenarios, list(asked.seeds), asked.settings)
    bare = Kept(kept.runs)
    pd.testing.assert_frame_equal(
        loaded.table(bare, loaded.analyse(bare)), asked.table(kept, asked.analyse(kept))
    )  # fmt: skip


def test_cases_of_one_label_are_kept_apart_by_their_place():
    runs = pd.DataFrame({"case": ["same"] * 4, "seed": [7, 8, 7, 8], "profit": [1.0, 2.0, 3.0, 4.0], "error": ""})
    found = analyse_cases(runs, [{}, {}], 7, None, 0.9, "EUR")
    assert [case.outcome("profit").tolist() for case in found.cases] == [[1, 2], [3, 4]]
    assert found.outcomes == ("profit",)


def fails(job):
    if job.scenario.firm.levers.climate == 2.0 and job.seed % 2:
        raise ZeroDivisionError("no luck left")
    return profit(job, own=0.0)


def test_a_pair_counts_where_both_runs_were_finished():
    result = carry_out(study(), PlantedLab(fails))
    row = result.table.set_index(CLIMATE).loc[2.0]
    assert (row["seeds"], row["failed"]) == (2, 2)
    assert row["profit"] == pytest.approx(3_000)
    assert result.detail.failed == ("climate=2, seed 1: no luck left", "climate=2, seed 3: no luck left")
    assert result.provenance["settings"]["failed"] == list(result.detail.failed)
    assert "2 of 12 runs failed, the first of them climate=2, seed 1: no luck left." in result.text
    assert "2 of 12 runs failed and are left out." in result.summary().sure


def test_if_the_baseline_fails_the_first_outcomes_still_have_their_names():
    def first_fails(job):
        if job.scenario.firm.levers.climate == 1.0 and job.seed == 0:
            raise ZeroDivisionError("bad start")
        return profit(job, own=0.0)

    table = carry_out(study(), PlantedLab(first_fails)).table.set_index(CLIMATE)
    assert table["profit"].to_dict() == pytest.approx(BRINGS)
    assert table["seeds"].tolist() == [3, 3, 3]


def test_where_everything_fails_nothing_is_compared_or_drawn():
    def never(job):
        raise ZeroDivisionError("never")

    result = carry_out(study(), PlantedLab(never))
    assert result.text.startswith("There is nothing to compare. 12 of 12 runs failed")
    assert result.charts() == []
    assert result.summary() is None


@pytest.mark.parametrize(
    ("brings", "said"),
    [
        ({2.0: 3_000.0, 0.0: -5_000.0}, "Choose climate=2: it earns more than the baseline by a margin"),
        ({2.0: -3_000.0, 0.0: -5_000.0}, "Stay with the baseline: every row earns less"),
        ({2.0: 20.0, 0.0: -30.0}, "Undetermined: no row earns more than the baseline beyond luck"),
    ],
)
def test_what_to_do_is_to_win_to_stay_or_to_wait(brings, said):
    def outcomes(job):
        level = job.scenario.firm.levers.climate
        return {"profit": brings.get(level, 0.0) + profit(job)["profit"] - BRINGS[level]}

    assert carry_out(study(seeds=6), PlantedLab(outcomes)).summary().do[0].startswith(said)


def test_losses_are_said_with_their_sign():
    text = carry_out(study(), PlantedLab(profit)).text
    assert "Most profit: climate=2 (+EUR 3,0" in text or "Most profit: climate=2 (+EUR 2,9" in text
    assert "Least: climate=0 (-EUR" in text


def test_one_pair_decides_nothing():
    result = carry_out(study(seeds=1), PlantedLab(profit))
    assert "one pair only" in result.text
    assert result.summary().do[0].startswith("Undetermined: climate=2 earned most, but one pair")


def test_the_best_of_many_is_not_believed_at_once():
    many = study({CLIMATE: [0.0, 0.5, 1.0, 1.5, 2.0, 2.5]})
    result = carry_out(many, PlantedLab(profit))
    assert "The best of many rows is flattered by luck" in result.text
    assert "flattered by luck" in " ".join(result.summary().sure)


def test_seeds_are_added_row_by_row_until_each_is_known_well_enough():
    loud = {0.0: 4_000.0, 1.0: 0.0, 2.0: 10.0}

    def outcomes(job):
        level = job.scenario.firm.levers.climate
        return {"profit": 1e5 + loud[level] * np.random.default_rng([job.seed, int(level)]).standard_normal()}

    lab = PlantedLab(outcomes)
    result = carry_out(study(seeds=40, until="profit ±1000"), lab)
    pairs = result.table.set_index(CLIMATE)["seeds"]
    assert pairs[2.0] == 10, "a row that is known early is run no further"
    assert 10 < pairs[0.0] <= 40
    assert pairs[1.0] == pairs[0.0], "the baseline is run under every seed that is used"
    assert len(lab.asked) == pairs.sum()
    half = result.table.set_index(CLIMATE).loc[0.0, ["profit_high", "profit"]].diff().abs().iloc[-1]
    assert half <= 1_000 or pairs[0.0] == 40
    assert "The precision profit ±1000 was reached in" in result.text


def test_what_a_precision_says_is_read_back_as_it_was():
    for text in ("profit ±2 %", "profit ±1.23456789 %", "satisfaction ±0.1", "share ±1e-05"):
        assert read_precision(read_precision(text).words) == read_precision(text)
