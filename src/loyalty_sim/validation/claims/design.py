"""From a claim to the runs it needs: every cell of its search, every arm, every seed.

A cell is a choice of trade and of dial values; the first cell is the claim's own, where nothing is changed.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from loyalty_sim.lab.runner import Job
from loyalty_sim.scenario.arms import opened_alike
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import spell
from loyalty_sim.validation.claims.claim import Claim

SEARCH_SEEDS = 6
FIRST_SEARCH_SEED = 1000  # other luck than the test's, so that a condition is not fitted to the noise of the test
QUICK_SEEDS = 4


class Effort(NamedTuple):
    """How much is run: seeds of the test (None for the claim's own number), seeds of a search cell (0: no search).

    first: the first seed of the test.
    """

    seeds: int | None = None
    search_seeds: int = SEARCH_SEEDS
    first: int = 0


FULL, QUICK, TEST_ONLY = Effort(), Effort(QUICK_SEEDS, 0), Effort(None, 0)


class Cell(NamedTuple):
    """Settings that place a test somewhere: (key, value) of trade and dials; empty for the claim's own place."""

    settings: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The settings as a command line has them."""
        return tuple(f"{key}={value}" for key, value in self.settings)


class Trial(NamedTuple):
    """One cell of one claim: the jobs of each arm, by seed."""

    cell: Cell
    jobs: Mapping[str, tuple[Job, ...]]


def cells(claim: Claim) -> list[Cell]:
    """The cells of the search: every trade with every value of both dials."""
    if claim.search is None:
        return []
    factors = [("trade", claim.search.trades), *((dial.key, dial.values) for dial in claim.search.dials)]
    levels = [[(key, spell(value)) for value in values] for key, values in factors]
    return [Cell(tuple(chosen)) for chosen in product(*levels)]


def trials(
    claim: Claim, effort: Effort = FULL, neutral: tuple[str, ...] = (), usual: tuple[str, ...] = ()
) -> Iterator[Trial]:
    """The claim's own test first, then its search.

    neutral: settings that switch a mechanism off in all arms. usual: settings of all arms that give way to what the
    claim itself sets.
    """
    if claim.untestable:
        return
    seeds = range(effort.first, effort.first + (effort.seeds or claim.seeds))
    yield _trial(claim, Cell(), seeds, neutral, usual)
    for cell in cells(claim) if effort.search_seeds else ():
        seeds = range(FIRST_SEARCH_SEED, FIRST_SEARCH_SEED + effort.search_seeds)
        yield _trial(claim, cell, seeds, neutral, usual)


def _trial(claim: Claim, cell: Cell, seeds: range, neutral: tuple[str, ...], usual: tuple[str, ...]) -> Trial:
    size = (f"trade={claim.trade}", f"market.customers={claim.customers}", f"market.weeks={claim.weeks}")
    jobs = {}
    for arm, words in claim.arms.items():
        own = (*claim.settings, *cell.words, *opened_alike(words))
        scenario = load_scenario(overrides=[*size, *usual, *own, *neutral])
        jobs[arm] = tuple(Job(scenario, seed, f"{claim.id} {arm}") for seed in seeds)
    return Trial(cell, jobs)
