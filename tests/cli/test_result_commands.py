"""list, show, cite and export: what there is already, for people, for papers and for other programs."""

import json

import duckdb
import pandas as pd
import polars
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from closed_form_market import closed_form
from loyalty_sim.cli.commands import app
from loyalty_sim.lab import runner, store
from loyalty_sim.lab.results import read_record
from loyalty_sim.publish.export import citation

GRID = ["sweep", "--grid", "firm.levers.climate=0,2", "--seeds", "3", "--workers", "1", "-q"]


@pytest.fixture
def here(tmp_path, monkeypatch, closed_form_market):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words, code=0):
    done = CliRunner().invoke(app, [*map(str, words)])
    assert done.exit_code == code, done.output
    return done


def newest(here):
    return max((here / "outputs" / "sweep").iterdir(), key=lambda path: path.stat().st_mtime_ns)


def test_past_results_are_listed_with_what_differs_only(here):
    call(*GRID)
    call(*GRID, "trade=airline", "market.customers=5000")
    rows = json.loads(call("list", "--json").stdout)["results"]
    assert {"scenario", "trade.name", "market.customers"} & set(rows[0]) == {"trade.name", "market.customers"}
    assert [row["trade.name"] for row in rows] == ["bank", "airline"]
    assert [row["seeds"] for row in rows] == [3, 3]
    assert "market.weeks" not in rows[0]
    said = call("list").output
    assert "airline" in said or "name=airline" in said
    assert "18 runs of 6 configurations are kept" in said


def test_a_sweep_that_was_stopped_is_listed_with_how_far_it_is_until_it_is_finished(here, monkeypatch):
    whole, done = runner.simulate, []

    def stops(job):
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(job)
        return whole(job)

    monkeypatch.setattr("loyalty_sim.lab.underway.EVERY", 0.0)
    monkeypatch.setattr(runner, "simulate", stops)
    call(*GRID, code=130)
    [found] = json.loads(call("list", "--json").stdout)["unfinished"]
    assert (found["study"], found["done"], found["planned"]) == ("sweep", 4, 9)
    assert "sweep: 4 of 9 runs, the last just now; it goes on with" in call("list").output
    monkeypatch.setattr(runner, "simulate", whole)
    call(*GRID)
    assert json.loads(call("list", "--json").stdout)["unfinished"] == []


def test_kept_runs_are_listed_by_configuration(here):
    call(*GRID)
    runs = json.loads(call("list", "--runs", "--json").stdout)["runs"]
    assert sorted(row["firm.levers.climate"] for row in runs) == [0, 1, 2]
    assert set(runs[0]) == {"configuration", "name", "seeds", "profit", "firm.levers.climate"}
    assert "climate" in call("list", "--runs").output


def test_nothing_there_is_said(here):
    assert "no results are saved here" in call("list").output
    assert "no runs are kept here" in call("list", "--runs").output
    for words in (["cite"], ["show", "last"], ["export", "-o", "a.csv"]):
        assert "there is no result 'last': nothing has been saved here" in call(*words, code=2).output


def test_a_result_is_shown_as_when_it_was_new_with_where_it_comes_from(here):
    fresh = call(*GRID).stdout
    shown = call("show", "last").stdout
    assert fresh.split("The baseline is in bold")[0] in shown
    assert "Seeds: 0-2." in shown
    assert newest(here).name in shown
    assert call("show", newest(here).name).stdout == shown
    assert call("show", newest(here)).stdout == shown
    assert json.loads(call("show", "last", "--json").stdout)["kind"] == "sweep"


def test_other_kinds_of_result_are_shown_too(here, monkeypatch):
    call("run", "--seeds", 2, "--workers", 1, "-q")
    assert "mean" in call("show", "last").output
    call("compare", "people_first", "--seeds", 2, "--workers", 1, "-q")
    assert "B less A" in call("show", "last").output


def test_a_citation_names_all_that_a_reader_needs(here):
    call(*GRID)
    said = call("cite").stdout
    record = read_record(newest(here))
    for part in (
        record["loyalty_sim"],
        record["model"],
        *record["scenario_hashes"].values(),
        "Seeds: 0-2",
        record["command"],
    ):
        assert part in said
    assert citation(record | {"seeds": [3, 1, 2, 7]}, "x").count("Seeds: 1-3, 7.") == 1


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_a_result_is_exported(here, ending):
    call(*GRID)
    call("export", "last", "-o", f"mine.{ending}", "-q")
    read = {"csv": pd.read_csv, "parquet": pd.read_parquet, "xlsx": pd.read_excel}[ending]
    table = read(here / f"mine.{ending}")
    pd.testing.assert_frame_equal(table, pd.read_parquet(newest(here) / "table.parquet"), check_dtype=False)
    if ending == "xlsx":
        assert len(pd.read_excel(here / "mine.xlsx", sheet_name="runs")) == 9
        about = pd.read_excel(here / "mine.xlsx", sheet_name="about").set_index("what")["value"]
        assert {"text", "command", "model"} <= set(about.index)
        assert len(load_workbook(here / "mine.xlsx")["picture"]._images) == 1


@pytest.mark.parametrize("ending", ["dta", "sav"])
def test_a_result_is_exported_to_statistical_programs(here, ending):
    call(*GRID)
    call("export", "last", "-o", f"mine.{ending}", "-q")
    kept = pd.read_parquet(newest(here) / "table.parquet")
    read = pd.read_stata(here / "mine.dta") if ending == "dta" else pd.read_spss(here / "mine.sav")
    assert read["profit_low"].tolist() == pytest.approx(kept["profit_low"].tolist(), nan_ok=True)
    assert read["firm_levers_climate"].tolist() == kept["firm.levers.climate"].tolist()
    assert read["baseline"].tolist() == [1, 0, 0]
    assert read["case_"].tolist() == kept["case"].tolist()
    if ending == "dta":
        with pd.read_stata(here / "mine.dta", iterator=True) as file:
            assert file.variable_labels()["firm_levers_climate"] == "firm.levers.climate"


def test_tables_of_a_result_join_by_run(here):
    call("compare", "people_first", "--seeds", 2, "--workers", 1, "-q")
    for table in ("runs", "weekly"):
        call("export", "last", "--table", table, "-o", f"{table}.csv", "-q")
    runs, weekly = pd.read_csv("runs.csv"), pd.read_csv("weekly.csv")
    assert list(runs.columns[:3]) == list(weekly.columns[:3]) == ["run", "scenario", "seed"]
    assert runs[["scenario", "seed"]].to_numpy().tolist() == [["A", 0], ["A", 1], ["B", 0], ["B", 1]]
    joined = weekly.merge(runs, on=["run", "scenario", "seed"], suffixes=("", "_run"), validate="many_to_one")
    assert len(joined) == len(weekly) == 4 * 156
    assert joined.groupby("run")["profit"].sum().tolist() == pytest.approx(runs["profit"].tolist())
    assert "there are table, runs, weekly" in call("export", "last", "--table", "x", "-o", "a.csv", code=2).output


def test_a_result_saved_elsewhere_is_found_like_any_other(here):
    call("run", "--seeds", 2, "--workers", 1, "-q")
    call(*GRID, "-o", "papers/mine")
    rows = json.loads(call("list", "--json").stdout)["results"]
    assert [row["study"] for row in rows] == ["run", "sweep"]
    assert "Result mine, sweep" in call("cite", "last").stdout == call("cite", "mine").stdout
    call("export", "last", "-o", "a.csv", "-q")
    assert len(pd.read_csv("a.csv")) == 3
    call("report", "last", "-q")
    assert (here / "papers/mine/report.html").is_file()
    (here / "papers").rename(here / "gone")
    assert [row["study"] for row in json.loads(call("list", "--json").stdout)["results"]] == ["run"]


def test_a_folder_that_is_moved_takes_its_notes_along(here, tmp_path_factory, monkeypatch):
    call(*GRID, "-o", "papers/mine")
    moved = here.rename(tmp_path_factory.mktemp("other") / "place")
    monkeypatch.chdir(moved)
    assert "Result mine, sweep" in call("cite", "last").stdout


def test_all_kept_runs_are_views_of_a_database(here):
    call(*GRID)
    call("export", "--duckdb", "runs.duckdb", "-q")
    kept = pd.read_parquet(newest(here) / "runs.parquet")
    call(*["5" if word == "3" else word for word in GRID])  # later than the views
    with duckdb.connect("runs.duckdb", read_only=True) as database:
        ask = "select settings ->> '$.firm.levers.climate', seed, profit from runs where seed < 3 order by 1, 2"
        found = database.execute(ask).fetchall()
        join = "select count(*), sum(w.profit) from runs join weekly w using (configuration, seed) where firm = 0"
        [joined] = database.execute(join).fetchall()
        [total] = database.execute("select sum(profit), count(distinct configuration) from runs").fetchall()
    expected = kept.sort_values(["firm.levers.climate", "seed"])
    assert [float(climate) for climate, _, _ in found] == expected["firm.levers.climate"].tolist()
    assert [profit for _, _, profit in found] == expected["profit"].tolist()
    assert joined == pytest.approx((15 * 156, total[0]))
    assert total[1] == 3


def test_views_of_nothing_are_refused(here):
    assert "no runs of this version" in call("export", "--duckdb", "a.duckdb", code=2).output
    assert "no file for a database" in call("export", "--duckdb", "a.csv", code=2).output


@pytest.mark.parametrize("words", [[], ["-o", "mine.pdf"], ["-o", "."]])
def test_what_cannot_be_exported_to_is_said(here, words):
    assert ".csv, .xlsx, .parquet, .dta, .sav" in call("export", "last", *words, code=2).output


def test_other_programs_read_the_store_and_the_tables(here, tmp_path):
    call(*GRID)
    pattern = f"{tmp_path}/store/*/*/*.parquet"
    assert len(polars.read_parquet(pattern)) == 9 * 156 * 2
    [(weeks, profit)] = duckdb.sql(f"select count(*), sum(profit) from '{pattern}' where firm = 0").fetchall()
    assert weeks == 9 * 156
    own = pd.concat(map(pd.read_parquet, tmp_path.glob("store/*/*/*.parquet")))
    assert profit == pytest.approx(own.loc[own["firm"] == 0, "profit"].sum())
    table = newest(here) / "table.parquet"
    assert polars.read_parquet(table)["profit"].to_list() == pd.read_parquet(table)["profit"].tolist()
    assert duckdb.sql(f"select count(*) from '{table}'").fetchall() == [(3,)]


def test_runs_of_another_version_are_counted_never_used_and_said(here, monkeypatch):
    call(*GRID)
    monkeypatch.setattr(store, "model_version", lambda: "0" * 16)
    monkeypatch.setattr("loyalty_sim.lab.catalogue.model_version", lambda: "0" * 16)
    ran = []
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", lambda job: ran.append(job) or closed_form(job))
    said = call(*GRID[:-1]).stderr
    assert "of another version of the model and are not used" in said
    assert len(ran) == 9
    said = " ".join(call("list").output.split())
    assert "9 runs of other versions of the model are kept there too; they are never used" in said
    assert "another version" not in call(*GRID[:-1]).stderr, "said once"


def test_a_run_in_the_store_says_where_it_comes_from(here):
    call(*GRID)
    record = next(store.default_store().records())
    assert record["seconds"] > 0
    assert {"command", "written", "git", "python", "libraries", "loyalty_sim", "source_hash"} <= set(record["origin"])
