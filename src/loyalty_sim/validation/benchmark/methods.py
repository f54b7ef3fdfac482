"""Usual methods of telling what a treatment at some branches did, from what a firm has on file of it.

Those of weeks at sites are `studies.pilot.estimators`. The others are what is done with answers and visits of single
customers; each says how it finds its interval.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics import student
from loyalty_sim.statistics.bands import Array, Flags
from loyalty_sim.statistics.clustered import clustered
from loyalty_sim.studies.pilot import estimators
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.validation.benchmark.buying import expected_visits
from loyalty_sim.validation.benchmark.pilot import BEFORE, DURING, SETTLE
from loyalty_sim.validation.benchmark.records import Record

CONFIDENCE = 0.9


class Found(NamedTuple):
    """An effect with its 90 % interval."""

    effect: float
    low: float
    high: float


Method = Callable[[Record], Found]


def key_drivers(record: Record) -> Found:
    """Key-driver regression: what each attribute is worth across answers, times how far it rose at treated sites.

    Answers after the start against those before, treated sites against the others; the interval takes sites as units
    and the worth of attributes as known, as such reports do.
    """
    answers, treated = _judged(record)
    items = answers[list(ATTRIBUTES)].to_numpy(float)
    design = np.column_stack([np.ones(len(items)), items])
    worth = np.linalg.lstsq(design, answers.satisfaction.to_numpy(float), rcond=None)[0][1:]
    means = answers.assign(index=items @ worth).pivot_table(index="site", columns="during", values="index")
    rise = (means[True] - means[False]).dropna()
    flags = rise.index.isin(treated).astype(float)
    return _of_sites(rise.to_numpy(), flags)


def uplift_by_regression(record: Record) -> Found:
    """Uplift: two regressions of single answers, at treated sites and at the others, on what was known before.

    Known are the site's answers before and how often the customer came. The interval takes answers as units, which
    forgets that those of one site hang together.
    """
    answers, treated = _judged(record)
    before = answers[~answers.during].groupby("site").satisfaction.mean()
    came = record.transactions[record.transactions.week <= BEFORE].groupby("customer").size()
    after = answers[answers.during]
    known = np.column_stack([after.site.map(before), np.log1p(after.customer.map(came).fillna(0.0))])
    return _uplift(after.satisfaction.to_numpy(float), known, after.site.isin(treated).to_numpy())


def visits_by_regression(record: Record) -> Found:
    """Uplift of visits by the same two regressions: of customers' visits in the year of treatment on those before."""
    frame, treated = _customers(record)
    known = frame[["before"]].to_numpy(float)
    return _uplift(frame.during.to_numpy(float), known, frame.site.isin(treated).to_numpy())


def visits_by_buying(record: Record) -> Found:
    """BG/NBD: visits to be expected of each customer in the year to come, at treated sites less at the others.

    Fitted to the year of treatment. The interval takes sites as units.
    """
    frame, treated = _customers(record)
    expected = expected_visits(record.transactions, frame.index, BEFORE, BEFORE + DURING, DURING)
    means = expected.groupby(frame.site).mean()
    return _of_sites(means.to_numpy(), means.index.isin(treated).astype(float))


def _estimator(name: str, measure: str) -> Method:
    def method(record: Record) -> Found:
        found = estimators.estimator_of(name)(record.sites, measure, SETTLE, CONFIDENCE)
        return Found(found.effect, found.low, found.high)

    return method


SATISFACTION: dict[str, Method] = {
    "plain difference": _estimator("plain_difference", "satisfaction"),
    "difference in differences": _estimator("difference_in_differences", "satisfaction"),
    "mixed model": _estimator("mixed_model", "satisfaction"),
    "synthetic control": _estimator("synthetic_control", "satisfaction"),
    "key-driver regression": key_drivers,
    "uplift by regression": uplift_by_regression,
}
"""Methods that estimate the effect on satisfaction, points of 100."""
VISITS: dict[str, Method] = {
    "difference in differences": _estimator("difference_in_differences", "visits"),
    "uplift by regression": visits_by_regression,
    "BG/NBD": visits_by_buying,
}
"""Methods that estimate the effect on visits a year of a customer."""


def _judged(record: Record) -> tuple[pd.DataFrame, list[int]]:
    """Answers before the start, and after the weeks in which the effect builds up; and which sites are treated."""
    on = record.sites[record.sites.treated == 1]
    start, last = int(on.week.min()), int(on.groupby("site").week.min().max())
    survey = record.survey
    kept = survey[(survey.week < start) | (survey.week >= last + SETTLE)]
    return kept.assign(during=kept.week >= start), on.site.unique().tolist()


def _customers(record: Record) -> tuple[pd.DataFrame, list[int]]:
    """Customers who came in the year before, by number: their site, and visits before and during the treatment."""
    site, came = record.last_at(BEFORE), record.transactions
    counts = {
        "before": came[came.week <= BEFORE].groupby("customer").size(),
        "during": came[came.week > BEFORE].groupby("customer").size(),
    }
    frame = pd.DataFrame({"site": site, **{name: count.reindex(site.index) for name, count in counts.items()}})
    return frame.fillna(0), record.sites[record.sites.treated == 1].site.unique().tolist()


def _uplift(y: Array, known: Array, treated: Flags) -> Found:
    """Mean over everybody of what the regression at treated sites says less that of the other."""
    design = np.column_stack([np.ones(len(y)), known - known.mean(axis=0)])
    level, error, freedom = [0.0, 0.0], 0.0, 0
    for place, rows in enumerate((treated, ~treated)):
        x = design[rows]
        slopes = np.linalg.lstsq(x, y[rows], rcond=None)[0]
        left = y[rows] - x @ slopes
        spare = len(x) - x.shape[1]
        level[place] = float(slopes[0])
        error += float(left @ left / spare * np.linalg.inv(x.T @ x)[0, 0])
        freedom += spare
    return _found(level[0] - level[1], error**0.5, freedom)


def _of_sites(values: Array, treated: Array) -> Found:
    """Difference of treated and other sites, which are the units."""
    design = np.column_stack([treated, np.ones(len(values))])
    slope = clustered(values, design, np.arange(len(values)))
    return _found(slope.slope, slope.error, slope.freedom)


def _found(effect: float, error: float, freedom: float) -> Found:
    half = float(student.quantile((1 + CONFIDENCE) / 2, freedom)) * error
    return Found(effect, effect - half, effect + half)
