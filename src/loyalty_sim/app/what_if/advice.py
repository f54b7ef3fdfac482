"""What to think of before believing an answer: settings that are allowed but odd, said in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loyalty_sim.app.parts.levers import budget, name
from loyalty_sim.studies.market import small_firm
from loyalty_sim.studies.summary import changed_levers
from loyalty_sim.theory.levers import LEVERS

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

FOCUS, SLOW_WEEKS, FEW_PAIRS, BIG_PRICE, BIG_BUDGET = 3, 104, 10, 0.1, 2.0


def advice(a: "Scenario", b: "Scenario", seeds: int) -> Iterator[str]:
    """One sentence for each thing worth a second thought."""
    before, after = a.firm.levers._asdict(), b.firm.levers._asdict()
    raised = [lever for lever in after if lever in LEVERS and after[lever] > before[lever]]
    if len(raised) > FOCUS:
        yield f"{len(raised)} levers are raised at once: beyond two or three, initiatives dilute each other."
    if budget(b) > BIG_BUDGET * max(budget(a), 1e-9):
        yield "B spends more than twice as much as A: so large a programme has rarely been seen, and never measured."
    if abs(after["price"] / before["price"] - 1) > BIG_PRICE:
        yield "The price differs by more than 10 %: the tariff and what customers know of it are judgement."
    slow = [name(lever).lower() for lever in ("climate", "training") if lever in raised]
    if slow and b.market.weeks < SLOW_WEEKS:
        yield f"{' and '.join(slow).capitalize()} need one to two years to show; the time simulated is shorter."
    if seeds < FEW_PAIRS:
        yield f"{seeds} paired runs give wide intervals; 20 are a good number."
    if warning := small_firm(b):
        yield warning


def curve_of_another(lever: str, a: "Scenario", b: "Scenario") -> str:
    """That the curve is not of what the question is about; nothing where A and B differ in its lever.

    >>> from loyalty_sim.scenario import load_scenario
    >>> curve_of_another("climate", load_scenario(), load_scenario("lean_staffing"))
    'A and B do not differ in service climate but in positions: this curve is not of that change.'
    """
    moved = changed_levers(a, b)
    if lever in moved:
        return ""
    if not moved:
        return f"A and B do not differ in {name(lever).lower()}, nor in any lever that has a curve."
    others = [name(each).lower() for each in moved]
    said = " and ".join(filter(None, (", ".join(others[:-1]), others[-1])))
    return f"A and B do not differ in {name(lever).lower()} but in {said}: this curve is not of that change."
