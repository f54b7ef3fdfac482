"""Worlds that a pilot has left, for later questions: a file of them, completed by what else is in doubt."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario, flatten
from loyalty_sim.studies.vary.worlds import as_worlds, worlds_for

if TYPE_CHECKING:
    import pandas as pd

LEARNT = "learnt"
"""Name of the note on a table of worlds that says from what they were learnt."""


class Learnt(NamedTuple):
    """Worlds as likely as each other after a pilot, a row each. file, digest: where they come from."""

    table: "pd.DataFrame"
    file: str
    digest: str

    def worlds(self, count: int, a: Scenario, *others: Scenario) -> "pd.DataFrame":
        """So many worlds for a question: rows of the table with what else is in doubt drawn beside them.

        What A and the others differ in is left out. Rows come again where more are asked for than there are. The table
        has a note of where it comes from, which results keep.
        """
        ours, theirs = flatten(a), [flatten(other) for other in others]
        known = [key for key in self.table.columns if all(ours[key] == other[key] for other in theirs)]
        rows = self.table[known].iloc[[at % len(self.table) for at in range(count)]].reset_index(drop=True)
        more = worlds_for(count, a, *(others or (a,)))
        beside = [] if more is None else [key for key in more.columns if key not in known]
        table = rows if more is None else rows.join(more[beside])
        table.attrs[LEARNT] = {self.file: self.digest}
        return table


def read_learnt(path: str | Path) -> Learnt:
    """The worlds that `loyalty-sim learn` has written, from its file or its folder. Raises ScenarioError."""
    from loyalty_sim.reading import Unreadable, read_table, regular_file, typed

    place = Path(path)
    place = place / f"{LEARNT}.parquet" if place.is_dir() else place
    try:
        table = typed(read_table(regular_file(place))).reset_index(drop=True)
    except (Unreadable, FileNotFoundError) as error:
        help = ("the folder of a result of  loyalty-sim learn , or its learnt.parquet",)
        raise ScenarioError([Problem(f"cannot read what was learnt: {error}", f"--learnt {path}", help)]) from None
    as_worlds(table)
    return Learnt(table, place.name, hashlib.sha256(place.read_bytes()).hexdigest()[:12])


def learnt_from(worlds: object) -> dict[str, dict[str, str]]:
    """What the record of a result keeps of where its worlds were learnt from; nothing where they were not.

    >>> learnt_from(40)
    {}
    """
    attrs = getattr(worlds, "attrs", {})
    return {LEARNT: dict(attrs[LEARNT])} if LEARNT in attrs else {}
