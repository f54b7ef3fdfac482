"""What is likely to be behind three answers: the start of a customer, freed from the noise of single answers.

Without this the market would start with the noise of a survey built into its customers, lose it within a year or two
of experience, and a simulated survey would add its noise a second time.

The equation is `theory.measurement.survey.true_score`, with the mean of the respondent's deviations as what is common.
Source: Kelley 1927, Interpretation of Educational Measurements (regressed true scores).
"""

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.measurement.survey import SurveyParameters, true_score
from loyalty_sim.world.answers import Answers


def true_answers(answers: Answers, p: SurveyParameters) -> Answers:
    """The answers (1-10, one entry a respondent) with the noise of single answers taken out; means stay."""
    raw = np.stack(answers)
    mean = raw.mean(axis=1, keepdims=True)
    deviation = raw - mean
    common = deviation.mean(axis=0, keepdims=True)
    true: np.ndarray = plain(true_score)(mean, common, deviation, p)  # type: ignore[arg-type, assignment]
    return Answers(*np.clip(true, 1.0, 10.0))
