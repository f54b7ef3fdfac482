"""What customers of each site of the focal firm answer, to the firm or to an institute. Changes nothing."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import being_asked
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.measurement.survey import SurveyParameters
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import LISTENING, Customers
from loyalty_sim.world.draws import Purpose, identity, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import real, rows

_SURVEY = int(Purpose.SURVEY)
_OF_FIRM, _OF_INSTITUTE = 0, 210
"""Where the draws of one respondent begin: those of `week.listen` and `week.answer`, and others behind all of them."""

OWN_SURVEY = -1.0
"""Share asked that stands for: as many as the firm itself asks, and the same ones, with the same answers."""

ANSWERS, POINTS = 0, 1
"""Columns of what is counted of each site."""


@kernel
def ask_at_sites(
    share: float, answered: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Count into answered (sites, 2) the answers of a week and the sum of their points (0-100).

    share: part of all customers who are asked this week, 0-1, or OWN_SURVEY.
    """
    theory, key, first = packed[0], w.weekly[_SURVEY], _OF_INSTITUTE
    if share == OWN_SURVEY:
        share, first = being_asked.asked(w.firms.capability[0, LISTENING], theory.being_asked), _OF_FIRM
    for i in rows(0, len(customers.provider)):
        if int(customers.provider[i]) == 0:
            who = identity(i, customers.generation[i])
            responds = being_asked.responds(real(customers.voice_belief[i]), theory.being_asked)
            asks, answers = uniform_pair(key, who, first)[0], uniform_pair(key, who, first + 1)[0]
            if asks < share and answers < responds:
                site = int(customers.site[i])
                answered[site, ANSWERS] += 1
                answered[site, POINTS] += points(i, who, first, customers, key, theory.survey)


@part
def points(i: int, who: int, first: int, customers: Customers, key: int, p: SurveyParameters) -> int:
    """Satisfaction that one respondent puts on paper, 0-100: three items."""
    felt = survey.felt_satisfaction(real(customers.satisfaction[i]), real(customers.grievance[i]), p)
    halo, own = standard_normal(uniform(key, who, first + 2)), standard_normal(uniform(key, who, first + 8))
    level, total = survey.level(felt, halo, own, p), 0
    for question in range(3):
        shift = 0.0 if question == 0 else p.satisfaction_shift
        total += survey.item(level, shift, standard_normal(uniform(key, who, first + 3 + question)), p)
    return survey.points(total)
