"""What the management texts behind the project ask for, row by row, and whether the model does it.

The rows are a table of the package (`data/sources.csv`), in our words. Whether a row works is not said there: it does
if every mechanism that it rests on carries, by the ablation that is kept with the package (`data/ablation.csv`).
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from loyalty_sim.data import shipped_rows
from loyalty_sim.studies.ablate.analysis import CARRIES, RECORDS

MECHANISM, STORY, OPEN = "mechanism", "story", "open"
WORKS, NAME_ONLY = "works", "a name so far"
"""Of a row that rests on mechanisms: whether all of them carry. Stories and open rows say so themselves."""


class SourceRow(NamedTuple):
    """One row. says: what the text says. kind: one of those above. mechanisms: what it rests on (`theory.mechanisms`).

    command: what shows it. remark: what a story is about, what is missing in an open row, or how it is meant.
    """

    id: str
    kind: str
    says: str
    mechanisms: tuple[str, ...]
    command: str
    remark: str

    def status(self, verdicts: Mapping[str, str]) -> str:
        """ "works", "story", "open" or "a name so far", given the verdict on every mechanism.

        >>> SourceRow("A1", "mechanism", "", ("M1",), "", "").status({"M1": "carries"})
        'works'
        """
        if self.kind != MECHANISM:
            return self.kind
        return WORKS if all(verdicts.get(code) in (CARRIES, RECORDS) for code in self.mechanisms) else NAME_ONLY


@cache
def source_rows() -> tuple[SourceRow, ...]:
    """All rows, A1 to E10."""
    return tuple(
        SourceRow(row["id"], row["kind"], row["says"], tuple(row["mechanisms"].split()), row["command"], row["remark"])
        for row in shipped_rows("sources.csv")
    )


@cache
def kept_verdicts() -> Mapping[str, str]:
    """Verdict by mechanism, of the ablation that was kept with the package."""
    return {row["code"]: row["verdict"] for row in shipped_rows("ablation.csv")}
