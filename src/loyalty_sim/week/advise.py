"""What is heard of a firm, told or asked for: it moves the belief, and may become the advice one chooses by."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.customers import beliefs, satisfaction
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import referral
from loyalty_sim.theory.talk import word_of_mouth as wom
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, uniform, uniform_pair
from loyalty_sim.world.real import at, hundredths, of_hundredths, of_sixteen_bits, real, sixteen_bits
from loyalty_sim.world.world import Ties

_ASK = int(Purpose.ASK)


@part
def believe(i: int, firm: int, judged: float, weight: float, customers: Customers, w: Context, theory: Theory) -> None:
    """Belief in, and knowledge of, a firm that is not one's own move towards the judgement that is told of it."""
    if firm == int(customers.provider[i]):
        return
    told = satisfaction.quality_behind(judged, w.constants.satisfaction_above)
    known = of_hundredths(customers.known_of[i, firm])
    heard = beliefs.heard(of_sixteen_bits(customers.belief[i, firm]), known, told, weight, theory.beliefs)
    customers.belief[i, firm] = sixteen_bits(heard.quality)
    customers.known_of[i, firm] = hundredths(heard.known)


@part
def heed(i: int, firm: int, valence: float, customers: Customers) -> None:
    """What was heard becomes the advice that customer i will choose by; the latest that was heeded counts."""
    customers.advice[i] = hundredths(valence)
    customers.advised_firm[i] = firm


@part
def ask(i: int, customers: Customers, ties: Ties, w: Context, theory: Theory) -> int:
    """Perhaps one tie is asked, who answers about the own provider as satisfied as that customer is.

    Returns the firm that is answered about, -1 if there is no answer.
    """
    key, who = w.weekly[_ASK], identity(i, customers.generation[i])
    asks, heeds = uniform_pair(key, who, 0)
    first, last = int(ties.start[i]), int(ties.start[i + 1])
    if last == first or not referral.asked(asks, theory.referral):
        return -1
    t = at(first + int(uniform(key, who, 1) * (last - first)))
    j = at(ties.neighbour[t])
    firm, satisfied = int(customers.provider[j]), real(customers.satisfaction[j])
    if firm < 0:
        return -1
    believe(i, firm, satisfied, wom.tie(ties.strong[t] != 0, theory.word_of_mouth), customers, w, theory)
    own = wom.weight(1.0, firm == int(customers.provider[i]), theory.word_of_mouth)
    if heeds < referral.heeded(own, theory.referral):
        heed(i, firm, referral.answer(satisfied, w.constants.usual_satisfaction), customers)
    return firm
