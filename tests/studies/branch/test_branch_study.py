"""A branch is a sweep that goes on from a shared past: it runs from its checkpoints, and says what is shared."""

from pathlib import Path

import pytest

from loyalty_sim.studies import carry_out
from loyalty_sim.studies.branch.study import BranchStudy, futures_of, run_on
from loyalty_sim.studies.design import as_design
from loyalty_sim.studies.sweep.study import SweepStudy, settings_of
from planted import PlantedLab, short


def study(seeds):
    design = as_design({"firm.levers.climate": [2.0]})
    found = futures_of(design, short(20), week=8)
    files = {seed: Path(f"seed_{seed}.npz") for seed in seeds}
    settings = settings_of(design, found, None, 0.9)
    return BranchStudy({"mine": short(20)}, list(seeds), settings, tuple(found), files)


class FromCheckpoints(PlantedLab):
    """Writes down how the jobs were carried out."""

    def run_by(self, simulate, jobs):
        self.how = simulate
        return super().run_by(simulate, jobs)


def gain(job):
    return {"profit": 100.0 * job.seed + (500.0 if job.scenario.firm.levers.climate == 2.0 else 0.0)}


def test_every_future_goes_on_from_the_checkpoint_of_its_seed():
    asked, lab = study([3, 8]), FromCheckpoints(gain)
    result = carry_out(asked, lab)
    assert lab.how.func is run_on
    assert lab.how.keywords == {"checkpoints": asked.checkpoints}
    assert [(job.label, job.seed) for job in lab.asked] == [
        ("no change", 3), ("climate=2", 3), ("no change", 8), ("climate=2", 8),
    ]  # fmt: skip
    assert result.kind == result.provenance["study"] == "branch"
    assert result.table.set_index("case").loc["climate=2", "profit"] == 500


@pytest.mark.parametrize(("seeds", "said"), [([3], "the same 1 past:"), ([3, 8], "the same 2 pasts:")])
def test_the_summary_says_that_another_past_could_give_another_answer(seeds, said):
    result = carry_out(study(seeds), PlantedLab(gain))
    assert said in result.summary().change[0]
    assert "another past could give another answer" in result.summary().change[0]


def test_a_sweep_shares_no_past():
    asked = study([3, 8])
    result = carry_out(SweepStudy(asked.scenarios, asked.seeds, asked.settings, asked.cases), PlantedLab(gain))
    assert "past" not in " ".join(result.summary().change)


def test_titles_tell_the_two_apart():
    assert study([3]).heading == "Futures from one past: Business as usual"
