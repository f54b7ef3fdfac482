"""The figures in the prose of docs/model: what decisions do, measured again by one command a page.

    python experiments/page_figures.py closing_the_loop            # every question of the page
    python experiments/page_figures.py people staff --only pay pride

`experiments/pages/PAGE.yaml` holds the questions of a page by name. Each has arms (settings, beside those of all
arms), which are run under the same luck, and measures by what they are called: a name that `claims.measure` reads, or
with it what it is divided by (of the first arm) and a scale. Effects are each arm less the first, unless `effects`
gives weights of arms, and differences of differences with them; `levels` are measures that are read of every arm. A
market that has been run is not run again.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from loyalty_sim.validation.claims.claim import Claim, Part
from loyalty_sim.validation.claims.design import TEST_ONLY, Trial, trials
from loyalty_sim.validation.claims.effect import Finding, find
from loyalty_sim.validation.claims.measure import measured
from loyalty_sim.validation.claims.runs import kept_run, run_missing

PAGES = Path(__file__).parent / "pages"
DIGITS = 3


class Measure(NamedTuple):
    """What is read of a run. per: what it is divided by, of the first arm; empty for nothing."""

    measure: str
    per: str = ""
    scale: float = 1.0


class Question(NamedTuple):
    """One question of a page: arms with how they are run, weights of arms by effect, measures by their names."""

    name: str
    says: str
    claim: Claim
    effects: Mapping[str, Mapping[str, float]]
    measures: Mapping[str, Measure]
    levels: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", choices=sorted(path.stem for path in PAGES.glob("*.yaml")), metavar="PAGE")
    parser.add_argument("--only", nargs="*", default=(), metavar="NAME", help="questions of these names")
    asked = parser.parse_args()
    for page in asked.pages:
        for question in read_page(page):
            if not asked.only or question.name in asked.only:
                print(f"\n{page}: {question.name}. {question.says}\n\n{answer(question)}", flush=True)


def read_page(page: str) -> list[Question]:
    """The questions of a page, in their order."""
    told = yaml.safe_load((PAGES / f"{page}.yaml").read_text(encoding="utf-8"))
    return [_question(name, told["for_all"] | asked) for name, asked in told["questions"].items()]


def _question(name: str, asked: Mapping[str, Any]) -> Question:
    arms = {str(arm): tuple(words) for arm, words in asked["arms"].items()}
    first, *others = arms
    how = {key: asked[key] for key in ("trade", "customers", "weeks", "seeds") if key in asked}
    claim = Claim(name, name, asked["says"], (), arms=arms, settings=tuple(asked.get("settings", ())), **how)
    effects = asked.get("effects") or {arm: {arm: 1.0, first: -1.0} for arm in others}
    measures = {
        said: Measure(*each) if isinstance(each, list) else Measure(each) for said, each in asked["measures"].items()
    }
    return Question(name, asked["says"], claim, effects, measures, tuple(asked.get("levels", ())))


def answer(question: Question) -> str:
    """Levels and effects of a question as Markdown tables, with half of their 90 % intervals."""
    (trial,) = trials(question.claim, TEST_ONLY)
    run_missing([trial])
    first = next(iter(trial.jobs))
    rows = [["", *question.levels]] if question.levels else []
    for arm in trial.jobs if question.levels else ():
        rows.append([arm, *(_cell(_found(trial, {arm: 1.0}, Measure(name), first)) for name in question.levels)])
    effects = [["", *question.measures]]
    for says, weights in question.effects.items():
        cells = [_cell(_found(trial, weights, each, first), each.scale) for each in question.measures.values()]
        effects.append([says, *cells])
    return "\n\n".join(_markdown(table) for table in (rows, effects) if table)


def _markdown(rows: list[list[str]]) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


def _found(trial: Trial, weights: Mapping[str, float], each: Measure, first: str) -> Finding:
    arms = {*weights, first} if each.per else set(weights)
    names = {each.measure, each.per or each.measure}
    values = {arm: {name: _values(trial, arm, name) for name in names} for arm in arms}
    part = Part("", weights, each.measure, above=0.0, per={first: 1.0} if each.per else None, per_measure=each.per)
    return find(part, values)


def _values(trial: Trial, arm: str, name: str) -> np.ndarray:
    return np.array([measured(name, kept_run(job)) for job in trial.jobs[arm]])


def _cell(found: Finding, scale: float = 1.0) -> str:
    half = (found.high - found.low) / 2
    return f"{scale * found.mean:.{DIGITS}g} ± {abs(scale) * half:.{DIGITS - 1}g}"


if __name__ == "__main__":
    main()
