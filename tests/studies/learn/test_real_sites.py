"""Weeks at sites as a firm writes them down: read as they are meant, or refused by column and line."""

import pytest

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies.learn.findings import read_findings
from loyalty_sim.studies.pilot.planted import planted


def short_scale(table):
    return table.assign(satisfaction=1 + table["satisfaction"] / 100 * 9)


def blank_site(table):
    return table.assign(site=table["site"].where(table["site"] != 3))


WRONG = [
    (short_scale, "satisfaction is .* on average, as on another scale"),
    (blank_site, "a row has no site: line"),
    (lambda table: table.assign(week=202400 + table["week"]), "week = 202401 is not counted, as a calendar week"),
    (lambda table: table.assign(week=table["week"] / 2), r"week = 0.5 is not counted"),
    (lambda table: table.assign(week="2024-W" + table["week"].astype(str)), "week = 2024-W1 is not counted"),
    (lambda table: table.assign(answers=table["answers"].where(table["week"] < 30)), "answers is missing in .* rows"),
    (lambda table: table.assign(satisfaction=table["satisfaction"].where(table["week"] < 9)), "satisfaction is miss"),
]


@pytest.mark.parametrize(("change", "said"), WRONG, ids=[said[:40] for _, said in WRONG])
def test_what_no_firm_can_have_counted_is_refused(tmp_path, change, said):
    change(planted(3.0, sites=16, treated=6, weeks=40, starts=(21,))).to_csv(tmp_path / "pilot.csv", index=False)
    with pytest.raises(ScenarioError, match=said):
        read_findings(tmp_path / "pilot.csv")


def test_a_count_below_nothing_is_refused(tmp_path):
    table = planted(3.0, sites=16, treated=6, weeks=40, starts=(21,)).assign(left=-1)
    table.to_csv(tmp_path / "pilot.csv", index=False)
    with pytest.raises(ScenarioError, match="left = -1 is below 0"):
        read_findings(tmp_path / "pilot.csv", ["churn"])


def test_sites_have_names(tmp_path):
    table = planted(3.0, sites=16, treated=6, weeks=40, starts=(21,))
    table.to_csv(tmp_path / "numbers.csv", index=False)
    table.assign(site=[f"Zürich {site:02}" for site in table["site"]]).to_csv(tmp_path / "names.csv", index=False)
    by_number, by_name = (read_findings(tmp_path / f"{each}.csv") for each in ("numbers", "names"))
    assert by_name.found == by_number.found
    assert by_name.trial == by_number.trial
