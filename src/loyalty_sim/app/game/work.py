"""What worker processes do for games: run a quarter, a sister world, the results, the stories."""

from pathlib import Path
from typing import Any

from loyalty_sim.app.game.room import Quarter
from loyalty_sim.game.game import Game
from loyalty_sim.game.play import at_quarter
from loyalty_sim.game.report import reports
from loyalty_sim.game.research import survey
from loyalty_sim.game.result import results
from loyalty_sim.game.sisters import one_world
from loyalty_sim.game.stories import Told, stories_in
from loyalty_sim.language import LANGUAGES, speaking


def run_quarter(game: Game, quarter: int, folder: Path) -> Quarter:
    """Run a quarter, from the last state in the folder, and gather what may become known of it."""
    play = at_quarter(game, quarter, folder)
    seen = {each.team: each.values for each in reports(play) if each.quarter == quarter}
    bought: dict[str, list[dict[str, Any]]] = {}
    for team in game.teams:
        for found in survey(play, team.name):
            errors = {f"{name}_error": error for name, error in found.errors.items()}
            row = {"about": found.about, "answers": found.answers, **found.means, **errors}
            bought.setdefault(team.name, []).append(row)
    return Quarter(quarter, seen, bought)


def final_results(game: Game, folder: Path) -> list[float]:
    """The result of every team, in the order of the game."""
    return [float(each) for each in results(at_quarter(game, game.quarters, folder))]


def sister_world(game: Game, place: int, seed: int, turn: int) -> list[list[float]]:
    """Results of every team in the four kinds of one sister world."""
    return [[float(each) for each in row] for row in one_world(game, place, seed, turn)[1]]


def told_of(game: Game, team: str) -> dict[str, list[dict[str, Any]]]:
    """The stories of a team in every language: a customer it kept, and one it lost, as far as there are any."""
    told = stories_in(game, team, tuple(LANGUAGES))
    return {language: [_words(each, language) for each in found] for language, found in told.items()}


def _words(told: Told, language: str) -> dict[str, Any]:
    with speaking(language):
        who = told.played.person.words
    return {
        "kind": told.kind,
        "of": told.of,
        "row": told.row,
        "who": who,
        "played": [[each.week, each.text] for each in told.played.shown()],
        "played_end": list(told.played.ending),
        "ghost": [[each.week, each.text] for each in told.ghost.shown()],
        "ghost_end": list(told.ghost.ending),
    }
