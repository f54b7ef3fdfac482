"""Where a result comes from: enough to repeat it and to tell whether two results may be compared."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from loyalty_sim.compiled import source_hash
from loyalty_sim.scenario.convert import scenario_hash, to_dict
from loyalty_sim.scenario.schema import Scenario

LIBRARIES = ("numpy", "numba", "mesa", "scipy", "pandas")


def provenance(study: str, scenarios: Mapping[str, Scenario], seeds: Sequence[int], **settings: Any) -> dict[str, Any]:
    """A JSON-ready record.

    study: what was asked (run, compare, returns); scenarios: the resolved configurations by name; settings: what else
    the question consisted of, such as the lever.
    """
    return {
        "study": study,
        "settings": settings,
        "seeds": list(seeds),
        "scenarios": {name: to_dict(scenario) for name, scenario in scenarios.items()},
        "scenario_hashes": {name: scenario_hash(scenario) for name, scenario in scenarios.items()},
        "common_random_numbers": True,
        "loyalty_sim": version("loyalty-sim"),
        "source_hash": source_hash(),
        "python": sys.version.split()[0],
        "libraries": {library: version(library) for library in LIBRARIES},
        "command": shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]]),
    }
