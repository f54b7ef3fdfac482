"""Does the skill score of the market game repeat, and does the raw result? The table of docs/how_to/market_game.md.

    python experiments/game_skill.py run --tournaments 6 --rounds 4 -o outputs/game_skill
    python experiments/game_skill.py score outputs/game_skill

A tournament is a game of bots and of teams that decide at random within their budget, in the bank. Its sister worlds
are parted into two halves; a score repeats as far as its values in the two halves go together over the teams of the
same game (correlation of deviations from the mean of the game, over all tournaments).
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from loyalty_sim.game.budget import prices
from loyalty_sim.game.debrief import WORLDS
from loyalty_sim.game.game import USUAL, Decision, Game, Team
from loyalty_sim.game.seats import sister_seeds
from loyalty_sim.game.sisters import ALL_USUAL, GHOST, PLAYED, RIVALS_USUAL, one_world

BOTS = ("imitate_leader", "match_price")
PEOPLE, QUARTERS, CUSTOMERS = 4, 6, 3000
MOVED = ("climate", "training", "process", "recovery", "promise", "listening", "thanks", "empowerment")
CHANGES = 0.5
"""Chance that a team changes anything in a quarter."""
BUDGET = 0.5
"""Of what a firm usually spends on its levers."""


def tournament(number: int) -> Game:
    """One game, each number another."""
    teams = tuple(Team(f"Team {n + 1}") for n in range(PEOPLE)) + tuple(
        Team(f"Bot {n + 1}", bot) for n, bot in enumerate(BOTS)
    )
    game = Game(settings={"trade": "bank", "market.customers": CUSTOMERS}, seed=number, quarters=QUARTERS, teams=teams)
    game = game._replace(budget=BUDGET * prices(game).usual)
    rng = np.random.default_rng([number, 77])
    for team in teams[:PEOPLE]:
        for quarter in range(1, QUARTERS + 1):
            if quarter == 1 or rng.random() < CHANGES:
                game = game.deciding(team.name, quarter, affordable(game, team.name, quarter, rng))
    return game


def affordable(game: Game, team: str, quarter: int, rng: np.random.Generator) -> Decision:
    """Three levers, the price and the positions anew; drawn again until the budget pays for it."""
    known, before = prices(game), game.standing(team, quarter - 1)
    while True:
        levers = {lever: float(np.round(rng.uniform(0.0, 2.5), 2)) for lever in rng.choice(MOVED, 3, replace=False)}
        levers |= {"price": float(np.round(rng.uniform(0.92, 1.08), 3))}
        levers |= {"positions": float(np.round(rng.uniform(0.95, 1.02), 3))}
        if known.beyond(USUAL | before | levers) <= game.budget:
            return Decision(levers)


def run(tournaments: int, rounds: int, folder: Path) -> None:
    """Run tournaments and keep the worth of every world: one row a world and team."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, tournaments + 1):
        file = folder / f"tournament_{number:02d}.csv"
        if file.exists():
            continue
        game, rows = tournament(number), []
        for world, seed in enumerate(sister_seeds(game.seed, rounds)):
            for turn in range(len(game.teams)):
                _, cells = one_world(game, 0, seed, turn)
                rows += [[number, world, turn, team, *cells[:, team]] for team in range(len(game.teams))]
        names = ["tournament", "round", "turn", "team", "played", "ghost", "rivals_usual", "all_usual"]
        pd.DataFrame(rows, columns=names).to_csv(file, index=False)
        print(f"{file} done", flush=True)


def score(folder: Path) -> None:
    """Print how far the skill score and the raw result repeat."""
    runs = pd.concat([pd.read_csv(file) for file in sorted(folder.glob("tournament_*.csv"))])
    games = runs["tournament"].nunique()
    shape = (games, runs["round"].nunique(), runs["turn"].nunique(), runs["team"].nunique(), 4)
    order = runs.sort_values(["tournament", "round", "turn", "team"])
    found = order[["played", "ghost", "rivals_usual", "all_usual"]].to_numpy().reshape(shape)
    played, ghost, others, usual = (found[..., kind] for kind in (PLAYED, GHOST, RIVALS_USUAL, ALL_USUAL))
    decision = ((played - ghost) + (others - usual)) / 2.0
    rounds, teams = shape[1], shape[3]
    print(f"{games} tournaments of {teams} teams, {rounds * teams} sister worlds each")
    print(f"spread of the skill score within a game: {spread(decision):,.0f}")
    print(f"spread of one raw result within a game: {within(played).std():,.0f}")
    singles = [repeats(played[:, a, 0], played[:, b, 1]) for a in range(rounds) for b in range(rounds) if a != b]
    print(f"raw result, one world against another: {np.mean(singles):.2f}")
    singles = [repeats(decision[:, a, 0], decision[:, b, 1]) for a in range(rounds) for b in range(rounds) if a != b]
    print(f"decision part, one world against another: {np.mean(singles):.2f}")
    rng = np.random.default_rng(1)
    for size in sorted({1, 2, rounds // 2}):
        pairs = []
        for _ in range(200):
            chosen = rng.permutation(rounds)[: 2 * size]
            first, second = (decision[:, half].mean(axis=(1, 2)) for half in (chosen[:size], chosen[size:]))
            pairs.append(repeats(first, second))
        print(f"skill score over {size * teams} worlds against other {size * teams}: {np.mean(pairs):.3f}")
    half = np.mean(pairs)
    worlds = max(2, -(-WORLDS // teams)) * teams
    longer = worlds / (rounds // 2 * teams)
    print(f"  so over {worlds} worlds (Spearman-Brown): {longer * half / (1 + (longer - 1) * half):.3f}")


def within(values: np.ndarray) -> np.ndarray:
    """Deviations from the mean of a game; teams last."""
    return values - values.mean(axis=-1, keepdims=True)


def spread(decision: np.ndarray) -> float:
    """Spread over the teams of a game of the skill score, from all worlds."""
    return float(within(decision.mean(axis=(1, 2))).std())


def repeats(first: np.ndarray, second: np.ndarray) -> float:
    """Correlation of two measurements (games, teams) within games."""
    return float(np.corrcoef(within(first).ravel(), within(second).ravel())[0, 1])


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = asked.add_subparsers(dest="what", required=True)
    runner = what.add_parser("run")
    runner.add_argument("--tournaments", type=int, default=6)
    runner.add_argument("--rounds", type=int, default=4)
    runner.add_argument("-o", "--output", type=Path, default=Path("outputs") / "game_skill")
    what.add_parser("score").add_argument("folder", type=Path)
    given = asked.parse_args()
    if given.what == "run":
        run(given.tournaments, given.rounds, given.output)
    else:
        score(given.folder)
