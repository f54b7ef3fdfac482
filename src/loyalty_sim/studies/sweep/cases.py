"""From a design and a starting point to the scenarios to run; the starting point itself is the one to compare with."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, NamedTuple

from loyalty_sim.scenario.arms import in_market_of, is_decided, paired
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.load import Use, check_not_ready, load_scenario, with_use
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, flatten, spell
from loyalty_sim.scenario.sound import sound
from loyalty_sim.scenario.user_input import as_words
from loyalty_sim.studies.design import Design, Row

MOST_PROBLEMS, TRADE = 20, "trade"


class Case(NamedTuple):
    """One scenario of a design: its label, the values of the factors, and whether it is one to compare with.

    against: the place of the case that it is compared with, the baseline in its market.
    """

    label: str
    values: dict[str, Any]
    scenario: Scenario
    baseline: bool = False
    against: int = 0


class Start(NamedTuple):
    """Where every row of a design starts from: a scenario by name and overrides, or one that is ready."""

    name: str = "baseline"
    overrides: tuple[str, ...] = ()
    ready: Scenario | None = None
    use: Use = ()

    def scenario(self, presets: tuple[str, ...]) -> Scenario:
        """The scenario, with other presets (`trade=airline`). Raises ScenarioError."""
        if self.ready is None:
            return load_scenario(self.name, (*self.overrides, *presets), self.use)
        if presets:
            help = ("give the name of a scenario and overrides instead of a scenario that is ready",)
            message = "presets cannot be varied in a scenario that is ready"
            raise ScenarioError([Problem(message, ", ".join(presets), help)])
        return self.ready


def as_start(config: Scenario | str | None, overrides: Sequence[str] = (), use: Use = ()) -> Start:
    """A starting point as it is handed to studies: a name, a scenario, or nothing for the baseline.

    Raises ValueError for what is none of these.
    """
    words = tuple(as_words(() if overrides is None else overrides))
    if isinstance(config, Scenario):
        check_not_ready(words)
        return Start(ready=with_use(config, use))
    if not isinstance(config, str | Path | NoneType):
        sound(config)
    return Start("baseline" if config is None else str(config), words, use=use)


def cases(design: Design, start: Start) -> list[Case]:
    """The baseline first, then that of every other market, then every row; a row that equals a baseline is it.

    A firm does not choose its trade, its customers or what it pays in wages: every row is compared with the baseline in
    its own market (`scenario.arms`). Raises ScenarioError with the problems of all rows, at most twenty of them.
    """
    starting = cache(start.scenario)  # rows with the same presets start alike
    base = starting(())
    found: list[Case] = []
    usual: list[Scenario] = []
    problems: list[Problem] = []
    for row in design.rows:
        try:
            case = Case(row.label, _filled(row, design, base), _with_row(row, starting))
            usual.append(_usual(row, case.scenario, base))
            found.append(case)
        except ScenarioError as error:
            problems += error.problems
    if not problems:
        problems += _other_lengths(found, design, base)
    if problems:
        raise ScenarioError(_shortened(list(dict.fromkeys(problems))))
    places: dict[Scenario, int] = {_unlabelled(base): 0}
    bases = [_baseline(Row({TRADE: base.trade.name} if TRADE in design.keys else {}), design, base, found)]
    for row, scenario in zip(design.rows, usual, strict=True):
        if _unlabelled(scenario) not in places:
            places[_unlabelled(scenario)] = len(bases)
            given = {key: value for key, value in row.values.items() if not is_decided(key)}
            bases.append(_baseline(Row(given), design, scenario, found))
    rest = [
        case._replace(against=places[_unlabelled(own)])
        for case, own in zip(found, usual, strict=True)
        if _unlabelled(case.scenario) not in places
    ]
    return [*(case._replace(against=at) for at, case in enumerate(bases)), *rest]


def _usual(row: Row, scenario: Scenario, base: Scenario) -> Scenario:
    """What a row is compared with: the baseline in the market of the row, where the same happens."""
    if all(is_decided(key) for key in row.values) or scenario.market.weeks != base.market.weeks:
        return base
    return paired(in_market_of(scenario, base), scenario)[0]


def _baseline(row: Row, design: Design, scenario: Scenario, found: Sequence[Case]) -> Case:
    """The row that is the baseline of a market, or one more case; row: what is given in that market."""
    alike = next((case for case in found if _same(case.scenario, scenario)), None)
    if alike:
        return alike._replace(baseline=True)
    said = [spell(value) if key in GROUPS else f"{key}={spell(value)}" for key, value in row.values.items()]
    return Case(", ".join(["baseline", *said]), _filled(row, design, scenario), scenario, baseline=True)


def _other_lengths(found: Sequence[Case], design: Design, base: Scenario) -> Iterator[Problem]:
    """Rows are compared with the start: money of thirteen weeks with money of thirteen weeks."""
    for case, row in zip(found, design.rows, strict=True):
        weeks = case.scenario.market.weeks
        if weeks != base.market.weeks:
            message = f"the row runs {weeks} weeks and what it is compared with {base.market.weeks}"
            yield Problem(message, row.where, ("one length for all: a sweep for each market.weeks=…",))


def _with_row(row: Row, starting: Callable[[tuple[str, ...]], Scenario]) -> Scenario:
    presets = tuple(f"{key}={spell(value)}" for key, value in row.values.items() if key in GROUPS)
    given = {key: Given(value, row.where) for key, value in row.values.items() if key not in GROUPS}
    scenario = with_settings(starting(presets), given)
    return scenario._replace(name=row.name) if row.name else scenario


def _filled(row: Row, design: Design, base: Scenario) -> dict[str, Any]:
    """Values of all factors: those of the row, the base's own where the row leaves them alone."""
    own = flatten(base) | {"trade": base.trade.name, "scenario": base.name, "network": base.network.kind}
    return {key: row.values.get(key, own.get(key, "as it is")) for key in design.keys}


def _same(a: Scenario, b: Scenario) -> bool:
    return _unlabelled(a) == _unlabelled(b)


def _unlabelled(scenario: Scenario) -> Scenario:
    return scenario._replace(name="", title="", story="")


def _shortened(problems: list[Problem]) -> list[Problem]:
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return problems
    return [*problems[:MOST_PROBLEMS], Problem(f"… and {rest} more problems in the design", "design")]
