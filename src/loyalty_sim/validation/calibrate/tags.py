"""Names of what belongs to one case of several fitted together: `bank|theory.failure.usual`; without a case: shared."""

from loyalty_sim.validation.calibrate.fit import Values
from loyalty_sim.validation.calibrate.markets import Case

SEPARATOR = "|"


def of(case: Case, point: Values) -> dict[str, float]:
    """The part of a point that concerns a case, by setting."""
    split = ((*key.rpartition(SEPARATOR)[::2], value) for key, value in point.items())
    return {setting: value for owner, setting, value in split if owner in ("", case.name)}


def tag(case: Case, name: str) -> str:
    """The name of a moment or setting of one case."""
    return f"{case.name}{SEPARATOR}{name}"
