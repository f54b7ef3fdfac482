"""What a team may decide: levers within their ranges and, once it is locked, within the budget."""

import math
from typing import Any, NamedTuple

from loyalty_sim.app.game import texts
from loyalty_sim.game.budget import Prices
from loyalty_sim.game.game import Decision, Game
from loyalty_sim.language import tell
from loyalty_sim.theory.levers import TABLE, lever_named

MOST_INTERVIEWS = 500
"""Interviews with customers of each firm that a page offers; more than this tells no more worth paying for."""
DIGITS = 4
NAMES = frozenset(lever.name for lever in TABLE)


class Refused(ValueError):  # noqa: N818 - reads as what happened
    """A decision that cannot be taken; the message says why and what is allowed."""


class Costs(NamedTuple):
    """Money a quarter beyond the usual. spent: by a decision, research included. budget: what there is."""

    spent: float
    budget: float

    @property
    def allowed(self) -> bool:
        """Whether it can be paid for."""
        return self.spent <= self.budget * (1.0 + 1e-9) + 1e-6

    @property
    def left(self) -> float:
        """What remains; below 0, what is lacking."""
        return self.budget - self.spent


def meant(game: Game, team: str, quarter: int, decision: Decision) -> dict[str, float]:
    """Where the levers of a team will stand in a quarter if it decides this."""
    return game.standing(team, quarter - 1) | dict(decision.levers)


def costs(game: Game, known: Prices, team: str, quarter: int, decision: Decision) -> Costs:
    """What a decision costs. known: the prices of the game."""
    return Costs(known.beyond(meant(game, team, quarter, decision), decision.interviews), game.budget)


def moved(game: Game, team: str, quarter: int, decision: Decision, lever: str, value: Any) -> Decision:
    """The decision with one lever moved; one that stands there already is not moved. Raises Refused."""
    if lever not in NAMES:
        raise Refused(tell(texts.NO_LEVER))
    row, number = lever_named(lever), _number(value)
    if not row.low <= number <= row.high:
        raise Refused(tell(texts.OUT_OF_RANGE, title=tell(row.title), low=row.low, high=row.high))
    here = game.standing(team, quarter - 1)[lever]
    levers = {name: given for name, given in decision.levers.items() if name != lever}
    number = round(number, DIGITS)
    return decision._replace(levers=levers if number == here else levers | {lever: number})


def asking(decision: Decision, interviews: Any) -> Decision:
    """The decision with so many interviews bought. Raises Refused."""
    number = _number(interviews)
    if not 0 <= number <= MOST_INTERVIEWS or number != int(number):
        raise Refused(tell(texts.MOST_ASKED, most=MOST_INTERVIEWS))
    return decision._replace(interviews=int(number))


def _number(value: Any) -> float:
    """What a browser sent, if it is a number. Raises Refused."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refused(tell(texts.NO_NUMBER))
    return float(value)
