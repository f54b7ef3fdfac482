"""Given figures of a trade that worlds are held to, each with its error and on the scale on which it is compared.

Banks and airlines have answers of their own (ACSI 2015) with the quadrants and the recovery of all four industries; a
bank has the churn of a main bank as well. The others have what their presets cite: complaints, wages of revenue, churn,
panels of households. Figures of CLAIMS are never among them.

A simulated figure differs from a given one by the error of the data and by what the model is not: `DISCREPANCY`, a
tenth of the value, as in the fit of the shipped values (`calibrate.fit.TOLERANCE`). Luck of a small market and of a
sample of respondents is in the simulated figures themselves.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.calibrate.fit import TOLERANCE as DISCREPANCY
from loyalty_sim.validation.calibrate.target_moments import INDUSTRY, PUBLISHED, target_moments

__all__ = ["DISCREPANCY", "SCALES", "TRADES", "Given", "given_of"]

LEAST = 0.005
"""A share below this is taken to be this: in a market of some thousand customers less is none."""


class Scale(NamedTuple):
    """To the scale on which a figure is compared, and the slope there."""

    to: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[float], float]


def _odds(x: np.ndarray) -> np.ndarray:
    kept = np.clip(x, LEAST, 1.0 - LEAST)
    return np.log(kept / (1.0 - kept))


SCALES: Mapping[str, Scale] = {
    "level": Scale(lambda x: np.asarray(x, float), lambda x: 1.0),
    "share": Scale(_odds, lambda x: 1.0 / (x * (1.0 - x))),
    "ratio": Scale(lambda x: np.log(np.maximum(x, LEAST)), lambda x: 1.0 / x),
}
"""Levels as they are, shares as log odds, ratios as logarithms."""


class Given(NamedTuple):
    """One given figure: name as of the simulated moment, value, standard error, scale, source."""

    name: str
    value: float
    se: float
    scale: str = "level"
    source: str = ""

    @property
    def error(self) -> float:
        """Standard deviation of data and discrepancy together, on the scale of comparison."""
        return SCALES[self.scale].slope(self.value) * float(np.hypot(self.se, DISCREPANCY * self.value))

    def seen(self, values: Sequence[float]) -> np.ndarray:
        """Figures on the scale of comparison."""
        return SCALES[self.scale].to(np.asarray(values, float))


ACSI = "ACSI 2015"
ANSWERS = (
    *(f"mean {name} 0-100" for name in ("EXP", "QUAL", "VAL", "SAT", "LOY")),
    *(f"sd {name}" for name in ("EXP", "QUAL", "VAL", "SAT", "LOY")),
    "r(EXP,QUAL)", "r(QUAL,SAT)", "r(VAL,SAT)", "r(SAT,LOY)", "r(SAT,comp)", "complaint rate",
    "recovery: REPUR(handled 1-3) - REPUR(no complaint), 1-10",
    "satisfied but disloyal: P(REPUR<=5 | SATIS>=8)", "dissatisfied but loyal: P(REPUR>=8 | SATIS<=4)",
)  # fmt: skip
"""Moments of a survey that worlds are held to."""
SHARES = ("complaint rate", "yearly churn", *ANSWERS[-2:])
TALK = next(m for m in PUBLISHED["all"] if m.name.startswith("talk"))
CHURN = next(m for m in PUBLISHED["bank"])
SPREAD_OF_TRADES = 5.0
"""Points of 100 by which satisfaction of a trade without answers of its own may differ from its stand-in; judgement."""

_TALK = Given(TALK.name, TALK.value, TALK.se, "ratio", "East, Hammond & Wright 2007")
_OTHERS: Mapping[str, tuple[Given, ...]] = {
    "bank": (_TALK, Given(CHURN.name, CHURN.value, CHURN.se, "share", "main bank: RFi, company reports")),
    "airline": (_TALK,),
    "hotel": (
        _TALK,
        Given("complaint rate", 0.15, 0.02, "share", "ACSI 2015: 12-18 %, four industries"),
        Given("wages of revenue", 0.325, 0.045, "share", "Pizam & Holcomb: 25-40 %"),
        Given("mean SAT 0-100", 74.8, SPREAD_OF_TRADES, "level", "ACSI 2015, banks as stand-in"),
    ),
    "internet": (
        _TALK,
        Given("yearly churn", 0.19, 0.06, "share", "mobile: US 10, Germany 16, UK 30 %, company reports"),
        Given("mean SAT 0-100", 66.0, 3.0, "level", "ACSI 2014: 63 and 69"),
    ),
    "grocery": (
        _TALK,
        Given("panel: repeat", 0.529, 0.042, "share", "scanner panels, catsup and margarine"),
        Given("panel: inertia", 0.025, 0.008, "level", "scanner panels, catsup and margarine"),
        Given("panel: polarization", 0.262, 0.027, "share", "scanner panels, catsup and margarine"),
        Given("wages of revenue", 0.125, 0.015, "share", "practitioner figures for retailing: 10-15 %"),
        Given("mean SAT 0-100", 74.8, SPREAD_OF_TRADES, "level", "ACSI 2015, banks as stand-in"),
    ),
}
TRADES = tuple(_OTHERS)
"""Trades with given figures."""


def given_of(trade: str) -> tuple[Given, ...]:
    """The given figures of a trade; none for one without.

    >>> [each.name for each in given_of("internet")]
    ['talk: positive per negative message', 'yearly churn', 'mean SAT 0-100']
    """
    answers = target_moments(trade) if trade in INDUSTRY else {}
    found = [answers[name] for name in ANSWERS if name in answers]
    own = [Given(m.name, m.value, m.se, "share" if m.name in SHARES else "level", ACSI) for m in found]
    return (*own, *_OTHERS.get(trade, ()))
