"""What a customer perceives in an encounter, attribute by attribute, and what is remembered of it."""

import numpy as np

from loyalty_sim.compiled import part
from loyalty_sim.theory.customers import attributes, quality
from loyalty_sim.theory.customers.attributes import ATTRIBUTES, EASE, EMPATHY, JUDGED, PRICE
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.employees import service_failures as kinds
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.tally import BEST, MARKET, MOOD, WEIGHS
from loyalty_sim.world.columns import SEGMENTS, Customers
from loyalty_sim.world.draws import Purpose, bits, ninth
from loyalty_sim.world.real import at, in_65535ths, nearest, of_sixteen_bits, real
from loyalty_sim.world.regard import rivals_believed

_WEIGHTS = int(Purpose.WEIGHTS)
_ATTRIBUTE = int(Purpose.ATTRIBUTE)
_PERCEIVED = len(ATTRIBUTES)


@part
def weigh_attributes(slot: int, w: Context, theory: Theory) -> None:
    """The importance of every attribute in each segment, as shares, and what each kind of failure spoils of them."""
    p = theory.quality
    shares = w.tally.importance[slot]
    for segment in range(SEGMENTS):
        total = 0.0
        for attribute in range(JUDGED):
            shares[segment, attribute] = quality.importance(attribute, segment, p)
            total += shares[segment, attribute]
        for attribute in range(JUDGED):
            shares[segment, attribute] /= total
    weigh_harm(slot, w, theory)


@part
def weigh_harm(slot: int, w: Context, theory: Theory) -> None:
    """What each kind of failure takes from each attribute, in units of a usual failure's damage to quality."""
    shares, p = w.tally.importance[slot], theory.service_failures
    hit, harm = 0.0, 0.0
    for kind in range(kinds.KINDS):
        weight = kinds.usual_harm(kind, p)
        harm += weight
        for attribute in range(JUDGED):
            usual = quality.usual_importance(shares[0, attribute], shares[1, attribute], theory.quality)
            hit += weight * kinds.hit(kind, attribute) * usual
    usually = hit / harm if harm > 0.0 else 0.0
    for kind in range(kinds.KINDS):
        for attribute in range(JUDGED):
            w.tally.spoils[slot, kind, attribute] = kinds.part_of_damage(kinds.hit(kind, attribute), usually, p)


@part
def take_in(
    row: int, who: int, felt: np.ndarray, empathy: float, ease: float, dearness: float, w: Context, theory: Theory
) -> None:
    """The impressions of one encounter, before any failure; empathy and ease: what its circumstances add."""
    service = w.employees.service[row]
    lasting, passing = bits(w.lasting[_WEIGHTS], who, 1), bits(w.weekly[_ATTRIBUTE], who, 0)
    for attribute in range(_PERCEIVED):
        felt[attribute] = attributes.impression(
            real(service[attribute]),
            theory.quality.gain,
            ninth(lasting, attribute),
            ninth(passing, attribute),
            theory.attributes,
        )
    felt[EMPATHY] += empathy
    felt[EASE] += ease
    felt[PRICE] -= dearness


@part
def take_amiss(kind: int, severity: float, slot: int, felt: np.ndarray, w: Context, theory: Theory) -> None:
    """A failure spoils above all the attributes that its kind hits."""
    damage = failure.damage_of(severity, theory.failure)
    for attribute in range(JUDGED):
        felt[attribute] -= damage * w.tally.spoils[slot, kind, attribute]


@part
def sum_up(
    who: int, segment: int, slot: int, felt: np.ndarray, leniency: float, z: float, w: Context, theory: Theory
) -> tuple[float, float]:
    """Mood of the encounter, and the mean impression by the customer's own weights."""
    shares = w.tally.importance[slot]
    own = bits(w.lasting[_WEIGHTS], who, 0)
    total, squares, whole = 0.0, 0.0, 0.0
    for attribute in range(JUDGED):
        weight = attributes.own_weight(shares[segment, attribute], ninth(own, attribute), theory.attributes)
        total += weight
        squares += weight * weight
        whole += weight * felt[attribute]
    spread = attributes.shared(squares / (total * total), theory.quality.noise, theory.attributes)
    return quality.mood(w.constants.quality_intercept, leniency, spread, z), whole / total


@part
def compare(i: int, firm: int, felt: np.ndarray, customers: Customers, w: Context, theory: Theory) -> None:
    """What the customer of a firm believes of the others: the best of them, and the mean."""
    alone = real(customers.expectation[i])
    felt[BEST], felt[MARKET] = rivals_believed(i, int(firm), alone, customers, w.firms, theory.beliefs)


@part
def remember_attributes(visits: np.ndarray, slot: int, customers: Customers, w: Context) -> None:
    """Each attribute as each of these visitors perceived it moves what is remembered of it, and is counted."""
    for n in range(len(visits)):
        i, felt = visits[n], w.tally.felt[slot, n]
        counted, own = w.tally.perceived[slot, at(customers.provider[i])], customers.attributes[i]
        for attribute in range(_PERCEIVED):
            perceived = in_65535ths(quality.perceived(felt[MOOD], felt[attribute]))
            counted[attribute] += nearest(perceived)
            own[attribute] = nearest(attributes.remembered(real(own[attribute]), perceived, felt[WEIGHS]))


@part
def note_perceived(firm: int, encounters: int, w: Context) -> None:
    """The mean of each attribute as it was perceived at a firm this week, if anybody came."""
    if encounters == 0:
        return
    for attribute in range(_PERCEIVED):
        total = 0
        for slot in range(len(w.tally.perceived)):
            total += w.tally.perceived[slot, firm, attribute]
        w.firms.perceived[firm, attribute] = of_sixteen_bits(total) / encounters
