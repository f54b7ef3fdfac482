"""The charts of a sensitivity study, by its method."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.lines import Marked
from loyalty_sim.picture.marks import area, slope
from loyalty_sim.picture.palette import BLUE, GREY
from loyalty_sim.picture.plane import Ends, Kind, plane
from loyalty_sim.picture.tornado import Swing, tornado
from loyalty_sim.picture.units import short_name, unit_of, unit_of_setting
from loyalty_sim.picture.words import figure

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.sensitivity.analysis import SensitivityDetail

LUCK = " (may be luck)"


def of_sensitivity(result: "Result") -> list[Chart]:
    """What moves the outcome most, with intervals; what luck may explain is marked in words."""
    return {"tornado": _tornado, "morris": _morris, "sobol": _sobol}[result.detail.method](result)


def _named(result: "Result") -> list[tuple[str, dict[Any, Any]]]:
    """Factors as they are read, most important first, with their rows of the table."""
    rows = result.table.to_dict("records")
    return [(row["meaning"] + ("" if row["sure"] else LUCK), row) for row in rows]


def _unit(detail: "SensitivityDetail", largest: float) -> tuple[float, str]:
    return unit_of(detail.question.on, largest, detail.question.scenario.market.currency)


def _tornado(result: "Result") -> list[Chart]:
    detail: SensitivityDetail = result.detail
    columns = [f"at_{end}{tail}" for end in ("low", "high") for tail in ("_low", "_high")]
    divisor, unit = _unit(detail, float(result.table[columns].abs().to_numpy().max()))

    def swing(name: str, row: dict[Any, Any]) -> Swing:
        low, high = ([row[f"at_{end}{tail}"] / divisor for tail in ("", "_low", "_high")] for end in ("low", "high"))
        ends = (figure(row["from"]), figure(row["to"]))
        unit_of_ends = unit_of_setting(row["factor"], detail.question.scenario.market.currency)
        return Swing(name, low[0], high[0], *ends, (low[1], low[2]), (high[1], high[2]), unit_of_ends)

    swings = [swing(*each) for each in _named(result)]
    on, title = detail.question.on.replace("_", " "), f"What moves {detail.question.subject}"
    return [tornado(swings, on, unit, title, now=detail.question.said(float(detail.base.mean())))]


def _morris(result: "Result") -> list[Chart]:
    detail: SensitivityDetail = result.detail
    divisor, unit = _unit(detail, float(result.table["mu_star_high"].max()))
    named = _named(result)
    per_cent = f"{100 * detail.confidence:.0f} %"
    size = bars(
        [_bar(name, row, "mu_star", divisor) for name, row in named],
        f"What moves {detail.question.subject}",
        f"mean size of its effect, mu* ({unit})",
        f"effect of a whole range, over the space of all factors; lines: {per_cent} intervals",
        f"{named[0][0]} moves it most: by {figure(named[0][1]['mu_star'] / divisor)} {unit} on average.",
        sort=False,
    )
    return [size, _spread(result, divisor, unit)]


def _spread(result: "Result", divisor: float, unit: str) -> Chart:
    """Size and spread of the effects, what luck alone would show, and the line above which an effect depends."""
    table = result.table
    kinds = [_kind(name, table[table["sure"] == sure], divisor)
             for name, sure in (("beyond luck", True), ("may be luck", False))]  # fmt: skip
    luck = float(table["luck"].max()) / divisor
    end = float(min(table["mu_star_high"].max(), table["sigma_high"].max())) / divisor
    return plane(
        kinds,
        f"mean size of the effect, mu* ({unit})",
        f"how much it differs,\nsigma ({unit})",
        "Size and spread of the effects",
        "above the dashed line an effect depends on the other factors, or on where one is; grey: luck alone; "
        f"lines: {100 * result.detail.confidence:.0f} % intervals",
        _spread_sentence(result),
        marked=Marked([slope((0.0, 0.0), (end, end), GREY)], [area(GREY, (0.0, luck))]),
    )


def _kind(name: str, rows: "pd.DataFrame", divisor: float) -> Kind:
    size, spread = (
        [rows[f"{column}{tail}"].to_numpy(float) / divisor for tail in ("", "_low", "_high")]
        for column in ("mu_star", "sigma")
    )
    words = [short_name(key) for key in rows["factor"]]
    return Kind(name, size[0], spread[0], words, Ends(*size[1:]), Ends(*spread[1:]))


def _spread_sentence(result: "Result") -> str:
    sure = result.table[result.table["sure"]]
    bent = sure[sure["sigma_low"] > 0.5 * sure["mu_star"]]["meaning"]
    if not len(sure):
        return "No factor stands out from what luck alone would show."
    if not len(bent):
        return "What the leading factors do depends little on the others."
    return f"Depends on the others or on where one is: {'; '.join(bent)}."


def _sobol(result: "Result") -> list[Chart]:
    detail: SensitivityDetail = result.detail
    named = _named(result)
    per_cent = f"{100 * detail.confidence:.0f} %"
    first = named[0]
    found = []
    for column, title, subtitle in (
        ("total", "Share of the variation, alone and with the others", "what would stay if all others were known (ST)"),
        ("first", "Share of the variation, alone", "what would go if it alone were known (S1)"),
    ):
        caption = (
            f"{first[0]}: {100 * first[1][column]:.0f} % of the variation of {detail.question.subject} "
            f"({100 * first[1][f'{column}_low']:.0f} to {100 * first[1][f'{column}_high']:.0f} %)."
        )
        rows = [_bar(name, row, column, 0.01) for name, row in named]
        axis = "share of the variation over these ranges (%)"
        found.append(bars(rows, title, axis, f"{subtitle}; lines: {per_cent} intervals", caption, sort=False))
    return found


def _bar(name: str, row: dict[Any, Any], column: str, divisor: float) -> Bar:
    value, low, high = (row[f"{column}{tail}"] / divisor for tail in ("", "_low", "_high"))
    return Bar(name, value, low, high, BLUE if row["sure"] else GREY)
