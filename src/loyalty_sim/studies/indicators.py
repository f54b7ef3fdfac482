"""Which outcomes a table and its charts show: those that somebody chose, with the one that decides always first.

All are computed and saved; the choice is of what is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from loyalty_sim.lab.given import listed
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.studies.compare.analysis import BEFORE_EQUITY, DECIDES
from loyalty_sim.week.outcomes import OUTCOMES

FIRST = (DECIDES, BEFORE_EQUITY, "customer_equity")
"""What is read first, in this order."""


def read_indicators(word: str) -> tuple[str, ...]:
    """Outcomes by name, apart by commas; none for an empty word. Raises ScenarioError for one that there is not.

    >>> read_indicators("satisfaction, share")
    ('satisfaction', 'share')
    """
    return as_indicators([name.strip() for name in word.split(",") if name.strip()])


def as_indicators(given: Any) -> tuple[str, ...]:
    """Outcomes by name, each once; a text as `read_indicators` has it. Raises ScenarioError for one that there is not.

    >>> as_indicators(["share", "share"])
    ('share',)
    """
    if isinstance(given, str):
        return read_indicators(given)
    names = tuple(dict.fromkeys(map(str, listed("show", () if given is None else given, '["satisfaction", "share"]'))))
    problems = []
    for name in names:
        if name not in OUTCOMES:
            close = nearest(name, OUTCOMES)
            help = (f"did you mean  {close} ?",) if close else (f"there are {', '.join(OUTCOMES)}",)
            problems.append(Problem(f"there is no outcome '{name}' to show", "indicators", help))
    if problems:
        raise ScenarioError(problems)
    return names


def chosen(names: Iterable[str], settings: Mapping[str, Any], decides: str = DECIDES) -> list[str]:
    """Those of the outcomes that are shown, in the order given: the named ones (`show`) and what decides, else all.

    >>> chosen(["satisfaction", "share", "value"], {"show": ["share"]})
    ['share', 'value']
    """
    named: Sequence[str] = settings.get("show", ())
    return [name for name in names if not named or name in named or name == decides]


def shown(names: Iterable[str], settings: Mapping[str, Any], decides: str = DECIDES) -> list[str]:
    """As `chosen`, what decides first.

    >>> shown(["satisfaction", "share", "value"], {"show": ["share"]})
    ['value', 'share']
    """
    ordered = sorted(dict.fromkeys(names), key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    return chosen(ordered, settings, decides)
