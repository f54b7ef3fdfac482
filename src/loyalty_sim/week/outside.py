"""What files from outside make of the week: its plan, its rules, and a network; refused by name if it cannot be."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cache, partial
from typing import Any, NamedTuple

from loyalty_sim.compiled.try_rule import check_gives_numbers
from loyalty_sim.extend import Change, UseError
from loyalty_sim.extend.read_file import declared, name_of
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.week.plan import WEEK, Pass, Plan
from loyalty_sim.week.replace import chosen_rule, rules_used


class Outside(NamedTuple):
    """What a market takes from outside. rules: new ones by the rules they replace; network: None for the scenario's."""

    plan: Plan
    rules: dict[Any, Callable[..., Any]]
    strategies: dict[str, Any]
    network: Callable[[int, int], Any] | None


def check_use(sources: tuple[str, ...]) -> None:
    """Raises ScenarioError if what files declare cannot be used, before anything is run."""
    try:
        from_outside(sources)
    except UseError as error:
        help = ("what a file may say: docs/how_to/own_rules.md",)
        raise ScenarioError([Problem(str(error), f"use={','.join(map(name_of, sources))}", help)]) from None


@cache
def from_outside(sources: tuple[str, ...]) -> Outside:
    """What the texts of files declare, put together in their order.

    Raises UseError for an unknown pass or rule, other arguments, or two declarations of one thing.
    """
    plan, rules, strategies, networks = Plan(WEEK), {}, {}, []  # type: ignore[var-annotated]
    for text in sources:
        found = declared(text)
        try:
            for change in found.changes:
                plan = _changed(plan, change)
            rules = _with_rules(rules, found.rules, plan)
        except ValueError as error:
            raise UseError(f"{name_of(text)}: {error}") from None
        _once(strategies, found.strategies, "strategy", text)
        strategies |= found.strategies
        networks += found.networks
    if len(networks) > 1:
        raise UseError(f"{len(networks)} networks are declared: {', '.join(each.__name__ for each in networks)}")
    return Outside(plan, rules, strategies, partial(_graph, networks[0]) if networks else None)


def _graph(network: Callable[[int, int], Any], customers: int, seed: int) -> Any:
    """The graph that a network from outside gives. Raises UseError for what is none."""
    found = network(customers, seed)
    if not hasattr(found, "nodes") or not hasattr(found, "edges"):
        raise UseError(f"the network {network.__name__} gives {type(found).__name__}, not a networkx graph")
    return found


def _changed(plan: Plan, change: Change) -> Plan:
    if change.name not in plan.names():
        close = get_close_matches(change.name, plan.names(), n=1)
        guess = f"; did you mean '{close[0]}'?" if close else ""
        names = ", ".join(plan.names())
        raise ValueError(f"there is no pass '{change.name}'{guess}; the week has {names}")
    if change.do == "remove":
        return plan.without(change.name)
    run = change.run
    if run is None or not callable(run):
        raise ValueError(f"a pass is a function of the market, not {run!r}")
    if change.do == "replace":
        return plan.replaced(change.name, run)
    stage = next(each.stage for each in plan if each.name == change.name)
    name = getattr(run, "__name__", "inserted")
    if name in plan.names():
        raise ValueError(f"there is a pass '{name}' already; call the function something else")
    return plan.inserted(change.name, Pass(name, stage, run, ("*",), ("*",)))


def _with_rules(rules: dict[Any, Any], new: Sequence[tuple[str, Any]], plan: Plan) -> dict[Any, Any]:
    used = rules_used(each.run for each in plan)
    chosen = [(chosen_rule(name, by, used), by, name) for name, by in new]
    for old, _, name in chosen:
        if old in rules or [each for each, _, _ in chosen].count(old) > 1:
            raise ValueError(f"the rule '{name}' is replaced twice")
    for old, by, name in chosen:
        check_gives_numbers(name, old, by)
    return {**rules, **{old: by for old, by, _ in chosen}}


def _once(known: dict[str, Any], new: dict[str, Any], what: str, text: str) -> None:
    twice = sorted(set(known) & set(new))
    if twice:
        raise UseError(f"{name_of(text)}: the {what} {twice[0]} is declared in another file too")
