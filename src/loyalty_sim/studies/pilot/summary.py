"""The summary of a pilot."""

from typing import TYPE_CHECKING

from loyalty_sim.studies.pilot import words
from loyalty_sim.studies.pilot.analysis import TEST
from loyalty_sim.studies.summary import Summary, changed_levers, judgement_sentence, lever_keys, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.pilot.analysis import PilotDetail

MANY = 96
"""Worlds from which on a verdict is not called one of few."""
FEW = "More worlds narrow what is said of its worth: --worlds 200."
FEW_SURE = "So few worlds can turn: ask again with --worlds 200 before you pay for it."


def summary_of_pilot(result: "Result", tried: str) -> Summary:
    """Whether to test, with the plan; what it is worth; what it sees; and what would change it. tried: in words."""
    detail: PilotDetail = result.detail
    keep, change = result.scenarios.values()
    more = "" if detail.worlds >= MANY else FEW_SURE if detail.verdict == TEST else FEW
    return Summary(
        do=(words.verdict(detail, tried), *words.plan(detail)),
        returns=tuple(words.worth(detail)),
        sure=(*words.sight(detail), *words.limits(detail)),
        change=tuple(filter(None, (
            more, rivals_sentence(keep), judgement_sentence(lever_keys(changed_levers(keep, change))),
        ))),
    )  # fmt: skip
