"""What is asked of a sweep: one design among the words, where it starts, how many seeds, and what cannot be."""

from pathlib import Path

import pytest

from loyalty_sim.cli.asked.sweep import SEEDS, read_request
from loyalty_sim.reading import TABLES
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.statistics.precision import FIRST, MOST

CLIMATE, PRICE = "firm.levers.climate", "firm.levers.price"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def asked(*words, grid=(), lhs=(), sobol=(), points=8, seeds=None, until=None):
    return read_request(words, grid, lhs, sobol, points, seeds, until)


def said_of(*words, **more):
    with pytest.raises(ScenarioError) as caught:
        asked(*words, **more)
    return "\n".join(map(str, caught.value.problems))


def levels(request, key=CLIMATE):
    return [case.values[key] for case in request.cases]


# -- designs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "how",
    [
        {"grid": [f"{CLIMATE}=0,1,2"]},
        {"grid": [f"{CLIMATE}=range(0,3,1)"]},
        {"words": [f"{CLIMATE}=0,1,2"]},  # several values of a setting need no option
    ],
)
def test_a_grid_may_be_written_in_several_ways(how):
    found = asked(*how.get("words", ()), grid=how.get("grid", ()))
    assert sorted(levels(found)) == [0, 1, 2]
    assert found.cases[0].baseline
    assert found.design.kind == "grid"


def test_grids_in_words_and_in_options_are_one_grid():
    found = asked(f"{CLIMATE}=1,2", grid=[f"{PRICE}=0.9,1"])
    assert len(found.design.rows) == 4
    assert sorted(found.design.keys) == [CLIMATE, PRICE]


@pytest.mark.parametrize(("option", "kind"), [("lhs", "latin hypercube"), ("sobol", "sobol")])
def test_a_sample_has_its_points_and_the_baseline(option, kind):
    found = asked(**{option: [f"{CLIMATE}=2:3", f"{PRICE}=0.9:1.1"]}, points=16)
    assert found.design.kind == kind
    assert (len(found.design.rows), len(found.cases)) == (16, 17)
    assert all(2 <= level <= 3 for level in levels(found)[1:])


def test_settings_and_a_name_are_where_every_row_starts():
    found = asked("people_first", "market.customers=400", grid=["firm.levers.process=1,2"])
    assert (found.name, found.overrides) == ("people_first", ("market.customers=400",))
    assert {case.scenario.market.customers for case in found.cases} == {400}
    assert asked(grid=[f"{CLIMATE}=1,2"]).name == "baseline"


@pytest.mark.parametrize("name", ["design.csv", "DESIGN.CSV", "my.design.Csv"])
def test_a_design_is_known_by_its_ending_in_either_case(name):
    Path(name).write_text(f"name,{CLIMATE}\nlow,0\nhigh,2\n")
    found = asked(name)
    assert [case.label for case in found.cases] == ["baseline", "low", "high"]
    assert found.design.kind == "file"


@pytest.mark.parametrize("name", ["rows.yaml", "rows.YML"])
def test_yaml_is_a_design_where_it_holds_rows(name):
    Path(name).write_text(f"- {{name: low, {CLIMATE}: 0}}\n- {{name: high, {CLIMATE}: 2}}\n")
    assert [case.label for case in asked(name).cases] == ["baseline", "low", "high"]


def test_yaml_that_holds_settings_is_where_a_sweep_starts():
    Path("mine.yaml").write_text("market: {customers: 321}\n")
    found = asked("mine.yaml", grid=[f"{CLIMATE}=1,2"])
    assert {case.scenario.market.customers for case in found.cases} == {321}


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx"])
def test_a_setting_that_takes_a_file_is_no_design(ending):
    """It was taken for one: `network.path=ties.csv` and a grid were two designs."""
    Path(f"ties{ending}").write_text("a,b\n")
    told = said_of("market.customers=30", "network.kind=file", f"network.path=ties{ending}", grid=[f"{CLIMATE}=1,2"])
    assert "two designs" not in told
    assert f"ties{ending}" in told  # the network itself is too small, or none


# -- seeds and precision --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seeds", "until", "few", "many"),
    [
        (None, None, SEEDS, SEEDS),
        (3, None, 3, 3),
        (None, "profit ±2%", FIRST, MOST),
        (20, "profit ±2%", FIRST, 20),
        (4, "profit ±2%", 4, 4),
    ],
)
def test_seeds_are_as_many_as_asked_for_or_as_a_precision_needs(seeds, until, few, many):
    found = asked(grid=[f"{CLIMATE}=1,2"], seeds=seeds, until=until)
    assert found.seeds_of_each == (few, many)
    count = f"{few} to {many} paired seeds, until" if until else f"{many} paired seeds"
    assert f"2 rows, the baseline among them, x {count}" in found.words


def test_a_sweep_is_said_with_all_its_factors():
    found = asked(grid=[f"{CLIMATE}=0,1", "trade=bank,airline"])
    assert found.words.startswith(f"grid ({CLIMATE}: 0, 1; trade: bank, airline): ")


# -- what cannot be -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "more", "said"),
    [
        ([], {}, "a sweep needs something that varies"),
        (["people_first", f"{CLIMATE}=2"], {}, "a sweep needs something that varies"),
        ([], {"grid": [f"{CLIMATE}=0,1"], "lhs": [f"{PRICE}=0.9:1"]}, "--grid and --lhs are two designs"),
        ([f"{CLIMATE}=0,1"], {"sobol": [f"{PRICE}=0.9:1"]}, "--grid and --sobol are two designs"),
        (["a.csv", "b.csv"], {}, "a.csv and b.csv are two designs"),
        (["a.csv"], {"grid": [f"{CLIMATE}=0,1"]}, "a.csv and --grid are two designs"),
        (["one", "two"], {"grid": [f"{CLIMATE}=0,1"]}, "one scenario to start from; what is 'two'?"),
        (["none.csv"], {}, "there is no file 'none.csv'"),
        (["none.yaml"], {"grid": [f"{CLIMATE}=0,1"]}, "none.yaml"),
        ([], {"grid": ["firm.levers.climat=0,1"]}, "did you mean  firm.levers.climate"),
        ([], {"grid": [f"{CLIMATE}=0:1"]}, "a grid needs levels, and firm.levers.climate is a range"),
        ([], {"grid": [f"{CLIMATE}=0,99"]}, "99"),
        ([], {"grid": [f"{CLIMATE}=nan,1"]}, "nan"),
        ([], {"lhs": [f"{PRICE}=1.1:0.9"]}, "did you mean  firm.levers.price=0.9:1.1 ?"),
        ([], {"lhs": [f"{PRICE}=1:1"]}, "has no width"),
        ([], {"lhs": ["trade=0:1"]}, "trade is not a number and has no range"),
        ([], {"lhs": [f"{PRICE}=0.9:1"], "points": 1}, "a sample of 1 is no design"),
        ([], {"lhs": [f"{PRICE}=0.9:1"], "points": -4}, "a sample of -4 is no design"),
        ([], {"sobol": [f"{PRICE}=0.9:1"], "points": 20}, "did you mean  16  or  32 ?"),
        ([], {"lhs": [f"{PRICE}=0.9:1"], "points": 20_001}, "a sample of 20,001 points is too large"),
        ([], {"grid": [f"{CLIMATE}=range(0,2,0.01)", f"{PRICE}=range(0.5,1.5,0.005)"]}, "at most 20,000 are run"),
        ([], {"grid": [f"{CLIMATE}=0,1"], "until": "profit 2%"}, "cannot read the precision"),
        ([], {"grid": ["=0,1"]}, "cannot read"),
        ([], {"grid": [f"+{CLIMATE}=0,1"]}, "cannot read"),
        ([], {"grid": ["market.weeks=52,104"]}, "the row runs 52 weeks"),
    ],
)
def test_what_cannot_be_swept_is_said(words, more, said):
    assert said in said_of(*words, **more)


def test_problems_of_options_words_and_precision_come_at_once():
    told = said_of("a", "b", grid=["=1", f"{CLIMATE}=[[1"], until="prfit ±2")
    for said in ("'=1'", f"'{CLIMATE}=[[1'", "no outcome 'prfit'", "what is 'b'?"):
        assert said in told
    assert "needs something that varies" not in told  # something was given, only not well


def test_every_ending_of_a_table_is_one_of_a_design():
    for ending in TABLES:
        assert f"there is no file 'none{ending}'" in said_of(f"none{ending}")
