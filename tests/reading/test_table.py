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
    elif path.suffix in (".xlsx", ".xlsm"):
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
        ("a.csv", b"a,b\n\x00\x01,2\n", "not text", 2),
        ("a.csv", b"  \n \n", "empty", None),
        ("a.csv", b'a,b\n1,2\n3,"open\n4,5\n', "a quotation mark that opens here is not closed", 3),
        ("a.csv", b'a,b\n"x,1\n"y,2\n"z,3\n"w,4\n', "a quotation mark that opens here is not closed", 2),
        ("a.csv", b"\x1f\x8b\x08", "packed with gzip", None),
        ("a.csv", b"PK\x03\x04....xl/workbook.xml", "an Excel workbook", None),
        ("a.csv", b"PK\x03\x04....mine.csv", "a ZIP archive", None),
        ("a.ods", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument", None),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(99), "an old Excel file", None),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(99), "an old Excel file", None),
        ("a.xlsx", b"a,b\n1,2\n", "text, no workbook", None),
        ("a.csv", b"\xef\xbb\xbf <!DOCTYPE html><p>", "a web page", None),
        ("a.csv", b'[{"a": 1}]', "JSON", None),
        ("a.csv", b"%PDF-1.7", "a PDF", None),
        ("a.sav", b"PAR1", "a Parquet file", None),
        ("a.sav", b"no SPSS file", "no SPSS file", None),
        ("a.dta", b"no Stata file", "no Stata file", None),
        ("a.xlsx", b"\0no workbook", "no workbook", None),
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


@pytest.mark.parametrize("cells", [["£12", "£15.50"], ["don’t know", "“good”"], ["12 €", "3 – 4"], ["20°", "½"]])
def test_signs_alone_say_nothing_of_a_language(tmp_path, cells):
    path = tmp_path / "mine.csv"
    path.write_bytes(("id;wert\n" + "".join(f"{n};{cells[n % 2]}\n" for n in range(40))).encode("cp1252"))
    assert read_source(path).table["wert"].tolist() == cells * 20


def test_cyrillic_without_unicode_is_found(tmp_path):
    path = tmp_path / "mine.csv"
    text = "город;оценка\nМосква;очень доволен\nКазань;скорее не доволен\nСамара;затрудняюсь ответить\n"
    path.write_bytes(text.encode("cp1251"))
    assert read_table(path)["город"].tolist() == ["Москва", "Казань", "Самара"]


@pytest.mark.parametrize(("text", "encoding", "said"), [
    ("ocena,1\nbardzo źle,2\nŁódź,3\n", "cp1250", "in cp1250 it says źle, not"),
    ("όνομα,1\nναι,5\nόχι,2\n", "cp1253", "in cp1253 it says όνομα, not"),
    ("да,1\nнет,2\n", "cp1251", "cp1251"),
    ("město,1\nPříbram,2\n", "cp1250", "in cp1250 it says město, not"),
])  # fmt: skip
def test_few_letters_that_may_be_others_are_said_to_be(tmp_path, text, encoding, said):
    path = tmp_path / "mine.csv"
    path.write_bytes(text.encode(encoding))
    assert said in " ".join(read_source(path).notes)
    assert "may be others" not in " ".join(read_source(path, Layout(encoding=encoding)).notes)


def test_a_long_text_and_one_that_reads_alike_raise_no_doubt(tmp_path):
    path = tmp_path / "mine.csv"
    for words in (["Zürich", "weiß", "Köln"], ["Genève", "déçu", "très"] * 20):
        path.write_bytes(("ort,wert\n" + "".join(f"{word},1\n" for word in words)).encode("cp1252"))
        source = read_source(path)
        assert source.table["ort"].tolist() == words
        assert "may be others" not in " ".join(source.notes)


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


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"a,b\r\n1,x\n2,y\r", ""),
        (b"a,b\r1,x\r2,y\r", ""),
        (b"a,b\n1,x,\n2,y,,\n", ""),
        (b"a,b,\n1,x,\n2,y,\n", ""),
        (b"a,b\n1,x\n2,y\n\n,\n  \n\x1a", ""),
        (b"\n\n,a,b\n,1,x\n,2,y\n", ""),
        (b"'a';'b'\n'1';'x'\n'2';'y'\n", "semicolons"),
        ("a\tb\n1\tx\n2\ty\n".encode("utf-16-le"), "utf-16-le"),
        ("a\tb\n1\tx\n2\ty\n".encode("utf-32"), "utf-32"),
    ],
)
def test_what_programs_leave_around_a_table_is_no_part_of_it(tmp_path, content, note):
    (tmp_path / "mine.csv").write_bytes(content)
    source = read_source(tmp_path / "mine.csv")
    assert source.table.to_dict("list") == {"a": ["1", "2"], "b": ["x", "y"]}
    assert note in " ".join(source.notes)


def test_a_separator_of_several_signs_is_what_is_stated(tmp_path):
    (tmp_path / "mine.csv").write_text("a||b\n1||x\n")
    assert read_source(tmp_path / "mine.csv", Layout(separator="||")).table.to_dict("list") == {"a": ["1"], "b": ["x"]}


def test_short_rows_and_cells_of_several_lines_are_known_by_their_line(tmp_path):
    (tmp_path / "mine.csv").write_text('a,b,c\n1,"two\nlines",3\n4\n5,6,7\n')
    source = read_source(tmp_path / "mine.csv")
    assert source.table.index.tolist() == [3, 4, 5]
    assert "a row has fewer cells than there are names (line 4)" in source.notes[0]


def test_a_quotation_mark_behind_a_backslash(tmp_path):
    (tmp_path / "mine.csv").write_text('a,b\n1,"say \\"yes\\", now"\n')
    source = read_source(tmp_path / "mine.csv")
    assert source.table["b"].tolist() == ['say "yes", now']
    assert "backslash" in source.notes[0]


def book(path, *rows, change=lambda book: None):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    change(made)
    made.save(path)
    return path


def test_the_sheet_is_the_first_that_is_shown_and_holds_anything(tmp_path):
    def change(made):
        made.active.sheet_state = "hidden"
        made.create_sheet("Empty")
        made.create_sheet("Data").append(["a"])
        made["Data"].append([3])

    source = read_source(book(tmp_path / "a.xlsx", ["old"], [1], change=change))
    assert source.table.to_dict("list") == {"a": [3]}
    assert "'Data', is read" in source.notes[0]
    assert read_source(tmp_path / "a.xlsx", Layout(sheet="data ")).table["a"].tolist() == [3]


def test_cells_merged_over_rows_have_their_value_in_each_and_heads_may_stand_anywhere(tmp_path):
    rows = ([], [None, "site", "a"], [None, "N", 1], [None, None, 2], [None, "S", 3])
    source = read_source(book(tmp_path / "a.xlsx", *rows, change=lambda made: made.active.merge_cells("B3:B4")))
    assert source.table.to_dict("list") == {"site": ["N", "N", "S"], "a": [1, 2, 3]}
    assert "B3:B4" in source.notes[0]


def test_a_formula_that_was_never_computed_is_no_empty_cell(tmp_path):
    with pytest.raises(Unreadable, match="the cell B3 holds a formula without its value") as caught:
        read_source(book(tmp_path / "a.xlsx", ["a", "b"], [1, 2], [3, "=A2*2"]))
    assert caught.value.line == 3


def test_codes_that_a_file_declares_missing_have_no_part_in_its_labels(tmp_path):
    labels = {"q1": {1: "bad", 2: "good", 9: "other"}}
    table, titles = pd.DataFrame({"id": [1, 2, 3], "q1": [1.0, 2.0, 9.0]}), {"q1": "How was it?"}
    path = str(tmp_path / "mine.sav")
    pyreadstat.write_sav(table, path, variable_value_labels=labels, missing_ranges={"q1": [9]}, column_labels=titles)
    source = read_source(path)
    assert source.labels == {"q1": {1.0: "bad", 2.0: "good"}}
    assert source.table["q1"].isna().tolist() == [False, False, True]
    assert source.titles == titles
    assert "declares missing" in source.notes[0]


def test_lists_in_the_cells_of_a_parquet_file_are_text(tmp_path):
    pd.DataFrame({"a": [[8], [9, 1]]}).to_parquet(tmp_path / "mine.parquet")
    assert read_table(tmp_path / "mine.parquet")["a"].map(type).tolist() == [str, str]


def test_western_words_are_no_signs_of_another_encoding(tmp_path):
    path = tmp_path / "answers.csv"
    cells = ("äußerst zufrieden", "zufrieden", "weder noch")
    path.write_bytes(("answer,n\n" + "".join(f"{cells[n % 3]},{n}\n" for n in range(40))).encode("cp1252"))
    assert set(read_table(path)["answer"]) == set(cells)
