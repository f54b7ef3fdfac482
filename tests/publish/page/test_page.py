"""The report of every kind of study: whole, true to its table, safe, and readable by eye, ear, phone and paper."""

import base64
import io
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from closed_form_market import closed_form
from html_page import check
from loyalty_sim.picture.units import change, level, outcome_title
from loyalty_sim.publish.page import render, save_report
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import Result, compare, load_result, returns, run

KINDS = ("run", "one run", "compare", "equal", "returns", "price")
pytestmark = pytest.mark.xdist_group("pages of results")  # one worker makes each study and each page
EVIL = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"' &amp;"


def better(**labels: str) -> Scenario:
    base = Scenario(**labels)
    return base._replace(firm=base.firm._replace(levers=base.firm.levers._replace(climate=1.4)))


@pytest.fixture(params=KINDS, scope="module")
def result(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("loyalty_sim.lab.runner.simulate", closed_form)
        yield {
            "run": lambda: run(Scenario(), seeds=3, workers=1),
            "one run": lambda: run(Scenario(), seeds=1, workers=1),
            "compare": lambda: compare(Scenario(), better(), seeds=4, workers=1),
            "equal": lambda: compare(Scenario(), Scenario(), seeds=3, workers=1),
            "returns": lambda: returns("climate", seeds=8, workers=1),
            "price": lambda: returns("price", seeds=8, workers=1),
        }[request.param]()


@pytest.mark.parametrize("static", [False, True])
def test_the_page_is_well_formed_and_needs_nothing_else(with_charts, with_pictures, static):
    text = with_pictures if static else with_charts
    page = check(text)
    for tag, name, value in page.attributes:
        assert name not in ("src", "href") or value.startswith(("data:", "#")), (tag, name, value)
    scripts = [tag for tag, *_ in page.attributes if tag == "script"]
    assert static == ("<script" not in text) == (not scripts)


def test_the_summary_comes_first_and_is_complete(with_pictures):
    page = check(with_pictures)
    heads = [word.strip() for word in page.words["h2"] + page.words["h3"]]
    assert page.words["h2"][0] == "In short"
    assert {"What to do", "What it returns", "How sure it is", "What could change it"} <= set(heads)
    assert "nan" not in page.text.lower().split()


def test_every_picture_has_a_sentence_a_table_and_a_file(with_pictures):
    text = with_pictures
    count = text.count("<figure>")
    assert count >= 1
    assert text.count("<figcaption>") == text.count('<details class="figures">') == count
    assert text.count("data:image/svg+xml;base64,") == count
    assert all(re.findall(r'<img src="[^"]+" alt="([^"]+)"', text))
    assert text.count("data:text/csv") == count + 1


def test_options_go_into_the_page_as_they_are(with_charts):
    text = with_charts
    options = json.loads(re.search(r'id="options">(.*?)</script>', text, re.DOTALL)[1])
    assert list(options) == re.findall(r'<div class="chart" id="(chart\d+)" ', text)
    assert all(option["aria"]["enabled"] for option in options.values())


def test_figures_on_the_page_equal_the_table(result, with_pictures):
    page = check(with_pictures)
    cells = {cell for row in page.rows for cell in row}
    for row in result.table.to_dict("records"):
        if result.kind == "compare":
            name = row["outcome"]
            told = {outcome_title(name, "EUR"), level(name, row["a"]), level(name, row["b"])}
            assert told | {change(name, row["difference"])} <= cells
        elif result.kind == "run":
            assert {outcome_title(row["outcome"], "EUR"), level(row["outcome"], row["mean"])} <= cells
        elif not row["today"]:
            low, high = change("profit", row["profit_low"]), change("profit", row["profit_high"])
            assert f"{change('profit', row['profit'])} ({low} to {high})" in cells


def test_the_file_that_comes_along_is_the_table(result, with_pictures):
    text = with_pictures
    link = re.search(r'<a download="table.csv" href="data:text/csv;charset=utf-8;base64,([^"]+)"', text)[1]
    again = pd.read_csv(io.StringIO(base64.b64decode(link).decode()))
    pd.testing.assert_frame_equal(again, result.table, check_dtype=False)


def test_the_page_says_where_it_comes_from(result, with_pictures):
    text = check(with_pictures).text
    about = result.provenance
    for said in (*about["scenario_hashes"].values(), about["source_hash"], about["loyalty_sim"], about["python"]):
        assert said in text
    assert "To cite:" in text


def test_names_from_files_are_escaped(closed_form_market):
    evil = {"name": "evil", "title": EVIL, "story": EVIL}
    for made in (compare(Scenario(**evil), better(**evil | {"title": EVIL + "2"}), seeds=3, workers=1),
                 run(Scenario(**evil), seeds=2, workers=1)):  # fmt: skip
        made.provenance["command"] = EVIL
        text = render(made)
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "</script><script>alert" not in text
        assert EVIL in check(render(made, static=True)).text


def test_a_loaded_result_makes_the_same_page(result, with_charts, tmp_path):
    result.save(tmp_path)
    assert render(load_result(tmp_path)) == with_charts


def test_a_study_of_another_kind_shows_its_table_and_text(closed_form_market):
    made = run(Scenario(), seeds=2, workers=1)
    table = pd.DataFrame({"lever": ["climate", "<b>"], "share": [0.123456, np.nan]})
    other = Result("other", table, "What was found.", made.runs, None, made.provenance, made.scenarios)
    page = check(render(other))
    assert ["climate", "0.123"] in page.rows
    assert ["<b>", ""] in page.rows
    assert "What was found." in page.text


def test_a_study_without_charts_shows_the_picture_it_was_saved_with(closed_form_market, tmp_path):
    made = run(Scenario(), seeds=2, workers=1)
    other = Result("other", made.table, "What was found.", made.runs, None, made.provenance, made.scenarios)
    assert "<img" not in render(other, True, folder=tmp_path)
    (tmp_path / "figure.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'></svg>")
    check(render(other, folder=tmp_path))
    assert '<img src="data:image/svg+xml;base64,' in render(other, folder=tmp_path)


def test_a_page_that_cannot_be_written_leaves_nothing(closed_form_market, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        save_report(run(Scenario(), seeds=1, workers=1), Path(tmp_path / "file" / "report.html"))
    assert len(list(tmp_path.iterdir())) == 1
