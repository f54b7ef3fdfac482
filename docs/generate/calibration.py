"""What the last calibration of the shipped trades gave, from the tables that the package keeps of it."""

import csv
from collections.abc import Sequence

from generate.as_markdown import code, table
from loyalty_sim.data import DATA
from loyalty_sim.validation.calibrate.fit import WEAK

Row = dict[str, str]


def estimates() -> str:
    """One row a parameter: where the search started, the interval, how far it is pinned down, and what is in force."""
    return table(
        ["trade", "stage", "parameter", "start", "90 % interval", "searched", "pinned", "in force", "why"],
        [
            (r["case"], r["stage"], setting(r), number(r["start"]), between(r["interval_low"], r["interval_high"]),
             between(r["low"], r["high"]), f"{100 * float(r['pinned']):.0f} %", number(r["value"], 6), r["why"])
            for r in rows("calibrated.csv")
        ],
    )  # fmt: skip


def fits() -> str:
    """How many moments lie near the data, fitted and left out, now and where the search started."""
    lines = []
    for role in ("fitted", "left out"):
        chosen = [r for r in rows("calibration_checks.csv") if r["role"] == role]
        now, before = (sum(r[name] == "True" for r in chosen) for name in ("within", "start_within"))
        text = f"{now} of {len(chosen)} moments within 10 % or two standard errors of the data"
        lines.append(f"* **{role.capitalize()}**: {text}; {before} where the search started.")
    return "\n".join(lines)


def missed() -> str:
    """The moments that are further away than that."""
    chosen = [r for r in rows("calibration_checks.csv") if r["within"] == "False"]
    heads = ["trade", "moment", "data", "model", "at the start", "role"]
    return table(heads, [(r["case"], r["moment"], *with_error(r), number(r["start"]), r["role"]) for r in chosen])


def kept() -> str:
    """The parameters that the data do not pin down, in a sentence."""
    names = dict.fromkeys(setting(r) for r in rows("calibrated.csv") if float(r["pinned"]) < WEAK)
    return f"**Not pinned down**: {', '.join(names)}. Other values of these fit as well."


def with_error(row: Row) -> Sequence[str]:
    """Data and model, each with its standard error."""
    pairs = (("data", "se"), ("model", "model_se"))
    return [f"{number(row[value])} ± {float(row[error]):.2g}" for value, error in pairs]


def setting(row: Row) -> str:
    """The parameter, as it is called within the theories."""
    return code(row["key"].removeprefix("theory."))


def between(low: str, high: str) -> str:
    """A range."""
    return f"{number(low)} to {number(high)}"


def number(text: str, digits: int = 3) -> str:
    """Three digits, unless more are asked for."""
    return f"{float(text):.{digits}g}"


def rows(name: str) -> list[Row]:
    """A table of the package."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


PARTS = {"estimates": estimates, "fits": fits, "missed": missed, "kept": kept}


def part(name: str) -> str:
    """One part of the page, by name."""
    return PARTS[name]()
