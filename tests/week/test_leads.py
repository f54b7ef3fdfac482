"""The marks of indicators: of every one there is, in agreement with their weeks, and shown."""

import json

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.week.leads import UNKNOWN, lead_of, leads
from loyalty_sim.week.records import RECORD


def test_every_mark_is_of_an_indicator_there_is():
    assert set(leads()) <= set(RECORD)
    assert len(leads()) > 40


@pytest.mark.parametrize("name", sorted(leads()))
def test_a_mark_says_what_the_weeks_say(name):
    found = lead_of(name)
    if found.mark == "leading":
        assert found.weeks >= 4
        assert found.low > 0
    elif found.mark == "lagging":
        assert found.weeks <= -4
        assert found.high < 0
    elif found.mark == "coincident":
        assert abs(found.weeks) < 4
    else:
        assert found.mark == UNKNOWN


def test_quality_leads_satisfaction_which_leads_loyalty_in_the_order_of_the_theory():
    failures, satisfaction, loyalty = (lead_of(name).weeks for name in ("failures", "satisfaction", "loyalty"))
    assert failures > satisfaction > loyalty


def test_what_was_not_measured_is_unclear():
    assert lead_of("price").words == UNKNOWN


def test_they_are_listed(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    shown = CliRunner().invoke(app, ["show", "indicators", "satisfaction"])
    assert shown.exit_code == 0
    assert "weeks before customers" in shown.stdout
    rows = json.loads(CliRunner().invoke(app, ["show", "indicators", "--json", "-q"]).stdout)
    assert {row["name"] for row in rows} == set(RECORD)


def test_an_indicator_there_is_not_is_refused_with_the_nearest():
    answer = CliRunner().invoke(app, ["show", "indicators", "satisfactio"])
    assert answer.exit_code == 0
    answer = CliRunner().invoke(app, ["show", "indicators", "satifaction"])
    assert answer.exit_code == 2
    assert "did you mean" in answer.output
