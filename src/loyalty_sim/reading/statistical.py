"""Files of statistics programs: SPSS and Stata, their values with the labels and titles that the file gives them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.extras import how_to_install, lacking
from loyalty_sim.reading.other_kinds import other_kind
from loyalty_sim.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pandas as pd

Labels = dict[str, dict[float, str]]
"""By column, what each code means."""


class Labelled(NamedTuple):
    """A table of codes; what they mean; what its columns are called in words; what was understood."""

    table: "pd.DataFrame"
    labels: Labels
    titles: dict[str, str]
    notes: tuple[str, ...] = ()


def read_statistical(path: Path) -> Labelled:
    """An SPSS (.sav, .zsav) or Stata (.dta) file. What it declares missing is missing, and has no label.

    Raises Unreadable.
    """
    if lacking("files", "pyreadstat"):
        raise Unreadable("reading it needs pyreadstat, which is not installed", help=(how_to_install("files"),))
    import pyreadstat

    reader = pyreadstat.read_dta if path.suffix.lower() == ".dta" else pyreadstat.read_sav
    try:
        table, about = reader(str(path))
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OSError) as error:
        program = "Stata" if path.suffix.lower() == ".dta" else "SPSS"
        said = Unreadable(f"it is no {program} file ({' '.join(str(error).split())[:120]})")
        raise other_kind(path) or said from None
    missing = _missing(path, pyreadstat)
    labels = {
        name: {code: str(text) for key, text in given.items()
               if (code := _code(key)) is not None and not _declared(code, missing.get(name, []))}
        for name, given in about.variable_value_labels.items()
    }  # fmt: skip
    titles = {name: str(text) for name, text in zip(about.column_names, about.column_labels, strict=True) if text}
    declared = sorted(name for name, ranges in missing.items() if ranges)
    notes = (f"what the file declares missing is missing ({', '.join(declared[:4])})",) if declared else ()
    return Labelled(table, labels, titles, notes)


def _missing(path: Path, pyreadstat: Any) -> dict[str, list[dict[str, Any]]]:
    """Codes that the file declares missing, by column; only SPSS says so of codes."""
    if path.suffix.lower() == ".dta":
        return {}
    _, about = pyreadstat.read_sav(str(path), metadataonly=True, user_missing=True)
    return dict(about.missing_ranges or {})


def _code(key: Any) -> float | None:
    try:
        return float(key)
    except (TypeError, ValueError):
        return None


def _declared(code: float, ranges: list[dict[str, Any]]) -> bool:
    """Whether a code is among those that the file declares missing."""
    return any(
        low is not None and high is not None and low <= code <= high
        for low, high in ((_code(each.get("lo")), _code(each.get("hi"))) for each in ranges)
    )
