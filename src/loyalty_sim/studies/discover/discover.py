"""`discover`: where, in the space of what is in doubt, does B fail to beat A?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Flags, mean_interval
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.discover.boxes import Box, find_boxes
from loyalty_sim.studies.discover.confirm import Confirmed, Share, confirm, share_of
from loyalty_sim.studies.discover.words import box_words, describe
from loyalty_sim.studies.sensitivity.screen import screened
from loyalty_sim.studies.sensitivity.sensitivity import as_factors
from loyalty_sim.studies.vary import Factor, Question, values_at
from loyalty_sim.studies.vary.doubtful import doubtful
from loyalty_sim.studies.vary.question import check_question

POINTS, TOP = 128, 6
SEARCH, CHECK, INSIDE = 1, 2, 3
FRESH = 500_000


@dataclass(frozen=True, eq=False)
class DiscoverDetail:
    """What figure, table and text are made from.

    question: B against A. margin: B fails where it is not more than this ahead. boxes: those tried, confirmed or not,
    the one with most failures first. searched, checked: points over the whole space, (points, F), with the mean
    difference at each; inside: mean differences at further points of every box. failing: share of fresh points where B
    fails. open: at which of them the interval holds the margin, so that luck may have decided.
    """

    question: Question
    margin: float
    factors: tuple[Factor, ...]
    boxes: tuple[Confirmed, ...]
    searched: Array
    found: Array
    checked: Array
    seen: Array
    inside: tuple[Array, ...]
    failing: Share
    open: Flags
    considered: int
    seeds: int
    confidence: float

    @property
    def confirmed(self) -> list[Confirmed]:
        """Boxes that fresh points confirm."""
        return [box for box in self.boxes if box.holds]

    @property
    def close(self) -> float:
        """Share of the fresh points at which luck may have decided."""
        return float(self.open.mean())

    @property
    def fails(self) -> Flags:
        """At which fresh points B fails."""
        return np.asarray(self.seen <= self.margin)


def discover(
    a: Scenario,
    b: Scenario,
    factors: Sequence[Factor | str] | None = None,
    on: str = "profit",
    points: int = POINTS,
    seeds: int | Sequence[int] = 4,
    margin: float = 0.0,
    top: int = TOP,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Boxes in the space of the factors in which B is not more than `margin` better than A.

    factors: settings with ranges, "key=low:high" or `Factor`; if None, the `top` ones that move the difference most in
    a first look among all that are graded C or D. points: how many to search with, and as many fresh ones, under fresh
    seeds, to confirm what was found; an eighth as many more inside every box. seeds: paired runs of each point, at
    least 2.

    The table has one row per box: its limits, density (failures of the points inside), coverage (failures inside of all
    failures), share of failures outside, each with interval, and whether fresh points confirm it. Raises ScenarioError
    before any work for what cannot be asked, RunFailed if a run fails.
    """
    question, chosen = Question(b, a, on), as_seeds(seeds)
    _check(points, chosen, top)
    given = None if factors is None else as_factors(factors)
    check_question(question, given or ())
    candidates = given if given is not None else doubtful(b, a)
    taken = candidates if given else screened(question, candidates, top, workers, progress, store)
    fresh = [seed + FRESH for seed in chosen]

    def differences(places: Array, under: Sequence[int]) -> Array:
        return values_at(question, taken, places, under, workers, progress, store)

    searched, checked = (_spread(len(taken), points, part) for part in (SEARCH, CHECK))
    found = differences(searched, chosen).mean(axis=1)
    values = differences(checked, fresh)
    boxes = find_boxes(searched, found <= margin)
    inside = [differences(places, fresh).mean(axis=1) for places in _insides(boxes, len(taken), points)]
    asked = (question, margin, tuple(taken), len(candidates), len(chosen), confidence)
    detail = _judged(*asked, found, values.mean(axis=1), inside, _open(values, margin, confidence))
    settings = {"on": on, "margin": margin, "factors": [tuple(factor) for factor in taken], "points": points,
                "considered": len(candidates)}  # fmt: skip
    return Result(
        kind="discover",
        table=_table(detail),
        text=describe(detail),
        runs=_points(detail),
        detail=detail,
        provenance=provenance("discover", {"A": a, "B": b}, [*chosen, *fresh], **settings, confidence=confidence),
        scenarios={"A": a, "B": b},
    )


def detail_of_discover(
    scenarios: Mapping[str, Scenario], runs: pd.DataFrame, settings: Mapping[str, Any], seeds: int
) -> DiscoverDetail:
    """The detail, made anew from what is saved of a study."""
    question = Question(scenarios["B"], scenarios["A"], settings["on"])
    parts = {str(name): part["difference"].to_numpy(float) for name, part in runs.groupby("part", sort=False)}
    found, seen, *inside = parts.values()
    undecided = runs.loc[runs["part"] == "fresh", "open"].to_numpy(bool)
    factors = tuple(Factor(*factor) for factor in settings["factors"])
    asked = (question, settings["margin"], factors, settings["considered"], seeds, settings["confidence"])
    return _judged(*asked, found, seen, inside, undecided)


def _judged(
    question: Question, margin: float, factors: tuple[Factor, ...], considered: int, seeds: int, confidence: float,
    found: Array, seen: Array, inside: Sequence[Array], undecided: Flags,
) -> DiscoverDetail:  # fmt: skip
    """Boxes by the points of the search, judged by the fresh ones."""
    searched, checked = (_spread(len(factors), len(found), part) for part in (SEARCH, CHECK))
    boxes = find_boxes(searched, found <= margin)
    judged = [
        confirm(box, checked, seen <= margin, inner <= margin, len(boxes), confidence)
        for box, inner in zip(boxes, inside, strict=True)
    ]
    failing = share_of(int((seen <= margin).sum()), len(seen), confidence)
    return DiscoverDetail(
        question, margin, factors, tuple(judged), searched, found, checked, seen, tuple(inside), failing, undecided,
        considered, seeds, confidence,
    )  # fmt: skip


def _insides(boxes: Sequence[Box], factors: int, points: int) -> list[Array]:
    """Further places in every box."""
    return [box.inside(_spread(factors, max(8, points // 8), INSIDE + n)) for n, box in enumerate(boxes)]


def _check(points: int, seeds: Sequence[int], top: int) -> None:
    if points < 32:
        raise ValueError(f"points = {points}: at least 32, or no box can be confirmed")
    if len(seeds) < 2:
        raise ValueError("discovery needs at least 2 seeds")
    if top < 1:
        raise ValueError("top: at least 1")


def _spread(factors: int, points: int, part: int) -> Array:
    """A Latin hypercube of its own for every part of the study."""
    from scipy.stats import qmc

    return np.asarray(qmc.LatinHypercube(factors, rng=part).random(points))


def _open(values: Array, margin: float, confidence: float) -> Flags:
    found = mean_interval(values.T, confidence)
    return np.asarray((found.low <= margin) & (margin <= found.high))


def _table(detail: DiscoverDetail) -> pd.DataFrame:
    rows = []
    for judged in detail.boxes:
        row: dict[str, Any] = {"box": box_words(judged.box, detail.factors)}
        for name in ("density", "coverage", "outside"):
            share = getattr(judged, name)
            row |= {name: share.value, f"{name}_low": share.low, f"{name}_high": share.high}
        rows.append(row | {"chance": judged.chance, "confirmed": judged.holds})
    columns = ["box"] + [f"{name}{end}" for name in ("density", "coverage", "outside") for end in ("", "_low", "_high")]
    return pd.DataFrame(rows, columns=[*columns, "chance", "confirmed"])


def _points(detail: DiscoverDetail) -> pd.DataFrame:
    """One row a point: factors, part, mean difference, whether B fails; `open`: luck may decide there."""
    boxes = [judged.box for judged in detail.boxes]
    insides = zip(_insides(boxes, len(detail.factors), len(detail.found)), detail.inside, strict=True)
    found = [("search", detail.searched, detail.found), ("fresh", detail.checked, detail.seen)]
    found += [(f"box {n}", *inside) for n, inside in enumerate(insides, start=1)]
    parts = []
    for part, places, values in found:
        columns = {f.key: [f.at(u) for u in places[:, n]] for n, f in enumerate(detail.factors)}
        undecided = detail.open if part == "fresh" else False
        row = {"part": part, **columns, "difference": values, "fails": values <= detail.margin, "open": undecided}
        parts.append(pd.DataFrame(row))
    return pd.concat(parts, ignore_index=True)
