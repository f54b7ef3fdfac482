"""The court of theories: anybody's rule, form of response, strategy or plan against the shipped one, under one luck.

Which claims turn, which published findings are gained or lost, and what becomes of the returns to climate and service:
a docket says so, with intervals, and is cited by its number.
"""

from loyalty_sim.validation.court.case import Case, as_case
from loyalty_sim.validation.court.docket import Docket
from loyalty_sim.validation.court.hearing import court
from loyalty_sim.validation.court.scope import FULL, QUICK, Scope

__all__ = ["FULL", "QUICK", "Case", "Docket", "Scope", "as_case", "court"]
