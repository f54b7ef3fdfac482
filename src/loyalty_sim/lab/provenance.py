"""Where a result comes from: enough to repeat it and to tell whether two results may be compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from loyalty_sim.lab.origin import LIBRARIES, origin
from loyalty_sim.lab.store import model_version
from loyalty_sim.scenario.schema import Scenario, scenario_hash, to_dict

__all__ = ["LIBRARIES", "provenance"]


def provenance(study: str, scenarios: Mapping[str, Scenario], seeds: Sequence[int], **settings: Any) -> dict[str, Any]:
    """A JSON-ready record.

    study: what was asked (run, compare, returns, ...); scenarios: the resolved configurations by name; settings: what
    else the question consisted of, such as the lever.
    """
    return {
        "study": study,
        "settings": settings,
        "seeds": list(seeds),
        "scenarios": {name: to_dict(scenario) for name, scenario in scenarios.items()},
        "scenario_hashes": {name: scenario_hash(scenario) for name, scenario in scenarios.items()},
        "common_random_numbers": True,
        "model": model_version(),
        **origin(),
    }
