"""Every mechanism of the model in one table: where it is written, how it is switched to neutral, and where it shows.

The tests run this table: with `off` the settings in `idle` change nothing at all, and under `seen` switching the
mechanism on moves `indicator` in its direction. `loyalty-sim show mechanisms` prints it. Whether a mechanism carries is
another question: whether the effect of its natural `decision` on `read` is another one without it, in a market as it is
shipped. `loyalty-sim ablate` asks that.
"""

from loyalty_sim.theory.mechanisms.customers import CUSTOMERS
from loyalty_sim.theory.mechanisms.employees import EMPLOYEES
from loyalty_sim.theory.mechanisms.firms import FIRMS
from loyalty_sim.theory.mechanisms.measurement import MEASUREMENT
from loyalty_sim.theory.mechanisms.mechanism import Mechanism
from loyalty_sim.theory.mechanisms.talk import TALK

__all__ = ["MECHANISM", "MECHANISMS", "NOT_YET", "Mechanism"]

MECHANISMS: tuple[Mechanism, ...] = (*CUSTOMERS, *EMPLOYEES, *FIRMS, *TALK, *MEASUREMENT)
"""All mechanisms, in the order of the theory page."""

MECHANISM = {each.code: each for each in MECHANISMS}
"""The same by code."""

NOT_YET: dict[str, str] = {
    "E9m": "who pays less loses people to elsewhere as to rivals: share moves by -.05 +- .16 points in big hotels",
}
"""Mechanisms that are known not to carry, and why; a test holds the list to what comes out."""
