"""Tables that a visitor sends, read as `calibrate --dry-run` reads them; nothing but what was sent is ever opened."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from loyalty_sim.reading import Unreadable, parse_yaml, regular_file
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import shown
from loyalty_sim.validation.calibrate.direct_estimates import direct_estimates
from loyalty_sim.validation.calibrate.own_data import TABLES, Understood, read_own_data

ENDINGS = (".csv", ".tsv", ".xlsx", ".sav", ".dta")
"""Tables that are read here: not those whose few bytes may hold a thousand million cells (Parquet, packed SPSS)."""
SETTINGS = (".yaml", ".yml")
LARGEST, LARGEST_SETTINGS, MOST_FILES, LONGEST_NAME = 5_000_000, 64_000, 6, 100
"""Bytes of a table and of the file that names tables; how many files; letters of a name."""
MOST_UNPACKED, MOST_COLUMNS = 50_000_000, 2_000
"""Bytes of a workbook that is unpacked; columns that a line of text may have."""
NAME = "data.yaml"


class Read(NamedTuple):
    """What was understood of the columns, notes, what the tables say outright by setting, and the trade they name."""

    understood: tuple[Understood, ...]
    notes: tuple[str, ...]
    settings: dict[str, float]
    trade: str


def read_sent(files: Mapping[str, bytes]) -> Read:
    """Read what was sent, by name: tables, and a file of settings that names them if they do not name themselves.

    Without such a file a single table is one of customers, and of several each is called as what it holds
    (customers.csv, shares.xlsx ...). Raises ScenarioError with every problem; none of them names a folder.
    """
    if problems := [problem for name, content in files.items() for problem in problems_of_file(name, content)]:
        raise ScenarioError(problems)
    settings = [name for name in files if name.lower().endswith(SETTINGS)]
    tables = [name for name in files if name not in settings]
    if len(settings) > 1:
        raise ScenarioError([Problem("more than one file of settings", ", ".join(settings), ("send one of them",))])
    tree = _sections(files[settings[0]], tables) if settings else _named_by_themselves(tables)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name in tables:
            (place / name).write_bytes(files[name])
            check_unpacked(place / name)
        file = place / (settings[0] if settings else NAME)
        file.write_bytes(files[file.name] if settings else yaml.safe_dump(tree).encode())
        try:
            data = read_own_data(file)
            direct = direct_estimates(data)
        except ScenarioError as error:
            raise ScenarioError([without(folder, problem) for problem in error.problems]) from None
    return Read(data.understood, data.notes + direct.notes, direct.settings, data.trade)


def problems_of_file(name: str, content: bytes) -> list[Problem]:
    """Why what was sent is not opened: its name, its kind, its size."""
    said = shown(name)
    is_settings = name.lower().endswith(SETTINGS)
    if name != Path(name).name or name.startswith(".") or len(name) > LONGEST_NAME or not name.isprintable():
        return [Problem(f"'{said}' is no plain name of a file", said, ("give it a short name",))]
    if not name.lower().endswith((*ENDINGS, *SETTINGS)):
        help = (f"tables end in {', '.join(ENDINGS)}; the file that names them in .yaml",)
        return [Problem(f"'{said}' is no table that is read here", said, help)]
    most = LARGEST_SETTINGS if is_settings else LARGEST
    if len(content) > most:
        help = ("on the command line it may be larger:  loyalty-sim calibrate data.yaml --dry-run",)
        return [Problem(f"'{said}' is larger than a page takes, {most / 1e6:g} MB", said, help)]
    widest = max((line.count(mark) for line in content[:LARGEST].split(b"\n", 3)[:3] for mark in b",;\t|"), default=0)
    if name.lower().endswith((".csv", ".tsv")) and widest >= MOST_COLUMNS:
        return [Problem(f"'{said}' has more columns than a page takes, {MOST_COLUMNS:,}", said)]
    return []


def check_unpacked(file: Path) -> None:
    """Raises ScenarioError for a workbook that holds far more than it seems."""
    try:
        regular_file(file, MOST_UNPACKED)
    except Unreadable as error:
        raise ScenarioError([Problem(f"'{file.name}' cannot be read: {error}", file.name)]) from None


def _sections(content: bytes, sent: list[str]) -> dict[str, Any]:
    """What the file of settings says, if every table that it names was sent: paths to other files are refused."""
    try:
        tree = parse_yaml(content.decode("utf-8")).content
    except (Unreadable, UnicodeDecodeError) as error:
        line = f":{error.line}" if isinstance(error, Unreadable) and error.line else ""
        raise ScenarioError([Problem(getattr(error, "message", "it is no text in UTF-8"), f"settings{line}")]) from None
    sections = tree if isinstance(tree, dict) else {}
    named = {str(part["file"]) for part in sections.values() if isinstance(part, dict) and "file" in part}
    if missing := sorted(named - set(sent)):
        help = ("choose it together with the others",)
        raise ScenarioError([Problem(f"the table '{shown(name)}' was not sent", "settings", help) for name in missing])
    return dict(sections)


def _named_by_themselves(tables: list[str]) -> dict[str, Any]:
    if len(tables) == 1 and Path(tables[0]).stem.lower() not in TABLES:
        return {"customers": {"file": tables[0]}}
    found = {Path(name).stem.lower(): {"file": name} for name in tables}
    if unknown := sorted(set(found) - set(TABLES)):
        help = (f"call them {', '.join(TABLES)}, or send the file that names them (data.yaml)",)
        said = ", ".join(shown(found[each]["file"]) for each in unknown)
        raise ScenarioError([Problem(f"what {said} hold{'s' * (len(unknown) == 1)} is not known", "files", help)])
    return found


def without(folder: str, problem: Problem) -> Problem:
    """The problem without the folder in which the files lay for a moment."""

    def plain(text: str) -> str:
        return text.replace(f"{folder}/", "").replace(folder, "the files")

    return Problem(plain(problem.message), plain(problem.where), tuple(map(plain, problem.help)))
