"""`--until "profit ±2%"`: the precision that more seeds are run for, as it is written."""

import re
from types import NoneType
from typing import Any

import numpy as np

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.statistics.precision import Precision
from loyalty_sim.week.outcomes import OUTCOMES

ALIASES = {"npv": "profit"}
_WORDS = re.compile(r"\s*(?P<name>\w+)\s*(?:±|\+/?-)\s*(?P<size>[\d.,eE+-]+)\s*(?P<percent>%?)\s*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
"""What is a thousand to one reader and one to another."""


def as_precision(given: Any) -> Precision | None:
    """A precision as it is handed to a study: as it is written, ready, or None for none. Raises ValueError."""
    if isinstance(given, str):
        return read_precision(given)
    if not isinstance(given, Precision | NoneType):
        raise ValueError(f"until = {given!r}: a text, such as until='profit ±2%', or None for the same seeds for all")
    return given


def read_precision(text: str) -> Precision:
    """Read `npv ±2%` or `satisfaction ±0.1`. Raises ScenarioError."""
    where = f"command line: --until {text}"
    words = _WORDS.fullmatch(text)
    help = ("such as  --until 'profit ±2%'  (of the baseline) or  --until 'satisfaction ±0.1'",)
    if not words:
        raise ScenarioError([Problem(f"cannot read the precision '{text}'", where, help)])
    name = ALIASES.get(words["name"], words["name"])
    if name not in OUTCOMES:
        close = nearest(name, [*OUTCOMES, *ALIASES])
        guess = (f"did you mean  {close} ?",) if close else ()
        known = f"there are {', '.join(OUTCOMES)}"
        raise ScenarioError([Problem(f"there is no outcome '{name}'", where, (*guess, known))])
    if _THOUSANDS.fullmatch(words["size"]):
        plain = words["size"].replace(",", "")
        ways = f"did you mean  {words['name']} ±{plain}  or  {words['name']} ±{float(plain) / 1000:g} ?"
        raise ScenarioError([Problem(f"'{words['size']}' may be read in two ways", where, (ways,))])
    try:
        size = float(words["size"].replace(",", "."))
    except ValueError:
        raise ScenarioError([Problem(f"cannot read the precision '{text}'", where, help)]) from None
    if not (np.isfinite(size) and size > 0):
        raise ScenarioError([Problem("an interval has a width above 0", where, help)])
    return Precision(name, size / 100 if words["percent"] else size, bool(words["percent"]))
