"""The pictures of a lesson: its chart, and what the class predicted."""

import itertools
from collections import Counter
from collections.abc import Sequence
from math import floor, log10
from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.app.what_if import figures
from loyalty_sim.app.what_if.answer import of_one_pair
from loyalty_sim.language import number, tell, tell_count
from loyalty_sim.picture import Bar, Chart, bars
from loyalty_sim.picture.words import signed
from loyalty_sim.studies.compare.charts import cumulative_gain
from loyalty_sim.studies.returns.charts import returns_curve

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson
    from loyalty_sim.app.lessons.prediction import Prediction
    from loyalty_sim.app.lessons.solve import Solved
    from loyalty_sim.studies.people.portrait import Portrait

BINS = 9
TYPICAL = "in a typical run: of {runs}, the one in which A is nearest the median (seed {seed})"


def picture(lesson: "Lesson", solved: "Solved") -> Chart:
    """The one big chart of the lesson."""
    b = solved.compared.scenarios["B"]
    if lesson.chart == "returns" and solved.curve is not None:
        return returns_curve(solved.curve.detail)
    if lesson.chart == "loyalty map":
        drawn = figures.map_of(solved.pair[1].dots, solved.answer, b)
        dots = tell("The dots: B {run}.", run=run_of(lesson, solved.pair[1]))
        return drawn._replace(caption=f"{drawn.caption} {dots}")
    if lesson.chart == "gain":
        return cumulative_gain(solved.compared)
    return figures.curve_over_time(solved.answer, lesson.chart, b.market.currency, b.market.weeks)


def before(lesson: "Lesson", portrait: "Portrait") -> Chart:
    """What there is to look at before the prediction: A, in a typical run, and labelled so."""
    scenario = portrait.run.job.scenario
    answer = of_one_pair(portrait.run, portrait.run)
    if lesson.chart == "loyalty map":
        drawn = figures.map_of_a(portrait.dots, answer, scenario)
    else:
        shown = lesson.chart if lesson.chart in figures.CURVES else "profit"
        drawn = figures.one_curve(answer, shown, scenario.market.currency)
    return drawn._replace(caption=f"A {run_of(lesson, portrait)}. {drawn.caption}")


def run_of(lesson: "Lesson", portrait: "Portrait") -> str:
    """Which run a picture of one run shows."""
    seed = portrait.run.job.seed
    return tell(TYPICAL, runs=lesson.asked.seeds, seed=seed)


def histogram(lesson: "Lesson", predictions: "Sequence[Prediction]") -> Chart:
    """How many of the class predicted what."""
    title, axis = tell("What the class predicts"), tell("number of predictions")
    caption = tell_count("{count} prediction is locked.", "{count} predictions are locked.", len(predictions))
    if lesson.choices:
        counts = Counter(prediction.value for prediction in predictions)
        rows = [Bar(text, float(counts[key])) for key, text in lesson.choices.items()]
        return _counted(bars(rows, title, axis, caption=caption, sort=False))
    values = np.array([float(prediction.value) for prediction in predictions])
    if not len(values):
        return _counted(bars([Bar(tell("none yet"), 0.0)], title, axis, caption=caption))
    edges = np.linspace(np.floor(values.min()), np.floor(values.max()) + 1, BINS + 1)
    counted, _ = np.histogram(values, edges)
    digits = max(0, 1 - floor(log10(edges[1] - edges[0])))
    ends = [number(edge, f",.{digits}f") for edge in edges]
    names = [tell("{low} to {high}", low=low, high=high) for low, high in itertools.pairwise(ends)]
    rows = [Bar(name, float(count)) for name, count in zip(names, counted, strict=True)]
    return _counted(bars(rows, title, axis, tell("each bar: a range of {unit}", unit=lesson.unit), caption, sort=False))


def _counted(chart: Chart) -> Chart:
    """An axis of whole numbers."""
    return chart._replace(option=chart.option | {"xAxis": chart.option["xAxis"] | {"minInterval": 1}})


def spoken(lesson: "Lesson", value: str | float) -> str:
    """A prediction or answer as it is read."""
    if isinstance(value, str):
        return lesson.choices.get(value, value)
    return f"{signed(value, 1)} {lesson.unit}"


def told_right(lesson: "Lesson", solved: "Solved") -> str:
    """What the model answers, in a sentence."""
    right = spoken(lesson, solved.right)
    return tell("The model, {pairs} paired runs: {right}.", pairs=solved.answer.pairs, right=right)


def runs_done(done: int, total: int) -> str:
    """How far a question is."""
    return tell("{done} of {total} runs", done=done, total=total)
