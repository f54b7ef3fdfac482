"""A trial: which of a firm's sites are treated from when on; what is learnt from it after some weeks is a design.

One trial that is run holds many designs: it can be read after any number of quarters, by any measure.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array
from loyalty_sim.world.schedule import QUARTER

BEFORE = QUARTER
"""Weeks that sites are measured before a trial begins."""
LENGTHS = (QUARTER, 2 * QUARTER, 4 * QUARTER)
"""Weeks after which a trial may be read."""
LONGEST = LENGTHS[-1]
WAVES = 4
FEWEST_SITES = 4
"""Two that are treated and two that are not: with fewer there is no telling sites apart from the treatment."""


class Trial(NamedTuple):
    """Sites treated by the end of the longest time, in how many waves a quarter apart, and whether they are matched.

    matched: sites are put in groups that were alike in satisfaction before, and one of each group is drawn; else they
    are drawn from all.

        >>> Trial(5).name, Trial(20, waves=4).name
        ('5 sites at once', '20 sites in 4 waves')
    """

    treated: int
    waves: int = 1
    matched: bool = True

    @property
    def name(self) -> str:
        """How it is called."""
        how = "at once" if self.waves == 1 else f"in {self.waves} waves"
        return f"{self.treated} sites {how}" + ("" if self.matched else ", unmatched")

    @property
    def starts(self) -> tuple[int, ...]:
        """Week of the horizon in which each wave begins."""
        return tuple(BEFORE + 1 + QUARTER * wave for wave in range(self.waves))

    @property
    def lengths(self) -> tuple[int, ...]:
        """Weeks after which it may be read: with waves, once two of them have begun."""
        return tuple(weeks for weeks in LENGTHS if weeks >= QUARTER * min(self.waves, 2))

    def exposures(self, weeks: int) -> Array:
        """Weeks that the sites of each wave have been treated when it is read after so many, (waves,), 0 if not begun.

        >>> Trial(8, waves=4).exposures(26).tolist()
        [26.0, 13.0, 0.0, 0.0]
        """
        return np.maximum(0.0, weeks - QUARTER * np.arange(self.waves, dtype=float))

    def sites_begun(self, weeks: int) -> int:
        """How many sites have been treated by then."""
        return int((self.exposures(weeks) > 0).sum()) * (self.treated // self.waves)


def candidates(sites: int) -> list[Trial]:
    """The trials that are looked at for a firm of so many sites, at least four.

    A tenth, a quarter and half of the sites at once, a quarter that is not matched, and all of them in four waves.

        >>> [(trial.treated, trial.waves, trial.matched) for trial in candidates(40)]
        [(4, 1, True), (10, 1, True), (20, 1, True), (10, 1, False), (40, 4, True)]
    """
    sizes = dict.fromkeys(max(2, round(sites * part)) for part in (0.1, 0.25, 0.5))
    some = [size for size in sizes if size <= sites - 2]
    waves = [Trial(sites - sites % WAVES, WAVES)] if sites >= 2 * WAVES else []
    unmatched = [Trial(some[len(some) // 2], matched=False)] if sites >= 2 * WAVES else []
    return [*map(Trial, some), *unmatched, *waves]


def drawn_sites(trial: Trial, level: Array, draw: int) -> tuple[int, ...]:
    """Which sites are treated, those of the first wave first. level: of each site before, (sites,), that they are
    matched by; draw: under which luck.

        >>> sorted(drawn_sites(Trial(2), np.array([70.0, 50.0, 72.0, 51.0]), 1))[0] in (0, 1, 2, 3)
        True
    """
    rng = np.random.default_rng([ANALYSIS_SEED, draw])
    known = level[np.isfinite(level)]
    order = np.argsort(np.nan_to_num(level, nan=float(known.mean()) if len(known) else 0.0))
    if not trial.matched:
        return tuple(int(site) for site in rng.permutation(len(level))[: trial.treated])
    groups = [rng.permutation(group) for group in np.array_split(order, trial.treated // trial.waves)]
    return tuple(int(group[wave]) for wave in range(trial.waves) for group in groups)


def money_spent(trial: Trial, weeks: int, sites: int, a_week: float) -> float:
    """What a trial read after so many weeks costs to run, from what the treatment costs a week at all sites.

    >>> money_spent(Trial(10), 26, 40, 1000.0)
    6500.0
    """
    return a_week * float(trial.exposures(weeks).sum()) * (trial.treated / trial.waves) / sites


def named_sites(sites: Sequence[int], first: int = 1) -> str:
    """Sites as a branch manager counts them, from 1."""
    return ", ".join(str(site + first) for site in sorted(sites))
