"""Claims in words, the effects of planted arms, and measures read off planted books by hand."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loyalty_sim.theory.mechanisms import MECHANISMS
from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search
from loyalty_sim.validation.claims.charts import charts, headline
from loyalty_sim.validation.claims.condition import Found, Place, holm, p_above_zero
from loyalty_sim.validation.claims.design import Cell, Effort, cells, trials
from loyalty_sim.validation.claims.effect import (
    FAILS,
    HOLDS,
    UNDETERMINED,
    Finding,
    find,
    judge,
    samples,
    together,
)
from loyalty_sim.validation.claims.ledger import Entry
from loyalty_sim.validation.claims.look.observed import Observed, quarters
from loyalty_sim.validation.claims.measure import BOOKS, UnknownMeasure, measured
from loyalty_sim.validation.claims.mutation import Mutant, score, table
from loyalty_sim.validation.claims.units import asked, effect, number, seen
from loyalty_sim.validation.claims.verdict import HOLDS_WHEN, NOT_TESTABLE, verdict
from loyalty_sim.validation.claims.words import before, condition, paragraph, practitioners, quickly, searched

CODE = MECHANISMS[0].code
PART = Part(says="<more> raises profit by more than 2", effect={"more": 1, "usual": -1}, measure="profit", above=2,
            unit="points")  # fmt: skip
DIALS = (Dial("trade.switching_cost", "barrier to switching", (0.0, 20.0)), Dial("rivals.count", "rivals", (1, 3)))
CLAIM = Claim("K90", "More pays", "More pays off.", (CODE,), arms={"usual": (), "more": ()}, parts=(PART,),
              search=Search(("bank", "hotel"), DIALS), caution="Made up.")  # fmt: skip
FEW = st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=10)


def arms(usual, more):
    return {"usual": {"profit": np.asarray(usual, float)}, "more": {"profit": np.asarray(more, float)}}


def finding(mean, low, high, part=PART, seeds=5):
    return Finding(part, np.full(seeds, mean), mean, low, high, judge(part, low, high))


def entry(*found, says="", own=HOLDS, conditions=(), places=None, claim=CLAIM):
    there = None if places is None else Found(places, list(conditions))
    return Entry(claim, says or own, own, list(found), list(conditions), there)


GOOD, BAD, OPEN = finding(5.0, 4.0, 6.0), finding(0.0, -1.0, 1.0), finding(2.0, 1.0, 3.0)


@pytest.mark.parametrize(
    ("more", "said"),
    [([9, 8, 10, 9], HOLDS), ([0, 1, -1, 0], FAILS), ([-9, -8, -9, -10], FAILS), ([2, 9, -5, 2], UNDETERMINED),
     ([2.0, 2.0, 2.0, 2.0], FAILS)],
)  # fmt: skip
def test_rise_fall_and_no_difference_against_a_threshold(more, said):
    found = find(PART, arms([0, 0, 0, 0], more))
    assert found.verdict == said
    assert found.low <= found.mean <= found.high
    assert found.mean == pytest.approx(np.mean(more))


@given(FEW, st.floats(-100, 100))
def test_what_all_arms_share_does_not_count(more, shift):
    plain, moved = (find(PART, arms([by] * len(more), [x + by for x in more])) for by in (0.0, shift))
    assert moved.mean == pytest.approx(plain.mean, abs=1e-6)
    assert moved.high - moved.low == pytest.approx(plain.high - plain.low, abs=1e-6)


@given(FEW)
def test_a_claim_turned_round_has_the_verdict_turned_round(more):
    """Above 2 and below -2 of the opposite effect are the same assertion."""
    other = PART._replace(above=None, below=-2, effect={"more": -1, "usual": 1})
    data = arms([0.0] * len(more), more)
    assert find(PART, data).verdict == find(other, data).verdict
    against = PART._replace(above=None, below=2)
    both = {find(PART, data).verdict, find(against, data).verdict}
    assert both in ({HOLDS, FAILS}, {UNDETERMINED}, {FAILS})


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_the_verdict_of_an_interval(one, other):
    low, high = sorted((one, other))
    said = judge(PART, low, high)
    assert (said == HOLDS) == (low > 2)
    assert (said == FAILS) == (high <= 2)


@pytest.mark.parametrize("seeds", [0, 1, 2])
def test_too_few_seeds_decide_nothing_however_clear(seeds):
    found = find(PART, arms([0.0] * seeds, [1e6] * seeds))
    assert found.verdict == UNDETERMINED
    assert (found.low, found.high) == (-math.inf, math.inf)
    assert math.isnan(found.mean) if seeds == 0 else found.mean == 1e6


def test_a_ratio_over_nothing_is_no_ratio():
    part = PART._replace(effect={"more": 1}, per={"usual": 1})
    assert len(samples(part, arms([1, -1, 0], [4, 5, 6]))) == 0
    assert len(samples(part, arms([np.nan, np.nan, np.nan], [4, 5, 6]))) == 0
    assert samples(part, arms([2, 2, np.nan], [4, 6, 100])).mean() == 2.5


def test_a_ratio_less_another_ratio():
    """Money comes back twofold here and threefold there: one less, seed by seed."""
    part = PART._replace(effect={"more": 1}, per={"usual": 1}, than={"most": 1}, than_per={"little": 1})
    data = {name: {"profit": np.array(sums)} for name, sums in
            {"more": [4.0, 8.0], "usual": [2.0, 4.0], "most": [9.0, 3.0], "little": [3.0, 1.0]}.items()}  # fmt: skip
    assert samples(part, data).tolist() == [-1.0, -1.0]
    assert (part.tops, part.bottoms) == ({"more", "most"}, {"usual", "little"})
    data["most"]["profit"][0] = np.nan
    assert samples(part, data).tolist() == [-1.0]


@given(st.lists(st.tuples(st.floats(1, 9), st.floats(-9, 9)), min_size=3, max_size=12))
def test_a_ratio_is_the_ratio_of_sums(pairs):
    usual, more = map(np.array, zip(*pairs, strict=True))
    found = samples(PART._replace(effect={"more": 1}, per={"usual": 1}), arms(usual, more))
    assert found.mean() == pytest.approx(more.sum() / usual.sum(), abs=1e-9)


def test_a_ratio_of_two_measures():
    data = {"usual": {"profit": np.full(3, 8.0), "spend": np.full(3, 4.0)}}
    part = PART._replace(effect={"usual": 1}, per={"usual": 1}, per_measure="spend")
    assert samples(part, data).tolist() == [2.0, 2.0, 2.0]


@pytest.mark.parametrize(
    ("found", "said"),
    [([GOOD], HOLDS), ([GOOD, GOOD], HOLDS), ([GOOD, OPEN], UNDETERMINED), ([OPEN, BAD], FAILS), ([GOOD, BAD], FAILS)],
)
def test_parts_together(found, said):
    assert together(found) == said


PLACES = [Place(Cell(cell.settings), [GOOD], HOLDS) for cell in cells(CLAIM)]
MIXED = [place._replace(verdict=FAILS) if n else place for n, place in enumerate(PLACES)]
WHERE = (("trade.switching_cost", "20.0"),)


@pytest.mark.parametrize(
    ("own", "failing", "conditions", "said"),
    [
        (HOLDS, False, [], (HOLDS, [])),
        (HOLDS, True, [], (HOLDS_WHEN, [])),
        (HOLDS, True, [WHERE], (HOLDS_WHEN, [WHERE])),
        (HOLDS, False, [WHERE], (HOLDS, [])),
        (UNDETERMINED, False, [()], (UNDETERMINED, [])),
        (UNDETERMINED, False, [], (UNDETERMINED, [])),
        (UNDETERMINED, True, [WHERE], (UNDETERMINED, [])),
        (FAILS, True, [], (FAILS, [])),
        (FAILS, False, [WHERE], (HOLDS_WHEN, [WHERE])),
        (FAILS, False, [()], (HOLDS_WHEN, [])),
    ],
)
def test_the_verdict_of_test_and_search_together(own, failing, conditions, said):
    assert verdict(own, Found(MIXED if failing else PLACES, conditions)) == said
    assert verdict(own, None) == (own, [])


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


def test_cells_are_all_combinations_and_words_of_a_command_line():
    found = cells(CLAIM)
    assert len(found) == 8 == len(set(found))
    assert found[0].words == ("trade=bank", "trade.switching_cost=0.0", "rivals.count=1")
    assert Cell().words == ()
    assert cells(CLAIM._replace(search=None)) == []


def test_test_and_search_have_other_luck():
    small = CLAIM._replace(customers=300, weeks=26)
    own, *rest = trials(small, Effort(3, 2))
    assert len(rest) == 8
    seeds = [{job.seed for job in trial.jobs["more"]} for trial in (own, *rest)]
    assert seeds[0] == {1, 2, 3} or len(seeds[0]) == 3
    assert not seeds[0] & set().union(*seeds[1:])
    assert [job.seed for job in own.jobs["usual"]] == [job.seed for job in own.jobs["more"]]


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_rejects_no_more_than_each_alone_and_no_fewer_than_bonferroni(p_values):
    rejected = holm(p_values, 0.05)
    for p, sure in zip(p_values, rejected, strict=True):
        assert sure or p > 0.05 / len(p_values)
        assert not sure or p <= 0.05
    kept = [p for p, sure in zip(p_values, rejected, strict=True) if not sure]
    assert not kept or all(p <= min(kept) for p, sure in zip(p_values, rejected, strict=True) if sure)


@given(st.lists(st.floats(-100, 100), min_size=3, max_size=12), st.floats(0.1, 100))
def test_p_does_not_depend_on_the_unit_and_turns_round_with_the_sign(sample, unit):
    values = np.array(sample)
    assume(values.std() > 1e-6)
    assert p_above_zero(unit * values) == pytest.approx(p_above_zero(values), abs=1e-6)
    assert p_above_zero(values) + p_above_zero(-values) == pytest.approx(1.0)


def test_p_of_too_few_is_no_evidence():
    assert p_above_zero(np.array([5.0, 6.0])) == 1.0
    assert p_above_zero(np.array([])) == 1.0


def test_p_by_hand():
    """Mean 2, standard deviation 1, three values: t = 2 / (1 / root 3) = 3.46 on 2 degrees of freedom."""
    assert p_above_zero(np.array([1.0, 2.0, 3.0])) == pytest.approx(0.0371, abs=1e-4)


def books(**columns):
    """Books of four quarters with these columns, each a sum over the weeks of its quarter."""
    names = tuple(columns)
    return Observed(np.array(list(columns.values()), float).T, {"profit": 77.0, "lost_all": 3.0}, names)


SEEN = books(customers=[13, 13, 26, 26], revenue=[130, 130, 520, 520], profit=[13, -13, 52, 52],
             satisfaction=[6.5, 6.5, 13, 19.5], failures=[1, 0, 0, 3], encounters=[100, 100, 0, 200])  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("profit", 77.0),  # a figure of the run comes before the books
        ("profit@1-52", 104 / 52),
        ("profit@14-26", -1.0),
        ("sum:profit@1-26", 0.0),
        ("sum:profit", 104.0),
        ("satisfaction@1-26", 50.0),
        ("satisfaction@40-52", 75.0),
        ("failure_rate@1-13", 10.0),
        ("failure_rate", 10.0),
        ("failure_rate@27-39", math.nan),  # nobody came
        ("revenue_per_customer@1-13", 520.0),
        ("profit_margin@1-13", 10.0),
        ("profit_margin@14-26", -10.0),
        ("satisfaction@40-52 less satisfaction@1-13", 25.0),
        ("sum:profit@1-13 plus sum:profit@14-26", 0.0),
        ("log:revenue@1-13", math.log(10.0)),
        ("log:revenue@27-39 less log:revenue@1-13", math.log(4.0)),
    ],
)
def test_measures_by_hand(name, value):
    assert measured(name, SEEN) == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("satisfactoin", "no 'satisfactoin': did you mean 'satisfaction'"),
        ("sum:profits", "no 'profits': did you mean 'profit'"),
        ("qqq", "no 'qqq'$"),
        ("profit@a-b", "'a-b' are not weeks, such as 53-104"),
        ("profit@13", "'13' are not weeks"),
        ("profit@1-13-26", "are not weeks"),
        ("profit@2-14", "weeks 2-14 are not whole quarters"),
        ("profit@27-13", "weeks 27-13 are not whole quarters"),
        ("profit@1-65", "weeks 1-65 are not whole quarters"),
        ("profit@0-13", "weeks 0-13 are not whole quarters"),
        ("top_box_share@1-13", "'top_box_share' is known of the whole run only, not of weeks 1-13"),
        ("lost_all@1-13", "'lost_all' is known of the whole run only"),
        ("profit@1-13 less joy@1-13", "records no 'joy'"),
    ],
)
def test_a_name_that_cannot_be_read_says_what_is_wrong(name, message):
    with pytest.raises(UnknownMeasure, match=message):
        measured(name, SEEN)


@given(st.floats(0.01, 100), st.sampled_from(["failure_rate", "profit_margin", "satisfaction"]))
def test_rates_do_not_depend_on_the_size_of_the_market(times, name):
    larger = SEEN._replace(books=times * SEEN.books)
    assert measured(f"{name}@1-13", larger) == pytest.approx(measured(f"{name}@1-13", SEEN))


def test_every_rate_of_the_books_is_a_share_of_something_else():
    for name, rate in BOOKS.items():
        assert rate.scale > 0, name
        assert rate.top, name
        assert rate.bottom, name


def test_weeks_beyond_the_last_whole_quarter_are_left_out():
    weekly = np.arange(29.0)[:, None]
    assert quarters(weekly).ravel().tolist() == [sum(range(13)), sum(range(13, 26))]
    assert quarters(weekly[:12]).shape == (0, 1)


def test_a_run_of_less_than_a_quarter_has_no_books_to_measure():
    short = SEEN._replace(books=quarters(np.ones((12, len(SEEN.fields)))))
    assert measured("profit", short) == 77.0
    assert math.isnan(measured("revenue", short))
    assert math.isnan(measured("failure_rate", short))
    with pytest.raises(UnknownMeasure, match="not whole quarters"):
        measured("revenue@1-13", short)


def mutant(rests, before, after):
    return Mutant("E1", "K01", rests, before, after)


@pytest.mark.parametrize(
    ("rests", "before", "after", "right"),
    [(True, HOLDS, FAILS, True), (True, HOLDS, UNDETERMINED, True), (True, HOLDS, HOLDS, False),
     (False, FAILS, FAILS, True), (False, HOLDS, FAILS, False)],
)  # fmt: skip
def test_what_rests_on_a_mechanism_must_fall_with_it_and_nothing_else(rests, before, after, right):
    assert mutant(rests, before, after).as_it_should is right


def test_many_bystanders_do_not_flatter_the_ledger():
    deaf = [mutant(True, HOLDS, HOLDS)] + [mutant(False, HOLDS, HOLDS)] * 99
    assert score(deaf) == (0.0, 1.0, 0.5, 1, 99)
    assert score([mutant(True, HOLDS, FAILS), mutant(True, HOLDS, HOLDS)]) == (0.5, 0.0, 0.25, 2, 0)
    assert score([]) == (0.0, 0.0, 0.0, 0, 0)
    assert list(table(deaf)["as_it_should"]) == [False] + [True] * 99
