"""What a user's tables say outright, without a fit: tenure, visits, share, contracts, and the scale of the money."""

from collections.abc import Callable

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.scenario.schema import flatten, settings
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.validation.calibrate.own_data import OwnData
from loyalty_sim.validation.survey.period import YEAR

FEWEST = 30
"""Fewer rows than so many say nothing."""


def direct_estimates(data: OwnData) -> dict[str, float]:
    """Settings that the tables say outright: tenure, needs a week and their spread, share, contracts, and the money."""
    found: dict[str, float] = {}
    readers: tuple[Callable[[OwnData], dict[str, float]], ...] = (_tenure, _needs, _share, _money)
    for reader in readers:
        found |= reader(data)
    return found


def _tenure(data: OwnData) -> dict[str, float]:
    table = data.tables["customers"]
    if "tenure" not in table or table["tenure"].notna().sum() < FEWEST:
        return {}
    return {"trade.tenure_years": float(np.clip(table["tenure"].mean(), 0.1, 50.0))}


def _needs(data: OwnData) -> dict[str, float]:
    """Visits a week and their gamma spread between customers, by the moments of counts (NBD)."""
    if "transactions" not in data.tables:
        return {}
    table = data.tables["transactions"].dropna(subset=["week"])
    weeks = table["week"].max() - table["week"].min() + 1
    counts = table.groupby("customer").size().to_numpy(float)
    if len(counts) < FEWEST or weeks < 2:
        return {}
    mean, excess = counts.mean(), counts.var(ddof=1) - counts.mean()
    found = {"trade.need_rate": float(np.clip(mean / weeks, 0.001, 1.0))}
    if excess > 0:
        found["trade.need_shape"] = float(np.clip(mean**2 / excess, 0.2, 100.0))
    return found


def _share(data: OwnData) -> dict[str, float]:
    if "shares" not in data.tables or not data.focal:
        return {}
    table = data.tables["shares"].dropna(subset=["share"])
    share = table.groupby("firm")["share"].sum()
    rivals = len(share) - 1
    found = {"firm.share": float(np.clip(share[data.focal] / share.sum(), 0.01, 0.99))}
    return found | ({"rivals.count": rivals} if rivals >= 1 else {})


def _money(data: OwnData) -> dict[str, float]:
    """All money of the trade in the user's own, so that a customer spends a year what the user's customers do.

    What is paid at visits, against all that is spent, says how much comes under contract. Costs keep the proportion to
    revenue that the preset gives them, since no table here is about costs.
    """
    spend, visits = _spend(data), _paid_at_visits(data)
    if not spend and not visits:
        return {}
    preset = load_scenario(overrides=[f"trade={data.trade}"])
    contract = float(np.clip(1.0 - visits / spend, 0.0, 1.0)) if spend and visits else preset.trade.contract_share
    if not spend and contract >= 1.0:
        return {}
    scale = (spend or visits / (1.0 - contract)) / _usual_spend(data, preset)
    found = {"trade.contract_share": contract} if spend and visits else {}
    values = flatten(preset)
    return found | {key: float(f"{scale * values[key]:.6g}") for key in settings(Scenario) if is_money(key)}


def is_money(key: str) -> bool:
    """Whether a setting of the trade is an amount of money."""
    return key.startswith("trade.") and settings(Scenario)[key].parameter.unit.startswith("money")


def _usual_spend(data: OwnData, preset: Scenario) -> float:
    """What customers as satisfied as these would spend a year with the money of the preset."""
    levels = (data.tables["customers"]["satisfaction"].dropna() - 1.0) / 9.0
    wallets = [plain(wallet_target)(level, 0.0, preset.theory.spend) for level in levels]
    return YEAR * preset.trade.tariff * float(np.mean(wallets))


def _spend(data: OwnData) -> float:
    """Mean spending a customer and year, or 0 where it is not known."""
    table = data.tables["customers"]
    if "spend" not in table or table["spend"].notna().sum() < FEWEST:
        return 0.0
    return float(table["spend"].mean())


def _paid_at_visits(data: OwnData) -> float:
    """What those who came paid at their visits, a customer and year, or 0 where it is not known."""
    table = data.tables.get("transactions")
    if table is None or "amount" not in table or table["amount"].notna().sum() < FEWEST:
        return 0.0
    weeks = table["week"].max() - table["week"].min() + 1
    return float(YEAR * table["amount"].sum() / table["customer"].nunique() / weeks)
