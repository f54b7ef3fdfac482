"""A customer survey of a simulated market: who is asked, what they answer, and the moments of the answers."""

from loyalty_sim.validation.survey.answers import Answers
from loyalty_sim.validation.survey.interview import interview
from loyalty_sim.validation.survey.moments import moments
from loyalty_sim.validation.survey.period import Period

__all__ = ["Answers", "Period", "interview", "moments"]
