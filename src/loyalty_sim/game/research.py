"""Market research that teams buy: a survey of the customers of every firm, with the noise of its answers.

Who pays for more interviews has more of the same answers, so two teams that buy the same see the same.
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.game.play import Play
from loyalty_sim.validation.survey.interview import interview

ASKED = ("satisfaction", "quality", "value", "expectation")


class Found(NamedTuple):
    """What a survey found of one firm.

    buyer: team that paid. about: team that runs the firm. answers: how many there were. means, errors: mean and its
    standard error of each index of `ASKED` (0-100) and of `again`, likelihood to buy again (1-10); nan without enough
    answers.
    """

    quarter: int
    buyer: str
    about: str
    answers: int
    means: dict[str, float]
    errors: dict[str, float]


def survey(play: Play, buyer: str) -> list[Found]:
    """What a team has bought for the quarter that has just gone by: one entry a firm; nothing if it bought nothing."""
    count = play.game.interviews(buyer, play.quarter)
    if not count:
        return []
    return [_asked(play, buyer, team.name, count) for team in play.game.teams]


def _asked(play: Play, buyer: str, about: str, count: int) -> Found:
    given = interview(play.market, respondents=count, firm=play.seat(about))
    columns = {name: getattr(given, name) for name in (*ASKED, "again")}
    means = {name: _mean(column) for name, column in columns.items()}
    errors = {name: _error(column) for name, column in columns.items()}
    return Found(play.quarter, buyer, about, len(given.overall), means, errors)


def _mean(column: np.ndarray) -> float:
    return float(column.mean()) if len(column) else float("nan")


def _error(column: np.ndarray) -> float:
    return float(column.std(ddof=1) / np.sqrt(len(column))) if len(column) > 1 else float("nan")
