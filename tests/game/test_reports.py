"""What teams are shown and can buy, and the tables of a game."""

import numpy as np
import pandas as pd
import pytest
from game_files import SMALL

from loyalty_sim.game import export
from loyalty_sim.game.debrief import Debrief, Part, Split
from loyalty_sim.game.play import Play
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.report import reports
from loyalty_sim.game.research import survey

GAME = parse_game(SMALL)


@pytest.fixture(scope="module")
def play() -> Play:
    return Play(GAME).to(1)


def test_reports_are_the_books(play):
    history = play.market.history
    for report in reports(play):
        seat = play.seat(report.team)
        rows = history[(history["firm"] == seat) & (history["week"] - 1 >= 13 * report.quarter)][:13]
        assert report.values["profit"] == pytest.approx(rows["profit"].sum())
        assert report.values["customers"] == rows["customers"].iloc[-1]
        assert report.values["spent"] == pytest.approx(rows.filter(like="spend_").sum().sum())
        assert report.values["complaints"] == rows["told_front_line"].sum() + rows["told_head_office"].sum()
    shares = [report.values["share"] for report in reports(play)]
    assert sum(shares[:4]) == pytest.approx(1.0) == sum(shares[4:])


def test_research_has_answers_of_customers_of_every_firm(play):
    before = play.market.world.customers.satisfaction.copy()
    found = survey(play, "Red")
    assert [each.about for each in found] == ["Red", "Blue", "Twin", "Robot"]
    assert survey(play, "Blue") == []
    assert np.array_equal(before, play.market.world.customers.satisfaction)
    for each in found:
        assert 0 < each.answers <= 30
        assert 0.0 <= each.means["satisfaction"] <= 100.0
        assert 1.0 <= each.means["again"] <= 10.0
        assert 1.0 < each.errors["satisfaction"] < 12.0


def test_more_interviews_know_more():
    def errors(count: int) -> float:
        game = parse_game(SMALL.replace("interviews: 30", f"interviews: {count}").replace("2000", "90000"))
        return float(np.mean([each.errors["satisfaction"] for each in survey(Play(game).to(1), "Red")]))

    assert errors(8) > 1.3 * errors(60)


def test_tables_are_written(tmp_path, play):
    part = Part(1.0, 0.5, 1.5)
    found = Debrief((Split("Red", 4.0, part, part, part, part),), 6)
    files = export.write_tables(
        tmp_path,
        reports=export.reports_table(reports(play)),
        decisions=export.decisions_table(GAME),
        research=export.research_table(survey(play, "Blue")),
        debrief=export.debrief_table(found),
    )
    assert [file.name for file in files] == ["reports.csv", "decisions.csv", "debrief.csv"]
    decisions = pd.read_csv(tmp_path / "decisions.csv")
    assert decisions.groupby("team").size().to_dict() == {"Red": 2, "Blue": 2, "Twin": 2}
    red = decisions[decisions["team"] == "Red"].set_index("quarter")
    assert red["price"].tolist() == [1.0, 0.95]
    assert red["interviews"].tolist() == [30, 0]
    assert (decisions["beyond"] <= GAME.budget).all()
    row = pd.read_csv(tmp_path / "debrief.csv").iloc[0]
    assert row["result"] == row[["usual", "decision", "rivals", "luck"]].sum()
