"""The table of all settings outside the theories, section by section, from the schema."""

from itertools import groupby

from generate.as_markdown import code
from generate.as_markdown import table as as_table
from loyalty_sim.scenario import Scenario
from loyalty_sim.scenario.schema import LABELS, Setting, settings, spell

SECTIONS = {
    "market": "The market", "trade": "The trade", "network": "Who talks to whom", "firm": "The focal firm",
    "rivals": "Rivals", "shocks": "Shocks", "later": "After the opening", "use": "Python of your own",
}  # fmt: skip


def table() -> str:
    """One section and table for each first word of a key; settings of theories stand with their theory."""
    known = [each for key, each in settings(Scenario).items() if key not in LABELS and not key.startswith("theory.")]
    parts = []
    for first, members in groupby(known, key=lambda each: each.key.partition(".")[0]):
        parts.append(f"## {SECTIONS[first]} {{ #{first} }}\n\n{rows(list(members))}")
    return "\n\n".join(parts)


def rows(members: list[Setting]) -> str:
    """The settings as rows."""
    return as_table(
        ["setting", "default", "allowed", "meaning", "source (grade)"],
        [
            (code(s.key), spell(s.default), s.allowed, s.parameter.help, f"{s.parameter.source} ({s.parameter.grade})")
            for s in members
        ],
    )
