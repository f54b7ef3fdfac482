"""Replacing a rule of theory: what is accepted, what is refused, what it does and what it costs."""

import subprocess
import sys
import time

import pytest

from loyalty_sim import ServiceMarket
from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import satisfaction
from loyalty_sim.theory.firms import customer_equity
from loyalty_sim.week.plan import WEEK, Plan
from loyalty_sim.week.replace import rules_used

SMALL = "market.customers=400 market.weeks=13"


def market(seed=0, overrides=SMALL) -> ServiceMarket:
    return ServiceMarket(rng=seed, overrides=overrides)


def no_disconfirmation(gap, p):
    return 0.0


def half(x):
    return 0.5 * x


def helped(gap, p):
    return half(half(gap)) * p.strength


def the_rule_itself(gap, p):
    return satisfaction.reaction(gap, p=p)


def usual(seed=0) -> float:
    return market(seed).run().outcomes()["profit"]


def with_rule(rule, by, seed=0) -> float:
    changed = market(seed)
    changed.replace_rule(rule, by)
    return changed.run().outcomes()["profit"]


def test_a_rule_is_named_by_itself_or_in_words():
    by_itself = with_rule(satisfaction.reaction, no_disconfirmation)
    assert by_itself == with_rule("satisfaction.reaction", no_disconfirmation) != usual()


def test_the_rule_itself_in_its_place_changes_no_bit():
    assert with_rule("satisfaction.reaction", the_rule_itself) == usual()


def test_what_a_new_rule_calls_is_compiled_with_it():
    assert with_rule("satisfaction.reaction", helped) not in (usual(), with_rule("satisfaction.reaction", half_gap))


def half_gap(gap, p):
    return 0.5 * gap


def test_two_rules_of_one_name_are_two_rules():
    def version(size):
        def reaction(gap, p):
            return size * gap

        return reaction

    first, second = (with_rule("satisfaction.reaction", version(size)) for size in (0.1, 0.3))
    assert first != second
    assert first == with_rule("satisfaction.reaction", version(0.1))


@pytest.mark.parametrize(
    ("rule", "by", "message"),
    [
        ("satisfaction.reacton", no_disconfirmation, r"'satisfaction.reacton' is no rule.*'satisfaction.reaction'?"),
        ("reaction", no_disconfirmation, "did you mean 'satisfaction.reaction'"),
        (print, no_disconfirmation, "built-in function print.*is no rule of theory"),
        (satisfaction, no_disconfirmation, "is no rule of theory"),
        (customer_equity.lifetime_value, no_disconfirmation, "'customer_equity.lifetime_value' is used by no pass"),
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


def cpu(change) -> float:
    start = time.process_time()
    changed = market(overrides="market.customers=4000 market.weeks=26")
    change(changed)
    changed.run()
    return time.process_time() - start


def test_a_replaced_rule_costs_little_from_the_second_market_on():
    def replaced(changed):
        changed.replace_rule("satisfaction.reaction", no_disconfirmation)

    def left(_):
        pass

    cpu(replaced), cpu(left)
    assert min(cpu(replaced) for _ in range(4)) < 1.5 * min(cpu(left) for _ in range(4))


TWICE = """
from loyalty_sim import ServiceMarket
from loyalty_sim.week import meet
def by(gap, p):
    return 0.25 * gap
market = ServiceMarket(rng=0, overrides="market.customers=400 market.weeks=13")
market.replace_rule("satisfaction.reaction", by)
print(market.run().outcomes()["profit"], sum(market.kernel(meet.meet).stats.cache_misses.values()))
"""


def test_a_replaced_rule_is_compiled_once_on_a_machine():
    (first, _), (second, compiled) = (
        subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    )
    assert (second, compiled) == (first, "0")


def test_interpreted_and_compiled_rules_agree():
    interpreted = "import os; os.environ['NUMBA_DISABLE_JIT'] = '1'" + TWICE.replace(
        ", sum(market.kernel(meet.meet).stats.cache_misses.values())", ", market.kernel(meet.meet) is meet.meet"
    )
    said = subprocess.run(
        [sys.executable, "-c", interpreted], capture_output=True, text=True, check=True
    ).stdout.split()
    assert float(said[0]) == pytest.approx(with_rule("satisfaction.reaction", lambda gap, p: 0.25 * gap), rel=1e-12)
    assert said[1] == "False"
