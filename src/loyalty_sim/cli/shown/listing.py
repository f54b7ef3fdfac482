"""Tables of settings and of scenarios."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from loyalty_sim.scenario.schema import LABELS, Scenario, Setting, flatten, settings, spell
from loyalty_sim.theory.mechanisms import Mechanism
from loyalty_sim.theory.rooms import theory_modules
from loyalty_sim.validation.claims.library import load_claims

if TYPE_CHECKING:
    from rich.table import Table

    from loyalty_sim.validation.sources import SourceRow


def keys_table(chosen: Iterable[Setting]) -> "Table":
    """All settings with range, default, meaning, source and grade."""
    table = _table("setting", "default", "allowed", "meaning", "source (grade)")
    for setting in chosen:
        table.add_row(setting.key, _spelt(setting.default), setting.allowed, setting.parameter.help, _source(setting))
    return table


def values_table(scenario: Scenario) -> "Table":
    """All settings of a scenario with unit, meaning, source and grade."""
    table = _table("setting", "value", "unit", "meaning", "source (grade)")
    known = settings(Scenario)
    for key, value in flatten(scenario).items():
        if key not in LABELS:
            about = known[key].parameter
            table.add_row(key, _spelt(value), about.unit, about.help, _source(known[key]))
    return table


def differences_table(changed: Mapping[str, tuple[Any, Any]]) -> "Table":
    """What a scenario changes, and from what."""
    table = _table("setting", "baseline", "here", "unit", "meaning")
    for key, (before, here) in changed.items():
        about = settings(Scenario)[key].parameter
        table.add_row(key, _spelt(before), _spelt(here), about.unit, about.help)
    return table


def lines_on_files(scenario: Scenario) -> list[str]:
    """What was understood of each file that a scenario reads: its path, and a line for every sentence."""
    from loyalty_sim.scenario.files_understood import files_understood

    return [
        line
        for path, sentences in files_understood(scenario).items()
        for line in (f"read from {path}:", *(f"  {sentence}" for sentence in sentences))
    ]


def scenarios_table(
    labels: Mapping[str, Mapping[str, str]], stories: bool, home: Mapping[str, str] | None = None
) -> "Table":
    """The library of scenarios, one line each; with the stories if wanted, and where those in `home` are from."""
    from rich.markup import escape

    table = _table("scenario", "what it is", *(["story"] if stories else []), *(["from"] if home else []))
    for name, label in labels.items():
        cells = (name, label["title"], *([label["story"]] if stories else []), *([home.get(name, "")] if home else []))
        table.add_row(*(escape(str(cell)) for cell in cells))
    return table


def mechanisms_table(mechanisms: Iterable[Mechanism]) -> "Table":
    """Every mechanism with its switch, where it shows, its sources and the claims that rest on it."""
    table = _table("code", "mechanism", "switched off by", "shows in", "claims", "source")
    for each in mechanisms:
        off = " ".join(each.off) or "-"
        table.add_row(each.code, each.title, off, each.indicator[1:], " ".join(claims_on(each)), sources(each))
    return table


def sources_table(rows: Iterable["SourceRow"], verdicts: Mapping[str, str]) -> "Table":
    """What the texts behind the project ask for, a row each, with its status and what shows it."""
    table = _table("row", "the text says", "status", "mechanisms", "shown by")
    for row in rows:
        table.add_row(row.id, row.says, row.status(verdicts), " ".join(row.mechanisms), row.command)
    return table


def indicators_table(names: Iterable[str]) -> "Table":
    """What is recorded of every firm each week, with how far it goes ahead of customers."""
    from loyalty_sim.week.leads import lead_of
    from loyalty_sim.week.records import RECORD, title

    table = _table("indicator", "what it is", "unit", "as measured")
    for name in names:
        table.add_row(name, title(name), RECORD[name].unit, lead_of(name).words)
    return table


def claims_on(mechanism: Mechanism) -> list[str]:
    """Claims of the ledger that rest on a mechanism."""
    return [claim.id for claim in load_claims() if mechanism.code in claim.mechanisms]


def sources(mechanism: Mechanism) -> str:
    """What the theory files of a mechanism name as their sources."""
    named = []
    for file in mechanism.files:
        text = (import_module(theory_modules()[file]).__doc__ or "").partition("Source")[2]
        named.append(" ".join(text.partition(":")[2].split()) or "judgement")
    return "; ".join(dict.fromkeys(named))


def _table(first: str, *others: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, overflow="fold")
    return table


def _spelt(value: Any) -> str:
    """A value as it is typed; brackets of a list are no markup."""
    from rich.markup import escape

    return escape(spell(value))


def _source(setting: Setting) -> str:
    return f"{setting.parameter.source} ({setting.parameter.grade})"
