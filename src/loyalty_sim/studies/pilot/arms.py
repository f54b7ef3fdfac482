"""The markets of a pilot: all that is kept as it is, the change at all sites, now or later, and a trial of it at some.

All of them open alike and are alike for the weeks before. The change is one of levers that act at a site.
"""

from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import LABELS, Scenario
from loyalty_sim.studies.pilot.trial import BEFORE, FEWEST_SITES, LONGEST, Trial
from loyalty_sim.theory.levers import AT_SITES
from loyalty_sim.world.settings import MoreAtSites, SiteSettings
from loyalty_sim.world.staff import lay_out_sites

LAID_OUT = ("trade.customers_per_employee", "trade.site_positions", "firm.share", "market.customers")
"""Settings that say how many sites there are, which a firm knows: no world differs in them."""
_LEVERS = "firm.levers."


def sites_of(scenario: Scenario) -> int:
    """How many sites our firm has."""
    owners, _ = lay_out_sites(scenario)
    return int((owners == 0).sum())


def with_sites(scenario: Scenario, sites: int) -> Scenario:
    """The scenario with so many sites of our firm, as large as its customers allow.

    The market's customers are those given, to the nearest number for which all sites have as many positions; more where
    there would be less than one position a site.

        >>> few = with_sites(Scenario(), 10)
        >>> sites_of(few), few.trade.site_positions, few.market.customers
        (10, 2, 10000)
    """
    trade, market = scenario.trade, scenario.market
    staff = scenario.firm.share * market.customers / trade.customers_per_employee
    each = max(1, round(staff / sites))
    customers = round(sites * each * trade.customers_per_employee / scenario.firm.share)
    return scenario._replace(trade=trade._replace(site_positions=each), market=market._replace(customers=customers))


def check_arms(keep: Scenario, change: Scenario) -> None:
    """Raises ScenarioError unless the two differ in levers that act at a site, and there are sites enough to try."""
    where, problems = f"{change.name} against {keep.name}", []
    for key in beyond_sites(keep, change):
        help = (f"levers that act at a site: {', '.join(AT_SITES)}",)
        problems.append(Problem(f"{key} holds for the whole firm and cannot be tried at some sites", where, help))
    if not _decided(keep, change):
        problems.append(Problem("the two are alike: there is nothing to try", where))
    elif keep.firm.sites.treated:
        help = ("leave firm.sites out: the trial says which sites are treated",)
        problems.append(Problem("firm.sites.treated treats sites already", where, help))
    found = sites_of(keep)
    if found < FEWEST_SITES:
        more = ("as many as your firm has: --sites 20", "or a larger market")
        problems.append(Problem(f"the firm has {found} sites here, and a trial needs {FEWEST_SITES}", where, more))
    if keep.market.weeks < BEFORE + LONGEST:
        least = BEFORE + LONGEST
        message = f"market.weeks = {keep.market.weeks} is shorter than a trial with the quarter before it"
        problems.append(Problem(message, "market.weeks", (f"at least {least}: market.weeks={least + 104}",)))
    if problems:
        raise ScenarioError(problems)


def beyond_sites(keep: Scenario, change: Scenario) -> list[str]:
    """Settings in which the two differ that no site has of its own."""
    differ = _decided(keep, change)
    return [key for key in differ if not key.startswith(_LEVERS) or key.removeprefix(_LEVERS) not in AT_SITES]


def _decided(keep: Scenario, change: Scenario) -> list[str]:
    return [key for key in differences(change, keep) if key not in LABELS and not key.endswith((".name", ".title"))]


def at_sites(keep: Scenario, change: Scenario, treated: tuple[int, ...], starts: tuple[int, ...]) -> Scenario:
    """All as it is kept, but for the change at some sites from the weeks of their waves on."""
    more = {lever: getattr(change.firm.levers, lever) - getattr(keep.firm.levers, lever) for lever in AT_SITES}
    sites = SiteSettings(treated=treated, starts=starts, levers=MoreAtSites(**more))
    return keep._replace(firm=keep.firm._replace(sites=sites))


def everywhere(keep: Scenario, change: Scenario, later: int = 0) -> Scenario:
    """The change at all sites, so many weeks after the weeks before."""
    return at_sites(keep, change, tuple(range(sites_of(keep))), (BEFORE + 1 + later,))


def in_trial(keep: Scenario, change: Scenario, trial: Trial, treated: tuple[int, ...]) -> Scenario:
    """The market of a trial, which ends when it is read last."""
    short = keep._replace(market=keep.market._replace(weeks=BEFORE + LONGEST))
    return at_sites(short, change, treated, trial.starts)
