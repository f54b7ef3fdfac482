"""A synthetic control: untreated sites weighted so that before the start they went as the treated ones did.

    weights w >= 0, sum w = 1, least squares of the treated sites' mean on the others, each less its own mean before
    effect  = mean after of (treated - weighted others) - the same mean before

Placebo: sites that were never treated take the part of treated ones, the rest stand for the others, and the spread of
what they show is the error. Source: Abadie, Diamond & Hainmueller 2010 J Am Stat Assoc 105:493; with own means taken
out, Doudchenko & Imbens 2016 NBER 22791.
"""

from math import comb
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Flags, Places
from loyalty_sim.studies.pilot.measures import Measure

BLOCK = 4
"""Weeks taken together: of one week a site has too few answers to be followed."""
PLACEBOS = 100
NEVER = 2**40


class Placebo(NamedTuple):
    """An effect, the spread of those of placebos, its degrees of freedom, and the share of them further from 0."""

    effect: float
    error: float
    freedom: float
    p: float


class Wave(NamedTuple):
    """Sites that begin together, against those that never do.

    share: of the treated sites. series: the measure by site and block of weeks, (G, B); before: which blocks are before
    the start. treated, others: rows.
    """

    share: float
    series: Array
    before: Flags
    treated: Places
    others: Places


def waves_of(table: pd.DataFrame, measure: Measure, settle: int = 0) -> list[Wave]:
    """The waves of a table of weeks at sites, in order of their start. settle: weeks after it that are left out."""
    sites, of = np.unique(table["site"].to_numpy(), return_inverse=True)
    week, treated = table["week"].to_numpy(), table["treated"].to_numpy() > 0
    first = np.full(len(sites), NEVER)
    np.minimum.at(first, of[treated], week[treated])
    never, begun = np.flatnonzero(first == NEVER), first[first != NEVER]
    found = []
    for start in np.unique(begun):
        wave = np.flatnonzero(first == start)
        kept = (week < start) | (week >= start + settle)
        series, before = _series(table[kept], measure, of[kept], week[kept] - int(start), len(sites))
        found.append(Wave(len(wave) / len(begun), series, before, wave, never))
    return found


def synthetic_effect(table: pd.DataFrame, measure: Measure, settle: int = 0) -> Placebo:
    """The effect over all waves, each against sites that are never treated, weighted by its sites."""
    effect, parts, rng, freedom = 0.0, np.zeros(PLACEBOS), np.random.default_rng(ANALYSIS_SEED), 0
    for wave in waves_of(table, measure, settle):
        effect += wave.share * _gap(wave.series, wave.before, wave.treated, wave.others)
        parts += wave.share * _placebos(wave.series, wave.before, wave.others, len(wave.treated), rng)
        freedom = len(wave.others) - 1
    error = float(np.sqrt(np.mean(parts**2)))
    further = int((np.abs(parts) >= abs(effect)).sum())
    return Placebo(effect, error, float(freedom), (1 + further) / (1 + PLACEBOS))


def _series(rows: pd.DataFrame, measure: Measure, of: Places, since: Places, sites: int) -> tuple[Array, Flags]:
    """The measure by site and block of weeks, gaps filled with what was there before; which blocks are before."""
    blocks, at = np.unique(since // BLOCK, return_inverse=True)
    series = pd.DataFrame(measure.over(rows, of, at, (sites, len(blocks))))
    return series.ffill(axis=1).bfill(axis=1).to_numpy(), np.asarray(blocks < 0)


def _gap(series: Array, before: Flags, treated: Places, donors: Places) -> float:
    own, pool = series[treated].mean(axis=0), series[donors]
    gap = own - _weights(own[before], pool[:, before]) @ pool
    return float(gap[~before].mean() - gap[before].mean())


def _weights(own: Array, pool: Array) -> Array:
    """Weights of the others, (D,); with nothing to go by they are alike."""
    from scipy.optimize import nnls  # imports half of SciPy, for this

    target, columns = own - own.mean(), (pool - pool.mean(axis=1, keepdims=True)).T
    scale = float(np.abs(columns).max()) or 1.0
    ridge = 0.01 * scale * np.eye(len(pool))  # of many that would do, the evenest
    rows = np.vstack([columns, ridge, np.full((1, len(pool)), 1e3 * scale)])
    found, _ = nnls(rows, np.concatenate([target, 0.01 * scale / len(pool) * np.ones(len(pool)), [1e3 * scale]]))
    return np.asarray(found / found.sum())


def _placebos(series: Array, before: Flags, never: Places, size: int, rng: np.random.Generator) -> Array:
    """Effects where `size` sites (fewer if there are too few) that were never treated stand for treated ones."""
    taken = min(size, len(never) // 2)
    found = []
    for _ in range(PLACEBOS if comb(len(never), taken) > 1 else 1):
        drawn = rng.permutation(never)
        found.append(_gap(series, before, drawn[:taken], drawn[taken:]))
    return np.resize(np.array(found), PLACEBOS) * np.sqrt(taken / size)
