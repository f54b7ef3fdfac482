"""Results and stores that are not as they were saved: never used silently, never a traceback, and a row of `list`."""

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from closed_form_market import closed_form
from loyalty_sim.cli.commands import app
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.runner import run_many
from loyalty_sim.lab.store import Store
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare

pytestmark = pytest.mark.usefixtures("closed_form_market")
FOLDER = Path("outputs/compare/mine")


def ask(*words):
    answer = CliRunner().invoke(app, [*words])
    assert "Traceback" not in answer.stderr
    assert "fault of the program" not in answer.stderr, answer.stderr
    return answer


def record(**changes):
    def spoil():
        path = FOLDER / "run.json"
        content = json.loads(path.read_text()) | changes
        path.write_text(json.dumps({name: value for name, value in content.items() if value is not ...}))

    return spoil


def text(content):
    return lambda: (FOLDER / "run.json").write_bytes(content)


def altered():
    table = pd.read_parquet(FOLDER / "runs.parquet")
    table["profit"] *= 2
    table.to_parquet(FOLDER / "runs.parquet", index=False)


def cut(name):
    return lambda: (FOLDER / name).write_bytes((FOLDER / name).read_bytes()[:-50])


def other_table():
    pd.DataFrame({"a": [1]}).to_parquet(FOLDER / "runs.parquet")
    record(files=...)()


SPOILT = {
    "a list": text(b"[]"),
    "a word": text(b'"run"'),
    "null": text(b"null"),
    "empty": text(b""),
    "cut": text(b'{"study": "comp'),
    "not text": text(b"\xff\xfe\x00"),
    "deep": text(b"[" * 100_000),
    "no record at all": text(b"{}"),
    "no study": record(study=...),
    "study is a number": record(study=5),
    "no seeds": record(seeds=...),
    "seeds are words": record(seeds=["one"]),
    "seeds are a number": record(seeds=5),
    "no scenarios": record(scenarios={}),
    "scenarios are a list": record(scenarios=[]),
    "a scenario is a word": record(scenarios={"A": "bank"}),
    "settings are a list": record(settings=[]),
    "files of elsewhere": record(beside=["../../secret"]),
    "data of elsewhere": record(data={"x": "/etc/passwd"}),
    "beside is a word": record(beside="runs"),
}
SPOILT_TABLES = {
    "an altered table": altered,
    "a table that is cut": cut("runs.parquet"),
    "a table that is not there": lambda: (FOLDER / "table.parquet").unlink(),
    "another table": other_table,
    "an unknown setting": record(scenarios={"A": {"no": {"such": 1}}, "B": {}}),
    "a setting out of range": record(scenarios={"A": {"market": {"customers": -1}}, "B": {}}),
    "no text": record(text=...),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A result as it was saved, to be copied and spoilt."""
    folder = tmp_path_factory.mktemp("whole") / "mine"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("loyalty_sim.lab.runner.simulate", closed_form)
        compare(Scenario(), Scenario(name="other"), seeds=3, workers=1).save(folder)
    return folder


@pytest.fixture
def saved(whole, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(whole, FOLDER)


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_record_is_a_row_of_list_and_is_refused_elsewhere(how):
    SPOILT[how]()
    listed = ask("list")
    assert listed.exit_code == 0
    assert "damaged" in listed.stdout
    for words in (["show", "mine"], ["cite", "mine"], ["report", "mine"], ["export", "mine", "-o", "x.csv"]):
        answer = ask(*words)
        assert answer.exit_code == 2, (words, answer.stdout)
        assert "the result 'mine' is damaged" in answer.stderr


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("how", SPOILT_TABLES)
def test_damaged_tables_are_not_shown(how):
    SPOILT_TABLES[how]()
    assert ask("list").exit_code == 0
    for words in (["show", "mine"], ["export", "mine", "-o", "x.csv"]):
        answer = ask(*words)
        assert answer.exit_code == 2, (words, answer.stdout)
        assert answer.stderr.strip()


@pytest.mark.usefixtures("saved")
def test_one_damaged_result_hides_no_other():
    shutil.copytree(FOLDER, "outputs/compare/good")
    SPOILT["a list"]()
    os.utime(FOLDER / "run.json", (1, 1))
    assert "good" in ask("list").stdout
    assert ask("cite", "last").exit_code == 0


@pytest.fixture
def kept(tmp_path):
    """A store with one run, and its file."""
    store, job = Store(tmp_path / "store"), Job(Scenario(), 3)
    run_many([job], workers=1, store=store)
    return store, job, store.path(job)


def new_metadata(change):
    def spoil(path):
        table = parquet.read_table(path)
        about = dict(table.schema.metadata)
        change(about)
        parquet.write_table(table.replace_schema_metadata(about), path)

    return spoil


def other_outcomes(about):
    meta = json.loads(about[b"loyalty_sim"])
    meta["outcomes"]["profit"] += 1
    about[b"loyalty_sim"] = json.dumps(meta).encode()


def fewer_weeks(path):
    table = parquet.read_table(path)
    parquet.write_table(table.slice(0, table.num_rows - 4).replace_schema_metadata(table.schema.metadata), path)


def other_weeks(path):
    table = parquet.read_table(path)
    frame = table.to_pandas()
    frame["profit"] += 1.0
    again = table.from_pandas(frame, preserve_index=False)
    parquet.write_table(again.replace_schema_metadata(table.schema.metadata), path)


KEPT = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "text": lambda path: path.write_text("no table"),
    "other outcomes": new_metadata(other_outcomes),
    "no checksum": new_metadata(lambda about: about.pop(b"loyalty_sim_sum")),
    "no metadata": new_metadata(dict.clear),
    "fewer weeks": fewer_weeks,
    "other weeks": other_weeks,
}


@pytest.mark.parametrize("how", KEPT)
def test_a_kept_run_that_was_altered_is_put_aside_and_counted(kept, how):
    store, job, path = kept
    KEPT[how](path)
    assert store.get(job) is None
    assert not path.exists()
    assert store.damaged() == 1
    assert run_many([job], workers=1, store=store)[0].error == ""
    assert store.get(job) is not None


def test_a_kept_run_of_another_seed_is_not_taken_for_this_one(kept):
    store, job, path = kept
    path.rename(store.path(job._replace(seed=4)))
    assert store.get(job._replace(seed=4), weekly=False) is None
