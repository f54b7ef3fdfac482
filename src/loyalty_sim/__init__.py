"""Agent-based simulation of service quality and customer loyalty.

>>> from loyalty_sim import load_scenario, returns
>>> result = returns("climate", load_scenario(overrides=["trade=bank"]))  # doctest: +SKIP

The public names are loaded when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from loyalty_sim.version import __version__

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.scenario import Scenario, ScenarioError, load_scenario
    from loyalty_sim.studies import (
        Result,
        ablate,
        branch,
        burn_in,
        compare,
        discover,
        drivers,
        explain,
        learn,
        measure,
        optimise,
        pilot,
        returns,
        run,
        sensitivity,
        sweep,
    )

__all__ = [
    "Result",
    "Scenario",
    "ScenarioError",
    "ServiceMarket",
    "__version__",
    "ablate",
    "branch",
    "burn_in",
    "compare",
    "discover",
    "drivers",
    "explain",
    "learn",
    "load_scenario",
    "measure",
    "optimise",
    "pilot",
    "returns",
    "run",
    "sensitivity",
    "side_by_side",
    "sweep",
]

_HOMES = {
    "Result": "studies",
    "Scenario": "scenario",
    "ScenarioError": "scenario",
    "ServiceMarket": "market",
    "ablate": "studies",
    "branch": "studies",
    "burn_in": "studies",
    "compare": "studies",
    "discover": "studies",
    "drivers": "studies",
    "explain": "studies",
    "learn": "studies",
    "measure": "studies",
    "load_scenario": "scenario",
    "optimise": "studies",
    "pilot": "studies",
    "returns": "studies",
    "run": "studies",
    "sensitivity": "studies",
    "side_by_side": "studies",
    "sweep": "studies",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = f"{__name__}.{_HOMES[name]}"
    try:
        module = import_module(home)
    except AttributeError as error:  # which `from loyalty_sim import name` would take for a name that is not there
        raise ImportError(f"{home} cannot be imported: {error}") from error
    return getattr(module, name)


def __dir__() -> list[str]:
    return __all__
