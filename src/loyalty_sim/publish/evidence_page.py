"""The evidence score on paper: table, record, page and pictures; the page can be made again from the record alone."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.picture.paper import figure
from loyalty_sim.publish.given_page import given_summary, not_compared, tally
from loyalty_sim.publish.ledger_page import environment, png
from loyalty_sim.validation.evidence.charts import charts
from loyalty_sim.validation.evidence.levels import levels
from loyalty_sim.validation.evidence.published import MARKS, published
from loyalty_sim.validation.evidence.score import Entry, Line, Score, counted, decides, kind_of
from loyalty_sim.validation.evidence.verdict import Judged

ORDER = ("in", "undetermined", "out")


def save_score(found: Score, folder: Path) -> list[Path]:
    """Write evidence.csv, evidence.json, evidence.md and a picture a target; gives the paths."""
    stored = record(found)
    text = {"evidence.csv": found.table.to_csv(index=False), "evidence.json": json.dumps(stored, indent=1)}
    written = [write_atomically(folder / name, partial(Path.write_text, data=data)) for name, data in text.items()]
    return [*written, *write_page(stored, folder)]


def write_page(stored: dict[str, Any], folder: Path) -> list[Path]:
    """The page and its pictures from a stored record (evidence.json).

    An entry that names a model with `of_model` was looked at under that one and not under the model of the record.
    """
    drawn = {entry["id"]: charts(entry["id"], entry["curves"]) for entry in stored["entries"]}
    pictures = {name: png(figure(found)) for name, found in drawn.items() if found}
    entries = [
        {"of_model": ""} | entry | {"picture": entry["id"] in pictures, "levels": levels(entry["id"], entry["curves"])}
        for entry in stored["entries"]
    ]
    controls = any(entry["controls"] or entry["compared"] for entry in entries)
    page = environment(False).get_template("evidence.md.j2").render(stored | {"entries": entries, "controls": controls})
    written = [write_atomically(folder / "evidence.md", partial(Path.write_text, data=page))]
    for name, picture in pictures.items():
        path = folder / "pictures" / f"{name}.png"
        written.append(write_atomically(path, partial(Path.write_bytes, data=picture)))
    return written


def record(found: Score) -> dict[str, Any]:
    """Everything the page and the pictures are made of, JSON-ready."""
    own = [entry for entry in found.entries if entry.control is None]
    entries = [_shown(entry, [e for e in found.entries if e.control and e.target is entry.target]) for entry in own]
    return {"summary": summary(found), "entries": entries, "provenance": found.provenance,
            "not_compared": not_compared()}  # fmt: skip


def summary(found: Score) -> str:
    """How many findings are in band, with their intervals and by their means alone; fitted and given figures apart."""
    return " ".join(filter(None, (_findings(found), _fitted(found), given_summary(found))))


def _findings(found: Score) -> str:
    counts = counted(found)
    own = [entry for entry in found.entries if entry.control is None and kind_of(entry.target.id) == "finding"]
    means = sum(all(line.judged.distance == 0.0 for line in _deciding(entry)) for entry in own)
    by_mean = f" By the means alone, without their intervals, {means} in." if "undetermined" in counts else ""
    return f"Of {_said(counts, 'published finding')}.{by_mean}" if counts else ""


def _fitted(found: Score) -> str:
    counts = counted(found, "fitted")
    return f"Counted apart, of {_said(counts, 'survey')} to whose figures the model was fitted." if counts else ""


def _said(counts: dict[str, int], what: str) -> str:
    total = sum(counts.values())
    said = ", ".join(f"{counts[word]} {word}" for word in ORDER if word in counts)
    return f"{total} {what}{'s' if total > 1 else ''}: {said}"


def _deciding(entry: Entry) -> list[Line]:
    return [line for line in entry.lines if decides(line)]


def _shown(entry: Entry, controls: list[Entry]) -> dict[str, Any]:
    finding = published().get(entry.target.id)
    head = {"name": finding.name, "published": finding.published, "citation": finding.citation,
            "mark": MARKS[finding.mark].capitalize()} if finding else {
            "name": entry.target.id, "published": "", "citation": "", "mark": ""}  # fmt: skip
    return head | {
        "id": entry.target.id,
        "verdict": tally(entry.lines) if kind_of(entry.target.id) == "given" else entry.verdict,
        "kind": kind_of(entry.target.id),
        "reading": entry.target.reading,
        "readings": [
            {"says": reading.says, "lines": [_line(line) for line in lines]} for reading, lines in entry.readings
        ],
        "lines": [_line(line) for line in entry.lines],
        "curves": entry.curves,
        "controls": [
            {"name": each.control.name, "says": each.control.says, "verdict": each.verdict,
             "lines": [_line(line) for line in each.lines]}
            for each in controls if each.control and not each.control.compares
        ],
        "compared": [
            {"name": each.control.name, "says": each.control.says, "verdict": each.verdict,
             "lines": [_line(line) for line in each.lines]}
            for each in controls if each.control and each.control.compares
        ],
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {
        "says": line.wanted.says,
        "published": line.wanted.published,
        "band": line.wanted.band,
        "model": model_text(line.judged),
        "verdict": "by construction" if line.wanted.by_construction else line.judged.verdict,
        "standing": line.wanted.standing,
        "distance": f"{line.judged.distance:+.3g}" if line.judged.distance else "",
        "samples": [round(sample, 6) for sample in line.samples],
    }


def model_text(found: Judged) -> str:
    """What the model gives, with its interval."""
    return f"{found.mean:.3g} ({found.low:.3g} to {found.high:.3g})"
