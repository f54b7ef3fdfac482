"""The simulated survey: the instrument of the theory, on arrays; who complained; moments as on real respondents."""

import csv

import numpy as np
import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.data import DATA
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.validation.survey import Answers, interview, moments
from loyalty_sim.validation.survey.interview import answers, holds, scale
from loyalty_sim.validation.survey.own_answers import read_answers
from loyalty_sim.validation.survey.period import year_of
from loyalty_sim.world.answers import own_answers, survey_answers
from loyalty_sim.world.true_scores import true_answers

THEORY = Theory()
P = THEORY.survey


@pytest.fixture(scope="module")
def market():
    return ServiceMarket(rng=3, overrides="trade=bank market.customers=3000 market.weeks=52")


@pytest.fixture(scope="module")
def period(market):
    found = year_of(market)
    assert market.week == 52
    return found


def test_items_on_arrays_are_those_of_the_theory():
    levels = np.linspace(-0.5, 1.5, 101)
    rule = plain(survey.item)
    assert scale(levels).tolist() == [rule(level, 0.0, 0.0, P) for level in levels]


def test_forgotten_expectations_are_those_of_the_theory():
    class Still:
        def standard_normal(self, n):
            return np.zeros(n)

        def random(self, n):
            return np.ones(n)

    felt = {name: np.full(3, 0.6) for name in ("quality", "value", "satisfaction", "loyalty")}
    felt |= {name: np.zeros(3) for name in ("grievance", "handling")}
    felt |= {"expectation": np.array([0.2, 0.5, 0.9]), "years": np.array([0.0, 3.0, 20.0])}
    felt |= {name: np.zeros(3) for name in ("bound", "accustomed", "better", "sensitivity", "dear")}
    felt |= {"hopes": np.array([0.1, 0.0, -0.1])}

    class Theory:
        survey = P._replace(expectation_shift=0.0)
        loyalty = THEORY.loyalty
        intention = THEORY.intention

    seen = answers(felt, np.zeros(3, bool), 0.7, Theory, Still(), items=1)
    each = zip(felt["expectation"], felt["quality"], felt["hopes"], felt["years"], strict=True)
    recalled = [plain(survey.recalled)(e, quality, 0.7, hopes, years, P) for e, quality, hopes, years in each]
    wanted = [100 * (plain(survey.item)(level, 0, 0, P) - 1) / 9 for level in recalled]
    assert seen.expectation.tolist() == pytest.approx(wanted)


def test_complaints_of_the_year_agree_with_the_books(market, period):
    """Some complain twice, some leave or move away afterwards: persons are fewer than cases, and not by much."""
    books = market.history
    cases = books["told_front_line"].sum() + books["told_head_office"].sum()
    assert 0.5 * cases < period.complained.sum() < cases


def test_the_interview_changes_nothing_and_can_be_repeated(market, period):
    before = market.world.customers.satisfaction.copy()
    one, two = (interview(market, period.complained, 500) for _ in range(2))
    assert (market.world.customers.satisfaction == before).all()
    for a, b in zip(one, two, strict=True):
        np.testing.assert_array_equal(a, b)
    assert len(one.overall) == 500


def test_answers_lie_on_their_scales(market, period):
    seen = interview(market, period.complained, 1500)
    for name in ("expectation", "quality", "value", "satisfaction"):
        assert getattr(seen, name).min() >= 0
        assert getattr(seen, name).max() <= 100
    assert set(np.unique(seen.again)) <= set(range(1, 11))
    assert (np.isnan(seen.handled) == (seen.complained == 0)).all()


def test_without_an_instrument_there_are_no_differences_but_those_felt(market):
    """Halo, noise and the rest at zero: answers are states on a scale, so quality and its answer correlate near one."""
    quiet = market.theory.survey._replace(halo=0.0, own=0.0, noise=0.0)
    c = market.world.customers
    states = {n: getattr(c, n).astype(float) for n in ("expectation", "quality", "value", "satisfaction", "loyalty")}
    still = ("grievance", "handling", "years", "hopes", "bound", "accustomed", "better", "sensitivity", "dear")
    states |= {n: np.zeros(len(c.alive)) for n in still}
    theory = market.theory._replace(survey=quiet)
    seen = answers(states, np.zeros(len(c.alive), bool), 0.8, theory, np.random.default_rng(0))
    assert np.corrcoef(seen.quality, states["quality"])[0, 1] > 0.95


def asked_of(satisfaction, handling, complained, usually=None, **instrument):
    """Answers of respondents alike but for these states, without halo and noise unless the instrument has them."""
    n = len(satisfaction)
    felt = {name: np.full(n, 0.7) for name in ("expectation", "quality", "value", "loyalty")}
    felt |= {name: np.zeros(n) for name in ("grievance", "years", "hopes", "bound", "accustomed", "better", "dear")}
    felt |= {"sensitivity": np.ones(n), "satisfaction": np.asarray(satisfaction), "handling": np.asarray(handling)}
    quiet = P._replace(**({"halo": 0.0, "own": 0.0, "noise": 0.0, "doubt": 0.0, "same_again": 0.0} | instrument))
    theory = THEORY._replace(survey=quiet)
    return answers(felt, np.asarray(complained), 0.7, theory, np.random.default_rng(0), usually=usually)


def test_handling_is_rated_by_the_relation_and_by_what_is_usual():
    """As good as usual is rated like satisfaction; better or worse by as much; nothing done is the worst."""
    seen = asked_of([0.7, 0.7, 0.7, 0.3], [50.0, 80.0, 0.0, 80.0], [True] * 4, usually=0.5)
    assert seen.handled.tolist() == [scale(level) for level in (0.7, 1.0, 0.2, 0.6)]
    poor, good = (asked_of([0.7, 0.7], [40.0, 40.0], [True] * 2, usually=u).handled[0] for u in (0.6, 0.2))
    assert poor < good, "the same handling pleases more where less is usual"
    own = asked_of([0.7, 0.7, 0.7], [40.0, 60.0, 99.0], [True, True, False])
    assert own.handled[:2].tolist() == [scale(0.6), scale(0.8)], "usual is what those who complained have met"
    assert np.isnan(own.handled[2])


def test_buying_again_is_asked_after_the_handling():
    """Who gives the last answer again repeats what was said on satisfaction, or on the handling after a complaint."""
    n = 4_000
    complained = np.arange(n) < n // 2
    handling = np.where(np.arange(n) % 2, 0.0, 90.0)
    seen = asked_of(np.full(n, 0.6), handling, complained, same_again=0.4)
    ratings = seen.handled[complained] != seen.overall[complained]
    assert ratings.mean() == pytest.approx(0.6, abs=0.03)
    repeats = seen.again[complained] == seen.handled[complained]
    assert repeats[ratings].mean() == pytest.approx(0.4, abs=0.04)
    everybody = asked_of(np.full(n, 0.6), handling, complained, same_again=1.0)
    assert (everybody.again == everybody.overall).all()
    silent = asked_of(np.full(n, 0.6), handling, np.zeros(n, bool), same_again=0.4)
    np.testing.assert_array_equal(silent.again[~complained], seen.again[~complained])


def test_moments_of_the_count_tables_are_those_published():
    """The same code on the raw answers of the index gives the published repurchase by satisfaction."""
    with (DATA / "acsi_industry_satis_repur.csv").open(newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["industry"] == "banks"]
    overall = np.repeat([float(r["satis"]) for r in rows], [int(r["n"]) for r in rows])
    again = np.repeat([float(r["repur"]) for r in rows], [int(r["n"]) for r in rows])
    none = np.full(len(overall), np.nan)
    found = moments(Answers(none, none, none, none, overall, again, none, none))
    with (DATA / "acsi_moments.csv").open(newline="") as file:
        published = {r["moment"]: float(r["value"]) for r in csv.DictReader(file) if r["industry"] == "banks"}
    for name in (n for n in published if "REPUR" in n or n == "mean LOY 0-100"):
        assert found[name] == pytest.approx(published[name], abs=5e-4), name


def test_true_scores_keep_means_and_lose_the_noise_of_single_answers():
    raw, true = survey_answers("banks"), true_answers(survey_answers("banks"), P)
    for one, other in zip(raw, true, strict=True):
        assert other.mean() == pytest.approx(one.mean(), abs=0.05)
        assert other.std() < one.std()
    assert np.corrcoef(true.quality, true.expectation)[0, 1] > np.corrcoef(raw.quality, raw.expectation)[0, 1]
    same = true_answers(raw, P._replace(kept_common=1.0, kept_own=1.0))
    np.testing.assert_allclose(same.quality, raw.quality)


def test_own_answers_are_read_or_refused(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text("expectation,quality,satisfaction\n8,9,7\n5,5,5\n")
    assert sorted(own_answers(file).quality) == [5, 9]
    file.write_text("expectation,quality,satisfaction\n8,9,17\n")
    with pytest.raises(ValueError, match="from 1 to 10"):
        own_answers(file)
    file.write_text("expectation,quality\n8,9\n")
    with pytest.raises(ValueError, match="satisfaction"):
        own_answers(file)


def test_a_price_nobody_can_pay_is_no_cheaper_offer():
    """A firm that has closed, or is yet to open, is none that customers compare with, however low its price stands."""
    market = ServiceMarket(rng=3, overrides="trade=bank market.customers=300 market.weeks=1")
    rows = np.flatnonzero(market.world.customers.provider == 0)
    market.world.firms.price[:] = (1.0, 1.1, 1.2, 0.2)
    assert holds(market, rows)["dear"] == pytest.approx(np.log(5.0))
    market.world.firms.open[3] = 0
    assert holds(market, rows)["dear"] == pytest.approx(0.0)


def test_numbers_of_respondents_are_no_answers(tmp_path):

    file = tmp_path / "answers.csv"
    rows = [f"{n},{5 + n % 6},{3 + n * 7 % 8}" for n in range(100)]
    file.write_text("\n".join(["respondent id,satisfaction,wait", *rows]) + "\n")
    answers = read_answers(file)
    assert answers.items == ("wait",)
    assert any("respondent id is left out: every row has another whole number" in note for note in answers.notes)
