"""The charts of a returns study: what a level of spend changes in all, and what the next step brings."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.language import tell
from loyalty_sim.picture.chart import INK, Chart, Option
from loyalty_sim.picture.lines import Line, Marked, Whiskers, lines
from loyalty_sim.picture.marks import area, vertical, zero_line
from loyalty_sim.picture.palette import BLUE, GREEN, GREY, ORANGE, VERMILLION, money_unit
from loyalty_sim.picture.units import name_of_outcome, unit_of
from loyalty_sim.picture.words import years
from loyalty_sim.studies.returns.answer import answer
from loyalty_sim.studies.returns.words import best_level, over_forms, shape_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

PAIRED = (
    "paired difference to {here}, {seeds} seeds; lines: {per_cent} interval of each level, shading: {per_cent} band "
    "for the whole curve"
)
PROFIT, GROSS = "effect on profit", "gross return: profit before the spend"
OVER_ALL, AS_SET = "mean over all that is in doubt", "every figure as it is set"
IN_OTHERS = ("profit", "value")
"""Outcomes that have pictures of their own."""
ANY_FORM, ANY_FORM_IS = "effect on profit over forms of response and luck", "grey: over forms of response too"


def of_returns(result: "Result") -> list[Chart]:
    """Over worlds what decides by level; the curve of profit; and below it what each further step brings."""
    detail: ReturnsDetail = result.detail
    whole = [whole_curve(detail)] if detail.whole and detail.whole.worlds else []
    named = [name for name in result.provenance["settings"].get("show", ()) if name not in IN_OTHERS]
    return [*whole, returns_curve(detail), marginal_steps(detail), *(other_curve(result, name) for name in named)]


def other_curve(result: "Result", name: str) -> Chart:
    """Effect on an outcome that was named, at every level, with an interval a level."""
    detail: ReturnsDetail = result.detail
    x, across = _levels(detail)
    found = result.table[[name, f"{name}_low", f"{name}_high"]].to_numpy(float)
    divisor, unit = unit_of(name, float(np.nanmax(np.abs(found))), detail.currency)
    mean, low, high = found.T / divisor
    title = name_of_outcome(name)
    drawn = [Line(title, x, mean, colour=BLUE, symbol="circle", whiskers=Whiskers(x, low, high))]
    subtitle = f"paired difference to {detail.here}, {detail.seeds} seeds; lines: 90 % interval of each level"
    table = pd.DataFrame({across: x, f"{title} ({unit})": mean, "low": low, "high": high})
    marked = Marked([zero_line(), *_places(detail, words=True)])
    chart = lines(drawn, across, f"change ({unit})", f"Effect on {title}", subtitle, "", marked, ends=(x[0], x[-1]))
    return chart._replace(table=table)


def whole_curve(detail: "ReturnsDetail") -> Chart:
    """Profit and customer equity at every level: over all that is in doubt, and with every figure as it is set."""
    assert detail.whole
    assert detail.whole.worlds
    value, full = detail.whole.value, detail.whole.worlds.effect
    x, across = _levels(detail)
    mean, low, high = (np.array([getattr(each, end) for each in full]) for end in ("mean", "low", "high"))
    worth, unit = money_unit(float(np.abs([low, high, value.low, value.high]).max()), detail.currency)
    drawn = [
        Line(OVER_ALL, x, mean / worth, low / worth, high / worth, BLUE, symbol="circle"),
        Line(
            AS_SET, x, value.mean / worth, colour=ORANGE, dash="dashed", symbol="rect",
            whiskers=Whiskers(x, value.low / worth, value.high / worth),
        ),
    ]  # fmt: skip
    per_cent = f"{100 * detail.curve.confidence:.0f} %"
    subtitle = (
        f"profit and customer equity against {detail.here}; shading: {per_cent} interval over all that is in doubt; "
        f"lines: by luck alone"
    )
    upwards = f"{unit}, present value,\n{years(detail.years)}"
    best = vertical(x[detail.whole.best], "best tried", GREEN, "dashed", "insideEndTop")
    found = [best] if detail.whole.best != detail.plan.baseline else []
    chart = lines(
        drawn, across, upwards, f"What decides, by spend on {detail.plan.lever}" if detail.plan.is_money else
        f"What decides, by {detail.plan.lever}", subtitle, answer(detail),
        Marked([zero_line(), *_places(detail, words=True), *found]), ends=(x[0], x[-1]),
    )  # fmt: skip
    money_is = f"({detail.currency}, present value)"
    table = pd.DataFrame({
        f"{detail.plan.lever} ({detail.plan.unit})": detail.plan.amounts, f"{OVER_ALL} {money_is}": mean, "low": low,
        "high": high, f"{AS_SET} {money_is}": value.mean, "low by luck": value.low, "high by luck": value.high,
    })  # fmt: skip
    return chart._replace(table=table)


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
    drawn = [Line(tell(PROFIT), x, mean, band_low, band_high, BLUE, symbol="circle", whiskers=Whiskers(x, low, high))]
    if detail.doubt:
        any_form = detail.doubt.effect
        drawn.append(
            Line(tell(ANY_FORM), x, any_form.mean / worth, any_form.low / worth, any_form.high / worth, GREY, "dotted")
        )
    if detail.plan.is_money:
        drawn.append(Line(tell(GROSS), x, detail.gross.mean / worth, colour=ORANGE, dash="dashed", symbol="rect"))
    per_cent = f"{100 * curve.confidence:.0f} %"
    subtitle = tell(PAIRED, here=tell(detail.here), seeds=detail.seeds, per_cent=per_cent)
    if detail.doubt:
        subtitle = f"{subtitle}; {tell(ANY_FORM_IS)}"
    upwards = tell("effect on profit\n({unit}, present value,\n{years})", unit=unit, years=years(detail.years))
    more = "" if detail.whole and detail.whole.worlds else over_forms(detail)  # then it stands below another picture
    said = f"{best_level(detail)} {shape_sentence(detail)} {more}".rstrip()
    chart = lines(
        drawn, across, upwards, tell("Returns on {lever}", lever=tell(detail.plan.lever)), subtitle,
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
        return plan.amounts, f"{tell(plan.lever)} ({tell(plan.unit)})"
    divisor, unit = money_unit(plan.amounts[-1], detail.currency)
    return plan.amounts / divisor, tell("spend on {lever} ({unit} a year)", lever=tell(plan.lever), unit=unit)


def _marked(detail: "ReturnsDetail", words: bool) -> Marked:
    """Where today and the arms are, which level tried is best by profit, and the interval of where it is highest."""
    x, _ = _levels(detail)
    divisor, best = detail.plan.amounts[-1] / x[-1], detail.best
    top = vertical(
        detail.best_tried / divisor, tell("best by profit") if words else "", GREEN, "dashed", "insideEndTop"
    )
    return Marked([zero_line(), *_places(detail, words), top], [area(GREEN, (best.low / divisor, best.high / divisor))])


def _together(names: list[str]) -> str:
    first, *others = names
    for each in others:
        first = tell("{one} and {other}", one=first, other=each)
    return first


def _places(detail: "ReturnsDetail", words: bool) -> list[Option]:
    """A line where each arm has the lever, with its name; arms at one place share it. Else one for today."""
    x, _ = _levels(detail)
    settings, now = detail.plan.settings, float(detail.plan.settings[detail.plan.baseline])
    arms = dict(detail.arms) if detail.here != "today" else {**detail.arms, "today": now}
    named: dict[float, list[str]] = {}
    for name, level in arms.items():
        if settings[0] <= level <= settings[-1]:
            named.setdefault(round(float(level), 6), []).append(tell(name))
    return [
        vertical(
            float(np.interp(level, settings, x)), _together(names) if words else "", INK,
            "solid" if level == round(now, 6) else "dotted", "insideStartTop",
        )
        for level, names in named.items()
    ]  # fmt: skip


def _marginal_unit(detail: "ReturnsDetail") -> tuple[float, str]:
    if detail.plan.is_money:
        return 1.0, f"{detail.currency} per {detail.currency} spent"
    largest = float(np.abs([detail.curve.marginal.low, detail.curve.marginal.high]).max())
    divisor, unit = money_unit(largest, detail.currency)
    return divisor, f"{unit} per 1 % of {detail.plan.lever}"


def _table(detail: "ReturnsDetail") -> pd.DataFrame:
    plan, effect = detail.plan, detail.curve.effect
    columns: dict[str, Any] = {
        f"{tell(plan.lever)} ({tell(plan.unit)})": plan.amounts,
        tell("effect on profit ({currency}, present value)", currency=detail.currency): effect.mean,
        tell("low"): effect.low,
        tell("high"): effect.high,
        tell("band low"): effect.band_low,
        tell("band high"): effect.band_high,
    }
    if plan.is_money:
        columns[tell("gross return ({currency}, present value)", currency=detail.currency)] = detail.gross.mean
    if detail.doubt:
        over = detail.doubt.effect
        columns |= {
            tell("mean over forms"): over.mean,
            tell("low over forms"): over.low,
            tell("high over forms"): over.high,
        }
    return pd.DataFrame(columns)
