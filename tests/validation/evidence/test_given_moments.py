"""Every given moment is listed once, with a standing, a band by the rule, and a statistic that looks at it."""

import math

import numpy as np
import pytest

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence import load_findings, load_targets
from loyalty_sim.validation.evidence.given import Standing, bands_of, everything
from loyalty_sim.validation.evidence.given.contacts import ratio_name
from loyalty_sim.validation.evidence.given.moment import Given, mean_error, share_error
from loyalty_sim.validation.evidence.given.panels import COLUMNS
from loyalty_sim.validation.evidence.targets import (
    t31_answers_by_level,
    t32_panels,
    t33_cohort,
    t34_units,
    t35_contacts,
)
from loyalty_sim.validation.survey.answers import Answers
from loyalty_sim.validation.survey.purchases import Purchases

TABLES = ("moments.csv", "acsi_moments.csv", "wom_hazard.csv")
GIVEN = ("T31", "T32", "T33", "T34", "T35")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_a_table_stands_in_the_list_once(table):
    own = [each for each in everything() if each.table == table]
    assert len(own) == len({each.name for each in own}) == len(shipped_rows(table))


def test_every_figure_of_the_brands_and_of_the_nhs_is_listed():
    brands = [each for each in everything() if each.table == "panel_brands.csv"]
    assert len(brands) == len(shipped_rows("panel_brands.csv")) * (len(COLUMNS) + 2)
    nhs = sum(each.figures for each in everything() if each.table == "nhs_year_moments.csv")
    assert nhs == 8 * 8


def test_what_is_not_fully_comparable_says_why_and_only_that():
    for each in everything():
        assert bool(each.why) == (each.standing is not Standing.COMPARABLE), each.name
        assert bool(each.target) == (each.standing in ("comparable", "partly", "fitted")), each.name


def test_a_band_is_twice_the_error_or_a_tenth_whichever_is_wider():
    assert Given("t", "n", 10.0, 0.1, Standing.COMPARABLE).band == pytest.approx((9.0, 11.0))
    assert Given("t", "n", -10.0, 1.0, Standing.COMPARABLE).band == pytest.approx((-12.0, -8.0))
    assert share_error(0.0, 20) == pytest.approx(math.sqrt(1 / 22 * 21 / 22 / 20))
    values = [1.0] * 3 + [4.0] * 5
    assert mean_error([1.0, 4.0], [3, 5]) == pytest.approx((np.mean(values), np.std(values, ddof=1) / math.sqrt(8)))


def test_figures_of_the_data_are_those_of_the_tables():
    by_name = {each.name: each for each in everything()}
    assert by_name["banks: P(complained) at SATIS 1"].value == pytest.approx(15 / 21)
    assert by_name["banks: mean REPUR at handled 10"].value == pytest.approx(9.3, abs=0.3)
    pooled = by_name["satisfied but disloyal: P(REPUR<=5 | SATIS>=8)"]
    assert pooled.value == 0.0207
    assert by_name["banks: P(REPUR>=9 | SATIS 1-4)"].error > 0.005  # the source has 0 of 125 with no error at all


@pytest.mark.parametrize("id", GIVEN)
def test_the_bands_of_a_target_are_those_of_the_list(id):
    [target] = load_targets([id])
    assert target.bands == bands_of(id)
    assert {each.statistic for each in target.bands} == {each.name for each in everything() if each.target == id}
    assert all(each.low < each.high and math.isfinite(each.low) for each in target.bands)


def test_the_court_hears_findings_and_no_given_moments():
    assert not {target.id for target in load_findings()} & set(GIVEN)
    assert len(load_findings()) == 15


def test_answers_made_up_by_hand_come_to_their_figures():
    overall = np.array([10.0, 10.0, 2.0, 2.0])
    again = np.array([10.0, 8.0, 9.0, 1.0])
    complained, handled = np.array([0.0, 0.0, 1.0, 1.0]), np.array([np.nan, np.nan, 10.0, 2.0])
    index = np.array([100.0, 90.0, 10.0, 5.0])
    found = t31_answers_by_level.by_level(Answers(index, index, index, index, overall, again, complained, handled))
    assert found["P(REPUR=10) at SATIS 10"] == 0.5
    assert (found["P(complained) at SATIS 2"], found["P(complained) at SATIS 10"]) == (1.0, 0.0)
    assert (found["mean REPUR at handled 10"], found["mean REPUR at handled 1-3"]) == (9.0, 1.0)
    values = np.array([found[name] for name in t31_answers_by_level.NAMES])
    seen = {"bank": {"values": values}, "airline": {"values": values + 1.0}}
    said = t31_answers_by_level.statistics(seen)
    name = "satisfied but disloyal: P(REPUR<=5 | SATIS>=8)"
    assert said[f"airlines: {name}"] == said[f"banks: {name}"] + 1.0 == said[name] + 0.5


def test_a_figure_of_a_brand_is_read_between_the_chains_beside_it():
    chains = {"share": np.array([0.1, 0.4, 0.5]), "scr": np.array([0.2, 0.3, 0.9])}
    assert t32_panels.at_share(chains, "scr", 0.2) == pytest.approx(0.25)
    assert t32_panels.at_share(chains, "scr", 0.01) == 0.2
    assert t32_panels.at_share(chains, "scr", 0.9) == 0.9
    assert [t32_panels.weeks_of(name) for name in ("catsup", "margarine")] == [14, 13]


def test_sole_buyers_and_requirements_of_a_hand_made_panel():
    seen = Purchases(np.array([0, 0, 1, 1, 2]), np.array([1, 2, 1, 2, 1]), np.array([0, 0, 0, 1, 1]))
    found = t32_panels.by_chain(seen)
    assert found["sole_share"].tolist() == [0.5, 0.5]
    assert found["scr"].tolist() == [3 / 4, 2 / 3]
    assert found["repeat"].tolist() == [0.5, 0.0]


def test_a_planted_pull_of_contacts_is_found():
    rng = np.random.default_rng(35)
    contacts, year = rng.integers(0, 6, 60_000), rng.integers(0, 3, 60_000)
    odds = 0.1 / 0.9 * np.exp(0.5 * contacts / 5) * (1.0 + 0.3 * year)
    adopts = rng.random(60_000) < odds / (1 + odds)
    found = t35_contacts.hazards(np.column_stack([contacts, np.full(60_000, 5), adopts, year]))
    assert found["exposure"] == pytest.approx(0.5, abs=0.12)
    ratio = t35_contacts.statistics({"market": found})[ratio_name(4)]
    assert 1.2 < ratio < 1.7


def test_units_that_move_together_are_found_between_and_within():
    rng = np.random.default_rng(34)
    first = rng.standard_normal((2, 4_000))
    first[1] = first[0] + rng.standard_normal(4_000)
    second = first + rng.standard_normal((2, 4_000))
    market = {"first": first, "second": second, "climate_before": first[0], "climate": second[0], "icc": 0.1}
    found = t34_units.statistics({"market": market})
    assert found[t34_units.WITHIN] == pytest.approx(0.0, abs=0.06)
    assert found[t34_units.BETWEEN] == pytest.approx(1 / math.sqrt(3.75), abs=0.05)
    assert found[t34_units.AUTOCORRELATION] == pytest.approx(1 / math.sqrt(2), abs=0.05)


def test_a_cohort_bears_the_names_of_its_source():
    found = t33_cohort.statistics({"market": {"none": 0.6, "top_fifth": 0.8, "active": 0.3, "size": 100.0}})
    assert found["cdnow: share with no repeat purchase (calibration period)"] == 0.6
    assert set(found) > {each.statistic for each in bands_of("T33")}
