"""Where a game is, and figures, as they are read."""

from typing import TYPE_CHECKING

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.room import DECIDING, OVER, REVEALED, RUNNING, Served
from loyalty_sim.game.report import FIGURES
from loyalty_sim.language import number, tell, tell_count
from loyalty_sim.picture.words import figure, money, signed
from loyalty_sim.theory.levers import lever_named
from loyalty_sim.week.records import MONEY, RECORD, SHARE

if TYPE_CHECKING:
    from loyalty_sim.app.game.view import Public
    from loyalty_sim.game.game import Decision
    from loyalty_sim.game.report import Figure

BY_NAME = {figure.name: figure for figure in FIGURES}


def status(public: "Public", people: int) -> str:
    """Where the game is, in a sentence. people: teams that people run."""
    served, quarters = public.served, public.quarters
    if served.quarter < 0:
        return tell(texts.BEGINS)
    if served.stage == DECIDING:
        come = tell(texts.HAVE_LOCKED, count=len(public.locked), teams=people)
        return f"{tell(texts.DECIDE, quarter=served.deciding, quarters=quarters)} {come}"
    return {
        RUNNING: tell(texts.RUNS, quarter=served.deciding, quarters=quarters),
        OVER: tell_count(*texts.IS_OVER, quarters),
        REVEALED: tell(texts.IS_REVEALED),
    }[served.stage]


def clock(served: Served, now: float) -> str:
    """What is left on the clock; "" without one."""
    if served.until is None or served.stage != DECIDING:
        return ""
    left = max(0, round(served.until - now))
    return tell(texts.TIME_LEFT, minutes=left // 60, seconds=left % 60) if left else tell(texts.TIME_IS_UP)


def of_figure(name: str, value: float, currency: str) -> str:
    """A figure of a report."""
    kind = BY_NAME[name].kind
    if kind == SHARE:
        return tell(texts.PER_CENT, value=100 * value)
    if kind == MONEY and name != "price":
        return money(value, currency)
    return number(value, ",.2f") if abs(value) < 10 and value != int(value) else figure(value)


def change(name: str, value: float, currency: str) -> str:
    """How far a figure of a report has moved since the quarter before."""
    kind = BY_NAME[name].kind
    if kind == SHARE:
        return tell(texts.POINTS, change=signed(100 * value, 1))
    if kind == MONEY and name != "price":
        return money(value, currency, signed=True)
    return signed(value) if abs(value) < 10 and value != int(value) else figure(value, signed=True)


def title_of(row: "Figure") -> str:
    """A figure as it heads its row, with its unit where it has one that is not said otherwise."""
    unit = RECORD[row.name].unit if row.name in RECORD and row.kind not in (SHARE, MONEY) else ""
    said = not unit or row.how != "end" or unit.lower() in row.title.lower()
    return tell(row.title) if said else f"{tell(row.title)} ({tell(unit)})"


def decided(decision: "Decision") -> str:
    """What is decided: the levers that move, and the research."""
    said = [
        tell(texts.MOVED_TO, title=tell(lever_named(lever).title), value=value)
        for lever, value in decision.levers.items()
    ]
    if decision.interviews:
        said.append(tell_count(*texts.BUYS, decision.interviews))
    return ", ".join(said) or tell(texts.AS_BEFORE)
