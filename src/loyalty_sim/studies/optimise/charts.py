"""The charts of a plan: the money, what the last of it brings back, the plans beside it, what is worth knowing."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.lines import Line, Marked, Whiskers, lines
from loyalty_sim.picture.marks import zero_line
from loyalty_sim.picture.palette import BLUE, COLOURS, GREEN, GREY, money_unit
from loyalty_sim.picture.time_curves import DASHES
from loyalty_sim.picture.units import name_of_outcome, unit_of
from loyalty_sim.picture.words import figure
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.studies.optimise.words import cell_words, moves, pot_words
from loyalty_sim.theory.levers import lever_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail


SYMBOLS = ("circle", "rect", "diamond", "triangle")


def of_optimise(result: "Result") -> list[Chart]:
    """Most important first; what was not asked for, or has no money in it, is left out."""
    detail: OptimiseDetail = result.detail
    found = [_money(result)]
    if detail.curves is not None:
        found.append(all_curves(detail))
    if detail.plan.any():
        found.append(_returned(detail))
    found.append(_plans(detail))
    return [*found, _known(detail)] if detail.known else found


def _money(result: "Result") -> Chart:
    detail, table = result.detail, result.table
    currency = detail.budget.scenario.market.currency
    divisor, unit = money_unit(float(table[["as_good_low", "as_good_high"]].abs().max().max()), currency)
    names = [*(cell_words(detail, cell) for cell in range(len(detail.plan))), "kept"]
    columns = table[["money_a_year", "as_good_low", "as_good_high"]].to_numpy(float) / divisor
    rows = [_bar(name, row, GREY if name == "kept" else BLUE) for name, row in zip(names, columns, strict=True)]
    whole = "All of the money is kept." if not detail.plan.any() else "Things are left as they are."
    caption = whole if not detail.changes else (
        f"Of {pot_words(detail)}, {moves(detail)}; {figure(rows[-1].value)} {unit} a year kept."
    )  # fmt: skip
    subtitle = "lines: range over the plans that are as good within luck"
    return bars(rows, "The plan", f"money beyond today ({unit} a year)", subtitle, caption, sort=False)


def all_curves(detail: "OptimiseDetail") -> Chart:
    """The gain by money in each lever, the others as planned, all in one picture; the plan and today are marked."""
    assert detail.curves is not None
    table, budget = detail.curves, detail.budget
    currency = budget.scenario.market.currency
    money_by, money_in = money_unit(float(table["money_a_year"].max()), currency)
    by, unit = unit_of(detail.on, float(table[["gain_low", "gain_high"]].abs().max().max()), currency)
    today = budget.a_year_by_lever(budget.today * budget.unit)
    drawn, planned, tops = [], [], []
    for place, (lever, rows) in enumerate(table.groupby("lever", sort=False)):
        x, y = rows["money_a_year"] / money_by, rows["gain"] / by
        colour, symbol = COLOURS[place % len(COLOURS)], SYMBOLS[place % len(SYMBOLS)]
        ends = Whiskers(x, rows["gain_low"] / by, rows["gain_high"] / by)
        title, dash = lever_named(str(lever)).title, DASHES[place % 3]
        drawn.append(Line(title, x, y, colour=colour, dash=dash, symbol=symbol, whiskers=ends))
        planned += [(float(a), float(b)) for a, b, here in zip(x, y, rows["planned"], strict=True) if here]
        best = float(x.iloc[int(y.to_numpy().argmax())])
        tops.append(f"{title.lower()} at {figure(best)} (today {figure(today[str(lever)] / money_by)})")
    if planned:
        across, up = np.array(planned).T
        drawn.append(Line("the plan", across, up, colour=INK, dash="", symbol="circle"))
    on = name_of_outcome(detail.on)
    caption = f"With the others as planned, {on} is highest with {', '.join(tops)} {money_in} a year."
    subtitle = f"the other levers as planned; lines: {100 * detail.confidence:.0f} % intervals by luck"
    return lines(
        drawn, f"money in the lever ({money_in} a year)", f"change of {on}\nagainst today ({unit})", "All levers",
        subtitle, caption, Marked([zero_line()]),
    )  # fmt: skip


def _returned(detail: "OptimiseDetail") -> Chart:
    found, currency = detail.margin.returned, detail.budget.scenario.market.currency
    rows = [
        _bar(cell_words(detail, int(cell)), [end[cell] for end in (found.mean, found.low, found.high)])
        for cell in np.flatnonzero(detail.plan)
    ]
    least = min(rows, key=lambda row: row.value)
    caption = f"The last quarter of the money brings back {least.value:.2f} {currency} per {currency} or more."
    subtitle = f"at 1 it just comes back; lines: {100 * detail.confidence:.0f} % intervals"
    axis = f"brought back per {currency} of the last of the money ({currency})"
    return bars(rows, "What the last of the money brings back", axis, subtitle, caption, False, (1.0, "comes back"))


def _plans(detail: "OptimiseDetail") -> Chart:
    gain, currency = detail.standing.gain, detail.budget.scenario.market.currency
    robust = detail.robust
    all_ends = [gain.low, gain.high, *([robust.mean, robust.low] if robust else [])]
    divisor, unit = unit_of(detail.on, float(np.nanmax(np.abs(all_ends))), currency)
    ends = np.stack([gain.mean, gain.low, gain.high], axis=1) / divisor
    worlds = np.stack([robust.mean, robust.low], axis=1) / divisor if robust else np.zeros((len(ends), 0))
    rows = [_bar(name, row, beside=beside) for name, row, beside in zip(detail.names, ends, worlds, strict=True)]
    mean, low, high = (figure(float(end), signed=True) for end in ends[0])
    on = name_of_outcome(detail.on)
    still = "The plan is to leave things as they are" if detail.budget.move else "The plan is to keep the money"
    does = f"The plan changes {on} by {mean} {unit} against today ({low} to {high})"
    caption = (
        f"{does if detail.changes else still}; "
        f"{int(detail.standing.as_good.sum())} of {len(rows)} plans compared are as good within luck."
    )
    subtitle = f"under fresh luck, which no search has seen; lines: {100 * detail.confidence:.0f} % intervals"
    return bars(
        rows, "The plans compared", f"change of {on} against today ({unit})", subtitle, caption, False,
        value_is="gain, fresh luck", beside=("mean over worlds", "worse in one world of ten") if robust else (),
    )  # fmt: skip


def _known(detail: "OptimiseDetail") -> Chart:
    currency, known = detail.budget.scenario.market.currency, settings(Scenario)
    divisor, unit = unit_of(detail.on, max(value.high for value in detail.known.values()), currency)
    rows = [
        Bar(known[key].parameter.help.partition(";")[0] + ("" if value.sure else " (may be luck)"),
            value.value / divisor, value.low / divisor, value.high / divisor, GREEN if value.sure else GREY)
        for key, value in detail.known.items()
    ]  # fmt: skip
    sure = [row for row in rows if row.low]
    caption = (
        f"Worth most to know before deciding: {sure[0].name}, {figure(sure[0].value)} {unit}." if sure
        else "To know any one of these before deciding is worth nothing beyond luck."
    )  # fmt: skip
    subtitle = f"over {len(detail.worlds) if detail.worlds is not None else 0} parameter worlds; lines: intervals"
    return bars(rows, "What is worth knowing first", f"value of knowing it ({unit})", subtitle, caption, sort=False)


def _bar(name: str, ends: "Iterable[float]", colour: str = BLUE, beside: "Iterable[float]" = ()) -> Bar:
    value, low, high = map(float, ends)
    return Bar(name, value, low, high, colour, tuple(map(float, beside)))
