"""A folder of the user's own, and folders of installed packages, beside what is shipped."""

import json
import shutil
import textwrap
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim import ServiceMarket, load_scenario, run, sweep
from loyalty_sim.app.lessons import lesson
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.cli.commands import app
from loyalty_sim.extend.read_file import name_of
from loyalty_sim.scenario import ScenarioError, homes, scenario_hash
from loyalty_sim.scenario.presets import options
from loyalty_sim.studies.saved import load_result
from loyalty_sim.validation.claims.library import claim_files, claims_dir, load_claims

SIZE = ["market.customers=300", "market.weeks=14"]
STRATEGY = """
    from typing import NamedTuple

    from loyalty_sim.extend import strategy

    @strategy
    class CutPrices(NamedTuple):
        by: float = 0.05

        def decide(self, firm, market):
            firm.price = firm.price - self.by
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text))
    return path


def filled(folder: Path) -> Path:
    """A folder with one of everything."""
    write(folder / "trade/gym.yaml", "# @package _global_\ntrade:\n  name: gym\n  title: Gym\n  need_rate: 0.8\n")
    write(folder / "scenario/next_door.yaml", "# @package _global_\nname: next_door\ntitle: A chain opens next door\n"
          "rivals:\n  count: 2\n  strategies: [cut_prices]\n")  # fmt: skip
    write(folder / "strategies/cut_prices.py", STRATEGY)
    shipped = sorted(lesson.FOLDER.glob("[0-9]*.md"))[0]
    write(folder / "lessons/50_mine.md", shipped.read_text().replace("title: ", "title: Mine, ", 1))
    claim = (claims_dir() / sorted(p.name for p in claims_dir().glob("k01_*.py"))[0]).read_text()
    write(folder / "claims/k50_mine.py", claim.replace('id="K01"', 'id="K50"'))
    return folder


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = filled(tmp_path / "home")
    monkeypatch.setenv(homes.VARIABLE, str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def test_without_a_folder_there_is_what_is_shipped(monkeypatch):
    monkeypatch.delenv(homes.VARIABLE, raising=False)
    assert "gym" not in options("trade")
    assert "K50" not in claim_files()
    with pytest.raises(ScenarioError, match="there is no trade 'gym'"):
        load_scenario("baseline", ["trade=gym"])


def test_everything_is_found(home):
    config = load_scenario("next_door", ["trade=gym", *SIZE])
    assert (config.trade.title, config.trade.need_rate, config.rivals.count) == ("Gym", 0.8, 2)
    assert list(map(name_of, config.use)) == ["cut_prices.py"]
    assert ServiceMarket(config, rng=0).run().firms[1].price < 1.0
    assert lesson.lessons()["50_mine"].home == str(home)
    assert load_claims(["50"])[0].id == "K50"
    assert titles("trade")["gym"] == "Gym"
    assert titles("scenario")["next_door"] == "A chain opens next door"


def test_what_is_wrong_in_a_preset_is_said_with_its_line(home):
    write(home / "trade/gym.yaml", "# @package _global_\ntrade:\n  need_rate: 7\n")
    with pytest.raises(ScenarioError, match=r"gym.yaml:3"):
        load_scenario("baseline", ["trade=gym"])


def test_a_strategy_is_part_of_the_configuration(home):
    first = load_scenario("next_door", SIZE)
    write(home / "strategies/cut_prices.py", STRATEGY.replace("0.05", "0.03"))
    assert scenario_hash(load_scenario("next_door", SIZE)) != scenario_hash(first)
    result = run(first, seeds=2, workers=2)
    result.save("kept")
    shutil.rmtree(home / "strategies")
    again = run(next(iter(load_result("kept").scenarios.values())), seeds=2, workers=1)
    assert again.table.equals(result.table)


def test_a_sweep_over_strategies_finds_it(home):
    found = sweep({"rivals.strategies": [["hold"], ["cut_prices"]]}, "baseline", SIZE, seeds=2, workers=1)
    assert not found.detail.failed
    assert found.table["profit_mean"].nunique() == 2


@pytest.mark.parametrize(
    ("file", "taken", "ask"),
    [
        ("trade/bank.yaml", "trade 'bank'", lambda: options("trade")),
        ("scenario/people_first.yaml", "scenario 'people_first'", lambda: load_scenario("people_first")),
        ("lessons/01_other.md", "lesson '1'", lesson.lessons),
        ("claims/k01_other.py", "claim 'K01'", load_claims),
        ("strategies/other.py", "strategy 'cut_prices'", lambda: load_scenario("next_door")),
    ],
)
def test_a_name_that_is_taken_is_refused(home, file, taken, ask):
    write(home / file, STRATEGY)
    with pytest.raises(ScenarioError, match=f"there is a {taken} already") as refused:
        ask()
    assert str(home / file) in str(refused.value)


def test_a_strategy_called_as_one_of_the_model_is_refused(home):
    write(home / "strategies/hold.py", STRATEGY.replace("CutPrices", "Hold"))
    with pytest.raises(ScenarioError, match="there is a strategy 'hold' already"):
        load_scenario("baseline", ["rivals.strategies=[hold]"])


def test_a_folder_that_is_not_there_is_refused(monkeypatch):
    monkeypatch.setenv(homes.VARIABLE, "/nowhere/at/all")
    with pytest.raises(ScenarioError, match="there is no folder '/nowhere/at/all'"):
        load_scenario()


def test_installed_packages_bring_folders(tmp_path, monkeypatch):
    package = filled(tmp_path / "gyms")
    write(package / "__init__.py", "")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv(homes.VARIABLE, raising=False)
    entry = EntryPoint("gyms", "gyms", "loyalty_sim")
    monkeypatch.setattr(homes, "_of_packages", lambda: (homes._of_package(entry),))
    assert "gym" in options("trade")
    assert lesson.lessons()["50_mine"].home == "package gyms"
    with pytest.raises(ScenarioError, match="names no_such_package, which is no package"):
        homes._of_package(EntryPoint("gyms", "no_such_package", "loyalty_sim"))


def command(*words: str) -> str:
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_lists_say_where_things_are_from(tmp_path, monkeypatch):
    monkeypatch.delenv(homes.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    filled(Path("mine"))
    assert "gym (mine)" in command("scenarios", "--home", "mine")
    known = json.loads(command("scenarios", "--json", "-q", "--home", "mine"))["scenarios"]
    assert known["next_door"]["from"] == "mine"
    assert "from" not in known["baseline"]
    assert json.loads(command("lessons", "--json", "--home", "mine"))[-1]["from"] == "mine"
    assert "cut_prices" in command("run", "next_door", *SIZE, "--dry-run", "--home", "mine")
    assert homes.homes() == (), "it holds for the command alone"
