"""What is said about one setting: unit, range, meaning, source and grade. The schema is made of these."""

from typing import NamedTuple


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
