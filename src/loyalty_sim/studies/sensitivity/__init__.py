"""Sensitivity: which settings an answer hangs on."""

from loyalty_sim.studies.sensitivity.sensitivity import METHODS, sensitivity

__all__ = ["METHODS", "sensitivity"]
