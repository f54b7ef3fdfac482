"""Running on from a checkpoint equals running through, bit for bit; a file that is none is refused; no half files."""

import json

import numpy as np
import pytest
from markets import EVENTFUL, changed, holdings, small

from loyalty_sim.lab import checkpoint
from loyalty_sim.lab.checkpoint import CheckpointError, load_checkpoint, save_checkpoint

RIVALS = ("rivals.strategies=[imitate_leader,counter_invest,match_price]", "firm.levers_from=6", "firm.patience=10")


@pytest.fixture
def saved(tmp_path):
    return save_checkpoint(small(*EVENTFUL, weeks=30).run(10), tmp_path / "market.npz")


@pytest.mark.parametrize("settings", [EVENTFUL, (*EVENTFUL, *RIVALS)], ids=["eventful", "rivals decide"])
def test_running_on_equals_running_through(settings, tmp_path):
    through = small(*settings, weeks=30)
    path = save_checkpoint(through.run(14), tmp_path / "market.npz")
    through.run()
    on = load_checkpoint(path).run()
    assert on.week == 30
    assert not changed(holdings(through), holdings(on))
    assert on.outcomes() == through.outcomes()


def test_a_checkpoint_past_the_horizon_keeps_its_books(tmp_path):
    market = small(weeks=5).run(8)
    restored = load_checkpoint(save_checkpoint(market, tmp_path / "market.npz"))
    assert restored.history.equals(market.history)


def test_a_checkpoint_is_a_copy(saved):
    market = load_checkpoint(saved)
    start = holdings(market)
    market.run(3)
    assert not changed(start, holdings(load_checkpoint(saved)))


@pytest.mark.parametrize("spoil", [
    pytest.param(lambda path: path.write_bytes(b"no checkpoint"), id="text"),
    pytest.param(lambda path: path.write_bytes(b""), id="empty"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-200]), id="cut short"),
    pytest.param(lambda path: np.savez(path, ledger=np.zeros(3)), id="another archive"),
    pytest.param(lambda path: np.save(path.open("wb"), np.zeros(3)), id="a bare array"),
])  # fmt: skip
def test_a_damaged_or_foreign_file_is_refused(saved, spoil):
    spoil(saved)
    with pytest.raises(CheckpointError, match=r"market\.npz"):
        load_checkpoint(saved)


def test_damage_inside_a_column_is_noticed(saved):
    content = bytearray(saved.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    saved.write_bytes(content)
    with pytest.raises(CheckpointError, match=r"market\.npz"):
        load_checkpoint(saved)


def test_a_checkpoint_of_another_version_is_refused(saved):
    with np.load(saved) as file:
        arrays = dict(file)
    arrays["about"] = np.array(json.dumps(json.loads(str(arrays["about"])) | {"source_hash": "0" * 16}))
    np.savez_compressed(saved, **arrays)
    with pytest.raises(CheckpointError, match="another version"):
        load_checkpoint(saved)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load_checkpoint(tmp_path / "nowhere.npz")


def test_a_write_that_fails_leaves_the_old_checkpoint(saved, monkeypatch):
    before = saved.read_bytes()

    def full_disk(file, **arrays):
        file.write(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr(checkpoint.np, "savez_compressed", full_disk)
    with pytest.raises(OSError, match="no space left"):
        save_checkpoint(small(weeks=2).run(), saved)
    assert saved.read_bytes() == before
