"""Designs: which settings vary together, as rows of values; made (grid, Latin hypercube, Sobol) or read from a file."""

from loyalty_sim.studies.design.design import Design, Row
from loyalty_sim.studies.design.file import read_design
from loyalty_sim.studies.design.given import as_design
from loyalty_sim.studies.design.make import grid, latin_hypercube, points, sobol

__all__ = ["Design", "Row", "as_design", "grid", "latin_hypercube", "points", "read_design", "sobol"]
