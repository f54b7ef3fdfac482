"""The search for a start at which a firm's figures are met in the first year, and what was met by which setting.

Settings that no figure gives directly are moved together until the markets of a year, always under the same luck, show
the figures (Broyden 1965, Math Comp 19:577: a secant in several dimensions). What cannot be met is refused, and the
figure that stands in its way is named.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.my_firm.figures import NPS_APART, Firm
from loyalty_sim.my_firm.start import WEEKS, Aims, followed, looked_for, market_of, share_aimed, trade_of
from loyalty_sim.scenario import Problem, Scenario, ScenarioError
from loyalty_sim.scenario.messages import Given
from loyalty_sim.scenario.schema import spell
from loyalty_sim.world.staff import lay_out_sites

CLOSE = 0.02
"""By how much of itself a figure may be missed; satisfaction and scores by so much of 100 points."""
AIM, ROUNDS = 0.008, 9
LEAVERS = 1_500
"""How many leaving customers a rate of leaving is taken from, about: more are more exact."""
MOST_CUSTOMERS, FEWEST_SEEDS, MOST_SEEDS = 10_000, 4, 24
MANY = 10_000


class Met(NamedTuple):
    """One figure: what was given, what the first year shows, and by which setting.

    direct: it follows without a run.
    """

    figure: str
    given: float
    met: float
    by: str
    value: str
    direct: bool


class Start(NamedTuple):
    """What was found. settings: of the market, by key. met: figure by figure. markets: how many a year was run in."""

    settings: dict[str, Given]
    met: tuple[Met, ...]
    markets: int


class Unknown(NamedTuple):
    """A setting that is looked for.

    figure: that hangs on it. key: the setting. low, high: where it is looked for. slope: how much the figure, as
    `bent`, moves with it, at a guess.
    """

    figure: str
    key: str
    low: float
    high: float
    slope: float
    bent: Callable[[float], float]


def _logit(share: float) -> float:
    share = min(max(share, 1e-6), 1.0 - 1e-6)
    return math.log(share / (1.0 - share))


def _log(value: float) -> float:
    return math.log(max(value, 1e-9))


def _points(value: float) -> float:
    return value / 100.0


SHARE = Unknown("share", "firm.share", _logit(0.01), _logit(0.99), 1.0, _logit)
TARIFF = Unknown("revenue_per_customer", "trade.tariff", math.log(0.01), math.log(1e6), 1.0, _log)
BARRIER = Unknown("churn", "trade.switching_cost", 0.0, 20.0, -0.4, _log)
ANSWERED = Unknown("satisfaction", "trade.answers", 12.0, 97.0, 0.01, _points)
PROMOTED = Unknown("nps", "trade.answers", 12.0, 97.0, 0.025, _points)


def unknowns_of(firm: Firm, usual: Scenario) -> list[Unknown]:
    """The settings that are looked for, for these figures."""
    found = []
    if (firm.has("share") or firm.has("customers")) and share_aimed(firm, usual) < 1.0:
        found.append(SHARE)
    if firm.has("revenue_per_customer"):
        found.append(TARIFF)
    if firm.has("churn") and share_aimed(firm, usual) < 1.0:
        found.append(BARRIER)
    if firm.has("satisfaction"):
        found.append(ANSWERED)
    elif firm.has("nps"):
        found.append(PROMOTED)
    return found


def meet(firm: Firm, folder: Path, lab: Lab | None = None) -> Start:
    """The start of a market in which the firm has its figures in the first year.

    folder: for survey answers that are made for it, which the settings name. Raises ScenarioError for figures that
    cannot stand together, by name, and by how much they miss one another.
    """
    usual, lab = trade_of(firm), lab or Lab(workers=1)
    found = _found(firm, usual, folder, lab)
    missed = [each for each in found.met if not is_close(each)]
    if missed:
        raise ScenarioError([_apart(each, firm, usual, folder, lab) for each in missed])
    return found


def is_close(each: Met) -> bool:
    """Whether a figure is met."""
    if each.figure == "nps":
        return abs(each.met - each.given) <= NPS_APART
    scale = 100.0 if each.figure == "satisfaction" else abs(each.given)
    return abs(each.met - each.given) <= CLOSE * scale + 1e-9


def _found(firm: Firm, usual: Scenario, folder: Path, lab: Lab) -> Start:
    unknowns, direct = unknowns_of(firm, usual), followed(firm, usual)
    aims = [_aim(each.figure, firm, usual) for each in unknowns]
    markets = _markets(firm, usual, direct)
    show = partial(_year, firm, usual, direct, unknowns, folder, lab, markets)
    x, seen = _search(unknowns, aims, _start(unknowns, aims, usual), show)
    settings = {**direct, **looked_for(firm, _as_aims(unknowns, x, firm, usual), usual, folder)}
    return Start(settings, tuple(_met(firm, usual, settings, seen)), markets[1])


def _aim(figure: str, firm: Firm, usual: Scenario) -> float:
    return share_aimed(firm, usual) if figure == "share" else float(getattr(firm.figures, figure))


def _markets(firm: Firm, usual: Scenario, direct: Mapping[str, Given]) -> tuple[int, int]:
    """Customers of the markets that are run for a year, and how many of them."""
    whole = int(direct["market.customers"].value) if "market.customers" in direct else usual.market.customers
    customers = min(whole, MOST_CUSTOMERS)
    leave = (firm.figures.churn if firm.has("churn") else 0.1) * share_aimed(firm, usual) * customers
    return customers, min(max(math.ceil(LEAVERS / leave), FEWEST_SEEDS), MOST_SEEDS)


def _start(unknowns: Sequence[Unknown], aims: Sequence[float], usual: Scenario) -> np.ndarray:
    first = {
        "firm.share": lambda aim: _logit(aim),
        "trade.tariff": lambda _: _log(usual.trade.tariff),
        "trade.switching_cost": lambda _: usual.trade.switching_cost,
        "trade.answers": lambda aim: aim if aim > 50 else 75.0,
    }
    return np.array([first[each.key](aim) for each, aim in zip(unknowns, aims, strict=True)], float)


def _search(
    unknowns: Sequence[Unknown], aims: Sequence[float], x: np.ndarray, show: Callable[[np.ndarray], dict[str, float]]
) -> tuple[np.ndarray, dict[str, float]]:
    """Where every figure comes nearest to its aim, and what it shows: the best of Broyden's steps within bounds."""
    if not unknowns:
        return x, show(x)
    low, high = (np.array([getattr(each, end) for each in unknowns]) for end in ("low", "high"))
    goal = np.array([each.bent(aim) for each, aim in zip(unknowns, aims, strict=True)])

    def missing(seen: dict[str, float]) -> np.ndarray:
        return np.array([each.bent(seen[each.figure]) for each in unknowns]) - goal

    x = np.clip(x, low, high)
    best, seen = x, show(x)
    off, slopes = missing(seen), np.diag([each.slope for each in unknowns])
    least = np.abs(off).max()
    for _ in range(ROUNDS):
        if least < AIM:
            break
        step = np.clip(x - np.linalg.lstsq(slopes, off, rcond=None)[0], low, high) - x
        reach = np.array([4.0 if each.key == "trade.switching_cost" else 15.0 for each in unknowns])
        step = np.clip(step, -reach, reach)
        if not step.any():
            break
        x = x + step
        shown = show(x)
        after = missing(shown)
        slopes = slopes + np.outer(after - off - slopes @ step, step) / float(step @ step)
        off = after
        if np.abs(off).max() < least:
            best, seen, least = x, shown, np.abs(off).max()
    return best, seen


def _as_aims(unknowns: Sequence[Unknown], x: np.ndarray, firm: Firm, usual: Scenario) -> Aims:
    at = {each.key: float(value) for each, value in zip(unknowns, x, strict=True)}
    share = 1.0 / (1.0 + math.exp(-at["firm.share"])) if "firm.share" in at else share_aimed(firm, usual)
    tariff = math.exp(at["trade.tariff"]) if "trade.tariff" in at else usual.trade.tariff
    return Aims(share, tariff, at.get("trade.switching_cost", usual.trade.switching_cost), at.get("trade.answers"))


def _year(
    firm: Firm, usual: Scenario, direct: Mapping[str, Given], unknowns: Sequence[Unknown], folder: Path, lab: Lab,
    markets: tuple[int, int], x: np.ndarray,
) -> dict[str, float]:  # fmt: skip
    """What the first year shows with these settings, over markets of the same luck."""
    customers, seeds = markets
    settings = {**direct, **looked_for(firm, _as_aims(unknowns, x, firm, usual), usual, folder)}
    market = market_of(firm, settings, usual, customers)
    return first_year(lab.run([Job(market, seed) for seed in range(seeds)], weekly=True))


def first_year(runs: Sequence[Run]) -> dict[str, float]:
    """Figures of our firm over the year of the runs, by name; those of people are means over all its customers."""
    ours = [run.weekly[run.weekly["firm"] == 0] for run in runs if run.weekly is not None]
    customers = float(np.mean([weeks["customers"].mean() for weeks in ours]))
    revenue = float(np.mean([weeks["revenue"].sum() for weeks in ours]))
    figures = {name: float(np.nanmean([run.outcomes[name] for run in runs])) for name in ("satisfaction", "nps")}
    return {
        "share": float(np.mean([weeks["share"].mean() for weeks in ours])),
        "revenue_per_customer": revenue / max(customers, 1.0),
        "churn": 1.0 - float(np.mean([run.outcomes["retention"] for run in runs])),
        **figures,
    }


def _met(firm: Firm, usual: Scenario, settings: Mapping[str, Given], seen: Mapping[str, float]) -> list[Met]:
    figures, market, rows = firm.figures, market_of(firm, settings, usual), []

    def row(figure: str, given: float, met: float, key: str, direct: bool = True) -> None:
        value = spell(settings[key].value) if key in settings else "the trade's"
        rows.append(Met(figure, float(given), float(met), key, _short(value), direct))

    if firm.has("customers"):
        share = seen["share"] if share_aimed(firm, usual) < 1.0 else 1.0
        row("customers", figures.customers, share * market.market.customers, "market.customers", direct=False)
    if firm.has("share"):
        row("share", figures.share, seen["share"], "firm.share", direct=False)
    if firm.has("rivals"):
        row("rivals", figures.rivals, market.rivals.count, "rivals.count")
    if firm.has("largest_rival") and market.rivals.count:
        ranks = np.arange(1, market.rivals.count + 1, dtype=float) ** -market.rivals.concentration
        largest = (1.0 - share_aimed(firm, usual)) / ranks.sum()
        row("largest_rival", figures.largest_rival, largest, "rivals.concentration")
    if firm.has("revenue_per_customer"):
        row("revenue_per_customer", figures.revenue_per_customer, seen["revenue_per_customer"], "trade.tariff", False)
    if firm.has("price"):
        row("price", figures.price, market.firm.levers.price, "firm.levers.price")
    if firm.has("positions"):
        owners, positions = lay_out_sites(market)
        row("positions", figures.positions, positions[owners == 0].sum(), "trade.customers_per_employee")
    if firm.has("wage"):
        paid = market.firm.levers.pay if firm.has("pay") else 1.0
        row("wage", figures.wage, WEEKS * market.trade.wage * paid, "trade.wage")
    if firm.has("pay"):
        row("pay", figures.pay, market.firm.levers.pay, "firm.levers.pay")
    if firm.has("churn"):
        row("churn", figures.churn, seen["churn"], "trade.switching_cost", direct=False)
    for figure in ("satisfaction", "nps"):
        if firm.has(figure):
            row(figure, getattr(figures, figure), seen[figure], "trade.answers", direct=False)
    return rows


def _short(value: str) -> str:
    """A number as a person reads it; of a file its name.

    >>> _short("60000"), _short("2.92412"), _short("answers/banks_79.csv")
    ('60000', '2.924', 'banks_79.csv')
    """
    try:
        number = float(value)
    except ValueError:
        return Path(value).name
    return f"{number:.0f}" if abs(number) >= MANY else f"{number:.4g}"


OTHERS = ("satisfaction", "nps", "churn", "share", "price", "spend", "positions", "revenue_per_customer")
"""Figures that may stand in the way of another one."""


def _apart(missed: Met, firm: Firm, usual: Scenario, folder: Path, lab: Lab) -> Problem:
    """Why a figure is not met: the first of the others without which it is, else the ends of its setting."""
    place = firm.given[missed.figure].where
    comes = f"{missed.figure} {missed.given:.4g} comes to {missed.met:.4g} at the nearest"
    for other in OTHERS:
        rest = {key: each for key, each in firm.given.items() if key.partition(".")[0] != other}
        if other == missed.figure or len(rest) == len(firm.given):
            continue
        found = _found(firm._replace(given=rest), usual, folder, lab)
        if all(is_close(each) for each in found.met if each.figure == missed.figure):
            with_it = "what is spent" if other == "spend" else f"{other} {getattr(firm.figures, other):g}"
            message = f"{missed.figure} {missed.given:.4g} and {with_it} cannot stand together"
            return Problem(message, place, (comes, f"without {other} it is met"))
    return Problem(f"{comes}, by {missed.by} = {missed.value}", place, ("no single other figure stands in its way",))
