"""A result folder is a research object: its metadata name all that lies in it, and how it was made."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loyalty_sim.cli.commands import app
from loyalty_sim.lab.crate import CRATE, METADATA, PROFILE
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, load_result, run

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture
def graph(tmp_path):
    compare(Scenario(), Scenario(), seeds=3, workers=1).save(tmp_path)
    metadata = json.loads((tmp_path / METADATA).read_text())
    assert metadata["@context"] == f"{CRATE}/context"
    return {entity["@id"]: entity for entity in metadata["@graph"]}


def test_what_ro_crate_requires_is_there(graph):
    about, root = graph[METADATA], graph["./"]
    assert (about["@type"], about["conformsTo"], about["about"]) == ("CreativeWork", {"@id": CRATE}, {"@id": "./"})
    assert root["@type"] == "Dataset"
    assert all(root[key] for key in ("name", "description", "datePublished", "license"))
    assert all("@id" in entity and "@type" in entity for entity in graph.values())


def test_what_the_profile_of_a_process_requires_is_there(graph):
    assert graph["./"]["conformsTo"] == {"@id": PROFILE}
    assert graph[PROFILE]["version"] == "0.5"
    action = graph[graph["./"]["mentions"]["@id"]]
    assert action["@type"] == "CreateAction"
    software = graph[action["instrument"]["@id"]]
    assert software["@type"] == "SoftwareApplication"
    assert software["name"]
    assert software["softwareVersion"]
    assert {each["@id"] for each in action["object"]} == {"config_A.yaml", "config_B.yaml"}
    assert {"table.parquet", "figure.png", "run.json"} <= {each["@id"] for each in action["result"]}


def test_every_reference_leads_somewhere_and_every_file_is_named(graph, tmp_path):
    def referred(value):
        if isinstance(value, dict):
            return {value["@id"]} if set(value) == {"@id"} else set().union(*map(referred, value.values()))
        return set().union(*map(referred, value)) if isinstance(value, list) else set()

    wanted = set().union(*(referred(entity) for entity in graph.values()))
    assert {each for each in wanted if not each.startswith("http")} <= set(graph)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} - {METADATA}
    assert {each["@id"] for each in graph["./"]["hasPart"]} == there
    assert {name for name, entity in graph.items() if entity["@type"] == "File"} == there


def test_another_result_in_its_place_leaves_nothing_of_the_first(graph, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    run(Scenario(), seeds=2, workers=1).save(tmp_path)
    assert not (tmp_path / "config_A.yaml").exists()
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert load_result(tmp_path).kind == "run"


def test_metadata_of_another_hand_take_nothing_away_outside(tmp_path):
    (tmp_path / "kept.txt").write_text("mine")
    (tmp_path / "here").mkdir()
    stranger = {"@graph": [{"@id": "./", "hasPart": [{"@id": "../kept.txt"}]}]}
    (tmp_path / "here" / METADATA).write_text(json.dumps(stranger))
    run(Scenario(), seeds=2, workers=1).save(tmp_path / "here")
    assert (tmp_path / "kept.txt").exists()


def test_a_folder_of_other_files_is_refused_before_any_work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("papers").mkdir()
    Path("papers/draft.tex").write_text("mine")
    call = ["run", "--seeds", "2", "--workers", "1", "-q", "-o"]
    done = CliRunner().invoke(app, [*call, "papers"])
    assert done.exit_code == 2
    assert "holds other files" in done.output
    for _ in range(2):
        assert CliRunner().invoke(app, [*call, "papers/mine"]).exit_code == 0
    assert [path.name for path in Path("papers").iterdir() if path.is_file()] == ["draft.tex"]
