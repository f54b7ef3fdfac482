"""Answers, complaints and amounts as survey tools and people write them; what may be two things is asked about."""

import pandas as pd
import pyreadstat
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.own_data import read_own_data


def column(*cells):
    return "satisfaction\n" + "".join(f"{cell}\n" for cell in cells)


def satisfaction(data):
    return data.tables["customers"]["satisfaction"].dropna().tolist()


@pytest.mark.parametrize(
    ("cells", "part", "right"),
    [
        (("80%", "95 %"), "", [8.2, 9.55]),
        (("80%", "95 %"), ", scale: [0, 100]", [8.2, 9.55]),
        (("-2", "+1", "2"), ", scale: [-2, 2]", [1.0, 7.75, 10.0]),
        (("★★★★☆", "★"), ", scale: [1, 5]", [7.75, 1.0]),
        ((8, "n.a.", ".a", "Skipped", "Don´t know", "keine Meinung", "(blank)", 9), "", [8.0, 9.0]),
        (("good", "bad", "GOOD"), ", labels: {satisfaction: {bad: 2, good: 4}}", [10.0, 1.0, 10.0]),
        (("sehr gut", "befriedigend", "ungenügend"), "", [10.0, 6.4, 1.0]),
        (("８", "٩"), "", [8.0, 9.0]),
    ],
)
def test_answers_as_tools_write_them(folder, cells, part, right):
    data = folder.write(customers=column(*cells)).read(customers=f"customers: {{file: customers.csv{part}}}")
    assert satisfaction(data) == pytest.approx(right)


@pytest.mark.parametrize(
    ("cells", "part", "said"),
    [
        ((-2, 1, 2), "", "scale: {satisfaction: [-2, 2]}"),
        (("good", "bad"), ", labels: {satisfaction: {good: 1, bad: 1}}", "labels name no two different answers"),
        (("good", "bad"), ", labels: {satisfaction: [good, bad, Good]}", "is not words from worst to best, each once"),
        (("Satisfied", "Neutral", "Very disatisfied"), "", "did you mean  very dissatisfied ?"),
        (("NA", ""), "", "there is no answer at all in customers.satisfaction"),
        ((8, 9, 0), ", scale: [1, 10]", "if 0 means no answer, say  missing: {satisfaction: [0]}"),
    ],
)
def test_what_may_be_meant_is_said(folder, cells, part, said):
    folder.write(customers=column(*cells))
    assert said in folder.refused(customers=f"customers: {{file: customers.csv{part}}}")


CODES = {1.0: "Very dissatisfied", 2.0: "Dissatisfied", 3.0: "Neutral", 4.0: "Satisfied", 5.0: "Very satisfied"}
UP_SIDE_DOWN = {1.0: "sehr zufrieden", 2.0: "zufrieden", 3.0: "neutral", 4.0: "unzufrieden", 5.0: "sehr unzufrieden"}


@pytest.mark.parametrize(
    ("labels", "part", "right"),
    [
        (CODES | {6.0: "Ninguna opinión"}, "", "the label 'Ninguna opinión' (6) is no step from 'very dissatisfied'"),
        (CODES | {6.0: "Ninguna opinión"}, ", missing: [6]", [1.0, 10.0, 5.5]),
        ({1.0: "top", 5.0: "flop"}, "", "is 'top' (1) or 'flop' (5) the best answer?"),
        ({1.0: "top", 5.0: "flop"}, ", reversed: [satisfaction], missing: [6]", [10.0, 1.0, 5.5]),
        ({1.0: "top", 5.0: "flop"}, ", reversed: [], missing: [6]", [1.0, 10.0, 5.5]),
        (UP_SIDE_DOWN, ", scale: [1, 5], missing: [6]", [10.0, 1.0, 5.5]),
        ({4.0: "Satisfied", 5.0: "Very satisfied"}, ", missing: [6]", "scale: {satisfaction: [1, 5]}"),
    ],
)
def test_labels_that_leave_a_doubt_are_asked_about(tmp_path, labels, part, right):
    table = pd.DataFrame({"satisfaction": [1.0, 5.0, 6.0, 3.0]})
    pyreadstat.write_sav(table, str(tmp_path / "a.sav"), variable_value_labels={"satisfaction": labels})
    (tmp_path / "data.yaml").write_text(f"customers: {{file: a.sav{part}}}\n")
    if isinstance(right, str):
        with pytest.raises(ScenarioError) as caught:
            read_own_data(tmp_path / "data.yaml")
        assert right in str(caught.value)
    else:
        assert satisfaction(read_own_data(tmp_path / "data.yaml")) == pytest.approx(right)


def test_columns_are_found_by_their_title_and_names_by_their_label(tmp_path):
    table = pd.DataFrame({"q1": [8.0, 9.0], "q2": [1.0, 2.0], "q3": [1.0, 0.0]})
    labels = {"q2": {1.0: "North", 2.0: "South"}, "q3": {0.0: "not mentioned", 1.0: "mentioned"}}
    titles = ["Overall satisfaction", "Branch", "Complaint"]
    pyreadstat.write_sav(table, str(tmp_path / "a.sav"), variable_value_labels=labels, column_labels=titles)
    columns = "columns: {satisfaction: overall satisfaction, site: branch, complained: q3}"
    (tmp_path / "data.yaml").write_text(f"customers: {{file: a.sav, {columns}}}\n")
    found = read_own_data(tmp_path / "data.yaml").tables["customers"]
    assert found["site"].tolist() == ["North", "South"]
    assert found["complained"].tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("cells", "part", "right"),
    [
        (("WAHR", "falsch"), "", [1, 0]), (("Checked", "Unchecked"), "", [1, 0]), (("✓", "✗"), "", [1, 0]),
        (("Complained", "Did not complain"), "", [1, 0]), ((1, 2), ", labels: {complained: {1: yes, 2: no}}", [1, 0]),
        (("x", ""), ", labels: {complained: {x: yes, '': no}}", [1, 0]), (("x", ""), "", "do these mean no?"),
        ((0, 3), "", "labels: {complained: {1: yes, 2: no}}"),
        ((0, 3), ", labels: {complained: {0: no, 3: yes}}", [0, 1]),
    ],
)  # fmt: skip
def test_yes_and_no_of_programs_and_as_stated(folder, cells, part, right):
    folder.write(customers="satisfaction,complained\n" + "".join(f"8,{cell}\n" for cell in cells))
    customers = f"customers: {{file: customers.csv{part}}}"
    if isinstance(right, str):
        assert right in folder.refused(customers=customers)
    else:
        assert folder.read(customers=customers).tables["customers"]["complained"].tolist() == right


@pytest.mark.parametrize(
    ("name", "cells", "part", "right"),
    [
        ("tenure", ("24 months", "1 year", "26 weeks"), "", [2.0, 1.0, 26 * 7 / 365.25]),
        ("tenure", ("<1 year", "1-2 years"), ", labels: {tenure: {<1 year: 0.5, 1-2 years: 1.5}}", [0.5, 1.5]),
        ("tenure", ("<1 year", "2"), "", "if they are bands, say what each stands for:  labels: {tenure:"),
        ("tenure", ("2019-07-02", "2024-12-31"), ", unit: {tenure: joined}, as_of: 2025-06-30", [5.995, 0.4935]),
        ("tenure", ("2019-07-02", "2024-12-31"), "", "if it is when they joined, say  unit: {tenure: joined}"),
        ("tenure", ("2019", "2029"), ", unit: {tenure: joined}, as_of: 2025", "it takes times up to 2025"),
        ("spend", ("$1200", "€300"), "", "amounts are in $ and in €"),
        ("weight", ("1e308", "1e308"), "", "it takes up to 1e+15"),
        ("spend", ("Fr. 1’200.-", "CHF 30.-"), "", [1200.0, 30.0]),
        ("spend", ("CHF 1’200.-", "30.50 CHF"), "", [1200.0, 30.5]),
    ],
)
def test_amounts_as_people_have_them(folder, name, cells, part, right):
    folder.write(customers=f"satisfaction;{name}\n" + "".join(f"8;{cell}\n" for cell in cells))
    customers = f"customers: {{file: customers.csv{part}}}"
    if isinstance(right, str):
        assert right in folder.refused(customers=customers)
    else:
        found = folder.read(customers=customers)
        assert found.tables["customers"][name].tolist() == pytest.approx(right, abs=0.002)
        assert found.understood[-1].column == name


HEADS = {
    "a title above": ("Survey of May;;\n;;\nsatisfaction;b;c\n8;1;1\n", "line 3 names it: say  names_in_line: 3"),
    "one for two": ("satisfaction\n8\n", "the column 'satisfaction' cannot be both customers.satisfaction and"),
    "twice": ("satisfaction,satisfaction\n8,9\n", "give each a name of its own"),
    "caret": ("satisfaction^b\n8^1\n", "separator: '^'"),
}


@pytest.mark.parametrize("case", HEADS)
def test_a_column_that_is_not_found_is_looked_for(folder, case):
    content, said = HEADS[case]
    more = ", columns: {satisfaction: satisfaction, again: satisfaction}" if case == "one for two" else ""
    assert said in folder.write(customers=content).refused(customers=f"customers: {{file: customers.csv{more}}}")


@pytest.mark.parametrize("head", ["\u200bsatisfaction", "Satisfaction\u00a0", '"  SATISFACTION "', "'satisfaction'"])
def test_what_cannot_be_seen_in_a_name_does_not_count(folder, head):
    assert satisfaction(folder.write(customers=f"{head},b\n8,1\n9,2\n").read()) == [8.0, 9.0]


def test_a_column_of_almost_the_same_name_is_said(folder):
    data = folder.write(customers="Satisfaction,satisfaction\n1,8\n2,9\n").read()
    assert satisfaction(data) == [8.0, 9.0]
    assert "the column 'Satisfaction' is not read" in " ".join(data.notes)


def test_totals_below_a_table_are_of_nobody(folder):
    rows = "1,8,100\n2,9,200\nTotal,,300\nAverage,8.5,150\n"
    data = folder.write(customers=f"id,satisfaction,spend\n{rows}").read()
    assert satisfaction(data) == [8.0, 9.0]
    assert sum("is a total of those above" in note for note in data.notes) == 2
    kept = folder.write(customers="site,satisfaction,spend\nEsso,8,100\nShell,9,200\nTotal,7,90\n").read()
    assert satisfaction(kept) == [8.0, 9.0, 7.0]


@pytest.mark.parametrize("made", ["folder", "link", "pipe of nobody"])
def test_what_is_no_file_is_called_what_it_is(folder, made):
    path = folder.path / "customers.csv"
    path.unlink()
    if made == "folder":
        path.mkdir()
    else:
        path.symlink_to(folder.path / "customers.csv" if made == "link" else folder.path / "nowhere.csv")
    said = folder.refused()
    assert "cannot be read: " in said
    assert "did you mean" not in said
