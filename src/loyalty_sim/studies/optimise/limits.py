"""Limits of levers as they are written: least and most money a year."""

from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.studies.optimise.budget import Limits


def read_limits(text: str) -> Limits:
    """Least and most money a year by lever: `climate=10000:60000,training=:40000`. Raises ScenarioError.

    >>> read_limits("climate=10000:60000,training=:40000")
    {'climate': (10000.0, 60000.0), 'training': (None, 40000.0)}
    """
    found: dict[str, tuple[float | None, float | None]] = {}
    for word in filter(None, (part.strip() for part in text.split(","))):
        lever, _, ends = word.partition("=")
        low, colon, high = ends.partition(":")
        try:
            if not colon:
                raise ValueError
            found[lever.removeprefix("firm.levers.")] = (float(low) if low else None, float(high) if high else None)
        except ValueError:
            where = f"command line: --limits {shown(word)}"
            help = ("least and most money a year, such as  climate=10000:60000  or  training=:40000",)
            raise ScenarioError([Problem(f"cannot read the limits '{shown(word)}'", where, help)]) from None
    return found
