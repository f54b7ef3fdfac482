"""Files of statistics programs: SPSS and Stata, their values with the labels that the file gives them."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.extras import how_to_install, lacking
from loyalty_sim.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pandas as pd

Labels = dict[str, dict[float, str]]
"""By column, what each code means."""


class Labelled(NamedTuple):
    """A table of codes, and what they mean."""

    table: "pd.DataFrame"
    labels: Labels


def read_statistical(path: Path) -> Labelled:
    """An SPSS (.sav, .zsav) or Stata (.dta) file. What it declares missing is missing. Raises Unreadable."""
    if lacking("files", "pyreadstat"):
        raise Unreadable("reading it needs pyreadstat, which is not installed", help=(how_to_install("files"),))
    import pyreadstat

    reader = pyreadstat.read_dta if path.suffix.lower() == ".dta" else pyreadstat.read_sav
    try:
        table, about = reader(str(path))
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OSError) as error:
        program = "Stata" if path.suffix.lower() == ".dta" else "SPSS"
        raise Unreadable(f"it is no {program} file ({' '.join(str(error).split())[:120]})") from None
    labels = {name: {float(code): str(text) for code, text in given.items() if isinstance(code, int | float)}
              for name, given in about.variable_value_labels.items()}  # fmt: skip
    return Labelled(table, labels)
