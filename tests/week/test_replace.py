"""Replacing a rule of theory: what is accepted, what is refused, what it does and what it costs.

Rules are replaced where one small pass uses them, `voice`: it is compiled in a fifth of the time of `meet`.
"""

import subprocess
import sys

import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import complaint, satisfaction
from loyalty_sim.theory.firms import customer_equity
from loyalty_sim.week import meet, voice
from loyalty_sim.week.plan import WEEK, Plan
from loyalty_sim.week.replace import rules_used

SMALL = "market.customers=400 market.weeks=13"


def market(seed=0, overrides=SMALL) -> ServiceMarket:
    return ServiceMarket(rng=seed, overrides=overrides)


def forgiven_at_once(grievance, p):
    return 0.0


def half(x):
    return 0.5 * x


def helped(grievance, p):
    return half(half(grievance)) * p.relief


def the_rule_itself(grievance, p):
    return complaint.still_felt(grievance, p=p)


def grievance(run) -> float:
    """What customers bear at the end of a market's run, in all."""
    return float(run.run().world.customers.grievance.sum(dtype=float))


def usual() -> float:
    return grievance(market())


def with_rule(rule, by) -> float:
    changed = market()
    changed.replace_rule(rule, by)
    return grievance(changed)


def test_a_rule_is_named_by_itself_or_in_words():
    by_itself = with_rule(complaint.still_felt, forgiven_at_once)
    assert by_itself == with_rule("complaint.still_felt", forgiven_at_once) != usual()


def test_the_rule_itself_in_its_place_changes_no_bit():
    assert with_rule("complaint.still_felt", the_rule_itself) == usual()


def test_what_a_new_rule_calls_is_compiled_with_it():
    assert with_rule("complaint.still_felt", helped) not in (usual(), with_rule("complaint.still_felt", half_felt))


def half_felt(grievance, p):
    return 0.5 * grievance


def test_two_rules_of_one_name_are_two_rules():
    def version(size):
        def still_felt(grievance, p):
            return size * grievance

        return still_felt

    first, second = (with_rule("complaint.still_felt", version(size)) for size in (0.1, 0.3))
    assert first != second
    assert first == with_rule("complaint.still_felt", version(0.1))


@pytest.mark.parametrize(
    ("rule", "by", "message"),
    [
        ("satisfaction.reacton", forgiven_at_once, r"'satisfaction.reacton' is no rule.*'satisfaction.reaction'?"),
        ("reaction", forgiven_at_once, "did you mean 'satisfaction.reaction'"),
        (print, forgiven_at_once, "built-in function print.*is no rule of theory"),
        (satisfaction, forgiven_at_once, "is no rule of theory"),
        (customer_equity.lifetime_value, forgiven_at_once, "'customer_equity.lifetime_value' is used by no pass"),
        ("satisfaction.reaction", lambda gap: gap, r"takes \(gap, p\); '<lambda>' takes \(gap\)"),
        ("satisfaction.reaction", lambda p, gap: gap, r"takes \(gap, p\); '<lambda>' takes \(p, gap\)"),
        ("satisfaction.reaction", print, r"takes \(gap, p\); 'print' takes"),
        ("satisfaction.reaction", 0.5, "by a function, not by 0.5"),
    ],
)  # fmt: skip
def test_what_cannot_be_replaced_is_refused_by_name(rule, by, message):
    changed = market()
    with pytest.raises(ValueError, match=message):
        changed.replace_rule(rule, by)


def test_a_rule_of_a_pass_that_was_taken_out_is_used_no_more():
    changed = market()
    changed.plan = changed.plan.without("listen")
    with pytest.raises(ValueError, match=r"'win_back.called' is used by no pass"):
        changed.replace_rule("win_back.called", lambda capability, p: 0.0)


def test_the_rules_of_the_week_are_those_its_passes_call():
    used = rules_used(each.run for each in WEEK)
    assert used["satisfaction.reaction"] is satisfaction.reaction
    assert {"shocks.trouble", "ideas.softened", "turnover.leaves", "choice.utility"} <= set(used)
    without = rules_used(each.run for each in Plan(WEEK).without("talk"))
    assert any(name.startswith("word_of_mouth") for name in set(used) - set(without))
    assert all(callable(plain(rule)) for rule in used.values())


def test_a_replaced_rule_costs_nothing_from_the_second_market_on():
    """Its pass is put together and compiled in the first; those that do not use it are those of every market."""
    first, second = market(), market()
    for each in (first, second):
        each.replace_rule("complaint.still_felt", forgiven_at_once)
        each.run(2)
    assert first.kernel(voice.voice) is second.kernel(voice.voice) is not voice.voice
    assert len(second.kernel(voice.voice).signatures) == 1
    assert second.kernel(meet.meet) is meet.meet


TWICE = """
from loyalty_sim import ServiceMarket
from loyalty_sim.week import voice
def by(grievance, p):
    return 0.25 * grievance
market = ServiceMarket(rng=0, overrides="market.customers=400 market.weeks=13")
market.replace_rule("complaint.still_felt", by)
grievance = market.run().world.customers.grievance.sum(dtype=float)
print(grievance, sum(market.kernel(voice.voice).stats.cache_misses.values()))
"""


def test_a_replaced_rule_is_compiled_once_on_a_machine():
    (first, _), (second, compiled) = (
        subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    )
    assert (second, compiled) == (first, "0")


def test_interpreted_and_compiled_rules_agree():
    interpreted = "import os; os.environ['NUMBA_DISABLE_JIT'] = '1'" + TWICE.replace(
        ", sum(market.kernel(voice.voice).stats.cache_misses.values())", ", market.kernel(voice.voice) is voice.voice"
    )
    said = subprocess.run(
        [sys.executable, "-c", interpreted], capture_output=True, text=True, check=True
    ).stdout.split()
    assert float(said[0]) == pytest.approx(
        with_rule("complaint.still_felt", lambda grievance, p: 0.25 * grievance), rel=1e-12
    )
    assert said[1] == "False"
