"""How many seeds a curve is given where nobody says: few, and more where luck is much of the doubt."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import returns
from loyalty_sim.studies.returns.luck import AT_FIRST, IN_FULL
from planted import PlantedLab

LEVELS = [0.0, 0.5, 1.0, 2.0]
WORLDS = pd.DataFrame({"trade.tariff": np.random.default_rng(1).permutation(np.linspace(12.0, 30.0, 16))})


def market(luck):
    """Every level brings 100 for each unit of the tariff above 10; luck: its standard deviation in a run."""

    def outcomes(job):
        level = job.scenario.firm.levers.climate
        own = luck * np.random.default_rng([job.seed, round(1e3 * level)]).standard_normal()
        profit = 100.0 * level * (job.scenario.trade.tariff - 10.0) - 500.0 * level + own
        return {"profit": profit, "gross_return": profit + 500.0 * level, "spend": 500.0 * level}

    return PlantedLab(outcomes)


def ask(monkeypatch, luck, **asked):
    planted = market(luck)
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", lambda job: planted.run([job])[0])
    return returns("climate", Scenario(), LEVELS, workers=1, **{"worlds": WORLDS, "again": 0} | asked)


@pytest.mark.parametrize(("luck", "seeds"), [(10.0, AT_FIRST), (3_000.0, IN_FULL)])
def test_more_are_run_where_luck_is_much_of_the_doubt(monkeypatch, luck, seeds):
    found = ask(monkeypatch, luck)
    assert found.provenance["seeds"] == list(range(seeds))
    assert len(found.runs) % seeds == 0


def test_without_worlds_luck_is_all_there_is(monkeypatch):
    assert len(ask(monkeypatch, 10.0, worlds=0).provenance["seeds"]) == IN_FULL


def test_what_is_asked_for_is_kept_to(monkeypatch):
    assert len(ask(monkeypatch, 3_000.0, seeds=4).provenance["seeds"]) == 4


def test_the_answer_is_that_of_so_many_seeds_asked_for(monkeypatch):
    left_open, asked = ask(monkeypatch, 10.0), ask(monkeypatch, 10.0, seeds=AT_FIRST)
    pd.testing.assert_frame_equal(left_open.table, asked.table)
    assert left_open.text == asked.text
