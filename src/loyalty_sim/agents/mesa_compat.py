"""The one file that knows in what Mesa 3.3 and 3.5 differ; everything else takes Mesa's classes from here."""

from typing import Any

import mesa
from mesa import Agent, DataCollector, Model

try:
    from mesa.agentset import AgentSet, GroupBy
except ImportError:  # Mesa before 3.4
    from mesa.agent import AgentSet, GroupBy  # type: ignore[no-redef, attr-defined]

__all__ = ["Agent", "AgentSet", "DataCollector", "GroupBy", "Model", "mesa", "release"]


def release(model: Any) -> None:
    """Let `model` be garbage-collected once it is dropped.

    Mesa 3.3 counts agents' ids in a table on the class `Agent` that holds every model it has seen for ever; Mesa 3.5
    counts on the model, so there is nothing to release.
    """
    getattr(Agent, "_ids", {}).pop(model, None)
