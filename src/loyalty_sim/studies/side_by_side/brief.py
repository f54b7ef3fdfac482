"""Arms side by side as a board reads them."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.words import money, share, signed
from loyalty_sim.studies import brief
from loyalty_sim.studies.brief import Brief, said
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.side_by_side.words import answer, by_profit

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.side_by_side.analysis import ArmsDetail


def brief_of_arms(result: "Result") -> Brief:
    """Which arm to take, what each brings and how sure that is."""
    detail: ArmsDetail = result.detail
    a, *others = result.scenarios.values()
    worlds = detail.worlds
    moved = [f"{letter}: {brief.moved(a, each)}" for letter, each in zip(list(detail.titles)[1:], others, strict=True)]
    levers = list(dict.fromkeys(lever for each in others for lever in brief.levers_in(a, each)))
    return Brief(
        decision=said(answer(detail), by_profit(detail), *moved),
        money=said(*_money(result, detail), brief.horizon(a)),
        sure=said(
            _chances(detail), brief.parts_of_doubt(worlds.between) if worlds else _luck_alone(), brief.of_size(a)
        ),
        change=said(
            brief.worth_most(worlds.known, detail.currency) if worlds else "",
            brief.of_rivals(a), brief.of_judgement(levers),
        ),
        saved=said(*_kept(result, detail)),
        measure=said(brief.to_settle(worlds.between, worlds.known) if worlds else ""),
    )  # fmt: skip


def _rows(result: "Result", name: str) -> Any:
    return result.table[result.table["outcome"] == name].set_index("arm").to_dict("index")


def _money(result: "Result", detail: "ArmsDetail") -> list[str]:
    rows, value = _rows(result, DECIDES), "expected" if detail.worlds else "difference"
    over = "everything in doubt" if detail.worlds else "luck alone"
    told = []
    for letter in list(detail.titles)[1:]:
        mean, low, high = (money(rows[letter][name], detail.currency, signed=True) for name in (value, "low", "high"))
        told.append(
            f"{letter} against {detail.first}: {mean} in profit and the worth of the customers at the end (range over "
            f"{over}, all of them together: {low} to {high})."
        )
    return told


def _chances(detail: "ArmsDetail") -> str:
    told = ", ".join(f"{letter} {share(chance)}" for letter, chance in detail.chance.items())
    return f"Probability of being worth most: {told}."


def _luck_alone() -> str:
    return "Only luck was looked at; what nobody knows exactly is usually the larger doubt."


def _kept(result: "Result", detail: "ArmsDetail") -> list[str]:
    rows = _rows(result, "retention")
    told = [f"{letter} {signed(100 * rows[letter]['difference'], 1)}" for letter in list(detail.titles)[1:] if rows]
    if not told:
        return []
    return [f"Of 100 customers so many more are kept a year than with {detail.first}: {', '.join(told)}."]
