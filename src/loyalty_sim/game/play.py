"""A game being played: the market of its teams, run quarter by quarter. The same game gives the same bits."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.deciding import leader
from loyalty_sim.game.game import Game
from loyalty_sim.game.market import scenario_of
from loyalty_sim.game.seats import seats
from loyalty_sim.lab.checkpoint import CheckpointError, load_checkpoint, save_checkpoint
from loyalty_sim.market import ServiceMarket


class Play:
    """A market with a team in every firm; `advance` runs one quarter, the first of them quarter 0.

    seed: of a sister world; the game's own if None. turn: places that every team moves on (`game.seats`). usual: places
    (in `game.teams`) of teams that do the usual instead of what they decided. market: one to go on with, as it stood
    after a quarter of this game.

        >>> play = Play(Game(settings={"market.customers": 200}, quarters=1))
        >>> play.advance(), play.advance()
        (0, 1)
    """

    def __init__(
        self,
        game: Game,
        seed: int | None = None,
        turn: int = 0,
        usual: Collection[int] = (),
        market: ServiceMarket | None = None,
    ):
        self.game, self.usual = game, frozenset(usual)
        self.seed = game.seed if seed is None else seed
        self.seats = seats(self.seed, len(game.teams), turn)
        self.market = market or ServiceMarket(scenario_of(game, self.seats), rng=self.seed)
        _check_equal(self.market)
        for team, seat in zip(game.teams, self.seats, strict=True):
            self.market.firms[seat].called = team.name

    @property
    def quarter(self) -> int:
        """The last quarter that has gone by; -1 before any."""
        return self.market.week // QUARTER - 1

    def advance(self) -> int:
        """Run the next quarter and return its number. Raises ValueError after the last one."""
        quarter = self.quarter + 1
        if quarter > self.game.quarters:
            raise ValueError(f"the game is over: it has {self.game.quarters} quarters")
        for _ in range(QUARTER):
            self.step()
        return quarter

    def step(self) -> None:
        """Run one week; everybody decides as a quarter begins."""
        quarter, week = divmod(self.market.week, QUARTER)
        if not week:
            for place, seat in enumerate(self.seats):
                self.market.firms[seat].strategy = leader(self.game, place, quarter, place in self.usual)
        self.market.step()

    def to(self, quarter: int) -> "Play":
        """Run up to a quarter, that one included."""
        while self.quarter < quarter:
            self.advance()
        return self

    def seat(self, team: str) -> int:
        """Firm that a team runs. Raises KeyError."""
        return dict(zip((each.name for each in self.game.teams), self.seats, strict=True))[team]


def at_quarter(game: Game, quarter: int, folder: str | Path) -> Play:
    """The game as it stands after a quarter, run on from the last state of it that `folder` holds.

    Each state is a file that is known by all that led to it, so that a quarter is undone by asking for an earlier one,
    and a game that was stopped goes on where it stood.
    """
    for kept in range(quarter, -1, -1):
        file = state_file(game, kept, folder)
        if file.exists():
            try:
                market = load_checkpoint(file)
            except CheckpointError:  # damaged, or of another version of the model
                file.unlink()
                continue
            return _kept_to(Play(game, market=market), quarter, folder)
    return _kept_to(Play(game), quarter, folder)


def state_file(game: Game, quarter: int, folder: str | Path) -> Path:
    """Where the state after a quarter is kept."""
    made = game.until(quarter)
    led = [made.settings, made.seed, made.quarters, made.teams, made.story]
    decided = [
        [when, team.name, game.standing(team.name, when)] for team in made.teams for when in range(1, quarter + 1)
    ]
    known = hashlib.sha256(json.dumps([*led, decided], sort_keys=True, default=str).encode()).hexdigest()[:16]
    return Path(folder) / f"quarter_{quarter:02d}_{known}.npz"


def _kept_to(play: Play, quarter: int, folder: str | Path) -> Play:
    """Run on, and keep every state."""
    while play.quarter < quarter:
        gone = play.advance()
        save_checkpoint(play.market, state_file(play.game, gone, folder))
    return play


def _check_equal(market: Any) -> None:
    """Every firm begins with as many positions as every other. Raises ValueError, which would be a fault of ours."""
    staff = set(market.world.firms.staff_count.tolist())
    if len(staff) > 1:
        raise ValueError(f"the firms of the game begin unequal, with {sorted(staff)} positions")
