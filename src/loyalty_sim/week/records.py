"""The one table of what is recorded of every firm each week: one row an indicator.

Counters, sums and the pages of the books are laid out by this table, and everything that lists indicators is made from
it: columns of `market.history`, claims, axes, the page of the docs. Nothing is addressed by position, so a new row may
stand anywhere. A row of a plain column of customers, sites, employees or firms is all there is to it: the passes add
up what the table lists (`week.summed`). What is counted, paid or computed is written by name in a pass as well.
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.customers.channels import Channel
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.customers.loyalty import Kind
from loyalty_sim.theory.employees.facets import FACETS
from loyalty_sim.theory.employees.service_failures import Failure
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.measurement.attribute_items import ITEMS
from loyalty_sim.world.columns import Table

ACCOUNT, COUNT, CUSTOMERS, SITES, EMPLOYEES, FIRM = "account", "count", "customers", "sites", "employees", "firm"
"""Of whom a row is: money of the firm; events or people counted; its customers, sites or employees; the firm itself."""

SUM, MEAN, STATE, COMPUTED = "sum", "mean", "state", "computed"
"""How a row comes about: sum or mean over a column, a column as it stands, or written by a pass."""

MONEY, SHARE, LEVEL, NUMBER = "money", "share", "level", "count"
"""What a row is: an amount of money, a share from 0 to 1, a level on its own scale, or a number of something."""

AXES: dict[str, tuple[str, ...]] = {
    "levers": LEVERS,
    "failures": tuple(kind.name.lower() for kind in Failure),
    "reasons": tuple(reason.name.lower() for reason in Reason if reason != Reason.NONE),
    "attributes": ATTRIBUTES,
    "items": ITEMS,
    "facets": FACETS,
    "channels": tuple(channel.name.lower() for channel in Channel),
    "customer kinds": tuple(kind.name.lower() for kind in Kind),
}
"""Second axes: names of the places a row has on one, in order. Reasons stand at their code less 1."""


class Record(NamedTuple):
    """One row.

    name: as in `market.history`; with a second axis the field that passes write into. of, how and kind: as above.
    title and unit: in words. column: where it is read, if not under its own name. per: second axis, of which each
    place has a column of its own, called as `named` says.
    """

    name: str
    of: str
    title: str
    unit: str
    kind: str = LEVEL
    how: str = COMPUTED
    column: str = ""
    per: str = ""
    named: str = ""

    @property
    def source(self) -> str:
        """Column of the table of `of` that it is read from."""
        return self.column or self.name

    def columns(self) -> tuple[str, ...]:
        """Names it has in `market.history`."""
        return tuple(self.named.format(place) for place in AXES[self.per]) if self.per else (self.name,)


def _account(name: str, title: str, **more: str) -> Record:
    return Record(name, ACCOUNT, title, "money a week", MONEY, **more)


def _count(name: str, title: str, unit: str = "customers", **more: str) -> Record:
    return Record(name, COUNT, title, f"{unit} a week", NUMBER, **more)


def _customers(name: str, title: str, unit: str = "0-1", kind: str = LEVEL, how: str = SUM) -> Record:
    return Record(name, CUSTOMERS, title, unit, kind, how)


def _mean(of: str, name: str, title: str, unit: str = "0-1", column: str = "", **more: str) -> Record:
    return Record(name, of, title, unit, LEVEL, MEAN, column, **more)


def _firm(name: str, title: str, unit: str, column: str = "", **more: str) -> Record:
    return Record(name, FIRM, title, unit, LEVEL, STATE, column, **more)


RECORDS = (
    _account("revenue", "Revenue"),
    _account("variable_cost", "Variable cost"),
    _account("wages", "Wages"),
    _account("hiring", "Cost of replacing staff"),
    _account("overtime_pay", "Cost of overtime and agency staff"),
    _account("severance", "Paid to those dismissed"),
    _account("complaint_handling", "Cost of handling complaints"),
    _account("remedies", "Cost of remedies"),
    _account("acquisition", "Cost of opening new customers"),
    _account("outreach", "Cost of calls and letters"),
    _account("win_back", "Offers to customers who came back"),
    _account("spend", "Spend on the lever", per="levers", named="spend_{}"),
    _account("profit", "Profit: revenue less all other accounts"),
    _count("encounters", "Encounters", "encounters"),
    _count("met", "Encounters in the channel", "encounters", per="channels", named="met_{}"),
    _count("misfits", "Encounters in another channel than the customer prefers", "encounters"),
    _count("failures", "Failures of service", "failures"),
    _count("told_front_line", "Failures told to the front line", "cases"),
    _count("told_head_office", "Failures told to head office", "cases"),
    _count("told_survey", "Open problems that a survey found and passed on", "cases"),
    _count("told_nobody", "Failures told to nobody in the firm", "cases"),
    _count("answered", "Cases answered", "cases"),
    _count("answer_days", "Days to the answer of the cases answered, summed", "millionths of a day"),
    _count("given_up", "Cases given up", "cases"),
    _count("talked_well", "Customers who talked well of it"),
    _count("talked_badly", "Customers who talked badly of it"),
    _count("messages_heard", "Messages heard about it", "messages"),
    _count("joined", "Customers won"),
    _count("returned", "Of these, customers who came back to a firm they remember"),
    _count("referred", "Customers won who followed advice"),
    _count("followed", "Customers won who followed an employee"),
    _count("exited", "Customers who left the market, all at firm 0"),
    _count("entered", "Customers who entered the market, all at firm 0"),
    _count("hired", "Employees hired", "employees"),
    _count("moved", "Of those hired, from another firm of the market", "employees"),
    _count("dismissed", "Employees dismissed", "employees"),
    _count("resigned", "Employees who left", "employees"),
    _count("ideas_proposed", "Ideas that employees proposed", "ideas"),
    _count("ideas_accepted", "Of these, ideas taken up", "ideas"),
    Record("kinds", COUNT, "Customers of the kind", "customers", NUMBER, per="customer kinds", named="{}"),
    Record("open_cases", COUNT, "Voiced cases waiting", "cases", NUMBER),
    Record("customers", COUNT, "Customers", "customers", NUMBER),
    Record("special", COUNT, "Customers with special needs", "customers", NUMBER),
    _count("failed", "Failures of the kind", "failures", per="failures", named="failed_{}"),
    _count("posts", "Ratings posted", "ratings"),
    _count("post_stars", "Stars of the ratings posted", "stars"),
    _count("likely_posts", "Ratings to be expected of its encounters", "millionths of a rating"),
    _count("seen_quality", "Quality met, as one of usual leniency sees it, summed", "millionths"),
    _count("retold", "Stories told on", "stories"),
    _count("asked", "Customers asked in the survey"),
    _count("responded", "Customers who answered it"),
    _count("survey_points", "Sum of their satisfaction scores (0-100)", "points"),
    _count("promoters", "Promoters among those who answered"),
    _count("detractors", "Detractors among those who answered"),
    _count("named_innovative", "Customers whose answers name it the most innovative firm"),
    _count("inputs_used", "Answers put to use", "answers"),
    _count("thanked", "Customers thanked"),
    _count("contacted_lost", "Lost customers called"),
    _count("won_back", "Lost customers won back"),
    _count("left", "Customers who left for the reason", per="reasons", named="left_{}"),
    _customers("paid", "What customers paid", "money a week", MONEY),
    _customers("satisfaction", "Satisfaction"),
    _customers("satisfaction_special", "Satisfaction of those with special needs", "0-1 each", how=COMPUTED),
    _customers("loyalty", "Attitudinal loyalty"),
    _customers("intention", "Stated intention to buy again", how=COMPUTED),
    _customers("quality", "Remembered quality"),
    _customers("expectation", "Expected quality"),
    _customers("wallet", "Share of wallet", kind=SHARE),
    _customers("bond", "Bond with one employee"),
    _customers("talk_pressure", "Talk pressure", "pressure"),
    _customers("known", "What the firm knows of them"),
    _mean(SITES, "climate", "Service climate"),
    _mean(SITES, "facets", "Facet of climate", per="facets", named="facet_{}"),
    _mean(SITES, "utilisation", "Utilisation", "1"),
    _mean(SITES, "overtime", "Overtime", "of the usual hours"),
    _mean(SITES, "effort", "Effort given to each customer", "1"),
    _mean(SITES, "wait", "Waiting", "service times"),
    _mean(SITES, "punctuality", "Customers served on time", "share"),
    _mean(SITES, "improvement", "Improvement by ideas at work"),
    Record("ideas_at_work", SITES, "Ideas at work", "ideas", NUMBER, SUM, "ideas"),
    Record("open_positions", SITES, "Positions that nobody fills", "positions", NUMBER, SUM),
    Record("staffed", SITES, "Staffed positions, cover included", "positions", NUMBER, SUM),
    _mean(EMPLOYEES, "know", "Knowing"),
    _mean(EMPLOYEES, "want", "Will to serve"),
    _mean(EMPLOYEES, "can", "Being able"),
    _mean(EMPLOYEES, "exhaustion", "Exhaustion"),
    _mean(EMPLOYEES, "performance", "Performance"),
    _mean(EMPLOYEES, "failure_risk", "Chance of a failure", "per encounter"),
    _mean(EMPLOYEES, "felt_warmth", "Felt warmth", column="felt"),
    _mean(EMPLOYEES, "displayed_warmth", "Displayed warmth", column="displayed"),
    _mean(EMPLOYEES, "orientation", "People orientation"),
    _mean(EMPLOYEES, "pride", "Pride in what customers get", "0-1, above usual"),
    Record("score_truth", EMPLOYEES, "Correlation of single scores with performance", "correlation"),
    _mean(EMPLOYEES, "information", "Service culture, stage 1: information"),
    _mean(EMPLOYEES, "attitude", "Service culture, stage 2: attitude"),
    _mean(EMPLOYEES, "behaviour", "Service culture, stage 3: behaviour"),
    _mean(EMPLOYEES, "culture", "Service culture, stage 4: culture"),
    _firm("price", "Price", "times the market's usual price"),
    _firm("positions", "Positions decided on", "times the usual staffing"),
    _firm("pay", "Pay", "times the market's pay"),
    _firm("selectivity", "Selectivity in hiring", "times the usual selectivity"),
    _firm("attention", "Attention of the top", "ratio"),
    _firm("crises", "Attention that daily crises take", "0-1"),
    _firm("carried", "Part of extra spending that takes effect beside daily crises", "0-1"),
    _firm("focus", "Focus: part of extra spending that takes effect", "0-1"),
    _firm("disruption", "Disruption by sudden change", "0-1"),
    _firm("repaired", "Causes of failure repaired", "0-1"),
    _firm("ease", "Ease of buying", "0-1"),
    _firm("outdated", "How far the best rival's product is ahead", "0-1"),
    _firm("image", "Image: quality that the public has come to know", "0-1"),
    _firm("reputation", "Reputation on the review board, above the market's mean", "stars"),
    _firm("public", "What people without experience believe of it", "0-1"),
    _firm("measured_satisfaction", "Satisfaction in the firm's own survey", "0-100", column="measured"),
    _firm("perceived", "Perceived this week", "0-1", per="attributes", named="perceived_{}"),
    _firm("measured_items", "In the firm's own survey", "0-100", per="items", named="measured_{}"),
    _firm("innovativeness", "How innovative customers see it", "0-1"),
    _firm("most_innovative", "Share of the firm's own survey that names it the most innovative", "share"),
    _firm("gaming", "Points by which gaming lifts that figure", "points"),
    _firm("capability", "Capability of the lever", "0-1", per="levers", named="capability_{}"),
)
"""All rows. History has them by whom they are of, in the order of `ACCOUNT` to `FIRM`."""


def rows(*of: str, how: str = "") -> tuple[Record, ...]:
    """Rows of these, in the order of the history; with `how`, those that come about so."""
    return tuple(row for each in of for row in RECORDS if row.of == each and how in ("", row.how))


def names(*of: str) -> tuple[str, ...]:
    """Columns of the history of these."""
    return tuple(name for row in rows(*of) for name in row.columns())


ACCOUNTS, COUNTS, SUMS, STATES = names(ACCOUNT), names(COUNT), names(CUSTOMERS), names(SITES, EMPLOYEES, FIRM)
FIELDS = (*ACCOUNTS, *COUNTS, *SUMS, *STATES)
"""Columns of the history: money, counters, sums over the customers at the end of the week, and state."""

RECORD = {name: row for row in RECORDS for name in row.columns()}
"""Row by the name of its column."""


def title(name: str) -> str:
    """Title of a column of the history: "Spend on the lever: climate"."""
    row = RECORD[name]
    return f"{row.title}: {AXES[row.per][row.columns().index(name)].replace('_', ' ')}" if row.per else row.title


def layout(number: str, *of: str) -> np.dtype:
    """Record of the rows of these, all numbers of one dtype ("i8" or "f8"). Raises ValueError for a name taken."""
    taken = [row.name for row in rows(*of) if hasattr(np.ndarray, row.name)]
    if taken or len(set(FIELDS)) < len(FIELDS):
        raise ValueError(f"a row of week.records needs a name of its own: {', '.join(taken) or 'two are alike'}")
    places = [(row.name, number, (len(AXES[row.per]),)) if row.per else (row.name, number) for row in rows(*of)]
    return np.dtype(places, align=True)


COUNTERS, CUSTOMER_SUMS = layout("i8", COUNT), layout("f8", CUSTOMERS)
PAGE = layout("f8", ACCOUNT, COUNT, CUSTOMERS, SITES, EMPLOYEES, FIRM)
"""Counters of a week, sums over customers, and a page of the books: one record a firm."""


def empty(shape: tuple[int, ...], record: np.dtype) -> Table:
    """Records of zeros."""
    return np.zeros(shape, record).view(Table)


def numbers(records: np.ndarray) -> np.ndarray:
    """The same memory as plain numbers: one more axis, along the columns of the history."""
    number = records.dtype[0].base  # all fields have the same: comparing layouts by name would cost more than the sums
    return records.view(np.ndarray).view(number).reshape(*records.shape, -1)


def pages(books: np.ndarray) -> Table:
    """Plain numbers (..., FIELDS) as the same memory in records (...)."""
    return books.view(PAGE)[..., 0].view(Table)
