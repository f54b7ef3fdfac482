"""Tables that others published, read as they stand; see `real/README.md`."""

from pathlib import Path

import pytest

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
