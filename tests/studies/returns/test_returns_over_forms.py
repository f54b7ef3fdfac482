"""Returns over forms of response, on planted markets in which what a capability brings is known."""

import numpy as np
import pytest

from loyalty_sim.compiled import plain
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.studies import carry_out
from loyalty_sim.studies.returns.levels import plan_lever
from loyalty_sim.studies.returns.responses import aims, candidates, extras, forms_of, read_off
from loyalty_sim.studies.returns.study import ReturnsStudy
from loyalty_sim.theory.firms import response
from loyalty_sim.theory.firms.response import SIZE_OF
from loyalty_sim.theory.forms import ANY, Form
from loyalty_sim.theory.levers import BOUGHT
from planted import PlantedLab, short, with_levers

LEVELS = tuple(np.linspace(0.0, 3.0, 10).tolist())
YEARLY = 52 * 0.2 * 0.3 * 10_000
WORTH = 300_000.0


def capability(scenario, level):
    own = scenario.theory.response
    return plain(response.supported)(level, 1.0, 1.0, int(Form[own.climate.upper()]), own)


def market(brought, luck=300.0):
    """Gross return by capability, whatever spend has built it; luck of every seed and capability."""

    def outcomes(job):
        level = job.scenario.firm.levers.climate
        built = capability(job.scenario, level)
        own = luck * np.random.default_rng([job.seed, round(1e6 * built)]).standard_normal()
        gross = WORTH * brought(built) + 10_000 * job.seed + own
        return {"profit": gross - 2 * YEARLY * level, "gross_return": gross, "spend": 2 * YEARLY * level}

    return PlantedLab(outcomes)


def study(forms=ANY, levels=LEVELS, base=None):
    settings = {"lever": "climate", "levels": list(levels), "confidence": 0.9, "forms": list(forms)}
    return ReturnsStudy({"mine": base or short(104)}, list(range(6)), settings)


def answer(brought, **how):
    return carry_out(study(**how), market(brought))


def proportional(capability):
    return capability


def test_forms_are_read_off_one_set_of_runs_and_a_few_more():
    jobs = study().plan()
    assert len(jobs) == 6 * (len(LEVELS) + 1)
    assert {job.scenario.theory.response.climate for job in jobs[: 6 * len(LEVELS)]} == {"saturating"}
    assert {job.label for job in jobs[6 * len(LEVELS) :]} == {"climate at 3, power"}


def test_where_levels_begin_above_nothing_the_form_that_builds_least_is_run_there():
    asked = study(levels=(0.5, 1.0, 1.5, 2.0))
    assert [(extra.candidate.form, extra.level) for extra in asked.beyond] == [("threshold", 0), ("s_shaped", 3)]


@pytest.mark.parametrize("form", ANY)
def test_what_is_read_off_is_what_the_form_itself_would_have_brought(form):
    """A bent market: reading off errs by less than a fiftieth of the range of the curve."""

    def brought(capability):
        return capability**2 * (3 - 2 * capability)

    detail, base = answer(brought).detail, short(104)
    assert detail.doubt is not None
    for at, each in enumerate(detail.doubt.candidates):
        if each.form == form:
            direct = np.array([WORTH * brought(capability(each.scenario(base, "climate"), x)) for x in LEVELS])
            profit = direct - 2 * YEARLY * np.array(LEVELS)
            grid = np.linspace(0, LEVELS[-1], 601)
            best = np.interp(grid, LEVELS, profit).max()
            found = np.interp(detail.doubt.best_of[at] / YEARLY, LEVELS, profit)
            assert best - found < 0.02 * np.ptp(direct)


def test_a_line_of_worth_bends_as_each_form_bends():
    """Over the saturating and the power form alone it surely diminishes; over the S and the threshold it may not."""
    concave = answer(proportional, forms=("saturating", "power")).detail.doubt
    assert concave.less[1] > 0.99
    assert concave.more[1] < 0.01
    assert concave.shape.verdict == "diminishing"
    both = answer(proportional).detail.doubt
    assert 0.2 < both.more[1] < 0.6
    assert both.shape.verdict == "undetermined"
    assert both.shape.probabilities["S-shaped"] > 0.1


def test_the_doubt_is_of_the_form_where_luck_is_small_and_of_luck_where_it_is_large():
    small = answer(proportional)
    large = carry_out(study(), market(proportional, luck=200_000.0))
    assert small.detail.doubt.step.share[3] > 0.95
    assert large.detail.doubt.step.share[3] < 0.5
    assert "of this doubt the form is over 99 %, luck under 1 %" in small.text


def test_the_best_level_ranges_over_forms_and_the_advice_follows():
    found = answer(proportional)
    one = answer(proportional, forms=("saturating",))
    wide, narrow = found.detail.best, one.detail.best
    assert one.detail.doubt is None
    assert wide.high - wide.low > 4 * (narrow.high - narrow.low)
    assert one.summary().do[0].startswith("Spend more on service climate")
    assert found.summary().do[0].startswith("Keep service climate at EUR 31,200 a year for now: that EUR ")
    assert "may be luck, or hang on the form of response" in found.summary().do[0]
    assert "By profit alone, over forms of response and luck, EUR " in found.text


def test_words_table_and_picture_say_it():
    found = answer(proportional)
    assert "Over forms of response (saturating, power, linear, S-shaped, threshold) and luck: from EUR 0" in found.text
    assert "by the saturating form of response" in found.text
    row = found.table.iloc[1]
    assert row["more"] + row["less"] <= 1
    assert row["profit_any_low"] < row["profit"] < row["profit_any_high"]
    assert found.table["form_share"].iloc[:-1].between(0, 1).all()
    assert "returns more / less than the step before" in [head.name for head in found.form().heads]
    assert "over forms" in found.charts()[0].option["legend"]["data"][1]


def test_results_saved_before_there_were_forms_are_of_one_form():
    old = ReturnsStudy(
        {"mine": short(104)}, [0, 1, 2], {"lever": "climate", "levels": [0.0, 1.0, 2.0, 3.0], "confidence": 0.9}
    )
    assert (old.forms, old.beyond, len(old.plan())) == ([], [], 12)


@pytest.mark.parametrize(
    ("lever", "asked", "found"),
    [
        ("climate", "allowed", list(ANY)),
        ("climate", "own", ["saturating"]),
        ("climate", "power,threshold", ["saturating", "power", "threshold"]),
        ("climate", ["linear"], ["saturating", "linear"]),
        ("training", "allowed", ["saturating", "power"]),
        ("staffing", "allowed", ["saturating"]),
        ("price", "allowed", []),
    ],
)
def test_which_forms_are_looked_at(lever, asked, found):
    assert forms_of(lever, Scenario(), asked) == found


def test_a_form_that_is_set_comes_first_and_none_stays_alone():
    convex, dead = (load_scenario(overrides=[f"theory.response.climate={form}"]) for form in ("threshold", "none"))
    assert forms_of("climate", convex)[0] == "threshold"
    assert forms_of("climate", dead) == ["none"]
    assert extras(dead, plan_lever("climate", dead), candidates("climate", dead, ["none"])) == []


def test_a_form_that_holds_after_the_opening_is_the_one_in_force():
    later = load_scenario(overrides=["later.theory.response.climate=linear", "later.theory.response.cap=0.6"])
    [own, *_] = each = candidates("climate", later, forms_of("climate", later))
    plan = plan_lever("climate", later, [0, 1, 2, 3])
    assert own.form == "linear"
    assert aims(later, plan).tolist() == [0.0, 0.5, 0.6, 0.6]
    other = next(one for one in each if one.form == "threshold").scenario(later, "climate")
    assert aims(other, plan)[3] > 0.6


def test_an_unknown_form_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="climate takes no form 'conv'; there are allowed, own, saturating, power"):
        forms_of("climate", Scenario(), "conv")
    with pytest.raises(ValueError, match="staffing takes no form 'power'"):
        forms_of("staffing", Scenario(), "power")


@pytest.mark.parametrize("lever", [each.name for each in BOUGHT])
def test_weights_sum_to_one_and_every_form_builds_half_at_the_usual_spend(lever):
    scenario = with_levers(**{lever: 1.0})
    each = candidates(lever, scenario, forms_of(lever, scenario))
    assert sum(one.weight for one in each) == pytest.approx(1)
    for one in each:
        assert one.size is None or one.form in SIZE_OF
        plan = plan_lever(lever, one.scenario(scenario, lever), 6)
        assert aims(one.scenario(scenario, lever), plan)[plan.baseline] == pytest.approx(0.5, abs=0.03)


def test_commitment_plan_and_focus_decide_how_much_of_the_money_counts():
    plan = plan_lever("climate", Scenario(), [0, 1, 2, 3])
    usual = aims(Scenario(), plan)
    for words in ("firm.policy.commitment=0", "firm.policy.plan=0", "firm.policy.discipline=operational_excellence"):
        less = aims(load_scenario(overrides=[words]), plan)
        assert less[:2].tolist() == usual[:2].tolist()
        assert (less[2:] < usual[2:]).all()


def test_reading_off_averages_what_is_known_twice_and_keeps_to_what_is_known():
    known, values = np.array([0.5, 0.5, 1.0]), np.array([[1.0, 3.0, 4.0]])
    assert read_off(known, values, np.array([0.5, 1.0, 0.1, 1.4])).tolist() == [[2.0, 4.0, 2.0, 4.0]]
    assert read_off(known[:2], values[:, :2], np.array([0.2, 0.9])).tolist() == [[2.0, 2.0]]
