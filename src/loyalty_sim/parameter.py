"""What is said about one setting: unit, range, meaning, source and grade. The schema is made of these."""

from collections import namedtuple
from collections.abc import Mapping
from typing import Any, NamedTuple


class Parameter(NamedTuple):
    """Metadata of one setting, attached to its type: `loss_aversion: Annotated[float, Parameter(...)] = 1.1`.

    grade: A meta-analysis or large panel, B one solid study, C practitioner figure, D judgement.
    """

    help: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    source: str = "judgement"
    grade: str = "D"
    choices: tuple[str, ...] = ()


def section(fields: Mapping[str, tuple[Any, Any]]) -> Any:
    """Base class of a section of settings whose names come from a table.

    fields: by name, the type (Annotated with a Parameter, or a section) and the default.

        >>> from typing import Annotated
        >>> class Doses(section({"tea": (Annotated[float, Parameter("Tea", "cups", 0, 9)], 2.0)})):
        ...     pass
        >>> Doses().tea
        2.0
    """
    base = namedtuple("section", fields, defaults=[default for _, default in fields.values()])  # type: ignore[misc]
    base.__annotations__ = {name: kind for name, (kind, _) in fields.items()}
    return base
