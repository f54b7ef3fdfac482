"""A game as it is written down: the market, the teams, the story, and what was decided. Immutable; it is the file.

Quarter 0 comes before the first decision: every firm does the usual, and all start from its books. The quarters that
teams decide are 1, 2, … up to `quarters`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from loyalty_sim.theory.levers import TABLE

FEWEST_TEAMS, MOST_TEAMS = 2, 8
MOST_QUARTERS = 40
USUAL: Mapping[str, float] = {lever.name: float(lever.usual) for lever in TABLE}
"""Where every lever stands before anybody has decided, in multiples of what is usual or of the reference spend."""


class Team(NamedTuple):
    """Who runs a firm. bot: a strategy (`loyalty_sim.agents.strategies`), or several joined by +; "" people."""

    name: str
    bot: str = ""


class Event(NamedTuple):
    """A shock of the story. kind: a field of `Shocks`. after: whole weeks of its quarter that go by before it.

    size and weeks: see `loyalty_sim.world.settings.Shock`. team: the one it strikes; "" all. told: what is said of it.
    """

    quarter: int
    kind: str
    size: float
    weeks: int = 4
    after: int = 0
    team: str = ""
    told: str = ""


class Decision(NamedTuple):
    """What a team decides in one quarter.

    levers: multiples of the levers that are moved; every other stays where it is. interviews: customers of each firm
    whose answers are bought, this quarter only.
    """

    levers: Mapping[str, float] = {}
    interviews: int = 0


class Game(NamedTuple):
    """A whole game.

    settings: of the market, by dotted key (`trade`, `market.customers`, …). budget: what a team may spend beyond the
    usual in a quarter, money. price_of_interview: of one bought answer, money. decisions: by team and quarter; a
    quarter without one repeats the last.
    """

    title: str = "Market game"
    settings: Mapping[str, Any] = {}
    seed: int = 1
    quarters: int = 6
    budget: float = 0.0
    price_of_interview: float = 5.0
    teams: tuple[Team, ...] = (Team("Red"), Team("Blue"))
    story: tuple[Event, ...] = ()
    decisions: Mapping[str, Mapping[int, Decision]] = {}

    def standing(self, team: str, quarter: int) -> dict[str, float]:
        """Where the levers of a team stand in a quarter: what it decided last of each.

        >>> game = Game(decisions={"Red": {1: Decision({"climate": 1.5}), 3: Decision({"price": 0.95})}})
        >>> [game.standing("Red", quarter)["climate"] for quarter in (0, 1, 3)]
        [1.0, 1.5, 1.5]
        """
        levers = dict(USUAL)
        for decided_in, decision in sorted(self.decisions.get(team, {}).items()):
            if decided_in <= quarter:
                levers |= decision.levers
        return levers

    def interviews(self, team: str, quarter: int) -> int:
        """Customers of each firm whose answers a team buys in a quarter."""
        return self.decisions.get(team, {}).get(quarter, Decision()).interviews

    def until(self, quarter: int) -> "Game":
        """The game with what was decided up to a quarter, that one included: to undo what came after it."""
        kept = {
            team: {when: decision for when, decision in made.items() if when <= quarter}
            for team, made in self.decisions.items()
        }
        return self._replace(decisions=kept)

    def ending(self, quarter: int) -> "Game":
        """The game as if that quarter had been meant to be the last one; its bits are the same up to there."""
        story = tuple(event for event in self.story if event.quarter <= quarter)
        return self.until(quarter)._replace(quarters=quarter, story=story)

    def deciding(self, team: str, quarter: int, decision: Decision) -> "Game":
        """The game with one more decision, in place of what the team had decided for that quarter."""
        made = {**self.decisions.get(team, {}), quarter: decision}
        return self._replace(decisions={**self.decisions, team: made})
