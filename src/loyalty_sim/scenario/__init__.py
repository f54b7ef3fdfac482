"""Typed, checked, immutable configuration, and the library of scenarios."""

from loyalty_sim.scenario.convert import from_dict, scenario_hash, to_dict, to_yaml
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.problems import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario

__all__ = ["Problem", "Scenario", "ScenarioError", "from_dict", "load_scenario", "scenario_hash", "to_dict", "to_yaml"]
