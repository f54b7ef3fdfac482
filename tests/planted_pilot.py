"""A pilot whose truth is known: worlds with a size, what the change brings there, and what trials show of it."""

from zlib import crc32

import numpy as np

from loyalty_sim.lab.job import Run
from loyalty_sim.studies.pilot.seen import FIELDS, QUARTERS

SITES, STEP, BASE, SIGHT = 20, 100_000.0, 70.0, 5.0


class PlantedPilotLab:
    """A lab in which a change brings `STEP * size` in a world of that size, and moves satisfaction by `SIGHT * size`.

    sizes: of the worlds, in their order. error: standard error of an estimate from all sites over a year; smaller
    trials see less.
    """

    store = None

    def __init__(self, sizes, error=1.0, progress=None):
        self.sizes, self.error, self.progress = np.asarray(sizes), error, progress

    def check(self) -> None:
        """Nothing is given that could be wrong."""

    def _replace(self, progress=None):
        return PlantedPilotLab(self.sizes, self.error, progress)

    def run_by(self, simulate, jobs, kept=True):
        given = simulate.keywords
        runs = [self._trial(job, given) if "methods" in given else self._whole(job, given) for job in jobs]
        if self.progress:
            self.progress(len(jobs), len(jobs))
        return runs

    def size(self, job):
        return float(self.sizes[int(job.label.rpartition(" ")[2])])

    def _whole(self, job, given):
        if not np.isfinite(self.size(job)):
            return Run(job, {}, error="planted")
        arm = job.label.partition(",")[0]
        part = {"keep": 0.0, "now": 1.0, "late": 0.6}[arm]
        size = self.size(job)
        found = {"value": STEP * part * size, "spend": 1000.0 * (arm == "now"), "margin_0": 1e5}
        found |= {f"profit_{q}": 0.1 * STEP * part * size * q for q in range(1, QUARTERS + 1)}
        for measure in given["look"].measures:
            found |= {f"{measure}_{q}": BASE + SIGHT * size * (arm == "now") * (q > 0) for q in range(QUARTERS + 1)}
        return Run(job, found | {f"before_{site}": BASE + site % 7 for site in range(SITES)})

    def _trial(self, job, given):
        found = {}
        rng = np.random.default_rng(crc32(f"{job.label} {job.seed}".encode()))
        for weeks in given["lengths"]:
            error = self.error * np.sqrt(SITES / len(job.scenario.firm.sites.treated) * 52 / weeks)
            for method in given["methods"]:
                for measure in given["look"].measures:
                    seen = SIGHT * self.size(job) + error * rng.standard_normal()
                    ends = (seen, error, seen - 1.645 * error, seen + 1.645 * error, 0.1)
                    found |= {f"{method}/{measure}/{weeks}/{f}": end for f, end in zip(FIELDS, ends, strict=True)}
        return Run(job, found)
