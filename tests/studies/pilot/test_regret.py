"""The experiment on regret, on planted worlds: what is met is what was promised, and a false promise shows."""

import importlib.util
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies.pilot.analysis import known_worlds
from loyalty_sim.studies.pilot.arms import with_sites
from loyalty_sim.studies.pilot.in_worlds import Asked, run_trials, run_whole
from loyalty_sim.studies.pilot.seen import Look
from loyalty_sim.studies.pilot.trial import Trial
from planted_pilot import SITES, PlantedPilotLab

FILE = Path(__file__).parents[3] / "experiments" / "pilot_regret.py"


@pytest.fixture(scope="module")
def experiment():
    spec = importlib.util.spec_from_file_location("pilot_regret", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_met_is_what_was_promised(experiment):
    """Eighty worlds whose size is normal, one trial that sees it well: the ratio is 1 within a third."""
    sizes = np.random.default_rng(4).normal(0.1, 1.0, 80)
    market = ["trade=hotel", "market.customers=5000"]
    keep, change = (with_sites(load_scenario(name, market), SITES) for name in ("baseline", "people_first"))
    worlds = pd.DataFrame({"trade.wage": np.linspace(800.0, 900.0, 80)})
    asked = Asked(keep, change, worlds, list(range(80)), Look(("satisfaction",), 0.02, 0.9, False))
    lab = PlantedPilotLab(sizes, error=1.0)
    whole = run_whole(asked, lab)
    estimates = run_trials(asked, whole, [Trial(5)], ("difference_in_differences",), lab)
    found = experiment.regret(whole, estimates, SITES, advised=False, splits=2)
    assert len(found.met) == len(known_worlds(whole)) == 80
    assert found.ratio == pytest.approx(1.0, abs=0.33)
    assert (found.met > -1e-6).mean() > 0.5
