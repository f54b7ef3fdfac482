"""Synthetic pilots: twenty branches, half of them treated, in a market of which everything is known.

Settings are those of the preset, or those of a world drawn from what is in doubt. A pilot is run four times under the
same luck: as it was, and for the truth with nobody treated, as it was, and with every branch treated, each with
everybody asked in every week. What is handed out ends with the year of treatment; the year after it is what forecasts
are about.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.studies.pilot.arms import LAID_OUT
from loyalty_sim.studies.vary.points import varied
from loyalty_sim.studies.vary.worlds import rows_of, worlds_for
from loyalty_sim.validation.benchmark.records import Record, Records

SITES = 20
BEFORE, DURING, AFTER = 52, 52, 52
"""Weeks before the treatment, of it that are reported, and to come."""
SETTLE = 26
"""Weeks after the start in which the effect still builds up; it is judged in those that follow."""
ASKED = 0.1
"""Part of the customers whom an institute asks every week; about a quarter answer."""

MARKET = (
    "market.customers=6000", f"market.weeks={BEFORE + DURING + AFTER}", "firm.share=0.5",
    "trade.customers_per_employee=75", "trade.site_positions=2",
)  # fmt: skip


class Case(NamedTuple):
    """What is treated with what. levers: beyond the usual (`firm.sites.levers`). starts: week of each wave."""

    name: str
    title: str
    levers: dict[str, float]
    starts: tuple[int, ...] = (BEFORE + 1,)


CASES = (
    Case("nothing", "nothing at all", {}),
    Case("climate", "twice the usual on climate", {"climate": 1.0}),
    Case("people", "three times on climate, twice on training", {"climate": 2.0, "training": 1.0}),
    Case("process", "twice the usual on processes", {"process": 1.0}),
    Case("recovery", "recovery, authority to help and thanks", {"recovery": 2.0, "empowerment": 1.0, "thanks": 1.0}),
    Case("waves", "as people, in two waves thirteen weeks apart", {"climate": 2.0, "training": 1.0},
         (BEFORE + 1, BEFORE + 14)),
)  # fmt: skip


World = Mapping[str, Any]
"""Settings of a world, by key."""
AS_SET: World = MappingProxyType({})
"""The world in which every setting is as the preset has it."""


class Truth(NamedTuple):
    """What the treatment does, against nobody treated under the same luck.

    satisfaction: of the customers of treated sites, points of 100, in weeks of treatment after the first SETTLE.
    elsewhere: the same at sites that are not treated. rolled_out: of all customers, where all sites are treated.
    visits: of customers who were at treated sites before it, in the year to come, each.
    """

    satisfaction: float
    elsewhere: float
    rolled_out: float
    visits: float


class Pilot(NamedTuple):
    """One synthetic pilot: what is handed out, and the truth."""

    case: Case
    seed: int
    treated: tuple[int, ...]
    record: Record
    truth: Truth


def planned(case: Case, treated: tuple[int, ...]) -> Scenario:
    """The market of a case in which these sites are treated; none is business as usual."""
    starts = case.starts[: max(len(treated), 1)]
    settings = [f"firm.sites.treated={[*treated]}", f"firm.sites.starts={[*starts]}"]
    settings += _levers("firm.sites.levers", case.levers)
    return load_scenario("baseline", [*MARKET, *(settings if treated else [])])


def worlds(count: int) -> list[World]:
    """So many worlds drawn from what is in doubt, the levers of all cases included; all of them lay out sites alike."""
    tried = {lever: 1.0 + more for case in CASES for lever, more in case.levers.items()}
    today = load_scenario("baseline", MARKET)
    table = worlds_for(count, today, load_scenario("baseline", [*MARKET, *_levers("firm.levers", tried)]))
    assert isinstance(table, pd.DataFrame)
    return rows_of(table.drop(columns=[key for key in LAID_OUT if key in table]))


def pilot(case: Case, seed: int, world: World = AS_SET) -> Pilot:
    """The pilot of a case in a world under one luck, by which half of the sites is drawn too.

    >>> CASES[2].name, planned(CASES[2], (3, 1)).firm.sites.levers.climate
    ('people', 2.0)
    """
    drawn = np.random.default_rng(seed).permutation(SITES)[: SITES // 2]
    treated = tuple(int(site) for site in drawn)
    none, some, every = (_run(case, sites, world, seed, 1.0) for sites in ((), treated, tuple(range(SITES))))
    handed_out = _run(case, treated, world, seed, ASKED).until(BEFORE + DURING)
    return Pilot(case, seed, treated, handed_out, _truth(treated, none, some, every))


def _levers(where: str, levers: Mapping[str, float]) -> list[str]:
    return [f"{where}.{name}={value}" for name, value in levers.items()]


def _run(case: Case, treated: tuple[int, ...], world: World, seed: int, asked: float) -> Record:
    market = ServiceMarket(varied(planned(case, treated), dict(world)), rng=seed)
    records = Records(market, asked)
    market.run()
    return records.record()


def _truth(treated: tuple[int, ...], none: Record, some: Record, every: Record) -> Truth:
    here, elsewhere = list(treated), [site for site in range(SITES) if site not in treated]
    where = some.last_at(BEFORE)
    cohort = where[where.isin(here)].index
    visits = [_visits(record, cohort) for record in (some, none)]
    return Truth(
        _satisfied(some, here) - _satisfied(none, here),
        _satisfied(some, elsewhere) - _satisfied(none, elsewhere),
        _satisfied(every, [*range(SITES)]) - _satisfied(none, [*range(SITES)]),
        visits[0] - visits[1],
    )


def _satisfied(record: Record, sites: list[int]) -> float:
    """Mean of all answers at these sites in the weeks the effect is judged in."""
    table = record.sites
    rows = table[table.site.isin(sites) & table.week.between(BEFORE + SETTLE + 1, BEFORE + DURING)]
    return float((rows.satisfaction * rows.answers).sum() / rows.answers.sum())


def _visits(record: Record, cohort: pd.Index) -> float:
    """Visits of each of these customers in the year to come."""
    came = record.transactions[record.transactions.week > BEFORE + DURING]
    return float(came.customer.isin(cohort).sum() / len(cohort))
