"""From a user's tables to a case of the calibration: what is read off directly, and the moments to be fitted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.study.calibrate.fit import Free, Moment
from loyalty_sim.study.calibrate.market import icc1
from loyalty_sim.study.calibrate.own_data import OwnData
from loyalty_sim.study.calibrate.run import Case
from loyalty_sim.study.calibrate.stages import Stage
from loyalty_sim.study.survey.answers import Answers
from loyalty_sim.study.survey.moments import moments

if TYPE_CHECKING:
    import pandas as pd

RESAMPLES = 200
FEWEST = 30
"""Answers of at least so many customers are needed, or a moment is noise."""

OWN_STAGES = (
    Stage(
        "instrument", (),
        (Free("theory.survey.halo", 0.02, 0.25), Free("theory.survey.own", 0.02, 0.20)),
        ("sd SAT", "sd QUAL", "sd EXP", "r(QUAL,SAT)", "r(EXP,SAT)", "r(EXP,QUAL)"), asks=True,
    ),
    Stage(
        "intention", (),
        (Free("theory.loyalty.intention_base", -0.5, 0.4), Free("theory.loyalty.intention_by_satisfaction", 0.3, 1.6),
         Free("theory.survey.doubt", 0.03, 0.45)),
        ("mean LOY 0-100", "sd LOY", "r(SAT,LOY)", *(f"mean REPUR at SATIS {point}" for point in range(5, 11))),
        asks=True,
    ),
    Stage("complaint and recovery", (), (Free("theory.failure.usual", 0.002, 0.15),), ("complaint rate",),
          ("r(SAT,comp)", "r(comp,LOY)")),
    Stage("climate", (), (Free("theory.climate.leadership_sd", 0.01, 0.15),), ("ICC(1) of climate in units",)),
)  # fmt: skip
"""The stages for a user's own data: every parameter belongs to the user's trade, what is shared stays."""


def own_case(data: OwnData, folder: Path) -> tuple[Case, dict[str, float]]:
    """The case, and what was read off the tables directly, by setting. Writes `answers.csv` to the folder."""
    direct = _direct(data)
    settings = [f"trade={data.trade}", *(f"{key}={value!r}" for key, value in direct.items())]
    answers = data.tables["customers"].reindex(columns=["expectation", "quality", "satisfaction"]).dropna()
    if len(answers) >= FEWEST:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "answers.csv"
        answers.to_csv(file, index=False)
        settings.append(f"trade.answers='{file.resolve()}'")
    wanted = _survey(data.tables["customers"])
    if "employees" in data.tables:
        wanted |= _staff(data.tables["employees"])
    return Case(data.name, tuple(settings), wanted, min(len(data.tables["customers"]), 5_000), items=1), direct


def _survey(table: "pd.DataFrame") -> dict[str, Moment]:
    answers = as_answers(table)
    value, se = _bootstrap(answers)
    return {name: Moment(name, value[name], se[name]) for name in value if np.isfinite(value[name]) and se[name] > 0}


def as_answers(table: "pd.DataFrame") -> Answers:
    """A customers' table as answers of the survey; nan where a column or an answer is not there."""
    column = {name: table[name].to_numpy(float) if name in table else np.full(len(table), np.nan)
              for name in ("expectation", "quality", "satisfaction", "again", "complained")}  # fmt: skip
    none = np.full(len(table), np.nan)
    overall = np.round(column["satisfaction"])
    index = {name: (column[name] - 1.0) * 100.0 / 9.0 for name in ("expectation", "quality", "satisfaction")}
    return Answers(
        index["expectation"], index["quality"], none, index["satisfaction"], overall, column["again"],
        column["complained"], none,
    )  # fmt: skip


def _bootstrap(answers: Answers) -> tuple[dict[str, float], dict[str, float]]:
    rng = np.random.default_rng(0)
    count = len(answers.overall)
    drawn = [moments(answers.take(rng.integers(0, count, count))) for _ in range(RESAMPLES)]
    value = {name: v for name, v in moments(answers).items() if _seen(name, answers) >= FEWEST}
    with np.errstate(invalid="ignore"):
        se = {name: float(np.std([row[name] for row in drawn], ddof=1)) for name in value}
    return value, se


def _seen(name: str, answers: Answers) -> int:
    """How many respondents a moment rests on."""
    if " at SATIS " in name:
        return int(np.sum((answers.overall == int(name.rpartition(" ")[2])) & ~np.isnan(answers.again)))
    return len(answers.overall)


def _staff(table: "pd.DataFrame") -> dict[str, Moment]:
    table = table.dropna(subset=["climate"])
    sites = np.unique(table["site"], return_inverse=True)[1]
    level = table["climate"].to_numpy(float)
    if len(np.unique(sites)) < 3:
        return {}
    groups = [np.flatnonzero(sites == g) for g in range(sites.max() + 1)]
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(RESAMPLES):
        chosen = rng.integers(0, len(groups), len(groups))
        rows = np.concatenate([groups[g] for g in chosen])
        drawn.append(icc1(level[rows], np.repeat(np.arange(len(chosen)), [len(groups[g]) for g in chosen])))
    name = "ICC(1) of climate in units"
    return {name: Moment(name, icc1(level, sites), float(np.nanstd(drawn, ddof=1)))}


def _direct(data: OwnData) -> dict[str, float]:
    """Settings that the tables say outright: tenure, needs a week and their spread, share."""
    found: dict[str, float] = {}
    readers: tuple[Callable[[OwnData], dict[str, float]], ...] = (_tenure, _needs, _share)
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
