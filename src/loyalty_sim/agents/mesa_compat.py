"""The one file that knows in what Mesa 3.3 and 3.5 differ; everything else takes Mesa's classes from here."""

from typing import Any

import mesa
from mesa import Agent, DataCollector

try:
    from mesa.agentset import AgentSet, GroupBy
except ImportError:  # Mesa before 3.4
    from mesa.agent import AgentSet, GroupBy  # type: ignore[no-redef, attr-defined]

__all__ = ["Agent", "AgentSet", "DataCollector", "GroupBy", "Model", "mesa", "release"]

COUNTS_PLACES = not hasattr(DataCollector(), "_collection_steps")
"""Whether `batch_run` takes the n-th thing collected for that of step n, and stops one short of the last: Mesa 3.3."""


class Model(mesa.Model):
    """Mesa's model, whose `batch_run` says "Step n" for what is so after n steps, in 3.3 as in later releases.

    In Mesa 3.3 that needs two things: the state of the start is collected first, and a model that has stopped by itself
    counts one step more, as `batch_run` reads from the first collected to the last but one of `steps`.
    """

    if COUNTS_PLACES:

        @property
        def steps(self) -> int:
            """Steps done; one more once the model has stopped."""
            return self._steps + (not self.running)

        @steps.setter
        def steps(self, steps: int) -> None:
            self._steps = steps - (not self.running)


def release(model: Any) -> None:
    """Let `model` be garbage-collected once it is dropped.

    Mesa 3.3 counts agents' ids in a table on the class `Agent` that holds every model it has seen for ever; Mesa 3.5
    counts on the model, so there is nothing to release.
    """
    getattr(Agent, "_ids", {}).pop(model, None)
