"""From an answer to what the page shows: charts, boxes of the chain, figures and sentences. Pure functions."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.app.parts.levers import name as lever_name
from loyalty_sim.app.what_if.answer import Answer
from loyalty_sim.lab.job import KINDS
from loyalty_sim.language import tell
from loyalty_sim.picture import Chart, Curve, Swing, dotplot, time_curves, tornado
from loyalty_sim.picture.axes import week_axis
from loyalty_sim.picture.chain import Link
from loyalty_sim.picture.loyalty_map import loyalty_map
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.words import money, share, signed, years
from loyalty_sim.studies.compare.words import MEANING
from loyalty_sim.studies.net_promoter import reach
from loyalty_sim.theory.measurement.net_promoter import RESPONDENTS
from loyalty_sim.week.leads import UNKNOWN, lead_of
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, SHARES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_sim.app.what_if.answer import Effect
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.sample import Dots

CURVES = {
    "share": ("Market share", "market share (% of customers)", 100.0),
    "satisfaction": ("Satisfaction", "mean satisfaction (0-100)", 1.0),
    "loyalty": ("Loyalty", "mean attitudinal loyalty (0-100)", 1.0),
    "profit": ("Profit", "profit a week", 1.0),
}

BAND = "90 % of the runs"

CHAIN = ("climate", "failures", "satisfaction", "loyalty", "retention", "share", "revenue", "profit")
"""Outcomes of the service-profit chain, in its order."""

LEVER = "firm.levers."

COMES_TO = {
    ("profit", True): "Over {years} B earns {amount} more than A",
    ("profit", False): "Over {years} B loses {amount} against A",
    ("value", True): "Over {years} B earns {amount} more than A in profit and customer equity",
    ("value", False): "Over {years} B loses {amount} against A in profit and customer equity",
}
"""By what decides, and whether B is ahead."""
LUCK = "{head}, but that may be luck: B is ahead in {ahead} of {pairs} paired runs."
NO_LUCK = "{head}, and luck does not explain it: B is ahead in {ahead} of {pairs} paired runs."


class Told(NamedTuple):
    """A figure of the page: value, the line under it, and whether it is good or bad."""

    value: str
    detail: str
    tone: str = ""


def told_money(answer: Answer, currency: str) -> Told:
    """What decides, B less A: over all that is in doubt the interval first, before that the mean."""
    row = answer.effects[answer.decides]
    value = money(row.difference, currency, signed=True)
    if answer.pairs < 2:
        return Told(value, "one pair of runs; more are on their way", _tone(row))
    low, high = (money(end, currency, signed=True) for end in (row.low, row.high))
    if answer.in_full:
        detail = f"90 % interval over all that is in doubt; with every figure as it is set {value}"
        return Told(f"{low} to {high}", f"{detail}: {_parts(answer, currency)}", _tone(row))
    return Told(value, f"90 % interval {low} to {high} by luck alone", _tone(row))


def _parts(answer: Answer, currency: str) -> str:
    """Profit and customer equity one by one."""
    named = {"profit": "profit", "customer_equity": "customer equity"}
    return ", ".join(
        f"{word} {money(answer.effects[name].difference, currency, signed=True)}" for name, word in named.items()
    )


def told_chance(answer: Answer) -> Told:
    """In how many of the pairs B earns more."""
    ahead = int((answer.gains > 0).sum())
    same = int((answer.gains == 0).sum())
    often = f"{100 * ahead / answer.pairs:.0f} % of the pairs"
    if answer.pairs < 2:
        often = "one pair does not tell how often"
    detail = often + (f", {same} exactly alike" if same else "")
    if answer.in_full:
        detail += f"; over all that is in doubt B is ahead with probability {share(answer.ahead)}"
    return Told(f"{ahead} of {answer.pairs}", detail)


def told_payback(answer: Answer, weeks: int) -> Told:
    """From when on B is ahead for good."""
    if not np.any(answer.gains):
        return Told("-", "A and B earn the same")
    if answer.payback is None:
        return Told(f"not in {weeks}", "B is not ahead in cumulative profit at the end")
    if answer.pairs < 2:
        return Told(f"week {answer.payback}", "in the first pair of runs, which may be luck")
    if answer.paid.startswith("Whether"):
        return Told("-", answer.paid.removesuffix("."))
    return Told(
        f"week {answer.payback}", answer.paid.removesuffix(".") or "from then on B is ahead in cumulative profit"
    )


def told_level(answer: Answer, name: str, factor: float, unit: str) -> Told:
    """A level of B and how far it is from that of A."""
    row = answer.effects[name].times(factor)
    change = f"{signed(row.difference)} against A ({row.a:.1f})"
    if answer.pairs > 1 and row.low == row.low:
        change += f"; 90 % {signed(row.low)} to {signed(row.high)}"
    return Told(f"{row.b:.1f}{unit}", change, _tone(row))


def told_nps(answer: Answer) -> Told:
    """Net promoter score of B against A and rivals, with what one survey would know of it."""
    if "nps" not in answer.effects or answer.effects["nps"].b != answer.effects["nps"].b:
        return Told("-", "the firm has no customers")
    told, rivals = told_level(answer, "nps", 1, ""), answer.effects["nps_industry"].b
    beside = "" if rivals != rivals else f"; rivals {rivals:.1f}"
    known = f"a survey of {RESPONDENTS} knows it to ±{reach(answer.effects['nps_error'].b):.1f}"
    return Told(told.value, f"{told.detail}{beside}; {known}", told.tone)


def _tone(row: "Effect") -> str:
    """Good or bad only where luck does not explain the difference."""
    if not row.sure or not row.difference:
        return ""
    return "gain" if row.difference > 0 else "loss"


def sentence(answer: Answer, a: "Scenario", b: "Scenario") -> str:
    """The answer in one plain sentence."""
    row, currency = answer.effects[answer.decides], b.market.currency
    if not np.any(answer.gains):
        return tell("A and B come to exactly the same: nothing that was changed makes a difference.")
    if answer.told:
        return " ".join(answer.told)
    amount = money(abs(row.difference), currency)
    head = tell(COMES_TO[answer.decides, bool(row.difference >= 0)], years=years(b.market.weeks / 52), amount=amount)
    if answer.pairs < 2:
        return tell("{head} in the first pair of runs.", head=head)
    ahead = int((answer.gains > 0).sum())
    return tell(NO_LUCK if row.sure else LUCK, head=head, ahead=ahead, pairs=answer.pairs)


def dots_of_gain(answer: Answer, currency: str) -> Chart:
    """The paired differences, one dot a pair."""
    return dotplot(answer.gains, currency, MEANING[answer.decides])


def curve_over_time(answer: Answer, name: str, currency: str, weeks: int) -> Chart:
    """A and B week by week, with the band that holds nine in ten runs; weeks: how far the axis goes."""
    title, unit, factor = _in_unit(answer, name, currency)
    curves = [_curve(word, weekly, name, factor) for word, weekly in (("A", answer.weekly_a), ("B", answer.weekly_b))]
    mark = lead_of(name)
    chart = time_curves(curves, title, unit, tell(BAND) + ("" if mark.mark == UNKNOWN else f"; {mark.words}"))
    return chart._replace(option=chart.option | {"xAxis": week_axis(weeks)})


def one_curve(answer: Answer, name: str, currency: str) -> Chart:
    """A alone, week by week."""
    title, unit, factor = _in_unit(answer, name, currency)
    return time_curves([_curve("A", answer.weekly_a, name, factor)], tell("{title} in A", title=title), unit)


def _in_unit(answer: Answer, name: str, currency: str) -> tuple[str, str, float]:
    """Title, unit and factor of a curve; money in thousands or millions as its size asks for."""
    title, unit, factor = tell(CURVES[name][0]), tell(CURVES[name][1]), CURVES[name][2]
    if name == "profit":
        divisor, word = money_unit(float(np.abs(answer.weekly_b["profit"]).max()), currency)
        factor, unit = 1 / divisor, tell("profit a week ({unit})", unit=word)
    return title, unit, factor


def _curve(word: str, weekly: pd.DataFrame, name: str, factor: float) -> Curve:
    low, high = f"{name}_low", f"{name}_high"
    if low not in weekly:
        return Curve(word, weekly[name] * factor)
    return Curve(word, weekly[name] * factor, weekly[low] * factor, weekly[high] * factor)


def map_of(dots: "Dots", answer: Answer, scenario: "Scenario") -> Chart:
    """The loyalty map of B; shares of the four kinds in the last week, against A."""
    a, b = ({kind: 100 * weekly[kind].iloc[-1] for kind in KINDS} for weekly in (answer.weekly_a, answer.weekly_b))
    return loyalty_map(_people(dots), b, {kind: b[kind] - a[kind] for kind in KINDS}, *_lines(scenario))


def map_of_a(dots: "Dots", answer: Answer, scenario: "Scenario") -> Chart:
    """The loyalty map of A alone."""
    shares = {kind: 100 * answer.weekly_a[kind].iloc[-1] for kind in KINDS}
    return loyalty_map(_people(dots), shares, None, *_lines(scenario), world="A")


def _people(dots: "Dots") -> pd.DataFrame:
    return pd.DataFrame({"row": dots.rows, "satisfaction": 100 * dots.satisfaction, "loyalty": 100 * dots.held})


def _lines(scenario: "Scenario") -> tuple[float, float]:
    """From where a customer counts as satisfied, and as held, 0-100."""
    p = scenario.theory.loyalty
    held = max(0.0, p.held_from - 0.1 * scenario.trade.switching_cost)
    return 100 * p.satisfied_from, 100 * min(held, 1.0)


def chain(answer: Answer, currency: str) -> list[Link]:
    """The service-profit chain with the values of B and the changes against A."""
    return [_money_link(answer, name, currency) if name in MONEY else _link(answer, name) for name in CHAIN]


def _link(answer: Answer, name: str) -> Link:
    row, outcome = answer.effects[name], OUTCOMES[name]
    factor, unit = (100, " %") if name in SHARES else (1, "")
    value, change = f"{factor * row.b:.1f}{unit}", signed(factor * row.difference)
    change = change if row.difference else "no change"
    return Link(outcome.title, value, change, _better(row, outcome.better), _relative(row))


def _money_link(answer: Answer, name: str, currency: str) -> Link:
    row = answer.effects[name]
    divisor, unit = money_unit(abs(row.b), "")
    short = {"thousand ": "k", "million ": "m", "billion ": "bn"}.get(unit, "")
    value = f"{row.b / divisor:,.2f} {short}"
    change = f"{signed(row.difference / divisor)} {short}" if row.difference else "no change"
    return Link(f"{OUTCOMES[name].title} ({currency})", value, change, _better(row, 1), _relative(row))


def _better(row: "Effect", good: int) -> bool | None:
    tone = _tone(row)
    return None if not tone else (tone == "gain") == (good > 0)


def _relative(row: "Effect") -> float | None:
    return 100 * row.difference / abs(row.a) if row.a else None


def tornado_of(result: "Result", currency: str, what: str, most: int = 12) -> Chart:
    """A sensitivity study as a tornado; what: its outcome in words. A lever is called as on its slider."""
    rows: list[Any] = result.table.to_dict("records")[:most]
    divisor, unit = money_unit(max(abs(row[end]) for row in rows for end in ("at_low", "at_high")), currency)
    swings = [
        Swing(
            _bar_name(row), row["at_low"] / divisor, row["at_high"] / divisor,
            f"{row['from']:.3g}", f"{row['to']:.3g}",
        )
        for row in rows
    ]  # fmt: skip
    chart = tornado(swings, what, unit)
    return chart._replace(caption=result.text)


def _bar_name(row: "Mapping[str, Any]") -> str:
    return lever_name(row["factor"].removeprefix(LEVER)) if row["factor"].startswith(LEVER) else str(row["meaning"])


def so_far(weekly_a: pd.DataFrame, weekly_b: pd.DataFrame) -> Answer:
    """A run that is still going on, as far as curves and map need it."""
    gain = float(weekly_b["profit"].sum() - weekly_a["profit"].sum())
    return Answer({}, np.array([gain]), None, weekly_a, weekly_b)


def sentence_so_far(answer: Answer, week: int, currency: str) -> str:
    """Where B stands against A in the middle of a run."""
    a, b = answer.weekly_a.iloc[-1], answer.weekly_b.iloc[-1]
    gain = money(float(answer.gains[0]), currency, signed=True)
    return (
        f"Week {week}: B has earned {gain} against A so far; satisfaction {b['satisfaction']:.1f} "
        f"({signed(b['satisfaction'] - a['satisfaction'])}), share {100 * b['share']:.1f} % "
        f"({signed(100 * (b['share'] - a['share']))} points). One pair of runs."
    )
