"""The pictures of a lesson: its chart, and what the class predicted."""

import itertools
from collections import Counter
from collections.abc import Sequence
from math import floor, log10
from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.app.what_if import figures
from loyalty_sim.app.what_if.answer import of_one_pair
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


def picture(lesson: "Lesson", solved: "Solved") -> Chart:
    """The one big chart of the lesson."""
    b = solved.compared.scenarios["B"]
    if lesson.chart == "returns" and solved.curve is not None:
        return returns_curve(solved.curve.detail)
    if lesson.chart == "loyalty map":
        drawn = figures.map_of(solved.pair[1].dots, solved.answer, b)
        return drawn._replace(caption=f"{drawn.caption} The dots: B {run_of(lesson, solved.pair[1])}.")
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
    return f"in a typical run: of {lesson.asked.seeds}, the one in which A is nearest the median (seed {seed})"


def histogram(lesson: "Lesson", predictions: "Sequence[Prediction]") -> Chart:
    """How many of the class predicted what."""
    title, axis = "What the class predicts", "number of predictions"
    caption = "1 prediction is locked." if len(predictions) == 1 else f"{len(predictions)} predictions are locked."
    if lesson.choices:
        counts = Counter(prediction.value for prediction in predictions)
        rows = [Bar(text, float(counts[key])) for key, text in lesson.choices.items()]
        return _counted(bars(rows, title, axis, caption=caption, sort=False))
    values = np.array([float(prediction.value) for prediction in predictions])
    if not len(values):
        return _counted(bars([Bar("none yet", 0.0)], title, axis, caption=caption))
    edges = np.linspace(np.floor(values.min()), np.floor(values.max()) + 1, BINS + 1)
    counted, _ = np.histogram(values, edges)
    digits = max(0, 1 - floor(log10(edges[1] - edges[0])))
    names = [f"{low:,.{digits}f} to {high:,.{digits}f}" for low, high in itertools.pairwise(edges)]
    rows = [Bar(name, float(count)) for name, count in zip(names, counted, strict=True)]
    return _counted(bars(rows, title, axis, f"each bar: a range of {lesson.unit}", caption, sort=False))


def _counted(chart: Chart) -> Chart:
    """An axis of whole numbers."""
    return chart._replace(option=chart.option | {"xAxis": chart.option["xAxis"] | {"minInterval": 1}})


def spoken(lesson: "Lesson", value: str | float) -> str:
    """A prediction or answer as it is read."""
    if isinstance(value, str):
        return lesson.choices.get(value, value)
    return f"{signed(value, 1)} {lesson.unit}"
