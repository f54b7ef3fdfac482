"""Whether customers recommend their firm: all of them, by the item that firms' own surveys ask. Changes nothing."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel
from loyalty_sim.theory.customers import intention
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, make_key, standard_normal, uniform
from loyalty_sim.world.real import real, rows

_SURVEY = int(Purpose.SURVEY)
_HALO, _OWN, _NOISE = 200, 201, 202
"""Places of the draws, behind those of a firm's own survey (`week.answer`)."""

OWN, OTHERS = 0, 1
ASKED, PROMOTERS, DETRACTORS = 0, 1, 2
"""Rows and columns of what is counted: customers of the focal firm and of all others."""


@kernel
def recommend(seed: int, week: int, customers: Customers, packed: Sequence[Theory], recommending: np.ndarray) -> None:
    """Count into recommending (2, 3) who is asked, promotes and detracts."""
    theory = packed[0]
    p, key = theory.survey, make_key(seed, _SURVEY, week)
    for i in rows(0, len(customers.provider)):
        firm = int(customers.provider[i])
        if firm >= 0:
            who = identity(i, customers.generation[i])
            loyal, hurt = real(customers.loyalty[i]), real(customers.grievance[i])
            felt = survey.felt_satisfaction(real(customers.satisfaction[i]), hurt, p)
            halo, own = standard_normal(uniform(key, who, _HALO)), standard_normal(uniform(key, who, _OWN))
            level = survey.level(felt, halo, own, p)
            liking = intention.liking(level, loyal, hurt, theory.intention)
            score = survey.recommendation(liking, standard_normal(uniform(key, who, _NOISE)), p)
            place = OWN if firm == 0 else OTHERS
            recommending[place, ASKED] += 1
            recommending[place, PROMOTERS] += int(survey.promotes(score))
            recommending[place, DETRACTORS] += int(survey.detracts(score))
