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
    """A market in which the target must not come out: the score can fail.

    name, says: short name, and what is taken away. settings: added to every situation. watches: another way of looking,
    by situation. expects: what statistics must be then, by name: (low, high).
    """

    name: str
    says: str
    expects: Mapping[str, tuple[float, float]]
    settings: tuple[str, ...] = ()
    watches: Mapping[str, Watch] = {}


class Target(NamedTuple):
    """One published finding, on the model.

    id: T01 to T13, or a name of one's own. situations: markets by name, paired under the same seed. statistics: what
    one seed gives, by the names that `bands.csv` has. curves: what pictures show of one seed, arrays of fixed length.
    controls: markets in which it must fail. bands: its statistics and their bands, if they are not in `bands.csv`.
    times: how many times as many seeds it takes as are asked for, where the luck of a few firms is most of a statistic.
    """

    id: str
    situations: Mapping[str, Situation]
    statistics: Callable[[Seen], dict[str, float]]
    curves: Callable[[Seen], dict[str, Any]] | None = None
    controls: tuple[Control, ...] = ()
    bands: tuple[Wanted, ...] = ()
    times: int = 1
