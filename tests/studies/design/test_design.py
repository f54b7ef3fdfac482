"""Designs: made ones hit what they should, files of all kinds read alike, and what is wrong is named with its place."""

import math

import pandas as pd
import pytest
from openpyxl import Workbook

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies.design import as_design, grid, latin_hypercube, points, read_design, sobol
from loyalty_sim.studies.vary import Factor
from loyalty_sim.studies.vary.reading import is_factor, read_factor

CLIMATE = Factor("firm.levers.climate", interval=(0.0, 3.0))
SIZE = Factor("market.customers", interval=(1000, 1003))
MANY = tuple(range(20, 2020))
TRADE = Factor("trade", ("bank", "airline"))


def problems(function, *arguments) -> str:
    with pytest.raises(ScenarioError) as caught:
        function(*arguments)
    return str(caught.value)


def test_a_data_frame_is_its_rows_as_a_file_is():
    table = pd.DataFrame({"firm.levers.climate": [0.0, 2.0], "trade": ["bank", None], "name": ["low", "high"]})
    assert [row.values for row in as_design(table).rows] == [
        {"firm.levers.climate": 0.0, "trade": "bank"}, {"firm.levers.climate": 2.0},
    ]  # fmt: skip
    assert [row.name for row in as_design(table).rows] == ["low", "high"]


def test_a_grid_has_every_combination_the_last_factor_varying_fastest():
    design = grid([TRADE, Factor("market.weeks", (52, 104, 156))])
    assert [tuple(row.values.values()) for row in design.rows[:4]] == [
        ("bank", 52), ("bank", 104), ("bank", 156), ("airline", 52),
    ]  # fmt: skip
    assert len(design.rows) == 6
    assert design.rows[0].label == "trade=bank, weeks=52"


def test_a_latin_hypercube_hits_every_slice_of_every_factor_once():
    design = latin_hypercube([CLIMATE, Factor("firm.levers.price", interval=(0.9, 1.1)), SIZE, TRADE], 40)
    climate = [row.values["firm.levers.climate"] for row in design.rows]
    price = [row.values["firm.levers.price"] for row in design.rows]
    assert sorted(int(40 * level / 3) for level in climate) == list(range(40))
    assert sorted(int(40 * (level - 0.9) / 0.2) for level in price) == list(range(40))
    for key, levels in (("market.customers", [1000, 1001, 1002, 1003]), ("trade", ["airline", "bank"])):
        found = [row.values[key] for row in design.rows]
        assert sorted(set(found)) == levels
        assert {found.count(level) for level in levels} == {40 // len(levels)}


def test_a_sobol_design_balances_every_half_and_is_the_same_again():
    design = sobol([CLIMATE, TRADE], 64)
    assert sum(row.values["firm.levers.climate"] < 1.5 for row in design.rows) == 32
    assert sum(row.values["trade"] == "bank" for row in design.rows) == 32
    assert sobol([CLIMATE, TRADE], 64) == design
    assert sobol([CLIMATE, TRADE], 64, seed=1) != design


def test_points_of_the_unit_cube_become_values_of_the_factors():
    rows = points("mine", [CLIMATE, SIZE, TRADE], [[0.0, 0.0, 0.0], [0.5, 0.5, 0.5], [1.0, 1.0, 1.0]]).rows
    assert [tuple(row.values.values()) for row in rows] == [
        (0, 1000, "bank"),
        (1.5, 1002, "airline"),
        (3, 1003, "airline"),
    ]


@pytest.mark.parametrize(
    ("word", "levels"),
    [
        ("trade=bank,airline", ("bank", "airline")),
        ("market.weeks=52", (52,)),
        ("firm.levers.climate=range(0,1,0.1)", tuple(round(0.1 * step, 12) for step in range(10))),
        ("firm.levers.climate=choice(0,1.5)", (0, 1.5)),
        ("rivals.strategies=[hold],[explore,hold]", (["hold"], ["explore", "hold"])),
        ("market.currency='CHF','EUR'", ("CHF", "EUR")),
    ],
)
def test_levels_are_read_in_hydras_grammar(word, levels):
    assert read_factor(word).levels == levels


@pytest.mark.parametrize("word", ["firm.levers.climate=0:3", "firm.levers.climate=interval(0,3)"])
def test_ranges_are_read(word):
    assert read_factor(word).interval == (0, 3)


def test_words_that_give_several_values_are_told_from_settings():
    assert is_factor("trade=bank,airline")
    assert is_factor("market.weeks=range(1,4)")
    assert not is_factor("trade=bank")
    assert not is_factor("rivals.strategies=[hold,explore]")


@pytest.mark.parametrize(
    "word", ["firm.levers.climate", "a=b=,", "+x=1,2", "~x", "firm.levers.climate=range(a,b)", "x=1:-"]
)
def test_unreadable_factors_are_refused(word):
    assert word in problems(read_factor, word, "--grid")


def as_csv(path, heads, rows):
    lines = [heads, *rows]
    text = "\n".join(
        ",".join("" if cell is None else f'"{cell}"' if "," in str(cell) else str(cell) for cell in line)
        for line in lines
    )
    path.with_suffix(".csv").write_text(text + "\n")
    return path.with_suffix(".csv")


def as_xlsx(path, heads, rows):
    book = Workbook()
    for line in (heads, *rows):
        book.active.append(line)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def as_yaml(path, heads, rows):
    lines = [
        ", ".join(f"{key}: {cell}" for key, cell in zip(heads, row, strict=True) if cell is not None) for row in rows
    ]
    path.with_suffix(".yaml").write_text("".join(f"- {{{line}}}\n" for line in lines))
    return path.with_suffix(".yaml")


HEADS = ["name", "trade", "firm.levers.climate", "rivals.strategies"]
ROWS = [["careful", "bank", 1.2, "[hold,explore]"], ["bold", "airline", 2, None], [None, "bank", 0.001, "[hold]"]]


@pytest.mark.parametrize("write", [as_csv, as_xlsx, as_yaml])
def test_a_file_gives_the_same_design_whatever_its_kind(tmp_path, write):
    design = read_design(write(tmp_path / "mine", HEADS, ROWS))
    assert [row.name for row in design.rows] == ["careful", "bold", ""]
    assert design.keys == HEADS[1:]
    assert design.rows[0].values == {
        "trade": "bank", "firm.levers.climate": 1.2, "rivals.strategies": ["hold", "explore"],
    }  # fmt: skip
    assert design.rows[1].values == {"trade": "airline", "firm.levers.climate": 2}
    assert all(row.where.startswith(str(tmp_path)) for row in design.rows)


@pytest.mark.parametrize(("write", "line"), [(as_csv, 3), (as_xlsx, 3), (as_yaml, 2)])
def test_a_wrong_cell_is_named_with_its_line(tmp_path, write, line):
    file = write(tmp_path / "mine", ["trade", "firm.levers.climate"], [["bank", 1], ["banc", 60]])
    said = problems(read_design, file)
    assert f"{file}:{line}" in said
    assert "there is no trade 'banc'" in said
    assert "did you mean  trade=bank ?" in said
    assert "firm.levers.climate = 60 is outside its range 0 to 20" in said


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "climat\n1\n", "unknown setting 'climat'"),
        ("a.csv", "firm.levers.climate\n", "no rows"),
        ("a.csv", "", "the file is empty"),
        ("a.csv", ",trade\nx,bank\n", "no name"),
        ("a.csv", "trade,trade\nbank,bank\n", "twice"),
        ("a.csv", "trade\nbank,1\n", "2 cells under 1 names"),
        ("a.csv", b"\xff\xfe\x00", "cannot be read"),
        ("a.yaml", "trade: bank", "list of scenarios"),
        ("a.yaml", "- {trade: [", "cannot be read"),
        ("a.xlsx", "no workbook", "cannot be read"),
        ("a.txt", "trade\nbank\n", "is no design"),
    ],
)
def test_files_that_are_no_designs(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert said in problems(read_design, file)


def test_a_file_that_is_not_there(tmp_path):
    assert "there is no file" in problems(read_design, tmp_path / "no.csv")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: as_design({"firm.levers.climat": [0, 1]}), "did you mean  firm.levers.climate=0 ?"),
        (lambda: as_design({"firm.levers": [0, 1]}), "is a group of settings"),
        (lambda: as_design({"firm.levers.climate": []}), "has no levels"),
        (lambda: as_design({}), "no rows"),
        (lambda: as_design("climate"), "'climate' is no design"),
        (lambda: as_design(None), "None is no design"),
        (lambda: as_design([{"firm.levers.climate": 0}]), "is no design"),
        (lambda: as_design({"firm.levers.climate": 1}), "firm.levers.climate = 1 is no list of levels"),
        (lambda: as_design({"firm.levers.climate": "0,1"}), "= '0,1' is no list of levels"),
        (lambda: as_design({"firm.levers.climate": [0, 0]}), "firm.levers.climate has the level 0 twice"),
        (lambda: as_design({5: [1]}), "unknown setting '5'"),
        (lambda: as_design(pd.DataFrame({"name": ["a", "a"], "trade": ["bank", "hotel"]})), "is called 'a' as is"),
        (lambda: as_design(pd.DataFrame({"firm.levers.climate": [-1.0]})), "table, row 1"),
        (lambda: grid([TRADE, TRADE]), "given twice"),
        (lambda: grid([CLIMATE]), "needs levels, and firm.levers.climate is a range"),
        (lambda: grid([Factor("market.weeks", MANY), Factor("market.customers", MANY)]), "4,000,000 rows"),
        (lambda: latin_hypercube([Factor("firm.levers.climate", interval=(3, 0))], 8), "firm.levers.climate=0:3 ?"),
        (lambda: latin_hypercube([Factor("firm.levers.climate", interval=(0, 60))], 8), "outside its range"),
        (lambda: latin_hypercube([Factor("firm.levers.climate", interval=(1, 1))], 8), "has no width"),
        (lambda: latin_hypercube([Factor("firm.levers.climate", interval=(0, math.nan))], 8), "not a finite number"),
        (lambda: latin_hypercube([Factor("market.currency", interval=(0, 1))], 8), "is not a number and has no range"),
        (lambda: latin_hypercube([CLIMATE], 1), "at least 2"),
        (lambda: latin_hypercube([], 8), "no factors"),
        (lambda: sobol([CLIMATE], 100), "did you mean  64  or  128 ?"),
    ],
)  # fmt: skip
def test_designs_that_cannot_be_are_refused_with_help(make, said):
    assert said in problems(make)


def test_an_unknown_factor_is_reported_once_whatever_its_levels():
    assert problems(as_design, {"firm.levers.climat": [0, 1, 2], "trade": ["banc"]}).count("error:") == 2


def test_a_named_index_is_part_of_a_table(tmp_path):
    table = pd.DataFrame({"name": ["a", "b"], "firm.levers.price": [1.1, 0.9], "firm.levers.climate": [0.5, 1.5]})
    indexed, file = table.set_index(["name", "firm.levers.price"]), tmp_path / "mine.parquet"
    indexed.to_parquet(file)
    for design in (as_design(indexed), read_design(file)):
        assert [row.name for row in design.rows] == ["a", "b"]
        assert design.rows[0].values == {"firm.levers.price": 1.1, "firm.levers.climate": 0.5}


def test_names_of_rows_are_text_and_the_sheet_that_is_read_is_said(tmp_path):
    book, file = Workbook(), tmp_path / "mine.xlsx"
    book.active.append(["an old list"])
    book.active.merge_cells("A2:B3")
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("mine")
    for row in (["name", "firm.levers.climate"], ["007", 0.5], ["note: none", 1.5]):
        sheet.append(row)
    book.active = 1
    book.save(file)
    design = read_design(file)
    assert [row.name for row in design.rows] == ["007", "note: none"]
    assert design.notes == ("of 2 sheets the first that is shown and holds anything, 'mine', is read",)


def test_a_part_of_a_parquet_file_is_not_told_to_be_called_one(tmp_path):
    file = tmp_path / "mine.parquet"
    file.write_bytes(b"PAR1 and no more PAR1")
    with pytest.raises(ScenarioError, match="it is no Parquet file, or a part of one"):
        read_design(file)
