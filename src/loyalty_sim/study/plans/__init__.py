"""Plans: how to split a budget over levers and quarters, and what it would be worth to know more."""

from loyalty_sim.study.plans.optimise import optimise

__all__ = ["optimise"]
