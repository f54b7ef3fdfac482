"""A checkpoint: the columns, the ties, the week, the books and the configuration, in one file.

Running on from a checkpoint equals running through, bit for bit, since there is no other state. Strategies given to
firms by hand, replaced rules and a changed plan are code and not in the file: give them to the restored market again.
"""

import json
import os
import zlib
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np

from loyalty_sim.compiled import source_hash
from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import Scenario, from_dict, to_dict
from loyalty_sim.world.columns import TABLES
from loyalty_sim.world.world import Ties


class CheckpointError(ValueError):
    """A file that is no checkpoint, or one of another version of the model."""


def save_checkpoint(market: ServiceMarket, path: str | Path) -> Path:
    """Write the market to one .npz file, whole or not at all; returns the path."""
    path = Path(path)
    arrays: dict[str, Any] = {"ledger": market.ledger}
    for table in TABLES:
        for name, column in getattr(market.world, table)._asdict().items():
            arrays[f"{table}.{name}"] = column
    arrays |= {f"ties.{name}": column for name, column in market.world.ties._asdict().items()}
    about = {
        "week": market.week,
        "seed": market.luck,
        "source_hash": source_hash(),
        "scenario": to_dict(market.config),
    }
    arrays["about"] = np.array(json.dumps(about))
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        np.savez_compressed(file, **arrays)
    os.replace(part, path)
    return path


class About(NamedTuple):
    """What a checkpoint is of: the scenario, the seed, and how many weeks have gone by."""

    scenario: Scenario
    seed: int
    week: int


def about_checkpoint(path: str | Path) -> About:
    """What is in a file, without building the market. Raises as `load_checkpoint` does."""
    about = _about(Path(path), _read(Path(path), ("about",)))
    return About(from_dict(about["scenario"]), about["seed"], about["week"])


def load_checkpoint(path: str | Path, threads: int = 1, config: Scenario | None = None) -> ServiceMarket:
    """The market of a checkpoint, ready to run on.

    config: another scenario to run on with; which settings may differ, so that it equals a full run of that scenario,
    is for the caller to see to (`loyalty_sim.studies.branch.study` does).

    Raises FileNotFoundError, or CheckpointError for a file that is no checkpoint or comes from other sources of the
    model (its results would not be those of running through).
    """
    stored = _read(Path(path))
    about = _about(Path(path), stored)
    config = config or from_dict(about["scenario"])
    ties = Ties(*(stored[f"ties.{name}"] for name in Ties._fields))
    market = ServiceMarket(config, rng=about["seed"], threads=threads, ties=ties)
    for table in TABLES:
        for name, column in getattr(market.world, table)._asdict().items():
            column[:] = stored[f"{table}.{name}"]
    market.ledger = stored["ledger"]
    market.world.week = about["week"]
    market.steps = about["week"]
    market.running = about["week"] < config.market.weeks
    return market


def _about(path: Path, stored: dict[str, np.ndarray]) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(str(stored["about"]))
    if about["source_hash"] != source_hash():
        raise CheckpointError(f"{path} was written by another version of the model ({about['source_hash']})")
    return about


def _read(path: Path, names: tuple[str, ...] = ()) -> dict[str, np.ndarray]:
    """All arrays of the file, or some, so that a damaged one is found before anything is built."""
    if not path.is_file():
        raise FileNotFoundError(f"there is no checkpoint {path}")
    try:
        with np.lib.npyio.NpzFile(path.open("rb"), own_fid=True, allow_pickle=False) as file:
            stored = {name: file[name] for name in names or file.files if name in file.files}
    except (ValueError, OSError, EOFError, BadZipFile, zlib.error) as error:
        raise CheckpointError(f"{path} is not a checkpoint, or damaged: {error}") from error
    if "about" not in stored:
        raise CheckpointError(f"{path} is not a checkpoint: it does not say what it is about")
    return stored
