"""A branch is a full run of its scenario, bit for bit; what cannot be changed without breaking that is refused."""

import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.lab.checkpoint import load_checkpoint
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.studies import branch, burn_in, sweep
from loyalty_sim.studies.branch.branching import branchable, branched
from loyalty_sim.studies.branch.study import futures_of, starting_points
from loyalty_sim.studies.design import as_design

WEEK = 15
BUSY = (
    "market.customers=300",
    "market.weeks=30",
    "trade.customers_per_employee=25",
    "rivals.strategies=[imitate_leader,entrant,explore]",
    "rivals.entry_week=20",
)
ALL_AT_ONCE = {
    "firm.policy.ramp_weeks": 4, "firm.patience": 8, "firm.levers.price": 1.2, "rivals.levers.climate": 2.0,
    "rivals.entry_week": 26, "market.weeks": 33,
}  # fmt: skip
POSITIONS = {
    "firm.positions.by_site": {"firm.positions.by_site": (1.5,)},
    "firm.positions.cutting": {"firm.positions.cutting": "dismissal", "firm.levers.positions": 0.8},
    "firm.positions.overtime": {"firm.positions.overtime": 0.5, "firm.levers.positions": 0.8},
    "firm.positions.temporary": {"firm.positions.temporary": 1.0, "firm.levers.positions": 1.5},
}
"""What may change of positions, with a number of them at which it can show."""


@pytest.fixture(scope="module")
def burnt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("burn_in")
    base = load_scenario(overrides=BUSY)
    burn_in(base, WEEK, folder, seeds=[3, 8], workers=1)
    return folder, base


@pytest.fixture(scope="module")
def unchanged(burnt):
    """The run that goes on as it began."""
    files, _, _ = starting_points(burnt[0])
    return load_checkpoint(files[3]).run()


def other(key):
    """Another value than the default for a setting that may change, and what it needs beside it."""
    setting = settings(Scenario)[key]
    if key.startswith("shocks."):
        kind = key.split(".")[1]
        values = {f"shocks.{kind}.size": 0.9, f"shocks.{kind}.week": WEEK + 1, f"shocks.{kind}.weeks": 3}
        change = {"size": 2.0, "week": WEEK + 4, "weeks": 9, "firm": -1, "every": 6}[key.split(".")[2]]
        return values | {key: change}
    if key.endswith("levers_from"):
        return {key: WEEK + 3, key.replace("levers_from", "levers.climate"): 2.0}
    if key in POSITIONS:
        return POSITIONS[key]
    if key in ALL_AT_ONCE:
        return {key: ALL_AT_ONCE[key], **({} if "levers.price" in key else {"firm.levers.climate": 3.0})}
    return {key: float(setting.default) + 1.0}


def same_bits(a, b):
    return a.outcomes() == b.outcomes() and a.history.equals(b.history)


@pytest.mark.parametrize("key", branchable())
def test_a_branch_equals_a_full_run_whatever_may_change(burnt, unchanged, key):
    """Every setting of the list, one by one: nothing of it has acted before the branch, and all of it acts after."""
    folder, base = burnt
    files, scenario, week = starting_points(folder)
    future = branched(base, WEEK, other(key))
    assert (scenario, week) == (base, WEEK)
    on = load_checkpoint(files[3], config=future).run()
    assert same_bits(on, ServiceMarket(future, rng=3).run())
    assert not same_bits(on, unchanged), "a setting that changes nothing tests nothing"


def test_many_changes_at_once_are_a_full_run_and_are_kept_as_one(burnt):
    folder, base = burnt
    result = branch(
        folder, as_design({key: [value] for key, value in ALL_AT_ONCE.items()}), workers=1, store=default_store()
    )
    future = branched(base, WEEK, ALL_AT_ONCE)
    for seed in (3, 8):
        through = ServiceMarket(future, rng=seed).run()
        row = result.runs[(result.runs["seed"] == seed) & (result.runs["case"] != "no change")]
        assert row["profit"].item() == through.outcomes()["profit"]
    ran = []
    again = sweep(
        {"market.currency": ["EUR"]},
        future,
        seeds=[3, 8],
        workers=1,
        store=default_store(),
        progress=lambda *done: ran.append(done),
    )
    assert ran == [(2, 2)], "all of it was in the store"
    assert again.table["profit_mean"][0] == result.table["profit_mean"][1]


def test_the_future_in_which_nothing_changes_is_the_full_run(burnt):
    folder, base = burnt
    result = branch(folder, {"firm.levers.climate": [0, 2]}, workers=1)
    assert result.table["case"].tolist() == ["no change", "climate=0", "climate=2"]
    assert result.runs["profit"][0] == ServiceMarket(base, rng=3).run().outcomes()["profit"]
    assert (result.table["seeds"] == 2).all()
    assert result.kind == "branch"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"market.customers": [500]}, "market.customers is baked into the start"),
        ({"theory.satisfaction.memory": [0.5]}, "theory.satisfaction.memory"),
        ({"trade": ["airline"]}, "trade is baked into the start"),
        ({"firm.policy.commitment": [0.9]}, "baked into the start"),
        ({"firm.levers_from": [3], "firm.levers.climate": [2]}, "firm.levers_from = 3 is past"),
        ({"shocks.scandal.size": [1], "shocks.scandal.week": [10]}, "shocks.scandal.week = 10 is past"),
        ({"market.weeks": [15]}, "market.weeks = 15 is past"),
        ({"rivals.entry_week": [4]}, "rivals.entry_week = 4 is past"),
        ({"firm.levers.climate": [60]}, "outside its range 0 to 20"),
        ({"firm.levers.climat": [1]}, "did you mean  firm.levers.climate=1 ?"),
    ],
)
def test_what_cannot_change_is_said(burnt, values, said):
    with pytest.raises(ScenarioError) as caught:
        branch(burnt[0], values, workers=1)
    assert said in str(caught.value)


def test_levers_that_were_pulled_in_the_burn_in_cannot_be_pulled_anew():
    base = load_scenario(overrides=["firm.levers.climate=2"])
    with pytest.raises(
        ScenarioError, match=r"were pulled in week 1 of the burn-in\n.*\n  help: burn in with firm.levers_from=52"
    ):
        branched(base, 52, {"firm.levers.climate": 1.0})
    assert branched(base._replace(firm=base.firm._replace(levers_from=52)), 52, {"firm.levers.climate": 1.0})


def test_checkpoints_that_are_not_there_or_not_alike(burnt, tmp_path):
    with pytest.raises(ScenarioError, match="there is no checkpoint"):
        starting_points(tmp_path)
    burn_in(burnt[1], 5, tmp_path, seeds=1, workers=1)
    (tmp_path / "other.npz").write_bytes((burnt[0] / "seed_0003.npz").read_bytes())
    with pytest.raises(ScenarioError, match="not of one burn-in"):
        starting_points(tmp_path)


def test_a_burn_in_ends_before_the_run_does(burnt, tmp_path):
    with pytest.raises(ValueError, match="within the 30 weeks"):
        burn_in(burnt[1], 30, tmp_path)


def test_labels_say_what_changes(burnt):
    _, base = burnt
    found = futures_of(as_design({"firm.levers.climate": [2], "firm.levers.price": [1.1]}), base, WEEK)
    assert [case.label for case in found] == ["no change", "climate=2, price=1.1"]
    assert found[1].scenario.firm.levers_from == WEEK
