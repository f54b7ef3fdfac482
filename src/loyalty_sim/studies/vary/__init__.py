"""Settings that are varied: which ones, between what, and what comes of each point of a design."""

from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.points import points_of, varied
from loyalty_sim.studies.vary.question import Question, values_at
from loyalty_sim.studies.vary.reading import read_factor, read_ranges

__all__ = ["Factor", "Question", "points_of", "read_factor", "read_ranges", "values_at", "varied"]
