"""Answers as people have them: scales stated or asked for, words, labels, codes for no answer, the other way round."""

import pandas as pd
import pyreadstat
import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.own_data import read_own_data

LADDER = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]


def column(*cells):
    return "satisfaction\n" + "".join(f"{cell}\n" for cell in cells)


def satisfaction(data):
    return data.tables["customers"]["satisfaction"].dropna().tolist()


@pytest.mark.parametrize(
    ("answers", "asked"), [((1, 5), "[1, 5]"), ((2, 7), "[1, 7]"), ((1, 6), "[1, 6]"), ((0, 5), "[0, 5]"),
                           ((0, 1), "[0, 1]"), ((20, 100), "[0, 100]"), ((0, 100), "[0, 100]")],
)  # fmt: skip
def test_a_scale_in_doubt_is_asked_for(folder, answers, asked):
    said = folder.write(customers=column(*answers)).refused()
    assert "on which scale?" in said
    assert f"scale: {{satisfaction: {asked}}}" in said
    data = folder.read(customers=f"customers: {{file: customers.csv, scale: {asked}}}")
    low, high = (int(end) for end in asked.strip("[]").split(","))
    assert satisfaction(data) == pytest.approx([1 + 9 * (each - low) / (high - low) for each in answers])


@pytest.mark.parametrize(("answers", "scale"), [((3, 10), "1 to 10"), ((1, 9), "1 to 10"), ((0, 10), "0 to 10")])
def test_a_scale_beyond_doubt_is_taken_and_said(folder, answers, scale):
    data = folder.write(customers=column(*answers)).read()
    assert data.understood[0].read_as.startswith(scale)
    assert "nothing" in data.understood[0].read_as


def test_words_are_places_on_their_ladder(folder):
    data = folder.write(customers=column("very satisfied", "Dissatisfied", "NEUTRAL", "Don’t know")).read()
    assert satisfaction(data) == [10.0, 3.25, 5.5]
    assert any("counts as no answer" in note for note in data.notes)


def test_words_that_fit_two_ladders_are_asked_for(folder):
    said = folder.write(customers=column("Satisfied", "ok", "Satisfied")).refused()
    assert "from worst to best:  labels: {satisfaction:" in said
    data = folder.read(customers="customers: {file: customers.csv, labels: {satisfaction: [bad, ok, satisfied]}}")
    assert satisfaction(data) == [10.0, 5.5, 10.0]


@pytest.mark.parametrize(
    "form",
    [
        "{} - extremely likely",
        "{} = top",
        "({}) best",
        "{}: yes",
        "{} very good",
        "very good ({})",
        "good [{}]",
        "{}/10",
        "{} out of 10",
    ],
)
def test_the_number_before_a_label_is_the_answer(folder, form):
    data = folder.write(customers=column(form.format(9), 7, 2)).read()
    assert satisfaction(data) == [9.0, 7.0, 2.0]
    assert any("the number is the answer" in note for note in data.notes)


def test_a_code_for_no_answer_is_asked_for_and_taken(folder):
    folder.write(customers=column(7, 99, 8))
    assert "if 99 means no answer, say  missing: {satisfaction: [99]}" in folder.refused(
        customers="customers: {file: customers.csv, scale: [1, 10]}"
    )
    assert "if 99 means no answer" in folder.refused()
    data = folder.read(customers="customers: {file: customers.csv, missing: [99]}")
    assert satisfaction(data) == [7.0, 8.0]


def test_numbers_with_a_decimal_comma(folder):
    data = folder.write(customers="satisfaction;spend\n7,5;1.200,50\n9,25;800,00\n").read()
    assert satisfaction(data) == [7.5, 9.25]
    assert data.tables["customers"]["spend"].tolist() == [1200.5, 800.0]
    assert any("semicolons" in note for note in data.notes)


def test_an_amount_that_can_be_two_is_asked_for(folder):
    folder.write(customers="satisfaction;spend\n7;1.200\n9;2.500\n")
    assert "may be 1200 or 1.200" in folder.refused()
    data = folder.read(customers="customers: {file: customers.csv, decimal: ','}")
    assert data.tables["customers"]["spend"].tolist() == [1200.0, 2500.0]


def test_one_that_runs_against_the_others_is_asked_about(folder):
    rows = [f"{1 + n % 10},{10 - n % 10}" for n in range(40)]
    folder.write(customers="satisfaction,again\n" + "\n".join(rows) + "\n")
    assert "run against each other (r = -1.00)" in folder.refused()
    turned = folder.read(customers="customers: {file: customers.csv, reversed: [again]}").tables["customers"]
    assert turned["again"].tolist() == pytest.approx(turned["satisfaction"].tolist())
    kept = folder.read(customers="customers: {file: customers.csv, reversed: []}").tables["customers"]
    assert kept["again"].tolist() == pytest.approx(turned["again"].rsub(11.0).tolist())


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_labels_of_a_file_give_scale_direction_and_no_answers(tmp_path, ending):
    labels = {"q1": {float(place): text for place, text in enumerate(reversed(LADDER), 1)} | {9.0: "Don't know"},
              "q2": {0.0: "not at all likely", 10.0: "extremely likely"}, "q3": {1.0: "Yes", 2.0: "No"}}  # fmt: skip
    if ending == "dta":
        labels = {name: {int(code): text for code, text in each.items()} for name, each in labels.items()}
    table = pd.DataFrame({"q1": [1.0, 5.0, 9.0, 3.0], "q2": [10.0, 0.0, 5.0, None], "q3": [1.0, 2.0, 2.0, 1.0]})
    if ending == "dta":
        table = table.fillna(5).astype("int32")
    write = {"sav": pyreadstat.write_sav, "dta": pyreadstat.write_dta}[ending]
    write(table, str(tmp_path / f"mine.{ending}"), variable_value_labels=labels)
    (tmp_path / "data.yaml").write_text(
        f"customers: {{file: mine.{ending}, columns: {{satisfaction: q1, again: q2, complained: q3}}}}\n"
    )
    found = read_own_data(tmp_path / "data.yaml")
    customers = found.tables["customers"]
    assert customers["satisfaction"].dropna().tolist() == [10.0, 1.0, 5.5]
    assert customers["again"].tolist()[:3] == [10.0, 1.0, 5.5]
    assert customers["complained"].tolist() == [1.0, 0.0, 0.0, 1.0]
    assert any("9 (Don't know) counts as no answer" in note for note in found.notes)


def test_yes_and_no_in_any_usual_form_but_not_as_codes(folder):
    folder.write(customers="satisfaction,complained\n8,Ja\n9,no\n10,N\n8,true\n8,1\n")
    assert folder.read().tables["customers"]["complained"].tolist() == [1.0, 0.0, 0.0, 1.0, 1.0]
    folder.write(customers="satisfaction,complained\n8,1\n9,2\n")
    assert "yes or no" in folder.refused()


QUALTRICS = (
    "StartDate,Status,Q1_1,Q2\n"
    "Start Date,Response Type,How satisfied are you?,Would you come again?\n"
    '"{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""QID1_1""}","{""ImportId"":""QID2""}"\n'
    "2024-05-01 10:00:00,Survey Preview,1,1\n"
    "2024-05-01 10:00:00,IP Address,8,9\n"
    "2024-05-01 11:00:00,IP Address,7,6\n"
)
SURVEYMONKEY = (
    "Respondent ID,Collector ID,Overall how satisfied are you?,Please rate:,,Would you come again?\n"
    ",,Response,Service,Quality,Response\n"
    "1,9,8,3,7,9\n"
    "2,9,7,4,8,8\n"
)


def test_lines_of_heading_of_qualtrics_are_left_out(folder):
    columns = "columns: {satisfaction: Q1_1, again: Q2}"
    data = folder.write(customers=QUALTRICS).read(customers=f"customers: {{file: customers.csv, {columns}}}")
    assert satisfaction(data) == [8.0, 7.0]
    assert any("2 lines of heading of Qualtrics" in note for note in data.notes)
    assert any("1 answers of previews" in note for note in data.notes)


def test_heads_of_surveymonkey_are_joined(folder):
    columns = "columns: {satisfaction: 'Overall how satisfied are you?', quality: 'Please rate:: Quality'}"
    data = folder.write(customers=SURVEYMONKEY).read(customers=f"customers: {{file: customers.csv, {columns}}}")
    assert satisfaction(data) == [8.0, 7.0]
    assert data.tables["customers"]["quality"].tolist() == [7.0, 8.0]


def test_lines_before_the_names_can_be_said(folder):
    folder.write(customers="Report of May 2024\n\nsatisfaction,quality\n(1-10),(1-10)\n8,7\n9,8\n")
    assert "names_in_line" in folder.refused()
    part = "names_in_line: 3, answers_from_line: 5"
    assert satisfaction(folder.read(customers=f"customers: {{file: customers.csv, {part}}}")) == [8.0, 9.0]


@pytest.mark.parametrize(
    ("unit", "cells", "years"),
    [("months", (24, 60), [2, 5]), ("weeks", (52.1785714, 104.3571429), [1, 2]),
     ("joined, as_of: 2025", (2012, 2020), [13, 5])],
)  # fmt: skip
def test_tenure_in_another_unit(folder, unit, cells, years):
    folder.write(customers="satisfaction,tenure\n" + "".join(f"9,{cell}\n" for cell in cells))
    name, _, more = unit.partition(", ")
    part = f"unit: {{tenure: {name}}}" + (f", {more}" if more else "")
    found = folder.read(customers=f"customers: {{file: customers.csv, {part}}}").tables["customers"]
    assert found["tenure"].tolist() == pytest.approx(years, rel=1e-6)


@pytest.mark.parametrize(("cell", "guess"), [(60, "months"), (2012, "joined")])
def test_years_that_are_too_many_are_asked_about(folder, cell, guess):
    said = folder.write(customers=f"satisfaction,tenure\n9,{cell}\n8,{cell}\n").refused()
    assert "beyond 50" in said
    assert guess in said


def test_spending_by_month(folder):
    folder.write(customers="satisfaction,spend\n9,10\n8,20\n")
    found = folder.read(customers="customers: {file: customers.csv, unit: {spend: month}}").tables["customers"]
    assert found["spend"].tolist() == [120.0, 240.0]


def test_a_column_twice_or_without_rows_is_refused(folder):
    assert "the column 'satisfaction' twice" in folder.write(customers="satisfaction,satisfaction\n8,9\n").refused()
    assert "has no rows" in folder.write(customers="satisfaction\n").refused()


def test_a_survey_may_ask_one_question_only(folder):
    assert satisfaction(folder.write(customers=column(8, 9)).read()) == [8.0, 9.0]
    nps = folder.write(customers="again\n0\n10\n").read()
    assert nps.tables["customers"]["again"].tolist() == [1.0, 10.0]
    assert "no column 'satisfaction'" in folder.write(customers="quality\n8\n9\n").refused()


def test_each_column_is_shown_as_it_was_understood(folder):
    seen = {each.what: each for each in folder.read().understood}
    assert set(seen) == {"customers.satisfaction", "customers.quality", "customers.expectation"}
    first = seen["customers.satisfaction"]
    assert (first.there, first.of, first.lowest, first.highest) == (4, 4, "4", "10")


def test_all_questions_come_at_once(folder):
    folder.write(customers="satisfaction,again,tenure\n5,7,80\n4,6,90\n")
    with pytest.raises(ScenarioError) as caught:
        folder.read()
    assert len(caught.value.problems) == 3
