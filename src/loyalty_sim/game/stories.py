"""Two customers a team can be shown: one that its decisions have kept, one that they have lost.

The played world is run beside the ghost, in which the team did the usual, under the same luck: the same person is a
customer of the team to the end in the one, and leaves it in the other.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.game import Game
from loyalty_sim.game.play import Play
from loyalty_sim.language import speaking, spoken
from loyalty_sim.studies.people.fates import STAYED, Fates, FateWatch
from loyalty_sim.studies.people.story import Life, Recorder
from loyalty_sim.theory.customers.defection import Reason

SAVED, LOST = "saved", "lost"


class Told(NamedTuple):
    """One customer. kind: saved or lost. played, ghost: the life with what the team decided, and with the usual.

    of: how many customers there are of the kind.
    """

    team: str
    kind: str
    row: int
    of: int
    played: Life
    ghost: Life


def stories(game: Game, team: str) -> list[Told]:
    """One saved and one lost customer of a team, as far as there are any: of each kind who left in the middle week.

    A team that did the usual has neither. Raises KeyError for no team of the game.
    """
    return stories_in(game, team, (spoken(),))[spoken()]


def stories_in(game: Game, team: str, languages: Sequence[str]) -> dict[str, list[Told]]:
    """The same two customers, told in each of several languages."""
    place = [each.name for each in game.teams].index(team)
    played, ghost = (fates(game, place, usual) for usual in ((), (place,)))
    chosen = {}
    for kind, stayed, went in ((SAVED, played, ghost), (LOST, ghost, played)):
        rows = parted(stayed, went)
        if len(rows):
            chosen[kind] = int(rows[len(rows) // 2]), len(rows)
    told: dict[str, list[Told]] = {language: [] for language in languages}
    for kind, (row, of) in chosen.items():
        lives = (_lives(game, place, row, usual, languages) for usual in ((), (place,)))
        for language, played, ghost in zip(languages, *lives, strict=True):
            told[language].append(Told(team, kind, row, of, played, ghost))
    return told


def fates(game: Game, place: int, usual: tuple[int, ...] = ()) -> Fates:
    """What became of the customers that a team had when it took over, to the end of the game."""
    play = Play(game, usual=usual).to(0)
    watch = FateWatch(play.market.world.customers, play.seats[place])
    for _ in range(QUARTER * game.quarters):
        play.step()
        watch.watch(play.market.week)
    return watch.fates()


def parted(stayed: Fates, went: Fates) -> np.ndarray:
    """Rows of those who never left in the one world and, in the other, left and are not back, the first to go first."""
    left = (went.fate != STAYED) & (went.fate != Reason.MOVED_AWAY) & ~went.back
    rows = np.flatnonzero(stayed.member & (stayed.fate == STAYED) & left)
    return np.asarray(rows[np.argsort(went.week[rows], kind="stable")])


def _lives(game: Game, place: int, row: int, usual: tuple[int, ...], languages: Sequence[str]) -> list[Life]:
    """One life, told in each language: the market is run once."""
    play = Play(game, usual=usual).to(0)
    recorders = [Recorder(play.market, row, play.seats[place]) for _ in languages]
    for _ in range(QUARTER * game.quarters):
        play.step()
        for language, recorder in zip(languages, recorders, strict=True):
            with speaking(language):
                recorder.look()
    lives = []
    for language, recorder in zip(languages, recorders, strict=True):
        with speaking(language):
            lives.append(recorder.life())
    return lives
