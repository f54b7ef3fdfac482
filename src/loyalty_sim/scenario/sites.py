"""Sites of the focal firm that are treated differently: they are there, begin in time, and to levels there can be."""

from collections.abc import Iterator

import numpy as np

from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.validate import Conflict
from loyalty_sim.theory.levers import lever_named
from loyalty_sim.world.staff import lay_out_sites

_SITES = "firm.sites"


def sites_can_be_treated(s: Scenario) -> Iterator[Conflict]:
    """Every treated site exists and is named once, and the waves begin in time."""
    plan, weeks = s.firm.sites, s.market.weeks
    more = {name: value for name, value in plan.levers._asdict().items() if value}
    if not plan.treated:
        if more:
            message = f"{_SITES}.levers.{next(iter(more))} = {next(iter(more.values())):g}, but no site is treated"
            yield Conflict((f"{_SITES}.levers.{next(iter(more))}",), message, (f"name them: {_SITES}.treated=[0,1]",))
        return
    yield from _of_sites(s)
    keys = (f"{_SITES}.starts", f"{_SITES}.until", "market.weeks")
    if not 1 <= len(plan.starts) <= len(plan.treated):
        message = f"{_SITES}.starts has {len(plan.starts)} waves for {len(plan.treated)} treated sites"
        yield Conflict((keys[0], f"{_SITES}.treated"), message, ("one week for all of them, or up to one for each",))
    elif list(plan.starts) != sorted(set(plan.starts)):
        yield Conflict(keys[:1], f"{_SITES}.starts = {list(plan.starts)}: each wave begins after the one before it")
    elif plan.starts[-1] > weeks:
        message = f"{_SITES}.starts: week {plan.starts[-1]} is after the last of {weeks} weeks"
        yield Conflict(keys, message, ("that wave would never begin",))
    elif plan.until and plan.until < plan.starts[-1]:
        message = f"{_SITES}.until = {plan.until}, but the last wave begins in week {plan.starts[-1]}"
        yield Conflict(keys, message, ("0: it never ends",))
    for name, value in more.items():
        lever, level = lever_named(name), getattr(s.firm.levers, name) + value
        if not lever.low <= level <= lever.high:
            message = f"{_SITES}.levers.{name} = {value:g} beyond firm.levers.{name} makes {level:g} {lever.of}"
            allowed = f"the two together are from {lever.low:g} to {lever.high:g}"
            yield Conflict((f"{_SITES}.levers.{name}", f"firm.levers.{name}"), message, (allowed,))


def _of_sites(s: Scenario) -> Iterator[Conflict]:
    """What is wrong with the sites that are named."""
    named, key = s.firm.sites.treated, f"{_SITES}.treated"
    count = int(np.count_nonzero(lay_out_sites(s)[0] == 0))
    missing = [site for site in named if site >= count]
    if missing:
        message = f"{key} names site {missing[0]}, but the firm has {count} sites: 0 to {count - 1}"
        more = "smaller sites are more of them: trade.site_positions, now"
        yield Conflict((key,), message, (f"{more} {s.trade.site_positions}",))
    elif len(set(named)) < len(named):
        twice = next(site for site in named if named.count(site) > 1)
        yield Conflict((key,), f"{key} names site {twice} twice")
