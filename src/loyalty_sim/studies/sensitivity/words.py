"""What matters most, in a manager's words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.studies.sensitivity.morris import Morris
from loyalty_sim.studies.sensitivity.sobol import Sobol

if TYPE_CHECKING:
    from loyalty_sim.studies.sensitivity.analysis import SensitivityDetail
from loyalty_sim.picture.words import figure


def describe(detail: "SensitivityDetail") -> str:
    """One paragraph."""
    if not detail.found.sure.any():
        nothing = f"Nothing tried moves {detail.question.subject} beyond luck."
        return f"{nothing} {_unsure(detail)} {_origin(detail)}".rstrip()
    tell: dict[str, Callable[[Any], str]] = {"tornado": _tornado, "morris": _morris, "sobol": _sobol}
    return f"{tell[detail.method](detail)} {_unsure(detail)} {_origin(detail)}".rstrip()


def _tornado(detail: "SensitivityDetail") -> str:
    found, at, first = detail.found, detail.order[0], detail.factors[0]
    ends = [detail.question.said(float(getattr(found, end).mean[at]), sign=True) for end in ("low", "high")]
    base = f"{detail.question.said(float(detail.base.mean()))}{', which may be luck' if _open(detail) else ''}"
    return (
        f"What moves {detail.question.subject} most is {_named(first)}: with everything else as it is ({base}), "
        f"{figure(first.low)} changes it by {ends[0]} and {figure(first.high)} by {ends[1]}."
        f"{_next(detail)}{_turns(detail)}"
    )


def _turns(detail: "SensitivityDetail") -> str:
    """For a decision: whether any one factor turns it."""
    found: Any = detail.found
    base = detail.base.mean()
    if not detail.question.against or _open(detail):
        return ""
    reached = np.stack([base + found.low.mean, base + found.high.mean]) * base
    pairs = [(f, at) for f, at in zip(detail.factors, detail.order, strict=True) if found.sure[at]]
    turning = [factor.short for factor, at in pairs if (reached[:, at] < 0).any()]
    if not turning:
        return " None of them alone turns the sign of the difference."
    return f" Alone enough to turn the sign of the difference: {', '.join(turning)}."


def _open(detail: "SensitivityDetail") -> bool:
    """Whether the present value itself may be nothing but luck."""
    found = mean_interval(detail.base, detail.confidence)
    return bool(found.low <= 0 <= found.high)


def _morris(detail: "SensitivityDetail") -> str:
    found, at, first = detail.found, detail.order[0], detail.factors[0]
    assert isinstance(found, Morris)
    mean, low, high = (detail.question.said(float(getattr(found.mu_star, end)[at])) for end in ("mean", "low", "high"))
    bent = [f.short for f, n in zip(detail.factors, detail.order, strict=True) if found.sure[n] and _bends(found, n)]
    said = f" What they do depends on the others or on where one is: {', '.join(bent)}." if bent else ""
    return (
        f"What moves {detail.question.subject} most is {_named(first)}: across its range, {figure(first.low)} to "
        f"{figure(first.high)}, by {mean} on average over the space of all factors "
        f"({100 * detail.confidence:.0f} % interval {low} to {high}).{_next(detail)}{said}"
    )


def _bends(found: Morris, at: int) -> bool:
    return bool(found.sigma.low[at] > 0.5 * found.mu_star.mean[at])


def _sobol(detail: "SensitivityDetail") -> str:
    found, at, first = detail.found, detail.order[0], detail.factors[0]
    assert isinstance(found, Sobol)
    low, high = 100 * found.total.low[at], 100 * found.total.high[at]
    interplay = 1 - found.first.mean.sum()
    return (
        f"Over these ranges {detail.question.subject} varies by {detail.question.said(found.spread)} (standard "
        f"deviation). Most of it comes from {_named(first)}: alone and with others it accounts for "
        f"{100 * found.total.mean[at]:.0f} % of that ({100 * detail.confidence:.0f} % interval {low:.0f} to "
        f"{high:.0f} %).{_next(detail)} Effects of single factors add up to {100 * (1 - interplay):.0f} %; the rest "
        f"is interplay and the error of the estimate."
    )


def _named(factor: Any) -> str:
    return f"{factor.short} ({factor.meaning[0].lower()}{factor.meaning[1:]})"


def _next(detail: "SensitivityDetail") -> str:
    found, pairs = detail.found, zip(detail.factors[1:], detail.order[1:], strict=True)
    rest = [factor.short for factor, at in pairs if found.sure[at]][:3]
    return f" Then come {', '.join(rest)}." if rest else ""


def _unsure(detail: "SensitivityDetail") -> str:
    sure = int(detail.found.sure.sum())
    return f"Of {len(detail.factors)} factors, {sure} differ from nothing beyond luck ({detail.seeds} paired seeds)."


def _origin(detail: "SensitivityDetail") -> str:
    if detail.considered == len(detail.factors):
        return ""
    return (
        f"They are the ones that moved it most in a first look at all {detail.considered} settings graded C or D, each "
        f"varied by a factor that follows from its grade."
    )
