"""A result folder as a research object: RO-Crate metadata, so that archives and workflow tools know what lies in it.

The file `ro-crate-metadata.json` follows RO-Crate 1.1 and its profile Process Run Crate 0.5: the folder is a dataset,
made by an action (the study) with an instrument (this package) out of configurations, with tables and pictures as
results.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.lab.atomic import write_atomically

METADATA = "ro-crate-metadata.json"
CRATE, PROFILE = "https://w3id.org/ro/crate/1.1", "https://w3id.org/ro/wfrun/process/0.5"
FORMATS = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv",
    ".yaml": "application/yaml",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".py": "text/x-python",
    ".html": "text/html",
    ".md": "text/markdown",
}
READ = ("config", "data/")
"""Beginnings of the names of files that went into a result; all others came out of it."""


def crate(record: Mapping[str, Any], files: Iterable[str], text: str) -> dict[str, Any]:
    """The metadata, JSON-ready. record: see `lab.provenance`. files: names in the folder. text: the answer.

    >>> from loyalty_sim.lab.provenance import provenance
    >>> found = crate(provenance("run", {}, [0]), ["config.yaml", "table.csv"], "All is well.")
    >>> [entity["@id"] for entity in found["@graph"]]
    ['ro-crate-metadata.json', './', '#study', '#loyalty_sim', 'https://w3id.org/ro/wfrun/process/0.5', \
'config.yaml', 'table.csv']
    """
    names = sorted(files)
    read = [{"@id": name} for name in names if name.startswith(READ)]
    made = [{"@id": name} for name in names if not name.startswith(READ)]
    about = {"@id": METADATA, "@type": "CreativeWork", "conformsTo": {"@id": CRATE}, "about": {"@id": "./"}}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{record['study']} with loyalty_sim {record['loyalty_sim']}",
        "description": text,
        "datePublished": record["written"],
        "license": "not stated: ask who ran it",
        "conformsTo": {"@id": PROFILE},
        "hasPart": [*read, *made],
        "mentions": {"@id": "#study"},
    }
    study = {
        "@id": "#study",
        "@type": "CreateAction",
        "name": f"{record['study']} under {len(record['seeds'])} seeds",
        "description": record["command"],
        "endTime": record["written"],
        "instrument": {"@id": "#loyalty_sim"},
        "object": read,
        "result": made,
        "actionStatus": {"@id": "http://schema.org/CompletedActionStatus"},
    }
    profile = {"@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    return {
        "@context": f"{CRATE}/context",
        "@graph": [about, root, study, _software(record), profile, *(_file(name) for name in names)],
    }


def write_crate(folder: Path, record: Mapping[str, Any], files: Iterable[str], text: str) -> Path:
    """Write the metadata to a folder that holds these files."""
    metadata = json.dumps(crate(record, files, text), indent=2)
    return write_atomically(folder / METADATA, partial(Path.write_text, data=metadata, encoding="utf-8"))


def add_to_crate(folder: Path, files: Iterable[str]) -> None:
    """Name further files, such as pages, in the metadata of a folder that holds them: results of what is told there.

    >>> from tempfile import mkdtemp
    >>> from loyalty_sim.lab.provenance import provenance
    >>> folder = Path(mkdtemp())
    >>> place = write_crate(folder, provenance("run", {}, [0]), ["table.csv"], "All is well.")
    >>> add_to_crate(folder, ["claims.md"])
    >>> [part["@id"] for part in json.loads(place.read_text())["@graph"][1]["hasPart"]]
    ['table.csv', 'claims.md']
    """
    found = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    known = {entity["@id"] for entity in found["@graph"]}
    new = sorted(name for name in files if name not in known)
    for entity in found["@graph"]:
        for list_of_parts in ("hasPart", "result"):
            if list_of_parts in entity:
                entity[list_of_parts] += [{"@id": name} for name in new]
    found["@graph"] += map(_file, new)
    text = json.dumps(found, indent=2)
    write_atomically(folder / METADATA, partial(Path.write_text, data=text, encoding="utf-8"))


def clear_crate(folder: Path) -> None:
    """Take away what the metadata of a folder name, and nothing else: another result takes its place."""
    with suppress(OSError, ValueError, KeyError, TypeError):  # none, or not ours: nothing is taken away
        graph = json.loads((folder / METADATA).read_text(encoding="utf-8"))["@graph"]
        parts = next(entity["hasPart"] for entity in graph if entity["@id"] == "./")
        for place in [folder / part["@id"] for part in parts]:
            if place.resolve().is_relative_to(folder.resolve()):
                place.unlink(missing_ok=True)
        (folder / METADATA).unlink()


def _software(record: Mapping[str, Any]) -> dict[str, Any]:
    made_of = ", ".join(f"{name} {version}" for name, version in record["libraries"].items())
    return {
        "@id": "#loyalty_sim",
        "@type": "SoftwareApplication",
        "name": "loyalty_sim",
        "softwareVersion": f"{record['loyalty_sim']} (model {record['model']})",
        "softwareRequirements": f"Python {record['python']}; {made_of}",
    }


def _file(name: str) -> dict[str, Any]:
    ending = f".{name.rpartition('.')[2]}"
    return {"@id": name, "@type": "File", "name": name, "encodingFormat": FORMATS.get(ending, "text/plain")}
