"""What a sweep says, shows and draws: rows that fail, that are alike in name, that are equal, or that are too many."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.statistics.precision import Precision
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.design import as_design
from loyalty_sim.studies.sweep.cases import as_start, cases
from loyalty_sim.studies.sweep.charts import factors_of
from loyalty_sim.studies.sweep.forecast import duration
from loyalty_sim.studies.sweep.form import MOST_ROWS, form_of_design, most_telling
from loyalty_sim.studies.sweep.study import SweepStudy, settings_of
from loyalty_sim.studies.sweep.table import plain
from loyalty_sim.studies.sweep.until import read_precision
from planted import PlantedLab, short

CLIMATE, TRAINING, PROCESS = (f"firm.levers.{name}" for name in ("climate", "training", "process"))


def swept(design, earns, seeds=4, fails=lambda levers: False, until=None):
    """A sweep whose rows earn what is planted under every seed, with so much luck as is common to all rows."""
    asked = as_design(design)
    found = cases(asked, as_start(short(8)))
    study = SweepStudy(
        {"mine": found[0].scenario}, range(seeds), settings_of(asked, found, until, 0.9), tuple(found)
    )  # fmt: skip

    def outcomes(job):
        levers = job.scenario.firm.levers
        if fails(levers):
            raise ArithmeticError("planted")
        return {"profit": earns(levers, job.seed) + 9_000 * job.seed}

    return carry_out(study, PlantedLab(outcomes))


# -- rows that say nothing ------------------------------------------------------------------------------------------


def test_a_row_that_is_the_baseline_leaves_nothing_to_compare_or_draw(tmp_path):
    result = swept({CLIMATE: [1.0]}, lambda levers, seed: 0.0)
    assert result.text.startswith("There is nothing to compare.")
    assert (result.charts(), result.summary()) == ([], None)
    assert {path.name for path in result.save(tmp_path / "out")} >= {"table.csv", "run.json"}


def test_where_all_but_the_baseline_fail_nothing_is_drawn():
    fails = lambda levers: levers.climate != 1.0 or levers.training != 1.0  # noqa: E731
    result = swept({CLIMATE: [0.5, 1, 2], TRAINING: [1, 2], PROCESS: [1.0]}, lambda levers, seed: 0.0, fails=fails)
    assert result.charts() == []
    assert result.summary() is None
    assert result.text == (
        "There is nothing to compare. 20 of 24 runs failed, the first of them "
        "climate=0.5, training=1, process=1, seed 0: planted."
    )
    assert [row.look for row in result.form().rows].count("today") == 1


def test_a_failed_row_stands_in_the_table_as_failed_and_counts_as_none_of_either():
    result = swept({CLIMATE: [0, 1, 2, 3]}, lambda levers, seed: 100.0 * levers.climate + seed * levers.climate,
                   fails=lambda levers: levers.climate == 3)  # fmt: skip
    assert "1 earn more and 1 earn less beyond luck" in result.text
    assert "1 cannot be told from it" in result.text
    cells = {row.cells[0]: row.cells for row in result.form().rows}
    assert cells["climate=3"][2:] == ("failed", "failed", "failed", "failed", "0 (4 failed)")
    assert cells["climate=1"][-1] == "4"
    assert result.summary().sure[-1] == "4 of 16 runs failed and are left out."


def test_runs_in_which_nobody_is_left_are_said():
    asked = as_design({CLIMATE: [0, 1, 2]})
    found = cases(asked, as_start(short(8)))
    study = SweepStudy({"mine": found[0].scenario}, range(4), settings_of(asked, found, None, 0.9), tuple(found))

    def outcomes(job):
        return {"profit": 1.0 + job.seed, "customers": 100.0 * (job.scenario.firm.levers.climate != 2 or job.seed == 0)}

    said = carry_out(study, PlantedLab(outcomes)).text
    assert "No customers are left in 3 of 12 runs; satisfaction is that of the others." in said
    assert "No customers" not in swept({CLIMATE: [0, 1]}, lambda levers, seed: 1.0).text


def test_one_pair_is_shown_without_an_interval():
    result = swept({CLIMATE: [1, 2]}, lambda levers, seed: -5_000.0 * levers.climate, seeds=1)
    cells = {row.cells[0]: row.cells[2] for row in result.form().rows}
    assert cells["climate=2"] == "-5,000 (one pair)"
    assert "(-EUR 5,000, one pair only)" in result.text


# -- rows of one name -----------------------------------------------------------------------------------------------


def test_rows_of_one_name_are_told_apart_in_the_summary():
    levels = [1.0, 1.50001, 1.50002]
    result = swept(
        {CLIMATE: levels}, lambda levers, seed: 1e4 * (levers.climate > 1) + 900 * (seed % 2) * levers.climate
    )
    assert result.table["case"].tolist() == ["climate=1", "climate=1.5", "climate=1.5"]
    told = result.summary().do
    assert told[0].startswith("Choose climate=1.5: it earns more")
    assert told[1] == "As good within luck, so that other grounds may decide: climate=1.5."


@given(st.lists(st.floats(-1e4, 1e4), min_size=2, max_size=6, unique=True))
@settings(max_examples=15, deadline=None)
def test_without_luck_the_verdict_is_the_sign_of_the_best_row(gains):
    gains = [round(gain, 3) for gain in gains]
    by_level = {round(1.1 + 0.1 * n, 6): gain for n, gain in enumerate(gains)}
    result = swept(
        {CLIMATE: [1.0, *by_level]}, lambda levers, seed: by_level.get(round(levers.climate, 6), 0.0), seeds=3
    )
    best = max(by_level, key=lambda level: by_level[level])
    said = result.summary().do[0]
    if by_level[best] > 0.01:
        assert said.startswith(f"Choose climate={best:.4g}:")
    elif by_level[best] < -0.01:
        assert said.startswith("Stay with the baseline: every row earns less")


def test_what_decides_is_the_difference_and_not_the_level():
    """Money that every row earns, the baseline too, changes neither verdict nor returns."""
    poor, rich = (
        swept({CLIMATE: [0.5, 1, 2]}, lambda levers, seed, at=at: at - 700 * (levers.climate - 1) + 30 * (seed % 2))
        for at in (-1e6, 1e6)
    )
    assert poor.summary() == rich.summary()
    assert poor.text == rich.text


# -- rows that are too many -----------------------------------------------------------------------------------------


def rows_of(profits):
    return [{"case": "base", "profit": 0.0}, *({"case": f"row {n}", "profit": p} for n, p in enumerate(profits))]


@given(st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), min_size=MOST_ROWS, max_size=90))
@settings(max_examples=40, deadline=None)
def test_of_many_rows_the_most_and_the_least_profit_are_shown(profits):
    rows = rows_of(profits)
    shown = most_telling(rows)
    known = [p for p in profits if p == p]
    values = [row["profit"] for row in shown[1:]]
    assert shown[0]["case"] == "base"
    assert len(shown) == MOST_ROWS
    assert len({row["case"] for row in shown}) == MOST_ROWS
    if known:
        assert values[0] == max(known)
        assert min(known) in values
    failed = sum(value != value for value in values)
    assert failed == max(0, MOST_ROWS - 1 - len(known))


def test_as_many_rows_as_there_is_room_for_are_shown_as_they_are():
    rows = rows_of(np.linspace(5, -5, MOST_ROWS - 1))
    assert most_telling(rows) is rows


def test_many_rows_are_said_to_be_cut_and_few_are_not():
    few, many = (swept({CLIMATE: np.linspace(0, 3, n).tolist()}, lambda levers, seed: levers.climate) for n in (4, 50))
    assert "rows: the most and the least profit." not in few.form().note
    assert f"{MOST_ROWS} of 51 rows: the most and the least profit." in many.form().note
    assert len(many.form().rows) == MOST_ROWS


def test_the_design_is_shown_up_to_forty_rows_and_the_rest_counted():
    found = cases(as_design({CLIMATE: np.linspace(0, 3, 50).tolist()}), as_start(short(8)))
    shown = form_of_design(found)
    assert (len(shown.rows), shown.note) == (MOST_ROWS, f"… and {len(found) - MOST_ROWS} more rows")
    assert shown.rows[0].look == "today"
    assert form_of_design(found[:3]).note == ""


def test_more_than_four_rows_come_with_a_warning():
    four, five = (
        swept({CLIMATE: [1, *np.linspace(1.5, 3, n)]}, lambda levers, seed: levers.climate).text for n in (4, 5)
    )
    assert "is flattered by luck" not in four
    assert "is flattered by luck" in five


# -- parts ----------------------------------------------------------------------------------------------------------


def test_factors_are_the_columns_before_the_mark_of_the_baseline():
    table = pd.DataFrame(columns=["case", "trade", CLIMATE, "baseline", "seeds"])
    assert factors_of(table) == ["trade", CLIMATE]
    assert factors_of(pd.DataFrame(columns=["case", "baseline"])) == []


def test_lists_are_cells_of_text():
    assert plain({"a": ["x", "y"], "b": ("z",), "c": 1.5, "d": "w"}) == {"a": "x, y", "b": "z", "c": 1.5, "d": "w"}


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 s"), (0.2, "1 s"), (40.4, "40 s"), (89.4, "89 s"), (180, "3 min"), (5399, "90 min"), (5400, "1.5 h")],
)
def test_a_time_is_said_as_a_person_says_it(seconds, said):
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("satisfaction ±0,1", Precision("satisfaction", 0.1, False)),
        ("share ±0,005", Precision("share", 0.005, False)),
        ("profit ±2,5%", Precision("profit", 0.025, True)),
        ("profit ±1000", Precision("profit", 1000.0, False)),
    ],
)
def test_a_comma_is_a_decimal_sign(text, precision):
    assert read_precision(text) == precision


@pytest.mark.parametrize(
    ("size", "ways"), [("1,000", "±1000  or  profit ±1 ?"), ("25,500", "±25500  or  profit ±25.5 ?")]
)
def test_a_comma_that_may_mark_thousands_is_asked_about(size, ways):
    with pytest.raises(ScenarioError) as caught:
        read_precision(f"profit ±{size}")
    assert f"'{size}' may be read in two ways" in str(caught.value)
    assert ways in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "±2", "profit", "profit ±", "profit ±,%", "profit ±1,000,000", "profit 2% ±", "profit ±2%%"]
)
def test_what_is_no_precision_is_shown_how_to_write_one(text):
    with pytest.raises(ScenarioError, match="such as  --until 'profit ±2%'"):
        read_precision(text)


@pytest.mark.parametrize("size", ["0", "-1", "1e999", "0%", "-0.0"])
def test_an_interval_has_a_width(size):
    with pytest.raises(ScenarioError, match="an interval has a width above 0"):
        read_precision(f"profit ±{size}")


@given(st.floats(1e-6, 1e9, allow_nan=False))
def test_a_precision_is_read_back_as_it_was_written(size):
    assert read_precision(f"npv ±{size!r}").size == pytest.approx(size)
    assert read_precision(f"npv ±{size!r}%").size == pytest.approx(size / 100)
