"""The page of a score: table, pictures and controls, made again from the stored record alone."""

import json

import numpy as np
import pytest

from loyalty_sim.publish.evidence_page import record, save_score, summary, write_page
from loyalty_sim.validation.evidence import load_targets
from loyalty_sim.validation.evidence.charts import DRAWN, charts
from loyalty_sim.validation.evidence.published import published, wanted
from loyalty_sim.validation.evidence.reported import counts_by_answer, reported
from loyalty_sim.validation.evidence.score import Entry, Line, Score
from loyalty_sim.validation.evidence.verdict import judged, together


def entry(id, value, control=None):
    """An entry of a target whose statistics all come to one value."""
    [target] = load_targets([id])
    lines = tuple(Line(each, judged([value, value], each.low, each.high), (value, value)) for each in wanted(id))
    curve = {"mean": [1.0] * 10, "low": [0.5] * 10, "high": [1.5] * 10}
    return Entry(target, control, together(line.judged.verdict for line in lines), lines, {"people": curve})


@pytest.fixture
def made_up():
    [target] = load_targets(["T10"])
    record = {"seeds": 2, "markets": 4, "loyalty_sim": "0", "model": "abc"}
    ratchet = entry("T10", -3.0)._replace(curves={})
    return Score([entry("T08", 9.0), ratchet, entry("T10", 0.0, target.controls[0])], record)


def test_missed_targets_are_shown_as_missed(made_up, tmp_path):
    save_score(made_up, tmp_path)
    page = (tmp_path / "evidence.md").read_text()
    assert "T08 Talk per head is an asymmetric U: out" in page
    assert "Without: symmetric standard" in page
    assert (tmp_path / "pictures" / "T08.png").stat().st_size > 5_000
    assert not (tmp_path / "pictures" / "T10.png").exists()


def test_the_page_is_made_again_from_the_record(made_up, tmp_path):
    save_score(made_up, tmp_path / "one")
    stored = json.loads((tmp_path / "one" / "evidence.json").read_text())
    write_page(stored, tmp_path / "two")
    assert (tmp_path / "two" / "evidence.md").read_text() == (tmp_path / "one" / "evidence.md").read_text()


def test_other_readings_and_markets_beside_stand_with_the_finding(made_up, tmp_path):
    [target] = load_targets(["T08"])
    own = made_up.entries[0]
    beside = own._replace(control=target.controls[0], verdict="in")
    reading = target.readings[0]
    save_score(Score([own._replace(readings=((reading, own.lines[:1]),)), beside], made_up.provenance), tmp_path)
    page = (tmp_path / "evidence.md").read_text()
    assert f"*Reading.* {target.reading}" in page
    assert f"| {reading.says} | {own.lines[0].wanted.says} |" in page
    assert "| 2 | out | without weight of bad news: in |" in page
    head = next(line for line in page.splitlines() if line.startswith("| statistic | published"))
    rows = [line for line in page.splitlines() if line.startswith(f"| {own.lines[0].wanted.says}")]
    assert head.count("|") == rows[0].count("|") == 8


def test_inputs_are_by_construction_and_fitted_figures_counted_apart(made_up):
    stored = record(Score([made_up.entries[1], made_up.entries[1]], made_up.provenance))
    assert [line["verdict"] for line in stored["entries"][0]["lines"][:3]] == ["by construction"] * 2 + ["out"]
    [bank] = load_targets(["T20"])
    lines = tuple(Line(each, judged([0.0, 0.0], -1.0, 1.0), (0.0, 0.0)) for each in bank.bands)
    fitted = Score([made_up.entries[1], Entry(bank, None, "in", lines, {})], made_up.provenance)
    assert "Of 1 published finding:" in summary(fitted)
    assert "Counted apart, of 1 survey: 1 in to whose figures" in summary(fitted)


def test_bands_in_words():
    assert [each.band for each in wanted("T01")[:3]] == ["below 0.13", "above 0.5", "0.8 to 0.99"]


def test_every_picture_belongs_to_a_finding_and_without_curves_there_is_none():
    assert set(DRAWN) <= set(published())
    assert charts("T08", {}) == []
    assert charts("T99", {"people": {}}) == []


def test_data_behind_the_pictures():
    banks = counts_by_answer("banks")
    assert banks["satisfaction"].sum() == pytest.approx(1.0)
    assert banks["complained_by_satisfaction"][0] > 0.6 > 0.1 > banks["complained_by_satisfaction"][-1]
    contacts, hazard = reported("talk hazard")
    assert contacts.tolist() == [0, 1, 2, 3, 4]
    assert np.all(np.diff(hazard) > 0)


def test_levels_are_shown_with_their_distance_and_decide_nothing(tmp_path):
    four = {"mean": [0.1, 0.19, 0.5, 0.9], "low": [0.08] * 4, "high": [0.95] * 4}
    recovery = entry("T09", 5.0)._replace(curves={"serious": four, "minor": four, "given_back": four})
    record = {"seeds": 2, "markets": 4, "loyalty_sim": "0", "model": "abc"}
    save_score(Score([recovery], record), tmp_path)
    page = (tmp_path / "evidence.md").read_text()
    shown = [line for line in page.splitlines() if "buy again after a serious failure" in line]
    assert [line.split("|")[-2].strip() for line in shown] == ["+1", "+0", "-4", "+8"]
    assert "resolved at once, % | 82 | 90 (8 to 95)" in shown[-1]


def test_without_levels_no_table_of_them(made_up, tmp_path):
    save_score(made_up, tmp_path)
    assert "shown and not judged" not in (tmp_path / "evidence.md").read_text()


def given(id, value):
    """A target of given moments whose statistics all come to one value, or each to its own figure (None)."""
    [target] = load_targets([id])
    lines = []
    for each in target.bands:
        seen = (each.low + each.high) / 2 if value is None else value
        lines.append(Line(each, judged([seen, seen], each.low, each.high), (seen, seen)))
    return Entry(target, None, "undetermined", tuple(lines), {})


def test_given_moments_are_counted_by_how_far_they_are_comparable(made_up, tmp_path):
    found = Score([*made_up.entries, given("T33", None), given("T34", 9.0)], made_up.provenance)
    assert "Of 5 given moments that are partly comparable: 3 in, 2 out (60 %; by the means alone 60 %)." in summary(
        found
    )
    assert "Of 2 given moments that are fitted or set with them in view, and counted apart: 2 out" in summary(found)
    assert "Of 2 published findings" in summary(found)
    save_score(found, tmp_path)
    page = (tmp_path / "evidence.md").read_text()
    assert "### T33 A cohort of new customers: 3 of 3 partly comparable in" in page
    assert page.index("## Given moments") > page.index("## T10")
    assert "| moments.csv | abandonment of queued calls | 1 | not | callers of the model wait" in page
    again = json.loads((tmp_path / "evidence.json").read_text())
    write_page(again, tmp_path / "again")
    assert (tmp_path / "again" / "evidence.md").read_text() == page


def test_a_name_with_a_bar_stays_in_its_cell(made_up, tmp_path):
    save_score(Score([given("T31", None)], made_up.provenance), tmp_path)
    rows = [line for line in (tmp_path / "evidence.md").read_text().splitlines() if "P(REPUR>=9" in line]
    assert len(rows) == 8
    assert all(row.replace("\\|", "").count("|") == 8 for row in rows)


def test_without_given_moments_there_is_no_part_of_them(made_up, tmp_path):
    save_score(made_up, tmp_path)
    assert "Given moments" not in (tmp_path / "evidence.md").read_text()


def test_what_was_looked_at_under_an_earlier_model_is_marked(made_up, tmp_path):
    stored = record(made_up)
    assert "earlier" not in write_page(stored, tmp_path / "new")[0].read_text()
    stored["entries"][0]["of_model"] = "a3ed"
    page = write_page(stored, tmp_path / "old")[0].read_text()
    assert "T08](#t08) | Talk per head is an asymmetric U (earlier model) |" in page
    assert "earlier version of the model (a3ed) and in the reading of that time, and not yet again" in page
