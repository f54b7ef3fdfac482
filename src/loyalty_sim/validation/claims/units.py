"""What a part of a test came to beside what is claimed: the same words and the same unit for both."""

from loyalty_sim.language import localised, tell
from loyalty_sim.language import number as number_in
from loyalty_sim.picture.words import three_figures
from loyalty_sim.validation.claims.claim import Part
from loyalty_sim.validation.claims.effect import CONFIDENCE, Finding

NOTHING = 1e-9
LEVELS = {True: "more than {threshold:g}", False: "less than {threshold:g}"}
BY_MORE = {True: "higher by more than {threshold:g}", False: "lower by more than {threshold:g}"}
BY_LESS = {
    True: "higher by less than {threshold:g}, if at all",
    False: "lower by less than {threshold:g}, if at all",
}


def shown_unit(part: Part) -> tuple[float, str]:
    """By what a number of this part is multiplied where it is shown, and the unit it then has: shares are in %.

    >>> shown_unit(Part("it pays", {"more": 1}, "profit", above=0, unit="of revenue"))
    (100.0, '% of revenue')
    """
    if part.unit == "of 1":
        return 1.0, tell("on a scale of 0 to 1")
    for share in ("of ", "share of "):
        if part.unit.startswith(share):
            return 100.0, tell(f"% of {part.unit.removeprefix(share)}")
    return 1.0, tell(part.unit)


def is_difference(part: Part) -> bool:
    """Whether the effect is one arm less another, so that it is higher or lower by something; else it is a level."""
    if part.than:
        return True
    compares = abs(sum(part.effect.values())) < NOTHING
    in_proportion = part.per is not None and abs(sum(part.per.values())) < NOTHING
    return compares and not in_proportion


def seen(finding: Finding) -> str:
    """What came out: "higher by 0.68 points of 100 (90 % interval 0.58 to 0.78)"."""
    return f"{_sized(finding.part, finding.mean)} ({_interval(finding)})"


def asked(part: Part) -> str:
    """What is claimed, in the same words: "lower by more than 0.5"."""
    times, _ = shown_unit(part)
    threshold = round(times * part.threshold, 6)
    if not is_difference(part):
        return tell(LEVELS[part.direction > 0], threshold=threshold)
    if threshold == 0:
        return tell("higher") if part.direction > 0 else tell("lower")
    if part.direction * threshold > 0:
        return tell(BY_MORE[part.direction > 0], threshold=abs(threshold))
    return tell(BY_LESS[part.direction < 0], threshold=abs(threshold))


def effect(finding: Finding) -> str:
    """Effect, unit and interval: "1.77 times (90 % interval 1.64 to 1.90)"."""
    times, unit = shown_unit(finding.part)
    return f"{with_unit(number(times * finding.mean), unit)} ({_interval(finding)})"


def practitioners_figure(part: Part) -> str:
    """The figure that practitioners give, in the unit in which ours is shown; empty if they give none."""
    times, unit = shown_unit(part)
    return "" if part.claimed is None else with_unit(f"{times * part.claimed:g}", unit)


def with_unit(figure: str, unit: str) -> str:
    """A figure with its unit, if it has one."""
    return f"{figure} {unit}".rstrip()


def number(value: float) -> str:
    """A figure to about three digits, with sign; small ones are not rounded to nothing."""
    if value != value or abs(value) == float("inf"):
        return tell("unknown")
    text = number_in(abs(value), ".2g") if 0 < abs(value) < 0.1 else three_figures(abs(value))
    return localised("-") + text if value < 0 else text


def _sized(part: Part, value: float) -> str:
    times, unit = shown_unit(part)
    if not is_difference(part) or value != value:
        return with_unit(number(times * value), unit)
    size = with_unit(number(abs(times * value)), unit)
    return tell("lower by {size}", size=size) if value < 0 else tell("higher by {size}", size=size)


def _interval(finding: Finding) -> str:
    times, _ = shown_unit(finding.part)
    low, high = number(times * finding.low), number(times * finding.high)
    return tell("{confidence:.0f} % interval {low} to {high}", confidence=100 * CONFIDENCE, low=low, high=high)
