"""Pictures that lay the model over the data, one a target, drawn from the stored record of a score."""

from collections.abc import Callable
from typing import Any

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, GREEN, GREY, ORANGE, SKY, STYLE, VERMILLION
from loyalty_sim.publish.evidence_data import Curve, counts_by_answer, reported

PUBLISHED, MODEL = ORANGE, BLUE
ANSWERS = np.arange(1, 11)
Curves = dict[str, Curve]


def draw_target(target: str, curves: Curves) -> Figure | None:
    """A figure of its own, or None where there is nothing to lay over each other."""
    if target not in DRAWN or not curves:
        return None
    panels, draw = DRAWN[target]
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(4.6 * min(panels, 2), 3.5 * -(-panels // 2)))
        axes = figure.subplots(-(-panels // 2), min(panels, 2), squeeze=False).ravel()
        for spare in axes[panels:]:
            spare.set_visible(False)
        draw(axes, curves)
    return figure


def _line(panel: Any, x: Any, curve: Curve, label: str = "model", colour: str = MODEL, style: str = "o-") -> None:
    panel.fill_between(x, curve["low"], curve["high"], color=colour, alpha=0.2, lw=0)
    panel.plot(x, curve["mean"], style, color=colour, ms=4, lw=1.5, label=label)


def _words(panel: Any, title: str, x: str, y: str, legend: bool = True) -> None:
    panel.set_title(title, fontsize=10)
    panel.set_xlabel(x, fontsize=9)
    panel.set_ylabel(y, fontsize=9)
    if legend:
        panel.legend(fontsize=8)


def _double_jeopardy(axes: Any, curves: Curves) -> None:
    b, w = (np.array(curves[name]["mean"]) for name in ("penetration", "purchases_a_buyer"))
    line = np.linspace(0.9 * b.min(), 1.05 * b.max(), 50)
    axes[0].plot(b, w, "o", color=MODEL, label="chains of the model")
    axes[0].plot(line, np.mean(w * (1 - b)) / (1 - line), color=PUBLISHED, label="w (1 - b) constant: as published")
    _words(axes[0], "Small chains are bought by fewer, and less often", "penetration b", "purchases a buyer w")
    axes[1].plot(b, curves["repeat"]["mean"], "o", color=MODEL)
    _words(axes[1], "and kept a little less well", "penetration b", "repeat rate", legend=False)


def _contagion(axes: Any, curves: Curves) -> None:
    _line(axes[0], [1, 2, 3], curves["months"])
    axes[0].axhline(1.8, color=PUBLISHED, ls="--", label="published, first month: 1.80")
    axes[0].axhline(1.0, color=BLACK, lw=0.8)
    axes[0].set_xticks([1, 2, 3])
    _words(axes[0], "A contact that left makes leaving likelier", "months since the contact left", "hazard ratio")
    _line(axes[1], range(len(curves["by_count"]["mean"])), curves["by_count"], "model: leaving")
    contacts, hazard = reported("talk hazard")
    axes[1].plot(contacts, hazard, "s--", color=PUBLISHED, ms=4, label="data: adopting, Korean villages")
    axes[1].set_xticks(range(len(contacts)))
    _words(axes[1], "The more contacts, the more likely", "contacts who did it", "hazard against none")


def _unit(axes: Any, curves: Curves) -> None:
    model = curves["climate_year"]
    mean, low, high = (model[name][0] for name in ("mean", "low", "high"))
    axes[0].bar(["NHS trusts", "sites of the model"], [0.703, mean], color=[PUBLISHED, MODEL], width=0.5)
    axes[0].errorbar([0, 1], [0.703, mean], [[0.0166 * 1.64, mean - low], [0.0166 * 1.64, high - mean]],
                     fmt="none", color=BLACK)  # fmt: skip
    axes[0].set_ylim(0, 1)
    _words(axes[0], "Climate of a unit a year later", "", "autocorrelation", legend=False)


def _survey(axes: Any, curves: Curves) -> None:
    data = counts_by_answer("banks")
    for panel, name, title in ((axes[0], "satisfaction", "Satisfaction"), (axes[1], "repurchase", "Buying again")):
        panel.bar(ANSWERS - 0.2, data[name], 0.4, color=PUBLISHED, label="index 2015, banks")
        panel.bar(ANSWERS + 0.2, curves[name]["mean"], 0.4, color=MODEL, label="model")
        _words(panel, title, "answer", "share of respondents")
    for panel, name, y in (
        (axes[2], "again_by_satisfaction", "mean likelihood of buying again"),
        (axes[3], "complained_by_satisfaction", "share who complained"),
    ):
        panel.plot(ANSWERS, data[name], "s--", color=PUBLISHED, ms=4, label="index 2015, banks")
        _line(panel, ANSWERS, curves[name])
        _words(panel, f"{y.capitalize()}, by satisfaction", "answer on satisfaction", y)
    gap = np.arange(-40, 41, 10)
    _line(axes[4], gap, curves["by_gap"])
    axes[4].axvline(0, color=BLACK, lw=0.8)
    _words(axes[4], "What falls short weighs more", "quality less expectation, points", "buying again", legend=False)


def _said_done(axes: Any, curves: Curves) -> None:
    levels = ["1-2", "3-4", "5-6", "7-8", "9-10"]
    for panel, name, title in ((axes[0], "intention", "What is said"), (axes[1], "done", "What is done")):
        _line(panel, range(5), curves[name])
        panel.set_xticks(range(5), levels)
        y = "likelihood of buying again (1-10)" if name == "intention" else "share of purchases"
        _words(panel, title, "answer on satisfaction", y, legend=False)


def _talk_shares(axes: Any, curves: Curves) -> None:
    share = np.array(curves["share"]["mean"])
    axes[0].plot([0, share.max()], [0, share.max()], color=GREY, lw=0.8, label="in proportion")
    _line(axes[0], share, curves["good"], "good", GREEN)
    _line(axes[0], share, curves["bad"], "bad", VERMILLION)
    _words(axes[0], "Talk grows with share", "share of customers", "share of messages")


def _talk_u(axes: Any, curves: Curves) -> None:
    _line(axes[0], ANSWERS, curves["people"])
    axes[0].axvspan(4, 7, color=PUBLISHED, alpha=0.15, lw=0, label="published: least in the middle")
    _words(axes[0], "Who talks", "answer on satisfaction", "people told a head and year")


def _recovery(axes: Any, curves: Curves) -> None:
    paths = ["told\nnobody", "not\nresolved", "resolved", "resolved\nat once"]
    published = {"serious": (9, 19, 54, 82), "minor": (37, 46, 70, 95)}
    for panel, name in zip(axes, published, strict=False):
        panel.plot(range(4), published[name], "s--", color=PUBLISHED, ms=4, label="reported, TARP")
        _line(panel, range(4), {key: [100 * v for v in values] for key, values in curves[name].items()})
        panel.set_xticks(range(4), paths, fontsize=8)
        _words(panel, f"After a {name} failure", "", "% who say they buy again")


def _ratchet(axes: Any, curves: Curves) -> None:
    weeks = np.arange(1, len(curves["standard"]["mean"]) + 1)
    axes[0].axvspan(14, 26, color=GREY, alpha=0.15, lw=0, label="10 % more load")
    for name, colour in (("effort", SKY), ("standard", MODEL)):
        axes[0].plot(weeks, curves[name]["mean"], color=colour, lw=1.3, label=name)
    axes[0].axhspan(-5, -2, color=PUBLISHED, alpha=0.15, lw=0, label="band of the standard")
    _words(axes[0], "Thirteen weeks of load, against a twin that erodes too", "week", "%")
    _line(axes[1], np.arange(1, len(curves["noise"]["mean"]) + 1), curves["noise"], "standard", style="-")
    axes[1].axhspan(-15, -6, color=PUBLISHED, alpha=0.15, lw=0, label="band after five years")
    _words(axes[1], "Five years of wandering load", "week", "%")


def _overload(axes: Any, curves: Curves) -> None:
    load = 100 * np.array(curves["load"]["mean"])
    for panel, name, title in ((axes[0], "quality", "Quality"), (axes[1], "odds", "Failures")):
        _line(panel, load, curves[name])
        panel.axvline(92.5, color=PUBLISHED, ls="--", label="published kink: 92.5 %")
        y = "service index against half load" if name == "quality" else "odds against half load"
        _words(panel, title, "demand over capacity, %", y)


def _smile(axes: Any, curves: Curves) -> None:
    quarters = np.arange(1, len(curves["smile_less_support"]["mean"]) + 1)
    _line(axes[0], quarters, curves["smile_less_support"])
    axes[0].axhline(0, color=BLACK, lw=0.8)
    _words(axes[0], "Smile order less real support", "quarter", "satisfaction, points", legend=False)


def _returns(axes: Any, curves: Curves) -> None:
    worth = {name: [value / 1000 for value in values] for name, values in curves["worth"].items()}
    _line(axes[0], curves["levels"]["mean"], worth)
    _words(axes[0], "The whole quality budget", "times the usual", "profit against the usual, thousand", legend=False)
    _line(axes[1], np.arange(1, len(curves["impulse"]["mean"]) + 1), curves["impulse"])
    axes[1].axvspan(1.5, 2.5, color=GREY, alpha=0.15, lw=0, label="better processes")
    axes[1].axvspan(3.5, 6.5, color=PUBLISHED, alpha=0.15, lw=0, label="published: peak 2-5 quarters on")
    _words(axes[1], "One quarter of better quality", "quarter", "revenue, %")


DRAWN: dict[str, tuple[int, Callable[[Any, Curves], None]]] = {
    "T01": (2, _double_jeopardy),
    "T02": (2, _contagion),
    "T03": (1, _unit),
    "T05": (5, _survey),
    "T06": (2, _said_done),
    "T07": (1, _talk_shares),
    "T08": (1, _talk_u),
    "T09": (2, _recovery),
    "T10": (2, _ratchet),
    "T11": (2, _overload),
    "T12": (1, _smile),
    "T13": (2, _returns),
}
"""Panels and drawing of each target that has curves."""
