"""A result keeps the user's own network and answers, and needs no other file."""

from pathlib import Path

import pytest

from loyalty_sim import load_scenario, run
from loyalty_sim.lab import own_data
from loyalty_sim.scenario import scenario_hash
from loyalty_sim.studies.saved import load_result

CUSTOMERS = 60


@pytest.fixture
def own_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    edges = "\n".join(f"{row},{(row + 1) % CUSTOMERS}" for row in range(CUSTOMERS))
    Path("mine/ties.csv").write_text(f"source,target\n{edges}\n")
    Path("mine/answers.csv").write_text("expectation,quality,satisfaction\n" + "7,8,8\n6,5,4\n9,9,9\n" * 20)
    return [f"market.customers={CUSTOMERS}", "market.weeks=8", "rivals.count=1", "network=file",
            "network.path=mine/ties.csv", "trade.answers=mine/answers.csv"]  # fmt: skip


def test_a_result_runs_again_from_its_folder_alone(own_files):
    config = load_scenario("baseline", own_files)
    result = run(config, seeds=2, workers=1)
    result.save("kept")
    for file in Path("mine").iterdir():
        file.unlink()
    Path("kept").rename("elsewhere")
    loaded = load_result("elsewhere")
    [scenario] = loaded.scenarios.values()
    from_config = load_scenario("elsewhere/config.yaml")
    assert scenario.network.path == from_config.network.path == "elsewhere/data/ties.csv"
    assert scenario_hash(scenario) == scenario_hash(from_config) == loaded.provenance["scenario_hashes"]["baseline"]
    assert run(from_config, seeds=2, workers=1).table.equals(result.table)
    loaded.save("again")
    assert Path("again/data/answers.csv").read_text() == Path("elsewhere/data/answers.csv").read_text()


def test_where_a_file_lies_does_not_matter_to_a_run_but_what_it_says(own_files):
    first = scenario_hash(load_scenario("baseline", own_files))
    Path("mine/ties.csv").rename("ties.csv")
    moved = [word.replace("mine/ties.csv", "ties.csv") for word in own_files]
    assert scenario_hash(load_scenario("baseline", moved)) == first
    Path("ties.csv").write_text("source,target\n" + "\n".join(f"0,{row}" for row in range(1, CUSTOMERS)) + "\n")
    assert scenario_hash(load_scenario("baseline", moved)) != first


def test_two_files_of_one_name_are_both_kept(own_files):
    config = load_scenario("baseline", own_files)
    Path("other").mkdir()
    Path("other/ties.csv").write_text(Path("mine/ties.csv").read_text())
    other = config._replace(network=config.network._replace(path="other/ties.csv"))
    kept = own_data.copies([config, other])
    assert kept == {
        "mine/ties.csv": "data/ties.csv",
        "mine/answers.csv": "data/answers.csv",
        "other/ties.csv": "data/ties_2.csv",
    }


def test_a_scenario_file_names_what_lies_beside_it(own_files):
    Path("mine/village.yaml").write_text("network: file\nnetwork.path: ties.csv\nmarket: {customers: 60, weeks: 8}\n"
                                         "rivals.count: 1\nuse: [deaf.py]\n")  # fmt: skip
    Path("mine/deaf.py").write_text("from loyalty_sim.extend import remove\nremove('listen')\n")
    config = load_scenario("mine/village.yaml")
    assert config.network.path == "mine/ties.csv"
    assert config.use[0].startswith("# deaf.py\n")
