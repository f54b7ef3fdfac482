"""What a target consists of: the markets it needs, what is looked at in them, and the statistic made of it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.lab.observations import Watch
from loyalty_sim.validation.evidence.published import Wanted

Figures = Mapping[str, np.ndarray]
"""What was seen of one market, by name: numbers or small arrays."""

Seen = Mapping[str, Figures]
"""What was seen of every situation of a target under one seed."""


class Situation(NamedTuple):
    """A market to run. A target chooses the situation, never the theory: parameters are the same for all targets.

    watch: what is looked at. settings: rivals, load, levers and the like, as words of a command line. trade: the trade,
    or "" for the one that is asked for. customers, weeks: size and horizon of the market.
    """

    watch: Watch
    settings: tuple[str, ...] = ()
    trade: str = ""
    customers: int = 5_000
    weeks: int = 52


class Control(NamedTuple):
    """Another market beside those of a target: one in which it must not come out, or one that is only compared.

    name, says: short name, and what is taken away. expects: what statistics must be then, by name: (low, high); empty
    to hold the market to the bands of the target itself, which says what a model without a mechanism would score.
    settings: added to every situation. watches: another way of looking, by situation.
    """

    name: str
    says: str
    expects: Mapping[str, tuple[float, float]] = {}
    settings: tuple[str, ...] = ()
    watches: Mapping[str, Watch] = {}

    @property
    def compares(self) -> bool:
        """Whether it is held to the bands of the target itself."""
        return not self.expects


def compared(name: str, says: str, *settings: str) -> Control:
    """What a target would score in a market with these settings added.

    >>> compared("without talk", "talk is off", "theory.word_of_mouth.on=false").compares
    True
    """
    return Control(name, says, settings=settings)


class Reading(NamedTuple):
    """Another way of reading the same markets, which decides nothing: it shows how far a verdict hangs on the reading.

    says: what is read otherwise. instead: for statistics of the target, by name, the statistic that takes its place.
    """

    says: str
    instead: Mapping[str, str]


class Target(NamedTuple):
    """One published finding, on the model.

    id: T01 to T13, or a name of one's own. situations: markets by name, paired under the same seed. statistics: what
    one seed gives, by the names that `bands.csv` has. curves: what pictures show of one seed, arrays of fixed length.
    controls: markets in which it must fail. bands: its statistics and their bands, if they are not in `bands.csv`.
    times: how many times as many seeds it takes as are asked for, where the luck of a few firms is most of a statistic.
    reading: which of several ways of reading decides, and why; fixed before the run. readings: the other ways.
    """

    id: str
    situations: Mapping[str, Situation]
    statistics: Callable[[Seen], dict[str, float]]
    curves: Callable[[Seen], dict[str, Any]] | None = None
    controls: tuple[Control, ...] = ()
    bands: tuple[Wanted, ...] = ()
    times: int = 1
    reading: str = ""
    readings: tuple[Reading, ...] = ()
