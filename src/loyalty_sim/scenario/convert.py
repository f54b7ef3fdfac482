"""A configuration as a dictionary, as YAML, and as a hash."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loyalty_sim.scenario.asked import Given
from loyalty_sim.scenario.checks import CHECKS
from loyalty_sim.scenario.keys import flatten, unflatten
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.validate import validate

LABELS = ("name", "title", "story")


def to_dict(scenario: Scenario) -> dict[str, Any]:
    """Nested dictionary of plain Python values; lists for tuples."""
    flat = flatten(scenario)
    return unflatten({key: list(value) if isinstance(value, tuple) else value for key, value in flat.items()})


def to_yaml(scenario: Scenario) -> str:
    """YAML text that `load_scenario` reads back to the same configuration."""
    return dump(to_dict(scenario))


def dump(tree: Mapping[str, Any]) -> str:
    """A nested dictionary as YAML, in its own order."""
    import yaml

    return yaml.safe_dump(dict(tree), sort_keys=False, allow_unicode=True, width=100)


def from_dict(tree: Mapping[str, Any], where: str = "configuration") -> Scenario:
    """The opposite of `to_dict`: checked, defaults where nothing is given. Raises ScenarioError with every problem."""
    given = {key: Given(value, where) for key, value in flatten(tree).items()}
    return validate(Scenario, given, CHECKS)


def scenario_hash(scenario: Scenario) -> str:
    """Sixteen hexadecimal digits that differ when anything that matters to a run differs: labels do not, ties do."""
    flat = {key: value for key, value in flatten(scenario).items() if key not in LABELS}
    digest = hashlib.sha256(json.dumps(flat, sort_keys=True).encode())
    if scenario.network.kind == "file":
        digest.update(Path(scenario.network.path).read_bytes())
    if scenario.trade.answers:
        digest.update(Path(scenario.trade.answers).read_bytes())
    return digest.hexdigest()[:16]
