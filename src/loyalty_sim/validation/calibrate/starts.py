"""Where the search for the shipped trades begins: what was thought of the parameters before the data are looked at.

Kept apart from what is in force, so that the command gives the same again after its estimates have been shipped.
Figures with a source name it; the others are judgement: what a first look at the same moments suggested. Failures start
at the incidence behind the complaint rate, from the share that the theory has told and the contacts of the trade.
"""

from collections.abc import Mapping

from loyalty_sim.compiled import plain
from loyalty_sim.theory.employees.failure import incidence
from loyalty_sim.validation.calibrate.target_moments import POOLED

STARTS: Mapping[str, Mapping[str, float]] = {
    POOLED: {
        "theory.survey.halo": 0.121,
        "theory.survey.own": 0.08,
        "theory.survey.recall": 4.5,
        "theory.survey.value_by_satisfaction": 0.70,
        "theory.survey.value_shift": -0.02,
        "theory.survey.satisfaction_shift": -0.037,
        # A slope of .77 to 1.09 points a point (ACSI 2015), of which comparing with the best other firm takes about .2.
        "theory.intention.by_satisfaction": 0.76,
        "theory.survey.same_again": 0.22,
        "theory.survey.wound": 0.30,
        "theory.complaint.by_dissatisfaction": 1.5,
        "theory.climate.leadership_year": 0.70,  # units a year apart: .703 (NHS staff survey)
        "theory.climate.leadership_sd": 0.06,
        "theory.word_of_mouth.neutral": 0.60,
    },
    "bank": {
        "theory.intention.base": 0.15,
        "theory.survey.doubt": 0.17,
        "theory.failure.usual": plain(incidence)(share=0.179, told=0.36, encounters=15.6, spread=1.5),
        "theory.choice.habitual_search": 0.002,
    },
    "airline": {
        "theory.intention.base": 0.15,
        "theory.survey.doubt": 0.21,
        "theory.failure.usual": plain(incidence)(share=0.125, told=0.32, encounters=4.16, spread=0.8),
    },
}
"""By trade, or "all" for what all trades share, and by setting."""


def starts_of(trade: str) -> dict[str, float]:
    """Where the parameters of a trade start, by setting."""
    return {**STARTS[POOLED], **STARTS.get(trade, {})}
