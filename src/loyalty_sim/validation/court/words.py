"""A docket in words: which claims turn, what is gained and lost, and what becomes of the headline curve."""

from collections.abc import Sequence
from math import isfinite

from loyalty_sim.validation.claims.units import number, with_unit
from loyalty_sim.validation.court.curve import UNIT, Returns
from loyalty_sim.validation.court.docket import Docket
from loyalty_sim.validation.court.item import CLAIM, FINDING, TRIAL, Item
from loyalty_sim.validation.court.shift import Estimate, Shift


def sentences(docket: Docket) -> list[str]:
    """The docket as it is read first."""
    if docket.same:
        return [f"{docket.case.name} changes nothing that was asked: every figure is the same in every run."]
    said = [
        _claims(docket.of(CLAIM)), _findings(docket.of(FINDING)), _figures(docket), *map(own, docket.of(TRIAL)),
        *map(curve, docket.returns),
    ]  # fmt: skip
    return [sentence for sentence in said if sentence]


def _claims(items: Sequence[Item]) -> str:
    if not items:
        return ""
    turned = [item for item in items if item.turned]
    named = f": {'; '.join(map(turn, turned))}" if turned else ""
    return f"Of {counted(len(items), 'claim')} {len(turned)} turn{'s' if len(turned) == 1 else ''}{named}."


def counted(number: int, what: str) -> str:
    """So many of something.

    >>> counted(1, "claim"), counted(3, "claim")
    ('1 claim', '3 claims')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _findings(items: Sequence[Item]) -> str:
    if not items:
        return ""
    gained, lost = ([item for item in items if getattr(item, way)] for way in ("gained", "lost"))
    others = [item for item in items if item.turned and not item.gained and not item.lost]
    parts = [f"{len(gained)} gained, {len(lost)} lost", *([f"{len(others)} turned otherwise"] if others else [])]
    named = "; ".join(map(turn, [*gained, *lost, *others]))
    return f"Of {counted(len(items), 'published finding')} {', '.join(parts)}{f': {named}' if named else ''}."


def turn(item: Item) -> str:
    """How a verdict turned: "K05 holds -> fails (Ease)"; with care where luck may explain it."""
    return f"{item.id} {item.before} -> {item.after} ({item.title}{_care(item)})"


def _care(item: Item) -> str:
    if any(unmeasured(shift) for shift in item.shifts):
        return ", part of which can no longer be measured"
    return "" if item.beyond_luck else ", by no more than luck"


def unmeasured(shift: Shift) -> bool:
    """Whether a figure could be measured before and cannot after."""
    return isfinite(shift.before.low) and not isfinite(shift.after.low)


def _figures(docket: Docket) -> str:
    shifts = [shift for _, kind, shift in docket.shifts() if kind in (CLAIM, FINDING)]
    moved, same = (sum(getattr(shift, what) for shift in shifts) for what in ("moved", "same"))
    figures = counted(len(shifts), "figure")
    return f"Of {figures} behind them {moved} moved by more than luck explains, and {same} not at all."


def own(item: Item) -> str:
    """What a trial of the case's own mechanism shows, in the figure that moved most beyond luck."""
    moved = [shift for shift in item.shifts if shift.moved]
    head = f"Its own mechanism {item.id} ({item.title})"
    if not moved:
        return f"{head}: none of {counted(len(item.shifts), 'figure')} moves by more than luck explains."
    most = max(moved, key=_in_errors)
    return (
        f"{head}: {len(moved)} of {counted(len(item.shifts), 'figure')} move{'s' if len(moved) == 1 else ''} by more "
        f"than luck explains, most {most.says}: {number(most.before.mean)} -> {number(most.after.mean)} "
        f"({changed(most)})."
    )


def _in_errors(shift: Shift) -> float:
    """Size of a change in halves of its interval."""
    half = shift.change.high - shift.change.mean
    return abs(shift.change.mean) / half if half > 0.0 else float("inf")


def curve(found: Returns) -> str:
    """What becomes of one curve, in its largest change."""
    sure = [shift for shift in found.marginal if shift.moved]
    before, after = found.shapes
    shape = f"its shape stays {after}" if before == after else f"its shape turns from {before} to {after}"
    if not sure:
        return f"Returns to {found.name}: no step changes by more than luck explains; {shape}."
    largest = max(sure, key=lambda shift: abs(shift.change.mean))
    _, _, step = largest.says.partition(": ")
    return (
        f"Returns to {found.name}: {len(sure)} of {len(found.marginal)} steps change, most {step}, where a unit of "
        f"money returned {number(largest.before.mean)} and returns {number(largest.after.mean)} "
        f"({changed(largest)}); {shape}."
    )


def changed(shift: Shift) -> str:
    """A change with its unit and interval."""
    return f"change {with_unit(interval(shift.change), '' if shift.unit == UNIT else shift.unit)}"


def interval(found: Estimate) -> str:
    """A figure with its interval: "1.2 (0.9 to 1.5)"; without one where there were too few seeds.

    >>> interval(Estimate(1.2, 0.9, 1.5))
    '1.20 (0.90 to 1.50)'
    """
    ends = "" if found.low != found.low else f" ({number(found.low)} to {number(found.high)})"
    return number(found.mean) + ends


def cost(docket: Docket) -> str:
    """What the hearing took."""
    return (
        f"{docket.markets:,} markets on both sides, {docket.new:,} of them run anew, in {docket.seconds / 60:.1f} "
        f"minutes."
    )
