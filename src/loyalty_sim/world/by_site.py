"""Which sites of the focal firm are treated differently in a week, and what money they have beyond the others."""

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.firms import by_site
from loyalty_sim.theory.levers import AT_SITES, LEVERS
from loyalty_sim.world.columns import Table
from loyalty_sim.world.settings import FirmSettings, SiteSettings

_COLUMNS = [LEVERS.index(name) for name in AT_SITES]


def starts(settings: SiteSettings) -> tuple[int, ...]:
    """Week in which each treated site begins, in the order in which they are named; the earlier waves are the larger.

    >>> starts(SiteSettings(treated=(7, 3, 5), starts=(13, 26)))
    (13, 13, 26)
    """
    named, waves = len(settings.treated), settings.starts
    return tuple(waves[place * len(waves) // named] for place in range(named))


def under_treatment(settings: SiteSettings, sites: int, week: int) -> np.ndarray:
    """Whether each of so many sites of the firm is under treatment in a week, flags (sites,).

    >>> under_treatment(SiteSettings(treated=(2, 0), starts=(1, 5), until=8), sites=3, week=4).tolist()
    [False, False, True]
    """
    treated = np.zeros(sites, bool)
    if not settings.until or week <= settings.until:
        begun = [site for site, start in zip(settings.treated, starts(settings), strict=True) if week >= start]
        treated[begun] = True
    return treated


def place_site_levers(sites: Table, firms: Table, settings: FirmSettings, week: int) -> None:
    """Put into the tables what sites of the focal firm have beyond the others, as a week begins; none once it closed.

    Money on a lever is in proportion to the customers of the start, and a site has these in proportion to its usual
    positions: at 3 of 40 equal sites a lever takes 3/40 of what it would take at all of them.
    """
    plan = settings.sites
    if not plan.treated or week not in (*plan.starts, plan.until + 1) or firms.closed[0]:
        return
    own = np.flatnonzero(sites.firm == 0)
    everywhere = np.array([getattr(settings.levers, name) for name in AT_SITES])
    more = firms.reference_spend[0, _COLUMNS] * (everywhere + np.array(plan.levers))
    more -= firms.reference_spend[0, _COLUMNS] * everywhere
    extra = np.zeros((len(own), len(LEVERS)))
    extra[:, _COLUMNS] = np.where(under_treatment(plan, len(own), week)[:, None], more, 0.0)
    sites.extra[own] = extra
    firms.by_site[0] = 1
    firms.at_sites[0] = extra[0]
    for site, here in zip(own, extra, strict=True):
        part = plain(by_site.part)(float(sites.usual_positions[site]), float(firms.staff_count[0]))
        for lever in _COLUMNS:
            firms.at_sites[0, lever] = plain(by_site.mean)(
                float(firms.at_sites[0, lever]), part, float(here[lever]), float(extra[0, lever])
            )
