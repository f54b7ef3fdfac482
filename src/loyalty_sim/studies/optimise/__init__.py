"""Plans: how to split a budget over levers and quarters, and what it would be worth to know more."""

from loyalty_sim.studies.optimise.study import optimise

__all__ = ["optimise"]
