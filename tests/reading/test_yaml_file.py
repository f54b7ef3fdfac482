"""YAML is read as configurations are, with the line of every entry."""

import pytest

from loyalty_sim.reading import Unreadable, parse_yaml, read_yaml

TEXT = """trade: bank
market:
  discount: 1e-1
rows:
- {a: 1}
- a: 2
"""


def test_content_and_lines(tmp_path):
    (tmp_path / "mine.yaml").write_text(TEXT)
    found = read_yaml(tmp_path / "mine.yaml")
    assert found.content == {"trade": "bank", "market": {"discount": 0.1}, "rows": [{"a": 1}, {"a": 2}]}
    assert found.lines["market.discount"] == 3
    assert (found.lines["rows.0"], found.lines["rows.1"], found.lines["rows.1.a"]) == (5, 6, 6)


@pytest.mark.parametrize(("text", "content"), [("", {}), ("[1, 2]", [1, 2]), ("just words", "just words")])
def test_what_is_no_mapping_is_what_it_is(text, content):
    assert parse_yaml(text).content == content


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("a: 1\nb: [", "not valid YAML", 2),
        ("a: 1\na: 2\n", "duplicate key", 2),
        ("!!python/object/apply:os.system ['true']", "not valid YAML|cannot be read", 1),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text, said, line):
    with pytest.raises(Unreadable, match=said) as caught:
        parse_yaml(text)
    assert caught.value.line in (line, line + 1)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no file"):
        read_yaml(tmp_path / "no.yaml")


@pytest.mark.parametrize(
    "word", ["NO", "no", "yes", "on", "Off", "y", "12:30", "1:30:00", "007", "2024-05-01", "null_"]
)
def test_words_are_text(word):
    assert parse_yaml(f"country: {word}\nlist: [{word}]\n").content == {"country": word, "list": [word]}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ("FALSE", False), ("~", None), ("null", None), ("1_000", 1000), ("-.5", -0.5), ("1e-3", 1e-3),
     (".5", 0.5), ("0", 0), ("0.0", 0.0), ("+7", 7), ("1.e2", 100.0), ("0x1F", 31)],
)  # fmt: skip
def test_numbers_and_truths_are_none(written, meant):
    found = parse_yaml(f"a: {written}\n").content["a"]
    assert found == meant
    assert type(found) is type(meant)
