"""A user's own data, as they were read."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.validation.calibrate.own_data.said import Understood

if TYPE_CHECKING:
    import pandas as pd


class OwnData(NamedTuple):
    """What was read. tables: columns by our names, answers on 1-10, complained 0 or 1; scales already applied.

    weeks: how long transactions were watched. everybody: how many customers could have come, 0 if only those are known
    who did. notes: what was left out or assumed. understood: how each column was read.
    """

    name: str
    trade: str
    focal: str
    tables: "dict[str, pd.DataFrame]"
    notes: tuple[str, ...]
    weeks: float = 0.0
    everybody: int = 0
    understood: tuple[Understood, ...] = ()
