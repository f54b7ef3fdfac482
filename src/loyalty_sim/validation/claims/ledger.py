"""The ledger: many claims over one pool of runs, each with verdict, effects, conditions and a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from loyalty_sim.lab.runner import Progress
from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.condition import Condition, Found, Place, search
from loyalty_sim.validation.claims.design import FULL, QUICK, Effort, Trial, trials
from loyalty_sim.validation.claims.effect import Finding, together
from loyalty_sim.validation.claims.runs import findings, run_missing
from loyalty_sim.validation.claims.verdict import NOT_TESTABLE, verdict


class Entry(NamedTuple):
    """One claim with what became of it.

    verdict: one of `verdict.VERDICTS`. findings: every part of the own test. own: verdict of the own test alone.
    conditions: for "holds when". found: the search; None if there was none.
    """

    claim: Claim
    verdict: str
    own: str
    findings: list[Finding]
    conditions: list[Condition]
    found: Found | None


@dataclass(frozen=True, eq=False)
class Ledger:
    """All entries, how many runs were computed anew, and the record to repeat it.

    quick: tested with few paired runs and not looked for elsewhere, so that verdicts may differ from the full ledger's.
    """

    entries: list[Entry]
    new_runs: int
    provenance: dict[str, Any]
    quick: bool = False

    @property
    def table(self) -> pd.DataFrame:
        """One row per part of every claim: verdict, effect, interval, threshold, paired seeds."""
        return pd.DataFrame([row for entry in self.entries for row in rows(entry)])


def claims(
    asked: Sequence[Claim],
    effort: Effort = FULL,
    folder: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """Test the claims. folder: where runs are kept (the store if None); runs found there are not run again.

    Raises ScenarioError before any work if a claim asks for a setting there is not, RunFailed if a run fails.
    """
    planned = [(claim, list(trials(claim, effort))) for claim in asked]
    new = run_missing([trial for _, some in planned for trial in some], folder, workers, progress)
    entries = [entry(claim, some, folder) for claim, some in planned]
    return Ledger(entries, new, record(asked, effort), effort == QUICK)


def entry(claim: Claim, planned: Sequence[Trial], folder: Path | None = None) -> Entry:
    """The verdict on one claim from its runs."""
    if claim.untestable:
        return Entry(claim, NOT_TESTABLE, NOT_TESTABLE, [], [], None)
    own = findings(claim, planned[0], folder)
    places = [Place(trial.cell, findings(claim, trial, folder)) for trial in planned[1:]]
    found = search(places) if places else None
    final, conditions = verdict(together(own), found)
    return Entry(claim, final, together(own), own, conditions, found)


def rows(entry: Entry) -> list[dict[str, Any]]:
    """The entry as rows of the table; one without effect if it is not testable."""
    head = {"claim": entry.claim.id, "title": entry.claim.title, "verdict": entry.verdict}
    if not entry.findings:
        return [head]
    return [head | _part_row(finding) for finding in entry.findings]


def _part_row(finding: Finding) -> dict[str, Any]:
    part = finding.part
    return {
        "part": part.says,
        "part_verdict": finding.verdict,
        "effect": finding.mean,
        "low": finding.low,
        "high": finding.high,
        "unit": part.unit,
        "must_be": f"{'above' if part.direction > 0 else 'below'} {part.threshold:g}",
        "claimed": part.claimed,
        "seeds": len(finding.samples),
    }


def record(asked: Sequence[Claim], effort: Effort) -> dict[str, Any]:
    """Version, sources and design: enough to repeat the ledger."""
    from loyalty_sim.compiled import source_hash
    from loyalty_sim.scenario.load import in_use
    from loyalty_sim.version import __version__

    return {
        "claims": [claim.id for claim in asked],
        "seeds": effort.seeds or "each claim's own number",
        "search_seeds": effort.search_seeds,
        "loyalty_sim": __version__,
        "source_hash": source_hash(),
        **({"use": list(in_use())} if in_use() else {}),
    }
