"""A surface is the same as asking for every combination on its own."""

import numpy as np
import pytest

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare
from loyalty_sim.studies.surface import surface

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture
def found():
    return surface(["climate", "price"], levels=4, seeds=3, workers=1)


def test_every_combination_is_there_and_today_is_zero(found):
    assert found.profit.mean.shape == (4, 4)
    assert all(ends[found.today] == 0 for ends in found.ends)
    assert len(found.table) == 16
    assert found.paths["share"].shape == (4, 4, len(found.weeks))
    assert found.weeks[0] == 1
    assert found.weeks[-1] == Scenario().market.weeks


@pytest.mark.parametrize("at", [(0, 1), (3, 2), (2, 3)])
def test_a_point_is_what_a_comparison_with_today_finds(found, at):
    levers = Scenario().firm.levers._replace(
        **{p.lever: float(p.settings[i]) for p, i in zip(found.plans, at, strict=True)}
    )
    other = Scenario(firm=Scenario().firm._replace(levers=levers))
    rows = compare(Scenario(), other, seeds=3, worlds=0, workers=1).table.set_index("outcome")
    assert [ends[at] for ends in found.ends] == pytest.approx(
        rows.loc["profit", ["difference", "low", "high"]].tolist()
    )
    assert found.means["satisfaction"][at] == pytest.approx(rows.loc["satisfaction", "b"])
    row = found.table.iloc[np.ravel_multi_index(at, (4, 4))]
    assert [row["climate"], row["price"]] == [levers.climate, levers.price]


@pytest.mark.parametrize(
    ("levers", "seeds", "said"),
    [([], 3, "none"), (["climate"] * 2, 3, "different"), (["x"], 3, "unknown lever"), (["climate"], 1, "2 seeds")],
)
def test_what_cannot_be_asked_is_said(levers, seeds, said):
    with pytest.raises(ValueError, match=said):
        surface(levers, seeds=seeds, workers=1)
