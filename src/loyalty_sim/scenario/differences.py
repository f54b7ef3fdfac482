"""In what two scenarios differ."""

from typing import Any

from loyalty_sim.scenario.convert import LABELS
from loyalty_sim.scenario.keys import flatten
from loyalty_sim.scenario.schema import Scenario


def differences(scenario: Scenario, baseline: Scenario) -> dict[str, tuple[Any, Any]]:
    """Settings in which a scenario differs from the baseline: baseline value and own value, by key."""
    ours, theirs = flatten(scenario), flatten(baseline)
    return {key: (theirs[key], value) for key, value in ours.items() if value != theirs[key] and key not in LABELS}
