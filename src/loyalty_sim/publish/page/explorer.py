"""Sliders over a surface: figures at the points that were run, packed into the page, interpolated in between.

Packing: every figure as a 16-bit number between the least and the greatest of its kind (an error below a hundred
thousandth of that range), gzip, base64; the browser unpacks it (`DecompressionStream`).
"""

import base64
import gzip
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from markupsafe import Markup

from loyalty_sim.picture.axes import upright_axis, value_axis, week_axis
from loyalty_sim.picture.chart import INK, Option, band, base, line
from loyalty_sim.picture.marks import marks, zero_line
from loyalty_sim.picture.palette import BLUE, money_unit
from loyalty_sim.picture.table.details import details
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.picture.words import years
from loyalty_sim.studies.returns.levels import Plan
from loyalty_sim.studies.surface import MEASURES, Surface
from loyalty_sim.week.outcomes import OUTCOMES, SHARES

STEPS, FINE = 65_535, 20
PATHS = {"share": ("Market share", "share of all customers (%)", 100.0),
         "satisfaction": ("Satisfaction", "mean satisfaction (0-100)", 1.0)}  # fmt: skip


class Slider(NamedTuple):
    """One lever as it is moved: settings are what the model knows, amounts what the reader knows.

    today: place of the present level. per: amounts are divided by it on the axis of the curve.
    """

    lever: str
    label: str
    settings: list[float]
    amounts: list[float]
    today: int
    unit: str
    per: float

    @property
    def fine(self) -> int:
        """Steps between two levels that were run."""
        return FINE


class Explorer(NamedTuple):
    """What the template shows and the script reads."""

    sliders: list[Slider]
    currency: str
    years: str
    said: str
    fields: list[dict[str, Any]]
    packed: str
    options: dict[str, Option]
    curves: list[dict[str, str]]
    details: Markup

    @property
    def data(self) -> dict[str, Any]:
        """What the script reads."""
        sliders = [slider._asdict() for slider in self.sliders]
        return {
            "sliders": sliders,
            "fine": FINE,
            "currency": self.currency,
            "fields": self.fields,
            "packed": self.packed,
        }


def explorer(surface: Surface) -> Explorer:
    """The explorer of a surface."""
    divisor, unit = money_unit(float(np.abs(surface.ends).max()), surface.currency)
    fields = _fields(surface, divisor, unit)
    packed = [_pack(field) for field in fields]
    options = {f"curve_{plan.lever}": _curve(surface, plan, divisor, unit) for plan in surface.plans}
    options |= {f"path_{name}": _path(surface, name) for name in PATHS}
    points = surface.profit.mean.size
    per_cent = f"{100 * surface.confidence:.0f} %"
    said = (
        f"{points} combinations were run, each under the same {surface.seeds} seeds; between them figures are "
        f"interpolated in straight lines, and nothing is said beyond them. Intervals ({per_cent}): of the mean."
    )
    return Explorer(
        sliders=[_slider(plan) for plan in surface.plans],
        currency=surface.currency,
        years=years(surface.years),
        said=said,
        fields=[{name: field[name] for name in ("name", "unit", "low", "step", "size")} for field in fields],
        packed=base64.b64encode(gzip.compress(b"".join(packed), mtime=0)).decode(),
        options=options,
        curves=[{"id": name, "title": _title(name, surface)} for name in options],
        details=details(_table(surface), "Every combination that was run", "surface.csv"),
    )


def _slider(plan: Plan) -> Slider:
    label = f"Spend on {plan.lever.replace('_', ' ')}" if plan.is_money else plan.lever.capitalize()
    per, _ = _axis_unit(plan)
    return Slider(plan.lever, label, plan.settings.tolist(), plan.amounts.tolist(), plan.baseline, plan.unit, per)


def _axis_unit(plan: Plan) -> tuple[float, str]:
    return money_unit(plan.amounts[-1], plan.unit.partition(" ")[0]) if plan.is_money else (1.0, "")


def _fields(surface: Surface, divisor: float, unit: str) -> list[dict[str, Any]]:
    """Every figure the script can ask for: values (L1, L2, ..., size), with the two numbers that unpack them."""
    found = [
        (name, unit, values / divisor)
        for name, values in zip(("profit", "profit_low", "profit_high"), surface.ends, strict=True)
    ]
    found += [
        (name, "%" if name in SHARES else "", values * (100 if name in SHARES else 1))
        for name, values in surface.means.items()
    ]
    found += [(f"path_{name}", PATHS[name][1], PATHS[name][2] * values) for name, values in surface.paths.items()]
    dimensions = len(surface.plans)
    return [
        {"name": name, "unit": told, "values": values,
         "low": float(values.min()), "step": float(np.ptp(values)) / STEPS,
         "size": 1 if values.ndim == dimensions else values.shape[-1]}
        for name, told, values in found
    ]  # fmt: skip


def _pack(field: dict[str, Any]) -> bytes:
    scaled = (field["values"] - field["low"]) / (field["step"] or 1.0)
    return bytes(np.rint(scaled).astype("<u2").tobytes())


def _title(name: str, surface: Surface) -> str:
    kind, _, what = name.partition("_")
    return f"Returns on {what.replace('_', ' ')}, the others as set" if kind == "curve" else PATHS[what][0]


def _curve(surface: Surface, plan: Plan, divisor: float, unit: str) -> Option:
    """The frame of a curve; the script fills in what is drawn."""
    per, per_unit = _axis_unit(plan)
    x, nothing = plan.amounts / per, np.zeros(len(plan.amounts))
    mean = line("change of profit", [[at, 0] for at in x.tolist()], BLUE, symbol="circle")
    mean["markLine"] = marks(
        zero_line(), {"xAxis": float(x[plan.baseline]), "lineStyle": {"color": INK, "type": "solid"}}
    )
    name = f"spend on {plan.lever} ({per_unit} a year)" if plan.is_money else f"{plan.lever} ({plan.unit})"
    option = base(
        "", "", _title(f"curve_{plan.lever}", surface), series=[*band("interval", x, nothing, nothing, BLUE), mean]
    )
    option |= {
        "xAxis": value_axis(name, min=float(x[0]), max=float(x[-1]), splitLine={"show": False}),
        "yAxis": upright_axis(f"change of profit against today ({unit})", **_room(np.array(surface.ends) / divisor)),
    }
    return _untitled(option)


def _path(surface: Surface, name: str) -> Option:
    title, axis, factor = PATHS[name]
    today = factor * surface.paths[name][surface.today]
    option = time_curves(
        [Curve("today", today), Curve("as set", today)], title, axis, caption=f"{title} today and as set."
    ).option
    for series in option["series"]:
        series["data"] = [[week, value] for week, value in zip(surface.weeks.tolist(), today.tolist(), strict=True)]
    option["xAxis"] = week_axis(int(surface.weeks[-1]))
    option["yAxis"] |= _room(factor * surface.paths[name])
    return _untitled(option)


def _untitled(option: Option) -> Option:
    option.pop("title")
    option["grid"]["top"] -= 36
    return option


def _out(end: float) -> float:
    return float(f"{end:.3g}")


def _room(ends: np.ndarray) -> dict[str, Any]:
    """Ends of an axis that holds all of it."""
    edge = 0.03 * float(np.ptp(ends)) or 1.0
    return {"min": _out(float(ends.min()) - edge), "max": _out(float(ends.max()) + edge)}


def _table(surface: Surface) -> pd.DataFrame:
    profit = {"profit": f"profit against today ({surface.currency})", "profit_low": "low", "profit_high": "high"}
    units = {name: OUTCOMES[name].unit.replace("money", surface.currency) for name in MEASURES}
    names = profit | {name: f"{name} ({unit})" for name, unit in units.items()}
    levers = {plan.lever: f"{plan.lever} (setting)" for plan in surface.plans}
    return surface.table.rename(columns=names | levers)
