"""Results that the first edition saved, one of each kind, still open whole: table, text, charts, figure, report."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from html_page import check
from loyalty_sim.cli.shown.saved import show_result
from loyalty_sim.publish.page import render
from loyalty_sim.studies import Kept, kinds, load_result
from loyalty_sim.week.outcomes import MONEY

SAVED = Path(__file__).parent / "saved_by_the_first_edition"
A_ROW_A_RUN = ("run", "compare", "returns", "sensitivity")
KINDS = ("run", "compare", "returns", "sweep", "branch", "sensitivity", "discover", "optimise")


def plain(text: str) -> str:
    """Without line breaks, and spaces that do not break."""
    return " ".join(text.split())


@pytest.fixture(scope="module", params=KINDS)
def opened(request):
    return load_result(SAVED / request.param)


def test_one_of_each_kind_was_saved():
    assert {folder.name for folder in SAVED.iterdir()} == set(KINDS) <= set(kinds())


def test_table_text_and_origin_are_those_that_were_saved(opened):
    assert opened.kind == opened.provenance["study"]
    assert len(opened.text) > 100
    pd.testing.assert_frame_equal(opened.table, pd.read_parquet(SAVED / opened.kind / "table.parquet"))
    assert all(scenario.market.customers == 500 for scenario in opened.scenarios.values())


def test_its_runs_analysed_again_give_the_same_table(opened):
    """But for intervals, which have since been widened on the side of a long tail, and columns that have been added."""
    kept = Kept(opened.runs, opened.weekly, opened.beside, table=opened.table)
    study, saved = opened.study, opened.table
    again = study.table(kept, study.analyse(kept))[list(saved.columns)]
    ends = {end: [name for name in saved if name == end or name.endswith(f"_{end}")] for end in ("low", "high")}
    others = [name for name in saved if name not in ends["low"] + ends["high"]]
    pd.testing.assert_frame_equal(again[others], saved[others])
    for end, sign in (("low", -1), ("high", 1)):
        money = saved["outcome"].isin(MONEY) if "outcome" in saved else slice(None)  # others end where they must
        wider = sign * (again.loc[money, ends[end]] - saved.loc[money, ends[end]]).to_numpy(float)
        assert (np.nan_to_num(wider) >= -1e-6 * saved[ends[end]].abs().max().max()).all()


def test_a_board_reads_it_where_a_board_decides(opened):
    """Weeks of the first edition do not say of which scenario and seed they are, but by the run."""
    brief = opened.brief()
    assert (brief is not None) == (opened.kind in ("compare", "returns", "optimise"))


def test_it_has_charts_and_a_figure(opened):
    charts = opened.charts()
    assert charts
    assert all(chart.title and chart.caption for chart in charts)
    assert opened.figure().axes


def test_it_has_a_report(opened):
    page, summary = check(render(opened, static=True)), opened.summary()
    assert plain(opened.heading) in plain(page.text)
    assert plain(summary.do[0]) in plain(page.text)
    assert {head for head, _ in summary.sections()} <= {word.strip() for word in page.words["h2"] + page.words["h3"]}


def test_the_terminal_shows_it(opened, capsys):
    show_result(opened, as_json=False)
    assert plain(opened.text) in plain(capsys.readouterr().out)


def test_it_is_saved_again_and_opens_again(opened, tmp_path):
    opened.save(tmp_path)
    again = load_result(tmp_path)
    assert again.text == opened.text
    assert again.detail is not None
    pd.testing.assert_frame_equal(again.table, opened.table)


def test_its_question_can_be_asked_again(opened):
    """The plan of the loaded question is what was run: as many jobs as rows, under the seeds and settings of old."""
    jobs = opened.study.plan()
    if opened.kind in A_ROW_A_RUN:
        assert [job.seed for job in jobs] == opened.runs["seed"].tolist()
    elif opened.kind in ("sweep", "branch"):
        assert jobs == [], "cases and checkpoints are not kept: ask for the sweep or the branch anew"
    elif opened.kind == "discover":
        assert len(jobs) == 2 * 2 * (opened.runs["part"] == "search").sum()
    else:
        assert {job.seed for job in jobs} == set(opened.provenance["seeds"])
    assert {job.scenario.market.weeks for job in jobs} <= {26}
