"""Key drivers in the language of action: what to work on first, what that costs, why, and what it does in truth."""

from loyalty_sim.picture.words import money
from loyalty_sim.studies.drivers.analysis import Driver, DriversDetail, Work

SURE = 0.8
"""Share of like surveys that must agree before the first thing to work on is called clear."""


def describe(detail: DriversDetail, currency: str) -> str:
    """The answer in one paragraph."""
    told = [do(detail), why(detail.named(detail.first[0])), how_sure(detail)]
    return " ".join([*told, *([truth(detail, currency)] if detail.works else [])])


def do(detail: DriversDetail) -> str:
    """What to work on."""
    first, *rest = (_task(detail.named(name)) for name in detail.first)
    more = f", then on {' and '.join(rest)}" if rest else ""
    return f"Work first on {first}{more}."


def why(driver: Driver) -> str:
    """Why the first is first."""
    return (
        f"{driver.name.capitalize()} scores {driver.level:.0f} of 100 and stands for {100 * driver.importance:.0f} % "
        f"({100 * driver.importance_low:.0f} to {100 * driver.importance_high:.0f} %) of what explains satisfaction."
    )


def how_sure(detail: DriversDetail) -> str:
    """How far the order hangs on who happened to answer."""
    clear = "" if detail.again >= SURE else ": take the order with caution"
    return (
        f"Of 100 surveys of {detail.answers} answers like this one {100 * detail.again:.0f} put the same first{clear}."
    )


def truth(detail: DriversDetail, currency: str) -> str:
    """What the same money does in truth, in the lever that the survey puts first and in the best one."""
    best, chosen = detail.works[0], detail.work(detail.named(detail.first[0]).lever)
    told = f"In truth the most satisfaction for the same money came from {best.lever}: {effect(best, currency)}."
    if chosen is None or chosen.lever == best.lever:
        return f"{told} The survey is right about the first."
    beyond = float(best.satisfaction.low) > float(chosen.satisfaction.high)
    verdict = "The survey is wrong about the first" if beyond else "Luck may explain that it is not the survey's first"
    return f"{told} {verdict}: {chosen.lever} brought {effect(chosen, currency)}."


def effect(work: Work, currency: str) -> str:
    """What money in a lever did."""
    points = work.satisfaction
    return (
        f"{float(points.mean):+.2f} points of satisfaction ({float(points.low):+.2f} to {float(points.high):+.2f}) for "
        f"{money(float(work.cost.mean), currency)}, profit {money(float(work.profit.mean), currency, signed=True)}"
    )


def _task(driver: Driver) -> str:
    return f"{driver.name} (money into {driver.lever})" if driver.lever else driver.name
