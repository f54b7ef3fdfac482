"""A scenario with some settings changed, and in what two scenarios differ."""

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario, ScenarioError, scenario_hash
from loyalty_sim.scenario.change import differences, with_settings
from loyalty_sim.scenario.messages import Given
from loyalty_sim.scenario.schema import LABELS, flatten, settings

NUMBERS = [
    key
    for key, setting in settings(Scenario).items()
    if setting.type is float and key.startswith(("theory.investment.", "firm.levers.", "trade.usual."))
]


def changed(scenario: Scenario, **values) -> Scenario:
    return with_settings(scenario, {key.replace("__", "."): Given(value, "here") for key, value in values.items()})


def test_only_what_was_given_differs_and_the_scenario_itself_stays():
    base = Scenario()
    new = changed(base, firm__levers__climate=2.0, market__weeks=60)
    assert differences(new, base) == {"market.weeks": (156, 60), "firm.levers.climate": (1.0, 2.0)}
    assert differences(base, base) == {}
    assert base == Scenario()


@examples(deadline=None)
@given(st.dictionaries(st.sampled_from(NUMBERS), st.floats(0.0, 1.0), min_size=1, max_size=6))
def test_differences_are_what_was_changed_and_undo_it(shares):
    known, base = settings(Scenario), Scenario()
    values = {}
    for key, share in shares.items():
        rule = known[key].parameter
        values[key] = rule.low + share * (rule.high - rule.low)
    new = with_settings(base, {key: Given(value, "here") for key, value in values.items()})
    found = differences(new, base)
    assert found == {key: (known[key].default, v) for key, v in values.items() if v != known[key].default}
    back = with_settings(new, {key: Given(before, "here") for key, (before, _) in found.items()})
    assert back == base
    assert (scenario_hash(new) == scenario_hash(base)) == (not found)


def test_words_that_only_name_a_scenario_make_no_difference():
    base = Scenario()
    renamed = base._replace(name="mine", title="Mine", story="Once")
    assert differences(renamed, base) == {}
    assert scenario_hash(renamed) == scenario_hash(base)
    assert set(LABELS) < set(flatten(base))


def test_every_problem_is_reported_at_once_with_the_nearest_name():
    with pytest.raises(ScenarioError) as error:
        changed(Scenario(), firm__levers__climat=2, market__weeks=0.5, firm__levers__price=9)
    text = str(error.value)
    assert len(error.value.problems) == 3
    for part in ("did you mean  firm.levers.climate=2 ?", "market.weeks = 0.5 must be", "0.3 to 3"):
        assert part in text


def test_settings_that_contradict_one_another_are_refused_where_they_were_given():
    with pytest.raises(ScenarioError, match="would never take hold") as error:
        changed(Scenario(), firm__levers_from=200)
    assert error.value.problems[0].where == "here"
