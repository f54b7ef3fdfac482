"""Sister worlds: the same decisions under other luck, with a team or its rivals doing the usual instead.

Worlds come in rounds: in the worlds of one round the luck is the same and every team sits in each firm once, so that
what a seat is worth falls out of the mean over a round.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from loyalty_sim.game.game import USUAL, Game
from loyalty_sim.game.play import Play
from loyalty_sim.game.result import results
from loyalty_sim.game.seats import sister_seeds

PLAYED, GHOST, RIVALS_USUAL, ALL_USUAL = range(4)
"""What is done in a world: as decided; the team does the usual and its rivals do not; the other way round; nobody."""


def sister_rounds(
    game: Game, rounds: int, workers: int = 1, progress: Callable[[int, int], None] | None = None
) -> np.ndarray:
    """Results in the mean over each round, money (rounds, 4, teams): of each team in the four kinds of world.

    workers: processes. progress: called with how many worlds are done and how many there are.
    """
    worlds = sister_worlds(game, rounds)
    found = np.empty((len(worlds), 4, len(game.teams)))
    for done, (place, cells) in enumerate(_run(game, worlds, workers), start=1):
        found[place] = cells
        if progress:
            progress(done, len(worlds))
    return over_rounds(found)


def sister_worlds(game: Game, rounds: int) -> list[tuple[int, int]]:
    """Seed and turn of every world of so many rounds, to be played by `one_world`."""
    return [(seed, turn) for seed in sister_seeds(game.seed, rounds) for turn in range(len(game.teams))]


def over_rounds(worlds: np.ndarray) -> np.ndarray:
    """Mean over each round (rounds, 4, teams) of what was found in worlds (worlds, 4, teams) in their order."""
    teams = worlds.shape[2]
    return np.asarray(worlds.reshape(-1, teams, 4, teams).mean(axis=1))


def one_world(game: Game, place: int, seed: int, turn: int) -> tuple[int, np.ndarray]:
    """The place of a world among others, and the results of every team (4, teams) in it.

    A team that did the usual all along is its own ghost, and such worlds are run once.
    """
    teams = range(len(game.teams))
    active = frozenset(team for team in teams if acts(game, team))
    known: dict[frozenset[int], np.ndarray] = {}

    def worth(usual: frozenset[int], team: int) -> float:
        idle = usual & active
        if idle not in known:
            known[idle] = results(Play(game, seed, turn, idle).to(game.quarters))
        return float(known[idle][team])

    cells = np.empty((4, len(game.teams)))
    everybody = frozenset(teams)
    for team in teams:
        itself = frozenset((team,))
        for kind, usual in enumerate((frozenset[int](), itself, everybody - itself, everybody)):
            cells[kind, team] = worth(usual, team)
    return place, cells


def acts(game: Game, place: int) -> bool:
    """Whether a team does anything but the usual in the whole game."""
    team = game.teams[place]
    quarters = range(1, game.quarters + 1)
    decided = any(game.standing(team.name, quarter) != USUAL for quarter in quarters)
    return bool(team.bot) or decided or any(game.interviews(team.name, quarter) for quarter in quarters)


def _run(game: Game, worlds: list[tuple[int, int]], workers: int) -> Iterator[tuple[int, np.ndarray]]:
    work = partial(one_world, game)
    if workers == 1:
        yield from (work(place, *world) for place, world in enumerate(worlds))
        return
    from joblib import Parallel, delayed, parallel_config

    yield work(0, *worlds[0])  # compiles for all, if anything has to be
    calls = (delayed(work)(place, *world) for place, world in enumerate(worlds) if place)
    with parallel_config(backend="loky", inner_max_num_threads=1):
        yield from Parallel(n_jobs=workers, return_as="generator_unordered")(calls)
