"""What a world is built from: the market, the trade, the focal firm and its rivals. Part of the one schema.

Money levers are stated as multiples of what the trade usually spends, so 1 is the status quo in every trade; the price
lever is a multiple of the usual price. Amounts of money are per week.
"""

from typing import Annotated, Any, NamedTuple, Protocol

from loyalty_sim.parameter import Parameter, section
from loyalty_sim.theory.employees.facets import FACETS
from loyalty_sim.theory.employees.internal_service import PARTS
from loyalty_sim.theory.levers import BOUGHT, TABLE, Lever
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.habits import SHIPPED
from loyalty_sim.world.network.settings import NetworkSettings


class MarketSettings(NamedTuple):
    """Size and horizon of the market."""

    customers: Annotated[int, Parameter("Customers in the market", "customers", 20, 200_000_000)] = 10_000
    weeks: Annotated[int, Parameter("Weeks simulated", "weeks", 1, 5200)] = 156
    discount: Annotated[float, Parameter("Yearly discount rate of money", "per year", 0, 1)] = 0.08
    exit_rate: Annotated[
        float, Parameter("Yearly share of customers who leave the market (move away)", "per year", 0, 0.9)
    ] = 0.02
    entry_weeks: Annotated[float, Parameter("Mean weeks until a newcomer takes a leaver's place", "weeks", 1, 520)] = (
        4.0
    )
    growth: Annotated[
        float, Parameter("Yearly growth of the market by newcomers; below 0 it shrinks", "per year", -0.9, 1)
    ] = 0.0
    wage_inflation: Annotated[float, Parameter("Yearly rise of wages", "per year", -0.2, 1)] = 0.0
    price_inflation: Annotated[
        float, Parameter("Yearly rise of prices in general; all money is that of the start", "per year", -0.2, 1)
    ] = 0.0
    seasons: Annotated[
        float, Parameter("How strong the seasons of the trade are; 0 not at all, 1 as its profile says", "1", 0, 2)
    ] = 0.0
    currency: Annotated[str, Parameter("Name of the unit of money")] = "EUR"


def _usual_spend(lever: Lever) -> Parameter:
    kind = "Usual" if lever.usual else "Reference"
    return Parameter(f"{kind} spend: {_inside(lever.help)}", "money per customer and week", 0.0001, 1e6)


def _inside(title: str) -> str:
    """A title inside a sentence."""
    return title[0].lower() + title[1:]


_USUAL_SPEND: Any = section({lever.name: (Annotated[float, _usual_spend(lever)], lever.spend) for lever in BOUGHT})


class UsualSpend(_USUAL_SPEND):
    """What firms of the trade usually spend on each lever; where a lever is not usual, what would build half of it."""

    __slots__ = ()


class ChannelSettings(NamedTuple):
    """How customers of the trade like to deal with a firm, and how far firms usually let them."""

    person: Annotated[
        float,
        Parameter("Customers who prefer to come in person", "weight", 0, 1, "FDIC 2019, tellers and machines", "B"),
    ] = 0.40
    phone: Annotated[float, Parameter("Customers who prefer to call", "weight", 0, 1, "FDIC 2019", "B")] = 0.04
    online: Annotated[
        float, Parameter("Customers who prefer to do it online", "weight", 0, 1, "FDIC 2019, mobile and online", "B")
    ] = 0.56
    person_offered: Annotated[
        float, Parameter("Chance that who prefers to come in person can", "per encounter", 0, 1)
    ] = 0.85
    phone_offered: Annotated[float, Parameter("Chance that who prefers to call can", "per encounter", 0, 1)] = 0.80
    online_offered: Annotated[
        float, Parameter("Chance that who prefers to do it online can", "per encounter", 0, 1)
    ] = 0.85


def _facet(facet: str) -> tuple[Any, float]:
    said = f"Usual level of the facet {facet}, against the other facets"
    return Annotated[float, Parameter(said, "0-1", -0.3, 0.3)], 0.0


_FACET_LEVELS: Any = section({facet: _facet(facet) for facet in FACETS})


class FacetLevels(_FACET_LEVELS):
    """Where the facets of climate of a trade usually lie; only differences between them count."""

    __slots__ = ()


class TradeSettings(NamedTuple):
    """What distinguishes one trade from another: contacts, money, people, and where its customers come from."""

    name: Annotated[str, Parameter("Short name of the trade")] = "bank"
    title: Annotated[str, Parameter("What the trade is called in tables and pictures")] = "Retail bank"
    evidence: Annotated[
        str,
        Parameter(
            "Industry whose survey answers the starting customers are drawn from",
            choices=("banks", "airlines"),
            source="ACSI respondent sample 2015",
            grade="A",
        ),
    ] = "banks"
    answers: Annotated[
        str, Parameter("CSV of own answers (expectation, quality, satisfaction; 1-10) to draw from instead; or empty")
    ] = ""
    need_rate: Annotated[float, Parameter("Mean needs of a customer", "per week", 0.0001, 1)] = 0.30
    need_shape: Annotated[
        float,
        Parameter("Shape of the gamma distribution of needs; low is more unequal", "1", 0.2, 100, "CDNOW cohort", "C"),
    ] = 1.5
    contract_share: Annotated[
        float, Parameter("Revenue that comes without a visit; the rest per visit", "share", 0, 1)
    ] = 0.8
    tariff: Annotated[
        float, Parameter("Weekly revenue of a full-wallet customer at the usual price", "money", 0, 1e6)
    ] = 20.0
    variable_cost: Annotated[
        float, Parameter("Variable cost per unit of revenue at the usual price", "share", 0, 1)
    ] = 0.30
    switching_cost: Annotated[float, Parameter("Barrier that holds a customer at the provider", "utility", 0, 20)] = 2.0
    customers_per_employee: Annotated[
        float, Parameter("Customers of the market per position", "customers", 1, 10_000)
    ] = 150.0
    site_positions: Annotated[int, Parameter("Positions at one site", "positions", 1, 1000)] = 6
    utilisation: Annotated[float, Parameter("Usual utilisation of staff, cover included", "1", 0.1, 0.95)] = 0.76
    wage: Annotated[float, Parameter("Weekly cost of one position", "money", 0, 1e6)] = 900.0
    hiring_cost: Annotated[float, Parameter("Cost of one replacement", "money", 0, 1e7, "call-centre surveys", "B")] = (
        7000.0
    )
    case_cost: Annotated[float, Parameter("Cost of handling one complaint", "money", 0, 1e6)] = 15.0
    remedy_cost: Annotated[float, Parameter("Cost of a full remedy", "money", 0, 1e6)] = 60.0
    acquisition_cost: Annotated[float, Parameter("Cost of opening one new customer", "money", 0, 1e6)] = 120.0
    contact_cost: Annotated[float, Parameter("Cost of one call or letter to a customer", "money", 0, 1e6)] = 2.0
    win_back_incentive: Annotated[float, Parameter("Offer to a lost customer who comes back", "money", 0, 1e6)] = 150.0
    tenure_years: Annotated[
        float, Parameter("Mean years of the starting customers with their provider", "years", 0.1, 50)
    ] = 7.0
    employee_tenure_years: Annotated[
        float, Parameter("Mean years of the starting employees in the job", "years", 0.1, 50)
    ] = 4.0
    bonded_share: Annotated[
        float, Parameter("Share of starting customers with a bond to one employee", "share", 0, 1)
    ] = 0.25
    tangibles: Annotated[float, Parameter("Level of the tangibles", "0-1", 0, 1)] = 0.60
    season: Annotated[
        tuple[float, ...],
        Parameter("Needs over a year in equal parts, such as quarters; at work by market.seasons", "", 0, 1e6),
    ] = ()
    channels: ChannelSettings = ChannelSettings()
    facets: FacetLevels = FacetLevels()
    usual: UsualSpend = UsualSpend()


def _lever(lever: Lever) -> tuple[Any, float]:
    known = Parameter(lever.help, lever.of, lever.low, lever.high)
    return Annotated[float, known], float(lever.usual)


_LEVERS: Any = section({lever.name: _lever(lever) for lever in TABLE})


class Levers(_LEVERS):
    """What a firm puts into each lever. The defaults are the status quo: 1 what is usual, 0 what is not done today."""

    __slots__ = ()


def _weight(of: str, part: str) -> tuple[Any, float]:
    said = f"Weight of {part} in money on {of}; 1 for all is the usual split"
    return Annotated[float, Parameter(said, "weight", 0.01, 100)], 1.0


_CLIMATE_MIX: Any = section({facet: _weight("climate", facet) for facet in FACETS})
_INTERNAL_MIX: Any = section({part: _weight("internal service", part) for part in PARTS})


class ClimateMix(_CLIMATE_MIX):
    """How the focal firm splits its climate money over the facets of climate."""

    __slots__ = ()


class InternalMix(_INTERNAL_MIX):
    """How the focal firm splits its money on internal service over the four parts."""

    __slots__ = ()


class Policy(NamedTuple):
    """How the focal firm is led; the defaults are neutral."""

    commitment: Annotated[float, Parameter("Leadership commitment; .5 is usual", "0-1", 0, 1)] = 0.5
    plan: Annotated[
        float, Parameter("How formal the plan behind extra spending is; 0 is good intentions", "0-1", 0, 1)
    ] = 1.0
    ramp_weeks: Annotated[
        int, Parameter("Weeks over which levers move to their level; 0 is a big bang", "weeks", 0, 520)
    ] = 0
    score_use: Annotated[float, Parameter("Use of scores: -1 as a weapon, 1 as help", "-1-1", -1, 1)] = 0.0
    close_loop: Annotated[
        float, Parameter("Part of survey answers with an open problem that become a case", "share", 0, 1)
    ] = 0.0
    bonus: Annotated[float, Parameter("Share of pay that hangs on one's own score in the survey", "share", 0, 0.5)] = (
        0.0
    )
    good_news: Annotated[float, Parameter("Part of good news that is passed on to staff", "share", 0, 1)] = 0.0
    online: Annotated[
        float, Parameter("Part of encounters in person and by phone that the firm moves online", "share", 0, 1)
    ] = 0.0
    champion_authority: Annotated[
        float, Parameter("Authority of the customer champion; 0 may decide nothing", "0-1", 0, 1)
    ] = 1.0
    champion_willing: Annotated[
        float, Parameter("How willing the customer champion is; 0 did not want the part", "0-1", 0, 1)
    ] = 1.0
    discipline: Annotated[
        str,
        Parameter(
            "Value discipline",
            choices=("none", "customer_intimacy", "operational_excellence", "product_leadership"),
        ),
    ] = "none"
    watch: Annotated[
        str,
        Parameter(
            "Indicator by which management corrects every quarter; none: that of the value discipline, if any",
            choices=("none", "satisfaction", "punctuality", "cost", "innovativeness"),
        ),
    ] = "none"
    correction: Annotated[
        float, Parameter("Extra spending when the watched indicator has slipped", "of the reference spend", 0, 5)
    ] = 0.25
    strategy: Annotated[
        str, Parameter("What the firm does each quarter beyond its plan: a strategy, or several joined by +")
    ] = "hold"


class Shock(NamedTuple):
    """Something that happens to the market; size 0 is nothing."""

    size: Annotated[
        float, Parameter("Strength of the shock (see theory.shocks); 0 switches it off", "ratio", 0, 20)
    ] = 0.0
    week: Annotated[tuple[int, ...], Parameter("First week, or several of them", "week", 1, 5200)] = (26,)
    weeks: Annotated[int, Parameter("How long it lasts", "weeks", 1, 5200)] = 4
    every: Annotated[
        int, Parameter("Weeks after which it comes again, and again; 52 is every year, 0 never", "weeks", 0, 5200)
    ] = 0
    firm: Annotated[int, Parameter("Firm it strikes: 0 the focal one, -1 all", "firm", -1, 50)] = 0


class Shocks(NamedTuple):
    """Shocks that strike, one of each kind."""

    failure_wave: Shock = Shock()
    demand_surge: Shock = Shock()
    scandal: Shock = Shock()
    staff_shortage: Shock = Shock()
    cost_programme: Shock = Shock()
    disaster: Shock = Shock()


class PositionSettings(NamedTuple):
    """How the focal firm goes about its positions; how many there are in all is `firm.levers.positions`."""

    heads: Annotated[
        int,
        Parameter(
            "Positions added to (or, below 0, taken from) those of the lever, over all sites",
            "positions",
            -10_000,
            10_000,
        ),
    ] = 0
    by_site: Annotated[
        tuple[float, ...],
        Parameter(
            "Positions of single sites, the first one first, in times of what the lever gives them; [] all alike"
        ),
    ] = ()
    cutting: Annotated[
        str, Parameter("How positions are cut: as people leave, or at once", choices=("attrition", "dismissal"))
    ] = "attrition"
    overtime: Annotated[float, Parameter("Most overtime that staff may work", "of the usual hours", 0, 1)] = 0.10
    temporary: Annotated[float, Parameter("Part of open positions that agency staff stand in for", "share", 0, 1)] = 0.0


def _more(lever: Lever) -> tuple[Any, float]:
    said = f"{lever.help}: at the treated sites, beyond all others"
    return Annotated[float, Parameter(said, lever.of, -lever.high, lever.high)], 0.0


_MORE: Any = section({lever.name: _more(lever) for lever in BOUGHT if lever.at_site})


class MoreAtSites(_MORE):
    """What the treated sites have of each lever that acts at a site, beyond what `firm.levers` gives all of them."""

    __slots__ = ()


class SiteSettings(NamedTuple):
    """Sites of the focal firm that are treated differently: a trial, a roll-out in waves, a practice to compare."""

    treated: Annotated[
        tuple[int, ...],
        Parameter("Sites that are treated differently, 0 the firm's first; they begin in this order", "", 0, 1_000_000),
    ] = ()
    starts: Annotated[
        tuple[int, ...],
        Parameter("Week in which each wave of them begins; waves are as equal as they can be", "week", 1, 5200),
    ] = (1,)
    until: Annotated[
        int, Parameter("Last week in which they are treated differently; 0 it never ends", "week", 0, 5200)
    ] = 0
    levers: MoreAtSites = MoreAtSites()


class FirmSettings(NamedTuple):
    """The focal firm."""

    name: Annotated[str, Parameter("Name of the focal firm")] = "our firm"
    share: Annotated[float, Parameter("Market share at the start; 1 without rivals", "share", 0.01, 1)] = 0.30
    levers_from: Annotated[
        int, Parameter("Week from which the levers below hold; before it the usual ones do", "week", 0, 5200)
    ] = 0
    patience: Annotated[
        int, Parameter("Weeks after which levers that have not paid are cut back; 0 never", "weeks", 0, 5200)
    ] = 0
    schedule: Annotated[
        tuple[str, ...],
        Parameter("Levers moved in time, as lever:when:multiple, such as climate:5:1.5 or price:w48-w51:0.9:yearly"),
    ] = ()
    price_follows: Annotated[
        float, Parameter("Part of the rise of prices in general that our price follows; 0 none", "share", 0, 1)
    ] = 1.0
    own: Annotated[
        tuple[str, ...],
        Parameter("Theory of staff and means that holds for this firm only, as theory.turnover.base:0.3"),
    ] = ()
    positions: PositionSettings = PositionSettings()
    policy: Policy = Policy()
    climate_mix: ClimateMix = ClimateMix()
    internal_mix: InternalMix = InternalMix()
    levers: Levers = Levers()
    sites: SiteSettings = SiteSettings()


class RivalSettings(NamedTuple):
    """The competitors."""

    count: Annotated[int, Parameter("Competing firms; 0 is a monopoly", "firms", 0, 50)] = 3  # type: ignore[assignment]
    concentration: Annotated[float, Parameter("Exponent of rivals' shares by rank; 0 is equal", "1", 0, 3)] = 0.5
    strategies: Annotated[
        tuple[str, ...],
        Parameter(f"Strategy of each rival, repeated in turn, several joined by +: {', '.join(SHIPPED)}"),
    ] = ("hold",)
    reaction: Annotated[float, Parameter("Part of the gap to the model a strategy closes a quarter", "share", 0, 1)] = (
        0.5
    )
    price_floor: Annotated[float, Parameter("Lowest price a rival goes to", "times the usual price", 0.3, 1)] = 0.85
    entry_week: Annotated[int, Parameter("Week in which rivals of the strategy `entrant` open", "week", 1, 5200)] = 52
    levers_from: Annotated[int, Parameter("Week from which the levers below hold", "week", 0, 5200)] = 0
    levers: Levers = Levers()


class WorldSettings(Protocol):
    """What a world is built from: a scenario is such settings, and a world knows no more of it."""

    @property
    def market(self) -> MarketSettings:
        """Size and horizon of the market."""
        ...

    @property
    def trade(self) -> TradeSettings:
        """The trade."""
        ...

    @property
    def firm(self) -> FirmSettings:
        """The focal firm."""
        ...

    @property
    def rivals(self) -> RivalSettings:
        """The competitors."""
        ...

    @property
    def network(self) -> NetworkSettings:
        """Who talks to whom."""
        ...

    @property
    def theory(self) -> Theory:
        """Parameters of every theory."""
        ...
