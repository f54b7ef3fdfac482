"""What a visitor asks: two scenarios and a size. As an address that can be shared, as files, and as a command."""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from loyalty_sim.app.computing.learnt import check_learnt
from loyalty_sim.app.my_firm.asked import as_pairs, within_asked
from loyalty_sim.app.serving.limits import LONGEST_VALUE, MOST_MONEY, MOST_SETTINGS, problems_of_size
from loyalty_sim.my_firm.figures import Figures
from loyalty_sim.reading import value as read_value
from loyalty_sim.scenario import Problem, ScenarioError, load_scenario
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.messages import nearest, shown
from loyalty_sim.scenario.presets import GROUPS, options
from loyalty_sim.scenario.standing import set_otherwise
from loyalty_sim.scenario.user_input import FILES
from loyalty_sim.theory.levers import NAMES

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

LABELS = ("name", "title", "story", "firm.name", "trade.name", "trade.title", "market.currency")
"""Settings that are words to be shown: not taken from an address."""
LEARNT_FILE = "learnt.parquet"
"""What the file of worlds is called that a visitor takes along from the page Pilot."""


@dataclass(frozen=True)
class VisitorRequest:
    """A against B.

    a, b: scenarios of the library. both: settings and presets that hold for A and B; only_a, only_b: for one of them,
    each a value by its key, as it is written on the command line. firm: figures of the visitor's own firm by key,
    beneath A and B (`app.my_firm.asked`). seeds: paired runs; lever: of the returns curve; cap: what all levers of B
    may cost a year while they are moved, if that is bounded; no setting of the model. learnt: word of the worlds that
    a pilot left (`app.computing.learnt`), "" for those that are drawn; no setting either.
    """

    a: str = "baseline"
    b: str = "people_first"
    both: Mapping[str, str] = field(default_factory=dict)
    only_a: Mapping[str, str] = field(default_factory=dict)
    only_b: Mapping[str, str] = field(default_factory=dict)
    firm: Mapping[str, str] = field(default_factory=dict)
    seeds: int = 20
    lever: str = "climate"
    cap: float | None = None
    learnt: str = ""

    def scenarios(self) -> "tuple[Scenario, Scenario]":
        """A and B, checked. Raises ScenarioError with everything that is wrong with either."""
        found: list[Problem] = list(self._problems())
        if self._names_files() or self._is_flood():
            raise ScenarioError(found)  # nothing that an address names is read or run, and no flood is gone through
        loaded = []
        with within_asked(self.firm):
            for name, own in ((self.a, self.only_a), (self.b, self.only_b)):
                try:
                    loaded.append(load_scenario(name, words({**self.both, **own})))
                except ScenarioError as error:
                    found += error.problems
        for scenario in loaded:
            found += problems_of_size(scenario, self.seeds)
        if self.learnt and loaded:
            try:
                check_learnt(self.learnt, loaded[0].trade.name)
            except ScenarioError as error:
                found += error.problems
        if not found and loaded[0].market.weeks != loaded[1].market.weeks:
            found.append(Problem("A and B run for different lengths of time", "market.weeks", ("set one for both",)))
        if found:
            raise ScenarioError(dict.fromkeys(found))
        return paired(loaded[0], loaded[1])

    def start_of_b(self) -> "Scenario":
        """What B is before anything of its own is set. Raises ScenarioError."""
        with within_asked(self.firm):
            return load_scenario(self.b, words(self.both))

    def other_market(self) -> list[str]:
        """Where the market of B is not that of the firm's figures, in words. Raises ScenarioError."""
        b = self.scenarios()[1]
        with within_asked(self.firm):
            return set_otherwise(b)

    def _problems(self) -> Iterable[Problem]:
        """What a page does not take although the command line does: files, and floods of settings."""
        names = options("scenario")
        for name in (self.a, self.b):
            if name not in names:
                close = nearest(name, names)
                guess = (f"did you mean  {close} ?",) if close else ()
                yield Problem(f"there is no scenario '{shown(name)}'", "address", guess)
        if self._is_flood():
            yield Problem("the address holds more or longer settings than a page allows", "address")
        for key, _ in self._given()[:MOST_SETTINGS]:
            if key in LABELS or key in (*FILES, "scenario"):
                yield Problem(f"{shown(key)} cannot be set on a page", "address", ("use the command line",))
        if self.lever not in NAMES:
            close = nearest(self.lever, NAMES)
            guess = (f"did you mean  {close} ?",) if close else ()
            yield Problem(f"there is no lever '{shown(self.lever)}'", "address", guess)

    def _given(self) -> list[tuple[str, str]]:
        return [*self.both.items(), *self.only_a.items(), *self.only_b.items()]

    def _names_files(self) -> bool:
        return any(key in FILES for key, _ in self._given())

    def _is_flood(self) -> bool:
        given = [*self._given(), *self.firm.items()]
        longest = max((len(key) + len(value) for key, value in given), default=0)
        return len(given) > MOST_SETTINGS or max(longest, len(self.learnt)) > LONGEST_VALUE

    # -- the same in other words --------------------------------------------------------------------------------

    def query(self) -> str:
        """The query part of the address that asks the same."""
        pairs = [("a", self.a), ("b", self.b), *self.both.items()]
        pairs += [(f"a.{key}", value) for key, value in self.only_a.items()]
        pairs += [(f"b.{key}", value) for key, value in self.only_b.items()]
        pairs += as_pairs(self.firm)
        capped = [("cap", f"{self.cap:.0f}")] if self.cap is not None else []
        learnt = [("learnt", self.learnt)] if self.learnt else []
        return urlencode([*pairs, ("seeds", str(self.seeds)), ("lever", self.lever), *capped, *learnt])

    def file(self, side: str) -> str:
        """The scenario A or B as YAML, readable by the command line (`loyalty-sim run my_file.yaml`)."""
        import yaml

        name, own = (self.a, self.only_a) if side == "A" else (self.b, self.only_b)
        tree = {"scenario": name} | {key: read_value(word) for key, word in {**self.both, **own}.items()}
        return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)

    def command(self) -> str:
        """The command that gives the same numbers.

        Own settings of A or B are in the files that `file` writes, figures of a firm in that of the page My firm,
        worlds that were learnt in that of the page Pilot.
        """
        names = [self.a if not self.only_a else "a.yaml", self.b if not self.only_b else "b.yaml"]
        files = [*self.of_firm(), *self.after_pilot()]
        return shlex.join(["loyalty-sim", "compare", *names, *words(self.both), *files, "--seeds", str(self.seeds)])

    def of_firm(self) -> list[str]:
        """What a command says of the visitor's own firm; the file of its figures is saved on the page My firm."""
        return ["--firm", "my_firm.yaml"] if self.firm else []

    def after_pilot(self) -> list[str]:
        """What a command says of worlds that were learnt; their file is saved on the page Pilot."""
        return ["--learnt", LEARNT_FILE] if self.learnt else []

    def with_lever(self, lever: str, value: float, usual: float) -> "VisitorRequest":
        """The question with a lever of B at another level; at the scenario's own it needs no setting."""
        return self.with_setting(f"firm.levers.{lever}", f"{value:g}", f"{usual:g}")

    def with_setting(self, key: str, value: str, usual: str) -> "VisitorRequest":
        """The question with a setting of B at another value."""
        own = {name: given for name, given in self.only_b.items() if name != key}
        return replace(self, only_b=own if value == usual else own | {key: value})

    def of_any_firm(self) -> "VisitorRequest":
        """The same in the usual market of the firm's trade."""
        return replace(self, firm={}, both={**self.both, "trade": self.firm.get("trade", Figures().trade)})

    def pinned(self) -> "VisitorRequest":
        """B becomes A as well: what is changed from now on is compared with it."""
        return replace(self, a=self.b, only_a=dict(self.only_b))


def words(settings: Mapping[str, str]) -> list[str]:
    """Settings as words of a command line; presets first, since values win over them."""
    keys = sorted(settings, key=lambda key: key not in GROUPS)
    return [f"{key}={settings[key]}" for key in keys]


def read_query(pairs: Iterable[tuple[str, str]]) -> VisitorRequest:
    """What an address asks for; what is wrong with it comes out in `VisitorRequest.scenarios`."""
    plain: dict[str, str] = {}
    sides: dict[str, dict[str, str]] = {"a": {}, "b": {}, "our": {}, "": {}}
    for key, value in list(pairs)[: MOST_SETTINGS + 8]:
        if key in ("a", "b", "lever", "seeds", "cap", "learnt"):
            plain[key] = value
            continue
        side, _, rest = key.partition(".")
        own = side in ("a", "b", "our")
        sides[side if own else ""][rest if own else key] = value
    seeds, cap = plain.pop("seeds", "20"), plain.pop("cap", "")
    return VisitorRequest(
        both=sides[""], only_a=sides["a"], only_b=sides["b"], firm=sides["our"], seeds=_whole(seeds) or 0,
        cap=None if (most := _whole(cap)) is None else min(float(most), MOST_MONEY), **plain,
    )  # fmt: skip


def _whole(text: str) -> int | None:
    """A whole number of at least 0; None for anything else, thousands of digits included."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_VALUE else None
