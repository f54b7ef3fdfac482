"""What is recorded is declared once: a new row appears wherever indicators are listed, and moves nothing else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from loyalty_sim.week import records
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, SHARES, focal_outcomes
from loyalty_sim.week.records import FIELDS, PAGE, RECORD, RECORDS, Record, empty, layout, numbers, pages, title

ROOT = Path(__file__).parents[2]
NEW = {
    '_mean(EMPLOYEES, "willing", "Willingness", column="want"),': '    _account("revenue"',
    '_customers("grievance", "Open grievances"),': '    _count("posts"',
    '_firm("formality", "Formality of plans", "0-1", column="plan"),': '    _firm("capability"',
    'Record("places", SITES, "Positions", "positions", NUMBER, SUM, "staff_count"),': ')\n"""All rows.',
}
"""New rows, and what each is put before: anywhere in the table."""

MARKET = """
import json, sys
import numpy as np
from loyalty_sim import ServiceMarket
from loyalty_sim.week.records import FIELDS, title
from loyalty_sim.validation.claims.measure import BOOKS
market = ServiceMarket(rng=2, overrides="market.customers=150 market.weeks=4 theory.failure.usual=0.3").run()
w, shown = market.world, {}
if "willing" in FIELDS:
    from generate.entities import records
    e, c, s = w.employees, w.customers, w.sites
    mine, theirs = e.employed[:] * (e.firm == 0) == 1, c.provider == 0
    shown = {"seen": {
        "willing": float(np.mean(e.want[mine], dtype=float)),
        "grievance": float(np.sum(c.grievance[theirs], dtype=float)),
        "formality": float(w.firms.plan[0]),
        "places": float(s.staff_count[s.firm == 0].sum()),
    }, "docs": records(), "titles": [title(name) for name in FIELDS], "measures": list(BOOKS)}
last = market.history.query("firm == 0").iloc[-1].to_dict()
digest = market.history.drop(columns=["willing", "grievance", "formality", "places"], errors="ignore")
json.dump({"last": last, "books": digest.to_dict("list"), "outcomes": market.outcomes()} | shown, sys.stdout)
"""


def run(root):
    """What the market of a copy of the project records, interpreted."""
    env = os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root / 'docs'}"}
    done = subprocess.run([sys.executable, "-c", MARKET], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """The project as it is, and a copy in which rows are added to the table and nothing else is touched."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("src", "configs", "docs/generate"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    table = copy / "src/loyalty_sim/week/records.py"
    text = table.read_text(encoding="utf-8")
    for row, before in NEW.items():
        assert text.count(before) == 1, before
        text = text.replace(before, f"    {row}\n{before}")
    table.write_text(text, encoding="utf-8")
    return run(ROOT), run(copy)


def test_a_new_row_is_recorded_from_its_column(copies):
    _, new = copies
    for name, value in new["seen"].items():
        assert new["last"][name] == pytest.approx(value, rel=1e-12), name
        assert value > 0, "an indicator that is nothing could not have failed"


def test_a_new_row_moves_nothing_else(copies):
    old, new = copies
    assert new["books"] == old["books"]
    assert new["outcomes"] == old["outcomes"]


def test_a_new_row_shows_wherever_indicators_are_listed(copies):
    _, new = copies
    for word in ("`willing`", "`grievance`", "`formality`", "`places`", "open grievances"):
        assert word in new["docs"]
    assert {"Willingness", "Open grievances", "Formality of plans", "Positions"} <= set(new["titles"])
    assert "grievance" in new["measures"]


def test_every_row_says_what_it_is():
    kinds = {records.MONEY, records.SHARE, records.LEVEL, records.NUMBER}
    for row in RECORDS:
        assert all((row.title, row.unit, row.kind in kinds)), row.name
    assert len(set(FIELDS)) == len(FIELDS) == sum(len(row.columns()) for row in RECORDS)
    assert title("left_poor_service") == "Customers who left for the reason: poor service"
    assert RECORD["capability_ideas"].name == "capability"


def test_a_name_that_an_array_has_itself_is_refused(monkeypatch):
    rows = (*RECORDS, Record("size", records.COUNT, "Size", "1"))
    monkeypatch.setattr(records, "RECORDS", rows)
    with pytest.raises(ValueError, match="size"):
        layout("i8", records.COUNT)


def test_a_page_is_the_books_by_name():
    books = np.arange(2.0 * len(FIELDS)).reshape(2, -1)
    page = pages(books)
    assert page.profit[1] == books[1, FIELDS.index("profit")]
    assert page.capability[0, 3] == books[0, FIELDS.index("capability_process")]
    page.left[0, 2] = -5.0
    assert books[0, FIELDS.index("left_poor_service")] == -5.0
    assert (numbers(page) == books).all()


def test_records_are_plain_numbers_in_the_order_of_the_history():
    page = empty((3,), PAGE)
    assert numbers(page).shape == (3, len(FIELDS))
    numbers(page)[:, FIELDS.index("hostage")] = 4.0
    assert (page.kinds[:, 2] == 4.0).all()


def test_outcomes_are_rows_with_all_that_others_need():
    assert MONEY == ("profit", "revenue", "spend", "gross_return", "staff_cost", "cash", "customer_equity", "value")
    assert SHARES == ("retention", "share")
    books = np.random.default_rng(1).uniform(1.0, 2.0, (60, 3, len(FIELDS)))
    figures = focal_outcomes(books, 0.05)
    assert list(figures) == list(OUTCOMES)
    assert figures["cash"] == pytest.approx(books[:, 0, FIELDS.index("profit")].sum())
    assert all(each.title and each.meaning and each.unit for each in OUTCOMES.values())
