"""Tables are read alike whatever their format, and what is no table is said with its line."""

import pickle

import pandas as pd
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from loyalty_sim.reading import TABLES, Layout, Unreadable, read_source, read_table, typed, value


def written(path, heads, rows):
    """The same table in a file of any format."""
    if path.suffix in (".csv", ".tsv"):
        mark = {".csv": ",", ".tsv": "\t"}[path.suffix]
        lines = [mark.join("" if cell is None else str(cell) for cell in line) for line in (heads, *rows)]
        path.write_text("\n".join(lines) + "\n")
    elif path.suffix == ".xlsx":
        book = Workbook()
        for line in (heads, *rows):
            book.active.append(line)
        book.save(path)
    elif path.suffix in (".sav", ".zsav", ".dta"):
        write = pyreadstat.write_dta if path.suffix == ".dta" else pyreadstat.write_sav
        write(pd.DataFrame(rows, columns=heads), str(path), **({"compress": True} if path.suffix == ".zsav" else {}))
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
        ("a.csv", b"a,b\n\x00\x01,2\n", "not text", None),
        ("a.sav", b"no SPSS file", "no SPSS file", None),
        ("a.dta", b"no Stata file", "no Stata file", None),
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252", "mac_roman"])
def test_any_usual_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "mine.csv"
    words = ["Zürich", "Genève", "São Paulo", "Malmö", "Ærø", "sehr zufrieden", "weiß nicht", "déçu"]
    path.write_bytes(("ort,wert\n" + "".join(f"{word},1\n" for word in words)).encode(encoding))
    source = read_source(path)
    assert source.table["ort"].tolist() == words
    assert bool(source.notes) == (encoding not in ("utf-8", "utf-8-sig"))


def test_cyrillic_without_unicode_is_found(tmp_path):
    path = tmp_path / "mine.csv"
    text = "город;оценка\nМосква;очень доволен\nКазань;скорее не доволен\nСамара;затрудняюсь ответить\n"
    path.write_bytes(text.encode("cp1251"))
    assert read_table(path)["город"].tolist() == ["Москва", "Казань", "Самара"]


def test_a_stated_encoding_is_used_or_refused_by_name(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes("ort\nZürich\n".encode("cp850"))
    assert read_source(path, Layout(encoding="cp850")).table["ort"].tolist() == ["Zürich"]
    with pytest.raises(Unreadable, match="no encoding 'utf-9'"):
        read_source(path, Layout(encoding="utf-9"))
    with pytest.raises(Unreadable, match="not text in utf-8") as caught:
        read_source(path, Layout(encoding="utf-8"))
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "a;b;c\nx, y;1,5;2\nz;2,25;3\n",
        "a\tb\tc\nx, y\t1,5\t2\nz\t2,25\t3\n",
        "a|b|c\nx, y|1,5|2\nz|2,25|3\n",
        'a,b,c\n"x, y","1.5",2\nz,2.25,3\n',
        "sep=;\na;b;c\nx, y;1,5;2\nz;2,25;3\n",
    ],
)
def test_any_separator_and_its_decimal_mark(tmp_path, text):
    path = tmp_path / "mine.csv"
    path.write_text(text)
    found = typed(read_table(path))
    assert found.to_dict("list") == {"a": ["x, y", "z"], "b": [1.5, 2.25], "c": [2, 3]}
    first = 3 if text.startswith("sep=") else 2
    assert found.index.tolist() == [first, first + 1]


def test_text_is_text(tmp_path):
    """A country is no truth value, a number in quotes keeps its zeros, a word for missing is a word."""
    path = tmp_path / "mine.csv"
    path.write_text("country,id\nNO,007\nNA,1e3\n")
    assert read_table(path).to_dict("list") == {"country": ["NO", "NA"], "id": ["007", "1e3"]}


def test_labels_of_codes_come_with_the_table(tmp_path):
    path = tmp_path / "mine.sav"
    labels = {"q1": {1: "bad", 2: "good", 9: "don't know"}}
    pyreadstat.write_sav(pd.DataFrame({"q1": [1.0, 2.0, 9.0]}), str(path), variable_value_labels=labels)
    assert read_source(path).labels == labels


def test_heads_further_down_and_sheets_by_name(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("Report of May\n\na;b\n1;2\n")
    found = read_source(path, Layout(heads=3)).table
    assert found.index.tolist() == [4]
    assert found.to_dict("list") == {"a": ["1"], "b": ["2"]}
    book = Workbook()
    book.active.append(["nothing"])
    book.create_sheet("answers").append(["a"])
    book["answers"].append([3])
    book.save(tmp_path / "mine.xlsx")
    assert read_source(tmp_path / "mine.xlsx", Layout(sheet="answers")).table["a"].tolist() == [3]
    with pytest.raises(Unreadable, match="no sheet 'x'"):
        read_source(tmp_path / "mine.xlsx", Layout(sheet="x"))
