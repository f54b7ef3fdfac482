"""Synthetic pilots on disk: a folder of tidy tables for each, and one file with what is true of all of them."""

import json
from functools import partial
from pathlib import Path

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.validation.benchmark.pilot import AFTER, ASKED, BEFORE, CASES, DURING, SETTLE, Pilot, pilot

KINDS = ("csv", "parquet")


def write_pilots(folder: Path, each: int, seed: int, kind: str = "csv") -> list[Path]:
    """Write so many pilots of every case, and `truth.json`; returns the files.

    seed: of the first; kind: one of KINDS. A pilot `people_3` has sites, survey, transactions, staff and network.
    """
    files, truths = [], {}
    for place, case in enumerate(CASES):
        for world in range(each):
            found = pilot(case, seed + place * each + world)
            name = f"{case.name}_{world + 1}"
            truths[name] = _known(found)
            for table_name, table in found.record._asdict().items():
                file = folder / name / f"{table_name}.{kind}"
                file.parent.mkdir(parents=True, exist_ok=True)
                if kind == "csv":
                    write = partial(table.to_csv, index=False, float_format="%.6g", lineterminator="\n")
                else:
                    write = partial(table.to_parquet, index=False)
                files.append(write_atomically(file, write))
    text = json.dumps({"about": _ABOUT, "pilots": truths}, indent=1) + "\n"
    return [*files, write_atomically(folder / "truth.json", lambda file: Path(file).write_text(text, "utf-8"))]


_ABOUT = {
    "weeks before": BEFORE, "weeks of treatment reported": DURING, "weeks after, of which visits are": AFTER,
    "weeks in which the effect builds up": SETTLE, "part of customers asked a week": ASKED,
    "satisfaction": "effect at treated sites after that, points of 100", "elsewhere": "the same at the others",
    "rolled_out": "effect on all customers if all sites were treated", "visits": "effect a customer in the year after",
}  # fmt: skip


def _known(found: Pilot) -> dict[str, object]:
    """What is known of one pilot."""
    return {
        "case": found.case.title, "levers": found.case.levers, "starts": found.case.starts, "seed": found.seed,
        "treated": sorted(found.treated), **{name: round(value, 4) for name, value in found.truth._asdict().items()},
    }  # fmt: skip
