"""Settings of earlier versions that have another name now, or none: results saved then still open."""

from collections.abc import Mapping
from typing import Any

from loyalty_sim.scenario.schema import flatten, unflatten
from loyalty_sim.theory.levers import LEVERS

RETIRED: dict[str, str] = {
    "theory.effort.pride_weight": "theory.pride.worth",
    "theory.individual.channel": "",
    "theory.individual.contacts": "",
    "theory.internal_service.relations": "",
    "theory.internal_service.worth": "theory.internal_service.by_help",
    "theory.loyalty.intention_base": "theory.intention.base",
    "theory.loyalty.intention_by_grievance": "theory.intention.by_grievance",
    "theory.loyalty.intention_by_loyalty": "theory.intention.by_loyalty",
    "theory.loyalty.intention_by_satisfaction": "theory.intention.by_satisfaction",
    "theory.reviews.weight": "",
    "theory.start.belief_sd": "",
    "theory.start.unknown_discount": "",
    "theory.turnover.attraction": "",
    "theory.word_of_mouth.gain": "",
    "theory.word_of_mouth.loss": "",
    **{f"theory.investment.{lever}.on": "" for lever in LEVERS},
}
"""The name each has now; empty where what it set is no longer in the model."""


def brought_over(tree: Mapping[str, Any]) -> dict[str, Any]:
    """A configuration saved by any version, in the names of today, without what is no longer in the model.

    >>> brought_over({"theory": {"loyalty": {"intention_base": 0.1, "rate": 0.04}, "reviews": {"weight": 0.3}}})
    {'theory': {'intention': {'base': 0.1}, 'loyalty': {'rate': 0.04}}}
    """
    named = {RETIRED.get(key, key): value for key, value in flatten(tree).items()}
    return unflatten({key: value for key, value in named.items() if key})


def what_became_of(key: str) -> tuple[str, ...]:
    """What to tell whoever names a retired setting; nothing for any other."""
    if key not in RETIRED:
        return ()
    if key.startswith("theory.investment."):
        return (f"write theory.response.{key.split('.')[2]}=none",)
    now = RETIRED[key]
    return (f"it is called {now} now" if now else "what it set is no longer in the model: CHANGELOG.md",)
