"""Stage 8, account (second part): one page of the books, and what the firms carry into the next week."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.employees import scores
from loyalty_sim.theory.firms import costs, discipline
from loyalty_sim.theory.talk import reviews
from loyalty_sim.week.ledger import FIRST_COUNT, FIRST_STATE, FIRST_SUM, PROFIT
from loyalty_sim.week.tally import (
    ANSWERED,
    CONTACTED_LOST,
    CUSTOMERS,
    HIRED,
    JOINED,
    LEFT,
    OPEN_CASES,
    POST_STARS,
    POSTS,
    RESPONDED,
    SURVEY_POINTS,
    THANKED,
    TOLD_FRONT_LINE,
    TOLD_HEAD_OFFICE,
    WON_BACK,
)
from loyalty_sim.world.columns import LISTENING, RECOVERY, WIN_BACK
from loyalty_sim.world.real import real

_REASONS = len(Reason) - 1
_SITE_MEANS, _STAFF_MEANS = 5, 13


@kernel
def book(page, counts, sums, e, s, f, theory, k):
    """Write one week's page (firms, FIELDS) from the counts (firms, COUNTS) and sums (firms, SUMS) of the week."""
    theory = theory[0]
    for firm in range(len(f.price)):
        for n in range(counts.shape[1]):
            page[firm, FIRST_COUNT + n] = counts[firm, n]
        for n in range(sums.shape[1]):
            page[firm, FIRST_SUM + n] = sums[firm, n]
        filled = staff_means(firm, page, e, f)
        site_means(firm, page, s)
        firm_state(firm, page, f)
        money(firm, filled, page, counts, sums, f, theory, k)


@part
def staff_means(firm, page, e, f):
    """Means over the employees of one firm; returns how many there are."""
    at = FIRST_STATE + _SITE_MEANS + 1
    filled = 0
    for n in range(_STAFF_MEANS):
        page[firm, at + n] = 0.0
    first = int(f.staff_start[firm])
    for row in range(first, first + int(f.staff_count[firm])):
        if e.employed[row]:
            filled += 1
            page[firm, at] += real(e.know[row])
            page[firm, at + 1] += real(e.want[row])
            page[firm, at + 2] += real(e.can[row])
            page[firm, at + 3] += real(e.exhaustion[row])
            page[firm, at + 4] += real(e.performance[row])
            page[firm, at + 5] += real(e.failure_risk[row])
            page[firm, at + 6] += real(e.felt[row])
            page[firm, at + 7] += real(e.displayed[row])
            page[firm, at + 8] += real(e.orientation[row])
            page[firm, at + 9] += real(e.information[row])
            page[firm, at + 10] += real(e.attitude[row])
            page[firm, at + 11] += real(e.behaviour[row])
            page[firm, at + 12] += real(e.culture[row])
    for n in range(_STAFF_MEANS):
        page[firm, at + n] /= max(filled, 1)
    return filled


@part
def site_means(firm, page, s):
    """Means over the sites of one firm, and its staffed positions."""
    sites = 0
    for n in range(_SITE_MEANS + 1):
        page[firm, FIRST_STATE + n] = 0.0
    for site in range(len(s.firm)):
        if int(s.firm[site]) == firm:
            sites += 1
            page[firm, FIRST_STATE] += real(s.climate[site])
            page[firm, FIRST_STATE + 1] += real(s.utilisation[site])
            page[firm, FIRST_STATE + 2] += real(s.effort[site])
            page[firm, FIRST_STATE + 3] += real(s.wait[site])
            page[firm, FIRST_STATE + 4] += real(s.improvement[site])
            page[firm, FIRST_STATE + 5] += real(s.staffed[site])
    for n in range(_SITE_MEANS):
        page[firm, FIRST_STATE + n] /= max(sites, 1)


@part
def firm_state(firm, page, f):
    """What is recorded of the firm itself."""
    at = FIRST_STATE + _SITE_MEANS + 1 + _STAFF_MEANS
    page[firm, at] = f.price[firm]
    page[firm, at + 1] = f.attention[firm]
    page[firm, at + 2] = f.focus[firm]
    page[firm, at + 3] = f.disruption[firm]
    page[firm, at + 4] = f.repaired[firm]
    page[firm, at + 5] = f.outdated[firm]
    page[firm, at + 6] = f.reputation[firm]
    page[firm, at + 7] = f.measured[firm]
    page[firm, at + 8] = f.gaming[firm]
    for lever in range(f.capability.shape[1]):
        page[firm, at + 9 + lever] = f.capability[firm, lever]


@part
def money(firm, filled, page, counts, sums, f, theory, k):
    """Revenue and what it takes, and what is left."""
    revenue = sums[firm, 0]
    ratio = discipline.cost_ratio(int(f.discipline[firm]), theory.discipline)
    voiced = counts[firm, TOLD_FRONT_LINE] + counts[firm, TOLD_HEAD_OFFICE]
    contacts = counts[firm, THANKED] + counts[firm, CONTACTED_LOST]
    page[firm, 0] = revenue
    page[firm, 1] = costs.variable(k.variable_cost, ratio, revenue, f.price[firm])
    page[firm, 2] = costs.people(k.wage, float(filled), f.headcount[firm])
    page[firm, 3] = costs.people(k.hiring_cost, float(counts[firm, HIRED]), f.headcount[firm])
    page[firm, 4] = costs.per_case(k.case_cost, float(voiced))
    page[firm, 5] = costs.remedies(k.remedy_cost, float(counts[firm, ANSWERED]), f.capability[firm, RECOVERY])
    page[firm, 6] = costs.per_case(k.acquisition_cost, float(counts[firm, JOINED]))
    page[firm, 7] = costs.per_case(k.contact_cost, float(contacts))
    won_back = float(counts[firm, WON_BACK])
    page[firm, 8] = costs.incentives(k.win_back_incentive, won_back, f.capability[firm, WIN_BACK])
    for lever in range(f.spend.shape[1]):
        page[firm, 9 + lever] = f.spend[firm, lever]
    spent = 0.0
    for n in range(1, PROFIT):
        spent += page[firm, n]
    page[firm, PROFIT] = revenue - spent


@kernel
def close(page, counts, sums, f, theory, k, worth):
    """Carry the week into the firms table: customers, flows, satisfaction, cash, scores and the review board.

    worth: what one unit of money of this week is worth at the start.
    """
    theory = theory[0]
    for firm in range(len(f.price)):
        f.joined[firm] = counts[firm, JOINED]
        f.left[firm] = 0
        for reason in range(_REASONS):
            f.left[firm] += counts[firm, LEFT + 1 + reason]
        f.customers[firm] = counts[firm, CUSTOMERS]
        f.open_cases[firm] = counts[firm, OPEN_CASES]
        f.voiced[firm] = counts[firm, TOLD_FRONT_LINE] + counts[firm, TOLD_HEAD_OFFICE]
        if f.customers[firm] > 0:
            f.satisfaction[firm] = sums[firm, 1] / f.customers[firm]
        f.cash[firm] += page[firm, PROFIT]
        f.discounted[firm] += page[firm, PROFIT] * worth
        keep_score(firm, counts, f, theory.scores)
        f.posts[firm] += counts[firm, POSTS]
        f.stars[firm] += counts[firm, POST_STARS]
    rank_reviews(f, k, theory.reviews)


@part
def keep_score(firm, counts, f, p):
    """What the firm's own survey says of it, gaming included."""
    f.responses[firm] = scores.rolling(f.responses[firm], float(counts[firm, RESPONDED]), p)
    f.points[firm] = scores.rolling(f.points[firm], float(counts[firm, SURVEY_POINTS]), p)
    f.gaming[firm] = scores.gaming_after(f.gaming[firm], f.capability[firm, LISTENING], f.score_use[firm], p)
    if f.responses[firm] >= 1.0:
        f.measured[firm] = scores.measured(f.points[firm], f.responses[firm], f.gaming[firm])


@part
def rank_reviews(f, k, p):
    """Reputation of every firm on the review board, against the mean of those in the market."""
    usual = reviews.stars_of(k.usual_satisfaction)
    total, firms = 0.0, 0
    for firm in range(len(f.price)):
        f.reputation[firm] = reviews.mean_stars(f.stars[firm], f.posts[firm], usual, f.base_customers[firm], p)
        if f.customers[firm] > 0:
            total += f.reputation[firm]
            firms += 1
    for firm in range(len(f.price)):
        f.reputation[firm] -= total / max(firms, 1)
