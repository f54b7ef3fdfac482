"""Tables as Stata and SPSS read them: legal names, full names as labels, the same values."""

import re

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.publish.statistical_files import LONGEST_NAME, RESERVED, short_names, write_spss, write_stata

TABLE = pd.DataFrame({
    "firm.levers.climate": [0.5, 2.0], "profit": [1.25, -3.5], "failed": [False, True], "by": ["A", None],
})  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=0, max_size=60), max_size=12))
def test_names_are_legal_and_no_two_alike_whatever_the_columns_are_called(columns):
    names = short_names(columns)
    assert len(names) == len(columns)
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name)
        assert len(name) <= LONGEST_NAME
        assert name.lower() not in RESERVED


def test_stata_gets_the_values_and_the_full_names(tmp_path):
    write_stata(TABLE, tmp_path / "x.dta")
    with pd.io.stata.StataReader(tmp_path / "x.dta") as reader:
        labels, read = reader.variable_labels(), reader.read()
    assert labels == {"firm_levers_climate": "firm.levers.climate", "profit": "profit", "failed": "failed", "by_": "by"}
    assert read["profit"].tolist() == [1.25, -3.5]
    assert read["failed"].tolist() == [0, 1]
    assert read["by_"].tolist() == ["A", ""]


def test_spss_gets_the_values_and_the_full_names(tmp_path):
    import pyreadstat

    write_spss(TABLE, tmp_path / "x.sav")
    read, about = pyreadstat.read_sav(str(tmp_path / "x.sav"))
    assert about.column_names_to_labels["firm_levers_climate"] == "firm.levers.climate"
    assert read["firm_levers_climate"].tolist() == [0.5, 2.0]
    assert read["failed"].tolist() == [0, 1]
