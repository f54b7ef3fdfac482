"""The shape of a YAML text, looked at before anything is made of it.

A configuration is a small tree. Aliases can make a text of a few lines a thousand million entries, or a tree that
contains itself; deep nesting exhausts the stack; a second document would be left out in silence.
"""

from typing import Any

from loyalty_sim.reading.unreadable import Unreadable

MOST_ENTRIES, DEEPEST = 50_000, 20


def check_shape(text: str) -> None:
    """Raises Unreadable, with the line, for aliases, a second document, too much or too deep a tree.

    What is no YAML at all raises the YAMLError of the parser.
    """
    import yaml

    depth = entries = documents = 0
    for event in yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(f"the alias *{event.anchor} is not followed", _line(event), ("write the value out",))
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Unreadable("a second document begins here", _line(event), ("one document a file; leave out ---",))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(f"it is nested deeper than {DEEPEST} levels", _line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.NodeEvent):
            entries += 1
            if entries > MOST_ENTRIES:
                help = ("many rows are read faster from CSV or Parquet",)
                raise Unreadable(f"it has more than {MOST_ENTRIES:,} entries", _line(event), help)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
