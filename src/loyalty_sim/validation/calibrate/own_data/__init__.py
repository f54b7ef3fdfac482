"""A user's own data: one small YAML file says where the tables are and what their columns are called.

Everything wrong with the file and with the tables is reported at once, each with its place and what is allowed; what
was understood of each column is kept to be shown before any work, and what was left out or assumed is a note.
"""

from loyalty_sim.validation.calibrate.own_data.data import OwnData
from loyalty_sim.validation.calibrate.own_data.read import read_own_data
from loyalty_sim.validation.calibrate.own_data.said import Understood
from loyalty_sim.validation.calibrate.own_data.sections import TABLES

__all__ = ["TABLES", "OwnData", "Understood", "read_own_data"]
