"""Network files: GraphML, GEXF, GML, Pajek, and tables of ties: source, target and, if wanted, strong or weight."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import numpy as np

from loyalty_sim.reading import TABLES, Source, Unreadable, read_source, regular_file, typed
from loyalty_sim.world.network.errors import NetworkError
from loyalty_sim.world.network.graph import EdgeList, as_whole, directed, edge_problems, flags, graph_edges, weights
from loyalty_sim.world.network.understood import understood

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from loyalty_sim.world.network.settings import NetworkSettings

GRAPHS = (".graphml", ".gexf", ".gml", ".net")
ENDINGS = (GRAPHS[0], *TABLES, *GRAPHS[1:])
ENDS = ("source", "target")
COLUMNS = (*ENDS, "strong", "weight", "type", "id", "label", "timeset")
"""What a table may have, in capitals or not; the last four are written by Gephi and not used, but for the type."""


_FLAG = "strong must be 0 or 1"
_TAKES = {"strong": _FLAG, "weight": "a weight must be a number, 0 or more"}
_VERSION = re.compile(rb"http://(?:www\.)?gexf\.net/1\.\d(?:draft)?(?![\d.])")
_WITH_POINT = re.compile(r"^\d+(?:\.0)?$")


def check_network_file(path: str, customers: int) -> list[str]:
    """What is wrong with a network file for a market of so many customers; empty if it can be used."""
    try:
        edges = read_edges(path)
    except NetworkError as error:
        return error.problems
    return [f"{path}: {problem}" for problem in edge_problems(edges, customers)]


def network_understood(settings: "NetworkSettings", customers: int) -> tuple[str, ...]:
    """How the file of a network is understood in a market of so many customers, one sentence each.

    Raises NetworkError if it cannot be used.
    """
    edges = read_edges(settings.path)
    if problems := edge_problems(edges, customers):
        raise NetworkError([f"{settings.path}: {problem}" for problem in problems])
    return understood(edges, customers, settings)


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
        return _graph(file) if file.suffix.lower() in GRAPHS else _table_edges(read_source(file))
    except NetworkError as error:
        raise NetworkError([f"{path}: {problem}" for problem in error.problems]) from None
    except (OSError, ValueError, LookupError, ParseError, NetworkXError) as error:
        known = error if isinstance(error, Unreadable) else Unreadable(str(error))
        place = f":{known.line}" if known.line else ""
        reason = known.message if known.message not in ("", "None") else "networkx reads no graph of this form"
        said = "; ".join((reason, *known.help))
        raise NetworkError([f"{path}{place}: cannot be read as {file.suffix[1:]} ({said})"]) from error


def _graph(file: Path) -> EdgeList:
    """The ties in the file of a graph."""
    import networkx as nx

    readers: dict[str, Callable[[Path], nx.Graph]] = {
        ".graphml": nx.read_graphml,
        ".gexf": _gexf,
        ".gml": nx.read_gml,
        ".net": nx.read_pajek,
    }
    return graph_edges(readers[file.suffix.lower()](file))


def _gexf(file: Path) -> "nx.Graph":
    """A GEXF file of any version; networkx knows those up to 1.2, and what is read here is alike in 1.3 of Gephi."""
    import networkx as nx

    text = _VERSION.sub(rb"http://www.gexf.net/1.2draft", file.read_bytes())
    return nx.read_gexf(BytesIO(text), version="1.2draft")


def _table_edges(source: Source) -> EdgeList:
    import pandas as pd

    table = source.table.rename(columns=lambda name: str(name).strip().lower())
    problems = _column_problems(list(table.columns)) or [p for name in ENDS if (p := _no_label(table[name], name))]
    if problems:
        raise NetworkError(problems)
    if problems := [p for name, takes in _TAKES.items() if name in table and (p := _not_taken(table[name], takes))]:
        raise NetworkError(problems)
    text = _without_points([table[name].map(_as_text) for name in ENDS])
    places, labels = pd.factorize(np.column_stack(text).ravel() if len(table) else np.empty(0, object))
    first, second = places.reshape(-1, 2).T.astype(np.int64)
    way = table["type"].astype(str).str.strip().str.lower() if "type" in table else pd.Series([], dtype=str)
    ignored = [name for name in table.columns if name not in (*ENDS, "strong", "weight")]
    notes = (f"columns that are not used: {', '.join(ignored)}",) if ignored else ()
    return EdgeList(
        as_whole(list(labels)), first, second,
        flags(typed(table)["strong"].to_numpy()) if "strong" in table else None,
        weights(table["weight"].to_numpy()) if "weight" in table else None, complete=False,
        notes=source.notes + notes + directed(bool((way == "directed").any())),
    )  # fmt: skip


def _as_text(label: object) -> str:
    """A label as text; 7.0, as some files store it, is 7."""
    return str(int(label)) if isinstance(label, float) and label.is_integer() else str(label).strip()


def _without_points(ends: "list[pd.Series]") -> "list[pd.Series]":
    """Ends of ties, where all are whole numbers, of which programs write some as 7.0."""
    names = {name for each in ends for name in each.unique()}
    whole = any(name.endswith(".0") for name in names) and all(map(_WITH_POINT.match, names))
    return [each.str.removesuffix(".0") for each in ends] if whole else ends


def _not_taken(cells: "pd.Series", takes: str) -> str:
    """What is wrong with a column of numbers: the first cell that is not taken, with its line, and how many more."""
    import pandas as pd

    numbers = pd.to_numeric(typed(cells.to_frame())[cells.name], errors="coerce").astype(float)
    fits = numbers.isin([0.0, 1.0]) if takes == _FLAG else (numbers >= 0) & (numbers < np.inf)
    if fits.all():
        return ""
    first, more = cells[~fits], int((~fits).sum()) - 1
    shown = "empty" if first.iloc[0] is None or first.iloc[0] != first.iloc[0] else f"'{first.iloc[0]}'"
    others = f" and {more:,} more" if more else ""
    return f"{cells.name} is {shown} in line {first.index[0]}{others}; {takes}"


def _column_problems(columns: list[str]) -> list[str]:
    unknown = [name for name in columns if name not in COLUMNS]
    missing = [name for name in ENDS if name not in columns]
    twice = sorted({name for name in columns if columns.count(name) > 1})
    allowed = "the columns are source, target and, if wanted, strong or weight; type, id and label are not used"
    return [
        *(f"column {name!r} is not known; {allowed}" for name in unknown),
        *(f"column {name!r} is missing; {allowed}" for name in missing),
        *(f"column {name!r} is there twice" for name in twice),
    ]


def _no_label(labels: "pd.Series", name: str) -> str:
    import pandas as pd

    blank = labels.isna() | (labels.astype(str).str.strip() == "")
    if blank.any():
        return f"column {name!r} is empty in line {labels.index[blank][0]}"
    broken = pd.to_numeric(labels, errors="coerce") % 1 > 0
    if broken.any():
        return (
            f"column {name!r} is {labels[broken].iloc[0]} in line {labels.index[broken][0]}, neither a row nor a name"
        )
    return ""
