"""Limits of levers as they are written: least and most money a year."""

from math import isfinite

from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.studies.optimise.budget import Limits


def read_limits(text: str) -> Limits:
    """Least and most money a year by lever: `climate=10000:60000,training=:40000`. Raises ScenarioError.

    >>> read_limits("climate=10000:60000,training=:40000")
    {'climate': (10000.0, 60000.0), 'training': (None, 40000.0)}
    """
    found: dict[str, tuple[float | None, float | None]] = {}
    for word in filter(None, (part.strip() for part in text.split(","))):
        name, _, ends = word.partition("=")
        lever, (low, colon, high) = name.removeprefix("firm.levers."), ends.partition(":")
        if lever in found:
            raise _refused(word, f"the limits of {shown(lever)} are given twice")
        try:
            if not colon:
                raise ValueError
            found[lever] = (_money(low), _money(high))
        except ValueError:
            raise _refused(word, f"cannot read the limits '{shown(word)}'") from None
    return found


def _money(text: str) -> float | None:
    """An amount; None where nothing is said. Raises ValueError for what is none."""
    amount = float(text) if text else None
    if amount is not None and not isfinite(amount):
        raise ValueError(text)
    return amount


def _refused(word: str, message: str) -> ScenarioError:
    help = ("least and most money a year, such as  climate=10000:60000  or  training=:40000",)
    return ScenarioError([Problem(message, f"command line: --limits {shown(word)}", help)])
