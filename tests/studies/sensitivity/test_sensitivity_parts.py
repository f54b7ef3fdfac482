"""The three methods on functions with known effects, and what is said of them: relations that hold whatever luck."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies.sensitivity.analysis import METHODS, analyse_points, places_of
from loyalty_sim.studies.sensitivity.morris import elementary_effects, morris, morris_places
from loyalty_sim.studies.sensitivity.sobol import sobol, sobol_places
from loyalty_sim.studies.sensitivity.summary import summary_of_sensitivity
from loyalty_sim.studies.sensitivity.table import factors_table, points_table
from loyalty_sim.studies.sensitivity.tornado import tornado, tornado_places
from loyalty_sim.studies.sensitivity.words import describe
from loyalty_sim.studies.vary import Factor, Question
from planted import with_levers

FACTORS = [
    Factor.between("firm.levers.climate", 0, 2),
    Factor.between("firm.levers.training", 0, 2),
    Factor.between("theory.choice.taste_scale", 0.5, 2, ratio=True),
]
SLOPES = [1_000.0, -4_000.0, 0.0]
SIZES = {"tornado": None, "morris": 6, "sobol": 32}


def analysed(
    method, slopes=SLOPES, luck=0.0, base=0.0, against=None, considered=3, on="profit", seeds=4, factors=FACTORS
):
    """A straight line in the places of the factors, with luck of every point and seed; one draw in ten moves it."""
    question = Question(Scenario(), against, on)
    places = places_of(method, question, factors, SIZES[method])
    own = luck * np.random.default_rng(8).standard_normal((len(places), seeds))
    values = base + (places @ np.array(slopes))[:, None] + own
    return analyse_points(question, method, factors, places, values, considered, 0.9)


def summary_of(detail):
    return summary_of_sensitivity(SimpleNamespace(detail=detail, table=factors_table(detail)))


# -- designs --------------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(-0.5, 1.5), min_size=1, max_size=5))
def test_a_tornado_moves_one_factor_at_a_time_to_either_end(present):
    places = tornado_places(np.array(present))
    count = len(present)
    assert places.shape == (1 + 2 * count, count)
    assert places[0].tolist() == present
    for n in range(count):
        for row, end in ((1 + n, 0.0), (1 + count + n, 1.0)):
            assert places[row, n] == end
            assert np.delete(places[row], n).tolist() == np.delete(np.array(present), n).tolist()


@pytest.mark.parametrize("factors", [1, 2, 5])
def test_paths_of_morris_move_every_factor_once(factors):
    steps = np.diff(morris_places(factors, 5).reshape(5, factors + 1, factors), axis=1)
    moved = np.abs(steps) > 1e-9
    assert (moved.sum(axis=2) == 1).all()
    assert (moved.sum(axis=1) == 1).all()


def test_a_design_of_sobol_crosses_two_samples():
    blocks = sobol_places(3, 8).reshape(8, 5, 3)
    a, b = blocks[:, 0], blocks[:, -1]
    for n in range(3):
        crossed = blocks[:, 1 + n]
        assert (crossed[:, n] == b[:, n]).all()
        assert (np.delete(crossed, n, 1) == np.delete(a, n, 1)).all()


# -- relations ------------------------------------------------------------------------------------------------------


@given(st.integers(0, 999), st.floats(0.01, 1e4), st.floats(-1e5, 1e5))
@settings(max_examples=15, deadline=None)
def test_a_tornado_scales_with_the_unit_and_does_not_know_the_level(seed, factor, shift):
    values = np.random.default_rng(seed).normal(0, 10, (7, 5))
    one, other = tornado(values), tornado(factor * values + shift)
    for part in ("low", "high", "swing"):
        assert getattr(other, part).mean == pytest.approx(factor * getattr(one, part).mean, rel=1e-6, abs=1e-5)
    assert other.reach == pytest.approx(factor * one.reach, rel=1e-6, abs=1e-5)


@given(st.integers(0, 999))
@settings(max_examples=15, deadline=None)
def test_a_tornado_turned_round_swaps_low_and_high(seed):
    values = np.random.default_rng(seed).normal(0, 10, (5, 4))
    turned = values[[0, 3, 4, 1, 2]]
    one, other = tornado(values), tornado(turned)
    assert other.low.mean.tolist() == one.high.mean.tolist()
    assert other.swing.mean == pytest.approx(-one.swing.mean)
    assert other.reach.tolist() == one.reach.tolist()
    for these, those in ((values, turned), (turned, values)):  # the band for all at once is simulated, to some per cent
        assert (tornado(these, 0.92).sure <= tornado(those, 0.88).sure).all()


def test_luck_that_all_points_share_is_no_effect_and_hides_none():
    slopes = np.array([0.0, 5.0])
    places = tornado_places(np.array([0.5, 0.5]))
    values = (places @ slopes)[:, None] + 1e6 * np.random.default_rng(1).standard_normal(4)
    found = tornado(values)
    assert found.swing.mean == pytest.approx([0, 5], abs=1e-6)
    assert found.sure[1]


def test_a_bend_whose_ends_are_level_has_no_swing_and_is_seen():
    """Today is the best point: either end costs 9, and from end to end nothing changes."""
    values = np.array([[9.0, 10.0, 9.5], [0, 1, 0.5], [0, 1, 0.5]])
    found = tornado(values)
    assert found.swing.mean.tolist() == [0]
    assert found.reach.tolist() == [9]
    assert found.sure.tolist() == [True]


@pytest.mark.parametrize("method", [tornado, lambda values: morris(morris_places(1, 3), values)])
def test_one_seed_says_nothing_of_luck(method):
    points = 3 if method is tornado else 6
    with pytest.raises(ValueError, match="at least two seeds"):
        method(np.arange(float(points))[:, None])


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None)
def test_elementary_effects_of_a_line_are_its_slopes_from_everywhere(slopes):
    places = morris_places(len(slopes), 4)
    found = elementary_effects(places, places @ np.array(slopes))
    assert found == pytest.approx(np.tile(np.array(slopes)[:, None], 4), abs=1e-9)


def test_interplay_shows_in_morris_as_spread_and_in_sobol_as_the_rest():
    places = morris_places(2, 20)
    product = (places[:, 0] * places[:, 1])[:, None] * np.ones(2)
    found = morris(places, product)
    assert (found.sigma.mean > 0.2).all()
    points = sobol_places(2, 256)
    crossed = sobol(((points[:, 0] - 0.5) * (points[:, 1] - 0.5))[:, None] * np.ones(2), 2)
    assert crossed.first.mean == pytest.approx([0, 0], abs=0.1)
    assert crossed.total.mean == pytest.approx([1, 1], abs=0.1)


def test_where_nothing_varies_no_share_is_claimed():
    found = sobol(np.full((4 * 8, 3), 5.0), 2)
    assert found.total.mean.tolist() == [0, 0]
    assert not found.sure.any()
    assert (found.spread, found.mean, found.noise) == (0, 5, 1)


# -- order, tables, words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_the_larger_effect_comes_first_whatever_its_sign_and_what_does_nothing_is_not_sure(method):
    table = factors_table(analysed(method))
    assert table["factor"].tolist() == [FACTORS[n].key for n in (1, 0, 2)]
    assert table["sure"].tolist() == [True, True, False]
    assert table["from"].tolist() == [0, 0, 0.5]


@pytest.mark.parametrize("method", METHODS)
def test_the_order_in_which_factors_are_given_changes_nothing(method):
    turned = factors_table(analysed(method, SLOPES[::-1], factors=FACTORS[::-1]))
    assert turned["factor"].tolist()[:2] == factors_table(analysed(method))["factor"].tolist()[:2]


@pytest.mark.parametrize("method", METHODS)
def test_where_nothing_moves_it_the_words_say_undetermined_and_drop_nothing(method):
    detail = analysed(method, [0, 0, 0], luck=1_000.0, seeds=16)
    assert not detail.found.sure.any()
    assert describe(detail).startswith("Nothing tried moves the profit of baseline beyond luck.")
    told = summary_of(detail)
    assert told.do[0].startswith("Undetermined: nothing tried moves")
    assert told.returns == ("No effect that can be told from luck.",)


def test_a_loss_and_a_gain_are_said_with_their_signs():
    present = (1.0 - FACTORS[1].low) / 2
    text = describe(analysed("tornado"))
    assert f"0 changes it by +EUR {4_000 * present:,.0f} and 2 by -EUR {4_000 * (1 - present):,.0f}." in text
    assert "Then come levers.climate." in text


@pytest.mark.parametrize(("considered", "said"), [(3, False), (40, True)])
def test_a_first_look_is_mentioned_where_there_was_one(considered, said):
    detail = analysed("tornado", considered=considered)
    assert ("first look at all 40 settings" in describe(detail)) == said
    assert any("a first look at 40 settings" in line for line in summary_of(detail).sure) == said
    assert any("--factors" in line for line in summary_of(detail).change) == said


@pytest.mark.parametrize(
    ("base", "says", "summary"),
    [
        (
            1_500.0,
            "Alone enough to turn the sign of the difference: levers.training.",
            "it alone can turn the decision",
        ),
        (9_000.0, "None of them alone turns the sign of the difference.", "turns the decision."),
        (
            -400.0,
            "Alone enough to turn the sign of the difference: levers.training, levers.climate.",
            "it alone can turn",
        ),
    ],
)
def test_a_decision_is_turned_by_a_factor_that_reaches_beyond_it(base, says, summary):
    """From the middle of its range training moves the difference by 2,000 either way, climate by 500."""
    at_present = 0.5 * SLOPES[0] + 0.5 * SLOPES[1]
    detail = analysed("tornado", base=base - at_present, against=with_levers(process=2.0))
    assert detail.base == pytest.approx(base)
    assert says in describe(detail)
    assert summary in summary_of(detail).do[1]


def test_points_are_a_row_a_point_and_seed():
    places = np.array([[0.0, 0.5, 1.0], [1.0, 0.0, 0.0]])
    table = points_table(FACTORS, places, np.array([[1.0, 2.0], [3.0, 4.0]]), [5, 9])
    assert table["value"].tolist() == [1, 2, 3, 4]
    assert table["seed"].tolist() == [5, 9, 5, 9]
    assert table["firm.levers.climate"].tolist() == [0, 0, 2, 2]
    assert table["theory.choice.taste_scale"].tolist() == pytest.approx([2, 2, 0.5, 0.5])
