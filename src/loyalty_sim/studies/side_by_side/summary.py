"""The summary of arms side by side."""

from typing import TYPE_CHECKING

from loyalty_sim.studies.side_by_side.words import against_first, answer, by_profit, doubts
from loyalty_sim.studies.summary import Summary, changed_levers, judgement_sentence, lever_keys, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def summary_of_arms(result: "Result") -> Summary:
    """Which arm to take, what each returns, and how sure it is."""
    a, *others = result.scenarios.values()
    levers = list(dict.fromkeys(lever for each in others for lever in changed_levers(a, each)))
    return Summary(
        do=tuple(filter(None, (answer(result.detail), by_profit(result.detail)))),
        returns=(against_first(result.table, result.detail),),
        sure=tuple(doubts(result.detail)),
        change=tuple(filter(None, (rivals_sentence(a), judgement_sentence(lever_keys(levers))))),
    )
