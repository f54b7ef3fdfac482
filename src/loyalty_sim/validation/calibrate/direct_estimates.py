"""What a user's tables say outright, without a fit: tenure, visits, share, contracts, and the scale of the money."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.scenario import Problem, Scenario, ScenarioError, load_scenario
from loyalty_sim.scenario.schema import flatten, settings
from loyalty_sim.theory.customers.spend import wallet_target
from loyalty_sim.validation.calibrate.own_data import OwnData
from loyalty_sim.validation.calibrate.own_data.checks import visits
from loyalty_sim.validation.calibrate.purchase_counts import Nbd, nbd_by_moments, nbd_of_those_who_came
from loyalty_sim.validation.survey.period import YEAR
from loyalty_sim.world.answers import survey_answers

if TYPE_CHECKING:
    import pandas as pd

ROUNDING = 1e-6
ALL = 0.99
"""From so much on all who could come are taken to have come."""
MORE_THAN_SPENT = 1.1
"""What is paid at visits may be so much more than what is spent in all, by chance and rounding."""
FEWEST = 30
"""Fewer rows than so many say nothing."""


class Direct(NamedTuple):
    """settings: what the tables say, by setting. notes: what was thought in saying so."""

    settings: dict[str, float]
    notes: tuple[str, ...]


def direct_estimates(data: OwnData) -> Direct:
    """Settings that the tables say outright: tenure, needs a week and their spread, share, contracts, and the money.

    Raises ScenarioError where they say what the model cannot be.
    """
    needs = _needs(data)
    return Direct({**_tenure(data), **needs.settings, **_share(data), **_money(data)}, needs.notes)


def _tenure(data: OwnData) -> dict[str, float]:
    table = data.tables["customers"]
    if "tenure" not in table or table["tenure"].notna().sum() < FEWEST:
        return {}
    return {"trade.tenure_years": within("trade.tenure_years", mean(table, "tenure"))}


def _needs(data: OwnData) -> Direct:
    """Visits a week and their gamma spread between customers (NBD), of all who could have come."""
    if "transactions" not in data.tables:
        return Direct({}, ())
    counts = visits(data.tables["transactions"]).to_numpy(float)
    if len(counts) < FEWEST or data.weeks < 2:
        why = (
            f"transactions: {len(counts):,} customers in {data.weeks:.3g} weeks are too few to say how often they come"
        )
        return Direct({}, (why,))
    if data.everybody:
        found = nbd_by_moments(np.concatenate([counts, np.zeros(max(0, data.everybody - len(counts)))]))
        notes = []
    elif counts.max() <= 1:
        return Direct({}, ("transactions: nobody came twice, so that how often customers come cannot be told; say "
                           "everybody: with how many could have come",))  # fmt: skip
    else:
        found = nbd_of_those_who_came(counts[counts > 0])
        notes = [_who_came(found)] if found.came < ALL else []
    needs = {"trade.need_rate": within("trade.need_rate", found.mean / data.weeks)}
    if np.isfinite(found.shape):
        low, high = _range("trade.need_shape")
        needs["trade.need_shape"] = shape = min(max(found.shape, low), high)
        if shape != found.shape:
            notes.append(f"transactions: customers differ in visits by a shape of {found.shape:.3g}; the model takes "
                         f"{low:g} to {high:g}, and {shape:g} is used")  # fmt: skip
    return Direct(needs, tuple(notes))


def _who_came(found: Nbd) -> str:
    return (
        f"transactions: a log names only those who came; by how often they did, {100 * found.came:.0f} % of all came "
        "at all (zero-truncated NBD). If you know how many could have come, say  everybody: 1000  there"
    )


def _share(data: OwnData) -> dict[str, float]:
    if "shares" not in data.tables or not data.focal:
        return {}
    table = data.tables["shares"].dropna(subset=["share"])
    share = table.groupby("firm")["share"].sum()
    found = {"firm.share": within("firm.share", float(share[data.focal] / share.sum()))}
    return found | {"rivals.count": len(share) - 1}


def _range(key: str) -> tuple[float, float]:
    parameter = settings(Scenario)[key].parameter
    low, high = parameter.low, parameter.high
    return -math.inf if low is None else float(low), math.inf if high is None else float(high)


def within(key: str, value: float) -> float:
    """A value in the range of its setting; one that is beyond by more than a rounding is refused, never cut."""
    low, high = _range(key)
    if not low <= value <= high * (1.0 + ROUNDING):
        help = (f"{key} takes {low:g} to {high:g}", "check the unit of the table")
        raise ScenarioError([Problem(f"the tables say {key}={value:.4g}, which the model cannot be", "the data", help)])
    return min(value, high)


def _money(data: OwnData) -> dict[str, float]:
    """All money of the trade in the user's own, so that a customer spends a year what the user's customers do.

    What is paid at visits, against all that is spent, says how much comes under contract. Costs keep the proportion to
    revenue that the preset gives them, since no table here is about costs.
    """
    spend, visits = _spend(data), _paid_at_visits(data)
    if not spend and not visits:
        return {}
    preset = load_scenario(overrides=[f"trade={data.trade}"])
    if spend and visits > MORE_THAN_SPENT * spend:
        raise ScenarioError([_more_than_spent(visits, spend)])
    contract = max(0.0, 1.0 - visits / spend) if spend and visits else preset.trade.contract_share
    if not spend and contract >= 1.0:
        return {}
    scale = (spend or visits / (1.0 - contract)) / _usual_spend(data, preset)
    found = {"trade.contract_share": contract} if spend and visits else {}
    values = flatten(preset)
    return found | {key: float(f"{scale * values[key]:.6g}") for key in settings(Scenario) if is_money(key)}


def in_words(settings: Mapping[str, float]) -> list[str]:
    """What the tables say outright, a line a setting; amounts of money, which move together, as one.

    >>> in_words({"firm.share": 0.3, "trade.tariff": 20.63, "trade.wage": 928.5})
    ['firm.share=0.3', 'trade.tariff=20.63, and 1 other amount of money in proportion']
    """
    money = [key for key in settings if is_money(key)]
    others = f"{len(money) - 1} other amount{'s' if len(money) > 2 else ''} of money"
    more = f", and {others} in proportion" if len(money) > 1 else ""
    return [
        f"{key}={value:.4g}{more if key in money else ''}" for key, value in settings.items() if key not in money[1:]
    ]


def is_money(key: str) -> bool:
    """Whether a setting of the trade is an amount of money."""
    return key.startswith("trade.") and settings(Scenario)[key].parameter.unit.startswith("money")


def _more_than_spent(visits: float, spend: float) -> Problem:
    message = f"customers paid {visits:,.4g} a year at visits, more than the {spend:,.4g} they spend in all"
    log = "if only those who came are in the log, say how many could have:  everybody: 1000  in transactions"
    help = ("if spending is by month, say  unit: {spend: month}  in customers", log)
    return Problem(message, "customers.spend, transactions.amount", help)


def _usual_spend(data: OwnData, preset: Scenario) -> float:
    """What customers as satisfied as these would spend a year with the money of the preset."""
    table = data.tables["customers"]
    if "satisfaction" in table:
        seen = table.dropna(subset=["satisfaction"])
        answers, weight = seen["satisfaction"].to_numpy(float), weights(seen)
    else:
        answers = survey_answers(preset.trade.evidence).satisfaction
        weight = np.ones(len(answers))
    levels, place = np.unique(answers, return_inverse=True)
    wallets = np.array([plain(wallet_target)((level - 1.0) / 9.0, 0.0, preset.theory.spend) for level in levels])
    return YEAR * preset.trade.tariff * float(np.average(wallets[place], weights=weight))


def _spend(data: OwnData) -> float:
    """Mean spending a customer and year, or 0 where it is not known."""
    table = data.tables["customers"]
    if "spend" not in table or table["spend"].notna().sum() < FEWEST:
        return 0.0
    return mean(table, "spend")


def _paid_at_visits(data: OwnData) -> float:
    """What those who came, or could have, paid at their visits, a customer and year; or 0 where it is not known."""
    table = data.tables.get("transactions")
    if table is None or "amount" not in table or table["amount"].notna().sum() < FEWEST or not data.weeks:
        return 0.0
    return float(YEAR * table["amount"].sum() / (data.everybody or table["customer"].nunique()) / data.weeks)


def weights(table: "pd.DataFrame") -> np.ndarray:
    """What each respondent weighs; 1 where nothing is said."""
    return table["weight"].fillna(0.0).to_numpy(float) if "weight" in table else np.ones(len(table))


def mean(table: "pd.DataFrame", column: str) -> float:
    """Weighted mean of what is there."""
    there = table.dropna(subset=[column])
    return float(np.average(there[column], weights=weights(there)))
