"""Designs: which settings vary together, as rows of values; made (grid, Latin hypercube, Sobol) or read from a file."""

from loyalty_sim.study.design.design import Design, Row, as_design
from loyalty_sim.study.design.factor import Factor
from loyalty_sim.study.design.file import read_design
from loyalty_sim.study.design.make import grid, latin_hypercube, points, sobol

__all__ = ["Design", "Factor", "Row", "as_design", "grid", "latin_hypercube", "points", "read_design", "sobol"]
