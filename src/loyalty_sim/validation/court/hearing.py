"""The hearing: every claim, finding and curve under the theory as shipped and under the case, by the same seeds.

The machinery is that of the claims ledger and of the evidence score; runs are kept, so that a hearing that was stopped
goes on where it was, and the side of the shipped theory is run once for all cases.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from loyalty_sim.lab.observations import seen_folder
from loyalty_sim.lab.runner import Progress
from loyalty_sim.scenario.load import using
from loyalty_sim.theory.mechanisms import Mechanism
from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.design import Trial, trials
from loyalty_sim.validation.claims.ledger import entry
from loyalty_sim.validation.claims.library import load_claims
from loyalty_sim.validation.claims.runs import run_missing
from loyalty_sim.validation.court.case import SHIPPED, Case
from loyalty_sim.validation.court.curve import returns_of, trials_of_curves
from loyalty_sim.validation.court.docket import Docket
from loyalty_sim.validation.court.item import Item, of_claim, of_finding
from loyalty_sim.validation.court.own_trial import OwnTrial, concerned, of_trial, own_trials, run_own
from loyalty_sim.validation.court.scope import FULL, Scope, asked_of, heard
from loyalty_sim.validation.evidence.library import load_findings
from loyalty_sim.validation.evidence.score import score
from loyalty_sim.validation.evidence.target import Target


class Side(NamedTuple):
    """One side of the hearing: the runs of every claim's own test, of the curves, and of the case's own trials."""

    case: Case
    claims: Mapping[str, Trial]
    curves: Mapping[str, Trial]
    own: Sequence[OwnTrial]


def court(
    case: Case,
    claims: Sequence[Claim] | None = None,
    findings: Sequence[Target] | None = None,
    scope: Scope = FULL,
    folder: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    mechanisms: Sequence[Mechanism] | None = None,
) -> Docket:
    """Try a case against the theory as shipped.

    claims, findings: which; all if None. scope: how much is run; `QUICK` is a first look. folder: where runs are kept
    (the store if None); those found there are not run again. mechanisms: whose decisions are taken; those that the case
    is about if None. Curves of returns are drawn, and decisions taken that are not named, unless only some claims or
    findings are asked for. Raises ScenarioError before any work if a setting is wrong, RunFailed if a run fails.

        >>> from loyalty_sim.validation.court import as_case
        >>> docket = court(as_case([], ["theory.word_of_mouth.on=false"]))  # doctest: +SKIP
    """
    begun = perf_counter()
    folder = folder or seen_folder()
    whole = claims is None and findings is None
    asked = asked_of(load_claims() if claims is None else claims)
    targets = heard(load_findings() if findings is None else findings, scope)
    about = (concerned(case) if whole else ()) if mechanisms is None else mechanisms
    sides = [_side(one, asked, scope, about, curves=whole) for one in (SHIPPED, case)]
    told = Told(progress)
    new = run_missing([trial for side in sides for trial in _all(side)], folder, workers, told)
    new += run_own([trial for side in sides for trial in side.own], folder, workers, told)
    items, more = _claims(asked, sides, folder), 0
    items += [of_trial(before, after, folder) for before, after in zip(sides[0].own, sides[1].own, strict=True)]
    if targets:
        found, more = _findings(case, targets, scope, folder, workers, told)
        items += found
    curves = returns_of(sides[0].curves, sides[1].curves, folder) if whole else []
    planned = markets_of(asked, targets, scope, about, curves=whole)
    return Docket(case, scope, tuple(items), tuple(curves), planned, new + more, perf_counter() - begun)


class Told:
    """Progress over several batches of runs: what was done before counts; what is to come is not known yet."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._before, self._last = progress, 0, 0

    def __call__(self, done: int, total: int) -> None:
        if done < self._last:
            self._before += self._last
        self._last = done
        if self._progress:
            self._progress(self._before + done, self._before + total)


def markets_of(
    claims: Sequence[Claim],
    findings: Sequence[Target],
    scope: Scope,
    mechanisms: Sequence[Mechanism] = (),
    curves: bool = True,
) -> int:
    """How many markets a hearing has at most, both sides together: arms that claims share are run once."""
    tests = [trial for claim in claims for trial in trials(claim, scope.claims)]
    tests += trials_of_curves(scope.levels, ()).values() if curves else ()
    arms = sum(len(arm) for trial in tests for arm in trial.jobs.values())
    return 2 * (arms + _markets(findings, scope) + 2 * scope.own * len(mechanisms))


def _markets(findings: Sequence[Target], scope: Scope) -> int:
    return sum(len(target.situations) * target.times * scope.seeds for target in findings)


def _side(case: Case, asked: Sequence[Claim], scope: Scope, about: Sequence[Mechanism], curves: bool) -> Side:
    seeds = range(scope.claims.first, scope.claims.first + scope.own)
    with using(case.sources):
        tests = {claim.id: next(trials(claim, scope.claims, usual=case.words)) for claim in asked}
        returns = trials_of_curves(scope.levels, case.words) if curves else {}
        return Side(case, tests, returns, own_trials(about, seeds, case.words))


def _all(side: Side) -> list[Trial]:
    return [*side.claims.values(), *side.curves.values()]


def _claims(asked: Sequence[Claim], sides: Sequence[Side], folder: Path) -> list[Item]:
    return [of_claim(*(entry(claim, [side.claims[claim.id]], folder) for side in sides)) for claim in asked]


def _findings(
    case: Case, targets: Sequence[Target], scope: Scope, folder: Path, workers: int | None, progress: Progress
) -> tuple[list[Item], int]:
    """Items, and how many markets were run anew."""
    there = _kept(folder)
    scores = []
    for side in (SHIPPED, case):
        with using(side.sources):
            scores.append(score(targets, (), scope.seeds, False, folder, workers, progress, usual=side.words))
    pairs = zip(*(each.entries for each in scores), strict=True)
    return [of_finding(*pair) for pair in pairs], _kept(folder) - there


def _kept(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*/*.npz"))
