"""What is said of the data before any work: what was understood, noted, found wrong, or has to be asked."""

from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.scenario.messages import Problem, nearest

if TYPE_CHECKING:
    import pandas as pd


class Understood(NamedTuple):
    """One column: our name, theirs, as what it was read, how many values there are of how many, lowest and highest."""

    what: str
    column: str
    read_as: str
    there: int
    of: int
    lowest: str
    highest: str


class Said(NamedTuple):
    """Collects problems, notes and what was understood."""

    problems: list[Problem]
    notes: list[str]
    understood: list[Understood]

    @classmethod
    def nothing(cls) -> "Said":
        """Nothing said yet."""
        return cls([], [], [])

    def note(self, text: str) -> None:
        """Add a note, once."""
        if text not in self.notes:
            self.notes.append(text)

    def problem(self, message: str, where: str, *help: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(message, where, help))

    def unknown(self, word: Any, known: Any, where: str, what: str) -> None:
        """A name that is not known, with the nearest right one."""
        close = nearest(str(word), known)
        guess = (f"did you mean  {close} ?",) if close else ()
        self.problem(f"there is no {what} '{word}'", where, *guess, f"there are {', '.join(map(str, known))}")

    def complain(self, what: str, cells: "pd.Series", bad: "pd.Series", where: str, *help: str) -> None:
        """Cells that cannot be: the first of them, its line, and how many more."""
        if not bad.any():
            return
        rows = [int(line) for line in cells.index[bad]]
        more = f" and {len(rows) - 1} more row{'s' if len(rows) > 2 else ''}" if len(rows) > 1 else ""
        message = f"{what} (column '{cells.name}') is '{cells[bad].iloc[0]}' in line {rows[0]}{more}"
        self.problem(message, f"{where}:{rows[0]}", *help)
