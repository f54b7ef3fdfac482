"""What a visitor sends is read as the command line reads it, said in words, and nothing else is opened."""

import io
import zipfile

import pandas as pd
import pytest

from loyalty_sim.app.your_data.sent import LARGEST, read_sent
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.template import write_templates

SURVEY = b"satisfaction;years\n" + b"".join(b"%d;%d,5\n" % (1 + row % 10, row % 20) for row in range(60))


def refused(**files):
    with pytest.raises(ScenarioError) as caught:
        read_sent({key.replace("__", "."): content for key, content in files.items()})
    return str(caught.value)


def columns(found):
    return {each.what: each.column for each in found.understood}


def test_a_single_table_is_one_of_customers():
    found = read_sent({"our survey 2026.csv": SURVEY})
    assert columns(found) == {"customers.satisfaction": "satisfaction"}
    assert any("semicolons" in note for note in found.notes)
    assert found.trade == "bank"


def test_the_templates_give_the_table_and_the_figures_of_a_dry_run(tmp_path):
    files = {path.name: path.read_bytes() for path in write_templates(tmp_path)}
    found = read_sent(files)
    assert len(found.understood) == 15
    assert found.settings["trade.tenure_years"] == pytest.approx(8.059, abs=0.001)
    assert found.settings["firm.share"] == pytest.approx(0.3)


def test_tables_name_themselves(tmp_path):
    files = {path.name: path.read_bytes() for path in write_templates(tmp_path) if path.name.startswith("transactions")}
    book = io.BytesIO()
    pd.DataFrame({"satisfaction": [1, 10] * 20}).to_excel(book, index=False)
    found = read_sent({**files, "Customers.xlsx": book.getvalue()})
    assert "customers.satisfaction" in columns(found)
    assert "transactions.week" in columns(found)


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.csv", "~/x.csv", "sub/x.csv"])
def test_settings_that_name_a_file_of_the_server_are_refused(path, tmp_path):
    said = refused(data__yaml=f"customers: {{file: '{path}'}}".encode(), mine__csv=SURVEY)
    assert "was not sent" in said


@pytest.mark.parametrize(
    "name", ["../up.csv", "/tmp/x.csv", ".hidden.csv", "a\x00b.csv", "x" * 200 + ".csv", "run.py", "a.csv.exe"]
)
def test_a_name_that_is_no_plain_name_of_a_table_is_refused(name):
    with pytest.raises(ScenarioError, match=r"no plain name|no table"):
        read_sent({name: SURVEY})


def test_no_problem_names_a_folder_of_the_server():
    said = refused(mine__csv=b"satisfied\n1\n2\n")
    assert "'mine.csv' has no column 'satisfaction'" in said
    assert "did you mean  satisfied ?" in said
    assert "tmp" not in said


def test_what_is_too_large_packed_or_not_is_refused():
    assert "larger than a page takes" in refused(big__csv=b"x" * (LARGEST + 1))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    assert "too large: 100 MB unpacked" in refused(bomb__xlsx=bomb.getvalue())
    assert "more columns than a page takes" in refused(wide__csv=b"a" + b"," * 1_000_000 + b"\n1\n")
    assert "no table that is read here" in refused(packed__parquet=b"PAR1")


def test_several_unknown_tables_two_settings_and_no_settings_are_said():
    assert "is not known" in refused(one__csv=SURVEY, two__csv=SURVEY)
    assert "more than one file of settings" in refused(a__yaml=b"trade: bank", b__yaml=b"trade: bank")
    assert refused(a__yaml=b"- 1\n")
    assert refused(a__yaml=b"\xff\xfe\x00")
    assert refused(a__yaml=b"a: &x [*x]\n")
    assert refused(mine__csv=b"")
    assert refused(mine__csv=b'satisfaction\n"' + b"x" * 400_000)
    assert refused(mine__sav=b"rubbish")
