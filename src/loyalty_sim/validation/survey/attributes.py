"""The part of an interview that asks about attributes: one item each, beside the three of satisfaction."""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.theory.firms import innovativeness
from loyalty_sim.theory.measurement import attribute_items, survey
from loyalty_sim.theory.measurement.attribute_items import ITEMS
from loyalty_sim.validation.survey.answers import index
from loyalty_sim.validation.survey.interview import interviewed, items_of, luck, on_arrays

SCORE = "score"
_ITEMS_OF_SCORE = 3


def rated(
    market: Any, respondents: int = 2_500, firm: int | None = None, among: np.ndarray | None = None
) -> pd.DataFrame:
    """Answers from 1 to 10 about every attribute and innovativeness, one row a respondent, with the score (0-100).

    By the instrument that firms' own surveys have (`week.answer`), on as many respondents as are wanted, or as there
    are. among (customers,): whom alone to ask; everybody if None. The index is the respondents' rows. Looking changes
    nothing in the market.
    """
    rows, theory, rng = interviewed(market, respondents, firm, among), market.theory, luck(market, 1)
    c, p = market.world.customers, theory.survey
    satisfied = on_arrays(survey.felt_satisfaction)(
        c.satisfaction[rows].astype(float), c.grievance[rows].astype(float), p
    )
    halo = rng.standard_normal(len(rows))
    seen = np.column_stack(
        [
            c.attributes[rows] / np.iinfo(c.attributes.dtype).max,
            _innovative(market, rows),
            market.world.firms.image[c.provider[rows]],
        ]
    )
    table = pd.DataFrame(index=rows)
    for place, item in enumerate(ITEMS):
        felt = on_arrays(attribute_items.felt)(seen[:, place], satisfied, theory.attribute_items)
        level = on_arrays(survey.level)(felt, halo, rng.standard_normal(len(rows)), p)
        table[item] = items_of(level, 0.0, p, rng)
    level = on_arrays(survey.level)(satisfied, halo, rng.standard_normal(len(rows)), p)
    shifts = [0.0] + [p.satisfaction_shift] * (_ITEMS_OF_SCORE - 1)
    total = np.sum([items_of(level, shift, p, rng) for shift in shifts], axis=0)
    return table.assign(**{SCORE: 100.0 * (total - _ITEMS_OF_SCORE) / (9.0 * _ITEMS_OF_SCORE)})


def attribute_moments(answers: pd.DataFrame) -> dict[str, float]:
    """Mean, on 0-100, and spread of the items about attributes that are there, from answers of 1 to 10.

    >>> attribute_moments(pd.DataFrame({"wait": [1.0, 10.0, 1.0, 10.0]}))["mean wait 0-100"]
    50.0
    """
    found = {}
    for item in (name for name in ITEMS if name in answers):
        column = index(answers[item].dropna().to_numpy(float)[np.newaxis])
        found[f"mean {item} 0-100"] = float(column.mean())
        found[f"sd {item}"] = float(column.std(ddof=1))
    return found


def products(answers: pd.DataFrame) -> np.ndarray:
    """Sums of products of (1, items, score) over respondents: what `statistics.drivers` takes."""
    said = np.column_stack([np.ones(len(answers)), answers[[*ITEMS, SCORE]].to_numpy()])
    return np.asarray(said.T @ said)


def _innovative(market: Any, rows: np.ndarray) -> np.ndarray:
    """How innovative each respondent's firm seems, against the best of the others."""
    firms, own = market.world.firms, market.world.customers.provider[rows]
    open_ones = np.where(firms.customers > 0, firms.innovativeness, 0.0)
    best = np.array([np.delete(open_ones, firm).max(initial=0.0) for firm in range(len(open_ones))])
    usual = market.constants.usual_quality
    return np.asarray(on_arrays(innovativeness.impression)(firms.innovativeness[own], best[own], usual))
