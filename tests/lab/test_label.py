"""A name and a note of a saved result: kept as given, refused where nobody could read them, and no danger to it."""

import json

import pytest

from loyalty_sim.lab.label import LABEL, LONGEST, Label, label_of, read_label, write_label
from loyalty_sim.scenario import ScenarioError


def refused(name, note=""):
    with pytest.raises(ScenarioError) as caught:
        label_of(name, note)
    return [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize("text", ["Hotel, first look", "Zürich $5 <b>", "日本 👩‍👩‍👧", "=1+1", "x" * LONGEST["name"]])
def test_a_label_comes_back_as_it_was_given(text, tmp_path):
    write_label(tmp_path, label_of(f" {text} ", f"{text}\r\nmore"))
    assert read_label(tmp_path) == Label(text, f"{text}\nmore")


def test_an_empty_label_takes_away_the_one_before(tmp_path):
    write_label(tmp_path, label_of("mine"))
    write_label(tmp_path, label_of("  ", "\n"))
    assert not list(tmp_path.iterdir())
    assert not read_label(tmp_path)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("x" * 81, "the name has 81 letters"),
        ("a\x07b", "the name holds the character U+0007, which cannot be shown"),
        ("a\u202eb", "the name holds the character U+202E, which cannot be shown"),
        ("a\ud800", "the name holds the character U+D800, which cannot be shown"),
        ("two\nlines", "the name holds a line break, which cannot be shown"),
    ],
)
def test_what_nobody_could_read_is_refused_with_a_sentence(name, told):
    assert refused(name) == [told]


def test_everything_wrong_is_said_at_once():
    assert refused("a\tb", "n" * 501) == [
        "the name holds the character U+0009, which cannot be shown", "the note has 501 letters",
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": 3, "note": ""}', "\x00", "[" * 100_000])
def test_a_file_that_is_no_label_is_as_if_there_were_none(content, tmp_path):
    (tmp_path / LABEL).write_text(content)
    assert read_label(tmp_path) == Label()


def test_a_label_that_somebody_made_too_long_is_none(tmp_path):
    (tmp_path / LABEL).write_text(json.dumps({"name": "x" * 81, "note": ""}))
    assert read_label(tmp_path) == Label()


def test_no_folder_is_made_for_a_result_that_is_gone(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_label(tmp_path / "gone", label_of("mine"))
    assert not list(tmp_path.iterdir())
