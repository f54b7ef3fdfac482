"""A docket as a page that needs nothing else, and as a record for other programs."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.picture.paper import figure
from loyalty_sim.publish.export import citation
from loyalty_sim.publish.ledger_page import data_uri, environment, png, style
from loyalty_sim.studies.base import Result
from loyalty_sim.validation.court.charts import charts
from loyalty_sim.validation.court.docket import Docket
from loyalty_sim.validation.court.item import CLAIM, FINDING, TRIAL, Item
from loyalty_sim.validation.court.shift import Shift
from loyalty_sim.validation.court.words import cost, interval, sentences
from loyalty_sim.validation.kept import kept_docket

PAGE, RECORD = "docket.html", "docket.json"


def result_of(docket: Docket) -> Result:
    """The docket as a result of the one catalogue."""
    return kept_docket(docket, " ".join(sentences(docket)))


def save_docket(docket: Docket, result: Result, folder: Path) -> list[Path]:
    """Write docket.html and docket.json beside the saved result; gives the paths."""
    cited = cite(docket, result, folder.name)
    record = docket.to_dict() | {"says": sentences(docket), "citation": cited, "provenance": _short(result.provenance)}
    text = {PAGE: html(docket, cited), RECORD: json.dumps(record, indent=1)}
    return [write_atomically(folder / name, partial(Path.write_text, data=data)) for name, data in text.items()]


def cite(docket: Docket, result: Result, name: str) -> str:
    """How a docket is cited: its number and what was tried, with hashes, then software, seeds and command."""
    files = ", ".join(f"{file} (sha256 {digest})" for file, digest in docket.case.files.items())
    tried = "; ".join(filter(None, (files, " ".join(docket.case.words))))
    return f"Docket {docket.number}: {tried}, against the theory as shipped.\n{citation(result.provenance, name)}"


def html(docket: Docket, cited: str) -> str:
    """The page, pictures and style inside."""
    page = environment(True).get_template("docket.html.j2")
    return page.render(
        docket=docket, says=sentences(docket), cost=cost(docket), citation=cited, style=style(),
        claims=[_shown(item) for item in _turned_first(docket.of(CLAIM))],
        findings=[_shown(item) for item in _turned_first(docket.of(FINDING))],
        own=[_shown(item) for item in docket.of(TRIAL)],
        pictures=[data_uri(png(figure([chart], chart.title))) for chart in charts(docket)],
        steps=[_figure(shift) for curve in docket.returns for shift in curve.marginal],
    )  # fmt: skip


def _turned_first(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (not item.turned, not item.beyond_luck))


def _shown(item: Item) -> dict[str, Any]:
    """One claim, finding or own trial as the template needs it."""
    return item._asdict() | {"turned": item.turned, "figures": [_figure(shift) for shift in item.shifts]}


def _figure(shift: Shift) -> dict[str, Any]:
    before, after, change = (interval(getattr(shift, name)) for name in ("before", "after", "change"))
    return {
        "says": shift.says, "unit": shift.unit, "must_be": shift.must_be, "verdicts": shift.verdicts,
        "before": before, "after": after, "change": "none" if shift.same else change, "moved": shift.moved,
    }  # fmt: skip


def _short(record: dict[str, Any]) -> dict[str, Any]:
    """Of a record what a reader of the docket needs: scenarios are in the result beside it."""
    return {name: value for name, value in record.items() if name not in ("scenarios", "settings")}
