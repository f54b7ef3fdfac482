"""How often customers will come, from how often and how lately they came: BG/NBD, fitted by likelihood.

While a customer is there visits come at random at a rate that is gamma distributed over customers (r, alpha); after any
visit a customer is gone with a chance that is beta distributed (a, b). Source: Fader, Hardie & Lee 2005 Mktg Sci
24(2):275.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

from loyalty_sim.statistics.bands import Array


class Buying(NamedTuple):
    """Parameters of the model, all above 0."""

    r: float
    alpha: float
    a: float
    b: float


def log_likelihood(p: Buying, repeats: Array, last: Array, time: Array) -> float:
    """Of repeat visits, the time of the last one (0 where there is none), and the time watched, each (N,).

    >>> p = Buying(0.243, 4.414, 0.793, 2.426)  # the data of the source
    >>> round(log_likelihood(p, np.array([2.0]), np.array([30.43]), np.array([38.86])), 4)
    -9.4586
    """
    shared = gammaln(p.r + repeats) - gammaln(p.r) + p.r * np.log(p.alpha)
    stays = betaln(p.a, p.b + repeats) - betaln(p.a, p.b) - (p.r + repeats) * np.log(p.alpha + time)
    again = np.maximum(repeats, 1.0)
    gone = betaln(p.a + 1.0, p.b + again - 1.0) - betaln(p.a, p.b) - (p.r + repeats) * np.log(p.alpha + last)
    return float((shared + np.where(repeats > 0, np.logaddexp(stays, gone), stays)).sum())


def fitted(repeats: Array, last: Array, time: Array) -> Buying:
    """The likeliest parameters."""

    def loss(logs: Array) -> float:
        value = -log_likelihood(Buying(*np.exp(logs)), repeats, last, time) / len(repeats)
        return value if np.isfinite(value) else 1e9

    found = minimize(loss, np.zeros(4), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-6, "maxiter": 800})
    return Buying(*np.exp(np.clip(found.x, -12.0, 12.0)))


def expected(p: Buying, repeats: Array, last: Array, time: Array, ahead: float) -> Array:
    """Visits of each customer to be expected in so much time ahead, (N,).

    >>> p = Buying(0.243, 4.414, 0.793, 2.426)
    >>> round(float(expected(p, np.array([2.0]), np.array([30.43]), np.array([38.86]), 39.0)[0]), 3)
    1.226
    """
    z = ahead / (p.alpha + time + ahead)
    series = hyp2f1(p.r + repeats, p.b + repeats, p.a + p.b + repeats - 1.0, z)
    more = 1.0 - ((p.alpha + time) / (p.alpha + time + ahead)) ** (p.r + repeats) * series
    top = (p.a + p.b + repeats - 1.0) / (p.a - 1.0) * more
    lost = np.where(
        repeats > 0,
        p.a / (p.b + np.maximum(repeats, 1.0) - 1.0) * ((p.alpha + time) / (p.alpha + last)) ** (p.r + repeats),
        0.0,
    )
    return np.asarray(top / (1.0 + lost))


def expected_visits(visits: pd.DataFrame, customers: pd.Index, after: int, until: int, ahead: int) -> pd.Series:
    """Visits of each customer in so many weeks ahead, from those in the weeks after one and until another.

    visits: one row a visit, with week and customer. Who did not come at all in that time is expected as one who came
    once before it and never since.
    """
    watched = visits[(visits.week > after) & (visits.week <= until)].groupby("customer").week
    frame = pd.DataFrame({"count": watched.size(), "first": watched.min(), "last": watched.max()}).reindex(customers)
    first = frame["first"].fillna(after).to_numpy(float)
    repeats = (frame["count"].fillna(1) - 1).to_numpy(float)
    last = np.where(repeats > 0, frame["last"].fillna(after).to_numpy(float) - first, 0.0)
    time = until - first + 1.0
    found = fitted(repeats, last, time)
    return pd.Series(expected(found, repeats, last, time, float(ahead)), customers)
