"""A chart more costs two files: its function, and the kind of study that shows it; the rest follows."""

import json

import pytest

from html_page import check
from loyalty_sim.picture import Bar, bars
from loyalty_sim.publish.page import render
from loyalty_sim.studies import load_result, sweep
from loyalty_sim.studies.sweep.study import SweepStudy
from planned import figures, scenario

TITLE = "A chart that nobody had before"


def a_new_chart(result):
    """What the first file would hold."""
    rows = [Bar(str(row["case"]), float(row["satisfaction_mean"])) for row in result.table.to_dict("records")]
    return bars(rows, TITLE, "satisfaction (0-100)")


@pytest.fixture
def result(monkeypatch):
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", figures)
    shown = SweepStudy.charts  # the second file: the kind of study names it
    monkeypatch.setattr(SweepStudy, "charts", lambda self, result: [*shown(self, result), a_new_chart(result)])
    return sweep({"firm.levers.climate": [0.0, 2.0]}, scenario(), seeds=2, workers=1)


def test_it_is_on_the_screen_on_paper_and_in_the_report(result, tmp_path):
    assert result.charts()[-1].title == TITLE
    json.dumps(result.charts()[-1].option, allow_nan=False)
    assert TITLE in {panel.get_title(loc="left") for panel in result.figure().axes}
    for static in (False, True):
        page = check(render(result, static=static))
        assert TITLE in page.words["h3"]
    result.save(tmp_path)
    assert (tmp_path / "figure.png").stat().st_size > 10_000
    assert load_result(tmp_path).charts()[-1].title == TITLE
