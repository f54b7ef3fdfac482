"""The charts of a returns study: what a level of spend changes in all, and what the next step brings."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.lines import Line, Marked, Whiskers, lines
from loyalty_sim.picture.marks import area, vertical, zero_line
from loyalty_sim.picture.palette import BLUE, GREEN, GREY, ORANGE, VERMILLION, money_unit
from loyalty_sim.picture.words import years
from loyalty_sim.studies.returns.words import best_level, over_forms, shape_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

PROFIT, GROSS = "effect on profit", "gross return: profit before the spend"
ANY_FORM = "effect on profit over forms of response and luck"


def of_returns(result: "Result") -> list[Chart]:
    """The curve, and below it what each further step brings."""
    return [returns_curve(result.detail), marginal_steps(result.detail)]


def returns_curve(detail: "ReturnsDetail") -> Chart:
    """Effect on profit at every level: the band for the whole curve, an interval a level, today, best, gross return."""
    curve, effect = detail.curve, detail.curve.effect
    x, across = _levels(detail)
    ends = [effect.band_low, effect.band_high, effect.mean]
    ends += [detail.doubt.effect.low, detail.doubt.effect.high] if detail.doubt else []
    worth, unit = money_unit(float(np.abs(ends).max()), detail.currency)
    mean, low, high, band_low, band_high = (
        part / worth for part in (effect.mean, effect.low, effect.high, effect.band_low, effect.band_high)
    )
    drawn = [Line(PROFIT, x, mean, band_low, band_high, BLUE, symbol="circle", whiskers=Whiskers(x, low, high))]
    if detail.doubt:
        any_form = detail.doubt.effect
        drawn.append(
            Line(ANY_FORM, x, any_form.mean / worth, any_form.low / worth, any_form.high / worth, GREY, "dotted")
        )
    if detail.plan.is_money:
        drawn.append(Line(GROSS, x, detail.gross.mean / worth, colour=ORANGE, dash="dashed", symbol="rect"))
    per_cent = f"{100 * curve.confidence:.0f} %"
    subtitle = (
        f"paired difference to today, {detail.seeds} seeds; lines: {per_cent} interval of each level, shading: "
        f"{per_cent} band for the whole curve{'; grey: over forms of response too' if detail.doubt else ''}"
    )
    upwards = f"effect on profit\n({unit}, present value,\n{years(detail.years)})"
    said = f"{best_level(detail)} {shape_sentence(detail)} {over_forms(detail)}".rstrip()
    chart = lines(
        drawn, across, upwards, f"Returns on {detail.plan.lever}", subtitle,
        said, _marked(detail, words=True), ends=(x[0], x[-1]),
    )  # fmt: skip
    return chart._replace(table=_table(detail))


def marginal_steps(detail: "ReturnsDetail") -> Chart:
    """Profit gained by the step to the next level, as a staircase, with an interval a step."""
    x, across = _levels(detail)
    found, middle = detail.curve.marginal, (x[1:] + x[:-1]) / 2
    step, unit = _marginal_unit(detail)
    mean, low, high = (part / step for part in (found.mean, found.low, found.high))
    drawn = [
        Line("", x, np.append(mean, mean[-1]), colour=VERMILLION, step=True),
        Line("step", middle, mean, colour=VERMILLION, dash="", symbol="diamond", whiskers=Whiskers(middle, low, high)),
    ]
    paying = int((low > 0).sum())
    caption = f"{paying} of {len(mean)} steps pay for themselves beyond luck, {int((high < 0).sum())} do not."
    per_cent = f"{100 * detail.curve.confidence:.0f} %"
    subtitle = f"above 0 the next step pays for itself, below it does not; lines: {per_cent} intervals"
    title = f"profit gained\nby the next step\n({unit})"
    chart = lines(
        drawn, across, title, "What the next step brings", subtitle, caption, _marked(detail, words=False),
        ends=(x[0], x[-1]),
    )  # fmt: skip
    table = pd.DataFrame({
        f"from {across}": x[:-1], f"to {across}": x[1:], f"profit gained ({unit})": mean, "low": low, "high": high,
    })  # fmt: skip
    return chart._replace(table=table)


def _levels(detail: "ReturnsDetail") -> tuple[np.ndarray, str]:
    """The levels in the unit of the axis, and its title."""
    plan = detail.plan
    if not plan.is_money:
        return plan.amounts, f"{plan.lever} ({plan.unit})"
    divisor, unit = money_unit(plan.amounts[-1], detail.currency)
    return plan.amounts / divisor, f"spend on {plan.lever} ({unit} a year)"


def _marked(detail: "ReturnsDetail", words: bool) -> Marked:
    """Where today is and what is best, with its interval."""
    x, _ = _levels(detail)
    divisor, best = detail.plan.amounts[-1] / x[-1], detail.best
    here = vertical(x[detail.plan.baseline], "you are here" if words else "", INK, at="insideStartTop")
    top = vertical(best.value / divisor, "best by profit" if words else "", GREEN, "dashed", "insideEndTop")
    return Marked([zero_line(), here, top], [area(GREEN, (best.low / divisor, best.high / divisor))])


def _marginal_unit(detail: "ReturnsDetail") -> tuple[float, str]:
    if detail.plan.is_money:
        return 1.0, f"{detail.currency} per {detail.currency} spent"
    largest = float(np.abs([detail.curve.marginal.low, detail.curve.marginal.high]).max())
    divisor, unit = money_unit(largest, detail.currency)
    return divisor, f"{unit} per 1 % of {detail.plan.lever}"


def _table(detail: "ReturnsDetail") -> pd.DataFrame:
    plan, effect = detail.plan, detail.curve.effect
    columns: dict[str, Any] = {
        f"{plan.lever} ({plan.unit})": plan.amounts,
        f"effect on profit ({detail.currency}, present value)": effect.mean,
        "low": effect.low,
        "high": effect.high,
        "band low": effect.band_low,
        "band high": effect.band_high,
    }
    if plan.is_money:
        columns[f"gross return ({detail.currency}, present value)"] = detail.gross.mean
    if detail.doubt:
        over = detail.doubt.effect
        columns |= {"mean over forms": over.mean, "low over forms": over.low, "high over forms": over.high}
    return pd.DataFrame(columns)
