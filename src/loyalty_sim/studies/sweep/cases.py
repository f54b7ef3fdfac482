"""From a design and a starting point to the scenarios to run; the starting point itself is the one to compare with."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, flatten, spell
from loyalty_sim.studies.design import Design, Row

MOST_PROBLEMS = 20


class Case(NamedTuple):
    """One scenario of a design: its label, the values of the factors, and whether it is the one to compare with."""

    label: str
    values: dict[str, Any]
    scenario: Scenario
    baseline: bool = False


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
    """A starting point as it is handed to studies: a name, a scenario, or nothing for the baseline."""
    if isinstance(config, Scenario):
        if overrides:
            raise ValueError("overrides go with the name of a scenario, not with a scenario that is ready")
        return Start(ready=with_use(config, use))
    return Start(config or "baseline", tuple(overrides), use=use)


def cases(design: Design, start: Start) -> list[Case]:
    """The baseline first, then every row; a row that equals the baseline is the baseline.

    Raises ScenarioError with the problems of all rows, at most twenty of them.
    """
    starting = cache(start.scenario)  # rows with the same presets start alike
    base = starting(())
    found: list[Case] = []
    problems: list[Problem] = []
    for row in design.rows:
        try:
            found.append(Case(row.label, _filled(row, design, base), _with_row(row, starting)))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(_shortened(list(dict.fromkeys(problems))))
    alike = [place for place, case in enumerate(found) if _same(case.scenario, base)]
    if alike:
        found[alike[0]] = found[alike[0]]._replace(baseline=True)
        return [found[alike[0]], *(case for place, case in enumerate(found) if place not in alike)]
    return [Case("baseline", _filled(Row({}), design, base), base, baseline=True), *found]


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
