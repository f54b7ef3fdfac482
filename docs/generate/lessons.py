"""The index of lessons, from the lesson files."""

from pathlib import Path

import yaml

import loyalty_sim
from generate.as_markdown import cell
from loyalty_sim.validation.claims.shipped import told_of

FOLDER = Path(str(loyalty_sim.__file__)).parent / "app" / "lessons" / "library"


def index() -> str:
    """One line a lesson: its title, and how long it takes."""
    files = sorted(FOLDER.glob("*.md")) + sorted(FOLDER.glob("*.yaml"))
    if not files:
        return "There are no lessons in this version."
    return "\n".join(f"{number}. {line(path)}" for number, path in enumerate(files, start=1))


def line(path: Path) -> str:
    """Title and minutes of a lesson, and its claims with their verdicts, as far as its head says."""
    head = next(yaml.safe_load_all(path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")[0]))
    minutes = f", {head['minutes']} minutes" if "minutes" in head else ""
    told = told_of(tuple(head.get("claims", ())))
    claims = "".join(f", [{each.claim.id}](ledger/claims.md#{each.claim.id.lower()}) {each.verdict}" for each in told)
    return f"**{cell(head.get('title', path.stem))}**{minutes}{claims} (`{path.name}`)"
