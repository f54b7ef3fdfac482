"""Calibration: a few stated parameters fitted to moments of data, in stages, with what the data do not pin down."""

from loyalty_sim.validation.calibrate.fit import Fit, Free, Moment, fit

__all__ = ["Fit", "Free", "Moment", "fit"]
