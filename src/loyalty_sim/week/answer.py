"""What a customer who answers a survey puts on paper, and what the firm keeps of all answers."""

import math

from loyalty_sim.compiled import part
from loyalty_sim.theory.customers import intention
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.firms import innovativeness
from loyalty_sim.theory.measurement import attribute_items, survey
from loyalty_sim.theory.measurement.attribute_items import IMAGE, INNOVATIVENESS, ITEMS, SAID
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import bits, gumbel, ninth, standard_normal, uniform
from loyalty_sim.world.real import of_sixteen_bits, real

_ATTRIBUTES, _ITEMS = len(ATTRIBUTES), len(ITEMS)
_OWN, _NOISE, _NAMED = 9, 10, 13
"""Places of the draws of one respondent, beside those of `record`; from the last on, one for each firm."""


@part
def record(i: int, firm: int, who: int, slot: int, customers: Customers, w: Context, theory: Theory, key: int) -> None:
    """The answers on paper: three items of satisfaction, one of recommendation, and one of each attribute."""
    p, counts = theory.survey, w.tally.counts[slot]
    felt = survey.felt_satisfaction(real(customers.satisfaction[i]), real(customers.grievance[i]), p)
    halo, own = standard_normal(uniform(key, who, 2)), standard_normal(uniform(key, who, 8))
    level = survey.level(felt, halo, own, p)
    total = 0
    for question in range(3):
        shift = 0.0 if question == 0 else p.satisfaction_shift
        total += survey.item(level, shift, standard_normal(uniform(key, who, 3 + question)), p)
    points = survey.points(total)
    counts.survey_points[firm] += points
    liking = intention.liking(level, real(customers.loyalty[i]), real(customers.grievance[i]), theory.intention)
    score = survey.recommendation(liking, standard_normal(uniform(key, who, 7)), p)
    counts.promoters[firm] += int(survey.promotes(score))
    counts.detractors[firm] += int(survey.detracts(score))
    rate_attributes(i, who, slot, felt, halo, customers, w, theory, key)
    impression = see_innovation(firm, who, slot, w, theory, key)
    rate_firm(INNOVATIVENESS, impression, who, slot, felt, halo, w, theory, key)
    rate_firm(IMAGE, w.firms.image[firm], who, slot, felt, halo, w, theory, key)
    multiply(firm, slot, points, w)


@part
def rate_attributes(
    i: int,
    who: int,
    slot: int,
    satisfied: float,
    halo: float,
    customers: Customers,
    w: Context,
    theory: Theory,
    key: int,
) -> None:
    """One item about each attribute, with the halo that all answers of this respondent share."""
    own, noise = bits(key, who, _OWN), bits(key, who, _NOISE)
    for attribute in range(_ATTRIBUTES):
        remembered = of_sixteen_bits(customers.attributes[i, attribute])
        felt = attribute_items.felt(remembered, satisfied, theory.attribute_items)
        level = survey.level(felt, halo, ninth(own, attribute), theory.survey)
        w.tally.said[slot, 1 + attribute] = survey.item(level, 0.0, ninth(noise, attribute), theory.survey)


@part
def see_innovation(firm: int, who: int, slot: int, w: Context, theory: Theory, key: int) -> float:
    """Which of all firms seems the most innovative; returns how innovative the own one seems."""
    seen, best, most, named = w.firms.innovativeness, 0.0, -math.inf, firm
    for other in range(len(w.firms.price)):
        if other != firm and w.firms.customers[other] > 0:
            best = max(best, seen[other])
        if w.firms.customers[other] > 0:
            level = innovativeness.named(seen[other], gumbel(uniform(key, who, _NAMED + other)), theory.innovativeness)
            if level > most:
                most, named = level, other
    w.tally.counts[slot].named_innovative[firm] += int(named == firm)
    return innovativeness.impression(seen[firm], best, w.constants.usual_quality)


@part
def rate_firm(
    item: int, seen: float, who: int, slot: int, satisfied: float, halo: float, w: Context, theory: Theory, key: int
) -> None:
    """One item about what kind of firm it is."""
    felt = attribute_items.felt(seen, satisfied, theory.attribute_items)
    own, noise = bits(key, who, _OWN + 2), bits(key, who, _NOISE + 2)
    level = survey.level(felt, halo, ninth(own, item - _ATTRIBUTES), theory.survey)
    w.tally.said[slot, 1 + item] = survey.item(level, 0.0, ninth(noise, item - _ATTRIBUTES), theory.survey)


@part
def multiply(firm: int, slot: int, points: int, w: Context) -> None:
    """Add the products of all that one respondent has said to those of the firm."""
    said = w.tally.said[slot]
    said[0], said[SAID - 1] = 1, points
    for one in range(SAID):
        for other in range(SAID):
            w.tally.products[slot, firm, one, other] += said[one] * said[other]


@part
def pool_answers(firm: int, w: Context, theory: Theory) -> None:
    """What the firm has of the answers of the last months: their sums and products, and the mean of every item."""
    for one in range(SAID):
        for other in range(SAID):
            new = 0
            for slot in range(len(w.tally.products)):
                new += w.tally.products[slot, firm, one, other]
            place = one * SAID + other
            w.firms.answers[firm, place] = attribute_items.pooled(
                w.firms.answers[firm, place], float(new), theory.attribute_items
            )
    answers = w.firms.answers[firm, 0]
    if answers >= 1.0:
        for item in range(_ITEMS):
            w.firms.measured_items[firm, item] = attribute_items.index(w.firms.answers[firm, 1 + item] / answers)
