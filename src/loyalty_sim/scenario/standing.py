"""A firm beneath scenarios: its trade, and settings that win over the trade's and give way to all others."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from loyalty_sim.scenario.arms import is_decided
from loyalty_sim.scenario.messages import Given, Problem
from loyalty_sim.scenario.presets import compose
from loyalty_sim.scenario.schema import Scenario, flatten, spell


class Standing(NamedTuple):
    """trade: of the firm, with its place. values: settings by key."""

    trade: Given
    values: Mapping[str, Given]


_STANDING: ContextVar[Standing | None] = ContextVar("standing", default=None)


@contextmanager
def standing(trade: Given, values: Mapping[str, Given]) -> Iterator[None]:
    """Within it, every scenario that this thread, or task, loads is of a firm.

    Scenarios, files and words win over its settings, but may not be of another trade.

    >>> from loyalty_sim.scenario import load_scenario
    >>> with standing(Given("hotel", "mine"), {"market.customers": Given(700, "mine")}):
    ...     load_scenario().market.customers
    700
    """
    before = _STANDING.set(Standing(trade, dict(values)))
    try:
        yield
    finally:
        _STANDING.reset(before)


def trade_standing() -> dict[str, Given]:
    """The choice of the firm's trade; nothing where no firm stands."""
    stands = _STANDING.get()
    return {"trade": stands.trade} if stands else {}


def problem_of_trade(choices: Mapping[str, Given]) -> Problem | None:
    """Why a trade cannot be chosen beside a firm of another one; None if it can, or is not."""
    stands, asked = _STANDING.get(), choices.get("trade")
    if stands is None or asked is None or asked.value == stands.trade.value:
        return None
    message = f"the firm is of the trade {stands.trade.value}, not {spell(asked.value)}"
    help = (f"its trade is said with its figures ({stands.trade.where})", "for any trade: without the firm")
    return Problem(message, asked.where, help)


def values_standing(presets: Mapping[str, str]) -> dict[str, Given]:
    """The settings of the firm, but for those that the chosen scenario, or rivals, set otherwise than the trade."""
    stands = _STANDING.get()
    if stands is None:
        return {}
    chosen = compose(presets)
    usual = compose({key: value for key, value in presets.items() if key == "trade"})
    return {key: each for key, each in stands.values.items() if _value(chosen, key) == _value(usual, key)}


def set_otherwise(scenario: Scenario) -> list[str]:
    """Where the market of a scenario is not the one that was found for the firm which stands, in words.

    What the firm decides does not count: that is what is asked about.

    >>> with standing(Given("bank", "mine"), {"trade.wage": Given(950.0, "mine")}):
    ...     set_otherwise(Scenario())
    ['trade.wage is 900.0 and not 950.0']
    """
    stands, found = _STANDING.get(), flatten(scenario)
    values = stands.values if stands else {}
    return [
        f"{key} is {spell(found[key])} and not {spell(each.value)}"
        for key, each in values.items()
        if not is_decided(key) and found[key] != each.value
    ]


def _value(given: Mapping[str, Given], key: str) -> Any:
    return given[key].value if key in given else None
