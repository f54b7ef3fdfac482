"""From a user's tables to a case of the calibration: what is estimated directly, and the moments to be fitted."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.validation.calibrate.direct_estimates import FEWEST, direct_estimates
from loyalty_sim.validation.calibrate.fit import Free, Moment
from loyalty_sim.validation.calibrate.market import icc1
from loyalty_sim.validation.calibrate.markets import Case
from loyalty_sim.validation.calibrate.own_data import OwnData
from loyalty_sim.validation.calibrate.stages import Stage
from loyalty_sim.validation.survey.answers import Answers
from loyalty_sim.validation.survey.moments import moments
from loyalty_sim.validation.survey.sites import SITE_LINK, site_link

if TYPE_CHECKING:
    import pandas as pd

RESAMPLES = 200

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
    Stage("climate", (), (Free("theory.climate.leadership_sd", 0.01, 0.15),), ("ICC(1) of climate in units",),
          (SITE_LINK,)),
)  # fmt: skip
"""The stages for a user's own data: every parameter belongs to the user's trade, what is shared stays."""


def own_case(data: OwnData, folder: Path) -> tuple[Case, dict[str, float]]:
    """The case, and what was estimated from the tables directly, by setting. Writes `answers.csv` to the folder."""
    direct = direct_estimates(data)
    settings = [f"trade={data.trade}", *(f"{key}={value!r}" for key, value in direct.items())]
    answers = data.tables["customers"].reindex(columns=["expectation", "quality", "satisfaction"]).dropna()
    if len(answers) >= FEWEST:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "answers.csv"
        answers.to_csv(file, index=False)
        settings.append(f"trade.answers='{file.resolve()}'")
    targets = _survey(data.tables["customers"])
    if "employees" in data.tables:
        targets |= _staff(data.tables["employees"]) | _link(data.tables["customers"], data.tables["employees"])
    return Case(data.name, tuple(settings), targets, min(len(data.tables["customers"]), 5_000), items=1), direct


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


def _link(customers: "pd.DataFrame", employees: "pd.DataFrame") -> dict[str, Moment]:
    """The link over sites, with a standard error from sites drawn anew; nothing if too few are named in both tables."""
    if "site" not in customers:
        return {}
    staff, answers = employees.dropna(subset=["climate"]), customers.dropna(subset=["satisfaction"])
    staff, answers = staff[staff["site"] != ""], answers[answers["site"] != ""]
    names = np.intersect1d(staff["site"].unique(), answers["site"].unique())
    climate = [staff.loc[staff["site"] == name, "climate"].to_numpy(float) for name in names]
    satisfied = [answers.loc[answers["site"] == name, "satisfaction"].to_numpy(float) for name in names]

    def linked(chosen: np.ndarray) -> float:
        columns = [(np.concatenate([groups[g] for g in chosen]), [len(groups[g]) for g in chosen])
                   for groups in (climate, satisfied)]  # fmt: skip
        parts = ((values, np.repeat(np.arange(len(size)), size)) for values, size in columns)
        return site_link(*(part for pair in parts for part in pair))

    value = linked(np.arange(len(names))) if len(names) else np.nan
    if not np.isfinite(value):
        return {}
    rng = np.random.default_rng(0)
    drawn = [linked(rng.integers(0, len(names), len(names))) for _ in range(RESAMPLES)]
    return {SITE_LINK: Moment(SITE_LINK, value, float(np.nanstd(drawn, ddof=1)))}
