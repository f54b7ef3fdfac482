"""Other forms of response to the same money: what each makes of a level, and what has to be run to see it.

A form of response says which capability a spend builds, and nothing else. So a curve of what each capability brings,
from the runs at the levels that were tried, is a curve for every form: its levels are looked up at other capabilities,
seed by seed, and the money is counted as it is spent. What an interpolation cannot reach, above and below the
capabilities that were run, is run: at the highest level by the form that builds most, at the lowest by the one that
builds least.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.lab.given import texts
from loyalty_sim.scenario.in_part import after_opening, own_theory
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.returns.levels import Plan
from loyalty_sim.theory.firms import commitment, discipline, focus, investment, pace
from loyalty_sim.theory.firms import response as responding
from loyalty_sim.theory.firms.response import SIZE_OF
from loyalty_sim.theory.forms import Form, response
from loyalty_sim.theory.levers import BOUGHT, LEVERS, lever_named

WITHIN = 2.0
"""Judgement is taken to be right to within this factor, as in `vary.doubtful`."""
PLACES = (1 / 6, 1 / 2, 5 / 6)
"""Where in its range a size is looked at: in the middle of each third."""
CLOSE = 0.02
"""Capability by which a form may lie beyond what was run."""


class Candidate(NamedTuple):
    """One form with one size. weight: its share of the belief; those of all candidates sum to 1."""

    form: str
    size: float | None
    weight: float

    def scenario(self, base: Scenario, lever: str) -> Scenario:
        """The scenario with this form of response to money in the lever."""
        sizes = {} if self.size is None else {SIZE_OF[self.form]: self.size}
        now = after_opening(base).theory.response
        theory = base.theory._replace(response=now._replace(**{lever: self.form}, **sizes))
        later = tuple(word for word in base.later if not word.startswith("theory.response."))
        return base._replace(theory=theory, later=later)


def forms_of(lever: str, scenario: Scenario, asked: str | Sequence[str] = "allowed") -> list[str]:
    """Names of the forms to look at, the one in force first; that one alone where a form has nothing to say.

    asked: "allowed" for all that the evidence allows (`theory.forms`), "own" for the one in force, or names. Raises
    ValueError for a name that the lever does not take, as of a price, which is no spend.
    """
    if lever not in LEVERS:
        if asked not in ("allowed", "own"):
            raise ValueError(f"forms: {lever} is no spend, so that there is no form of response to choose")
        return []
    if not isinstance(asked, str):
        asked = texts("forms", asked, '["linear", "s_shaped"]')
    own = str(getattr(after_opening(scenario).theory.response, lever))
    known = response(lever)
    chosen = {"allowed": known.forms, "own": ()}.get(asked, ()) if isinstance(asked, str) else tuple(asked)
    if isinstance(asked, str) and asked not in ("allowed", "own"):
        chosen = tuple(asked.split(","))
    wrong = [name for name in chosen if name not in known.settable or name == "none"]
    if wrong:
        allowed = ", ".join(name for name in known.settable if name != "none")
        raise ValueError(f"forms: {lever} takes no form {wrong[0]!r}; there are allowed, own, {allowed}")
    return [own] if own == "none" else list(dict.fromkeys((own, *chosen)))


def candidates(lever: str, scenario: Scenario, forms: Sequence[str]) -> list[Candidate]:
    """Every form with several sizes; forms weigh the same, and so do the sizes of a form."""
    found = []
    for form in forms:
        sizes = _sizes(form, scenario)
        found += [Candidate(form, size, 1 / (len(forms) * len(sizes))) for size in sizes]
    return found


def _sizes(form: str, scenario: Scenario) -> list[float | None]:
    if form not in SIZE_OF:
        return [None]
    rule = settings(Scenario)[f"theory.response.{SIZE_OF[form]}"].parameter
    present = float(getattr(after_opening(scenario).theory.response, SIZE_OF[form]))
    low, high = max(present / WITHIN, rule.low or 0.0), min(present * WITHIN, rule.high or np.inf)
    return [low + place * (high - low) for place in PLACES]


def aims(scenario: Scenario, plan: Plan) -> Array:
    """Capability that each level of a plan builds in the end, (L,), by the form in force in the scenario."""
    lever, theory = lever_named(plan.lever), own_theory(scenario)
    form, usual = Form[str(getattr(theory.response, plan.lever)).upper()], float(lever.usual)
    found = []
    for level in range(len(plan.settings)):
        money = plain(investment.effective)(
            float(plan.settings[level]), usual, _factor(plan.scenario(scenario, level), plan.lever)
        )
        found.append(plain(responding.supported)(money, 1.0, theory.investment.execution, int(form), theory.response))
    return np.array(found)


def _factor(scenario: Scenario, name: str) -> float:
    """Part of extra money that takes effect, with the attention that a lasting commitment leads to."""
    theory, policy = own_theory(scenario), scenario.firm.policy
    extra = [float(getattr(scenario.firm.levers, lever.name)) - lever.usual for lever in BOUGHT]
    initiatives = sum(plain(focus.is_initiative)(each, 1.0, theory.focus) for each in extra)
    attention = 1.0
    for _ in range(scenario.market.weeks // 2):
        attention = plain(commitment.attention_after)(attention, policy.commitment, theory.commitment)
    stands, kind = int(discipline.Discipline[policy.discipline.upper()]), int(lever_named(name).discipline)
    fit = plain(discipline.fitting)(stands, kind, theory.discipline)
    shared = plain(focus.focus)(float(initiatives), theory.focus)
    executed, carried = plain(pace.executed)(policy.plan, theory.pace), 1.0  # by then nothing is under way any more
    return float(plain(investment.factor)(attention, shared, executed, fit, carried))


class Extra(NamedTuple):
    """A run beyond the levels: a candidate at one of them."""

    candidate: Candidate
    level: int


def extras(scenario: Scenario, plan: Plan, each: Sequence[Candidate]) -> list[Extra]:
    """What else to run so that every capability of every candidate lies among those that were run."""
    if len(each) < 2:
        return []
    own, last = aims(scenario, plan), len(plan.settings) - 1
    others = np.array([aims(one.scenario(scenario, plan.lever), plan) for one in each])
    found = []
    if others[:, 0].min() < own.min() - CLOSE:
        found.append(Extra(each[int(others[:, 0].argmin())], 0))
    if others[:, last].max() > own.max() + CLOSE:
        found.append(Extra(each[int(others[:, last].argmax())], last))
    return found


def read_off(known: Array, values: Array, wanted: Array) -> Array:
    """Values at other capabilities: (S, W) at `wanted` (W,), from (S, K) at `known` (K,), by monotone cubics.

    Values known twice are averaged; beyond what is known the nearest is taken.

        >>> read_off(np.array([0.0, 0.5, 1.0]), np.array([[0.0, 1.0, 2.0]]), np.array([0.25])).tolist()
        [[0.5]]
    """
    places, which = np.unique(np.round(known, 9), return_inverse=True)
    means = np.stack([values[:, which == at].mean(axis=1) for at in range(len(places))], axis=1)
    if len(places) < 2:
        return np.repeat(means, len(wanted), axis=1)
    from scipy.interpolate import PchipInterpolator  # imports half of SciPy, for this

    return np.asarray(PchipInterpolator(places, means, axis=1)(np.clip(wanted, places[0], places[-1])))
