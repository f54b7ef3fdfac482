"""What a calibration is kept as: two tables, a paragraph, and the trade file that a run can use.

`estimates.csv`, one row a parameter: case ("all" if shared), stage, key, low and high of the range that was searched,
start (where the search began), mean, sd, interval_low and interval_high (90 %), pinned (0 nothing learnt, 1 known
exactly; empty where the fit does not reproduce its data, which then pin nothing down), value (what came of it), why;
distance_at_start and distance of the stage's moments from the data.
`checks.csv`, one row a moment: case, moment, data, se, model, model_se, start (the model where the search began), role
(fitted or left out), within, start_within.
"""

import math
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.reading import value as read_value
from loyalty_sim.validation.calibrate.fit import WEAK
from loyalty_sim.validation.calibrate.markets import Case
from loyalty_sim.validation.calibrate.run import Calibration
from loyalty_sim.validation.calibrate.tags import SEPARATOR

if TYPE_CHECKING:
    import pandas as pd

ESTIMATED, NOT_CONFIRMED = "estimated", "not confirmed: the start"
SHARED = "all"
NAMED = 3
"""So many of the moments that are missed are named."""


def estimates_table(found: Calibration) -> "pd.DataFrame":
    """One row a parameter."""
    import pandas as pd

    rows, misfits = [], found.misfits
    for done in found.done:
        for each in done.fit.estimates if done.fit else ():
            owner, _, key = each.key.rpartition(SEPARATOR)
            row = {"case": owner or SHARED, "stage": done.stage.name, **each._asdict(), "key": key}
            if misfits and owner in ("", *misfits):
                row["pinned"] = math.nan
            rows.append({**row, "value": done.values[each.key],
                         "why": ESTIMATED if done.is_confirmed else NOT_CONFIRMED,
                         "distance_at_start": done.at_start.squared, "distance": done.at_values.squared})  # fmt: skip
    return pd.DataFrame(rows)


def checks_table(found: Calibration) -> "pd.DataFrame":
    """One row a moment."""
    import pandas as pd

    return pd.DataFrame([
        {"case": c.case, "moment": c.moment.name, "data": c.moment.value, "se": c.moment.se, "model": c.model,
         "model_se": c.model_se, "start": c.start, "role": c.role, "within": c.within, "start_within": c.start_within}
        for c in found.checks
    ])  # fmt: skip


def misfit(found: Calibration) -> str:
    """One line: which data the fit does not reproduce, and where it is furthest off; empty if it does."""
    said = []
    for case, missed in found.misfits.items():
        named = [f"{c.moment.name} is {c.moment.value:.3g} in the data and {c.model:.3g} in the model"
                 for c in missed[:NAMED]]  # fmt: skip
        more = f", and {len(missed) - NAMED} more" if len(missed) > NAMED else ""
        said.append(f"{case}: {'; '.join(named)}{more}")
    return f"This fit does not reproduce its data ({' | '.join(said)}): do not rely on it." if said else ""


def sentence(found: Calibration) -> str:
    """How well it fits, and what the data do not say; before it a line if the data are not reproduced."""
    first = misfit(found)
    return f"{first}\n{how_well(found)}" if first else how_well(found)


def how_well(found: Calibration) -> str:
    """How many moments the model gives again, which parameters stay open, and what was not fitted."""
    fitted = [c for c in found.checks if c.role == "fitted"]
    others = [c for c in found.checks if c.role == "left out"]
    estimates = [each for done in found.done if done.fit and not found.misfits for each in done.fit.estimates]
    weak = dict.fromkeys(each.key.rpartition(SEPARATOR)[2] for each in estimates if each.pinned < WEAK)
    text = f"{sum(c.within for c in fitted)} of {len(fitted)} fitted moments lie within 10 % or two standard errors"
    text += f" of the data ({sum(c.start_within for c in fitted)} where the search began)"
    text += f", and {sum(c.within for c in others)} of {len(others)} that were left out." if others else "."
    if weak:
        text += f" The data do not pin down {', '.join(weak)}: vary them before you trust what rests on them."
    skipped = [f"{d.stage.name} ({d.why})" for d in found.done if d.fit is None]
    return text + (f" Not fitted: {', '.join(skipped)}." if skipped else "")


def trade_file_name(case: Case) -> str:
    """What the trade file of a case is called: never as a file of the user's own data."""
    return f"{case.name}_fitted.yaml"


def trade_file(found: Calibration, case: Case) -> str:
    """YAML that `loyalty-sim run FILE` takes: the case's own settings and its estimates."""
    import yaml

    tree: dict[str, Any] = {"name": case.name, "title": f"{case.name}, calibrated"}
    for word in case.settings:
        key, _, said = word.partition("=")
        tree[key] = read_value(said)
    tree |= {key: float(f"{value:.6g}") for key, value in found.values[case.name].items()}
    head = f"# Written by loyalty-sim calibrate. Use it:  loyalty-sim returns climate {trade_file_name(case)}\n"
    if found.misfits and (line := misfit(found)):
        head = f"# {line}\n{head}"
    return head + yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)


def save(found: Calibration, folder: str | os.PathLike[str]) -> list[Path]:
    """Write estimates.csv, checks.csv, calibration.txt and a trade file for every case."""
    from loyalty_sim.lab.atomic import write_atomically

    place = Path(folder)
    writers: dict[str, Callable[[Path], Any]] = {
        "estimates.csv": lambda path: estimates_table(found).to_csv(path, index=False, float_format="%.6g"),
        "checks.csv": lambda path: checks_table(found).to_csv(path, index=False, float_format="%.6g"),
        "calibration.txt": lambda path: path.write_text(sentence(found) + "\n", encoding="utf-8"),
    }
    for case in found.cases:
        text = trade_file(found, case)
        writers[trade_file_name(case)] = partial(Path.write_text, data=text, encoding="utf-8")
    return [write_atomically(place / name, writer) for name, writer in writers.items()]
