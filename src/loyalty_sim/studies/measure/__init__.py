"""`measure`: would the dashboard see it? A decline that is real, and the figures by which it would be noticed."""

from loyalty_sim.studies.measure.study import measure

__all__ = ["measure"]
