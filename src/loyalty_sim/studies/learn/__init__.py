"""`learn`: the result of a pilot, and what it says about the worlds that were thought possible."""

from loyalty_sim.studies.learn.study import learn

__all__ = ["learn"]
