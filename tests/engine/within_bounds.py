"""Markets run uncompiled, with arrays that refuse a place before the first or after the last. Run as a program.

Compiled code looks at neither: a place beyond the end reads what lies there, and -1, which stands for nobody, is the
last row. NumPy refuses only the former. Each market is a line of words after the program's name.
"""

import sys

import markets
import numpy as np

from loyalty_sim.world import columns


class Bounded(np.ndarray):
    """An array in which only places from 0 to the last are read and written."""

    def __getitem__(self, key):
        _look(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        _look(key)
        super().__setitem__(key, value)


def _look(key):
    for each in key if isinstance(key, tuple) else (key,):
        if isinstance(each, int | np.integer) and each < 0:
            raise IndexError(f"place {each} is before the first")


def _column(table, name):
    if name not in table._fields:
        raise AttributeError(f"there is no column {name!r}")
    found = table.__dict__[name] = table[name].view(Bounded)
    return found


def bounded(named):
    """A named tuple with its arrays bounded, but for those whose rows are records."""
    plain = [name for name, each in named._asdict().items() if isinstance(each, np.ndarray) and not each.dtype.names]
    return named._replace(**{name: getattr(named, name).view(Bounded) for name in plain})


def run(words):
    """Run a market with all it holds bounded."""
    market = markets.small(*words, customers=150, weeks=20)
    world = market.world
    for table in (world.employees, world.sites, world.firms):
        table.__dict__.clear()  # columns that were looked at while it was built
    world.customers, world.ties, market.tally = map(bounded, (world.customers, world.ties, market.tally))
    market.run()
    assert isinstance(market.world.firms.price, Bounded)
    assert isinstance(market.world.customers.provider, Bounded)
    return market


if __name__ == "__main__":
    columns.Table.__getattr__ = _column
    for line in sys.argv[1:]:
        try:
            run([*(markets.EVENTFUL if "eventful" in line else ()), *line.replace("eventful", "").split()])
        except IndexError as error:
            raise SystemExit(f"{line}: {error}") from error
        print("within bounds:", line)
