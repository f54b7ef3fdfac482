"""In which channel a customer meets the firm, and how the channel changes what is met there."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.customers import channels
from loyalty_sim.theory.customers.attributes import EMPATHY
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import ACCESS, Customers
from loyalty_sim.world.draws import Purpose, uniform_pair
from loyalty_sim.world.real import real
from loyalty_sim.world.traits import channel_liked

_CONTACT = int(Purpose.CONTACT)


@part
def channel_of(i: int, who: int, firm: int, customers: Customers, w: Context, theory: Theory) -> tuple[int, int]:
    """Channel of this week's encounter of customer i with a firm, and the channel that the customer prefers."""
    usual = w.constants.channel_offered
    likes = channel_liked(customers.traits[i])
    offer = channels.offered(usual[likes], w.firms.capability[firm, ACCESS], real(customers.known[i]), theory.channels)
    a, b = uniform_pair(w.weekly[_CONTACT], who, 0)
    channel = channels.used(likes, a, offer, usual[0], usual[1], usual[2])
    return channels.led(channel, b, w.firms.online[firm], theory.channels), likes


@part
def risk_in(channel: int, misfit: bool, risk: float, w: Context, theory: Theory) -> float:
    """Chance of a failure in a channel, from that of the mean encounter."""
    c, p = w.constants, theory.channels
    return channels.risk(risk, channels.odds(c.channel_odds[channel], misfit, c.usual_misfits, p))


@part
def warmed(row: int, channel: int, misfit: bool, w: Context, theory: Theory) -> float:
    """Rise of the empathy perceived by the channel: what comes across in it, and what the wrong one costs."""
    p = theory.channels
    across = channels.come_across(real(w.employees.service[row, EMPATHY]), w.constants.channel_warmth[channel])
    return across + channels.cost(p.misfit_empathy, misfit, w.constants.usual_misfits, p)
