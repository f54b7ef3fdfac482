"""Named tuples that kernels are handed by one address: read and written alike, compiled and as plain Python."""

import pickle
from copy import deepcopy
from typing import NamedTuple

import numpy as np
import pytest

from loyalty_sim.compiled import handed, kernel, plain


@handed
class Inner(NamedTuple):
    """What lies in another."""

    weights: np.ndarray
    share: float


@handed
class Outer(NamedTuple):
    """Arrays of every shape, numbers, and one of its kind."""

    column: np.ndarray
    table: np.ndarray
    cube: np.ndarray
    inner: Inner
    count: int
    flags: np.ndarray

    def total(self):
        """Sum of the column."""
        return float(self.column.sum())


@kernel
def work(outer, out):
    inner, row = outer.inner, outer.table[1]
    for n in range(outer.count):
        out[n] = outer.column[n] * inner.share + row[n] + outer.cube[1, 0, n] + inner.weights[-1]
        if outer.flags[n] > 0:
            outer.column[n] = -1.0
    out[outer.count] = float(len(outer.table) * 100 + outer.table.shape[1] * 10 + len(outer.column[1:]))


def example():
    cube = np.arange(12.0).reshape(2, 2, 3)
    inner = Inner(np.array([0.5, 0.25], np.float32), 2.0)
    return Outer(np.arange(3.0), cube[0], cube, inner, 3, np.array([0, 1, 0], np.uint8))


def outcome(function, outer):
    out = np.zeros(4)
    function(outer, out)
    return out.tolist(), outer.column.tolist()


def test_compiled_code_reads_and_writes_what_plain_code_does():
    compiled, interpreted = outcome(work, example()), outcome(plain(work), example())
    assert compiled == interpreted == ([9.25, 13.25, 17.25, 232.0], [0.0, -1.0, 2.0])


def test_another_with_other_arrays_is_read_as_what_it_is():
    first = example()
    outcome(work, first)
    assert outcome(work, first._replace(count=1, column=np.full(5, 7.0)))[0] == [23.25, 234.0, 0.0, 0.0]
    assert outcome(work, first._replace(inner=Inner(np.zeros(1, np.float32), 0.0)))[0][:2] == [9.0, 11.0]


def test_a_copy_has_an_address_of_its_own():
    outer = example()
    outcome(work, outer)
    for copy in (pickle.loads(pickle.dumps(outer)), deepcopy(outer)):
        copy.column[:] = 10.0
        assert outcome(work, copy)[0][0] == 29.25
        assert outer.column[0] == 0.0


def test_it_has_the_ways_of_a_named_tuple_and_cannot_be_changed():
    outer = example()
    assert outer.total() == 3.0
    assert Outer._fields == ("column", "table", "cube", "inner", "count", "flags")
    column, *_, count, _ = outer
    assert column is outer.column is outer[0] is outer._asdict()["column"]
    assert count == 3
    assert len(outer) == 6
    with pytest.raises(AttributeError, match="make another with _replace"):
        outer.count = 4
    with pytest.raises(TypeError, match="missing"):
        Inner(np.zeros(1))
    with pytest.raises(TypeError, match="unexpected"):
        outer._replace(counts=4)


def test_an_array_with_gaps_is_refused():
    with pytest.raises(TypeError, match="without gaps"):
        outcome(work, example()._replace(column=np.arange(6.0)[::2]))
