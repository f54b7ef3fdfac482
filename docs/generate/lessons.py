"""The index of lessons, from the lesson files."""

from pathlib import Path

import yaml

import loyalty_sim
from generate.as_markdown import cell

FOLDER = Path(str(loyalty_sim.__file__)).parent / "app" / "lessons" / "library"


def index() -> str:
    """One line a lesson: its title, and how long it takes."""
    files = sorted(FOLDER.glob("*.md")) + sorted(FOLDER.glob("*.yaml"))
    if not files:
        return "There are no lessons in this version."
    return "\n".join(f"{number}. {line(path)}" for number, path in enumerate(files, start=1))


def line(path: Path) -> str:
    """Title, minutes and claims of a lesson, as far as its head says."""
    head = next(yaml.safe_load_all(path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")[0]))
    minutes = f", {head['minutes']} minutes" if "minutes" in head else ""
    claims = "".join(f" [{claim}](ledger/claims.md#{claim.lower()})" for claim in head.get("claims", ()))
    return f"**{cell(head.get('title', path.stem))}**{minutes}{claims} (`{path.name}`)"
