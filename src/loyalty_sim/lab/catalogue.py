"""Saved results and kept runs as tables: what was asked, under which settings, and whether of this version."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from loyalty_sim.lab.label import Label, read_label
from loyalty_sim.lab.results import OUTPUTS, read_record, saved_results
from loyalty_sim.lab.store import Store, model_version
from loyalty_sim.lab.underway import Underway, underway
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.scenario.schema import LABELS, Scenario, flatten, to_dict

DAMAGED = "damaged"
HEADS = ("result", *Label._fields, "study", "written", "seeds", "of this version")


class Catalogue(NamedTuple):
    """Tables of what there is; the columns after the heads are settings, only those in which the rows differ.

    results: one row per saved result, oldest first; with name and note, if any has one. runs: one row per kept
    configuration of this version, with how many seeds and mean profit. others: how many runs the store keeps of other
    versions of the model; they are never used.
    unfinished: studies that are running or were stopped. damaged: runs in the store that are not as they were kept,
    and are never used.
    """

    results: pd.DataFrame
    runs: pd.DataFrame
    others: dict[str, int]
    unfinished: list[Underway]
    damaged: int = 0


def catalogue(store: Store, outputs: Path = OUTPUTS) -> Catalogue:
    """What was saved under `outputs` and what is in the store."""
    others = {version: count for version, count in store.versions().items() if version != model_version() and count}
    runs = _runs(store)  # finds what is damaged
    return Catalogue(_results(outputs), runs, others, underway(outputs), store.damaged())


def _results(outputs: Path) -> pd.DataFrame:
    rows: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for folder in saved_results(outputs):
        try:
            record = read_record(folder)
        except ScenarioError:
            rows.append((dict.fromkeys(HEADS, "") | {"result": folder.name, "study": DAMAGED}, {}))
            continue
        head = {
            "result": folder.name,
            **read_label(folder)._asdict(),
            "study": record["study"],
            "written": record.get("written", ""),
            "seeds": len(record["seeds"]),
            "of this version": record.get("model") == model_version(),
        }
        scenarios = record["scenarios"]
        rows.append((head, _labelled(scenarios[list(scenarios)[-1]])))
    table = _with_changed(rows)
    return table.drop(columns=[own for own in Label._fields if own in table and not table[own].any()])


def _runs(store: Store) -> pd.DataFrame:
    """Runs by configuration, under the name that the first was kept under."""
    found: dict[str, list[dict[str, Any]]] = {}
    for record in store.records():
        found.setdefault(record["configuration"], []).append(record)
    rows = []
    for digest, records in found.items():
        profit = [record["outcomes"]["profit"] for record in records if "profit" in record["outcomes"]]
        head = {
            "configuration": digest,
            "name": records[0]["name"],
            "seeds": len(records),
            "profit": sum(profit) / len(profit) if profit else None,
        }
        rows.append((head, _labelled(records[0]["scenario"])))
    return _with_changed(rows)


def _labelled(scenario: Mapping[str, Any]) -> dict[str, Any]:
    """Settings by key without story; the name says which scenario it was."""
    flat = {key: value for key, value in flatten(scenario).items() if key not in LABELS}
    return {"scenario": scenario.get("name", ""), **flat}


def _with_changed(rows: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> pd.DataFrame:
    """Heads, and the settings in which the rows differ from one another, or the only row from the baseline."""
    rows = list(rows)
    if not rows:
        return pd.DataFrame()
    compared = [settings for _, settings in rows if settings]
    if len(rows) == 1:
        compared.append(_labelled(to_dict(Scenario())))
    keys = [key for key in dict.fromkeys(key for each in compared for key in each) if _differ(key, compared)]
    return pd.DataFrame([head | {key: _cell(settings.get(key)) for key in keys} for head, settings in rows])


def _differ(key: str, compared: list[dict[str, Any]]) -> bool:
    first = compared[0].get(key) if compared else None
    return any(each.get(key) != first for each in compared)


def _cell(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
