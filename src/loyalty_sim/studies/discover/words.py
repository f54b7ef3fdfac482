"""Where B fails, in plain language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loyalty_sim.studies.discover.boxes import Box
from loyalty_sim.studies.vary.factor import Factor

if TYPE_CHECKING:
    from loyalty_sim.studies.discover.analysis import DiscoverDetail
    from loyalty_sim.studies.discover.confirm import Confirmed, Share
from loyalty_sim.picture.words import figure


def box_words(box: Box, factors: Sequence[Factor]) -> str:
    """Its limits: "choice.taste_scale is above 0.8 and trade.wage is between 900 and 1,100"."""
    return " and ".join(_limit(factors[at], float(box.low[at]), float(box.high[at])) for at in box.limited)


def _limit(factor: Factor, low: float, high: float) -> str:
    least, most = (figure(factor.at(place)) for place in (low, high))
    if low > 0 and high < 1:
        return f"{factor.short} is between {least} and {most}"
    return f"{factor.short} is {f'above {least}' if low > 0 else f'below {most}'}"


def describe(detail: "DiscoverDetail") -> str:
    """One paragraph."""
    parts = [_how_often(detail), _where(detail), _doubt(detail), _origin(detail)]
    return " ".join(part for part in parts if part)


def _how_often(detail: "DiscoverDetail") -> str:
    a, b = (side.name if side else "" for side in (detail.question.against, detail.question.scenario))
    on, share = detail.question.on.replace("_", " "), detail.failing
    beat = f"beat {a} in {on}"
    if detail.margin:
        beat += f" by more than {detail.question.said(detail.margin)}"
    if share.count == 0:
        return (
            f"{b} does {beat} at every one of {share.of} fresh points; the share of the space where it fails is below "
            f"{100 * share.high:.0f} %."
        )
    if share.count == share.of:
        return f"{b} does not {beat} at any of {share.of} fresh points: it fails everywhere in these ranges."
    return f"{b} fails to {beat} at {_said(share, detail)} of the points of these ranges."


def _where(detail: "DiscoverDetail") -> str:
    if detail.failing.count in (0, detail.failing.of):
        return ""
    if not detail.confirmed:
        tried = "the suspicion of one was not confirmed by fresh points" if detail.boxes else "failures crowd nowhere"
        return f"No box found: {tried}, so nothing said about where would be more than luck."
    first, *rest = (_of_box(box, detail) for box in detail.confirmed)
    return " ".join([f"It fails mostly where {first}", *(f"It also does where {other}" for other in rest)])


def _of_box(box: "Confirmed", detail: "DiscoverDetail") -> str:
    inside, outside, covered = (_said(share, detail) for share in (box.density, box.outside, box.coverage))
    return (
        f"{box_words(box.box, detail.factors)}: there it fails at {inside} of fresh points (density), elsewhere at "
        f"{outside}, and {covered} of all failures lie there (coverage)."
    )


def _said(share: "Share", detail: "DiscoverDetail") -> str:
    return (
        f"{100 * share.value:.0f} % ({100 * detail.confidence:.0f} % interval {100 * share.low:.0f} to "
        f"{100 * share.high:.0f})"
    )


def _doubt(detail: "DiscoverDetail") -> str:
    if detail.close < 0.1:
        return ""
    return f"At {100 * detail.close:.0f} % of the points {detail.seeds} seeds leave open who is ahead; more would tell."


def _origin(detail: "DiscoverDetail") -> str:
    if detail.considered == len(detail.factors):
        return ""
    return (
        f"The {len(detail.factors)} factors are the ones that moved the difference most in a first look at all "
        f"{detail.considered} settings graded C or D."
    )
