"""Tables that others published, read as they stand; see `real/README.md`."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from loyalty_sim.reading import Unreadable, read_source, typed
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.direct_estimates import direct_estimates
from loyalty_sim.validation.calibrate.own_data import read_own_data

REAL = Path(__file__).parent / "real"
CUSTOMERS = f"customers: {{file: {REAL / 'anes96.csv'}, columns: {{satisfaction: selfLR}}, scale: [1, 7]}}"


def read(folder, *lines):
    (folder / "data.yaml").write_text("\n".join(lines) + "\n")
    return read_own_data(folder / "data.yaml")


def test_an_election_study_with_tabs_and_quoted_heads(tmp_path):
    columns = "columns: {satisfaction: selfLR, again: PID}, scale: {satisfaction: [1, 7], again: [0, 6]}"
    data = read(tmp_path, f"customers: {{file: {REAL / 'anes96.csv'}, {columns}}}")
    first = [line.split("\t") for line in (REAL / "anes96.csv").read_text().splitlines()[1:4]]
    assert data.tables["customers"]["satisfaction"][:3].tolist() == pytest.approx(
        [1 + 1.5 * (int(row[2]) - 1) for row in first]
    )
    assert data.tables["customers"]["again"][:3].tolist() == pytest.approx([1 + 1.5 * int(row[5]) for row in first])
    assert len(data.tables["customers"]) == 120
    assert any("tabs" in note for note in data.notes)


def test_a_survey_of_seven_points_is_asked_for_its_scale(tmp_path):
    with pytest.raises(ScenarioError, match="on which scale"):
        read(tmp_path, CUSTOMERS.replace(", scale: [1, 7]", ""))
    data = read(tmp_path, CUSTOMERS)
    assert data.tables["customers"]["satisfaction"].between(1, 10).all()


def test_purchases_with_date_and_time(tmp_path):
    columns = "columns: {customer: id}"
    data = read(tmp_path, CUSTOMERS, f"transactions: {{file: {REAL / 'example_transactions.csv'}, {columns}}}")
    table = data.tables["transactions"]
    assert table["customer"].nunique() == 60
    found = direct_estimates(data)
    came = len(table) / 60 / data.weeks
    assert 0 < found.settings["trade.need_rate"] < came
    assert "zero-truncated" in found.notes[0]


def test_the_cdnow_cohort_without_heads(tmp_path):
    part = "separator: ' ', names_in_line: 0, columns: {customer: 1, date: 3, amount: 5}"
    data = read(tmp_path, CUSTOMERS, f"transactions: {{file: {REAL / 'CDNOW_sample.txt'}, {part}}}")
    rows = [line.split() for line in (REAL / "CDNOW_sample.txt").read_text().splitlines()]
    assert data.tables["transactions"]["amount"].sum() == pytest.approx(sum(float(row[4]) for row in rows))
    assert data.tables["transactions"]["customer"].nunique() == len({row[0] for row in rows})
    assert 60 < data.weeks < 79
    assert next(each for each in data.understood if each.what == "transactions.date").read_as.startswith(
        "dates, yyyymmdd"
    )


ENDS = {value: f"{value}" for value in range(1, 8)} | {1: "extremely liberal", 7: "extremely conservative"}
MISSING = 9
"""Where a respondent was not placed; none in these rows, so that some are put in."""


def election_study():
    """The same answers as numbers, every twentieth of them missing by code."""
    rows = [line.replace("'", "").split("\t") for line in (REAL / "anes96.csv").read_text().splitlines()]
    table = pd.DataFrame(rows[1:], columns=rows[0])[["selfLR", "PID"]].astype(float)
    table.loc[::20, "selfLR"] = MISSING
    return table


def as_spss(table, path):
    import pyreadstat

    labels = {"selfLR": ENDS | {MISSING: "don't know"}, "PID": {0: "strong democrat", 6: "strong republican"}}
    heads = {"selfLR": "Where would you place yourself?"}
    pyreadstat.write_sav(
        table, path, column_labels=heads, variable_value_labels=labels, compress=path.suffix == ".zsav"
    )


def as_stata(table, path):
    import pyreadstat

    pyreadstat.write_dta(table, path, variable_value_labels={"selfLR": ENDS | {MISSING: "don't know"}})


@pytest.mark.parametrize(
    ("name", "write", "more"),
    [
        ("a.sav", as_spss, ", reversed: []"),
        ("a.zsav", as_spss, ", reversed: []"),
        ("a.dta", as_stata, ", reversed: []"),
        ("a.xlsx", lambda table, path: table.to_excel(path, index=False), ", scale: [1, 7], missing: [9]"),
        ("a.csv", lambda table, path: table.to_csv(path, index=False, sep=";", decimal=","),
         ", scale: [1, 7], missing: [9]"),
    ],
)  # fmt: skip
def test_an_election_study_in_every_format_is_one_and_the_same(tmp_path, name, write, more):
    """Scale and codes for no answer come from the labels of a file that has them, and are said where it has none.

    Which of liberal and conservative is the best answer no label tells: it is asked.
    """
    table = election_study()
    write(table, tmp_path / name)
    data = read(tmp_path, f"customers: {{file: {name}, columns: {{satisfaction: selfLR}}{more}}}")
    found = data.tables["customers"]["satisfaction"]
    expected = (1 + 1.5 * (table["selfLR"] - 1)).where(table["selfLR"] != MISSING)
    assert found.to_numpy() == pytest.approx(expected.to_numpy(), nan_ok=True)
    assert found.isna().sum() == 6


def test_national_accounts_in_a_stata_file_of_long_ago():
    table = read_source(REAL / "macrodata.dta").table
    assert table.shape == (203, 14)
    assert table.iloc[0][["year", "quarter", "realgdp"]].tolist() == pytest.approx([1959, 1, 2710.349])
    assert table.index[0] == 2


STATSMODELS = Path(importlib.util.find_spec("statsmodels").origin).parent
SHIPPED = sorted([*STATSMODELS.glob("datasets/*/*.csv"), *STATSMODELS.glob("*/**/*.dta")])


@pytest.mark.filterwarnings("ignore:Encountered %tC format")
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_table_that_statsmodels_ships_has_the_numbers_that_pandas_finds(file):
    """31 texts with commas, semicolons or tabs, and six Stata files; pandas is told what separates the cells."""
    source = read_source(file)
    if file.suffix == ".dta":
        right = pd.read_stata(file, convert_categoricals=False)
    else:
        right = pd.read_csv(file, sep=source.separator, encoding="latin-1", skipinitialspace=True)
    right, found = right.dropna(how="all"), typed(source.table)
    assert found.shape == right.shape
    for place, name in enumerate(right):
        if pd.api.types.is_numeric_dtype(right[name]):
            mine = pd.to_numeric(found.iloc[:, place]).to_numpy(float)
            assert mine == pytest.approx(right[name].to_numpy(float), nan_ok=True)


def test_the_survey_of_redbook_1974(tmp_path):
    """6,366 answers on scales of five, with tenure in years and bands that are written as their middle."""
    file = STATSMODELS / "datasets" / "fair" / "fair.csv"
    columns = "columns: {satisfaction: rate_marriage, tenure: yrs_married}"
    data = read(tmp_path, f"customers: {{file: {file}, {columns}, scale: [1, 5]}}")
    raw = pd.read_csv(file)
    assert len(data.tables["customers"]) == 6366
    assert data.tables["customers"]["satisfaction"].mean() == pytest.approx(
        1 + 2.25 * (raw["rate_marriage"].mean() - 1)
    )
    assert direct_estimates(data).settings["trade.tenure_years"] == pytest.approx(raw["yrs_married"].mean())


def test_a_file_of_another_program_with_the_ending_of_spss_is_refused():
    """IDL calls its files .sav too; SciPy ships some, which are there where its tests are installed."""
    folder = Path(importlib.util.find_spec("scipy").origin).parent / "io" / "tests" / "data"
    files = sorted(folder.glob("*.sav"))
    if not files:
        pytest.skip("SciPy is installed without its tests here")
    for file in files:
        with pytest.raises(Unreadable, match="no SPSS file"):
            read_source(file)
