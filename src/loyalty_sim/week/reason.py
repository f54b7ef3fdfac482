"""The counterfactual behind a defection: which component, put back to neutral, would have kept the customer."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.defection import Reason, strength
from loyalty_sim.theory.firms.promise import believed
from loyalty_sim.world.columns import PROMISE
from loyalty_sim.world.real import real

_FAILURE, _UNRESOLVED, _POOR = int(Reason.SERVICE_FAILURE), int(Reason.UNRESOLVED_CASE), int(Reason.POOR_SERVICE)
_PRICE, _TALK, _WAIT = int(Reason.PRICE), int(Reason.TALK), int(Reason.WAIT)
_EMPLOYEE_LEFT, _RIVAL, _NONE = int(Reason.EMPLOYEE_LEFT), int(Reason.BETTER_RIVAL), int(Reason.NO_SINGLE_CAUSE)
_SILENT, _RECOVERED = int(Case.SILENT), int(Case.RECOVERED)


@part
def reason_to_leave(i, own, chosen, slack, margin, cheapest, log_price, lost_bond, c, s, f, theory, k):
    """Code of `Reason`, from search hazard beyond the draw (slack) and utility by which the rival won (margin)."""
    p = theory.choice
    grievance = real(c.grievance[i])
    satisfaction = real(c.satisfaction[i])
    pressure = max(0.0, real(c.talk_pressure[i]))
    wait = real(s.wait[c.site[i]])
    short = max(0.0, p.content_from - satisfaction)
    dear = log_price[own] - cheapest
    dearer = max(0.0, log_price[own] - log_price[chosen]) * real(c.price_sensitivity[i])
    rival = believed(real(c.belief[i, chosen]), f.claim[chosen], f.capability[chosen, PROMISE], theory.promise)
    better = max(0.0, rival - unit(satisfaction - k.judgement_anchor))
    harm = strength(p.search_grievance * grievance, p.grievance_weight * grievance, slack, margin)
    complained = c.case[i] != _SILENT and c.case[i] != _RECOVERED
    best, reason = 1.0, _NONE
    best, reason = keep_stronger(best, reason, harm, _UNRESOLVED if complained else _FAILURE)
    poor = strength(p.search_dissatisfaction * short, p.belief_weight * short, slack, margin)
    best, reason = keep_stronger(best, reason, poor, _POOR)
    price = strength(p.search_price * dear, p.price_weight * dearer, slack, margin)
    best, reason = keep_stronger(best, reason, price, _PRICE)
    talk = strength(p.search_talk * pressure, p.talk_weight * pressure, slack, margin)
    best, reason = keep_stronger(best, reason, talk, _TALK)
    waited = strength(p.search_wait * wait, p.wait_weight * wait, slack, margin)
    best, reason = keep_stronger(best, reason, waited, _WAIT)
    contact = strength(p.search_lost_contact * lost_bond, p.bond_weight * lost_bond, slack, margin)
    best, reason = keep_stronger(best, reason, contact, _EMPLOYEE_LEFT)
    best, reason = keep_stronger(best, reason, strength(0.0, p.belief_weight * better, slack, margin), _RIVAL)
    return reason


@part
def keep_stronger(best, reason, candidate, code):
    """The stronger of the reason so far and a candidate; at least 1 is needed to count."""
    if candidate >= best:
        return candidate, code
    return best, reason
