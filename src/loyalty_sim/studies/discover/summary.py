"""The summary of a discovery: whether to take B, and where not to."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.words import figure
from loyalty_sim.studies.discover.words import box_words
from loyalty_sim.studies.summary import Summary, judgement_sentence, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.discover.analysis import DiscoverDetail
    from loyalty_sim.studies.discover.confirm import Share

OPEN, MOSTLY = 0.1, 0.5


def summary_of_discover(result: "Result") -> Summary:
    """From failures at fresh points, and the boxes that these confirm."""
    detail: DiscoverDetail = result.detail
    limited = sorted({at for box in detail.confirmed for at in box.box.limited})
    keys = [detail.factors[at].key for at in limited]
    return Summary(
        do=(_verdict(detail),),
        returns=_returns(detail),
        sure=_how_sure(detail),
        change=tuple(filter(None, (
            f"The ranges tried: {_ranges(detail)}; beyond them nothing is said.",
            judgement_sentence(keys), rivals_sentence(detail.question.scenario),
        ))),
    )  # fmt: skip


def _names(detail: "DiscoverDetail") -> tuple[str, str]:
    a, b = detail.question.against, detail.question.scenario
    return (f"A ({a.title})" if a else "A"), f"B ({b.title})"


def _verdict(detail: "DiscoverDetail") -> str:
    (a, b), failing = _names(detail), detail.failing
    boxes = " or where ".join(box_words(box.box, detail.factors) for box in detail.confirmed)
    if detail.close > MOSTLY:
        return f"Undetermined: at most points luck may decide whether {b} beats {a}; run more seeds."
    if failing.count == 0:
        return f"Choose {b}: nothing tried in these ranges makes it fail to beat {a}."
    if failing.count == failing.of:
        return f"Stay with {a}: {b} does not beat it anywhere in these ranges."
    if boxes:
        return f"Before choosing {b}, find out whether {boxes}: there it mostly fails to beat {a}."
    if failing.low > MOSTLY:
        return f"Stay with {a}: {b} fails to beat it at most points, and no condition was found that tells where."
    if failing.high < MOSTLY:
        return f"Choose {b} with care: it beats {a} at most points, and no condition was found that tells where not."
    return f"Undetermined: {b} beats {a} about as often as not, and no condition was found that tells where."


def _returns(detail: "DiscoverDetail") -> tuple[str, ...]:
    on, say = detail.question.on.replace("_", " "), detail.question.said
    mean, least, most = (say(float(value), sign=True) for value in (
        detail.seen.mean(), detail.seen.min(), detail.seen.max()))  # fmt: skip
    found = [f"Over the ranges, B less A in {on} is {mean} on average, from {least} at the worst point to {most}."]
    found += [
        f"Where {box_words(box.box, detail.factors)}, B fails at {_said(box.density)} of the points; elsewhere at "
        f"{_said(box.outside)}."
        for box in detail.confirmed
    ]
    return tuple(found)


def _how_sure(detail: "DiscoverDetail") -> tuple[str, ...]:
    failing = detail.failing
    per_cent = f"{100 * detail.confidence:.0f} %"
    found = [
        f"B fails at {failing.count} of {failing.of} fresh points, which is {_said(failing)} of these ranges "
        f"({per_cent} interval)."
    ]
    if detail.boxes and not detail.confirmed:
        found.append("A condition was suspected, but fresh points did not confirm it.")
    if detail.confirmed:
        found.append("The condition was found with some points and confirmed with others, under other luck.")
    if detail.close >= OPEN:
        undecided = f"At {100 * detail.close:.0f} % of the points {detail.seeds} seeds leave open who is ahead"
        found.append(f"{undecided}; more would tell.")
    return tuple(found)


def _said(share: "Share") -> str:
    return f"{100 * share.value:.0f} % ({100 * share.low:.0f} to {100 * share.high:.0f} %)"


def _ranges(detail: "DiscoverDetail") -> str:
    return "; ".join(f"{factor.short} {figure(factor.low)} to {figure(factor.high)}" for factor in detail.factors)
