"""Typed, checked, immutable configuration, and the library of scenarios."""

from loyalty_sim.scenario.load import from_dict, load_scenario
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario, scenario_hash, to_dict, to_yaml

__all__ = ["Problem", "Scenario", "ScenarioError", "from_dict", "load_scenario", "scenario_hash", "to_dict", "to_yaml"]
