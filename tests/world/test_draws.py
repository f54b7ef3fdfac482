"""Keyed draws: uniform, independent across every part of the key, and the same bits compiled and interpreted.

Draws are fixed by their keys, so each test either always passes or always fails. The rate stated at a test is the
chance that a perfect generator would fail it.
"""

import math
import os
import subprocess
import sys

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from loyalty_sim.world import draws
from loyalty_sim.world.draws import (
    Purpose,
    bits,
    gumbel,
    gumbel_quantile,
    logistic,
    make_key,
    normal_quantile,
    standard_normal,
    uniform,
    uniform_pair,
)

ROWS = 40_000
SEEDS = range(8)
FIELDS = ("seed", "purpose", "week", "identity", "index")

FROZEN = {
    "START_CELL": 1, "START_JITTER": 2, "START_LOYALTY": 3, "START_PROVIDER": 4, "NEED_RATE": 5,
    "PRICE_SENSITIVITY": 6, "SEGMENT": 7, "SITE": 8, "START_TENURE": 9, "START_BELIEF": 10, "TASTE": 11,
    "START_BOND": 12, "EMPLOYEE_START": 13, "SITE_START": 14, "FIRM_START": 15, "NETWORK": 16, "TIE_STRENGTH": 17,
    "NEED": 18, "SEARCH": 19, "CHOICE": 20, "EMPLOYEE": 21, "ENCOUNTER": 22, "FAILURE": 23, "COMPLAINT": 24,
    "RECOVERY": 25, "TALK": 26, "TELL": 27, "HEAR": 28, "TURNOVER": 29, "HIRE": 30, "NEW_HIRE": 31, "CLIMATE": 32,
    "EXIT": 33, "ENTRY": 34, "BOND": 35, "DEMAND": 36, "STRATEGY": 37, "SURVEY": 38, "LEAVE_REASON": 39,
    "CHANNEL": 40,
}  # fmt: skip


@numba.njit
def keyed(seed, purpose, week, identity, index):
    return uniform(make_key(seed, purpose, week), identity, index)


@numba.njit
def unmixed(seed, purpose, week, identity, index):
    """Negative control: the raw key plus golden steps, without the mixer."""
    x = make_key(seed, purpose, week) + np.int64(identity) * np.int64(-7046029254386353131) + np.int64(index)
    return float(np.uint64(x) >> np.uint64(12)) * 2.0**-52


@numba.njit
def added_key(seed, purpose, week, identity, index):
    """Negative control: parts of the key merely added, so that two of them can stand in for each other."""
    return uniform(seed + purpose + week, identity, index)


@numba.njit
def stream(draw, key, shift, rows):
    out = np.empty(rows)
    for row in range(rows):
        out[row] = draw(key[0] + shift[0], key[1] + shift[1], key[2] + shift[2], row + 1 + shift[3], key[3] + shift[4])
    return out


def shifts() -> list[tuple[int, ...]]:
    """One step in each part of the key, and one step up in a part with one down in another."""
    steps = np.eye(len(FIELDS), dtype=int)
    pairs = [steps[i] - steps[j] for i in range(len(FIELDS)) for j in range(i)]
    return [tuple(int(v) for v in step) for step in [*steps, *pairs]]


def uniformity(u: np.ndarray, cells: int = 256) -> float:
    counts = np.bincount((u * cells).astype(int), minlength=cells)
    return float(stats.chisquare(counts).pvalue)


def independence(u: np.ndarray, v: np.ndarray, cells: int = 16) -> float:
    """Chi-square of the pairs (u, v) over a grid that both should fill evenly."""
    return uniformity(((u * cells).astype(int) + v) / cells, cells * cells)


def battery(draw) -> np.ndarray:
    """p-values, uniform on (0, 1) for a perfect generator, of every test at every seed."""
    found = []
    for seed in SEEDS:
        key = (seed + 5, 3 + seed, 7 * seed + 2, 1)
        u = stream(draw, key, (0, 0, 0, 0, 0), ROWS)
        found += [uniformity(u), float(stats.kstest(u, "uniform").pvalue)]
        found += [independence(u, stream(draw, key, shift, ROWS)) for shift in shifts()]
        found += [float(stats.pearsonr(u[:-lag], u[lag:]).pvalue) for lag in (1, 2, 3, 8, 64)]
    return np.array(found)


def passes(p: np.ndarray) -> bool:
    """Smallest and largest p-value and their whole distribution: a perfect generator fails with chance below 1e-3."""
    return bool(p.min() > 1e-6 and p.max() < 1 - 1e-6 and stats.kstest(p, "uniform").pvalue > 1e-4)


def test_draws_are_uniform_and_independent_across_every_part_of_the_key():
    assert passes(battery(keyed))


@pytest.mark.parametrize("bad", [unmixed, added_key], ids=["no mixer", "added key"])
def test_the_same_battery_fails_bad_generators(bad):
    p = battery(bad)
    assert not passes(p)
    assert p.min() < 1e-12


@numba.njit
def pair_stream(key, rows):
    u, v = np.empty(rows), np.empty(rows)
    for row in range(rows):
        u[row], v[row] = uniform_pair(key, row, 2)
    return u, v


def test_the_two_halves_of_a_pair_are_uniform_and_independent():
    """Chance that a perfect generator fails: below 1e-3 (24 p-values at 4e-5)."""
    for seed in SEEDS:
        u, v = pair_stream(make_key(seed, int(Purpose.SEARCH), 9), ROWS)
        assert min(uniformity(u), uniformity(v), independence(u, v)) > 4e-5


@numba.njit
def flips(part, bit, rows):
    """How often each of the 64 output bits changes when one bit of an argument does."""
    count = np.zeros(64)
    flip = np.int64(1) << bit
    for row in range(rows):
        key, identity, index = make_key(row, 1, 1), np.int64(row), np.int64(row % 7)
        before = bits(key, identity, index)
        if part == 0:
            after = bits(key ^ flip, identity, index)
        elif part == 1:
            after = bits(key, identity ^ flip, index)
        else:
            after = bits(key, identity, index ^ flip)
        for place in range(64):
            count[place] += float(((before ^ after) >> np.uint64(place)) & np.uint64(1))
    return count / rows


@pytest.mark.parametrize(("part", "width"), [(0, 63), (1, 31), (2, 31)], ids=["key", "identity", "index"])
def test_one_bit_of_any_argument_changes_half_of_the_output(part, width):
    """Every cell within 5.5 standard errors of one half. A perfect generator fails with chance below 4e-4."""
    rows = 4_000
    share = np.array([flips(part, bit, rows) for bit in range(width)])
    assert np.abs(share - 0.5).max() < 5.5 * 0.5 / math.sqrt(rows)


@settings(deadline=None)
@given(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1), st.integers(0, 10_000), st.integers(0, 2**31 - 1))
def test_draws_lie_in_the_open_unit_interval(seed, identity, week, index):
    key = make_key(seed, Purpose.TALK, week)
    assert 0 <= key < 2**63
    assert all(0.0 < u < 1.0 for u in (uniform(key, identity, index), *uniform_pair(key, identity, index)))


ENDS = np.concatenate([tail := 10.0 ** -np.arange(2, 17), 1 - tail[:14]])
ALL = np.concatenate([np.linspace(1e-6, 1 - 1e-6, 5_001), ENDS])


def test_the_normal_quantile_is_that_of_the_normal():
    for u in ALL:
        assert normal_quantile(u) == pytest.approx(special.ndtri(u), rel=2e-7, abs=1e-8)


@pytest.mark.parametrize(
    ("draw", "quantile", "error"), [(standard_normal, normal_quantile, 5e-5), (gumbel, gumbel_quantile, 1.3e-4)]
)
def test_a_draw_read_off_a_table_is_the_quantile_within_what_is_said_and_at_the_ends_exactly(draw, quantile, error):
    assert max(abs(draw(u) - quantile(u)) for u in ALL) < error
    assert all(draw(u) == quantile(u) for u in ENDS)
    knots = np.arange(32, 993) / 1024
    assert all(draw(u) == quantile(u) for u in knots)


@pytest.mark.parametrize("seed", SEEDS)
def test_moments_of_gumbel_and_logistic(seed):
    """Mean and variance within 5 standard errors, 32 checks: a perfect generator fails with chance below 2e-5."""
    u = stream(keyed, (seed, 19, 4, 0), (0, 0, 0, 0, 0), ROWS)
    for transform, law in ((gumbel, stats.gumbel_r), (logistic, stats.logistic)):
        x = np.array([transform(v) for v in u])
        mean, variance, kurtosis = (float(m) for m in law.stats(moments="mvk"))
        assert abs(x.mean() - mean) < 5 * math.sqrt(variance / ROWS)
        assert abs(x.var() - variance) < 5 * variance * math.sqrt((kurtosis + 2) / ROWS)


def test_the_best_of_utilities_with_gumbel_noise_is_the_logit():
    """Chi-square at 1e-3 over three firms."""
    utility = np.array([0.0, 0.5, 1.2])
    draws_of_firms = [stream(keyed, (2, 20, 3, firm), (0, 0, 0, 0, 0), ROWS) for firm in range(3)]
    noise = np.array([[gumbel(u) for u in firm] for firm in draws_of_firms])
    counts = np.bincount(np.argmax(utility[:, None] + noise, axis=0))
    shares = np.exp(utility) / np.exp(utility).sum()
    assert stats.chisquare(counts, shares * ROWS).pvalue > 1e-3


def test_purposes_never_move():
    assert {name: FROZEN[name] for name in FROZEN} == {p.name: int(p) for p in Purpose if p.name in FROZEN}
    assert len({int(p) for p in Purpose}) == len(Purpose.__members__)
    assert all(int(p) > max(FROZEN.values()) for p in Purpose if p.name not in FROZEN)


PROGRAM = """
from loyalty_sim.world.draws import *
key = [make_key(s, p, w) for s, p, w in ((0, 1, 0), (7, 21, 52), (2**31 - 1, 40, 519))]
for k in key:
    for i in (0, 1, 999_999, 2**31 - 1):
        u, (v, w) = uniform(k, i, 3), uniform_pair(k, i, 0)
        print(int(bits(k, i, 5)), *(float(x).hex() for x in (u, v, w, standard_normal(u), gumbel(v), logistic(w))))
"""


def run_program(disable_jit: str) -> str:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": disable_jit}
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_compiled_and_interpreted_draws_have_the_same_bits():
    compiled = run_program("0")
    assert len(compiled.splitlines()) == 12
    assert compiled == run_program("1")


def test_nothing_global_is_drawn_from():
    """A draw neither reads nor moves any generator state."""
    np.random.seed(1)
    before = uniform(make_key(1, 2, 3), 4, 5)
    state = np.random.get_state()[1].copy()
    assert uniform(make_key(1, 2, 3), 4, 5) == before
    assert (np.random.get_state()[1] == state).all()
    assert not [name for name in vars(draws) if "random" in name.lower()]
