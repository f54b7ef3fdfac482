"""What is wrong with a configuration, said so that it can be mended: message, place, and help."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong: what, where it was said, and what to do about it."""

    message: str
    where: str
    help: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([f"error: {self.message}", f"  --> {self.where}", *(f"  help: {line}" for line in self.help)])


class ScenarioError(ValueError):
    """A configuration that cannot be run. `problems` lists everything wrong with it, not just the first thing."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["ScenarioError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)
