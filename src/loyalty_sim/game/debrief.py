"""What was a team's doing, what its rivals', and what luck: its result in parts that add up.

    luck     = result - mean(played)
    decision = ((mean(played) - mean(ghost)) + (mean(rivals_usual) - mean(all_usual))) / 2
    rivals   = ((mean(played) - mean(rivals_usual)) + (mean(ghost) - mean(all_usual))) / 2
    result   = mean(all_usual) + decision + rivals + luck

Means are over sister worlds (`game.sisters`). Luck goes first: nobody knew it when deciding, so it is what remains of
the result beside the mean of what was decided. The rest has two authors, the team and everybody else, and each gets
the mean of what it added first and of what it added last (Shapley 1953, Annals of Mathematics Studies 28:307).

Rivals who are people do in every world what they did in the game; bots decide anew. Teams that decided the same and
were struck by the same are one and the same to chance, so that their means are taken together: equal teams get equal
scores, and only luck tells them apart.
"""

from collections.abc import Callable, Hashable
from typing import NamedTuple

import numpy as np

from loyalty_sim.game.game import Game
from loyalty_sim.game.play import Play
from loyalty_sim.game.result import results
from loyalty_sim.game.sisters import ALL_USUAL, GHOST, PLAYED, RIVALS_USUAL, sister_rounds
from loyalty_sim.statistics.bands import mean_interval

CONFIDENCE = 0.9
WORLDS = 40
"""Sister worlds, if nobody says how many."""


class Part(NamedTuple):
    """An amount of money with its interval of nine tenths."""

    value: float
    low: float
    high: float


class Split(NamedTuple):
    """The result of a team, money: result = usual.value + decision.value + rivals.value + luck.value.

    usual: of a team that does the usual among teams that do. decision: the skill score.
    """

    team: str
    result: float
    usual: Part
    decision: Part
    rivals: Part
    luck: Part


class Debrief(NamedTuple):
    """Splits in the order of the teams, and how many sister worlds they come from."""

    splits: tuple[Split, ...]
    worlds: int


def debrief(
    game: Game, worlds: int = WORLDS, workers: int = 1, progress: Callable[[int, int], None] | None = None
) -> Debrief:
    """Play the game and its sister worlds, at least two rounds of them, and part every team's result.

    Teams that decided the same have the same usual, decision and rivals:

        >>> found = debrief(Game(settings={"market.customers": 200}, quarters=1), worlds=4)
        >>> [split.decision.value for split in found.splits], found.worlds
        ([0.0, 0.0], 4)
    """
    rounds = rounds_of(game, worlds)
    found = sister_rounds(game, rounds, workers, progress)
    return parted(game, results(Play(game).to(game.quarters)), found)


def rounds_of(game: Game, worlds: int) -> int:
    """Rounds of sister worlds that hold so many of them, at least two."""
    return max(2, -(-worlds // len(game.teams)))


def parted(game: Game, result: np.ndarray, found: np.ndarray) -> Debrief:
    """Part the results (teams,) of a game by what was found over the rounds of its sister worlds (rounds, 4, teams)."""
    return Debrief(tuple(splits(game, result, taken_together(found, game))), len(found) * len(game.teams))


def splits(game: Game, result: np.ndarray, found: np.ndarray) -> list[Split]:
    """The parts of results (teams,), by the worth of the four kinds of world (rounds, 4, teams)."""
    played, ghost, others, usual = (found[:, kind] for kind in (PLAYED, GHOST, RIVALS_USUAL, ALL_USUAL))
    decision = ((played - ghost) + (others - usual)) / 2.0
    rivals = ((played - others) + (ghost - usual)) / 2.0
    parts = [_parts(samples) for samples in (usual, decision, rivals, result - played)]
    return [
        Split(team.name, float(result[place]), *(part[place] for part in parts))
        for place, team in enumerate(game.teams)
    ]


def taken_together(found: np.ndarray, game: Game) -> np.ndarray:
    """The worth of worlds with the mean over teams that are alike in the place of each; all who do the usual are."""
    pooled = found.copy()
    alike = [_alike(game, place) for place in range(len(game.teams))]
    for kind in range(found.shape[1]):
        marks = [mark[1:] if kind == ALL_USUAL else mark for mark in alike]
        for mark in set(marks):
            members = [place for place, each in enumerate(marks) if each == mark]
            pooled[:, kind, members] = found[:, kind, members].mean(axis=1, keepdims=True)
    return pooled


def _alike(game: Game, place: int) -> tuple[Hashable, ...]:
    """Teams are the same to chance if they do the same and are struck by the same."""
    team = game.teams[place]
    quarters = range(1, game.quarters + 1)
    levers = tuple(tuple(game.standing(team.name, quarter).items()) for quarter in quarters)
    does = (team.bot, levers, tuple(game.interviews(team.name, quarter) for quarter in quarters))
    return does, tuple(event for event in game.story if event.team == team.name)


def _parts(samples: np.ndarray) -> list[Part]:
    """Mean and interval of every team, from samples (rounds, teams)."""
    interval = mean_interval(samples, CONFIDENCE)
    return [Part(*map(float, each)) for each in zip(interval.mean, interval.low, interval.high, strict=True)]
