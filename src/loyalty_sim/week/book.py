"""Stage 8, account (second part): one page of the books, and what the firms carry into the next week."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.employees import scores
from loyalty_sim.theory.firms import costs, discipline
from loyalty_sim.theory.talk import reviews
from loyalty_sim.week.summed import (
    add_employee,
    add_site,
    clear_sites,
    clear_staff,
    costs_of,
    divide_sites,
    divide_staff,
    note_firm,
)
from loyalty_sim.world.columns import LISTENING, RECOVERY, WIN_BACK


@kernel
def book(page, counts, sums, e, s, f, theory, k):
    """Write one week's page from the records of the week's counters and sums; one record a firm in each."""
    theory = theory[0]
    for firm in range(len(f.price)):
        filled = staff_of(firm, page, e, f)
        sites_of(firm, page, s)
        note_firm(firm, page, f)
        money(firm, filled, page, counts, sums, f, theory, k)


@part
def staff_of(firm, page, e, f):
    """What is recorded of the employees of one firm; returns how many there are."""
    filled = 0
    clear_staff(firm, page)
    first = int(f.staff_start[firm])
    for row in range(first, first + int(f.staff_count[firm])):
        if e.employed[row]:
            filled += 1
            add_employee(row, firm, page, e)
    divide_staff(filled, firm, page)
    return filled


@part
def sites_of(firm, page, s):
    """What is recorded of the sites of one firm."""
    sites = 0
    clear_sites(firm, page)
    for site in range(len(s.firm)):
        if int(s.firm[site]) == firm:
            sites += 1
            add_site(site, firm, page, s)
    divide_sites(sites, firm, page)


@part
def money(firm, filled, page, counts, sums, f, theory, k):
    """Revenue and what it takes, and what is left."""
    revenue = sums.paid[firm]
    ratio = discipline.cost_ratio(int(f.discipline[firm]), theory.discipline)
    voiced = counts.told_front_line[firm] + counts.told_head_office[firm]
    contacts = counts.thanked[firm] + counts.contacted_lost[firm]
    answered, recovery = float(counts.answered[firm]), f.capability[firm, RECOVERY]
    won_back, win_back = float(counts.won_back[firm]), f.capability[firm, WIN_BACK]
    page.revenue[firm] = revenue
    page.variable_cost[firm] = costs.variable(k.variable_cost, ratio, revenue, f.price[firm])
    page.wages[firm] = costs.people(k.wage, float(filled), f.headcount[firm])
    page.hiring[firm] = costs.people(k.hiring_cost, float(counts.hired[firm]), f.headcount[firm])
    page.complaint_handling[firm] = costs.per_case(k.case_cost, float(voiced))
    page.remedies[firm] = costs.remedies(k.remedy_cost, answered, recovery)
    page.acquisition[firm] = costs.per_case(k.acquisition_cost, float(counts.joined[firm]))
    page.outreach[firm] = costs.per_case(k.contact_cost, float(contacts))
    page.win_back[firm] = costs.incentives(k.win_back_incentive, won_back, win_back)
    for lever in range(f.spend.shape[1]):
        page.spend[firm, lever] = f.spend[firm, lever]
    page.profit[firm] = revenue - costs_of(firm, page)


@kernel
def close(page, counts, sums, f, theory, k, worth):
    """Carry the week into the firms table: customers, flows, satisfaction, cash, scores and the review board.

    worth: what one unit of money of this week is worth at the start.
    """
    theory = theory[0]
    for firm in range(len(f.price)):
        f.joined[firm] = counts.joined[firm]
        f.left[firm] = 0
        for reason in range(counts.left.shape[1]):
            f.left[firm] += counts.left[firm, reason]
        f.customers[firm] = counts.customers[firm]
        f.open_cases[firm] = counts.open_cases[firm]
        f.voiced[firm] = counts.told_front_line[firm] + counts.told_head_office[firm]
        if f.customers[firm] > 0:
            f.satisfaction[firm] = sums.satisfaction[firm] / f.customers[firm]
        f.cash[firm] += page.profit[firm]
        f.discounted[firm] += page.profit[firm] * worth
        keep_score(firm, counts, f, theory.scores)
        f.posts[firm] += counts.posts[firm]
        f.stars[firm] += counts.post_stars[firm]
    rank_reviews(f, k, theory.reviews)


@part
def keep_score(firm, counts, f, p):
    """What the firm's own survey says of it, gaming included."""
    f.responses[firm] = scores.rolling(f.responses[firm], float(counts.responded[firm]), p)
    f.points[firm] = scores.rolling(f.points[firm], float(counts.survey_points[firm]), p)
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
