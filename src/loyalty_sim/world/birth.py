"""How one customer comes into the market: every attribute is a keyed draw of the customer's own id."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part, rule
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers import attributes, choice, special_needs
from loyalty_sim.theory.customers.quality import leniency, perceived
from loyalty_sim.theory.measurement.survey import latent
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.columns import FORMER, Customers, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import (
    Purpose,
    bits,
    gumbel,
    identity,
    make_key,
    ninth,
    standard_normal,
    uniform,
    uniform_pair,
)
from loyalty_sim.world.real import real, rows, sixteen_bits
from loyalty_sim.world.traits import draw_traits, has_special_needs

_RESPONDENT = int(Purpose.START_CELL)
_JITTER = int(Purpose.START_JITTER)
_NEED_RATE = int(Purpose.NEED_RATE)
_SENSITIVITY = int(Purpose.PRICE_SENSITIVITY)
_SEGMENT = int(Purpose.SEGMENT)
_SITE = int(Purpose.SITE)
_BARRIER = int(Purpose.BARRIER)
_WEIGHTS = int(Purpose.WEIGHTS)
_ATTRIBUTE = int(Purpose.ATTRIBUTE)


@rule
def taste(key: int, who: int, firm: int) -> float:
    """Lasting taste of a customer for a firm, mean 0 and variance 1: a keyed draw that is never stored."""
    return choice.taste(gumbel(uniform(key, who, firm)))


@part
def home_site(seed: int, who: int, firm: int, firms: Table, employees: Table) -> int:
    """Site of a firm that serves this customer, in proportion to positions: a lasting keyed draw."""
    u = uniform(make_key(seed, _SITE, 0), who, firm)
    row = int(firms.staff_start[firm]) + int(u * int(firms.staff_rows[firm]))
    return int(employees.site[row])


@part
def born(i: int, customers: Customers, theory: Theory, constants: Constants, seed: int) -> None:
    """Write the attributes of the customer that now holds row i; provider and what depends on it are left open."""
    who = identity(i, customers.generation[i])
    respondent = int(uniform(make_key(seed, _RESPONDENT, 0), who, 0) * len(constants.answered_quality))
    jitter = make_key(seed, _JITTER, 0)
    draw_traits(i, who, customers, theory, constants, seed)
    hindered = special_needs.hindered(has_special_needs(customers.traits[i]), 0.0, theory.special_needs)
    customers.alive[i] = 1
    expectation = latent(float(constants.answered_expectation[respondent]), uniform(jitter, who, 0))
    quality = latent(float(constants.answered_quality[respondent]), uniform(jitter, who, 1))
    satisfaction = latent(float(constants.answered_satisfaction[respondent]), uniform(jitter, who, 2))
    customers.expectation[i] = unit(expectation - hindered)
    customers.quality[i] = unit(quality - hindered)
    customers.satisfaction[i] = unit(satisfaction - hindered)
    recall_attributes(i, who, real(customers.quality[i]), customers, theory, seed)
    customers.leniency[i] = leniency(quality, constants.usual_quality, theory.quality)
    v = uniform(make_key(seed, _NEED_RATE, 0), who, 0)
    customers.need_rate[i] = constants.need_quantiles[int(v * len(constants.need_quantiles))]
    z = standard_normal(uniform(make_key(seed, _SENSITIVITY, 0), who, 0))
    customers.price_sensitivity[i] = beginning.price_sensitivity(z, theory.start)
    a, b = uniform_pair(make_key(seed, _SEGMENT, 0), who, 0)
    customers.segment[i] = 1 if a < theory.quality.relational_share else 0
    customers.voice_belief[i] = beginning.voice_belief(b, theory.start)
    customers.barrier[i] = int(uniform(make_key(seed, _BARRIER, 0), who, 0) * len(constants.barrier_shares))
    for firm in range(customers.belief.shape[1]):
        customers.belief[i, firm] = sixteen_bits(constants.usual_quality)
        customers.known_of[i, firm] = 0
    unattached(i, customers)


@part
def recall_attributes(i: int, who: int, quality: float, customers: Customers, theory: Theory, seed: int) -> None:
    """What is remembered of each attribute: the quality answered, with a view of one's own and the luck of the past."""
    lasting, past = bits(make_key(seed, _WEIGHTS, 0), who, 1), bits(make_key(seed, _ATTRIBUTE, 0), who, 0)
    memory = theory.expectation.quality_memory
    for attribute in range(customers.attributes.shape[1]):
        above = attributes.recalled(ninth(lasting, attribute), ninth(past, attribute), memory, theory.attributes)
        customers.attributes[i, attribute] = sixteen_bits(perceived(quality, above))


@part
def end_relation(i: int, customers: Customers) -> None:
    """Clear what row i has with a provider, but for the bond with an employee, who may work elsewhere soon."""
    customers.provider[i] = -1
    customers.site[i] = -1
    customers.loyalty[i] = 0.0
    customers.wallet[i] = 0.0
    customers.value[i] = customers.quality[i]
    customers.grievance[i] = 0.0
    customers.case[i] = 0
    customers.case_age[i] = 0
    customers.handling[i] = 0
    customers.failures[i] = 0
    customers.talk_pressure[i] = 0.0
    customers.known[i] = 0.0


@part
def unattached(i: int, customers: Customers) -> None:
    """Clear everything of row i that belongs to a relation with a provider."""
    end_relation(i, customers)
    customers.bond_person[i] = -1
    customers.bond[i] = 0.0
    customers.message[i] = 0
    customers.story[i] = 0
    customers.advised_firm[i] = -1
    customers.advice[i] = 0
    for place in range(FORMER):
        customers.former_firm[i, place] = -1
    customers.left_firm[i] = -1
    customers.left_reason[i] = 0
    customers.paid[i] = 0.0


@kernel
def vacate(start: int, stop: int, customers: Customers) -> None:
    """Leave rows start to stop to nobody yet."""
    for i in rows(start, stop):
        customers.alive[i] = 0
        unattached(i, customers)


@kernel
def populate(
    start: int, stop: int, customers: Customers, packed: Sequence[Theory], constants: Constants, seed: int
) -> None:
    """Give birth to the customers of rows start to stop."""
    theory = packed[0]
    for i in rows(start, stop):
        born(i, customers, theory, constants, seed)
