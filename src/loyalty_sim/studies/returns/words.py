"""The returns of a lever in a manager's words: what the next step brings, when, how sure, where to stop, what shape."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.words import SHAPE_MEANING, money, round_step, share, years
from loyalty_sim.studies.compare.words import payback_sentence

if TYPE_CHECKING:
    from loyalty_sim.statistics.optimum import Estimate
    from loyalty_sim.statistics.shape import Shape
    from loyalty_sim.studies.returns.analysis import ReturnsDetail


def describe(detail: "ReturnsDetail") -> str:
    """One paragraph."""
    parts = [next_step(detail), how_sure(detail), best_level(detail), break_even(detail), shape_sentence(detail)]
    return " ".join(part for part in parts if part)


def amount(detail: "ReturnsDetail", value: float) -> str:
    """A level as it is said: EUR 31,200 a year, or 104 % of the present price."""
    if not detail.plan.is_money:
        return f"{value:.0f} {detail.plan.unit}"
    return f"{money(value, detail.currency)} a year"


def next_step(detail: "ReturnsDetail") -> str:
    """What a round sum more than today brings, from the marginal return to the next level."""
    plan, curve, currency = detail.plan, detail.curve, detail.currency
    if plan.baseline + 1 >= len(plan.amounts):
        return f"Today's {plan.lever} is the highest level tried."
    widths = np.diff(plan.amounts)
    step = round_step(widths[plan.baseline]) if plan.is_money else 1.0
    worth = step * np.diff(detail.spent)[plan.baseline] / widths[plan.baseline]
    found = [getattr(curve.marginal, name)[plan.baseline] * worth for name in ("mean", "low", "high")]
    mean, low, high = (money(value, currency, signed=True) for value in found)
    subject = (
        f"the next {money(step, currency)} a year in {plan.lever}" if plan.is_money else f"1 % more on the {plan.lever}"
    )
    sure = f"{100 * curve.confidence:.0f} % interval {low} to {high}"
    sentence = (
        f"Starting from today ({amount(detail, plan.amounts[plan.baseline])}), {subject} changes profit over "
        f"{years(detail.years)} by {mean} ({sure})"
    )
    if plan.is_money:
        back = curve.marginal.mean[plan.baseline] + 1
        sentence += f": every {currency} spent brings back {currency} {back:.2f}"
    return f"{sentence}."


def how_sure(detail: "ReturnsDetail") -> str:
    """In how many pairs the next level is ahead, and from when on; nothing if there is no next level."""
    if detail.ahead is None:
        return ""
    ahead = f"The next level tried earns more than today in {detail.ahead} of {detail.seeds} paired runs."
    return f"{ahead} {payback_sentence('It', detail.payback)}"


def best_level(detail: "ReturnsDetail") -> str:
    """Where profit is highest within the range tried."""
    best, levels = detail.curve.best, detail.curve.levels
    if best.low >= levels[-1] or best.high <= levels[0]:
        end = "highest" if best.low >= levels[-1] else "lowest"
        return f"Profit is best at the {end} level tried, {amount(detail, best.value)}."
    return f"Profit is best at {amount(detail, best.value)} ({_range(detail, best)})."


def break_even(detail: "ReturnsDetail") -> str:
    """How far up profit is no lower than today; nothing for the price."""
    even, levels, today = detail.curve.break_even, detail.curve.levels, detail.plan.amounts[detail.plan.baseline]
    if not detail.plan.is_money or today >= levels[-1]:
        return ""
    if even.value <= today:
        return "Every level tried above today's earns less than today's."
    if even.low >= levels[-1]:
        return "At every level tried above today's, up to the highest, profit is no lower than today."
    return f"Up to {amount(detail, even.value)} ({_range(detail, even)}) it is no lower than today."


def shape_sentence(detail: "ReturnsDetail") -> str:
    """The verdict on the shape, or an honest 'undetermined' with what is likeliest."""
    shape: Shape = detail.curve.shape
    what = (
        f"The gross return on {detail.plan.lever}"
        if detail.plan.is_money
        else f"The effect of the {detail.plan.lever} on profit"
    )
    if shape.verdict != "undetermined":
        sure = share(shape.probabilities[shape.verdict])
        return f"{what} is {shape.verdict}: {SHAPE_MEANING[shape.verdict]} (probability {sure})."
    likeliest = sorted(shape.probabilities.items(), key=lambda item: -item[1])[:2]
    named = ", ".join(f"{name} {share(probability)}" for name, probability in likeliest)
    return f"{what} is of undetermined shape: {detail.seeds} seeds leave it open (likeliest: {named})."


def _range(detail: "ReturnsDetail", found: "Estimate") -> str:
    unit = detail.currency if detail.plan.is_money else ""
    low, high = (money(end, unit) if unit else f"{end:.0f}" for end in (found.low, found.high))
    return f"{100 * detail.curve.confidence:.0f} % interval {low} to {high}"
