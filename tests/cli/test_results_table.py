"""Past results as a table: newest first, and of their settings only what differs."""

from io import StringIO

import numpy as np
import pandas as pd
import pytest
from rich.console import Console

from loyalty_sim.cli.list import MOST_COLUMNS, MOST_ROWS, _table, _word, _words
from loyalty_sim.cli.shown.saved import is_result

CLIMATE = "firm.levers.climate"


def drawn(rows, heads=2):
    screen = Console(width=200, record=True, file=StringIO())
    screen.print(_table(rows, heads))
    return [line.rstrip() for line in screen.export_text().splitlines()]


def frame(count, **settings):
    return pd.DataFrame({"result": [f"r{n}" for n in range(count)], "kind": "run"} | settings)


@pytest.mark.parametrize(
    ("value", "said"),
    [(True, "yes"), (False, "no"), (3, "3"), (1234.5678, "1,234.6"), (0.5, "0.5"), (float("nan"), "nan"), ("x", "x")],
)
def test_a_value_as_a_word(value, said):
    assert _word(value) == said


@pytest.mark.parametrize("text", ["[hold]", "[bold]loud[/]", "a[/b]"])
def test_brackets_are_shown_as_they_are(text):
    assert text in "\n".join(drawn(frame(1, strategies=[text])))


def test_the_newest_comes_first_and_the_oldest_of_many_not_at_all():
    lines = drawn(frame(MOST_ROWS + 5))
    assert len(lines) == MOST_ROWS + 1
    assert lines[1].startswith(f"r{MOST_ROWS + 4} ")
    assert not any(line.startswith("r4 ") for line in lines)


def test_few_settings_are_columns_and_many_are_words():
    few = {f"s{n}": [n] for n in range(MOST_COLUMNS)}
    assert drawn(frame(1, **few))[0].split() == ["result", "kind", *few]
    many = few | {"one.more": [7]}
    lines = drawn(frame(1, **many))
    assert lines[0].split() == ["result", "kind", "settings"]
    assert "more=7" in lines[1]


def test_settings_of_the_baseline_and_those_not_there_are_left_out_of_words():
    row = {CLIMATE: 2.0, "firm.levers.training": 1.0, "market.weeks": np.nan, "trade": "baseline", "scenario": "mine"}
    assert _words(row, list(row)) == "climate=2 scenario=mine"


def test_more_than_eight_settings_are_counted():
    row = {f"x.s{n}": n for n in range(11)}
    assert _words(row, list(row)) == " ".join([*(f"s{n}={n}" for n in range(8)), "… 3 more"])


@pytest.mark.parametrize("word", ["baseline", "", "a\0b", "x" * 5_000, "outputs"])
def test_what_is_no_result_is_none(word, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert not is_result(word)


def test_a_result_is_last_a_folder_or_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("outputs/run/mine", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "run.json").write_text("{}")
    assert all(map(is_result, ["last", "mine", "elsewhere", "outputs/run/mine"]))
    assert not is_result("outputs/run")
