"""What a scenario file says of the market holds for both arms, or is refused by its key: no firm chooses its wages."""

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from loyalty_sim.cli.asked.scenarios import two_scenarios
from loyalty_sim.cli.commands import app
from loyalty_sim.scenario import ScenarioError


@pytest.fixture(autouse=True)
def _in_a_folder_with_files(tmp_path, monkeypatch):
    """dearer.yaml: a whole file of a hotel, as it is written to work on, with other wages. led.yaml: a decision too."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["show", "baseline", "trade=hotel", "-q", "-o", "hotel.yaml"]).exit_code == 0
    tree = yaml.safe_load(Path("hotel.yaml").read_text())
    tree["name"], tree["trade"]["wage"] = "dearer", 1100.0
    Path("dearer.yaml").write_text(yaml.safe_dump(tree))
    tree["name"], tree["firm"]["levers"]["climate"] = "led", 2.0
    Path("led.yaml").write_text(yaml.safe_dump(tree))


def test_the_market_of_b_is_that_of_the_usual_too():
    a, b = two_scenarios(["led.yaml", "market.customers=2000"])
    assert (a.trade, a.market) == (b.trade, b.market)
    assert (a.trade.name, a.trade.wage, a.market.customers) == ("hotel", 1100.0, 2000)
    assert (a.firm.levers.climate, b.firm.levers.climate) == (1.0, 2.0)


@pytest.mark.parametrize("asked", [["dearer.yaml"], ["dearer.yaml", "trade=hotel", "market.customers=2000"]])
def test_a_file_that_sets_nothing_but_the_market_compares_nothing(asked):
    with pytest.raises(ScenarioError, match="nothing is compared: what dearer sets holds for both"):
        two_scenarios(asked)


def test_two_files_of_unlike_markets_are_refused_by_key():
    with pytest.raises(ScenarioError, match=r"trade\.wage is 750\.0 in A .* and 1100\.0 in B"):
        two_scenarios(["hotel.yaml", "led.yaml"])


def test_two_trades_are_refused():
    with pytest.raises(ScenarioError, match=r"A \(baseline\) is of the trade bank and B \(led\) of hotel"):
        two_scenarios(["baseline", "led.yaml"])
