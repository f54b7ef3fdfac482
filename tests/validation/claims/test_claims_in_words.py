"""Claims in words: verdicts, where they hold, what was seen, and the charts that say so."""

import math

import pytest
from made_up_claims import BAD, CLAIM, CODE, DIALS, GOOD, MIXED, OPEN, PART, PLACES, WHERE, finding

from loyalty_sim.theory.mechanisms import MECHANISMS
from loyalty_sim.validation.claims import Earlier
from loyalty_sim.validation.claims.charts import charts, headline
from loyalty_sim.validation.claims.condition import Found
from loyalty_sim.validation.claims.design import trials
from loyalty_sim.validation.claims.effect import (
    FAILS,
    HOLDS,
    UNDETERMINED,
)
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.mutation import Mutant
from loyalty_sim.validation.claims.units import asked, effect, number, seen
from loyalty_sim.validation.claims.verdict import HOLDS_WHEN, NOT_TESTABLE
from loyalty_sim.validation.claims.words import before, condition, paragraph, practitioners, quickly, searched


def entry(*found, says="", own=HOLDS, conditions=(), places=None, claim=CLAIM):
    there = None if places is None else Found(places, list(conditions))
    return Entry(claim, says or own, own, list(found), list(conditions), there)


def test_a_claim_that_holds_in_words():
    text = paragraph(entry(GOOD))
    assert text.startswith(
        "More pays off. It holds. Tested in the trade bank with 5 of the 16 paired runs that the test asks for. "
    )
    assert "with 5 paired runs. <more> raises" in paragraph(entry(GOOD, claim=CLAIM._replace(seeds=5)))
    assert ": so. Seen: higher by 5.00 points (90 % interval 4.00 to 6.00); claimed: higher by more than 2." in text
    assert text.endswith(f"It rests on: {MECHANISMS[0].title}. Made up.")


@pytest.mark.parametrize(
    ("own", "found", "words"),
    [(FAILS, BAD, ("It fails.", "not so. Seen: higher by 0 points (90 % interval -1.00 to 1.00); claimed: higher by")),
     (UNDETERMINED, OPEN, ("These runs cannot decide it.", "undecided. Seen: higher by 2.00 points"))],
)  # fmt: skip
def test_a_claim_that_fails_or_stays_open_in_words(own, found, words):
    text = paragraph(entry(found, own=own))
    for word in words:
        assert word in text
    assert "It holds" not in text


def test_a_claim_that_cannot_be_tested_says_why_and_nothing_else():
    silent = CLAIM._replace(untestable="There is no weather in it.")
    text = paragraph(entry(says=NOT_TESTABLE, claim=silent))
    assert text == "More pays off. It cannot be tested here. There is no weather in it."
    assert list(trials(silent)) == []


def test_where_it_holds_in_words():
    told = searched(entry(GOOD, says=HOLDS_WHEN, conditions=[WHERE], places=MIXED))
    assert "it holds in 1 and fails in 7" in told
    assert told.endswith("It holds when barrier to switching (trade.switching_cost) is 20.0.")


@pytest.mark.parametrize(
    ("own", "said"), [(HOLDS, "It holds in its own setting; no wider"), (FAILS, "but not in its own setting")]
)
def test_without_a_condition_it_is_said_where_it_holds(own, said):
    found = entry(BAD, says=HOLDS_WHEN, own=own, places=PLACES)
    assert said in searched(found)
    assert said in paragraph(found)


def test_conditions_name_trade_and_dials():
    said = condition(CLAIM, (("trade", "hotel"), ("rivals.count", "3")))
    assert said == "the trade is hotel and rivals (rivals.count) is 3"


def test_a_condition_is_told_as_a_manager_meets_it():
    dials = (DIALS[0]._replace(where=("anybody can go at once", "nobody can go")), DIALS[1])
    told = CLAIM._replace(search=CLAIM.search._replace(dials=dials))
    said = condition(told, (("trade", "hotel"), ("trade.switching_cost", "20.0")))
    assert said == "the trade is hotel and nobody can go (trade.switching_cost 20.0)"


def test_what_the_search_found_does_not_make_up_for_an_undecided_test():
    told = paragraph(entry(OPEN, own=UNDETERMINED, conditions=[WHERE], places=MIXED)._replace(conditions=[]))
    assert "These runs cannot decide it." in told
    assert "There it holds when barrier to switching (trade.switching_cost) is 20.0, which does not make up" in told


DOWN = PART._replace(above=None, below=-0.5)


MOST = {"above": None, "below": 0.2}


RATIO = PART._replace(per={"more": 1, "usual": -1}, per_measure="spend", unit="per unit of money spent")


@pytest.mark.parametrize(
    ("part", "mean", "came", "claimed"),
    [
        (PART, 5.0, "higher by 5.00 points", "higher by more than 2"),
        (RATIO._replace(than={"usual": 1}, than_per={"usual": 1}), 5.0, "higher by 5.00 per unit of money spent",
         "higher by more than 2"),
        (DOWN, 0.68, "higher by 0.68 points", "lower by more than 0.5"),
        (DOWN, -0.68, "lower by 0.68 points", "lower by more than 0.5"),
        (PART._replace(**MOST), 0.1, "higher by 0.10 points", "higher by less than 0.2, if at all"),
        (PART._replace(above=-0.5), 0.1, "higher by 0.10 points", "lower by less than 0.5, if at all"),
        (PART._replace(above=None, below=0), -1.0, "lower by 1.00 points", "lower"),
        (PART._replace(above=0.003, per={"usual": 1}, unit="of revenue"), 0.0075, "higher by 0.75 % of revenue",
         "higher by more than 0.3"),
        (RATIO, 0.18, "0.18 per unit of money spent", "more than 2"),
        (PART._replace(effect={"usual": 1}, above=None, below=50, unit="% of the lost"), 49.5, "49.5 % of the lost",
         "less than 50"),
    ],
)  # fmt: skip
def test_what_was_seen_stands_beside_what_is_claimed(part, mean, came, claimed):
    assert seen(finding(mean, mean - 1, mean + 1, part)).startswith(f"{came} (90 % interval ")
    assert asked(part) == claimed


def test_the_verdict_of_an_earlier_test_is_kept_with_the_reason_for_the_change():
    told = CLAIM._replace(earlier=Earlier(FAILS, "It asked for more than the sentence says."))
    assert before(CLAIM) == ""
    assert before(told).startswith("An earlier test of this sentence came to: fails. It was written anew. It asked")


def test_a_quick_ledger_says_so():
    assert quickly(quick=False) == ""
    assert "Verdicts may differ" in quickly(quick=True)


@pytest.mark.parametrize(
    ("value", "said"),
    [(1.774, "1.77"), (-0.0123, "-0.012"), (0.0, "0"), (12_345.0, "12,300"), (math.nan, "unknown"),
     (math.inf, "unknown"), (-math.inf, "unknown"), (0.0996, "0.1")],
)  # fmt: skip
def test_numbers_of_effects(value, said):
    assert number(value) == said


@pytest.mark.parametrize(
    ("unit", "said"),
    [("", "5.00 (90 %"), ("times", "5.00 times (90 %"), ("of 1", "5.00 on a scale of 0 to 1 (90 %"),
     ("of revenue", "500 % of revenue (90 %"), ("share of newcomers", "500 % of newcomers (90 %")],
)  # fmt: skip
def test_units_of_effects_stand_between_single_blanks(unit, said):
    text = effect(finding(5.0, 4.0, 6.0, PART._replace(unit=unit)))
    assert text.startswith(said)
    assert "  " not in text


@pytest.mark.parametrize(
    ("claimed", "low", "high", "agrees"),
    [(5.0, 4.0, 6.0, True), (4.0, 4.0, 6.0, True), (7.0, 4.0, 6.0, False), (5.0, -math.inf, math.inf, False)],
)
def test_practitioners_are_agreed_with_only_by_a_known_interval(claimed, low, high, agrees):
    mean = 5.0 if math.isfinite(low) else math.nan
    text = practitioners(finding(mean, low, high, PART._replace(claimed=claimed)))
    assert text.startswith(f"Practitioners say {claimed:g} points; here it is ")
    assert text.endswith(", which agrees.") == agrees
    assert text.endswith(".")


def test_practitioners_without_a_unit():
    said = practitioners(finding(5.0, 4.0, 6.0, PART._replace(claimed=3.0, unit="")))
    assert said == "Practitioners say 3; here it is 5.00."


def test_the_charts_of_a_claim_say_its_verdict_part_by_part():
    drawn = charts(entry(GOOD, BAD, OPEN, own=FAILS))
    assert [chart.caption.partition(":")[0] for chart in drawn] == ["Holds", "Fails", "Undetermined"]
    colours = {chart.option["series"][1]["itemStyle"]["color"] for chart in drawn}
    assert len(colours) == 3
    assert all(chart.option["series"][0]["markLine"]["data"][0]["xAxis"] == 2 for chart in drawn)


def test_what_a_part_is_without_the_mechanism_is_shown_beside_it():
    without = Mutant(CODE, CLAIM.id, True, HOLDS, FAILS, (0.5,))
    names = [series["name"] for series in charts(entry(GOOD), [without])[0].option["series"]]
    assert f"without {CODE}" in names
    other = without._replace(claim="K91")
    assert f"without {CODE}" not in [series["name"] for series in charts(entry(GOOD), [other])[0].option["series"]]
    unknown = without._replace(effects=(math.nan,))
    assert len(charts(entry(GOOD), [unknown])[0].option["series"]) < len(names)


def test_the_map_of_the_search_has_trades_as_rows_and_settings_as_columns():
    *_, where = charts(entry(GOOD, places=MIXED))
    assert where.caption.startswith("It holds in 1 of 8 places")
    assert where.option["yAxis"]["data"] == ["bank", "hotel"]
    assert where.option["xAxis"]["data"][0] == "switching cost 0.0\ncount 1"
    words = {tuple(cell["value"][:2]): cell["label"]["formatter"] for cell in where.option["series"][0]["data"]}
    assert [at for at, word in words.items() if word == HOLDS] == [(0, 0)]
    assert headline(entry(GOOD)) == "K90  More pays: holds"
    assert charts(entry(says=NOT_TESTABLE)) == []
