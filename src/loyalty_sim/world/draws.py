"""Keyed random numbers: each draw is a pure function of (seed, purpose, agent id, week, index).

There is no generator and no state, so two scenarios share their luck, order and threads do not matter, and a change
to one customer changes only those it reaches. The mixer is the finaliser of splitmix64 (Steele, Lea & Flood 2014,
OOPSLA 453), applied twice: once to make the key of (seed, purpose, week), once to (key, id, index).
"""

import math
from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np

from loyalty_sim.compiled import plain, rule


class Purpose(IntEnum):
    """What a draw is for. Frozen: a number is never moved or used again; new purposes are appended."""

    START_CELL = 1
    START_JITTER = 2
    START_LOYALTY = 3
    START_PROVIDER = 4
    NEED_RATE = 5
    PRICE_SENSITIVITY = 6
    SEGMENT = 7
    SITE = 8
    START_TENURE = 9
    START_BELIEF = 10
    TASTE = 11
    START_BOND = 12
    EMPLOYEE_START = 13
    SITE_START = 14
    FIRM_START = 15
    NETWORK = 16
    TIE_STRENGTH = 17
    NEED = 18
    SEARCH = 19
    CHOICE = 20
    EMPLOYEE = 21
    ENCOUNTER = 22
    FAILURE = 23
    COMPLAINT = 24
    RECOVERY = 25
    TALK = 26
    TELL = 27
    HEAR = 28
    TURNOVER = 29
    HIRE = 30
    NEW_HIRE = 31
    CLIMATE = 32
    EXIT = 33
    ENTRY = 34
    BOND = 35
    DEMAND = 36
    STRATEGY = 37
    SURVEY = 38
    LEAVE_REASON = 39
    CHANNEL = 40
    OUTREACH = 41
    SHOCK = 42
    START_GRIEVANCE = 43
    LAPSE = 44
    OPTIMISM = 45
    STRANGER = 46
    ASK = 47
    BARRIER = 49
    WEIGHTS = 50
    ATTRIBUTE = 51
    CONTACT = 52
    SPECIAL = 53
    ADOPTER = 54
    FORMER = 55
    START_MEMORY = 56
    TRANSFER = 58
    SCORE = 60
    CASE = 62
    IDEA = 70
    INDEX = 72
    START_TALK = 79


_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_WEEK = np.uint64(0xD1342543DE82EF95)
_INDEX = np.uint64(0xA0761D6478BD642F)
_U1, _U7, _U12, _U27, _U30, _U31, _U32, _U40 = (np.uint64(n) for n in (1, 7, 12, 27, 30, 31, 32, 40))
_LOW_7, _LOW_32 = np.uint64(0x7F), np.uint64(0xFFFFFFFF)
_2_TO_MINUS_52 = 2.0**-52
_2_TO_MINUS_32 = 2.0**-32
_NINTHS = (np.arange(128) - 63.5) * math.sqrt(12.0 / (128.0**2 - 1.0))


@rule
def _mix(x: Any) -> Any:
    x = (x ^ (x >> _U30)) * _MIX_1
    x = (x ^ (x >> _U27)) * _MIX_2
    return x ^ (x >> _U31)


@rule
def make_key(seed: int, purpose: int, week: int) -> int:
    """Key of all draws of one purpose in one week. seed ≥ 0, purpose a `Purpose`, week ≥ 0 (0 for the start).

    63 bits, so that it is a plain integer to Python as well as to compiled code.

        >>> int(make_key(0, Purpose(1), 3))
        2164866012206135471
    """
    return np.int64(_mix(_mix(np.uint64(seed) * _GOLDEN + np.uint64(purpose)) + np.uint64(week) * _WEEK) >> _U1)  # type: ignore[return-value]


@lru_cache(maxsize=64)
def make_keys(seed: int, week: int) -> np.ndarray:
    """Keys of all purposes in one week, each in the place of its number: made once, and not to be written into.

    >>> int(make_keys(0, 3)[1]) == int(make_key(0, 1, 3))
    True
    """
    place = np.uint64(week * int(_WEEK) % 2**64)
    return (plain(_mix)(_of_purposes(seed) + place) >> _U1).astype(np.int64)  # type: ignore[no-any-return]


@lru_cache(maxsize=8)
def _of_purposes(seed: int) -> np.ndarray:
    """What the keys of all purposes have in common in all weeks."""
    purposes = np.arange(max(Purpose) + 1, dtype=np.uint64)
    mixed: np.ndarray = plain(_mix)(purposes + np.uint64(seed * int(_GOLDEN) % 2**64))
    return mixed


@rule
def bits(key: int, identity: Any, index: int) -> np.uint64:
    """64 random bits of agent `identity`, draw `index` under `key`.

    >>> key = make_key(0, 1, 3)
    >>> bits(key, 17, 0) == bits(key, 17, 0), bits(key, 17, 0) == bits(key, 18, 0)
    (True, False)
    """
    return _mix(np.uint64(key) + np.uint64(identity) * _GOLDEN + np.uint64(index) * _INDEX)


@rule
def uniform(key: int, identity: Any, index: int) -> float:
    """Uniform draw in the open interval (0, 1) with 52 bits.

    >>> round(uniform(make_key(0, 1, 3), identity=17, index=0), 4)
    0.069
    """
    return (float(bits(key, identity, index) >> _U12) + 0.5) * _2_TO_MINUS_52


@rule
def uniform_pair(key: int, identity: Any, index: int) -> tuple[float, float]:
    """Two independent uniform draws in (0, 1), 32 bits each, from one mix.

    >>> [round(u, 4) for u in uniform_pair(make_key(0, 1, 3), identity=17, index=0)]
    [0.069, 0.95]
    """
    b = bits(key, identity, index)
    return (float(b >> _U32) + 0.5) * _2_TO_MINUS_32, (float(b & _LOW_32) + 0.5) * _2_TO_MINUS_32


@rule
def ninth(b: np.uint64, place: int) -> float:
    """One of nine independent draws, place 0 to 8, from the 64 bits of one mix: uniform, of mean 0 and spread 1.

    Each takes one of 128 values within the square root of three of 0: enough where many such draws are added up.

        >>> b = bits(make_key(0, 1, 3), 17, 0)
        >>> [round(ninth(b, place), 2) for place in (0, 8)]
        [-1.61, -1.26]
    """
    return float(_NINTHS[(b >> (np.uint64(place) * _U7)) & _LOW_7])


@rule
def normal_quantile(u: float) -> float:
    """Standard normal quantile of u in (0, 1) to seven digits: AS 241 (Wichura 1988, Applied Statistics 37:477).

    >>> round(normal_quantile(0.975), 4), normal_quantile(0.5)
    (1.96, 0.0)
    """
    d = u - 0.5
    if abs(d) <= 0.425:
        r = 0.180625 - d * d
        p = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179
        q = ((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1.0
        return d * p / q
    r = math.sqrt(-math.log(u if d < 0.0 else 1.0 - u))
    if r <= 5.0:
        r -= 1.6
        tail = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777) / (
            (0.12021132975 * r + 0.73700164250) * r + 1.0
        )
    else:
        r -= 5.0
        tail = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150) / (
            (0.012258202635 * r + 0.24197894225) * r + 1.0
        )
    return -tail if d < 0.0 else tail


@rule
def gumbel_quantile(u: float) -> float:
    """Standard Gumbel quantile of u in (0, 1).

    >>> round(gumbel_quantile(0.5), 4)
    0.3665
    """
    return -math.log(-math.log(u))


def _between(quantile: Any) -> np.ndarray:
    """Quantiles at whole numbers of `_CELLS`, as far from the ends as `between` reads them; 0 beyond."""
    of, places = plain(quantile), range(_TAIL, _CELLS - _TAIL + 1)
    return np.array([of(n / _CELLS) if n in places else 0.0 for n in range(_CELLS + 1)])


_CELLS, _TAIL = 1024, 32
_NORMAL, _GUMBEL = _between(normal_quantile), _between(gumbel_quantile)


@rule
def standard_normal(u: float) -> float:
    """Standard normal draw from u in (0, 1): read off a table and interpolated, within .00005; beyond 1/32 exact.

    >>> round(standard_normal(0.975), 4), standard_normal(0.5), round(standard_normal(0.9), 4)
    (1.96, 0.0, 1.2816)
    """
    place = u * _CELLS
    cell = int(place)
    if cell < _TAIL or cell >= _CELLS - _TAIL:
        return normal_quantile(u)
    return float(_NORMAL[cell] + (place - cell) * (_NORMAL[cell + 1] - _NORMAL[cell]))


@rule
def gumbel(u: float) -> float:
    """Standard Gumbel draw from u in (0, 1), the noise whose argmax is the multinomial logit.

    It is read off a table and interpolated, within .00013; beyond 1/32 of either end exact.

        >>> round(gumbel(0.5), 4), round(gumbel(0.9), 4)
        (0.3665, 2.2504)
    """
    place = u * _CELLS
    cell = int(place)
    if cell < _TAIL or cell >= _CELLS - _TAIL:
        return gumbel_quantile(u)
    return float(_GUMBEL[cell] + (place - cell) * (_GUMBEL[cell + 1] - _GUMBEL[cell]))


@rule
def logistic(u: float) -> float:
    """Standard logistic draw from u in (0, 1).

    >>> round(logistic(0.75), 4)
    1.0986
    """
    return math.log(u / (1.0 - u))


@rule
def identity(row: int, generation: int) -> Any:
    """Id of who holds a row, from the row and how many held it before: it depends on nobody else.

    >>> int(identity(5, 0)), int(identity(5, 1))
    (5, 1099511627781)
    """
    return np.uint64(row) | (np.uint64(generation) << _U40)
