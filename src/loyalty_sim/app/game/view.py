"""What may be shown to whom: everything that leaves the server for a team or the projector is gathered here.

A team sees all figures of its own firm, the public ones of every other, the research that it bought, and what has been
told of the story. The projector sees what everybody may see.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.app.game.room import REVEALED, Draft, Quarter, Seat, Served
from loyalty_sim.game.report import EVERYBODY, FIGURES
from loyalty_sim.language import spoken

if TYPE_CHECKING:
    from loyalty_sim.app.game.games import Games
    from loyalty_sim.game.game import Event, Game

PUBLIC = tuple(figure.name for figure in FIGURES if figure.seen == EVERYBODY)
OWN = tuple(figure.name for figure in FIGURES)


class Public(NamedTuple):
    """What everybody may know. market: public figures by quarter and team. told: of the story, (quarter, words).

    locked: teams that have locked the quarter to come. debrief: once it is shown to everybody.
    """

    served: Served
    title: str
    quarters: int
    teams: tuple[str, ...]
    market: list[dict[str, dict[str, float]]]
    told: list[tuple[int, str]]
    locked: tuple[str, ...]
    debrief: dict[str, Any] | None


class TeamView(NamedTuple):
    """What a team may know beside. own: all figures of its firm by quarter. research: bought, of the last quarter.

    stories: of its own customers, once the debrief is shown.
    """

    public: Public
    seat: Seat
    members: int
    draft: Draft
    own: list[dict[str, float]]
    research: list[dict[str, Any]]
    stories: list[dict[str, Any]]


def public_view(games: "Games", served: Served) -> Public:
    """What everybody may know of a game."""
    return _public(games, served, games.quarters(served.code))


def _public(games: "Games", served: Served, known: list[Quarter]) -> Public:
    game = games.file_of(served.code)
    debrief = games.debrief(served.code) if served.stage == REVEALED else None
    return Public(
        served,
        game.title,
        game.quarters,
        tuple(team.name for team in game.teams),
        [{team: _only(PUBLIC, values) for team, values in each.reports.items()} for each in known],
        told(game, served.quarter),
        tuple(games.locked(served.code, served.deciding)),
        debrief,
    )


def team_view(games: "Games", served: Served, seat: Seat) -> TeamView:
    """What the team of a seat may know of a game."""
    known = games.quarters(served.code)
    public = _public(games, served, known)
    return TeamView(
        public,
        seat,
        sum(each.team == seat.team for each in games.seats(served.code)),
        games.draft(served.code, seat.team, served.deciding),
        [_only(OWN, each.reports[seat.team]) for each in known],
        _bought(known, seat.team),
        (public.debrief or {}).get("told", {}).get(spoken(), {}).get(seat.team, []),
    )


def told(game: "Game", quarter: int) -> list[tuple[int, str]]:
    """What has been said of the story by the end of a quarter."""
    gone: list[Event] = [event for event in game.story if event.quarter <= quarter and event.told]
    return [(event.quarter, event.told) for event in sorted(gone, key=lambda event: (event.quarter, event.after))]


def _bought(known: list[Quarter], team: str) -> list[dict[str, Any]]:
    return known[-1].research.get(team, []) if known else []


def _only(names: tuple[str, ...], values: dict[str, float]) -> dict[str, float]:
    return {name: values[name] for name in names}
