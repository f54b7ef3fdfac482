"""Tables as they are read, of every kind and with amounts of either sign: nothing breaks, nothing is not a number."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from test_first_edition import KINDS, SAVED

from loyalty_sim.cli.shown.saved import show_result
from loyalty_sim.lab.job import Run
from loyalty_sim.publish.page import render
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import carry_out, kinds, load_result
from loyalty_sim.studies.ablate.asked import asked_of, mechanisms_named
from loyalty_sim.studies.ablate.study import AblateStudy, markets_of
from loyalty_sim.studies.compare.study import CompareStudy
from loyalty_sim.studies.drivers.study import DriversStudy
from loyalty_sim.studies.explain.study import ExplainStudy, settings_of
from loyalty_sim.studies.learn.findings import Finding
from loyalty_sim.studies.learn.study import LearnStudy
from loyalty_sim.studies.measure.study import MeasureStudy, arms_of
from loyalty_sim.studies.measure.watch import SERIES
from loyalty_sim.studies.pilot.study import PilotStudy
from loyalty_sim.studies.run.study import RunStudy
from loyalty_sim.studies.side_by_side.study import SideBySideStudy
from loyalty_sim.studies.vary.worlds import drawn, in_doubt
from planted import PlantedLab, SurveyLab, short, with_levers
from planted_pilot import PlantedPilotLab

LEVELS = {"A": 1.0, "B": 2.0, "C": 3.0}
"""Spend on climate of arms side by side."""


def ablated():
    """Two mechanisms asked of planted profits: amounts that differ with the arm."""
    asked = [asked_of(each) for each in mechanisms_named(["C12", "C13"])]
    settings = {"asked": [each.as_setting() for each in asked], "looks": [4], "confidence": 0.9}
    study = AblateStudy(markets_of(asked, ("market.customers=500", "market.weeks=26")), [0, 1, 2, 3], settings)
    return carry_out(study, PlantedLab(lambda job: {"satisfaction": 70.0 + len(job.label) / 9 + job.seed}))


def driven():
    """A survey in which the core drives satisfaction, and levers whose money moves it by planted amounts."""
    study = DriversStudy({"bank": load_scenario(overrides=["market.customers=500", "market.weeks=26"])}, [0, 1, 2, 3],
                         {"money": 1.0, "confidence": 0.9})  # fmt: skip
    return carry_out(study, SurveyLab(lambda job: {"satisfaction": 70.0 + len(job.label) / 9 + job.seed}))


def parted():
    """A loses the more, and B the less, the more groups are off."""
    bank = load_scenario(overrides=["market.customers=500", "market.weeks=26"])
    study = ExplainStudy({"A": bank, "B": with_levers(bank, climate=2.0)}, [0, 1, 2, 3], settings_of("profit", 1, 0.9))
    return carry_out(
        study, PlantedLab(lambda job: {"profit": job.seed + len(job.label) * (1 if "B" in job.label else 2)})
    )


def taught():
    """A pilot that found less than most worlds show."""
    bank = load_scenario(overrides=["market.customers=500", "market.weeks=26"])
    finding = Finding("satisfaction", 1.0, 0.4, 26)._asdict()
    settings = {
        "found": [finding],
        "file": "pilot.csv",
        "sha256": "0",
        "estimates": [],
        "confidence": 0.9,
        "worlds": 12,
    }
    study = LearnStudy({"A": bank, "B": with_levers(bank, climate=2.0)}, [0, 1], settings, drawn(in_doubt(bank), 12))
    return carry_out(
        study, PlantedLab(lambda job: {"satisfaction": 70.0 + len(job.label) / 9 * job.label.startswith("B")})
    )


def piloted():
    """Trials in worlds of both signs, in which what a trial shows is planted."""
    market = ["market.customers=500", "market.weeks=26", "trade.site_positions=1", "trade.customers_per_employee=15"]
    keep, change = (load_scenario(name, market) for name in ("baseline", "people_first"))
    settings = {"budget": 1e6, "measures": ["satisfaction", "churn"], "estimator": "difference_in_differences",
                "per_site": 100.0, "asked": 0.02, "confidence": 0.9}  # fmt: skip
    worlds = pd.DataFrame({"trade.wage": np.linspace(800.0, 900.0, 10)})
    study = PilotStudy({"keep": keep, "change": change}, list(range(10)), settings, worlds)
    return carry_out(study, PlantedPilotLab(np.linspace(-1.0, 1.2, 10)))


def watched():
    """A firm that loses a point a year, and figures that wobble."""
    bank = load_scenario(overrides=["market.customers=500", "market.weeks=26"])
    settings = {"cut": "positions:0.85", "points": 1.0, "sizes": [10], "bonus": 0.0}
    wobble = {f"{name}/{week}": 0.2 + 0.1 * (week * 7 % 5) for name in SERIES for week in range(1, 209)}
    study = MeasureStudy(arms_of(bank, "positions:0.85", 0.0), [0, 1, 2, 3], settings)
    return carry_out(study, FlatLab(wobble))


def ranked():
    """Three arms of which the dearest brings most."""
    bank = load_scenario(overrides=["market.customers=500", "market.weeks=26"])
    arms = {label: with_levers(bank._replace(title=label * 3), climate=level) for label, level in LEVELS.items()}
    study = SideBySideStudy(arms, [0, 1, 2, 3], {"confidence": 0.9})
    return carry_out(
        study, PlantedLab(lambda job: {"profit": 90.0 * LEVELS[job.label] + job.seed * LEVELS[job.label] ** 2})
    )


class FlatLab(PlantedLab):
    """One in which every market comes to the same."""

    def __init__(self, outcomes):
        super().__init__(lambda job: {})
        self.all = outcomes

    def run_by(self, simulate, jobs, kept=True):
        return [Run(job, self.all) for job in jobs]


LATER = {
    "ablate": ablated, "drivers": driven, "explain": parted, "learn": taught, "measure": watched, "pilot": piloted,
    "side_by_side": ranked,
}  # fmt: skip
"""Kinds that the first edition did not have, and how a result of theirs is planted."""


@pytest.fixture(scope="module", params=[*KINDS, *LATER])
def result(request):
    return LATER[request.param]() if request.param in LATER else load_result(SAVED / request.param)


def test_every_kind_has_a_form_with_as_many_cells_as_heads(result):
    shown = result.form()
    assert shown.rows
    assert all(len(row.cells) == len(shown.heads) for row in shown.rows)
    assert not any("nan" in cell.lower() for row in shown.rows for cell in row.cells)


def test_every_form_says_in_which_market(result):
    market = result.form().market
    weeks = 208 if result.kind == "measure" else 26  # which is as long as its question asks
    assert market.startswith(f"Retail bank; 500 customers, 150 of them ours; {weeks} weeks")
    assert "EUR, discounted at 8 % a year" in market


def test_a_table_turned_to_its_opposite_is_shown_too(result, capsys):
    """Losses for gains: whatever is drawn, printed and put on a page takes amounts below nothing."""
    table = result.table.copy()
    floats = table.select_dtypes("float").columns
    table[floats] = -table[floats]
    turned = replace(result, table=table)
    show_result(turned, as_json=False)
    assert turned.text.split()[0] in capsys.readouterr().out
    assert turned.form().rows
    assert render(turned, static=True)


def test_losses_stand_in_the_table_with_their_sign():
    a, b = short(8), with_levers(short(8, title="Dear"), climate=2.0)
    lab = PlantedLab(lambda job: {"profit": -40_000.0 - 2_000 * (job.label == "B") + job.seed})
    result = carry_out(CompareStudy({"A": a, "B": b}, [0, 1, 2], {"confidence": 0.9}), lab)
    row = next(row.cells for row in result.form().rows if row.cells[0].startswith("profit"))
    assert "-2,000" in " ".join(row)
    assert "-40,000" in " ".join(row)


def test_one_run_has_no_interval_to_show():
    result = carry_out(RunStudy({"mine": short(8)}, [3]), PlantedLab(lambda job: {"profit": -5.0}))
    assert result.form().rows
    assert "nan" not in str(result.form().rows)


def test_no_kind_is_without_a_test_here():
    own = {kind for kind, study in kinds().items() if study.__module__.startswith("loyalty_sim.")}
    assert own == {*KINDS, *LATER}
