"""The option `--worlds`: how many worlds are drawn from what is not known, or a table of draws."""

from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import shown

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.scenario import Scenario


def read_worlds(word: str) -> "int | pd.DataFrame":
    """`24`, `0`, or a file with a row for every world. Raises ScenarioError."""
    where = f"command line: --worlds {shown(word)}"
    from loyalty_sim.studies.vary.worlds import FEWEST, MOST_WORLDS  # scipy, which looking at settings has no need of

    if word.isdecimal():
        if len(word) > len(str(MOST_WORLDS)) or int(word) > MOST_WORLDS:
            raise ScenarioError([Problem(f"{shown(word)} worlds are too many", where, (f"at most {MOST_WORLDS:,}",))])
        if 0 != int(word) < FEWEST:
            few = Problem(f"{word} worlds are too few to judge by", where, (f"0 for none, or at least {FEWEST}",))
            raise ScenarioError([few])
        return int(word)
    return _table_of_worlds(Path(word), where)


def _table_of_worlds(path: Path, where: str) -> "pd.DataFrame":
    from loyalty_sim.reading import TABLES, Unreadable, read_table, typed
    from loyalty_sim.studies.vary.worlds import as_worlds

    endings = ", ".join(TABLES)
    help = (f"how many, 0 for none, or a file ({endings}) with a column for every setting and a row for every world",)
    if path.suffix.lower() not in TABLES or not path.is_file():
        raise ScenarioError([Problem(f"cannot read the worlds '{path}'", where, help)])
    try:
        table = typed(read_table(path)).reset_index(drop=True)
    except Unreadable as error:
        raise ScenarioError([Problem(f"cannot read the worlds '{path}': {error}", where, help)]) from None
    as_worlds(table)
    return table


def worlds_after(learnt: Path | None, worlds: "int | pd.DataFrame", *arms: "Scenario") -> "int | pd.DataFrame":
    """So many of the worlds that a pilot left (`--learnt`), for a question about arms; as they are without one."""
    if learnt is None:
        return worlds
    from loyalty_sim.studies.vary.learnt import read_learnt

    if not isinstance(worlds, int) or not worlds:
        help = ("--worlds then says how many of them, such as 40",)
        message = "--learnt says which worlds there are, and --worlds something else"
        raise ScenarioError([Problem(message, f"command line: --learnt {shown(str(learnt))}", help)])
    return read_learnt(learnt).worlds(worlds, *arms)


def in_words(worlds: "int | pd.DataFrame") -> str:
    """The worlds in the design of a study; nothing for none."""
    count = worlds if isinstance(worlds, int) else len(worlds)
    return f", {count} worlds drawn from what is not known" if count else ", luck alone"
