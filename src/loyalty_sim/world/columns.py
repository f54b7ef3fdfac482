"""The one table of what is stored: every column of customers, employees, sites and firms.

Storage is 32-bit floats and small integers; rules compute in 64 bits. A new mechanism that needs memory adds a line
here, and nothing else about storage changes. `per` names a second axis (`firms`, `former` firms, `levers`, `attributes`
that customers perceive, `kinds` of failure, `attitudes`, `facets` of climate, parts of `internal` service, `items` of a
survey, products of its `answers`) or is empty.
"""

from collections import namedtuple
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.compiled import handed
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.employees.attitudes import ATTITUDES
from loyalty_sim.theory.employees.facets import FACETS
from loyalty_sim.theory.employees.internal_service import PARTS
from loyalty_sim.theory.employees.service_failures import KINDS
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.measurement.attribute_items import ITEMS, SAID
from loyalty_sim.theory.talk.word_of_mouth import MOST_PRESSURE


class Column(NamedTuple):
    """One stored quantity: name, numpy dtype, unit, range and meaning."""

    name: str
    dtype: str
    unit: str
    low: float
    high: float
    meaning: str
    per: str = ""


SEGMENTS = 2
"""Customer segments: 0 transactional, 1 relational (theory.customers.quality)."""

FORMER = 3
"""Other firms that a customer remembers, the one visited last in front."""

_INT32 = 2**31 - 1


def __getattr__(name: str) -> int:
    """The place of a lever on the axis `levers`, by its name in capitals: `from …columns import CLIMATE`.

    Passes write `f.capability[firm, CLIMATE]`. Raises AttributeError for what is no lever.
    """
    if name.lower() not in LEVERS or not name.isupper():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return LEVERS.index(name.lower())


CUSTOMERS = (
    Column("alive", "u1", "flag", 0, 1, "in the market; a row that is not alive waits for an entrant"),
    Column("generation", "u2", "count", 0, 65535, "how many customers held this row before; part of the customer's id"),
    Column("provider", "i1", "firm", -1, 126, "firm the customer buys from; -1 none"),
    Column("site", "i4", "site", -1, _INT32, "site of the provider that serves the customer; -1 none"),
    Column("segment", "u1", "code", 0, 255, "customer segment"),
    Column("traits", "u1", "code", 0, 11, "special needs, early adoption, channel preferred (world.traits)"),
    Column("optimism", "i1", "1/32", -127, 127, "lasting optimism, in 32nds of a standard deviation"),
    Column("barrier", "u2", "1/2048", 0, 2047, "place among the barriers of all customers, the lowest first"),
    Column("since", "i2", "week", -5200, 32767, "week the customer joined the provider; negative before the start"),
    Column("need_rate", "f4", "needs per week", 0, 1, "chance that a need arises in a week (gamma-distributed)"),
    Column("price_sensitivity", "f4", "1", 0, 100, "multiplier of the price weight in choice"),
    Column("leniency", "f4", "quality", -1, 1, "lasting difference in how the customer perceives the same service"),
    Column("expectation", "f4", "0-1", 0, 1, "predictive expectation of the provider's quality"),
    Column("quality", "f4", "0-1", 0, 1, "perceived quality, exponentially remembered"),
    Column("value", "f4", "0-1", 0, 1, "perceived value: quality for the price"),
    Column("satisfaction", "f4", "0-1", 0, 1, "cumulative satisfaction"),
    Column("loyalty", "f4", "0-1", 0, 1, "attitudinal loyalty, slower than satisfaction"),
    Column("alternative", "u1", "1/100", 0, 100, "believed quality of the best other firm, when last compared"),
    Column("wallet", "f4", "0-1", 0, 1, "share of wallet given to the provider"),
    Column("bond_person", "i4", "person", -1, _INT32, "employee the customer is bonded to; -1 nobody"),
    Column("bond", "f4", "0-1", 0, 1, "strength of that bond"),
    Column("grievance", "f4", "0-1", 0, 1, "unresolved harm done by a failure"),
    Column("case", "u1", "stage", 0, 7, "stage of the last failure's case (theory.customers.complaint.Case)"),
    Column("case_age", "u1", "weeks", 0, 255, "weeks since the failure behind the case, or since head office was told"),
    Column("handling", "u1", "1/100", 0, 100, "how well the last complaint was handled; 0 if it was not"),
    Column("failures", "u1", "count", 0, 255, "failures met with the present provider"),
    Column("voice_belief", "f4", "0-1", 0, 1, "belief that complaining helps"),
    Column(
        "talk_pressure", "f4", "1", -MOST_PRESSURE, MOST_PRESSURE, "recent talk against (+) or for (-) staying, fading"
    ),
    Column("message", "i1", "1/100", -100, 100, "valence of what is told this week; 0 tells nothing"),
    Column("message_firm", "i1", "firm", -1, 126, "firm the message is about"),
    Column("tells", "u1", "people", 0, 255, "people the customer tells this week"),
    Column("story", "i1", "1/100", -100, 100, "valence of a story heard, to be told on next week; 0 none"),
    Column("story_firm", "i1", "firm", -1, 126, "firm that story is about"),
    Column("advised_firm", "i1", "firm", -1, 126, "firm that advice was heeded about; -1 none"),
    Column("advice", "i1", "1/100", -100, 100, "valence of that advice, fading until the next choice; 0 none"),
    Column("known", "f4", "0-1", 0, 1, "what the provider knows of the customer"),
    Column("former_firm", "i1", "firm", -1, 126, "firms bought from before, the last in front; -1 none", per="former"),
    Column("former_week", "i2", "week", -2600, 32767, "week in which each of them was left", per="former"),
    Column("former_tenure", "u2", "weeks", 0, 65535, "weeks spent with each of them", per="former"),
    Column("former_satisfaction", "u1", "1/100", 0, 100, "satisfaction with each of them when left", per="former"),
    Column(
        "former_attachment", "i1", "1/100", -100, 100, "loyalty less grievance with which each was left", per="former"
    ),
    Column("former_known", "u1", "1/100", 0, 100, "what each of them knew of the customer when left", per="former"),
    Column("left_firm", "i1", "firm", -1, 126, "firm left this week; -1 did not leave"),
    Column("left_reason", "u1", "code", 0, 15, "reason of the last defection (theory.customers.defection.Reason)"),
    Column("paid", "f4", "money", 0, 1e9, "what the customer paid this week"),
    Column("belief", "u2", "1/65535", 0, 65535, "quality of every firm by what the customer knows of it", per="firms"),
    Column(
        "known_of",
        "u1",
        "1/100",
        0,
        100,
        "how much that is, against its public image; 100 for who was with it",
        per="firms",
    ),
    Column(
        "attributes", "u2", "1/65535", 0, 65535, "how each attribute of the provider is remembered", per="attributes"
    ),
)

EMPLOYEES = (
    Column("employed", "u1", "flag", 0, 1, "the position is filled"),
    Column("person", "i4", "person", 0, _INT32, "who holds the position: row + rows x earlier holders"),
    Column("came_as", "i4", "person", -1, _INT32, "who that was at another firm of the market before; -1 nobody"),
    Column("moved_to", "i4", "person", -1, _INT32, "who the last to move from here is at another firm; -1 nobody"),
    Column("firm", "i1", "firm", 0, 126, "employer"),
    Column("site", "i4", "site", 0, _INT32, "place of work"),
    Column("tenure", "u2", "weeks", 0, 65535, "weeks in the job"),
    Column("vacant", "u1", "weeks", 0, 255, "weeks the position has been vacant"),
    Column("disposition", "f4", "0-1", -1, 1, "lasting personal difference in how climate is perceived"),
    Column("know", "f4", "0-1", 0, 1, "knowledge and skill for serving"),
    Column("want", "f4", "0-1", 0, 1, "will to serve"),
    Column("can", "f4", "0-1", 0, 1, "means: tools, systems, authority"),
    Column("climate", "f4", "0-1", 0, 1, "perceived service climate"),
    Column("exhaustion", "f4", "0-1", 0, 1, "emotional exhaustion"),
    Column("orientation", "f4", "0-1", 0, 1, "people orientation"),
    Column("pride", "f4", "0-1", -1, 1, "pride in what customers get: their satisfaction above usual, as it sank in"),
    Column("information", "f4", "0-1", 0, 1, "first stage of acculturation: told what and why"),
    Column("attitude", "f4", "0-1", 0, 1, "second stage: agrees"),
    Column("behaviour", "f4", "0-1", 0, 1, "third stage: does it"),
    Column("culture", "f4", "0-1", 0, 1, "fourth stage: it is how things are done here"),
    Column("handled", "i4", "customers", 0, _INT32, "customers served this week"),
    Column("work", "f4", "service times", 0, _INT32, "work of serving them, in usual service times"),
    Column("angry", "i4", "customers", 0, _INT32, "complaining customers met this week"),
    Column("rated", "i4", "answers", 0, _INT32, "answers on how this person served, this week"),
    Column("marks", "i4", "1/100 points", 0, _INT32, "sum of the marks (0-100) in them"),
    Column("answers", "f4", "count", 0, 1e9, "such answers, those of old weeks faded"),
    Column("points", "f4", "points", 0, 1e12, "sum of their marks"),
    Column("performance", "f4", "0-1", 0, 1, "overall know-want-can performance"),
    Column("reliability", "f4", "0-1", 0, 1, "service dimension this week"),
    Column("responsiveness", "f4", "0-1", 0, 1, "service dimension this week"),
    Column("assurance", "f4", "0-1", 0, 1, "service dimension this week"),
    Column("empathy", "f4", "0-1", 0, 1, "service dimension this week, as customers perceive it"),
    Column("felt", "f4", "0-1", 0, 1, "felt warmth this week"),
    Column("displayed", "f4", "0-1", 0, 1, "displayed warmth this week"),
    Column("attitudes", "f4", "0-1", 0, 1, "the eight attitudes this week (employees.attitudes)", per="attitudes"),
    Column("service", "f4", "0-1", -2, 2, "attributes this week, bent, above those of the start", per="attributes"),
    Column("failure_risk", "f4", "0-1", 0, 1, "chance of a failure per encounter this week"),
    Column(
        "failure_kinds", "f4", "0-1", 0, 1, "share of failures up to each kind (theory.service_failures)", per="kinds"
    ),
)

SITES = (
    Column("firm", "i1", "firm", 0, 126, "owner"),
    Column("staff_start", "i4", "row", 0, _INT32, "first employee row of the site"),
    Column("staff_count", "i4", "count", 0, _INT32, "rows in use: its positions, and beyond them who is still there"),
    Column("usual_positions", "i4", "count", 0, _INT32, "positions of the site at the usual staffing"),
    Column("positions", "i4", "count", 0, _INT32, "positions decided on"),
    Column("rounding", "f4", "share", 0, 1, "by which its positions are rounded to whole ones"),
    Column("relative", "f4", "ratio", 0, 10, "positions decided on here, relative to the firm's other sites"),
    Column("added", "i4", "count", -1000, 1000, "positions added here by number"),
    Column(
        "extra",
        "f8",
        "money a week",
        -1e12,
        1e12,
        "money on each lever beyond its firm's: what it would take at all sites",
        per="levers",
    ),
    Column("capability", "f8", "0-1", 0, 1, "capability of each lever here", per="levers"),
    Column("severance", "f4", "money", 0, 1e9, "paid this week to those dismissed"),
    Column("overtime", "f4", "share", 0, 10, "hours worked beyond the usual ones"),
    Column("cover", "f4", "positions", 0, 1e9, "flexible cover sent here this week"),
    Column("leadership", "f4", "climate", -1, 1, "local leadership: how far the site's climate lies from its firm's"),
    Column("climate", "f4", "0-1", 0, 1, "unit climate shared by the staff: the weighted mean of its facets"),
    Column("facets", "f4", "0-1", 0, 1, "facets of that climate (employees.facets)", per="facets"),
    Column("process", "f4", "0-1", 0, 1, "quality of core processes and equipment"),
    Column("improvement", "f4", "0-1", 0, 1, "improvement by the ideas at work"),
    Column("ideas", "f4", "ideas", 0, 1e9, "ideas of employees at work"),
    Column("empathy", "f4", "0-1", 0, 1, "mean empathy of the staff this week: the courtesy of recovery"),
    Column("demand", "i4", "customers", 0, _INT32, "customers who came this week"),
    Column("work", "f4", "service times", 0, 1e9, "work of serving them, in usual service times"),
    Column("present", "i4", "people", 0, _INT32, "people present this week"),
    Column("open_positions", "i4", "positions", 0, _INT32, "positions that nobody fills this week"),
    Column("staffed", "f4", "positions", 0, 1e9, "work of those present and of cover, at planned headcount"),
    Column("utilisation", "f4", "1", 0, 100, "load: demand over capacity at full effort and usual hours"),
    Column("effort_standard", "f4", "1", 0, 1, "internal standard of effort per customer (1 = as founded)"),
    Column("effort", "f4", "1", 0, 1, "effort per customer this week"),
    Column("wait", "f4", "1", 0, 1000, "waiting, in service times; most where one clerk is hardly ever free"),
    Column("punctuality", "f4", "share", 0, 1, "customers served on time"),
)

FIRMS = (
    Column("customers", "i8", "count", 0, 1e12, "customers at the end of the week"),
    Column("joined", "i8", "count", 0, 1e12, "customers won this week"),
    Column("left", "i8", "count", 0, 1e12, "customers lost this week, to rivals or out of the market"),
    Column("price", "f8", "market price", 0.1, 10, "price relative to the market's usual price"),
    Column("positions", "f8", "ratio", 0.1, 10, "positions decided on relative to the usual staffing"),
    Column("pay", "f8", "market pay", 0.1, 10, "pay relative to that of the market"),
    Column("selectivity", "f8", "ratio", 0, 10, "how choosy it is among applicants; 1 is usual"),
    Column("open", "u1", "flag", 0, 1, "in the market: neither yet to open nor closed"),
    Column("closed", "i4", "week", 0, _INT32, "week at the end of which it closed for good; 0 never"),
    Column("appeal", "f8", "utility", -100, 10, "lasting brand strength in choice; -50 where it is not open"),
    Column("spend", "f8", "money a week", 0, 1e12, "spend on each lever", per="levers"),
    Column("by_site", "u1", "flag", 0, 1, "its sites have, or had, levers of their own"),
    Column(
        "at_sites", "f8", "money a week", -1e12, 1e12, "what it spends at single sites beyond the rest", per="levers"
    ),
    Column("capability", "f8", "0-1", 0, 1, "capability bought by each lever; by site: the mean", per="levers"),
    Column("headcount", "f8", "ratio", 0, 100, "planned staffing relative to the start, following customer numbers"),
    Column("satisfaction", "f8", "0-1", 0, 1, "mean satisfaction of the customers at the end of the week"),
    Column("loyalty", "f8", "0-1", 0, 1, "mean attitudinal loyalty of the customers at the end of the week"),
    Column("open_cases", "i8", "count", 0, 1e12, "voiced cases waiting at the end of the week"),
    Column("staff_start", "i8", "row", 0, 1e12, "first employee row of the firm"),
    Column("staff_count", "i8", "count", 0, 1e12, "positions of the firm at the usual staffing"),
    Column("staff_rows", "i8", "count", 0, 1e12, "employee rows of the firm, those not in use included"),
    Column("held", "f8", "positions", 0, 1e12, "positions of all its sites this week"),
    Column("short", "f8", "positions", 0, 1e12, "positions that its sites lack for the usual load this week"),
    Column("dismisses", "u1", "flag", 0, 1, "positions are cut by dismissal; else as people leave"),
    Column("most_overtime", "f8", "share", 0, 1, "most overtime that it allows, of the usual hours"),
    Column("temporary", "f8", "share", 0, 1, "part of open positions that agency staff stand in for"),
    Column("base_customers", "f8", "count", 0, 1e12, "customers at the start: the base that budgets are stated per"),
    Column("claim", "f8", "0-1", 0, 1, "quality that the firm's advertising promises"),
    Column("cash", "f8", "money", -1e15, 1e15, "cash since the start"),
    Column("discounted", "f8", "money", -1e15, 1e15, "discounted cash since the start"),
    Column("usual_price", "f8", "market price", 0.1, 10, "price of the status quo, before any decision"),
    Column("usual_spend", "f8", "money a week", 0, 1e12, "spend of the status quo on each lever", per="levers"),
    Column("reference_spend", "f8", "money a week", 0, 1e12, "spend that builds half of each capability", per="levers"),
    Column(
        "funded", "f8", "money a week", 0, 1e12, "spend on each lever, less what a cost programme takes", per="levers"
    ),
    Column("commitment", "f8", "0-1", 0, 1, "leadership commitment; .5 is usual"),
    Column("plan", "f8", "0-1", 0, 1, "how formal the plan behind extra spending is"),
    Column("score_use", "f8", "-1-1", -1, 1, "how scores are used: -1 as a weapon, 1 as help"),
    Column("bonus", "f8", "share", 0, 1, "share of pay that hangs on one's own score"),
    Column("good_news", "f8", "0-1", 0, 1, "part of good news that is passed on to staff"),
    Column("close_loop", "f8", "0-1", 0, 1, "part of survey answers with an open problem that become a case"),
    Column("discipline", "i8", "code", 0, 3, "value discipline (theory.firms.discipline.Discipline)"),
    Column("attention", "f8", "ratio", 0, 2, "attention of the top for what goes beyond the usual; 1 is usual"),
    Column("disruption", "f8", "0-1", 0, 1, "part of being able lost to sudden change"),
    Column("under_way", "f8", "ratio", 0, 1e6, "part of the lever budget moved in the last months"),
    Column("crises", "f8", "0-1", 0, 1, "attention of the top that daily crises take; 1 is all there is"),
    Column("carried", "f8", "0-1", 0, 1, "part of extra spending that takes effect beside daily crises"),
    Column("focus", "f8", "0-1", 0, 1, "part of extra spending that takes effect among so many initiatives"),
    Column("repaired", "f8", "0-1", 0, 1, "share of the causes of failure that are repaired"),
    Column("voiced", "i8", "count", 0, 1e12, "cases voiced this week"),
    Column("innovativeness", "f8", "0-1", 0, 1, "how innovative customers see it"),
    Column("climate_mix", "f8", "ratio", 0, 1000, "climate money of each facet in usual shares", per="facets"),
    Column("internal_mix", "f8", "ratio", 0, 1000, "money of each part of internal service", per="internal"),
    Column("champion_authority", "f8", "0-1", 0, 1, "authority of the customer champion"),
    Column("champion_willing", "f8", "0-1", 0, 1, "how willing the customer champion is"),
    Column("championed", "f8", "0-1", 0, 1, "capability of the customer champion as far as they are heard"),
    Column("online", "f8", "share", 0, 1, "part of encounters by phone and in person that it moves online"),
    Column("ease", "f8", "0-1", 0, 1, "ease of buying"),
    Column("attraction", "f8", "utility", -10, 10, "utility in choice of goodwill and newness this week"),
    Column("harder", "f8", "0-1", 0, 1, "how far the easiest rival is easier to buy from"),
    Column("outdated", "f8", "0-1", 0, 1, "how far the best rival's product innovation is ahead"),
    Column("posts", "f8", "count", 0, 1e15, "ratings on the public board"),
    Column("stars", "f8", "stars", 0, 1e15, "sum of those ratings"),
    Column("reputation", "f8", "stars", -4, 4, "mean rating above that of the market"),
    Column("volume", "f8", "ratio", 0, 1000, "recent volume of ratings; 1 is usual in the trade for the firm's size"),
    Column("trust", "f8", "0-1", 0, 1, "trust in its stars, by that volume"),
    Column("image", "f8", "0-1", 0, 1, "quality that the public has come to know"),
    Column("public", "f8", "0-1", 0, 1, "what people without experience believe: image, stars and advertising"),
    Column("responses", "f8", "count", 0, 1e12, "survey answers, those of old weeks faded"),
    Column("points", "f8", "points", 0, 1e15, "sum of their scores (0-100)"),
    Column("gaming", "f8", "points", 0, 100, "points by which gaming lifts the measured score"),
    Column("measured", "f8", "0-100", 0, 100, "satisfaction as the firm's own survey has it; 0 without answers"),
    Column("named", "f8", "count", 0, 1e12, "answers that name it the most innovative, those of old weeks faded"),
    Column("most_innovative", "f8", "share", 0, 1, "share of answers that name it the most innovative"),
    Column("perceived", "f8", "0-1", 0, 1, "attributes as perceived in this week's encounters", per="attributes"),
    Column("measured_items", "f8", "0-100", 0, 100, "items of its survey; 0 without answers", per="items"),
    Column("answers", "f8", "count", 0, 1e15, "sums of products of what respondents said, faded", per="answers"),
    Column("measured_start", "f8", "0-100", 0, 100, "the first such figure management saw"),
    Column("trouble", "f8", "log odds", -10, 10, "rise of the odds of failure by a shock"),
    Column("surge", "f8", "ratio", 0, 100, "needs of customers relative to usual"),
    Column("on_time", "f8", "share", 0, 1, "customers served on time in the last quarter; 0 before the first week"),
    Column("saving", "f8", "share", 0, 1, "part of its budgets that a cost programme asks for"),
    Column("broken", "f8", "0-1", 0, 1, "process quality taken away by a shock"),
    Column("brand", "f8", "utility", -10, 10, "brand strength of the firm once it is open"),
    Column("arm", "i8", "lever", -1, len(LEVERS) - 1, "lever that a strategy tries out; -1 none"),
    Column("arm_value", "f8", "money a week", -1e15, 1e15, "what trying each lever has brought", per="levers"),
    Column("last_customers", "i8", "count", 0, 1e12, "customers at the last quarterly decision; 0 before the first"),
    Column("last_cash", "f8", "money", -1e15, 1e15, "cash at the last quarterly decision"),
    Column("last_profit", "f8", "money", -1e15, 1e15, "profit of the quarter before the last decision"),
    Column("start_profit", "f8", "money", -1e15, 1e15, "profit of the first quarter, had spend been the usual one"),
)

TABLES = {"customers": CUSTOMERS, "employees": EMPLOYEES, "sites": SITES, "firms": FIRMS}

if TYPE_CHECKING:

    class Customers(tuple[np.ndarray, ...]):
        """The columns of all customers, by name."""

        def __new__(cls, *columns: np.ndarray) -> "Customers": ...
        def __getattr__(self, name: str) -> np.ndarray: ...
        def _asdict(self) -> dict[str, np.ndarray]: ...

else:
    Customers = handed(namedtuple("Customers", [c.name for c in CUSTOMERS]))

_WIDTHS = {
    "former": FORMER,
    "levers": len(LEVERS),
    "attributes": len(ATTRIBUTES),
    "items": len(ITEMS),
    "answers": SAID**2,
    "kinds": KINDS,
    "facets": len(FACETS),
    "internal": len(PARTS),
    "attitudes": len(ATTITUDES),
}


class Table(np.ndarray):
    """A table stored row by row, with its columns as attributes: `sites.wait` is the array of all waits.

    Like the named tuple of the customers it is a sequence of columns to whoever iterates over it.
    What is read of one employee or firm lies together, and a compiled pass is handed one array instead of dozens,
    which it is compiled for and called with far sooner.
    """

    def __getattr__(self, name: str) -> np.ndarray:
        if name not in self._fields:
            raise AttributeError(f"there is no column {name!r}")
        column = self.__dict__[name] = self[name].view(np.ndarray)
        return column

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"write into the column: {name}[:] = ...")

    @property
    def _fields(self) -> tuple[str, ...]:
        return self.dtype.names or ()

    def __iter__(self) -> Iterator[np.ndarray]:
        return iter(self._asdict().values())

    def _asdict(self) -> dict[str, np.ndarray]:
        return {name: getattr(self, name) for name in self._fields}


def _layout(columns: tuple[Column, ...]) -> np.dtype:
    fields = [(c.name, c.dtype, (_WIDTHS[c.per],)) if c.per else (c.name, c.dtype) for c in columns]
    return np.dtype(fields, align=True)


_LAYOUTS = {name: _layout(columns) for name, columns in TABLES.items() if name != "customers"}


def empty_table(table: str, rows: int, firms: int) -> Any:
    """A table of zeros: one array a column, of shape (rows,) or (rows, second axis).

    Customers are a named tuple of columns, as passes walk through all of them for a few columns; the others a `Table`.
    """
    if table != "customers":
        return np.zeros(rows, _LAYOUTS[table]).view(Table)
    widths = _WIDTHS | {"firms": firms}
    return Customers(*(np.zeros((rows, widths[c.per]) if c.per else rows, dtype=c.dtype) for c in CUSTOMERS))
