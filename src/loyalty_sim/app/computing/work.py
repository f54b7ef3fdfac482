"""What worker processes do: one run, or the statistics of runs that are in the store."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    import pandas as pd

    from loyalty_sim.app.plan.asked import PlanRequest
    from loyalty_sim.my_firm.figures import Firm
    from loyalty_sim.my_firm.meet import Start
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.portrait import Portrait
    from loyalty_sim.studies.people.sample import Circle
    from loyalty_sim.studies.people.story import Story
    from loyalty_sim.studies.people.working_life import WorkingLife

T = TypeVar("T")


def get_ready(parent: int) -> None:
    """Load the model, so that the first question does not wait for it; leave Ctrl-C to the server; go when it goes."""
    from loyalty_sim.lab.parent import end_with

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(parent)
    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.scenario import load_scenario

    ServiceMarket(load_scenario(overrides=["market.customers=200", "market.weeks=2"]), rng=0).run()


def picture(scenario: "Scenario", seed: int, store: Store) -> "Portrait":
    """One run and its people; the run is kept like any other."""
    from loyalty_sim.lab.provenance import origin
    from loyalty_sim.studies.people.portrait import portrait

    found = portrait(scenario, seed)
    if not store.path(found.run.job).exists():
        store.put(found.run, origin())
    return found


def keep(jobs: "Sequence[Job]", store: Store) -> list[str]:
    """See that runs are in the store, one after the other; gives why one is not, or nothing, for each."""
    from loyalty_sim.lab.runner import run_these

    return ["" if store.path(job).exists() else run_these([job], workers=1, store=store)[0].error for job in jobs]


def typical(scenario: "Scenario", seeds: int, columns: tuple[str, ...], **how: Any) -> int:
    """The seed of a typical run of so many, by the weeks of these indicators."""
    from loyalty_sim.lab.runner import run_all
    from loyalty_sim.studies.people.typical import typical_seed

    return typical_seed(run_all([Job(scenario, seed) for seed in range(seeds)], **how), columns)


class _NotYet(Exception):  # noqa: N818 - reads as what happened
    """The study needs runs that are not in the store."""

    def __init__(self, missing: "Sequence[Job]"):
        super().__init__(f"{len(missing)} runs are not there yet")
        self.missing = list(missing)


class Watching(Store):
    """A store whose runs are made elsewhere."""

    def about_to_make(self, jobs: "Sequence[Job]") -> None:
        """Raises with the runs that are not there."""
        raise _NotYet(jobs)


def attempt(study: "Callable[..., T]", arguments: tuple[Any, ...], store: Store) -> "T | list[Job]":
    """What comes of a study if all runs it needs are in the store; else the runs to make before the next attempt.

    So the runs of a study can be handed out a few at a time, among those of others.
    """
    try:
        return study(*arguments, workers=1, store=Watching(store.folder))
    except _NotYet as needed:
        return needed.missing


def compared(a: "Scenario", b: "Scenario", seeds: int, worlds: "int | pd.DataFrame" = 0, **how: Any) -> "Result":
    """A against B, by luck alone, in so many worlds or in these."""
    from loyalty_sim.studies import compare

    return compare(a, b, seeds, worlds=worlds, **how)


def beside(arms: "tuple[Scenario, ...]", seeds: int, worlds: int, **how: Any) -> "Result":
    """Two to four arms side by side, by luck alone or in so many worlds."""
    from loyalty_sim.studies import side_by_side

    return side_by_side(arms, seeds, worlds=worlds, **how)


def start(firm: "Firm", **how: Any) -> "Start":
    """The start of a market in which a firm has its figures."""
    from loyalty_sim.lab.lab import Lab
    from loyalty_sim.my_firm.kept import start_of

    return start_of(firm, Lab(**how))


def curve(
    lever: str, scenario: "Scenario", levels: list[float], seeds: int, arms: dict[str, float],
    worlds: "int | pd.DataFrame", **how: Any,
) -> "Result":  # fmt: skip
    """The returns curve of a lever around where the scenario has it; arms: where A and B have it."""
    from loyalty_sim.studies import returns

    return returns(lever, scenario, levels, seeds, worlds=worlds, arms=arms, **how)


DOUBTS = (
    "trade.tariff", "trade.wage", "trade.need_rate", "theory.quality.gain", "theory.choice.search_dissatisfaction",
    "theory.choice.price_weight", "theory.word_of_mouth.chance", "theory.expectation.learning", "theory.effort.tipping",
    "theory.investment.execution",
)  # fmt: skip
"""What is doubted first: money, contacts, and how strongly people react. The command line looks at all settings."""


def planned(asked: "PlanRequest", today: "Scenario", worlds: "int | pd.DataFrame", **how: Any) -> "Result":
    """The plan that a visitor asks for, in so many worlds or in these."""
    from loyalty_sim.app.plan.asked import ON, SEEDS, TRIALS
    from loyalty_sim.studies import optimise
    from loyalty_sim.studies.optimise.limits import read_limits

    return optimise(
        asked.budget, asked.levers, today, ON, trials=TRIALS, seeds=SEEDS, worlds=worlds, move=asked.move,
        limits=read_limits(asked.limits), risk=asked.risk, rival=asked.rival, **how,
    )  # fmt: skip


def doubts_matter(a: "Scenario", b: "Scenario", seeds: int, **how: Any) -> "Result":
    """How far the difference in profit and customer equity between B and A hangs on each of `DOUBTS`: a tornado."""
    from loyalty_sim.studies import sensitivity
    from loyalty_sim.studies.compare.analysis import DECIDES
    from loyalty_sim.studies.vary.doubtful import doubtful

    factors = [factor for factor in doubtful(b, a) if factor.key in DOUBTS]
    return sensitivity(b, "tornado", DECIDES, factors, a, seeds, **how)


def levers_matter(b: "Scenario", seeds: int, **how: Any) -> "Result":
    """How far profit and customer equity of B move when one of its levers goes a step down or up: a tornado."""
    from loyalty_sim.studies import sensitivity
    from loyalty_sim.studies.compare.analysis import DECIDES
    from loyalty_sim.studies.vary.factor import Factor
    from loyalty_sim.theory.levers import NAMES, lever_named

    factors = []
    for lever in NAMES:
        here = float(getattr(b.firm.levers, lever))
        step = STEP_OF_REACH * lever_named(lever).reach or LEVER_STEP
        factors.append(Factor.between(f"firm.levers.{lever}", max(0.0, here - step), here + step))
    return sensitivity(b, "tornado", DECIDES, factors, None, seeds, **how)


LEVER_STEP, STEP_OF_REACH = 0.5, 1 / 3
"""Half of the usual spend; of what is set, a third of its reach: five per cent of the price."""


def life(a: "Scenario", b: "Scenario", seed: int, row: int) -> "Story":
    """The story of one customer in A and in B."""
    from loyalty_sim.studies.people.story import story

    return story(a, b, seed, row)


def working_lives(a: "Scenario", b: "Scenario", seed: int) -> "tuple[WorkingLife, WorkingLife]":
    """A typical employee's story in A and in B."""
    from loyalty_sim.studies.people.working_life import working_life

    return working_life(a, seed), working_life(b, seed)


def places(circle: "Circle") -> "np.ndarray":
    """Where to draw the customers of a circle; a second of work."""
    from loyalty_sim.picture.word_of_mouth import layout

    return layout(circle.ties, len(circle.rows))


def document(result: "Result", command: str, board: bool = False, beside: "tuple[Result, ...]" = ()) -> str:
    """The report of a result as one HTML page, or its board page; command: by which it is asked for again.

    beside: results whose pictures come behind its own in the report.
    """
    from dataclasses import replace

    from loyalty_sim.publish.page import render, render_board

    asked = replace(result, provenance=result.provenance | {"command": command})
    return render_board(asked) if board else render(asked, beside=beside)


def saved_page(folder: Path, board: bool) -> str:
    """The report of a saved result as one HTML page, or its board page."""
    from loyalty_sim.publish.page import render, render_board
    from loyalty_sim.studies import load_result

    result = load_result(folder)
    return render_board(result, folder) if board else render(result, folder=folder)


def workbook(folder: Path) -> bytes:
    """All tables of a saved result with its pictures, as the content of an .xlsx file."""
    from tempfile import TemporaryDirectory

    from loyalty_sim.publish.export import export
    from loyalty_sim.studies import load_result

    with TemporaryDirectory(prefix="loyalty_sim_") as place:
        return export(load_result(folder), Path(place) / f"{folder.name}.xlsx").read_bytes()
