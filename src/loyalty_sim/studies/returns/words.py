"""The returns of a lever in a manager's words: what the next step brings, when, how sure, where to stop, what shape."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.language import number, tell
from loyalty_sim.picture.words import SHAPE_MEANING, money, round_step, share, years
from loyalty_sim.studies.compare.words import payback_sentence
from loyalty_sim.studies.nobody_left import nobody_left_in

if TYPE_CHECKING:
    from loyalty_sim.statistics.optimum import Estimate
    from loyalty_sim.statistics.shape import Shape
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

BEST = "{by} {level} is the best level tried (where it is highest: {interval})."
SHAPED = "{what} is {shape}: {meaning} (probability {probability})."
OPEN_SHAPE = "{what} is of undetermined shape: {left} leave it open (likeliest: {named})."
SECOND_STEP = "from {level}, the second step tried returns {more} than the first"
NEXT_STEP = "from {here}, the next step returns {more} than the last one"
MORE_OR_LESS = "more (probability {more}), less ({less}) or about the same ({same})"
FORM_SHARE = (
    "Every {currency} of the next step then brings back {currency} {low:.2f} to {high:.2f}; of this doubt the form is "
    "{form}, luck {luck}."
)


def describe(detail: "ReturnsDetail") -> str:
    """What the next step brings, where profit alone is best, and the shape; one paragraph."""
    parts = [next_step(detail), how_sure(detail), best_level(detail), break_even(detail), shape_sentence(detail)]
    parts += [over_forms(detail), nobody_left_in(detail.customers)]
    return " ".join(part for part in parts if part)


def amount(detail: "ReturnsDetail", value: float) -> str:
    """A level as it is said: EUR 31,200 a year, or 104 % of the present price."""
    if not detail.plan.is_money:
        return f"{number(value, '.0f')} {tell(detail.plan.unit)}"
    return tell("{amount} a year", amount=money(value, detail.currency))


def next_step(detail: "ReturnsDetail") -> str:
    """What a round sum more than today brings, from the marginal return to the next level."""
    plan, curve, currency = detail.plan, detail.curve, detail.currency
    if plan.baseline + 1 >= len(plan.amounts):
        return f"{detail.here[0].upper()}{detail.here[1:]}'s {plan.lever} is the highest level tried."
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
        f"Starting from {detail.here} ({amount(detail, plan.amounts[plan.baseline])}), {subject} changes profit over "
        f"{years(detail.years)} by {mean} ({sure})"
    )
    if plan.is_money:
        back = curve.marginal.mean[plan.baseline] + 1
        sentence += f": every {currency} spent brings back {currency} {back:.2f}"
    if detail.doubt:
        sentence += f", by the {_named(detail.doubt.forms[0])} form of response"
    return f"{sentence}."


def how_sure(detail: "ReturnsDetail") -> str:
    """In how many pairs the next level is ahead, and from when on; nothing if there is no next level."""
    if detail.ahead is None or detail.paid is None:
        return ""
    ahead = f"The next level tried earns more than {detail.here} in {detail.ahead} of {detail.seeds} paired runs."
    return f"{ahead} {payback_sentence('It', detail.paid)}"


def best_level(detail: "ReturnsDetail") -> str:
    """The level tried that is nearest to where profit alone is highest, and how far off that may lie."""
    best, levels = detail.best, detail.curve.levels
    by = tell("By profit alone, over forms of response and luck,") if detail.doubt else tell("By profit alone")
    if best.low >= levels[-1] or best.high <= levels[0]:
        if best.low >= levels[-1]:
            return tell("{by} the highest level tried is best, {level}.", by=by, level=amount(detail, levels[-1]))
        return tell("{by} the lowest level tried is best, {level}.", by=by, level=amount(detail, levels[0]))
    return tell(BEST, by=by, level=amount(detail, detail.best_tried), interval=_range(detail, best))


def break_even(detail: "ReturnsDetail") -> str:
    """How far up profit is no lower than today; nothing for the price."""
    even, levels, today = detail.break_even, detail.curve.levels, detail.plan.amounts[detail.plan.baseline]
    if not detail.plan.is_money or today >= levels[-1]:
        return ""
    if even.value <= today:
        return f"Every level tried above {detail.here}'s earns less than {detail.here}'s."
    if even.low >= levels[-1]:
        return f"At every level tried above {detail.here}'s, up to the highest, profit is no lower than {detail.here}."
    return f"Up to {amount(detail, even.value)} ({_range(detail, even)}) it is no lower than {detail.here}."


def shape_sentence(detail: "ReturnsDetail") -> str:
    """The verdict on the shape, over all forms of response looked at, or 'undetermined' with what is likeliest."""
    shape: Shape = detail.doubt.shape if detail.doubt else detail.curve.shape
    lever = tell(detail.plan.lever)
    if detail.doubt:
        count = len(detail.doubt.forms)
        what = tell("Over {count} forms of response the gross return on {lever}", count=count, lever=lever)
    elif detail.plan.is_money:
        what = tell("The gross return on {lever}", lever=lever)
    else:
        what = tell("The effect of the {lever} on profit", lever=lever)
    if shape.verdict != "undetermined":
        sure, meaning = share(shape.probabilities[shape.verdict]), tell(SHAPE_MEANING[shape.verdict])
        return tell(SHAPED, what=what, shape=tell(shape.verdict), meaning=meaning, probability=sure)
    likeliest = sorted(shape.probabilities.items(), key=lambda item: -item[1])[: 3 if detail.doubt else 2]
    likeliest = [(name, probability) for name, probability in likeliest if probability >= 0.01]
    named = ", ".join(f"{tell(name)} {share(probability)}" for name, probability in likeliest)
    left = tell("they") if detail.doubt else tell("{count} seeds", count=detail.seeds)
    return tell(OPEN_SHAPE, what=what, left=left, named=named)


def over_forms(detail: "ReturnsDetail") -> str:
    """Whether the next step returns more or less than the one before, over forms of response and luck; else nothing."""
    found, plan = detail.doubt, detail.plan
    if found is None:
        return ""
    said = [tell(SECOND_STEP, level=amount(detail, plan.amounts[0]), more=_more_or_less(detail, 1))]
    if 1 < plan.baseline < len(plan.amounts) - 1:
        said.append(tell(NEXT_STEP, here=tell(detail.here), more=_more_or_less(detail, plan.baseline)))
    forms = ", ".join(map(_named, found.forms))
    sentence = tell("Over forms of response ({forms}) and luck: {said}.", forms=forms, said="; ".join(said))
    return f"{sentence} {form_share(detail)}".strip()


def form_share(detail: "ReturnsDetail") -> str:
    """How much of the doubt about the next step is due to the form of response, and how much to luck."""
    found, at = detail.doubt, detail.plan.baseline
    if found is None or at + 1 >= len(detail.plan.amounts):
        return ""
    form = found.step.share[at]
    low, high = (1 + found.step.low[at], 1 + found.step.high[at])
    return tell(FORM_SHARE, currency=detail.currency, low=low, high=high, form=share(form), luck=share(1 - form))


def _named(form: str) -> str:
    return tell(form.replace("s_shaped", "S-shaped"))


def _more_or_less(detail: "ReturnsDetail", at: int) -> str:
    assert detail.doubt is not None
    more, less = float(detail.doubt.more[at]), float(detail.doubt.less[at])
    return tell(MORE_OR_LESS, more=share(more), less=share(less), same=share(1 - more - less))


def _range(detail: "ReturnsDetail", found: "Estimate") -> str:
    unit = detail.currency if detail.plan.is_money else ""
    low, high = (money(end, unit) if unit else number(end, ".0f") for end in (found.low, found.high))
    return tell(
        "{confidence:.0f} % interval {low} to {high}", confidence=100 * detail.curve.confidence, low=low, high=high
    )
