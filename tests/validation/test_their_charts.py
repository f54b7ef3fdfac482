"""The charts of claims and of published findings: what was found, drawn as it was found."""

import json
from pathlib import Path

import numpy as np
import pytest

from loyalty_sim.picture.palette import GREEN, GREY, VERMILLION
from loyalty_sim.picture.paper import figure
from loyalty_sim.validation.claims import charts as of_claims
from loyalty_sim.validation.claims.condition import Found, Place
from loyalty_sim.validation.claims.design import Cell
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, Finding
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.library import load_claims
from loyalty_sim.validation.evidence.charts import DRAWN, charts

RECORD = json.loads((Path(__file__).parents[2] / "docs" / "evidence" / "evidence.json").read_text(encoding="utf-8"))
CURVES = {entry["id"]: entry["curves"] for entry in RECORD["entries"] if entry["curves"]}
CLAIM = next(claim for claim in load_claims() if claim.search and claim.parts)


def finding(part, verdict, known=True):
    ends = (0.5, 1.5) if known else (-np.inf, np.inf)
    return Finding(part, np.array([0.4, 1.0, 1.6]), 1.0, *ends, verdict)


def entry(verdict, found=None, known=True):
    findings = [finding(part, HOLDS if found else verdict, known) for part in CLAIM.parts]
    return Entry(CLAIM, verdict, verdict, findings, [], found)


def searched():
    trades, dials = CLAIM.search.trades, CLAIM.search.dials
    cells = [
        Cell((("trade", trade), (dials[0].key, str(one)), (dials[1].key, str(other))))
        for trade in trades for one in dials[0].values for other in dials[1].values
    ]  # fmt: skip
    verdicts = [HOLDS, FAILS, UNDETERMINED]
    return Found([Place(cell, [], verdicts[place % 3]) for place, cell in enumerate(cells)], [])


@pytest.mark.parametrize(("verdict", "colour"), [(HOLDS, GREEN), (FAILS, VERMILLION), (UNDETERMINED, GREY)])
def test_a_part_is_drawn_in_the_colour_of_its_verdict(verdict, colour):
    found = of_claims.charts(entry(verdict))
    assert len(found) == len(CLAIM.parts)
    for chart, part in zip(found, CLAIM.parts, strict=True):
        middle = chart.option["series"][1]
        assert middle["itemStyle"]["color"] == colour
        assert [end["coord"][0] for end in middle["markLine"]["data"][0]] == [0.5, 1.5]
        assert chart.option["series"][0]["markLine"]["data"][0]["xAxis"] == pytest.approx(part.threshold)
        assert chart.caption.startswith(verdict.capitalize())
        assert len(chart.table) == 3


def test_the_side_that_counts_is_shaded():
    for chart, part in zip(of_claims.charts(entry(HOLDS)), CLAIM.parts, strict=True):
        [[low, high]] = chart.option["series"][0]["markArea"]["data"]
        inner = low["xAxis"] if part.direction > 0 else high["xAxis"]
        assert inner == pytest.approx(part.threshold)


def test_an_interval_that_is_not_known_is_not_drawn():
    for chart in of_claims.charts(entry(UNDETERMINED, known=False)):
        assert "markLine" not in chart.option["series"][1]


def test_the_search_is_a_table_of_words():
    found = searched()
    chart = of_claims.charts(entry("holds when", found))[-1]
    words = [cell["label"]["formatter"] for cell in chart.option["series"][0]["data"]]
    assert words == [place.verdict for place in found.places]
    assert chart.option["yAxis"]["data"] == list(CLAIM.search.trades)
    holding = sum(place.verdict == HOLDS for place in found.places)
    assert chart.caption.startswith(f"It holds in {holding} of {len(found.places)}")


def test_a_claim_is_one_figure_under_its_verdict():
    whole = entry("holds when", searched())
    page = figure(of_claims.charts(whole), of_claims.headline(whole), columns=1)
    assert " ".join(page._suptitle.get_text().split()) == f"{CLAIM.id} {CLAIM.title}: holds when"
    assert len(page.axes) == len(CLAIM.parts) + 1


def test_all_findings_with_curves_are_drawn():
    assert set(CURVES) == set(DRAWN)


@pytest.mark.parametrize("target", CURVES)
def test_the_model_is_drawn_as_it_was_recorded(target):
    found = charts(target, CURVES[target])
    assert found
    drawn = {
        float(point[1])
        for chart in found for series in chart.option["series"] for point in series["data"]
        if isinstance(point, list) and point[1] is not None
    } | {value for chart in found for series in chart.option["series"] for value in series["data"]
         if isinstance(value, float)}  # fmt: skip
    curve = next(iter(CURVES[target].values()))
    if target not in ("T01", "T07", "T11", "T13", "T32"):  # there the first curve is the lower axis
        for value in curve["mean"][:5]:
            assert any(abs(value - times * known) <= 1e-3 * abs(value) + 1e-9 for known in drawn for times in (1, 0.01))
    assert figure(found).axes
