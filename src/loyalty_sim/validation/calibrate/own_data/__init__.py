"""A user's own data: one small YAML file says where the tables are and what their columns are called.

Everything wrong with the file and with the tables is reported at once, each with its place and what is allowed.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.reading import TABLES as ENDINGS
from loyalty_sim.reading import Unreadable, read_table, read_yaml
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest

if TYPE_CHECKING:
    import pandas as pd


class Table(NamedTuple):
    """A table that may be given: its columns that must be there, and those that may."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    whole: bool = False


TABLES = {
    "customers": Table(("satisfaction",), ("quality", "expectation", "again", "complained", "tenure", "spend", "site")),
    "employees": Table(("climate", "site")),
    "shares": Table(("firm", "share")),
    "transactions": Table(("customer", "week"), ("amount",)),
}
"""What can be given, by name of the section."""

SCALED = ("satisfaction", "quality", "expectation", "again", "climate")
TEXT = ("site", "firm", "customer")
YES_NO = {"yes": 1.0, "no": 0.0, "true": 1.0, "false": 0.0, "1": 1.0, "0": 0.0, "1.0": 1.0, "0.0": 0.0}
KEYS = ("trade", "focal", *TABLES)
PARTS = ("file", "columns", "scale")
MISSING = ("NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "#N/A")
"""What programs write into a table where there was no answer."""


class OwnData(NamedTuple):
    """What was read. tables: columns by our names, answers on 1-10, complained 0 or 1; scales already applied."""

    name: str
    trade: str
    focal: str
    tables: "dict[str, pd.DataFrame]"
    notes: tuple[str, ...]


def read_own_data(file: Path) -> OwnData:
    """Read the file and all its tables. Raises ScenarioError with every problem."""
    problems: list[Problem] = []
    tree, lines = _yaml(file)
    for key in tree:
        if key not in KEYS:
            problems.append(_unknown(key, KEYS, f"{file}:{lines.get(str(key), 1)}", "section"))
    if "customers" not in tree:
        problems.append(Problem("there is no section 'customers'", str(file), ("customers: {file: customers.csv}",)))
    tables: dict[str, pd.DataFrame] = {}
    notes: list[str] = []
    for section in TABLES:
        if section in tree:
            table = _table(section, tree[section], file, lines, problems, notes)
            if table is not None:
                tables[section] = table
    focal, trade = str(tree.get("focal", "")), str(tree.get("trade", "bank"))
    if "shares" in tables and "firm" in tables["shares"] and focal not in set(tables["shares"]["firm"]):
        where, firms = f"{file}:{lines.get('focal', lines['shares'])}", sorted(set(tables["shares"]["firm"]))
        problems.append(_unknown(focal, firms, where, "firm in the table of shares that is focal, yours:"))
    problems += _trade(trade, f"{file}:{lines.get('trade', 1)}")
    if problems:
        raise ScenarioError(problems)
    return OwnData(file.stem, trade, focal, tables, tuple(notes))


def _yaml(file: Path) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        tree, lines = read_yaml(file)
    except FileNotFoundError as error:
        help = ("loyalty-sim calibrate --template   writes files to start from",)
        raise ScenarioError([Problem(str(error), f"command line: {file}", help)]) from None
    except Unreadable as error:
        where = f"{file}:{error.line}" if error.line else str(file)
        raise ScenarioError([Problem(error.message, where, error.help)]) from None
    if not isinstance(tree, dict) or not tree:
        raise ScenarioError([Problem("the file holds no sections", str(file), (f"there are {', '.join(KEYS)}",))])
    return tree, lines


def _trade(trade: str, where: str) -> list[Problem]:
    from loyalty_sim.scenario.presets import options

    return [] if trade in options("trade") else [_unknown(trade, options("trade"), where, "trade")]


def _unknown(word: Any, known: Any, where: str, what: str) -> Problem:
    close = nearest(str(word), known)
    guess = (f"did you mean  {close} ?",) if close else ()
    return Problem(f"there is no {what} '{word}'", where, (*guess, f"there are {', '.join(known)}"))


def _table(
    section: str, asked: Any, file: Path, lines: dict[str, int], problems: list[Problem], notes: list[str]
) -> "pd.DataFrame | None":
    import pandas as pd

    where = f"{file}:{lines.get(section, 1)}"
    if not isinstance(asked, dict) or "file" not in asked:
        problems.append(Problem(f"section '{section}' names no file", where, (f"{section}: {{file: {section}.csv}}",)))
        return None
    for part in asked:
        if part not in PARTS:
            place = f"{file}:{lines.get(f'{section}.{part}', lines.get(section, 1))}"
            problems.append(_unknown(part, PARTS, place, f"part of {section}"))
    path = file.parent / str(asked["file"])
    place = f"{file}:{lines.get(f'{section}.file', lines.get(section, 1))}"
    if not path.is_file():
        there = sorted(each.name for each in path.parent.glob("*") if each.suffix in ENDINGS)
        problems.append(_unknown(path.name, there, place, "table"))
        return None
    try:
        raw = read_table(path, MISSING)
    except (OSError, Unreadable) as error:
        problems.append(Problem(f"the table '{path}' cannot be read: {error}", place))
        return None
    raw = raw.astype(str).where(raw.notna())
    names = _columns(section, asked, raw, path, file, lines, problems)
    scale = _scale(section, asked, where, problems)
    found = {}
    for ours, theirs in names.items():
        found[ours] = _column(section, ours, raw[theirs], scale, path, problems, notes)
    return pd.DataFrame(found)


def _columns(
    section: str, asked: dict[str, Any], raw: "pd.DataFrame", path: Path, file: Path, lines: dict[str, int],
    problems: list[Problem],
) -> dict[str, str]:  # fmt: skip
    """Their names of the columns that are there, by ours. A column not mapped is looked for under our name."""
    known = TABLES[section].needed + TABLES[section].optional
    mapped = asked.get("columns") or {}
    for ours in mapped:
        if ours not in known:
            place = f"{file}:{lines.get(f'{section}.columns.{ours}', lines.get(section, 1))}"
            problems.append(_unknown(ours, known, place, f"column of {section}"))
    names = {}
    for ours in known:
        theirs = str(mapped.get(ours, ours))
        if theirs in raw.columns:
            names[ours] = theirs
        elif ours in mapped or ours in TABLES[section].needed:
            close = nearest(theirs, list(raw.columns))
            guess = (f"did you mean  {close} ?",) if close else ()
            help = (*guess, f"it has {', '.join(map(str, raw.columns))}")
            place = f"{file}:{lines.get(f'{section}.columns.{ours}', lines.get(section, 1))}"
            problems.append(Problem(f"'{path.name}' has no column '{theirs}' (for {section}.{ours})", place, help))
    return names


def _scale(section: str, asked: dict[str, Any], where: str, problems: list[Problem]) -> dict[str, tuple[float, float]]:
    """Lowest and highest answer by column: `scale: [0, 10]` for all, or `scale: {again: [0, 10]}`; else 1 to 10."""
    scaled = tuple(name for name in TABLES[section].needed + TABLES[section].optional if name in SCALED)
    given = asked.get("scale", {})
    if not isinstance(given, dict):
        ends = _ends(given, section, where, problems)
        return dict.fromkeys(scaled, ends) if ends else {}
    problems += [_unknown(name, scaled, where, f"scale in {section} for") for name in given if name not in scaled]
    read = {name: _ends(ends, f"{section}.{name}", where, problems) for name, ends in given.items() if name in scaled}
    return {name: ends for name, ends in read.items() if ends}


def _ends(ends: Any, what: str, where: str, problems: list[Problem]) -> tuple[float, float] | None:
    try:
        low, high = map(float, ends)
    except (TypeError, ValueError):
        low = high = 0.0
    if low < high:
        return low, high
    help = ("give its lowest and highest answer: scale: [1, 10]",)
    problems.append(Problem(f"the scale of {what} is {ends}", where, help))
    return None


def _column(
    section: str, ours: str, raw: "pd.Series", scale: dict[str, tuple[float, float]], path: Path,
    problems: list[Problem], notes: list[str],
) -> "pd.Series":  # fmt: skip
    import pandas as pd

    if ours in TEXT:
        return raw.fillna("").str.strip()
    if ours == "complained":
        read = raw.str.strip().str.lower().map(YES_NO)
        allowed = "yes or no, 1 or 0"
    else:
        read = pd.to_numeric(raw, errors="coerce")
        allowed = "a number"
    bad = read.isna() & raw.notna() & (raw.str.strip() != "")
    _complain(section, ours, raw, bad, allowed, path, problems)
    low, high = scale.get(ours, (1.0, 10.0))
    if ours in SCALED:
        _complain(section, ours, raw, (read < low) | (read > high), f"{low:g} to {high:g}", path, problems)
        read = 1.0 + 9.0 * (read - low) / (high - low)
    elif ours != "complained":
        _complain(section, ours, raw, read < 0, "0 or more", path, problems)
    if missing := int(read.isna().sum()) - int(bad.sum()):
        notes.append(f"{section}.{ours}: {missing} of {len(read)} are missing and left out")
    return read


def _complain(
    section: str, ours: str, raw: "pd.Series", bad: "pd.Series", allowed: str, path: Path, problems: list[Problem]
) -> None:
    if not bad.any():
        return
    rows = [int(line) for line in raw.index[bad]]
    more = f" and {len(rows) - 1} more row{'s' if len(rows) > 2 else ''}" if len(rows) > 1 else ""
    value = raw[bad].iloc[0]
    message = f"{section}.{ours} (column '{raw.name}') is '{value}' in line {rows[0]}{more}"
    problems.append(Problem(message, f"{path}:{rows[0]}", (f"it takes {allowed}", "an empty field counts as missing")))
