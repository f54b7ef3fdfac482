"""Climate against features in depth, over a market whose curves are known."""

import numpy as np
import pytest

from loyalty_sim.lab import observations as seen
from loyalty_sim.publish import depth_page
from loyalty_sim.validation.claims import depth


def made_up(job, watch):
    """Climate: an S while know, want and can are complements, else concave. Process and tangibles: concave."""
    scenario, levers = job.scenario, job.scenario.firm.levers
    steep = 3 if scenario.theory.performance.substitution < 0 else 1
    worth = 4000 * levers.climate**steep / (1 + levers.climate**steep)
    worth += sum(4000 * level / (1 + level) for level in (levers.process, levers.tangibles))
    luck = np.random.default_rng([job.seed, round(100 * worth)]).standard_normal() + 1e5 * job.seed
    spend = 1000.0 * (levers.climate + levers.process + levers.tangibles)
    return {"books": np.ones((1, 1)), "gross_return": worth + luck, "spend": spend}


@pytest.fixture
def curves(monkeypatch, tmp_path):
    monkeypatch.setattr(seen, "see", made_up)
    for module in (depth, depth_page):
        monkeypatch.setattr(module, "TRADES", ("bank", "airline"))
        monkeypatch.setattr(module, "OFF", ("E1", "C9"))
    return depth.depth(tmp_path, workers=1, seeds=6)


def test_bends_are_seen_where_they_are(curves):
    whole = [curve for curve in curves if not curve.setting.off]
    assert len(whole) == 2 * 3 * 3
    for curve in whole:
        increasing = curve.setting.lever == "climate"
        assert depth_page.bent(curve.early) == ("increasing" if increasing else "diminishing")
        assert depth_page.bent(curve.late) == "diminishing"


def test_the_mechanism_that_bends_the_curve_is_named(curves):
    bends = {off: depth.bend_without(curves, "climate", off, "early") for off in ("E1", "C9")}
    assert bends["E1"].high < 0
    assert abs(bends["C9"].mean) < 0.01


def test_a_form_of_response_is_one_of_the_things_that_bend():
    assert depth._changed("threshold", "process") == ("theory.response.process=threshold",)
    assert depth.title_of("s_shaped") == "response to money: s-shaped"


def test_the_page_is_complete_in_itself(curves, tmp_path):
    depth_page.save_depth(curves, tmp_path)
    page = (tmp_path / "K41.html").read_text()
    assert "Climate, in 6 combinations of trade and start: returns at first are increasing in 6" in page
    assert page.count("data:image/png;base64,") == 2
    assert (tmp_path / "pictures" / "K41_returns.png").exists()
