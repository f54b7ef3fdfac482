"""The market of a game: equal firms, one a team, with the shocks of the story in the weeks they strike."""

from collections.abc import Iterator, Sequence

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.game import Event, Game
from loyalty_sim.scenario import load_scenario
from loyalty_sim.scenario.schema import Scenario, spell


def scenario_of(game: Game, seats: Sequence[int] = ()) -> Scenario:
    """The scenario of a game with its teams in these seats, in the order of the file if none are given.

    Raises ScenarioError for settings that cannot be.
    """
    places = tuple(seats) or tuple(range(len(game.teams)))
    return load_scenario(overrides=tuple(_words(game, places)))


def weeks(game: Game) -> int:
    """Weeks of the whole game, quarter 0 included."""
    return QUARTER * (game.quarters + 1)


def first_week(event: Event) -> int:
    """Week in which an event begins.

    >>> first_week(Event(1, "demand_surge", 0.5))
    14
    """
    return QUARTER * event.quarter + event.after + 1


def _words(game: Game, seats: Sequence[int]) -> Iterator[str]:
    firms = len(game.teams)
    yield from (f"{key}={spell(value)}" for key, value in game.settings.items())
    yield from (f"market.weeks={weeks(game)}", f"firm.share={1.0 / firms!r}", "rivals.concentration=0")
    yield f"rivals.count={firms - 1}"
    struck = {team.name: seat for team, seat in zip(game.teams, seats, strict=True)}
    for kind in dict.fromkeys(event.kind for event in game.story):
        events = [event for event in game.story if event.kind == kind]
        when, key = [first_week(event) for event in events], f"shocks.{kind}"
        yield f"{key}.size={spell(float(events[0].size))}"
        yield f"{key}.week={spell(when)}"
        yield f"{key}.weeks={events[0].weeks}"
        yield f"{key}.firm={struck.get(events[0].team, -1)}"
