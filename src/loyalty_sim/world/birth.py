"""How one customer comes into the market: every attribute is a keyed draw of the customer's own id."""

from loyalty_sim.compiled import kernel, part, rule
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.customers.quality import leniency
from loyalty_sim.theory.measurement.survey import latent
from loyalty_sim.world.draws import Purpose, identity, make_key, standard_normal, uniform, uniform_pair
from loyalty_sim.world.real import rows

_RESPONDENT = int(Purpose.START_CELL)
_JITTER = int(Purpose.START_JITTER)
_NEED_RATE = int(Purpose.NEED_RATE)
_SENSITIVITY = int(Purpose.PRICE_SENSITIVITY)
_SEGMENT = int(Purpose.SEGMENT)
_BELIEF = int(Purpose.START_BELIEF)
_TASTE = int(Purpose.TASTE)
_SITE = int(Purpose.SITE)


@rule
def taste(seed, who, firm):
    """Lasting taste of a customer for a firm: a standard normal draw that is never stored."""
    return standard_normal(uniform(make_key(seed, _TASTE, 0), who, firm))


@part
def home_site(seed, who, firm, f, e):
    """Site of a firm that serves this customer, in proportion to positions: a lasting keyed draw."""
    u = uniform(make_key(seed, _SITE, 0), who, firm)
    row = int(f.staff_start[firm]) + int(u * int(f.staff_count[firm]))
    return int(e.site[row])


@part
def born(i, c, theory, k, seed):
    """Write the attributes of the customer that now holds row i; provider and what depends on it are left open."""
    who = identity(i, c.generation[i])
    respondent = int(uniform(make_key(seed, _RESPONDENT, 0), who, 0) * len(k.answered_quality))
    jitter = make_key(seed, _JITTER, 0)
    c.alive[i] = 1
    c.expectation[i] = latent(float(k.answered_expectation[respondent]), uniform(jitter, who, 0))
    quality = latent(float(k.answered_quality[respondent]), uniform(jitter, who, 1))
    c.quality[i] = quality
    c.satisfaction[i] = latent(float(k.answered_satisfaction[respondent]), uniform(jitter, who, 2))
    c.leniency[i] = leniency(quality, k.usual_quality, theory.quality)
    v = uniform(make_key(seed, _NEED_RATE, 0), who, 0)
    c.need_rate[i] = k.need_quantiles[int(v * len(k.need_quantiles))]
    z = standard_normal(uniform(make_key(seed, _SENSITIVITY, 0), who, 0))
    c.price_sensitivity[i] = beginning.price_sensitivity(z, theory.start)
    a, b = uniform_pair(make_key(seed, _SEGMENT, 0), who, 0)
    c.segment[i] = 1 if a < theory.quality.relational_share else 0
    c.voice_belief[i] = beginning.voice_belief(b, theory.start)
    belief_key = make_key(seed, _BELIEF, 0)
    for firm in range(c.belief.shape[1]):
        z = standard_normal(uniform(belief_key, who, firm))
        c.belief[i, firm] = beginning.belief(k.usual_quality, z, theory.start)
    unattached(i, c)


@part
def unattached(i, c):
    """Clear everything of row i that belongs to a relation with a provider."""
    c.provider[i] = -1
    c.site[i] = -1
    c.bond_person[i] = -1
    c.bond[i] = 0.0
    c.loyalty[i] = 0.0
    c.wallet[i] = 0.0
    c.value[i] = c.quality[i]
    c.grievance[i] = 0.0
    c.case[i] = 0
    c.case_age[i] = 0
    c.handling[i] = 0
    c.failures[i] = 0
    c.talk_pressure[i] = 0.0
    c.message[i] = 0
    c.story[i] = 0
    c.known[i] = 0.0
    c.last_firm[i] = -1
    c.left_firm[i] = -1
    c.left_reason[i] = 0
    c.paid[i] = 0.0


@kernel
def populate(start, stop, c, theory, k, seed):
    """Give birth to the customers of rows start to stop."""
    theory = theory[0]
    for i in rows(start, stop):
        born(i, c, theory, k, seed)
