"""A plan as it is read: levers and settings by what they are called, nowhere by their keys."""

import re

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.studies import carry_out
from loyalty_sim.studies.optimise.study import OptimiseStudy
from planted import PlantedLab, short

LEVERS = ("climate", "process", "recovery")
KEYS = re.compile(r"(?<![Ss]ervice )climate|process(?! quality)|recovery(?! capacity)|\w+\.\w+\.?\w*_|trade\.")
"""Keys of levers and settings; the titles of the levers are not found by it."""


def outcomes(job):
    """Climate pays up to a point, the others never; by how much hangs on the tariff."""
    s = job.scenario
    customers, usual = s.firm.share * s.market.customers * 52, s.trade.usual
    spend = sum(getattr(s.firm.levers, name) * getattr(usual, name) * customers for name in LEVERS)
    gain = 6e4 * (1 - np.exp(-s.firm.levers.climate)) * s.trade.tariff / 17
    return {"profit": gain - spend + job.seed % 3, "gross_return": gain, "spend": spend}


@pytest.fixture(scope="module", params=[None, 4])
def found(request):
    settings = {
        "budget": 30_000.0, "levers": list(LEVERS), "on": "profit", "quarters": request.param, "trials": 16,
        "confidence": 0.9, "move": True,
    }  # fmt: skip
    worlds = pd.DataFrame({"trade.tariff": np.linspace(5, 60, 24)})
    return carry_out(OptimiseStudy({"today": short(104)}, [0, 1], settings, worlds), PlantedLab(outcomes))


def test_no_key_is_read_in_text_summary_brief_or_heading(found):
    said = [found.text, found.heading, *sum((*found.brief(), *found.summary()), ())]
    to_be_set = [sentence for sentence in said if "so put your own figures in" in sentence]  # by key, in a file
    assert "service climate" in found.text
    assert [sentence for sentence in said if KEYS.search(sentence)] == to_be_set


def test_no_key_is_read_in_the_table(found):
    shown = found.form()
    assert {row.cells[0] for row in shown.rows} == {
        "Service climate", "Core process quality and equipment", "Recovery capacity and remedies", "kept",
    }  # fmt: skip
    assert KEYS.search(shown.note) is None


def test_no_key_is_read_in_a_picture(found):
    for chart in found.charts():
        words = [chart.caption, *(str(each) for each in chart.table.to_numpy().ravel())]
        assert [word for word in words if KEYS.search(word)] == [], chart.title


def test_the_table_that_is_saved_has_keys(found):
    assert set(found.table["lever"]) == {*LEVERS, "kept"}
