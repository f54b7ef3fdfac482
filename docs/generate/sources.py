"""What the texts behind the project ask for, row by row, from the table that the package keeps."""

from collections import Counter

from generate.as_markdown import code, table
from loyalty_sim.validation.sources import kept_verdicts, source_rows

SECTIONS = {
    "A": "Managing satisfaction", "B": "Measuring is not enough", "C": "The service triangle",
    "D": "Customer satisfaction mirrors employee satisfaction", "E": "Customer-centric firms",
}  # fmt: skip


def rows() -> str:
    """A table a text."""
    parts = []
    for letter, title in SECTIONS.items():
        chosen = [row for row in source_rows() if row.id.startswith(letter)]
        lines = [
            (row.id, row.says, row.status(kept_verdicts()), " ".join(row.mechanisms), code(row.command), row.remark)
            for row in chosen
        ]
        heads = ["", "the text says", "status", "mechanism", "shown by", "remark"]
        parts.append(f"## {letter}. {title}\n\n{table(heads, lines)}")
    return "\n\n".join(parts)


def counts() -> str:
    """How many rows have which status."""
    found = Counter(row.status(kept_verdicts()) for row in source_rows())
    return ", ".join(f"{status}: {count}" for status, count in found.most_common()) + "."


PARTS = {"rows": rows, "counts": counts}


def part(name: str) -> str:
    """One part of the page, by name."""
    return PARTS[name]()
