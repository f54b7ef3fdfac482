"""The settings of a market in which a firm has its figures: those that follow at once, and those that are looked for.

What a firm finds in its market - customers, wages, how readily people change - holds for its rivals too; of its own are
its share, its price, its pay against theirs and what it spends.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.my_firm.answers import as_csv, tilted
from loyalty_sim.my_firm.figures import Firm
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.messages import Given
from loyalty_sim.world.answers import survey_answers
from loyalty_sim.world.build import customers_paid_for
from loyalty_sim.world.constants import base_constants

WEEKS = 52
STEEPEST, HALVINGS = 3.0, 60


class Aims(NamedTuple):
    """What is looked for: settings by the figure that hangs on each.

    share: that at the start. tariff: weekly money. barrier: utility that holds a customer. answered: mean satisfaction
    of the survey answers of the start, in points of 100, or None for those of the trade.
    """

    share: float
    tariff: float
    barrier: float
    answered: float | None


def trade_of(firm: Firm) -> Scenario:
    """The usual market of the firm's trade."""
    return load_scenario("baseline", [f"trade={firm.figures.trade}"])


def followed(firm: Firm, usual: Scenario) -> dict[str, Given]:
    """The settings that follow from figures at once, each with the place of its figure."""
    figures, found = firm.figures, {}

    def put(key: str, value: Any, figure: str) -> None:
        found[key] = Given(value, firm.given[figure].where if figure in firm.given else firm.file)

    put("firm.name", figures.name, "name")
    rivals = figures.rivals if firm.has("rivals") else usual.rivals.count
    share = share_aimed(firm, usual)
    customers = figures.customers if firm.has("customers") else share * usual.market.customers
    if firm.has("rivals"):
        put("rivals.count", rivals, "rivals")
    if firm.has("customers"):
        put("market.customers", max(round(customers / share), 20), "customers")
    if firm.has("largest_rival") and rivals:
        put("rivals.concentration", concentration_for(figures.largest_rival / (1.0 - share), rivals), "largest_rival")
    if firm.has("positions"):
        put("trade.customers_per_employee", customers / figures.positions, "positions")
    if firm.has("wage"):
        put("trade.wage", figures.wage / WEEKS / (figures.pay if firm.has("pay") else 1.0), "wage")
    if firm.has("pay"):
        put("firm.levers.pay", figures.pay, "pay")
    if firm.has("price"):
        put("firm.levers.price", figures.price, "price")
    for lever, amount in firm.spend.items():
        paid = amount / yearly_reference(lever, customers, customers / share, usual)
        put(f"firm.levers.{lever}", paid, f"spend.{lever}")
    return found


def share_aimed(firm: Firm, usual: Scenario) -> float:
    """Our share in the first year: as given, as usual, or all of it without rivals."""
    if firm.has("rivals") and firm.figures.rivals == 0:
        return 1.0
    return firm.figures.share if firm.has("share") else usual.firm.share


def concentration_for(largest: float, rivals: int) -> float:
    """Exponent of rivals' shares by rank of which the first has the part `largest` of all rivals' customers.

    >>> round(concentration_for(0.5, 3), 3)
    0.788
    """
    ranks = np.arange(1, rivals + 1, dtype=float)
    low, high = 0.0, STEEPEST
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if 1.0 / float((ranks**-middle).sum()) < largest else (low, middle)
    return 0.5 * (low + high)


def yearly_reference(lever: str, customers: float, market: float, usual: Scenario) -> float:
    """What a level of 1 of a lever costs a firm with so many customers a year, in its market of that size."""
    from loyalty_sim.theory.levers import LEVERS

    sized = usual._replace(market=usual.market._replace(customers=max(round(market), 20)))
    paid = customers_paid_for(customers, base_constants(sized), usual.theory.size)[LEVERS.index(lever)]
    return float(WEEKS * paid * getattr(usual.trade.usual, lever))


def looked_for(firm: Firm, aims: Aims, usual: Scenario, folder: Path) -> dict[str, Given]:
    """The settings of what is looked for; survey answers are written to `folder`."""
    at: dict[str, Any] = {"trade.tariff": aims.tariff, "trade.switching_cost": aims.barrier}
    if share_aimed(firm, usual) < 1.0:
        at["firm.share"] = aims.share
        if firm.has("positions"):
            at["trade.customers_per_employee"] = _per_position(firm, aims.share, usual)
    else:
        at["firm.share"] = 1.0
    if aims.answered is not None:
        file = folder / f"{usual.trade.evidence}_{aims.answered:.3f}.csv"
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            text = as_csv(tilted(survey_answers(usual.trade.evidence), aims.answered))
            file.write_text(text, encoding="utf-8")
        at["trade.answers"] = str(file)
    return {key: Given(value, firm.file) for key, value in at.items()}


def _per_position(firm: Firm, share: float, usual: Scenario) -> float:
    aimed = share_aimed(firm, usual)
    customers = firm.figures.customers if firm.has("customers") else aimed * usual.market.customers
    return share / aimed * customers / firm.figures.positions


def market_of(firm: Firm, settings: Mapping[str, Given], usual: Scenario, customers: int | None = None) -> Scenario:
    """The firm's market for a year. customers: another size of it, all in proportion. Raises ScenarioError."""
    sized = {"market.customers": Given(customers, firm.file)} if customers else {}
    return with_settings(usual, {**settings, **sized, "market.weeks": Given(WEEKS, firm.file)})
