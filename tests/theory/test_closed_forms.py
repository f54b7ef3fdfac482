"""Rules against closed forms and limits that hold whatever the parameters are."""

import math

import numpy as np
import pytest
from contracts.contract import LUCK, UNIT
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from legal_values import settings_of, span

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import complaint, quality, recovery
from loyalty_sim.theory.customers import satisfaction as judging
from loyalty_sim.theory.customers.choice import ChoiceParameters, habitual_hazard, searches
from loyalty_sim.theory.employees import performance, workload
from loyalty_sim.theory.employees.failure import FailureParameters, severity
from loyalty_sim.theory.firms import customer_equity, investment, promise, response
from loyalty_sim.theory.forms import Form
from loyalty_sim.theory.talk import advice, reach
from loyalty_sim.theory.talk import word_of_mouth as talk

unit = span(*UNIT)
input_of_work = span(0.01, 1.0)
luck = span(*LUCK)
quick = settings(max_examples=60, deadline=None, derandomize=True)


# -- performance: the CES mix and its limits ------------------------------------------------------------------------


def ces(know, want, can, share_know, share_want, substitution):
    """The mix of three levels, each powered as passes do."""
    powered = [performance.powered(level, substitution) for level in (know, want, can)]
    return performance.mixed(*powered, share_know, share_want, substitution)


@quick
@given(input_of_work, input_of_work, input_of_work, span(0.0, 0.5), span(0.0, 0.5))
def test_perfect_substitutes_mix_linearly(know, want, can, a, b):
    assert ces(know, want, can, a, b, 1.0) == pytest.approx(a * know + b * want + (1 - a - b) * can)


@quick
@given(input_of_work, input_of_work, input_of_work, span(0.0, 0.5), span(0.0, 0.5))
def test_towards_no_substitution_parameter_the_mix_is_a_product(know, want, can, a, b):
    product = know**a * want**b * can ** (1 - a - b)
    assert ces(know, want, can, a, b, 0.0) == pytest.approx(product)
    assert ces(know, want, can, a, b, 1e-5) == pytest.approx(product, rel=1e-3)
    assert ces(know, want, can, a, b, -1e-5) == pytest.approx(product, rel=1e-3)


@quick
@given(input_of_work, input_of_work, input_of_work)
def test_perfect_complements_are_as_good_as_the_weakest(know, want, can):
    assert ces(know, want, can, 1 / 3, 1 / 3, -20.0) == pytest.approx(min(know, want, can), rel=0.06)


@quick
@given(input_of_work, span(0.0, 0.5), span(0.0, 0.5), span(-20.0, 1.0))
def test_equal_inputs_mix_to_themselves(level, a, b, substitution):
    assume(abs(substitution) > 1e-3 or substitution == 0)
    assert ces(level, level, level, a, b, substitution) == pytest.approx(level)


# -- satisfaction ---------------------------------------------------------------------------------------------------


@quick
@given(span(0.001, 1.0), settings_of(judging.SatisfactionParameters, {}))
def test_disconfirmation_is_steeper_below_by_loss_aversion(gap, p):
    assert -judging.reaction(-gap, p) == pytest.approx(p.loss_aversion * judging.reaction(gap, p))
    assert -judging.reaction(-gap, p) >= judging.reaction(gap, p)


@quick
@given(unit, settings_of(judging.SatisfactionParameters, {}))
def test_what_was_expected_at_the_usual_price_is_judged_as_it_is(level, p):
    assert judging.judgement(level, level, 0.0, 1.0, p) == level


@quick
@given(settings_of(judging.SatisfactionParameters, {}))
def test_the_weight_of_a_judgement_goes_from_new_to_old(p):
    assert judging.rate(0.0, p) == pytest.approx(p.rate_new)
    assert judging.rate(1e9, p) == pytest.approx(p.rate_old, abs=1e-6)


@quick
@given(span(0.01, 0.5), span(0.0, 1.0), span(0.0, 1.0))
def test_a_must_be_punishes_more_than_it_rewards_and_an_attractive_one_the_reverse(gap, bend, usual):
    shortfall, excess = (-quality.bent(usual - gap, bend, usual), quality.bent(usual + gap, bend, usual))
    assert shortfall >= gap * (1 - 1e-9) >= excess * (1 - 1e-6)
    assert quality.bent(usual + gap, -bend, usual) == pytest.approx(shortfall)


# -- failure, complaint, recovery -----------------------------------------------------------------------------------


@pytest.mark.parametrize("gravity", [0.1, 0.3, 0.5, 0.7])
def test_the_mean_severity_of_failures_is_their_gravity(gravity):
    p = FailureParameters(gravity=gravity)
    middle = (np.arange(20_000) + 0.5) / 20_000
    assert np.mean([plain(severity)(u, p) for u in middle]) == pytest.approx(gravity, abs=0.001)


@quick
@given(span(0.05, 1.0), span(0.05, 1.0), unit, span(0.0, 12.0), settings_of(recovery.RecoveryParameters, {}))
def test_grievance_is_in_the_order_no_failure_recovered_unrecovered(grievance, remedy, courtesy, age, p):
    handled = recovery.outcome(remedy, courtesy, age, p)
    assume(handled > 1e-3 and p.healing > 1e-3)
    assert 0.0 <= recovery.healed(grievance, handled, p) < grievance


@quick
@given(unit, unit, settings_of(recovery.RecoveryParameters, {"paradox": (0.01, 0.5)}))
def test_the_paradox_is_for_excellent_handling_and_less_with_each_failure(grievance, handled, p):
    first, fourth = (recovery.lift(grievance, handled, failures, p) for failures in (1, 4))
    assert first - fourth == pytest.approx(p.paradox / 2 if handled >= p.excellent else 0.0, abs=1e-9)
    assert recovery.lift(0.0, handled, 1, p) == (p.paradox if handled >= p.excellent else 0.0)


@quick
@given(unit, settings_of(complaint.ComplaintParameters, {"belief_learning": (0.01, 1.0)}))
def test_help_raises_and_neglect_lowers_the_belief_in_complaining(belief, p):
    assert complaint.voice_belief(belief, False, p) <= belief <= complaint.voice_belief(belief, True, p)


@pytest.mark.parametrize(
    ("capacity", "backlog", "share"), [(5.0, 0.0, 1.0), (0.0, 0.0, 1.0), (0.0, 3.0, 0.0), (1.0, 4.0, 0.25)]
)
def test_cases_are_answered_as_far_as_capacity_goes(capacity, backlog, share):
    assert recovery.answered_share(capacity, backlog) == share


# -- talk -----------------------------------------------------------------------------------------------------------


@quick
@given(span(0.0, 0.9), span(0.05, 0.95), settings_of(talk.WordOfMouthParameters, {}))
def test_talk_is_u_shaped_around_what_is_usual(size, usual, p):
    for most, far in ((p.most_positive, 1.0), (p.most_negative, 0.0)):
        near, farther = (usual + share * (far - usual) for share in (size, size + 0.1))
        assert talk.people_told(near, usual, p) <= talk.people_told(farther, usual, p) + 1e-9 <= most + 2e-9
        assert talk.people_told(far, usual, p) == pytest.approx(most)
    assert talk.people_told(usual, usual, p) == 0.0


@quick
@given(settings_of(talk.WordOfMouthParameters, {}))
def test_valence_runs_from_worst_over_neutral_to_best(p):
    worst, neutral, best = (talk.valence(judged, p) for judged in (0.0, p.neutral, 1.0))
    assert (worst, neutral, best) == (-1.0, 0.0, 1.0)


@quick
@given(span(-1.0, 1.0), settings_of(talk.WordOfMouthParameters, {}))
def test_a_message_tells_the_judgement_it_came_from(valence, p):
    assert talk.valence(talk.judged_behind(valence, p), p) == pytest.approx(valence, abs=1e-9)


@quick
@given(span(0.01, 0.99), span(0.01, 1.0), settings_of(advice.AdviceParameters, {"sway": (0.01, 20.0)}))
def test_advice_moves_a_chance_by_as_much_as_there_is_room(chance, valence, p):
    """Good talk about a firm moves what bad talk moves about one that is as likely not to be chosen."""
    utility = advice.utility(valence, p)
    up = advice.probability_after(chance, utility) - chance
    down = (1.0 - chance) - advice.probability_after(1.0 - chance, -utility)
    assert 0.0 < up == pytest.approx(down, abs=1e-9)
    assert up < 1.0 - chance


def test_most_firms_are_unlikely_to_be_chosen_so_good_talk_moves_more():
    p = advice.AdviceParameters()
    good, bad = (advice.probability_after(0.3, advice.utility(valence, p)) - 0.3 for valence in (0.5, -0.5))
    assert good > -bad > 0.0


@quick
@given(span(0.0, 50.0), span(1, 100), settings_of(reach.ReachParameters, {}))
def test_all_who_are_to_be_told_are_told_along_ties_or_beyond(people, degree, p):
    share = reach.told_share(people, degree, p)
    told = degree * share + reach.strangers(people, degree, share, p)
    assert told == pytest.approx(people if p.on else min(people, degree))


@quick
@given(span(-1.0, 1.0), unit)
def test_talk_about_the_own_firm_and_about_a_rival_push_in_opposite_directions(valence, weight):
    assert talk.pressure_added(valence, True, weight) == -talk.pressure_added(valence, False, weight)


# -- workload -------------------------------------------------------------------------------------------------------


@quick
@given(span(0.0, 0.5), settings_of(workload.WorkloadParameters, {"base_wait": (0.5, 0.999)}))
def test_one_server_waits_as_in_queueing_theory(utilisation, p):
    assert workload.wait(utilisation, 1.0, p) == pytest.approx(utilisation / (1 - utilisation))


@pytest.mark.parametrize(("servers", "utilisation"), [(2, 0.5), (2, 0.9), (5, 0.8), (10, 0.9), (20, 0.95)])
def test_many_servers_wait_nearly_as_erlang_says(servers, utilisation):
    """Sakasegawa's formula is an approximation: within 15 % of Erlang C (M/M/c) at these loads."""
    load = servers * utilisation
    terms = [load**n / math.factorial(n) for n in range(servers)]
    last = load**servers / math.factorial(servers) / (1 - utilisation)
    erlang = last / (sum(terms) + last) / (servers * (1 - utilisation))
    p = workload.WorkloadParameters(base_wait=0.99)
    assert workload.wait(utilisation, float(servers), p) == pytest.approx(erlang, rel=0.15)


@quick
@given(unit, st.lists(unit, min_size=1), settings_of(workload.WorkloadParameters, {"up_weeks": (0.0, 0.0)}))
def test_the_ratchet_never_climbs(standard, efforts, p):
    for effort in efforts:
        after = workload.standard_after(standard, min(effort, standard), p)
        assert after <= standard
        standard = after


@quick
@given(span(0.05, 0.95), settings_of(workload.WorkloadParameters, {"up_weeks": (1.0, 1000.0)}))
def test_a_ratchet_that_lets_go_climbs_back(standard, p):
    assert standard < workload.standard_after(standard, standard, p) <= 1.0


@quick
@given(span(0.1, 1.0), span(0.1, 9.0), settings_of(workload.WorkloadParameters, {}))
def test_effort_is_whole_up_to_the_comfortable_load_and_a_power_beyond(standard, pressure, p):
    effort = workload.effort(standard, pressure * p.comfortable * 10.0 / standard, 10.0, p)
    assert effort == pytest.approx(standard * max(1.0, pressure) ** p.elasticity, rel=1e-6)


# -- money ----------------------------------------------------------------------------------------------------------


CONCAVE = (Form.SATURATING, Form.POWER, Form.LINEAR)
sizes = settings_of(response.ResponseParameters, {})


@quick
@given(span(0.0, 9.0), span(0.0, 9.0), span(0.01, 9.0), unit, unit, sizes)
def test_saturating_power_and_linear_forms_are_concave(one, other, usual, share, execution, p):
    for form in CONCAVE:
        middle = response.supported(share * one + (1 - share) * other, usual, execution, form, p)
        ends = [response.supported(spend, usual, execution, form, p) for spend in (one, other)]
        assert middle >= share * ends[0] + (1 - share) * ends[1] - 1e-9


def test_an_s_and_a_threshold_increase_first_and_diminish_later():
    p = response.ResponseParameters()
    for form in (Form.S_SHAPED, Form.THRESHOLD):
        first, second = np.diff([response.supported(spend, 1.0, 1.0, form, p) for spend in (0.0, 0.4, 0.8)])
        third, fourth = np.diff([response.supported(spend, 1.0, 1.0, form, p) for spend in (1.0, 2.0, 3.0)])
        assert first < second
        assert third > fourth


@quick
@given(span(0.01, 9.0), span(0.0, 50.0), sizes)
def test_all_forms_agree_at_nothing_and_at_the_usual_spend(usual, multiple, p):
    for form in list(Form)[1:]:
        assert response.supported(0.0, usual, 1.0, form, p) == 0.0
        assert response.supported(usual, usual, 1.0, form, p) == pytest.approx(response.AT_USUAL)
    saturated = response.supported(multiple * usual, usual, 1.0, Form.SATURATING, p)
    assert response.spend_multiple(saturated) == pytest.approx(multiple)


def test_a_steep_s_of_one_and_a_power_of_one_are_what_their_help_says():
    p = response.ResponseParameters()._replace(steepness=1.0, exponent=1.0, cap=1.0)
    for spend in (0.2, 1.0, 1.7):
        s, saturating, power, line = (
            response.supported(spend, 1.0, 1.0, form, p)
            for form in (Form.S_SHAPED, Form.SATURATING, Form.POWER, Form.LINEAR)
        )
        assert s == pytest.approx(saturating)
        assert power == pytest.approx(line)


@quick
@given(unit, unit, span(1.0, 520.0), span(1.0, 520.0))
def test_a_capability_moves_towards_what_money_supports_in_the_weeks_of_its_direction(capability, supported, up, down):
    after = investment.built(capability, supported, up, down)
    assert min(capability, supported) - 1e-12 <= after <= max(capability, supported) + 1e-12
    weeks = up if supported > capability else down
    assert (after - capability) * weeks == pytest.approx(supported - capability, abs=1e-9)


@quick
@given(span(0.0, 9.0), span(0.0, 9.0), span(0.0, 3.0))
def test_only_money_beyond_the_usual_is_weighed_by_how_it_is_put_to_work(spend, usual, factor):
    effective = investment.effective(spend, usual, factor)
    assert effective == pytest.approx(min(spend, usual) + factor * max(0.0, spend - usual))


@quick
@given(span(0.1, 50.0), span(0.0, 0.95), span(0.01, 0.5))
def test_lifetime_value_is_the_discounted_sum_of_margins(margin, retention, discount):
    years = np.arange(2000)
    stream = margin * (retention / (1 + discount)) ** years
    assert customer_equity.lifetime_value(margin, retention, discount) == pytest.approx(stream.sum(), rel=1e-6)


@pytest.mark.parametrize("discount", [0.01, 0.08, 0.3])
def test_a_year_of_weeks_is_discounted_by_the_yearly_rate(discount):
    assert customer_equity.discount_factor(52, discount) == pytest.approx(1 / (1 + discount))


@quick
@given(unit, unit, settings_of(promise.PromiseParameters, {}))
def test_only_a_higher_claim_raises_what_own_customers_expect(expectation, claim, p):
    after = promise.expected(expectation, claim, 1.0, p)
    assert after == expectation if claim <= expectation else after >= expectation


# -- search ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chance", [0.0, 0.02, 0.5, 0.9])
def test_without_reasons_the_chance_of_a_search_is_the_habitual_one(chance):
    hazard = habitual_hazard(ChoiceParameters(habitual_search=chance))
    grid = (np.arange(10_000) + 0.5) / 10_000
    assert np.mean([plain(searches)(hazard, u) for u in grid]) == pytest.approx(chance, abs=1e-3)
