"""A checkpoint: the columns, the ties, the week, the books and the configuration, in one file.

Running on from a checkpoint equals running through, bit for bit, since there is no other state. Strategies given to
firms by hand, replaced rules and a changed plan are code and not in the file: give them to the restored market again.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np

from loyalty_sim.compiled import source_hash
from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.market import ServiceMarket
from loyalty_sim.reading import Unreadable, as_path, regular_file
from loyalty_sim.scenario import Scenario, from_dict, to_dict
from loyalty_sim.world.columns import TABLES
from loyalty_sim.world.network import NetworkError
from loyalty_sim.world.world import Ties

LARGEST = 20_000_000_000
"""Bytes of a checkpoint, unpacked."""


class CheckpointError(ValueError):
    """A file that is no checkpoint, or one of another version of the model."""


def save_checkpoint(market: ServiceMarket, path: str | Path) -> Path:
    """Write the market to one .npz file, whole or not at all; returns the path."""
    path = as_path(path)
    arrays: dict[str, Any] = {"ledger": market.ledger}
    for table in TABLES:
        for name, column in getattr(market.world, table)._asdict().items():
            arrays[f"{table}.{name}"] = column
    arrays |= {f"ties.{name}": column for name, column in market.world.ties._asdict().items()}
    about: dict[str, Any] = {
        "checksum": _checksum(arrays),
        "week": market.week,
        "seed": market.luck,
        "source_hash": source_hash(),
        "scenario": to_dict(market.config),
    }
    arrays["about"] = np.array(json.dumps(about))
    return write_atomically(path, partial(_write, arrays=arrays))


def _write(path: Path, arrays: dict[str, Any]) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _checksum(arrays: Mapping[str, np.ndarray]) -> str:
    """Of names, kinds, shapes and every byte."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape};".encode())
        digest.update(array.data if array.size else b"")
    return digest.hexdigest()


class About(NamedTuple):
    """What a checkpoint is of: the scenario, the seed, and how many weeks have gone by."""

    scenario: Scenario
    seed: int
    week: int


def about_checkpoint(path: str | Path) -> About:
    """What is in a file, without building the market. Raises as `load_checkpoint` does."""
    place = as_path(path)
    about = _about(place, _read(place))
    return About(from_dict(about["scenario"]), about["seed"], about["week"])


def load_checkpoint(path: str | Path, threads: int = 1, config: Scenario | None = None) -> ServiceMarket:
    """The market of a checkpoint, ready to run on.

    config: another scenario to run on with; which settings may differ, so that it equals a full run of that scenario,
    is for the caller to see to (`loyalty_sim.studies.branch.study` does).

    Raises FileNotFoundError, or CheckpointError for a file that is no checkpoint or comes from other sources of the
    model (its results would not be those of running through).
    """
    path = as_path(path)
    stored = _read(path)
    about = _about(path, stored)
    config = config or from_dict(about["scenario"])
    try:
        ties = Ties(*(stored[f"ties.{name}"] for name in Ties._fields))
        market = ServiceMarket(config, rng=about["seed"], threads=threads, ties=ties)
    except (KeyError, NetworkError) as error:
        raise CheckpointError(f"{path} is damaged: {error}") from None
    problem = next(_misfits(market, stored), "")
    if problem:
        raise CheckpointError(f"{path} does not fit its scenario: {problem}")
    for table in TABLES:
        for name, column in getattr(market.world, table)._asdict().items():
            column[:] = stored[f"{table}.{name}"]
    market.ledger = stored["ledger"]
    market.world.week = about["week"]
    market.steps = about["week"]
    market.running = about["week"] < config.market.weeks
    return market


def _misfits(market: ServiceMarket, stored: Mapping[str, np.ndarray]) -> Iterator[str]:
    """What compiled passes could trip over: columns that lack, of other shapes, or with values out of their range."""
    world = market.world
    count = {"firm": len(world.firms.price), "site": len(world.sites.wait), "row": len(world.employees.firm) + 1}
    for table, columns in TABLES.items():
        for column in columns:
            name, now = f"{table}.{column.name}", getattr(getattr(world, table), column.name)
            then = stored.get(name)
            if then is None or then.shape != now.shape or then.dtype != now.dtype:
                given = "missing" if then is None else f"{then.dtype} of shape {then.shape}"
                yield f"{name} is {given}, not {now.dtype} of shape {now.shape}"
                continue
            high = min(column.high, count.get(column.unit, np.inf) - 1)
            if then.size and not (column.low <= then.min() and then.max() <= high):
                yield f"{name} has values outside {column.low:g} to {high:g}"
    books = stored.get("ledger")
    if books is None or books.dtype != market.ledger.dtype or books.shape[1:] != market.ledger.shape[1:]:
        yield "ledger is not the books of these firms"


def _about(path: Path, stored: dict[str, np.ndarray]) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads(str(stored["about"]))
        lacking = [name for name in ("source_hash", "checksum", "scenario", "seed", "week") if name not in about]
    except (ValueError, TypeError, RecursionError) as error:
        raise CheckpointError(f"{path} is damaged: it does not say what it is of ({error})") from None
    if lacking:
        raise CheckpointError(f"{path} is damaged: it does not say its {', '.join(lacking)}")
    if about["source_hash"] != source_hash():
        raise CheckpointError(f"{path} was written by another version of the model ({about['source_hash']})")
    if _checksum({name: array for name, array in stored.items() if name != "about"}) != about["checksum"]:
        raise CheckpointError(f"{path} is damaged: what it holds is not what was written (checksum)")
    for name in ("seed", "week"):
        if type(about[name]) is not int or about[name] < 0:
            raise CheckpointError(f"{path} is damaged: its {name} is {about[name]!r}")
    if not isinstance(about["scenario"], dict):
        raise CheckpointError(f"{path} is damaged: its scenario is {type(about['scenario']).__name__}")
    return about


def _read(path: Path) -> dict[str, np.ndarray]:
    """All arrays of the file, so that a damaged one is found before anything is built."""
    try:
        regular_file(path, LARGEST)
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no checkpoint {path}") from None
    except Unreadable as error:
        raise CheckpointError(f"{path} is not a checkpoint: {error}") from None
    try:
        with np.lib.npyio.NpzFile(path.open("rb"), own_fid=True, allow_pickle=False) as file:
            stored = {name: file[name] for name in file.files}
    except (ValueError, OSError, EOFError, BadZipFile, zlib.error, MemoryError, NotImplementedError, KeyError) as error:
        raise CheckpointError(f"{path} is not a checkpoint, or damaged: {error}") from error
    if "about" not in stored:
        raise CheckpointError(f"{path} is not a checkpoint: it does not say what it is about")
    return stored
