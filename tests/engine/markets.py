"""Small markets for tests of the engine: how to make one, and how to take down all it holds, to the last bit."""

import hashlib

import numpy as np

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.columns import TABLES
from loyalty_sim.world.staff import STATUS_QUO

MANY = 5000
"""Customers enough for three blocks of rows, so that three threads have work."""


def shock(kind, **how):
    """Settings of one shock."""
    return [f"shocks.{kind}.{name}={value}" for name, value in how.items()]


EVENTFUL = (
    "network=small_world",
    "theory.failure.usual=0.1",
    "theory.choice.habitual_search=0.1",
    "theory.turnover.base=1.0",
    "market.exit_rate=0.3",
    "firm.levers.climate=1.5",
    "firm.levers.promise=1.5",
    "theory.response.climate=s_shaped",
    "theory.response.promise=threshold",
    "theory.response.training=power",
    "theory.response.process=linear",
    *(f"firm.levers.{lever}=1" for lever, usual in zip(LEVERS, STATUS_QUO, strict=True) if usual == 0),
    "theory.being_asked.rate=0.5",
    "theory.individual.notes=50",
    "theory.ideas.per_week=1",
    "theory.pace.weeks=4",
    "theory.win_back.calls=0.5",
    "firm.policy.commitment=0.8",
    "firm.policy.plan=0.7",
    "firm.policy.ramp_weeks=4",
    "firm.policy.score_use=-0.5",
    "firm.policy.good_news=0.5",
    "firm.policy.bonus=0.3",
    "firm.levers.pay=0.9",
    "firm.levers.selectivity=1.5",
    "firm.levers.positions=1.05",
    "firm.positions.by_site=[0.4]",
    "firm.positions.heads=1",
    "firm.positions.cutting=dismissal",
    "firm.positions.overtime=0.2",
    "firm.positions.temporary=0.5",
    "firm.sites.treated=[0]",
    "firm.sites.starts=[3]",
    "firm.sites.until=39",
    "firm.sites.levers.climate=0.5",
    "firm.sites.levers.thanks=-0.5",
    "firm.policy.close_loop=0.5",
    "firm.policy.discipline=customer_intimacy",
    "firm.policy.watch=satisfaction",
    "rivals.strategies=[explore,entrant,imitate_leader]",
    "rivals.entry_week=10",
    *(f"rivals.levers.{lever}=1" for lever in ("recognition", "innovation", "listening", "thanks", "win_back")),
    *shock("failure_wave", size=2, week=3, weeks=20, firm=0),
    *shock("demand_surge", size=0.5, week=2, weeks=20, firm=-1),
    *shock("scandal", size=3, week=4, weeks=20, firm=-1),
    *shock("staff_shortage", size=0.9, week=14, weeks=1, firm=1),
    *shock("disaster", size=0.3, week=6, weeks=20, firm=0),
    *shock("cost_programme", size=0.3, week=10, weeks=20, firm=-1),
)
"""Settings under which every branch of the week is taken within months: failures, moves, turnover, entries, every
lever, policy and shock, and rivals that explore, open and imitate. In week 14 firms decide and the shortage strikes."""


def small(*overrides, customers=300, weeks=20, rng=1, **how):
    """A market of few customers and weeks, not yet run."""
    sizes = [f"market.customers={customers}", f"market.weeks={weeks}"]
    return ServiceMarket(load_scenario("baseline", [*sizes, *overrides]), rng=rng, **how)


def holdings(market):
    """Copies of every column, of the ties and of the books, by name: `customers.satisfaction`, ..., `ledger`."""
    world = market.world
    tables = {f"{table}.{name}": column.copy() for table in TABLES for name, column in _named(world, table)}
    ties = {f"ties.{name}": column.copy() for name, column in _named(world, "ties")}
    return tables | ties | {"ledger": market.ledger[: market.week].copy()}


def _named(world, table):
    return getattr(world, table)._asdict().items()


def changed(before, after):
    """Names of the holdings that differ in any bit."""
    return {name for name in before if before[name].tobytes() != after[name].tobytes()}


def digests(market, without=()):
    """Hash of each table, of the ties and of the books; without the columns of these names."""
    hashes = {}
    for name, column in holdings(market).items():
        if name in without:
            continue
        hashes.setdefault(name.split(".")[0], hashlib.sha256()).update(np.ascontiguousarray(column).tobytes())
    return {table: digest.hexdigest()[:16] for table, digest in hashes.items()}
