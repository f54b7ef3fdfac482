"""Compiling once: all kernels, in two processes at a time, before the first run on a machine.

Numba compiles one function at a time in a process; shared between processes, through the cache on disk, a cold start
takes half as long. Kernels name their arguments alike, so an example of each name is all that is needed.
"""

import hashlib
import inspect
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numba import typeof

from loyalty_sim.compiled import COMPILED, cache_folder, source_hash
from loyalty_sim.compiled.cache import environment

WORKERS = 2


def is_warm() -> bool:
    """Whether all kernels of this version of the model are compiled and on disk."""
    return _mark().exists()


def _mark() -> Path:
    """An empty file that says so for these sources, and saves looking at every kernel."""
    version = hashlib.sha256((source_hash(*COMPILED) + environment()).encode()).hexdigest()
    return cache_folder() / f"complete-{version[:16]}"


@cache
def warm() -> None:
    """Compile all kernels that are not yet on disk. Does nothing in interpreted mode (`NUMBA_DISABLE_JIT=1`)."""
    import numba

    if numba.config.DISABLE_JIT or is_warm():  # type: ignore[attr-defined]
        return
    todo = lacking()
    shares = [todo[start::WORKERS] for start in range(WORKERS)]
    command = [sys.executable, "-m", "loyalty_sim.warm"]
    helpers = [subprocess.Popen([*command, *map(str, share)]) for share in shares[1:] if share]
    compile_share(shares[0])
    _build_network()
    if all(helper.wait() == 0 for helper in helpers):
        _mark().touch()


@cache
def kernels() -> list[Any]:
    """All kernels of builders and passes, the slowest to compile first."""
    from loyalty_sim.week import (
        account,
        arrive,
        book,
        burn_in,
        close,
        first_judgements,
        held,
        invest,
        listen,
        look,
        meet,
        prepare,
        recommend,
        renew,
        site_survey,
        staff,
        strike,
        talk,
        voice,
    )
    from loyalty_sim.world import birth, hold, intercepts, regard, relations, rumour
    from loyalty_sim.world import staff as founding

    return [
        arrive.arrive, meet.meet, look.look, staff.staff, prepare.prepare, prepare.usual_load, prepare.usual_service,
        invest.invest, talk.talk, listen.listen, renew.renew, birth.populate, voice.voice, account.account,
        relations.settle, founding.employ, book.book, book.close, close.send_away,
        strike.hear_scandal, strike.leave_at_once, burn_in.usual_telling,
        first_judgements.first_encounters, first_judgements.judge_encounters, first_judgements.first_judgements,
        intercepts.mean_belief, intercepts.mean_quality, intercepts.sample_tastes,
        regard.look_around, rumour.heard_before, voice.take_stock,
        held.barriers_of, hold.leads, hold.left_wandering, recommend.recommend,
        site_survey.ask_at_sites,
    ]  # fmt: skip


@cache
def examples() -> dict[str, Any]:
    """An example of every argument that kernels take, by the name they give it."""
    from loyalty_sim.scenario.schema import Scenario
    from loyalty_sim.theory.packed import pack
    from loyalty_sim.week.context import context_of
    from loyalty_sim.week.records import COUNTERS, CUSTOMER_SUMS, PAGE, empty
    from loyalty_sim.week.tally import new_tally
    from loyalty_sim.world.columns import TABLES, empty_table
    from loyalty_sim.world.constants import base_constants
    from loyalty_sim.world.world import Ties

    scenario = Scenario()
    tables = {table: empty_table(table, 2, 2) for table in TABLES}
    numbers = {"start": 0, "stop": 0, "slot": 0, "firm": 0, "told": 0, "seed": 0, "week": 0, "nth": 0}
    measures = {"worth": 0.0, "share": 0.0, "intercept": 0.0, "image": 0.0, "z": 0.0}
    arrays = {
        "queue": np.zeros((2, 2)),
        "chosen": np.zeros(2, np.int64),
        "barriers": np.zeros(2),
        "lead": np.zeros(2),
        "left": np.zeros(2),
        "met_once": np.zeros((2, 3)),
        "met": np.zeros((9, 2, 3)),
        "means": np.zeros(2),
        "demand": np.ones(2),
        "tells": np.ones(2),
        "gained": np.zeros(2),
        "new_cases": np.zeros(2, np.int64),
        "mean": np.zeros(2),
        "failing": np.ones(1),
        "log_price": np.zeros(2),
        "page": empty((2,), PAGE),
        "counts": empty((2,), COUNTERS),
        "sums": empty((2,), CUSTOMER_SUMS),
        "tastes": np.zeros((2, 2)),
        "recommending": np.zeros((2, 3), np.int64),
        "written": np.zeros((2, 2)),
    }
    ties = Ties(np.zeros(3, np.int64), np.zeros(2, np.int32), np.zeros(2, np.uint8))
    constants = base_constants(scenario)
    of_firms = tables["employees"], tables["sites"], tables["firms"]
    return {
        **tables, **numbers, **measures, **arrays,
        "packed": pack(scenario.theory),
        "constants": constants,
        "w": context_of(*of_firms, constants, new_tally(1, 2, 2, ties), 0, 0),
        "ties": ties,
    }  # fmt: skip


def lacking() -> list[int]:
    """Which of `kernels` are not yet on disk."""
    signatures = [_signature(kernel) for kernel in kernels()]
    files = [kernel._cache.file(signature) for kernel, signature in zip(kernels(), signatures, strict=True)]
    return [number for number, file in enumerate(files) if file is None or not file.exists()]


def _signature(kernel: Any) -> tuple[Any, ...]:
    example = examples()
    return tuple(typeof(example[name]) for name in inspect.signature(kernel.py_func).parameters)


def compile_share(numbers: list[int]) -> None:
    """Compile those of `kernels` into the cache on disk."""
    for number in numbers:
        kernel = kernels()[number]
        kernel.compile(_signature(kernel))


def _build_network() -> None:
    """Build a small network, which compiles the builders of networks."""
    from loyalty_sim.scenario.schema import Scenario
    from loyalty_sim.world.network import build_ties

    build_ties(Scenario().network, 100, 0)


if __name__ == "__main__":
    compile_share([int(number) for number in sys.argv[1:]]) if len(sys.argv) > 1 else warm()
