"""Whoever needs an extra that is not installed is told its name, before any work is done."""

from loyalty_sim.extras import how_to_install, lacking
from loyalty_sim.scenario.messages import Problem, ScenarioError


def need(extra: str, what: str, *modules: str) -> None:
    """Raise ScenarioError if modules of an extra are not installed. what: who needs them, as a sentence begins."""
    if absent := lacking(extra, *modules):
        verb = "is" if len(absent) == 1 else "are"
        named = " and ".join(filter(None, (", ".join(absent[:-1]), absent[-1])))
        message = f"{what} needs {named}, which {verb} not installed"
        raise ScenarioError([Problem(message, f"extra '{extra}'", (how_to_install(extra),))])
