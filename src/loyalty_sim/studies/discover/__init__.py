"""Scenario discovery: where in the space of what is in doubt a scenario fails to be better."""

from loyalty_sim.studies.discover.study import discover

__all__ = ["discover"]
