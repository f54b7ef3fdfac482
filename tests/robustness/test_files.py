"""Files from outside: scenarios, networks, answers, designs, data. Each is refused by file, line and what is wrong."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

HEAD = "expectation,quality,satisfaction\n"


def pipe(path):
    os.mkfifo(path)


def large(path):
    with path.open("wb") as file:
        file.truncate(1_100_000_000)  # takes no room on the disk


def workbook(change):
    def write(path):
        book = Workbook()
        sheet = book.active
        for row in (["name", "firm.levers.climate"], ["a", 0.5], ["b", 1.5]):
            sheet.append(row)
        change(sheet)
        content = BytesIO()
        book.save(content)
        path.write_bytes(content.getvalue())

    return write


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

SCENARIOS = {
    "empty": ("", "holds no settings"),
    "a list": ("- 1\n- 2\n", "holds no settings"),
    "a key that is empty": ("market.weeks: 8\n~: 7\n", "mine.yaml:2"),
    "a key that is a list": ("? [a, b]\n: 7\n", "a key here is empty or a list"),
    "a name that steers": ('name: "\\e[31mred"\n', "name = ?[31mred holds a character that cannot be shown"),
    "a title turned": ('title: "\\u202Eabc"\n', "title = ?abc holds a character that cannot be shown"),
    "a word": ("bank", "holds no settings"),
    "null": ("null", "holds no settings"),
    "no yaml": ("a: [", "not valid YAML"),
    "a tab": ("a:\n\tb: 1", "not valid YAML"),
    "unknown": ("no.such: 1", "unknown setting"),
    "with its line": ("\n\nmarket:\n  customers: -5\n", "mine.yaml:4"),
    "twice": ("trade: bank\ntrade: hotel\n", "mine.yaml"),
    "a per cent": ("firm:\n  share: 30%\n", "did you mean  firm.share=0.3 ?"),
    "a decimal comma": ("firm:\n  share: 0,3\n", "did you mean  firm.share=0.3 ?"),
    "thousands": ("market:\n  customers: 1,000\n", "did you mean  market.customers=1000 ?"),
    "money": ("trade:\n  wage: EUR 900\n", "did you mean  trade.wage=900 ?"),
    "a unit": ("market:\n  weeks: 52 weeks\n", "did you mean  market.weeks=52 ?"),
    "a unit that is none": ("market:\n  weeks: 2024-05-01\n", "market.weeks = 2024-05-01 must be a whole number"),
    "an option": ("seeds: 5\n", "did you mean  --seeds 5 ?"),
    "no file": ("use: [null]\n", "None is neither the name of a Python file"),
    "a number for a file": ("use: 5\n", "5 is neither the name of a Python file"),
    "in two ways": ("market:\n  weeks: 52\nmarket.weeks: 26\n", "'market.weeks' is given twice: 52 and 26"),
    "a group": ("market: 5", "'market' is a group"),
    "aliases": ("market: &m {customers: 500}\nx: *m", "the alias *m is not followed"),
    "a thousand million laughs": (LAUGHS, "the alias *a is not followed"),
    "itself": ("market: &m\n  weeks: *m", "the alias *m is not followed"),
    "merged": ("a: &a {b: 1}\nc:\n  <<: *a", "the alias *a is not followed"),
    "two documents": ("trade: bank\n---\ntrade: hotel", "a second document begins here"),
    "deep": ("{a: " * 60 + "1" + "}" * 60, "nested deeper"),
    "very deep": ("[" * 5000 + "]" * 5000, "nested deeper"),
    "many entries": ("a:\n" + "- 1\n" * 60_000, "more than 50,000 entries"),
    "long comment": ("#" + "x" * 3_000_000, "too large"),
    "long number": ("market.customers: " + "9" * 5000, "mine.yaml"),
    "nan": ("market.discount: .nan", "market.discount"),
    "inf": ("firm.levers.climate: .inf", "firm.levers.climate"),
    "objects": ("a: !!python/object/apply:os.system ['true']", "mine.yaml"),
    "a tag": ("a: !x 5", "mine.yaml"),
    "a date": ("market.weeks: 2024-01-01", "market.weeks"),
    "sexagesimal": ("market.weeks: 2:30", "market.weeks"),
    "null value": ("market.customers:", "market.customers"),
    "a list key": ("? [1, 2]\n: 3", "mine.yaml"),
    "a number key": ("5: 6", "unknown setting"),
    "not text": (b"\xff\xfe\x00\x01", "mine.yaml"),
    "latin-1": ("title: Zürich".encode("latin-1"), "not text in UTF-8"),
    "zero byte": (b"trade: b\0ank", "mine.yaml"),
    "a folder": (lambda path: path.mkdir(), "it is a folder"),
    "a pipe": (pipe, "it is a pipe"),
    "a text": ("firm:\n  levers: high", "'firm.levers' is a group"),
    "own files": ("use: nowhere.py", "nowhere.py"),
    "unknown preset": ("trade: bnak", "bank"),
    "nothing is on": ("theory.word_of_mouth.on: maybe", "theory.word_of_mouth.on"),
    "six thousand keys": ("\n".join(f"key_{n}: 1" for n in range(6000)), "there is more that is wrong"),
}

NETWORKS = {
    "empty": ("", "mine.csv"),
    "other heads": ("a,b\n0,1\n", "mine.csv"),
    "outside": ("source,target\n0,999999\n", "mine.csv"),
    "negative": ("source,target\n-1,0\n", "mine.csv"),
    "itself": ("source,target\n3,3\n", "mine.csv"),
    "halves": ("source,target\n0.5,1\n", "mine.csv"),
    "ragged": ("source,target\n0,1,2,3\n", "mine.csv"),
    "blank": ("source,target\n0,\n", "mine.csv"),
    "a pipe": (pipe, "it is a pipe"),
    "a folder": (lambda path: path.mkdir(), "it is a folder"),
    "too large": (large, "it is too large"),
    "binary": (bytes(range(256)) * 10, "mine.csv"),
    "words": ("source,target,weight\n0,1,high\n1,2,low\n", "weight is 'high' in line 2 and 1 more"),
    "infinite": ("source,target,weight\n0,1,1\n1,2,inf\n", "weight is 'inf' in line 3; a weight must be"),
    "no flag": ("source,target,strong\n0,1,yes\n", "strong is 'yes' in line 2; strong must be 0 or 1"),
    "a web page": ("<html><table></table></html>", "it is a web page; save the table as CSV"),
    "huge": ("source,target\n0,99999999999999999999999\n", "mine.csv"),
}

ANSWERS = {
    "not a number": (HEAD + "8,9,7\nnan,5,5\n", "line 3, column 'expectation'"),
    "empty": ("", "mine.csv"),
    "heads only": (HEAD, "holds no answers"),
    "blank": (HEAD + "8,,7\n", "line 2, column 'quality'"),
    "text": (HEAD + "8,good,7\n", "'good' is no answer from 1 to 10"),
    "eleven": (HEAD + "8,9,11\n", "'11' is no answer"),
    "zero": (HEAD + "0,9,7\n", "'0' is no answer"),
    "infinite": (HEAD + "inf,9,7\n", "'inf' is no answer"),
    "up to five": (HEAD + "4,5,3\n" * 40, "is above 5: they are no answers from 1 to 10"),
    "packed": (b"\x1f\x8b\x08", "a file packed with gzip; unpack it first"),
    "lacks": ("expectation,quality\n8,9\n", "lacks satisfaction"),
    "twice": ("quality," + HEAD + "1,8,9,7\n", "mine.csv"),
    "a pipe": (pipe, "it is a pipe"),
    "a folder": (lambda path: path.mkdir(), "it is a folder"),
    "too large": (large, "it is too large"),
    "binary": (bytes(range(256)) * 10, "mine.csv"),
    "ragged": (HEAD + "1,2,3,4\n", "mine"),
    "minus": (HEAD + "8,-9,7\n", "'-9' is no answer"),
}

DESIGN = "name,firm.levers.climate,trade\n"
DESIGNS = {
    "empty": ("", "mine.csv"),
    "heads only": (DESIGN, "the design has no rows"),
    "names only": ("name\na\nb\n", "the design sets nothing"),
    "not available": (DESIGN + "a,#N/A,bank\n", "'#N/A' in column 'firm.levers.climate' is no value"),
    "an error": (DESIGN + "a,#DIV/0!,bank\n", "'#DIV/0!'"),
    "null": (DESIGN + "a,null,bank\n", "'null'"),
    "tilde": (DESIGN + "a,~,bank\n", "'~'"),
    "NA": (DESIGN + "a,NA,bank\n", "'NA'"),
    "nan": (DESIGN + "a,nan,bank\n", "climate"),
    "short row": (DESIGN + "a,0.5\nb,1,bank\n", "2 cells under 3 names"),
    "long row": (DESIGN + "a,0.5,bank,1\n", "4 cells"),
    "a row twice": (DESIGN + "a,1,bank\nb,2,bank\na,1,bank\n", "says the same as line 2"),
    "a name twice": (DESIGN + "a,1,bank\na,2,bank\n", "is called 'a' as is line 2"),
    "a column twice": ("trade,trade\nbank,hotel\n", "there twice"),
    "no head": ("name,\na,1\n", "has no name"),
    "unknown": ("name,climat\na,1\n", "did you mean"),
    "seeds": ("name,seed\na,1\n", "did you mean  --seeds …"),
    "out of range": (DESIGN + "a,-5,bank\n", "mine.csv:2"),
    "unknown trade": (DESIGN + "a,1,bnak\n", "bank"),
    "a pipe": (pipe, "it is a pipe"),
    "too large": (large, "it is too large"),
    "a folder": (lambda path: path.mkdir(), "it is a folder"),
    "lengths": ("name,market.weeks\na,13\nb,26\n", "the row runs 13"),
    "too many": (
        "name,firm.levers.climate\n" + "".join(f"r{n},{n / 10_000}\n" for n in range(20_500)),
        "at most 20,000",
    ),
}
WORKBOOKS = {
    "a formula": (lambda sheet: sheet.cell(2, 2, "=1+1"), "a formula without its value"),
    "an error": (lambda sheet: sheet.cell(2, 2, "#REF!"), "#REF!"),
    "merged": (lambda sheet: sheet.merge_cells("B2:B3"), "the cells B2:B3 are merged"),
}


def written(name, content):
    """A file to write, whatever its kind of content."""
    return {name: content}


@pytest.mark.parametrize("case", SCENARIOS)
def test_a_scenario_file_is_refused(refused, case):
    content, said = SCENARIOS[case]
    assert said in refused(["run", "mine.yaml", "--dry-run"], written("mine.yaml", content))


@pytest.mark.parametrize("case", NETWORKS)
def test_a_network_is_refused(refused, case):
    content, said = NETWORKS[case]
    words = ["run", "network=file", "network.path=mine.csv", "market.customers=300", "--dry-run"]
    assert said in refused(words, written("mine.csv", content))


@pytest.mark.parametrize("case", ANSWERS)
def test_answers_are_refused(refused, case):
    content, said = ANSWERS[case]
    assert said in refused(["run", "trade.answers=mine.csv", "--dry-run"], written("mine.csv", content))


@pytest.mark.parametrize("case", DESIGNS)
def test_a_design_is_refused(refused, case):
    content, said = DESIGNS[case]
    assert said in refused(["sweep", "mine.csv", "--dry-run"], written("mine.csv", content))


@pytest.mark.parametrize("case", WORKBOOKS)
def test_a_workbook_is_refused(refused, case):
    change, said = WORKBOOKS[case]
    assert said in refused(["sweep", "mine.xlsx", "--dry-run"], written("mine.xlsx", workbook(change)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook", bytes(1000)])
@pytest.mark.parametrize("ending", ["xlsx", "parquet", "sav", "dta"])
def test_what_is_no_table_is_refused(refused, ending, content):
    assert f"mine.{ending}" in refused(["sweep", f"mine.{ending}", "--dry-run"], written(f"mine.{ending}", content))


@pytest.mark.parametrize(
    "content", ["", "[]", "a: 1", "answers: nowhere.csv", "answers: 5", pipe, "a: &a [*a]", b"\xff\xfe"]
)
def test_data_are_refused(refused, content):
    assert "mine.yaml" in refused(["calibrate", "mine.yaml", "--dry-run"], written("mine.yaml", content))


@pytest.mark.parametrize(
    "content", ["", "x = (", "import nothing_there", "raise SystemExit", "1 / 0", b"\xff\xfe", pipe]
)
def test_python_of_a_users_own_is_refused(refused, content):
    assert "mine.py" in refused(["run", "--use", "mine.py", "--dry-run"], written("mine.py", content))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", bytes(500), pipe, lambda path: path.mkdir()])
def test_a_checkpoint_is_refused(refused, content):
    said = refused(["branch", "mine.npz", "firm.levers.climate=0,2", "--dry-run"], written("mine.npz", content))
    assert "mine.npz" in said


def test_fields_of_the_shared_cases_are_refused(refused):
    """Fifty answers that are no numbers, which ended the process."""
    said = refused(["run", "trade.answers=nan.csv", "--dry-run"], {"nan.csv": HEAD + "nan,5,5\n" * 50})
    assert "'nan.csv', line 2, column 'expectation'" in said
    assert "and 49 more" in said
    assert not Path("outputs").exists()


@pytest.mark.parametrize("name", ["mine.xls", "mine.ods", "mine.json"])
def test_a_file_of_another_kind_is_no_design(refused, name):
    assert f"'{name}' is no design" in refused(["sweep", name, "--dry-run"], {name: "[{}]"})


def test_a_graph_that_networkx_does_not_read_is_said_to_be_one(refused):
    nodes = "".join(f'<node id="{n}" label="x" start="0" end="5"/>' for n in range(20))
    graph = f'<graph mode="dynamic" defaultedgetype="undirected"><nodes>{nodes}</nodes><edges/></graph>'
    content = f'<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">{graph}</gexf>'
    words = ["run", "network=file", "network.path=mine.gexf", "market.customers=20", "rivals.count=1", "--dry-run"]
    assert "networkx reads no graph of this form" in refused(words, {"mine.gexf": content})
