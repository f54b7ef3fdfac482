"""Sensitivity: which settings an answer hangs on."""

from loyalty_sim.studies.sensitivity.analysis import METHODS
from loyalty_sim.studies.sensitivity.study import sensitivity

__all__ = ["METHODS", "sensitivity"]
