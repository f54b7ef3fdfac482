"""Rows of totals and means that tools write below a table: they are of nobody, and recognised by what they add up."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.reading import as_numbers
from loyalty_sim.validation.calibrate.own_data.labels import words_of
from loyalty_sim.validation.calibrate.own_data.said import Said

if TYPE_CHECKING:
    import pandas as pd

WORDS = frozenset(
    "total totals grand total sum sums average averages mean median count gesamt summe mittelwert durchschnitt anzahl "
    "moyenne somme media promedio totale totaal gemiddelde".replace("grand total", "grand_total").split()
) | {"grand total", "sub total", "subtotal", "n"}
LAST = 5
"""Such rows are among so many at the end."""
CLOSE = 0.005


def without_totals(table: "pd.DataFrame", name: str, said: Said) -> "pd.DataFrame":
    """The table without rows at its end that are called a total or a mean and hold one of a column above; with a note.

    A firm may be called Total: its row stays unless a number in it is the sum, mean or count of those above.
    """
    kept = table
    for line in reversed(table.index[-LAST:].tolist()):
        row = kept.loc[line]
        word = next((str(cell) for cell in row if isinstance(cell, str) and words_of(cell).strip(":") in WORDS), "")
        above = kept.loc[kept.index < line]
        if not word or len(above) < 2 or not _adds_up(row, above):
            break
        said.note(f"{name}: the row '{word}' in line {line} is a total of those above and left out")
        kept = above
    return kept


def _adds_up(row: "pd.Series", above: "pd.DataFrame") -> bool:
    """Whether a number in the row is the sum, the mean or the count of its column."""
    for place in range(above.shape[1]):
        mine = as_numbers(row.iloc[[place]].astype(object)).values.iloc[0]
        if np.isnan(mine):
            continue
        column = as_numbers(above.iloc[:, place]).values.dropna()
        told = (column.sum(), column.mean(), column.median(), float(len(column))) if len(column) > 1 else ()
        if any(abs(mine - each) <= CLOSE * max(abs(each), 1e-9) for each in told):
            return True
    return False
