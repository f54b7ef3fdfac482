"""What customers of the focal firm answer, one by one: in its own survey, or to an institute. Changes nothing."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import being_asked
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.answer import rate_attributes
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import LISTENING, Customers
from loyalty_sim.world.draws import Purpose, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import real, rows

_SURVEY, _ATTRIBUTES = int(Purpose.SURVEY), len(ATTRIBUTES)
_ELSEWHEN = 1_000_000
"""Weeks by which the draws of an institute are keyed apart from those of the firm's own survey."""

OWN_SURVEY = -1.0
"""Share asked that stands for: as many as the firm itself asks, and the same ones, with the same answers."""

ROW, SITE, POINTS, ITEMS = 0, 1, 2, 3
"""Columns of what is written of each respondent: row of the customer, site, satisfaction (0-100), and an item (1-10)
of each attribute."""
WIDTH = ITEMS + _ATTRIBUTES


@kernel
def ask_at_sites(share: float, written: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]) -> int:
    """Write a row into written (customers, WIDTH) for everybody who answers this week; returns how many do.

    share: part of all customers who are asked this week, 0-1, or OWN_SURVEY.
    """
    theory, count = packed[0], 0
    key = make_key(w.seed, _SURVEY, w.week + _ELSEWHEN)
    if share == OWN_SURVEY:
        key, share = w.weekly[_SURVEY], being_asked.asked(w.firms.capability[0, LISTENING], theory.being_asked)
    for i in rows(0, len(customers.provider)):
        if int(customers.provider[i]) == 0:
            who = identity(i, customers.generation[i])
            responds = being_asked.responds(real(customers.voice_belief[i]), theory.being_asked)
            asks, answers = uniform_pair(key, who, 0)[0], uniform_pair(key, who, 1)[0]
            if asks < share and answers < responds:
                answer_for(i, who, written[count], customers, w, theory, key)
                count += 1
    return count


@part
def answer_for(
    i: int, who: int, written: np.ndarray, customers: Customers, w: Context, theory: Theory, key: int
) -> None:
    """What one respondent puts on paper."""
    p = theory.survey
    felt = survey.felt_satisfaction(real(customers.satisfaction[i]), real(customers.grievance[i]), p)
    halo, own = standard_normal(uniform(key, who, 2)), standard_normal(uniform(key, who, 8))
    level, total = survey.level(felt, halo, own, p), 0
    for question in range(3):
        shift = 0.0 if question == 0 else p.satisfaction_shift
        total += survey.item(level, shift, standard_normal(uniform(key, who, 3 + question)), p)
    rate_attributes(i, who, 0, felt, halo, customers, w, theory, key)
    written[ROW], written[SITE], written[POINTS] = i, customers.site[i], survey.points(total)
    for attribute in range(_ATTRIBUTES):
        written[ITEMS + attribute] = w.tally.said[0, 1 + attribute]
