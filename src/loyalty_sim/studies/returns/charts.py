"""The returns curve: what a level of spend changes, what the next unit brings, where today is and what is best."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.chart import (
    INK,
    Chart,
    band,
    base,
    line,
    marks,
    points,
    rounded,
    upright_axis,
    value_axis,
    vertical,
    zero_line,
)
from loyalty_sim.picture.palette import BLUE, GREEN, VERMILLION, money_unit
from loyalty_sim.studies.returns.words import best_level, shape_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

EFFECT, MARGINAL = "effect on profit", "marginal profit (right axis)"


def returns_curve(detail: "ReturnsDetail") -> Chart:
    """Of a returns study: effect on profit with the band for the whole curve, and the marginal return."""
    plan, curve = detail.plan, detail.curve
    divisor, unit = money_unit(plan.amounts[-1], detail.currency) if plan.is_money else (1.0, "")
    worth, worth_unit = money_unit(
        float(np.abs([curve.effect.band_low, curve.effect.band_high]).max()), detail.currency
    )
    step, step_unit = _marginal_unit(detail)
    caption = f"{best_level(detail)} {shape_sentence(detail)}"
    title = f"Returns on {plan.lever}"
    per_cent = f"{100 * curve.confidence:.0f} %"
    subtitle = f"paired difference to today, {detail.seeds} seeds; shading: {per_cent} band for the whole curve"
    x = plan.amounts / divisor
    option = base(title, subtitle, caption, legend=[EFFECT, MARGINAL], series=_series(detail, x, divisor, worth, step))
    option["xAxis"] = value_axis(
        f"spend on {plan.lever} ({unit} a year)" if plan.is_money else "price (% of the present price)",
        min=rounded(x[0]), max=rounded(x[-1]), splitLine={"show": False},
    )  # fmt: skip
    band_ends = curve.effect.band_low / worth, curve.effect.band_high / worth
    left, right = aligned(band_ends, curve.marginal.mean / step)
    option["yAxis"] = [
        upright_axis(f"effect on profit\n({worth_unit},\n{detail.years:.3g} years)", min=left[0], max=left[1]),
        upright_axis(
            f"marginal profit\n({step_unit.replace(' per ', ' per' + chr(10))})", "right",
            min=right[0], max=right[1], splitLine={"show": False},
        ),
    ]  # fmt: skip
    option["grid"]["top"] += 26  # titles of three lines, so that both fit side by side on a phone
    return Chart(title, caption, option, _table(detail, step_unit, step))


def _series(detail: "ReturnsDetail", x: np.ndarray, divisor: float, worth: float, step: float) -> list[dict[str, Any]]:
    curve, effect = detail.curve, detail.curve.effect
    middle = (x[1:] + x[:-1]) / 2
    here, best = x[detail.plan.baseline], curve.best.value / divisor
    total = line(EFFECT, points(x, effect.mean / worth), BLUE, symbol="circle")
    total["markLine"] = marks(
        zero_line(),
        vertical(here, "you are here", INK, at="insideStartTop"),
        vertical(best, "best", GREEN, dash="dashed", at="insideEndTop"),
    )
    low, high = rounded(curve.best.low / divisor), rounded(curve.best.high / divisor)
    shade = {"color": GREEN, "opacity": 0.1}
    total["markArea"] = {"silent": True, "itemStyle": shade, "data": [[{"xAxis": low}, {"xAxis": high}]]}
    further = line(
        MARGINAL, points(middle, curve.marginal.mean / step), VERMILLION, dash="dashed", symbol="diamond", yAxisIndex=1
    )
    return [*band("band", x, effect.band_low / worth, effect.band_high / worth, BLUE), total, further]


def _marginal_unit(detail: "ReturnsDetail") -> tuple[float, str]:
    if detail.plan.is_money:
        return 1.0, f"{detail.currency} per {detail.currency} spent"
    largest = float(np.abs([detail.curve.marginal.low, detail.curve.marginal.high]).max())
    divisor, unit = money_unit(largest, detail.currency)
    return divisor, f"{unit} per 1 % of price"


def aligned(left: Any, right: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ends of two axes, a little wider than their figures, whose zeros stand at the same height."""
    ends = [(min(0.0, np.min(part)), max(0.0, np.max(part))) for part in (left, right)]
    spans = [max(high - low, 1e-12) for low, high in ends]
    below = max(-low / span for (low, _), span in zip(ends, spans, strict=True))
    above = max(high / span for (_, high), span in zip(ends, spans, strict=True))
    return tuple((_nice(-below * span), _nice(above * span)) for span in spans)  # type: ignore[return-value]


def _nice(value: float) -> float:
    return float(f"{1.05 * value:.3g}")


def _table(detail: "ReturnsDetail", step_unit: str, step: float) -> pd.DataFrame:
    plan, curve = detail.plan, detail.curve
    gained = np.append(curve.marginal.mean / step, np.nan)  # the last level has no next one
    return pd.DataFrame(
        {
            f"{plan.lever} ({plan.unit})": plan.amounts,
            f"effect on profit ({detail.currency})": curve.effect.mean,
            "low": curve.effect.low,
            "high": curve.effect.high,
            "band low": curve.effect.band_low,
            "band high": curve.effect.band_high,
            f"marginal profit to the next level ({step_unit})": gained,
        }
    )
