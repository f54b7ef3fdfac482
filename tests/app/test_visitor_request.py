"""The question as address, file and command, and what a page refuses."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.app.visitor_request import VisitorRequest, read_query
from loyalty_sim.scenario import ScenarioError, load_scenario, scenario_hash

SMALL = {"trade": "airline", "market.customers": "1000", "market.weeks": "26"}
MOVED = VisitorRequest(b="service_first", both=SMALL, only_b={"firm.levers.climate": "2.2"}, seeds=6, lever="process")


def test_an_address_gives_back_the_question():
    assert read_query(parse_qsl(MOVED.query())) == MOVED
    assert read_query(parse_qsl(MOVED.pinned().query())) == MOVED.pinned()
    assert read_query(parse_qsl(replace(MOVED, cap=30_000.0).query())) == replace(MOVED, cap=30_000.0)


@settings(deadline=None, max_examples=20)
@given(
    lever=st.sampled_from(["climate", "training", "recovery", "price"]),
    value=st.floats(0.3, 3).map(lambda v: round(v, 2)),
    seeds=st.integers(2, 60),
)
def test_any_question_survives_its_address(lever, value, seeds):
    asked = replace(MOVED.with_lever(lever, value, 1.0), seeds=seeds)
    again = read_query(parse_qsl(asked.query()))
    assert [scenario_hash(s) for s in again.scenarios()] == [scenario_hash(s) for s in asked.scenarios()]


def test_the_file_and_the_command_mean_the_same(tmp_path):
    file = tmp_path / "b.yaml"
    file.write_text(MOVED.file("B"))
    assert scenario_hash(load_scenario(str(file))) == scenario_hash(MOVED.scenarios()[1])
    assert yaml.safe_load(MOVED.file("B"))["firm.levers.climate"] == 2.2
    assert MOVED.command() == (
        "loyalty-sim compare baseline b.yaml trade=airline market.customers=1000 market.weeks=26 --seeds 6"
    )


def test_a_lever_where_the_scenario_has_it_is_no_setting():
    assert MOVED.with_lever("climate", 1.0, 1.0).only_b == {}


def test_pinned_b_is_a_as_well():
    a, b = MOVED.pinned().scenarios()
    assert a == b == MOVED.scenarios()[1]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("b=people_frist", "did you mean  people_first"),
        ("b=../../secret.yaml", "there is no scenario"),
        ("b.firm.levers.climat=2", "did you mean  firm.levers.climate"),
        ("b.firm.levers.climate=200", "outside its range 0 to 20"),
        ("market.customers=5000000", "5,000,000 is outside what a page allows, 200 to 100,000"),
        ("market.customers=100000&market.weeks=400", "40 million customer-weeks"),
        ("seeds=1", "seeds = 1 is outside"),
        ("seeds=many", "seeds = 0 is outside"),
        ("a.market.weeks=20", "different lengths of time"),
        ("network.path=/etc/passwd", "cannot be set on a page"),
        ("title=<script>", "cannot be set on a page"),
        ("lever=climatt", "did you mean  climate"),
        ("trade=circus", "there is no trade 'circus'"),
        ("&".join(f"k{n}=1" for n in range(100)), "more or longer settings"),
    ],
)
def test_what_cannot_be_run_is_said_in_words(query, said):
    with pytest.raises(ScenarioError) as error:
        read_query(parse_qsl(query)).scenarios()
    assert said in str(error.value)


def test_everything_wrong_is_said_at_once():
    with pytest.raises(ScenarioError) as error:
        read_query(parse_qsl("b=nobody&seeds=1&lever=nothing&market.weeks=0")).scenarios()
    assert len(error.value.problems) >= 4
