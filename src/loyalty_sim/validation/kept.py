"""What validation finds, as results of the one catalogue: listed, shown, cited and exported as those of studies.

A ledger of claims, a score against published findings and a fit are no studies: they run many markets of many kinds.
Their table, the figures it was made from and the markets they ran make a `Result` without detail, so that a saved one
opens everywhere; the pages that show them in full lie beside it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from loyalty_sim.lab.provenance import provenance
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.base import Result

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.validation.calibrate.markets import Effort as Markets
    from loyalty_sim.validation.calibrate.run import Calibration
    from loyalty_sim.validation.claims.design import Effort
    from loyalty_sim.validation.claims.ledger import Ledger
    from loyalty_sim.validation.court.docket import Docket
    from loyalty_sim.validation.evidence.score import Score

NO_FILE_NAME = re.compile(r"[^A-Za-z0-9.-]+")


def kept_ledger(ledger: "Ledger", effort: "Effort") -> Result:
    """A ledger: table of every part of every claim; as runs the effect by paired run; as scenarios the arms of tests.

    The arms are those of the claims' own tests, without the places of a search.
    """
    import pandas as pd

    from loyalty_sim.validation.claims.design import Effort, trials
    from loyalty_sim.validation.claims.verdict import VERDICTS

    own = [trial for each in ledger.entries for trial in trials(each.claim, Effort(effort.seeds, search_seeds=0))]
    jobs = [job for trial in own for arm in trial.jobs.values() for job in arm]
    counts = Counter(each.verdict for each in ledger.entries)
    said = ", ".join(f"{word} {counts[word]}" for word in VERDICTS if counts[word])
    rows = [
        {"claim": each.claim.id, "part": found.part.says, "pair": number, "effect": float(effect)}
        for each in ledger.entries for found in each.findings for number, effect in enumerate(found.samples)
    ]  # fmt: skip
    settings = {"claims": [each.claim.id for each in ledger.entries], "search_seeds": effort.search_seeds}
    text = f"Claims tested: {len(ledger.entries)}. By verdict: {said}."
    runs = pd.DataFrame(rows, columns=["claim", "part", "pair", "effect"])
    scenarios = _named((job.label, job.scenario) for job in jobs)
    return _as_result("claims", ledger.table, text, runs, scenarios, [job.seed for job in jobs], settings)


def kept_score(found: "Score", settings: Sequence[str], seeds: int, text: str) -> Result:
    """A score: table of every statistic; as runs its value by market; as scenarios the situations of the targets.

    settings, seeds: as it was asked for. text: the score in words.
    """
    import pandas as pd

    from loyalty_sim.validation.evidence.score import trials

    own = [trial for each in found.entries if not each.control for trial in trials(each.target, settings, seeds)]
    jobs = [job for trial in own for some in trial.jobs.values() for job in some]
    rows = [
        {"target": each.target.id, "control": each.control.name if each.control else "",
         "statistic": line.wanted.statistic, "market": number, "value": value}
        for each in found.entries for line in each.lines for number, value in enumerate(line.samples)
    ]  # fmt: skip
    asked = {"targets": found.provenance["targets"], "words": list(settings), "seeds_each": seeds}
    runs = pd.DataFrame(rows, columns=["target", "control", "statistic", "market", "value"])
    scenarios = _named((job.label, job.scenario) for job in jobs)
    return _as_result("evidence", found.table, text, runs, scenarios, [job.seed for job in jobs], asked)


def kept_docket(found: "Docket", text: str) -> Result:
    """A docket: table of every figure before and after; as runs its value by side and pair; the case as the scenario.

    text: the docket in words.
    """
    from loyalty_sim.scenario.load import load_scenario

    case = found.case
    tried = load_scenario(overrides=case.words, use=case.sources)
    seeds = range(max(found.scope.seeds, found.scope.levels, found.scope.claims.seeds or 0))
    settings = {
        "docket": found.number, "case": case.name, "digest": case.digest, "words": list(case.words),
        "scope": found.scope.name, "asked": [item.id for item in found.items],
    }  # fmt: skip
    return _as_result("court", found.table, text, found.runs, {"case": tried}, seeds, settings)


def kept_calibration(found: "Calibration", effort: "Markets") -> Result:
    """A fit: table of estimates; as runs the moments, data beside model; as scenarios the fitted markets."""
    from loyalty_sim.validation.calibrate import report
    from loyalty_sim.validation.calibrate.check import SEEDS_OF_CHECK
    from loyalty_sim.validation.calibrate.markets import scenario_of

    scenarios = {case.name: scenario_of(case, found.values[case.name], effort) for case in found.cases}
    settings = {"cases": list(scenarios), "reproduced": not found.misfits, **effort._asdict()}
    table, checks = report.estimates_table(found), report.checks_table(found)
    text = report.sentence(found)
    return _as_result("calibrate", table, text, checks, _named(scenarios.items()), SEEDS_OF_CHECK, settings)


def _as_result(
    kind: str, table: "pd.DataFrame", text: str, runs: "pd.DataFrame", scenarios: Mapping[str, Scenario],
    seeds: Iterable[int], settings: Mapping[str, Any],
) -> Result:  # fmt: skip
    """Where nothing was run, the default market stands for the scenarios: a result has at least one."""
    known = dict(scenarios) or {"baseline": Scenario()}
    made = provenance(kind, known, sorted(set(seeds)), **settings)
    return Result(kind, table, text, runs, None, made, known)


def _named(scenarios: Iterable[tuple[str, Scenario]]) -> dict[str, Scenario]:
    """Scenarios by labels that names of files can hold."""
    return {NO_FILE_NAME.sub("_", label): scenario for label, scenario in scenarios}
