"""What is said about settings that cannot be: problem, place, help, and the name that was probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any, NamedTuple

ALIKE = 0.6
LONGEST_NAME = 80
"""Letters of a word up to which a name like it is looked for."""
LONGEST_SHOWN = 120
"""Letters of what somebody gave that are repeated to them."""


def shown(given: object) -> str:
    """What somebody gave, text or not, cut where it is very long, on one line.

    >>> len(shown("9" * 5000))
    137
    """
    text = given if isinstance(given, str) else repr(given)
    text = " ".join(text.split()) if "\n" in text or "\r" in text else text
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}… ({len(text):,} letters)"


class Given(NamedTuple):
    """A value someone gave, and where: 'command line: a.b=1' or 'configs/scenario/x.yaml:7'."""

    value: Any
    where: str


class Problem(NamedTuple):
    """One thing wrong: what, where it was said, and what to do about it.

    >>> print(Problem("market.weeks = -3 is not allowed", "command line", ("it is at least 1",)))
    error: market.weeks = -3 is not allowed
      --> command line
      help: it is at least 1
    """

    message: str
    where: str
    help: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([f"error: {self.message}", f"  --> {self.where}", *(f"  help: {line}" for line in self.help)])


class ScenarioError(ValueError):
    """A configuration that cannot be run. `problems` lists everything wrong with it, not just the first thing.

    >>> from loyalty_sim import load_scenario
    >>> load_scenario(overrides=["market.wekes=52"])
    Traceback (most recent call last):
    ...
    loyalty_sim.scenario.messages.ScenarioError: ...
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["ScenarioError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` most like `word`, or None if none is alike; the first of equals.

    Dotted keys are alike if their last parts are, so `climate` and `decision.climate` both mean `firm.levers.climate`;
    the path before it decides between them only if it is alike itself, and of equals the shorter one is meant.
    """
    word = str(word)
    if len(word) > LONGEST_NAME:
        return None
    path, _, last = word.rpartition(".")
    best, meant = (ALIKE, 0.0, 0), None
    for name in names:
        its_path, _, its_last = name.rpartition(".")
        if likeness := _alike(last, its_last):
            score = (likeness, _alike(path, its_path), -its_path.count("."))
            if meant is None or score > best:
                best, meant = score, name
    return meant


def _alike(a: str, b: str) -> float:
    """Similarity from ALIKE to 1, or 0 if there is less: told by the lengths or the letters alone for most."""
    if 2.0 * min(len(a), len(b)) < ALIKE * (len(a) + len(b)):
        return 0.0
    matcher = SequenceMatcher(None, a.lower(), b.lower(), autojunk=False)
    ratio = matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
    return ratio if ratio >= ALIKE else 0.0
