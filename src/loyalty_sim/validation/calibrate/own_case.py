"""From a user's tables to a case of the calibration: what is estimated directly, and the moments to be fitted."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.scenario import Problem, ScenarioError, load_scenario
from loyalty_sim.theory.measurement.attribute_items import ITEMS
from loyalty_sim.validation.calibrate.direct_estimates import FEWEST, direct_estimates, weights
from loyalty_sim.validation.calibrate.fit import Free, Moment
from loyalty_sim.validation.calibrate.market import icc1
from loyalty_sim.validation.calibrate.markets import Case
from loyalty_sim.validation.calibrate.own_data import OwnData
from loyalty_sim.validation.calibrate.stages import Stage
from loyalty_sim.validation.survey.answers import Answers
from loyalty_sim.validation.survey.attributes import attribute_moments
from loyalty_sim.validation.survey.moments import moments
from loyalty_sim.validation.survey.sites import SITE_LINK, site_link
from loyalty_sim.world.answers import survey_answers

if TYPE_CHECKING:
    import pandas as pd

RESAMPLES = 200
MOST_DRAWN = 20_000
"""Of more respondents so many are drawn each time (m out of n bootstrap, Bickel, Goetze & van Zwet 1997)."""
MOST_ANSWERS = 20_000
"""More answers than so many to start from say nothing more."""
SPREAD = 20
"""Weights are kept to a twentieth of a respondent."""
ANSWERS = "answers.csv"
"""The file of the answers that a market starts from, in the folder of the fit."""
NAMES = ("expectation", "quality", "satisfaction")

OWN_STAGES = (
    Stage(
        "instrument", (),
        (Free("theory.survey.halo", 0.02, 0.25), Free("theory.survey.own", 0.02, 0.20)),
        ("sd SAT", "sd QUAL", "sd EXP", "r(QUAL,SAT)", "r(EXP,SAT)", "r(EXP,QUAL)"), asks=True,
    ),
    Stage(
        "intention", (),
        (Free("theory.intention.base", -0.5, 0.4), Free("theory.intention.by_satisfaction", 0.3, 1.6),
         Free("theory.survey.doubt", 0.03, 0.45)),
        ("mean LOY 0-100", "sd LOY", "r(SAT,LOY)", *(f"mean REPUR at SATIS {point}" for point in range(5, 11))),
        asks=True,
    ),
    Stage("complaint and recovery", (), (Free("theory.failure.usual", 0.002, 0.3),), ("complaint rate",),
          ("r(SAT,comp)", "r(comp,LOY)")),
    Stage("climate", (), (Free("theory.climate.leadership_sd", 0.01, 0.15),), ("ICC(1) of climate in units",),
          (SITE_LINK,)),
)  # fmt: skip
"""The stages for a user's own data: every parameter belongs to the user's trade, what is shared stays."""


class OwnCase(NamedTuple):
    """case: what is fitted. direct: what the tables say outright, by setting. notes: what was thought on the way."""

    case: Case
    direct: dict[str, float]
    notes: tuple[str, ...]


def own_case(data: OwnData, folder: Path) -> OwnCase:
    """The case of a user's tables. Writes answers to start from to the folder. Raises ScenarioError if it cannot be."""
    direct, notes = direct_estimates(data)
    settings = [f"trade={data.trade}", *(f"{key}={value!r}" for key, value in direct.items())]
    answers = starting_answers(data)
    if len(answers) >= FEWEST:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / ANSWERS
        answers.to_csv(file, index=False)
        settings.append(f"trade.answers='{file.resolve()}'")
    notes += _not_asked(data, len(answers))
    targets = _survey(data.tables["customers"]) | _attributes(data.tables["customers"])
    if "employees" in data.tables:
        targets |= _staff(data.tables["employees"]) | _link(data.tables["customers"], data.tables["employees"])
    case = Case(data.name, tuple(settings), targets, min(len(data.tables["customers"]), 5_000), items=1)
    if not targets:
        help = (f"a moment needs at least {FEWEST} answers that differ", "loyalty-sim calibrate --template")
        raise ScenarioError([Problem("the tables hold nothing that could be fitted", data.name, help)])
    return OwnCase(case, direct, notes)


def _not_asked(data: OwnData, starting: int) -> tuple[str, ...]:
    """What the survey did not ask, and what stands in for it."""
    table = data.tables["customers"]
    lacking = [name for name in NAMES if name not in table]
    if starting < FEWEST:
        return (f"customers start from the answers that the trade '{data.trade}' has: yours have too few with "
                f"{', '.join(NAMES)}",)  # fmt: skip
    if lacking:
        return (
            f"{' and '.join(lacking)} not asked: taken from respondents of the trade's own survey who are as satisfied",
        )
    return ()


def starting_answers(data: OwnData) -> "pd.DataFrame":
    """Answers that customers start from: each respondent once, or in proportion to the weights, at most MOST_ANSWERS.

    What was not asked - quality, expectation, or both - is taken from respondents of the trade's own survey who are as
    satisfied (hot deck, in turn), so that the satisfaction the market starts with is that of the data.
    """
    table = data.tables["customers"]
    if "satisfaction" not in table:
        return table.reindex(columns=list(NAMES)).dropna()
    asked = [name for name in NAMES if name in table]
    seen = table.dropna(subset=asked)
    if len(seen) < FEWEST:
        return seen.reindex(columns=list(NAMES)).iloc[:0]
    if "weight" in seen or len(seen) > MOST_ANSWERS:
        seen = seen.iloc[in_proportion(weights(seen), min(max(len(seen), 1_000), MOST_ANSWERS))]
    seen = seen[asked].reset_index(drop=True)
    if len(asked) < len(NAMES):
        donors = survey_answers(load_scenario(overrides=[f"trade={data.trade}"]).trade.evidence)
        given = as_satisfied(seen["satisfaction"].to_numpy(float), donors)
        seen = seen.assign(**{name: getattr(donors, name)[given] for name in NAMES if name not in asked})
    return seen[list(NAMES)]


def as_satisfied(satisfaction: np.ndarray, donors: Any) -> np.ndarray:
    """For each answer the row of a donor of the nearest satisfaction, the donors of a level in turn."""
    levels = np.unique(donors.satisfaction)
    nearest = levels[np.abs(satisfaction[:, None] - levels).argmin(axis=1)]
    given = np.empty(len(satisfaction), np.int64)
    for level in np.unique(nearest):
        rows, pool = np.flatnonzero(nearest == level), np.flatnonzero(donors.satisfaction == level)
        given[rows] = pool[(np.arange(len(rows)) * len(pool)) // len(rows) if len(rows) < len(pool)
                           else np.arange(len(rows)) % len(pool)]  # fmt: skip
    return given


def in_proportion(weight: np.ndarray, count: int) -> np.ndarray:
    """So many rows, each as often as its weight says (systematic sampling: never off by a whole one).

    >>> import numpy as np
    >>> in_proportion(np.array([1.0, 2.0, 1.0]), 4).tolist()
    [0, 1, 1, 2]
    """
    order = np.random.default_rng(0).permutation(len(weight))  # in the order of the file roundings could all go one way
    reached = np.cumsum(weight[order]) / np.sum(weight)
    places = np.searchsorted(reached, (np.arange(count) + 0.5) / count)
    return np.sort(order[np.minimum(places, len(weight) - 1)])


def _survey(table: "pd.DataFrame") -> dict[str, Moment]:
    weight = weights(table)
    rows = in_proportion(weight, SPREAD * len(table)) if "weight" in table else np.arange(len(table))
    answers = as_answers(table)
    value, se = _bootstrap(answers, answers.take(rows), weight / weight.sum())
    return {name: Moment(name, value[name], se[name]) for name in value if np.isfinite(value[name]) and se[name] > 0}


def _attributes(table: "pd.DataFrame") -> dict[str, Moment]:
    """Moments of the items about attributes that were asked; weights count as cases of which some answer more often."""
    found: dict[str, Moment] = {}
    weight = weights(table)
    for item in (name for name in ITEMS if name in table):
        there = table[item].notna().to_numpy() & (weight > 0)
        if there.sum() < FEWEST:
            continue
        part, chance = table.loc[there, [item]], weight[there] / weight[there].sum()
        rng = np.random.default_rng(0)
        count = min(len(part), MOST_DRAWN)
        drawn = [attribute_moments(part.iloc[rng.choice(len(part), count, p=chance)]) for _ in range(RESAMPLES)]
        smaller = np.sqrt(count / len(part))
        whole = attribute_moments(part.iloc[in_proportion(weight[there], SPREAD * len(part))])
        errors = {name: smaller * float(np.std([row[name] for row in drawn], ddof=1)) for name in whole}
        found |= {name: Moment(name, value, errors[name]) for name, value in whole.items() if errors[name] > 0}
    return found


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


def _bootstrap(answers: Answers, weighted: Answers, chance: np.ndarray) -> tuple[dict[str, float], dict[str, float]]:
    """Moments with standard errors from respondents drawn anew; of very many only some, the errors made smaller."""
    rng = np.random.default_rng(0)
    count, drawn_each = len(answers.overall), min(len(answers.overall), MOST_DRAWN)
    even = bool(np.all(chance == chance[0]))

    def rows() -> np.ndarray:
        return rng.integers(0, count, drawn_each) if even else rng.choice(count, drawn_each, p=chance)

    drawn = [moments(answers.take(rows())) for _ in range(RESAMPLES)]
    value = {name: v for name, v in moments(weighted).items() if _seen(name, answers) >= FEWEST}
    smaller = np.sqrt(drawn_each / count)
    with np.errstate(invalid="ignore"):
        se = {name: smaller * float(np.std([row[name] for row in drawn], ddof=1)) for name in value}
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
