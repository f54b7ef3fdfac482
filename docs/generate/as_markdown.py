"""Markdown from rows."""

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; what would break it is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(value: object) -> str:
    """One cell: on one line, no bars, no markup of HTML."""
    return " ".join(str(value).replace("|", "\\|").replace("<", "&lt;").split())


def code(value: object) -> str:
    """Something as it is typed."""
    return f"`{value}`" if str(value) else ""
