"""What the page asks beside its question, in an address: `pilot.sites=20`; read with what is wrong said by name."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from loyalty_sim.app.serving.limits import LONGEST_VALUE
from loyalty_sim.app.visitor_request import VisitorRequest, read_query
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import nearest, shown

PREFIX = "pilot."
KEYS = (
    "tab", "sites", "budget", "per_site", "measures", "asked", "worlds", "estimator", "cut", "points", "answers",
    "bonus",
)  # fmt: skip


class Given(NamedTuple):
    """The question, and the words beside it by key, without what is before the point."""

    question: VisitorRequest
    beside: Mapping[str, str]

    def word(self, key: str, usual: str = "") -> str:
        """As it is written."""
        return self.beside.get(key, usual)

    def number(self, key: str, usual: float) -> float:
        """A number. Raises ScenarioError for what is none."""
        word = self.beside.get(key, f"{usual:g}")
        try:
            return float(word)
        except ValueError:
            message = f"{key} = '{shown(word)}' is no number"
            raise ScenarioError([Problem(message, "address", (f"such as {PREFIX}{key}={usual:g}",))]) from None


def read_address(pairs: Iterable[tuple[str, str]]) -> Given:
    """The question of an address, and what is beside it. Raises ScenarioError for words that mean nothing here.

    >>> read_address([("trade", "hotel"), ("pilot.sites", "12")]).number("sites", 20)
    12.0
    """
    own, rest = {}, []
    for key, value in pairs:
        if key.startswith(PREFIX):
            own[key.removeprefix(PREFIX)] = value
        else:
            rest.append((key, value))
    problems = []
    for key, value in own.items():
        if key not in KEYS:
            close = nearest(key, KEYS)
            help = (*((f"did you mean  {PREFIX}{close} ?",) if close else ()), f"there are {', '.join(KEYS)}")
            problems.append(Problem(f"there is nothing called '{PREFIX}{shown(key)}'", "address", help))
        elif len(value) > LONGEST_VALUE:
            problems.append(Problem(f"{key} is longer than a page takes", "address"))
    if problems:
        raise ScenarioError(problems)
    return Given(read_query(rest), own)


def address_of(question: VisitorRequest, tab: str, beside: Mapping[str, str]) -> str:
    """The address that asks the same at one of the tabs of the page.

    >>> address_of(VisitorRequest(), "trial", {"sites": "12"}).partition("&pilot.")[2]
    'tab=trial&pilot.sites=12'
    """
    own = {f"{PREFIX}{key}": word for key, word in {"tab": tab, **beside}.items() if word}
    return f"/pilot?{question.query()}&{urlencode(own)}"
