"""What is asked of a mechanism: its decision in its market, with the mechanism and switched off."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from loyalty_sim.scenario.arms import opened_alike
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.theory.mechanisms import MECHANISM, MECHANISMS, Mechanism

AS_SHIPPED = "as shipped"
_SHORTER = {"firm.levers.": "", "firm.policy.": "", "rivals.levers.": "rivals' ", "rivals.strategies": "rivals"}


class Asked(NamedTuple):
    """One mechanism as a result keeps it: see `theory.mechanisms.Mechanism`. off: empty if it only records."""

    code: str
    title: str
    market: tuple[str, ...]
    decision: tuple[str, ...]
    off: tuple[str, ...]
    read: str

    @property
    def arms(self) -> dict[str, tuple[str, ...]]:
        """The settings of the four arms by name: as usual and decided, with the mechanism and without it.

        It is switched off after the opening, so that all four open with the same customers, staff and firms.
        """
        off = opened_alike(self.off)
        return {
            "usual": self.market,
            "decided": self.market + self.decision,
            "usual_without": self.market + off,
            "decided_without": self.market + self.decision + off,
        }

    @property
    def taken(self) -> str:
        """The decision, and the market if it is another than the baseline, in a few words."""
        return spoken(self.decision) + (f" ({spoken(self.market)})" if self.market else "")

    def as_setting(self) -> dict[str, Any]:
        """As JSON has it."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self._asdict().items()}


def spoken(words: Iterable[str]) -> str:
    """Settings in a few words.

    >>> spoken(["firm.levers.climate=1.5", "rivals.levers.process=2", "trade=hotel"])
    "climate=1.5, rivals' process=2, trade=hotel"
    """
    return ", ".join(_shortened(word) for word in words)


def _shortened(word: str) -> str:
    start = next((start for start in _SHORTER if word.startswith(start)), "")
    return _SHORTER.get(start, "") + word.removeprefix(start)


def label(words: Sequence[str]) -> str:
    """How an arm is called among the runs: by its settings, so that mechanisms share the arms that are alike."""
    return " ".join(words) or AS_SHIPPED


def asked_of(mechanism: Mechanism) -> Asked:
    """What is asked of a mechanism of the registry."""
    chosen = mechanism.market, mechanism.decision, mechanism.off, mechanism.read
    return Asked(mechanism.code, mechanism.title, *chosen)


def from_setting(kept: Mapping[str, Any]) -> Asked:
    """The opposite of `Asked.as_setting`."""
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in map(kept.get, Asked._fields)]
    return Asked(*values)


def mechanisms_named(codes: Sequence[str]) -> list[Mechanism]:
    """The mechanisms with these codes (C2 and c2 mean the same), or all. Raises ScenarioError for codes there are not.

    >>> [each.code for each in mechanisms_named(["w3", "C2"])]
    ['W3', 'C2']
    """
    known = {code.lower(): code for code in MECHANISM}
    problems = [_unknown(word, known) for word in codes if word.lower() not in known]
    if problems:
        raise ScenarioError(problems)
    return [MECHANISM[code] for code in dict.fromkeys(known[word.lower()] for word in codes)] or list(MECHANISMS)


def _unknown(word: str, known: Mapping[str, str]) -> Problem:
    titles = {each.title.lower(): each.code for each in MECHANISMS}
    close = nearest(word.lower(), known) or nearest(word.lower(), titles)
    guess = (f"did you mean  {known.get(close) or titles[close]} ?",) if close else ()
    listed = ("loyalty-sim show mechanisms   lists them",)
    return Problem(f"there is no mechanism '{word}'", f"command line: {word}", (*guess, *listed))
