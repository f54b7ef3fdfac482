"""Tables are read alike whatever their format, and what is no table is said with its line."""

import pickle

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from loyalty_sim.reading import TABLES, Unreadable, read_table, typed, value


def written(path, heads, rows):
    """The same table in a file of any format."""
    if path.suffix == ".csv":
        lines = [",".join("" if cell is None else str(cell) for cell in line) for line in (heads, *rows)]
        path.write_text("\n".join(lines) + "\n")
    elif path.suffix == ".xlsx":
        book = Workbook()
        for line in (heads, *rows):
            book.active.append(line)
        book.save(path)
    else:
        pd.DataFrame(rows, columns=heads).to_parquet(path)
    return path


@pytest.mark.parametrize("ending", TABLES)
def test_every_format_gives_the_same_table(tmp_path, ending):
    path = written(tmp_path / f"mine{ending}", ["name", "level", "on"], [["a", 1.5, True], ["b", 2.0, False]])
    found = typed(read_table(path))
    assert found.index.tolist() == [2, 3]
    assert found.to_dict("list") == {"name": ["a", "b"], "level": [1.5, 2.0], "on": [True, False]}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_rows_keep_their_line_and_empty_ones_are_left_out(tmp_path, ending):
    path = written(tmp_path / f"mine{ending}", ["a", "b"], [[1, 2], [None, None], [None, 4]])
    found = read_table(path)
    assert found.index.tolist() == [2, 4]
    assert found["a"].isna().tolist() == [False, True]


def test_what_stands_for_missing_is_for_the_caller_to_say(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("a,b\nNA,1\n-,2\n")
    assert read_table(path)["a"].tolist() == ["NA", "-"]
    assert read_table(path, ("NA", "-"))["a"].isna().all()


def test_a_mark_of_byte_order_and_blanks_after_commas_are_no_part_of_a_name(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xef\xbb\xbfname, level\r\nx, 1\r\n")
    assert read_table(path).to_dict("records") == [{"name": "x", "level": "1"}]


def test_columns_without_a_head_are_kept_if_they_hold_something(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(",a,\n0,x,\n1,y,\n")
    assert list(read_table(path).columns) == ["", "a"]


@pytest.mark.parametrize(
    ("name", "content", "said", "line"),
    [
        ("a.csv", b"", "empty", None),
        ("a.csv", b"a,b\n1,2\n1,2,3\n", "3 cells under 2 names", 3),
        ("a.csv", "naïve,x\n".encode("utf-16"), "UTF-8", None),
        ("a.xlsx", b"no workbook", "no workbook", None),
        ("a.parquet", b"no parquet", "no Parquet file", None),
    ],
)
def test_what_is_no_table_is_said(tmp_path, name, content, said, line):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=said) as caught:
        read_table(tmp_path / name)
    assert caught.value.line == line
    assert pickle.loads(pickle.dumps(caught.value)).help == caught.value.help


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no file"):
        read_table(tmp_path / "no.csv")


def test_a_column_of_numbers_with_one_word_in_it_stays_text():
    table = pd.DataFrame({"a": ["1", "2"], "b": ["1", "x"], "c": ["true", "False"], "d": ["1", None]})
    found = typed(table)
    assert found["a"].tolist() == [1, 2]
    assert found["b"].tolist() == ["1", "x"]
    assert found["c"].tolist() == [True, False]
    assert found["d"].isna().tolist() == [False, True]


@given(st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans())
def test_a_cell_is_what_was_written(written):
    assert value(str(written).lower()) == written
