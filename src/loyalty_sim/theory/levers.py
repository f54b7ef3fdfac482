"""The one table of levers: what a firm can move, what money it takes, and how fast it builds.

A lever is bought with money, which builds a capability, or set: the firm then decides a figure (its price, its
positions), and the money follows from that. Settings, columns, sliders, tables of the docs and the lists of studies
are made from it. The order of those that are bought is that of the second axis of every column `per="levers"`, and is
stored: a new one goes to the end. One that is set has a column of firms of its own name. Times and usual spends are
judgement; trades give spends of their own (`configs/trade`).
"""

from typing import NamedTuple

from loyalty_sim.theory.firms.discipline import Discipline

NONE, INTIMACY, OPERATIONS, PRODUCT = Discipline
MOST = 20.0
"""Highest multiple of the usual or reference spend that a lever is set to."""


class Lever(NamedTuple):
    """One lever.

    name: as in `firm.levers.<name>`. title: as it is headed. covers: what the money goes into, where the title leaves
    that open. purpose: what it is meant to do, through which theories. group: where a manager looks for it.
    usual: whether firms of the trade fund it today (status quo 1) or not (status quo 0).
    spend: the usual spend, or where it is not usual the spend that builds half of the capability, money per customer
    and week; 0 of what is set. build_weeks, decay_weeks: weeks in which capability is built, and in which it decays
    unfunded. discipline: value discipline it fits. reach: of what is set, how
    far sliders and curves go below and above the present, as a part of it; 0 of what is bought. paid: outcome of a run
    (`week.outcomes`) that its money is part of; empty where it costs nothing to set. at_site: whether it acts at the
    sites, so that some of them can have more of it than others; else it acts on the firm as a whole.
    """

    name: str
    title: str
    covers: str
    purpose: str
    group: str
    usual: bool
    spend: float
    build_weeks: float
    decay_weeks: float
    discipline: Discipline = NONE
    unit: str = ""
    low: float = 0.0
    high: float = MOST
    reach: float = 0.0
    paid: str = "spend"
    at_site: bool = False

    @property
    def bought(self) -> bool:
        """Whether it is bought with money; else it is set."""
        return self.spend > 0.0

    @property
    def help(self) -> str:
        """Title and what it covers: "Service climate: tools, development, leadership time"."""
        return f"{self.title}: {self.covers}" if self.covers else self.title

    @property
    def of(self) -> str:
        """What multiples of the lever are multiples of."""
        return self.unit or f"times the {'usual' if self.usual else 'reference'} spend"


# name, title, what it covers, what it does
# group, usual today, usual or reference spend, weeks to build, weeks to decay, discipline
BOUGHT = (
    Lever("climate", "Service climate", "tools, development, leadership time",
          "raises the climate in which staff serve, and with it will, ability and warmth",
          "People", True, 0.20, 20.0, 40.0, INTIMACY, at_site=True),
    Lever("training", "Training", "",
          "raises what staff know, so that service fails less and reassures more",
          "People", True, 0.10, 12.0, 52.0, INTIMACY, at_site=True),
    Lever("staffing", "Flexible cover beyond fixed positions", "",
          "adds hands, so that customers wait less and staff are hurried less",
          "People", True, 0.25, 4.0, 4.0, OPERATIONS, at_site=True),
    Lever("process", "Core process quality and equipment", "",
          "raises the core of the service and lets it fail less",
          "Service", True, 0.25, 30.0, 80.0, OPERATIONS, at_site=True),
    Lever("recovery", "Recovery capacity and remedies", "",
          "answers complaints sooner and makes up for more of the harm",
          "Service", True, 0.05, 8.0, 12.0, INTIMACY, at_site=True),
    Lever("promise", "Promise", "advertising",
          "brings the firm to mind and raises what customers expect of it",
          "Market", True, 0.20, 3.0, 10.0),
    Lever("recognition", "Recognition and communication", "",
          "shows staff what a change is good for, so that attitude becomes behaviour",
          "People", False, 0.06, 8.0, 16.0, INTIMACY, at_site=True),
    Lever("smile", "Smile training", "",
          "lets staff display more warmth than they feel, which wears them out",
          "People", False, 0.05, 6.0, 20.0, at_site=True),
    Lever("innovation", "Product innovation", "",
          "renews the product: it attracts, serves better and makes rivals look outdated",
          "Service", False, 0.2, 40.0, 60.0, PRODUCT),
    Lever("tangibles", "Tangibles", "premises, design",
          "improves what customers see of the firm",
          "Service", False, 0.15, 20.0, 150.0, PRODUCT, at_site=True),
    Lever("root_cause", "Root-cause repair", "",
          "repairs the causes behind complaints that were voiced",
          "Service", False, 0.06, 10.0, 20.0, OPERATIONS),
    Lever("personalisation", "Personalisation", "",
          "lets the firm know its customers and treat them as individuals",
          "Service", False, 0.12, 20.0, 30.0, INTIMACY),
    Lever("thanks", "Thank-you outreach", "",
          "thanks customers in person, which raises satisfaction and loyalty",
          "Service", False, 0.05, 3.0, 4.0, INTIMACY, at_site=True),
    Lever("listening", "Surveys and listening", "",
          "asks customers, who then expect that something follows; gives scores to lead by",
          "Service", False, 0.04, 6.0, 8.0, INTIMACY),
    Lever("empowerment", "Empowerment", "authority to bend rules",
          "lets staff put things right at once, without the rule book",
          "People", False, 0.05, 10.0, 30.0, INTIMACY, at_site=True),
    Lever("ideas", "Idea programme", "",
          "turns ideas of willing staff into better processes",
          "People", False, 0.04, 10.0, 20.0, OPERATIONS, at_site=True),
    Lever("champion", "Customer champion", "staff live the customer's day",
          "informs staff and raises their people orientation",
          "People", False, 0.04, 16.0, 40.0),
    Lever("barriers", "Loyalty programme or contract", "",
          "makes it costlier for customers to change the provider",
          "Market", False, 0.2, 12.0, 26.0),
    Lever("win_back", "Win-back", "",
          "calls customers who left and offers them something to return",
          "Market", False, 0.06, 4.0, 4.0),
    Lever("internal_service", "Internal service", "support functions serve the front line",
          "raises the climate and what the front line is able to do",
          "People", False, 0.1, 20.0, 40.0),
    Lever("access", "Ease of purchase and channels", "opening hours, forms, phone, online",
          "makes it easier to buy and lets customers come as they like: in person, by phone, online",
          "Service", False, 0.12, 12.0, 30.0, OPERATIONS),
)  # fmt: skip
"""Levers that are bought with money."""

PRICE = Lever(
    "price", "Price", "", "earns more of each customer and drives more of them away", "Market", True, 0.0, 1.0, 1.0,
    unit="times the usual price", low=0.3, high=3.0, reach=0.15, paid="",
)  # fmt: skip
SET = (
    PRICE,
    Lever("positions", "Positions", "jobs at the sites",
          "adds or cuts jobs, so that there is more or less time for every customer",
          "People", True, 0.0, 1.0, 1.0, unit="times the usual staffing", low=0.3, high=2.0, reach=0.3,
          paid="staff_cost"),
    Lever("pay", "Pay", "wages against the market's",
          "draws and keeps staff, and costs wages",
          "People", True, 0.0, 1.0, 1.0, unit="times the market's pay", low=0.5, high=2.0, reach=0.2,
          paid="staff_cost"),
    Lever("selectivity", "Selectivity in hiring", "how choosy the firm is among applicants",
          "hires better people and leaves positions vacant for longer",
          "People", True, 0.0, 1.0, 1.0, unit="times the usual selectivity", low=0.0, high=3.0, reach=0.5,
          paid=""),
)  # fmt: skip
"""Levers that are set and not bought."""

TABLE = (*BOUGHT, *SET)
LEVERS = tuple(lever.name for lever in BOUGHT)
"""Names of the levers that are bought, in the order of the second axis of `firms.spend` and `firms.capability`."""
CHOSEN = tuple(lever.name for lever in SET)
"""Names of the levers that are set; each is a column of firms."""
AT_SITES = tuple(lever.name for lever in BOUGHT if lever.at_site)
"""Names of the levers that some sites of a firm can have more of than others."""
NAMES = (*LEVERS, *CHOSEN)
"""Names of all levers, those that are set last."""

_BY_NAME = {lever.name: lever for lever in TABLE}


def lever_named(name: str) -> Lever:
    """The row of one lever. Raises KeyError for an unknown name."""
    return _BY_NAME[name]


def grouped() -> dict[str, tuple[str, ...]]:
    """Names of all levers by group; within a group what is usual first."""
    ordered = sorted(TABLE, key=lambda lever: not lever.usual)
    groups = dict.fromkeys(lever.group for lever in TABLE)
    return {group: tuple(lever.name for lever in ordered if lever.group == group) for group in groups}
