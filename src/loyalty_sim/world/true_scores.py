"""What is likely to be behind three answers: the start of a customer, freed from the noise of single answers.

Without this the market would start with the noise of a survey built into its customers, lose it within a year or two
of experience, and a simulated survey would add its noise a second time.

    true = mean + kept_common common + kept_own (deviation - common),   common = mean of the respondent's deviations

Source: Kelley 1927, Interpretation of Educational Measurements (regressed true scores).
"""

import numpy as np

from loyalty_sim.theory.measurement.survey import SurveyParameters
from loyalty_sim.world.answers import Answers


def true_answers(answers: Answers, p: SurveyParameters) -> Answers:
    """The answers (1-10, one entry a respondent) with the noise of single answers taken out; means stay."""
    raw = np.stack(answers)
    mean = raw.mean(axis=1, keepdims=True)
    deviation = raw - mean
    common = deviation.mean(axis=0, keepdims=True)
    true = mean + p.kept_common * common + p.kept_own * (deviation - common)
    return Answers(*np.clip(true, 1.0, 10.0))
