"""Scenarios at points of the ranges of several factors, and what contradicts itself there."""

from collections.abc import Mapping, Sequence

import numpy as np

from loyalty_sim.scenario.contradictions import CHECKS, network_fits
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Leaf, Scenario, flatten
from loyalty_sim.scenario.validate import Conflict, build
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.vary.factor import Factor

_OF_NETWORKS = ("network.", "market.customers")


def varied(scenario: Scenario, values: Mapping[str, Leaf]) -> Scenario:
    """The scenario with other values for some settings, by dotted key; values are taken as they are."""
    changed: Scenario = build(scenario, flatten(scenario) | dict(values))
    return changed


def place_of_present(scenario: Scenario, factors: Sequence[Factor]) -> Array:
    """Where the present values of a scenario lie in the ranges, (factors,)."""
    present = flatten(scenario)
    return np.array([factor.place(present[factor.key]) for factor in factors])


def points_of(scenario: Scenario, factors: Sequence[Factor], places: Array) -> list[Scenario]:
    """The scenario at every row of `places` (points, factors), each from 0 to 1 within the range of its factor.

    Raises ScenarioError if settings that are each allowed cannot stand together at some of the points.
    """
    keys = [factor.key for factor in factors]
    points = [varied(scenario, {f.key: f.at(float(u)) for f, u in zip(factors, row, strict=True)}) for row in places]
    found = {conflict.message.partition(" = ")[0]: conflict for point in points for conflict in conflicts(point, keys)}
    if found:
        help = ("narrow the ranges of these settings, or leave one of them out",)
        each = [(f"at some points {one.message}", " ".join(one.keys), (*one.help, *help)) for one in found.values()]
        raise ScenarioError([Problem(*words) for words in each])
    return points


def conflicts(scenario: Scenario, keys: Sequence[str]) -> list[Conflict]:
    """Which settings contradict one another, where `keys` were changed; networks are built only for keys of theirs."""
    about_networks = any(key.startswith(_OF_NETWORKS) for key in keys)
    checks = [check for check in CHECKS if about_networks or check is not network_fits]
    return [conflict for check in checks for conflict in check(scenario)]
