"""Luck, sizes and form are told apart in planted worlds, and the interval over all of them covers the true one."""

import numpy as np
import pytest

from loyalty_sim.statistics.in_full import Cells, in_full, left_open, settled


def planted(rng, worlds=40, sizes=3.0, form=1.0, luck=1.0, kinds=2, shape=None):
    """Cells of worlds whose parts have these standard deviations; the first quarter is run in several ways."""
    drawn = shape or (lambda count: rng.normal(0, 1, count))
    crossed, other = worlds // 4, worlds - worlds // 4
    of_form = form * rng.normal(0, 1, (crossed, kinds, 1))
    first = sizes * drawn(crossed)[:, None, None] + of_form + luck * rng.normal(0, 1, (crossed, kinds, 2))
    rest = sizes * drawn(other) + form * rng.normal(0, 1, other) + luck * rng.normal(0, 1, other)
    return Cells(first, rest)


@pytest.mark.parametrize(("sizes", "form", "luck"), [(3.0, 0.0, 1.0), (1.0, 3.0, 1.0), (0.0, 0.0, 2.0)])
def test_the_parts_of_the_doubt_are_those_that_were_planted(sizes, form, luck):
    rng = np.random.default_rng(5)
    found = [in_full(planted(rng, 400, sizes, form, luck), seeds=20) for _ in range(50)]
    variance = np.array([sizes**2, form**2, luck**2 / 20])
    shares = np.mean([[each.sizes, each.form, each.luck] for each in found], axis=0)
    if sizes or form:
        assert shares == pytest.approx(variance / variance.sum(), abs=0.07)
    else:
        assert np.median([each.luck for each in found]) > 0.5
    assert all(each.sizes + each.form + each.luck == pytest.approx(1.0) for each in found)


@pytest.mark.parametrize(
    ("sizes", "form", "luck", "seeds"), [(3.0, 1.0, 1.0, 20), (1.0, 3.0, 1.0, 20), (3.0, 0.0, 3.0, 4)]
)
@pytest.mark.parametrize(("worlds", "least"), [(16, 0.82), (40, 0.87)])
def test_what_so_few_worlds_leave_open_holds_the_largest_share(sizes, form, luck, seeds, worlds, least):
    """Measured over 400 studies in each of six cases: .84 to .92 with 16 worlds, .91 to .97 with 40; luck here ±.02."""
    rng = np.random.default_rng(21)
    variance = np.array([luck**2 / seeds, sizes**2, form**2])
    largest = int(variance.argmax())
    true = variance[largest] / variance.sum()
    ranges = [left_open(planted(rng, worlds, sizes, form, luck), seeds)[largest] for _ in range(300)]
    assert least <= np.mean([low <= true <= high for low, high in ranges]) <= 0.99


def test_many_worlds_tell_what_the_doubt_is_made_of_and_few_do_not():
    rng = np.random.default_rng(22)
    few, many = (in_full(planted(rng, worlds, 3.0, 1.0, 1.0), 20) for worlds in (12, 2000))
    assert many.told_apart
    assert [part.name for part in many.parts] == ["sizes", "form", "luck"]
    assert many.parts[0].high - many.parts[0].low < 0.2 < few.parts[0].high - few.parts[0].low
    assert not in_full(planted(np.random.default_rng(1), 12, 1.0, 1.0, 1.0), 2).told_apart


@pytest.mark.parametrize("shape", ["normal", "skewed"])
@pytest.mark.parametrize("worlds", [12, 24, 40])
def test_nine_in_ten_intervals_hold_the_answer_in_the_true_world(shape, worlds):
    """The true world is one more draw. Over 1,500 planted studies coverage is .88 to .92, by luck ±.015."""
    rng = np.random.default_rng(11)

    def drawn(count):
        return rng.normal(0, 1, count) if shape == "normal" else rng.exponential(1.0, count) - 1.0

    covered = []
    for _ in range(1500):
        truth = 3.0 * float(drawn(1)[0]) + rng.normal(0, 1)
        found = in_full(planted(rng, worlds, 3.0, 1.0, 1.0, shape=drawn), seeds=20)
        covered.append(found.low <= truth <= found.high)
    assert 0.87 <= np.mean(covered) <= 0.935


def test_without_worlds_that_differ_luck_is_all_there_is():
    found = in_full(Cells(np.zeros((2, 1, 2)), np.zeros(6)), seeds=4)
    assert (found.low, found.high, found.luck, found.sizes, found.form) == (0.0, 0.0, 0.0, 0.0, 0.0)


def test_worlds_that_could_not_be_run_are_left_out():
    rng = np.random.default_rng(3)
    cells = planted(rng)
    holed = Cells(cells.crossed.copy(), cells.single.copy())
    holed.crossed[0, 0, 1] = holed.single[4] = np.nan
    fewer = Cells(cells.crossed[1:], np.delete(cells.single, 4))
    assert in_full(holed, 20) == in_full(fewer, 20)
    assert np.isnan(in_full(Cells(np.full((2, 1, 2), np.nan), np.full(6, np.nan)), 20).mean)


def test_more_seeds_leave_less_luck_and_worlds_as_wide_as_they_are():
    cells = planted(np.random.default_rng(4), sizes=2.0, luck=3.0)
    few, many = in_full(cells, 4), in_full(cells, 400)
    assert few.luck > many.luck
    assert few.high - few.low > many.high - many.low
    assert (few.one_low, few.one_high, few.mean) == (many.one_low, many.one_high, many.mean)


def test_one_future_is_less_sure_than_the_mean_over_luck():
    found = in_full(planted(np.random.default_rng(6), 200, sizes=1.0, luck=3.0), seeds=20)
    assert found.one_high - found.one_low > 1.5 * (found.high - found.low)


@pytest.mark.parametrize(("values", "worth"), [([-2.0, 4.0], 1.0), ([1.0, 3.0], 0.0), ([-1.0, -3.0], 0.0)])
def test_to_know_everything_is_worth_the_choices_that_it_turns(values, worth):
    assert settled(np.array(values), np.ones(2)) == pytest.approx(worth)
