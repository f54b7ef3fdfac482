"""The chart of arms side by side: what each brings against the first."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.palette import BLUE, GREEN, GREY, money_unit
from loyalty_sim.picture.words import share, years
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.side_by_side.words import answer

if TYPE_CHECKING:
    from loyalty_sim.picture.chart import Chart
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.side_by_side.analysis import ArmsDetail

AS_SET = "every figure as it is set"


def against_the_first(result: "Result") -> "Chart":
    """Profit and customer equity of every arm against the first, with intervals that hold together; the best green."""
    detail: ArmsDetail = result.detail
    rows: Any = result.table[result.table["outcome"] == DECIDES].to_dict("records")
    ends = [abs(row[end]) for row in rows[1:] for end in ("difference", "low", "high")]
    divisor, unit = money_unit(max(ends), detail.currency)
    value = "expected" if detail.worlds else "difference"
    drawn = []
    for place, row in enumerate(rows):
        letter = row["arm"]
        name = f"{letter} {detail.titles[letter]}: best with {share(detail.chance[letter])}"
        colour = GREEN if letter == detail.best else BLUE if place else GREY
        if not place:
            drawn.append(Bar(name, 0.0, colour=colour, beside=(0.0,) if detail.worlds else ()))
            continue
        mean, low, high = (row[each] / divisor for each in (value, "low", "high"))
        drawn.append(Bar(name, mean, low, high, colour, (row["difference"] / divisor,) if detail.worlds else ()))
    sure = f"{100 * detail.confidence:.0f} %"
    over = "over all that is in doubt" if detail.worlds else "by luck alone"
    return bars(
        drawn, f"What each brings against {detail.first}",
        f"{unit}, present value, {years(detail.years)}",
        f"profit and customer equity; lines: intervals that hold together with {sure}, {over}; green: likeliest to be "
        f"best", answer(detail), sort=False, value_is=f"mean {over}", beside=(AS_SET,) if detail.worlds else (),
    )  # fmt: skip
