"""A game as the text of its file: read back, it is the same game."""

from typing import Any

from loyalty_sim.game.game import Event, Game, Team
from loyalty_sim.scenario.schema import dump


def to_text(game: Game) -> str:
    """The file of a game.

    >>> print(to_text(Game()).splitlines()[0])
    title: Market game
    """
    tree: dict[str, Any] = {"title": game.title, "settings": dict(game.settings)}
    tree |= {name: getattr(game, name) for name in ("seed", "quarters", "budget", "price_of_interview")}
    tree["teams"] = [_team(team) for team in game.teams]
    if game.story:
        tree["story"] = [_event(event) for event in game.story]
    decided = {team: made for team, made in game.decisions.items() if made}
    if decided:
        tree["decisions"] = {
            team: {
                quarter: dict(decision.levers) | ({"interviews": decision.interviews} if decision.interviews else {})
                for quarter, decision in sorted(made.items())
            }
            for team, made in decided.items()
        }
    return dump(tree)


def _team(team: Team) -> Any:
    return {"name": team.name, "bot": team.bot} if team.bot else team.name


def _event(event: Event) -> dict[str, Any]:
    usual = Event._field_defaults
    return {name: value for name, value in event._asdict().items() if name not in usual or value != usual[name]}
