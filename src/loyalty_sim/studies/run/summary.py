"""The summary of a run: no decision yet, but where the firm comes to."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.studies.net_promoter import stands
from loyalty_sim.studies.summary import Summary, judgement_sentence, lever_keys, rivals_sentence
from loyalty_sim.theory.levers import LEVERS

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.run.analysis import RunDetail


def summary_of_run(result: "Result") -> Summary:
    """Where one scenario ends."""
    detail: RunDetail = result.detail
    [scenario] = result.scenarios.values()
    rows: Any = result.table.set_index("outcome").to_dict("index")
    funded = [name for name, level in scenario.firm.levers._asdict().items() if level and name in LEVERS]
    told = (
        f"{detail.firms[0].capitalize()} earns {money(rows['profit']['mean'], detail.currency)} in present value "
        f"over {years(scenario.market.weeks / 52)} on revenue of "
        f"{money(rows['revenue']['mean'], detail.currency)}.",
        f"It ends with {share(rows['share']['mean'])} of the market and keeps "
        f"{share(rows['retention']['mean'])} of its customers a year from leaving for others.",
        stands({name: row["mean"] for name, row in rows.items()}),
    )
    return Summary(
        do=(
            "This is one course of events and no decision: compare it with another, or ask a lever for its returns.",
            "Next: loyalty-sim returns climate, or loyalty-sim compare people_first, with the same settings.",
        ),
        returns=tuple(filter(None, told)),
        sure=_how_sure(result, rows["profit"]),
        change=tuple(filter(None, (rivals_sentence(scenario), judgement_sentence(lever_keys(funded))))),
    )


def _how_sure(result: "Result", profit: dict[str, float]) -> tuple[str, ...]:
    runs, currency = result.runs["profit"], result.detail.currency
    if len(runs) < 2:
        return ("One run only: nothing can be said about luck. Run it with --seeds 10 or more.",)
    low, high = (money(profit[end], currency) for end in ("low", "high"))
    worst, best = (money(end, currency) for end in (runs.min(), runs.max()))
    return (
        f"Mean profit lies between {low} and {high} (90 % interval over {len(runs)} runs).",
        f"Single runs range from {worst} to {best}: that is what luck alone does.",
    )
