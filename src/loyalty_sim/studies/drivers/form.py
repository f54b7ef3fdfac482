"""The table of key drivers as it is read."""

from collections.abc import Iterable

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, between, form
from loyalty_sim.picture.words import money
from loyalty_sim.studies.drivers.analysis import Driver, DriversDetail, Work

NOTE = (
    "Level: mean answer. Importance: share of what explains satisfaction, with nine in ten surveys of the same size. "
    "Priority: importance times the room above the level. Halo makes all of them look alike."
)
KNOWN = " Beside it what no survey knows: what customers weigh it by, and what the same money in its lever does."


def form_of_drivers(detail: DriversDetail, title: str, market: str, currency: str) -> Form:
    """One line a driver, most urgent first; those to work on stand out."""
    known = bool(detail.works)
    heads = [
        Head("driver", words=True), Head("money into", words=True), Head("level", "0-100"), Head("importance", "%"),
        Head("priority", "%"),
    ]  # fmt: skip
    if known:
        heads += [Head("true weight", "%"), Head("satisfaction", "points"), Head("cost", currency)]
        heads += [Head("profit", currency)]
    rows = [_row(each, detail, known) for each in detail.drivers]
    return form(title, market, heads, rows, NOTE + KNOWN * known)


def _row(driver: Driver, detail: DriversDetail, known: bool) -> Row:
    cells = [driver.name, driver.lever or "-", f"{driver.level:.0f}"]
    cells += [_shares(driver.importance, driver.importance_low, driver.importance_high)]
    cells += [_shares(driver.priority, driver.priority_low, driver.priority_high)]
    if known:
        weight = f"{100 * driver.weight:.0f}" if driver.weight == driver.weight else "-"
        cells += [weight, *_worked(detail.work(driver.lever))]
    return Row(tuple(cells), TODAY if driver.name in detail.first else "")


def _shares(*shares: float) -> str:
    return between(*(f"{100 * share:.0f}" for share in shares))


def _worked(work: Work | None) -> Iterable[str]:
    if work is None:
        return ("-", "-", "-")
    points = work.satisfaction
    gained = between(*(f"{float(each):+.2f}" for each in (points.mean, points.low, points.high)))
    return (gained, money(float(work.cost.mean), "").strip(), money(float(work.profit.mean), "", signed=True).strip())
