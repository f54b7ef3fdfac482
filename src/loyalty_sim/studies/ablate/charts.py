"""The chart of an ablation: how far each difference lies beyond what luck explains."""

from collections.abc import Sequence

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.palette import BLUE, GREY
from loyalty_sim.studies.ablate.analysis import CARRIES, RECORDS, Ablation
from loyalty_sim.studies.ablate.words import describe


def of_ablation(found: Sequence[Ablation]) -> list[Chart]:
    """One bar a mechanism; none where nothing can be switched off."""
    rows = [_bar(each) for each in found if each.verdict != RECORDS]
    if not rows:
        return []
    unit = "difference between the effects with and without, in halves of its interval"
    return [bars(rows, "What carries", unit, "beyond 1 luck does not explain it", describe(found), mark=(1.0, "luck"))]


def _bar(found: Ablation) -> Bar:
    half = float(found.difference.high - found.difference.mean)
    size = abs(float(found.difference.mean)) / half if half > 0.0 else 0.0
    name = f"{found.asked.code} {found.asked.title}"
    return Bar(name, size, colour=BLUE if found.verdict == CARRIES else GREY)
