"""Stage 8, account (second part): one page of the books, and what the firms carry into the next week."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.employees import applicants, overtime, pay, punctuality, scores
from loyalty_sim.theory.employees.scores import ScoresParameters
from loyalty_sim.theory.firms import costs, crises, discipline
from loyalty_sim.theory.packed import MARKET, OURS
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import reviews
from loyalty_sim.theory.talk.reviews import ReviewsParameters
from loyalty_sim.week.answer import pool_answers
from loyalty_sim.week.context import Context
from loyalty_sim.week.image import learn
from loyalty_sim.week.perceive import note_perceived
from loyalty_sim.week.reward import pressed, truth_of_scores
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
from loyalty_sim.world.columns import LISTENING, RECOVERY, WIN_BACK, Table
from loyalty_sim.world.real import real


@kernel
def book(page: Table, counts: Table, sums: Table, w: Context, packed: Sequence[Theory]) -> None:
    """Write one week's page from the records of the week's counters and sums; one record a firm in each."""
    for firm in range(len(w.firms.price)):
        filled = staff_of(firm, page, w)
        sites_of(firm, page, w)
        truth_of_scores(firm, page, w)
        note_perceived(firm, int(counts.encounters[firm]), w)
        note_firm(firm, page, w)
        if w.firms.open[firm] or w.firms.closed[firm] == w.week:
            money(firm, filled, page, counts, sums, w, packed[OURS if firm == 0 else MARKET])


@part
def staff_of(firm: int, page: Table, w: Context) -> int:
    """What is recorded of the employees of one firm; returns how many there are."""
    filled = 0
    clear_staff(firm, page)
    first = int(w.firms.staff_start[firm])
    for row in range(first, first + int(w.firms.staff_rows[firm])):
        if w.employees.employed[row]:
            filled += 1
            add_employee(row, firm, page, w)
    divide_staff(filled, firm, page)
    return filled


@part
def sites_of(firm: int, page: Table, w: Context) -> None:
    """What is recorded of the sites of one firm."""
    sites = 0
    clear_sites(firm, page)
    for site in range(len(w.sites.firm)):
        if int(w.sites.firm[site]) == firm:
            sites += 1
            add_site(site, firm, page, w)
    divide_sites(sites, firm, page)


@part
def money(firm: int, filled: int, page: Table, counts: Table, sums: Table, w: Context, theory: Theory) -> None:
    """Revenue and what it takes, and what is left."""
    revenue = sums.paid[firm]
    ratio = discipline.cost_ratio(int(w.firms.discipline[firm]), theory.discipline)
    voiced = voiced_of(firm, counts)
    contacts = counts.thanked[firm] + counts.contacted_lost[firm]
    answered, recovery = float(counts.answered[firm]), w.firms.capability[firm, RECOVERY]
    won_back, win_back = float(counts.won_back[firm]), w.firms.capability[firm, WIN_BACK]
    page.revenue[firm] = revenue
    page.variable_cost[firm] = costs.variable(w.constants.variable_cost, ratio, revenue, w.firms.price[firm])
    wage = pay.wages(w.constants.wage, w.firms.pay[firm])
    page.wages[firm] = costs.people(wage, float(filled), w.firms.headcount[firm])
    replacing = w.constants.hiring_cost * applicants.search(w.firms.selectivity[firm], theory.applicants)
    page.hiring[firm] = costs.people(replacing, float(counts.hired[firm]), w.firms.headcount[firm])
    page.overtime_pay[firm], page.severance[firm] = 0.0, 0.0
    for site in range(len(w.sites.firm)):
        if int(w.sites.firm[site]) == firm:
            page.overtime_pay[firm] += overtime.paid(
                wage, w.firms.headcount[firm], real(w.sites.overtime[site]), float(w.sites.present[site]),
                w.firms.temporary[firm], float(w.sites.open_positions[site]), theory.overtime,
            )  # fmt: skip
            page.severance[firm] += w.firms.headcount[firm] * real(w.sites.severance[site])
    page.complaint_handling[firm] = costs.per_case(w.constants.case_cost, float(voiced))
    page.remedies[firm] = costs.remedies(w.constants.remedy_cost, answered, recovery)
    opened = float(counts.joined[firm] - counts.returned[firm])  # who comes back is in the files
    page.acquisition[firm] = costs.per_case(w.constants.acquisition_cost, opened)
    page.outreach[firm] = costs.per_case(w.constants.contact_cost, float(contacts))
    page.win_back[firm] = costs.incentives(w.constants.win_back_incentive, won_back, win_back)
    for lever in range(w.firms.spend.shape[1]):
        page.spend[firm, lever] = w.firms.funded[firm, lever]
    page.profit[firm] = revenue - costs_of(firm, page)


@part
def voiced_of(firm: int, counts: Table) -> int:
    """Problems that a firm has been told of this week, in whatever way."""
    return int(counts.told_front_line[firm] + counts.told_head_office[firm] + counts.told_survey[firm])


@kernel
def close(page: Table, counts: Table, sums: Table, w: Context, packed: Sequence[Theory], worth: float) -> None:
    """Carry the week into the firms table: customers, flows, satisfaction, cash, scores and the review board.

    worth: what one unit of money of this week is worth at the start.
    """
    theory = packed[0]
    for firm in range(len(w.firms.price)):
        w.firms.joined[firm] = counts.joined[firm]
        w.firms.left[firm] = 0
        for reason in range(counts.left.shape[1]):
            w.firms.left[firm] += counts.left[firm, reason]
        w.firms.customers[firm] = counts.customers[firm]
        w.firms.open_cases[firm] = counts.open_cases[firm]
        w.firms.voiced[firm] = voiced_of(firm, counts)
        if w.firms.customers[firm] > 0:
            w.firms.satisfaction[firm] = sums.satisfaction[firm] / w.firms.customers[firm]
            w.firms.loyalty[firm] = sums.loyalty[firm] / w.firms.customers[firm]
        note_crises(firm, page, counts, w, theory)
        w.firms.on_time[firm] = punctuality.recent(w.firms.on_time[firm], page.punctuality[firm], theory.punctuality)
        w.firms.cash[firm] += page.profit[firm]
        w.firms.discounted[firm] += page.profit[firm] * worth
        keep_score(firm, counts, pressed(firm, w, theory.bonus), w, theory.scores)
        pool_answers(firm, w, theory)
        learn(firm, counts, w, theory)
        w.firms.posts[firm] += counts.posts[firm]
        w.firms.stars[firm] += counts.post_stars[firm]
    rank_reviews(w, theory.reviews)


@part
def note_crises(firm: int, page: Table, counts: Table, w: Context, theory: Theory) -> None:
    """How much attention this week's failures, load and open cases call for."""
    usual = theory.failure.usual * float(counts.encounters[firm])
    failures = crises.relative(float(counts.failures[firm]), usual, theory.crises)
    cases = crises.relative(float(counts.open_cases[firm]), usual, theory.crises)
    load = page.utilisation[firm] / w.constants.utilisation
    called = crises.calls(failures, load, cases, theory.crises)
    w.firms.crises[firm] = crises.crises_after(w.firms.crises[firm], called, theory.crises)


@part
def keep_score(firm: int, counts: Table, pressure: float, w: Context, p: ScoresParameters) -> None:
    """What the firm's own survey says of it, gaming included; pressure: of a bonus to game."""
    w.firms.responses[firm] = scores.rolling(w.firms.responses[firm], float(counts.responded[firm]), p)
    w.firms.named[firm] = scores.rolling(w.firms.named[firm], float(counts.named_innovative[firm]), p)
    w.firms.points[firm] = scores.rolling(w.firms.points[firm], float(counts.survey_points[firm]), p)
    w.firms.gaming[firm] = scores.gaming_after(
        w.firms.gaming[firm], w.firms.capability[firm, LISTENING], w.firms.score_use[firm], pressure, p
    )
    if w.firms.responses[firm] >= 1.0:
        w.firms.most_innovative[firm] = w.firms.named[firm] / w.firms.responses[firm]
        w.firms.measured[firm] = scores.measured(w.firms.points[firm], w.firms.responses[firm], w.firms.gaming[firm])


@part
def rank_reviews(w: Context, p: ReviewsParameters) -> None:
    """Reputation of every firm on the review board, against the mean of those in the market."""
    usual = reviews.stars_of(w.constants.usual_satisfaction)
    total, firms = 0.0, 0
    for firm in range(len(w.firms.price)):
        w.firms.reputation[firm] = reviews.mean_stars(
            w.firms.stars[firm], w.firms.posts[firm], usual, w.firms.base_customers[firm], p
        )
        if w.firms.customers[firm] > 0:
            total += w.firms.reputation[firm]
            firms += 1
    for firm in range(len(w.firms.price)):
        w.firms.reputation[firm] -= total / max(firms, 1)
