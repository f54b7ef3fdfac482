"""Network files: GraphML, and edge lists (CSV, Parquet, XLSX) of source, target and, if wanted, strong."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import numpy as np

from loyalty_sim.reading import TABLES, Unreadable, read_table, regular_file, typed
from loyalty_sim.world.network.errors import NetworkError
from loyalty_sim.world.network.graph import EdgeList, edge_problems, flags, graph_edges

if TYPE_CHECKING:
    import pandas as pd

GRAPH = ".graphml"
ENDINGS = (GRAPH, *TABLES)
_COLUMNS = ("source", "target", "strong")


def check_network_file(path: str, customers: int) -> list[str]:
    """What is wrong with a network file for a market of so many customers; empty if it can be used."""
    try:
        edges = read_edges(path)
    except NetworkError as error:
        return error.problems
    return [f"{path}: {problem}" for problem in edge_problems(edges, customers)]


def read_edges(path: str) -> EdgeList:
    """The ties in a file. Raises NetworkError if it is missing, of another kind, unreadable, or wrong inside."""
    file = Path(path)
    if file.suffix.lower() not in ENDINGS:
        raise NetworkError([f"{path!r}: a network file ends in {', '.join(ENDINGS)}"])
    try:
        regular_file(file)
    except FileNotFoundError:
        raise NetworkError([f"{path}: there is no such file"]) from None
    except Unreadable as error:
        raise NetworkError([f"{path}: {error}"]) from None
    from networkx import NetworkXError

    try:
        return _graphml(file) if file.suffix.lower() == GRAPH else _table_edges(typed(read_table(file)))
    except NetworkError as error:
        raise NetworkError([f"{path}: {problem}" for problem in error.problems]) from None
    except (OSError, ValueError, LookupError, ParseError, NetworkXError) as error:
        place = f":{error.line}" if isinstance(error, Unreadable) and error.line else ""
        raise NetworkError([f"{path}{place}: cannot be read as {file.suffix[1:]} ({error})"]) from error


def _graphml(file: Path) -> EdgeList:
    import networkx as nx

    return graph_edges(nx.read_graphml(file))


def _table_edges(table: "pd.DataFrame") -> EdgeList:
    problems = _column_problems(list(table.columns)) or [p for p in map(_label_problem(table), _COLUMNS[:2]) if p]
    if problems:
        raise NetworkError(problems)
    source, target = (table[name].to_numpy(np.int64) for name in _COLUMNS[:2])
    nodes = 1 + int(max(source.max(initial=-1), target.max(initial=-1)))
    return EdgeList(nodes, source, target, flags(table["strong"].to_numpy()) if "strong" in table else None)


def _column_problems(columns: list) -> list[str]:
    unknown = [str(name) for name in columns if name not in _COLUMNS]
    missing = [name for name in _COLUMNS[:2] if name not in columns]
    allowed = "the columns are source, target and, if wanted, strong"
    return [f"column {name!r} is not known; {allowed}" for name in unknown] + [
        f"column {name!r} is missing; {allowed}" for name in missing
    ]


def _label_problem(table: "pd.DataFrame") -> Callable[[str], str]:
    import pandas as pd

    def problem(name: str) -> str:
        labels = table[name]
        whole = pd.api.types.is_integer_dtype(labels) and not labels.isna().any()
        if len(labels) and not whole:
            return f"column {name!r} must hold whole numbers, the rows of customers counted from 0"
        return f"column {name!r} has negative labels; rows of customers count from 0" if (labels < 0).any() else ""

    return problem
