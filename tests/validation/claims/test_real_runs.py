"""One small real market, watched: the panel agrees with the books, and a claim runs from file to verdict."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.validation.claims import claims, load_claims
from loyalty_sim.validation.claims.design import Effort
from loyalty_sim.validation.claims.look.contributors import contributors
from loyalty_sim.validation.claims.look.observed import newcomers, observe, observed
from loyalty_sim.validation.claims.look.panel import BOXES
from loyalty_sim.validation.claims.measure import UnknownMeasure, measured
from loyalty_sim.week.ledger import FIELDS
from loyalty_sim.week.plan import Pass

FEW = ("market.customers=600", "market.weeks=78")
SMALL = load_scenario(overrides=["trade=airline", *FEW])


def watched(scenario):
    """What the claims see of a market."""
    return observed(observe(ServiceMarket(scenario, rng=1)))


@pytest.fixture(scope="module")
def run():
    return watched(SMALL)


def test_watching_changes_nothing(run):
    market = ServiceMarket(SMALL, rng=1).run()
    assert {name: run.figures[name] for name in market.outcomes()} == market.outcomes()


def test_the_panel_loses_whom_the_books_lose():
    """Without newcomers: the panel follows those who were in the market when it began."""
    run = watched(load_scenario(overrides=["trade=airline", *FEW, "market.exit_rate=0"]))
    lost = sum(measured(f"sum:{name}@27-78", run) for name in run.fields if name.startswith("left_"))
    moved = measured("sum:left_moved_away@27-78", run)
    assert run.figures["lost_all"] == lost - moved
    assert run.figures["lost_silent"] <= run.figures["lost_all"]
    assert run.figures["lost_service_silent"] <= run.figures["lost_service"] <= run.figures["lost_all"]


def test_every_member_is_in_one_box(run):
    members = sum(run.figures[f"{box}_members"] for box in BOXES)
    left = sum(run.figures[f"{box}_left"] for box in BOXES)
    assert 0 < left < members < 600


def test_names_are_read_from_left_to_right(run):
    a, b, c = (measured(name, run) for name in ("revenue@1-26", "profit@1-26", "wages@1-26"))
    assert measured("revenue@1-26 less profit@1-26 plus wages@1-26", run) == pytest.approx(a - b + c)
    assert measured("log:revenue", run) == pytest.approx(np.log(measured("revenue", run)))


@pytest.mark.parametrize("name", ["joy", "revenue@2-26", "revenue@1-91", "sum:joy"])
def test_what_cannot_be_read_says_so(run, name):
    with pytest.raises(UnknownMeasure):
        measured(name, run)


def test_a_claim_runs_from_file_to_verdict(tmp_path):
    [claim] = load_claims(["K07"])
    small = claim._replace(customers=600, weeks=52, search=None)
    [entry] = claims([small], Effort(4, 0), tmp_path, workers=1).entries
    [finding] = entry.findings
    assert 0 <= finding.mean <= 100
    assert finding.low <= finding.mean <= finding.high


LISTENING = ("firm.levers.listening=8", "firm.levers.innovation=4", "theory.co_creation.use=1")


def test_contributors_are_those_whom_the_books_count():
    """Drawn again beside the run, week by week, they are as many as the answers that were put to use."""
    market = ServiceMarket(load_scenario(overrides=["trade=software", *FEW, *LISTENING]), rng=1)
    counted = []
    market.plan = market.plan.inserted("talk", Pass("count", "talk", lambda m: counted.append(contributors(m)), (), ()))
    market.run(40)
    assert [len(rows) for rows in counted] == market.ledger[:40, 0, FIELDS.index("inputs_used")].tolist()
    assert sum(map(len, counted)) > 20


def test_those_who_are_heard_are_counted_and_not_those_who_were_to_be_told():
    """Without talk beyond the ties nobody reaches more people than they have ties; with it nearly all are reached."""
    near = watched(load_scenario(overrides=["trade=airline", *FEW, "theory.reach.on=false", "network.degree=4"]))
    far = watched(load_scenario(overrides=["trade=airline", *FEW, "network.degree=4"]))
    for box in ("dissatisfied", "satisfied"):
        assert near.figures[f"{box}_heard"] < 0.9 * near.figures[f"{box}_people"]
        assert 0.8 * far.figures[f"{box}_people"] < far.figures[f"{box}_heard"] <= far.figures[f"{box}_people"] + 1e-6


def test_newcomers_are_those_hired_since():
    run = watched(load_scenario(overrides=["trade=airline", "market.customers=2000", "market.weeks=52"]))
    assert -3.0 < run.figures["newcomers_score"] < 3.0
    nobody = ServiceMarket(SMALL, rng=1)
    assert np.isnan(newcomers(nobody.world, 0, 0.17))
