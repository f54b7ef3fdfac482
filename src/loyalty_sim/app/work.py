"""What worker processes do: one run, or the statistics of runs that are in the store."""

import os
import signal
from typing import TYPE_CHECKING, Any

from loyalty_sim.study.job import Job
from loyalty_sim.study.store import Store

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.study.people.portrait import Portrait
    from loyalty_sim.study.people.story import Story
    from loyalty_sim.study.result import Result


def get_ready(parent: int) -> None:
    """Load the model, so that the first question does not wait for it; leave Ctrl-C to the server; go when it goes."""
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_with, args=(parent,), daemon=True).start()
    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.scenario import load_scenario

    ServiceMarket(load_scenario(overrides=["market.customers=200", "market.weeks=2"]), rng=0).run()


def _go_with(parent: int) -> None:
    import time

    while os.getppid() == parent:
        time.sleep(2)
    os._exit(0)


def picture(scenario: "Scenario", seed: int, store: Store) -> "Portrait":
    """One run and its people; the run is kept like any other."""
    from loyalty_sim.study.origin import origin
    from loyalty_sim.study.people.portrait import portrait

    found = portrait(scenario, seed)
    if not store.path(found.run.job).exists():
        store.put(found.run, origin())
    return found


def keep(job: Job, store: Store) -> str:
    """See that a run is in the store; gives why it is not, or nothing."""
    from loyalty_sim.study.runner import run_many

    if store.path(job).exists():
        return ""
    return run_many([job], workers=1, store=store)[0].error


def comparison(a: "Scenario", b: "Scenario", seeds: int, store: Store) -> "Result":
    """The comparison, from kept runs."""
    from loyalty_sim.study import compare

    return compare(a, b, seeds, workers=1, store=store)


def curve(lever: str, scenario: "Scenario", levels: list[float], seeds: int, store: Store) -> "Result":
    """The returns curve of a lever around where the scenario has it, from kept runs."""
    from loyalty_sim.study import returns

    return returns(lever, scenario, levels, seeds, workers=1, store=store)


def life(a: "Scenario", b: "Scenario", seed: int, row: int) -> "Story":
    """The story of one customer in A and in B."""
    from loyalty_sim.study.people.story import story

    return story(a, b, seed, row)


def nothing(*_: Any) -> None:
    """Do nothing: a worker that answers is ready."""
