"""Files and folders are whole or not there; a folder is nobody else's; what killed processes left is taken away."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from loyalty_sim.cli.shown import terminal
from loyalty_sim.lab.atomic import LONGEST_WRITING, new_folder, whole_folder, write_atomically


def test_many_who_want_one_folder_at_once_get_one_each(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        folders = list(pool.map(lambda _: new_folder(tmp_path / "run" / "same"), range(64)))
    assert len(set(folders)) == 64
    assert all(folder.is_dir() for folder in folders)


def test_two_commands_in_one_second_save_to_two_folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one, other = (terminal.default_folder("run", "baseline") for _ in range(2))
    assert one != other
    assert one.parent == other.parent == Path("outputs/run")


def test_a_name_too_long_for_the_disk_is_cut(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert terminal.default_folder("run", "very long " * 500).is_dir()


def test_a_new_folder_appears_whole_or_not_at_all(tmp_path):
    folder = tmp_path / "result"
    with pytest.raises(FileNotFoundError), whole_folder(folder) as there:
        (there / "table.csv").write_text((tmp_path / "no such file").read_text())
    assert not list(tmp_path.iterdir())
    with whole_folder(folder) as there:
        (there / "table.csv").write_text("whole")
        assert not folder.exists()
    assert [path.name for path in folder.iterdir()] == ["table.csv"]


def test_a_folder_that_is_made_but_empty_is_filled(tmp_path):
    (tmp_path / "result").mkdir()
    with whole_folder(tmp_path / "result") as there:
        (there / "table.csv").write_text("whole")
    assert (tmp_path / "result" / "table.csv").read_text() == "whole"


def test_what_killed_processes_left_is_taken_away_and_what_is_being_written_is_not(tmp_path):
    old, young = tmp_path / ".a.csv.99999", tmp_path / ".a.csv.99998"
    other = tmp_path / ".a.csv.orig"
    for left in (old, young, other):
        left.write_text("half")
    long_ago = old.stat().st_mtime - LONGEST_WRITING - 60
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    write_atomically(tmp_path / "a.csv", lambda path: path.write_text("whole"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.csv.99998", ".a.csv.orig", "a.csv"]
