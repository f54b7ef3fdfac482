"""One chart of every kind, with awkward names and signs."""

import numpy as np
import pandas as pd

from loyalty_sim.picture import (
    Bar,
    Case,
    Corner,
    Curve,
    Ends,
    Kind,
    Line,
    Marked,
    Response,
    Swing,
    Whiskers,
    bars,
    columns,
    dotplot,
    grid,
    heat_map,
    lines,
    loyalty_map,
    parallel,
    plane,
    response,
    strip,
    time_curves,
    tornado,
    who_left,
    word_of_mouth,
)
from loyalty_sim.picture.marks import area, horizontal, slope, vertical, zero_line
from loyalty_sim.picture.palette import GREEN, GREY, ORANGE
from loyalty_sim.picture.who_left import FATES
from loyalty_sim.picture.word_of_mouth import layout

WEEKS = np.arange(1.0, 157.0)
X = np.array([0.0, 1.0, 2.0, 4.0])
LONG = "Standard deviation of lasting taste for a firm, which nobody has measured (may be luck)"


def _surface():
    rows = [(a, b, (a - 1) * 10 - b, b > 1) for a in (0.0, 1.0, 2.0) for b in (0.5, 1.0, 2.0)]
    table = pd.DataFrame(rows, columns=["firm.levers.climate", "firm.levers.process", "profit", "sure"])
    return table.assign(baseline=[place == 4 for place in range(len(table))])


def _crossing():
    crossing = np.zeros((len(FATES), len(FATES)), int)
    crossing[0, 0], crossing[2, 0], crossing[0, 4], crossing[7, 7] = 700, 40, 12, 5
    return crossing


def _talk():
    ties = np.array([[0, 1], [1, 2], [2, 3], [3, 0]])
    pressure = np.array([-0.5, 0.0, 0.1, 0.9])
    return word_of_mouth(pressure, ties, layout(ties, 4), 12, np.arange(4))


def _dots():
    rng = np.random.default_rng(3)
    return pd.DataFrame({"row": range(40), "satisfaction": rng.uniform(0, 100, 40), "loyalty": rng.uniform(0, 100, 40)})


SHARES = {"loyal": 40.0, "mercenary": 30.0, "hostage": 20.0, "defector": 10.0}
CHART = {
    "lines": lambda: lines(
        [
            Line("profit", X, X - 2, X - 3, X - 1, symbol="circle", whiskers=Whiskers(X, X - 2.5, X - 1.5)),
            Line("gross return: profit before the spend", X, 2 * X, colour=ORANGE, dash="dashed", symbol="rect"),
            Line("", X, X, step=True),
            Line("points alone", X, -X, dash="", symbol="diamond"),
        ],
        "spend on climate (thousand EUR a year)", "effect on profit\n(thousand EUR, present value)", "Returns",
        "shading: a band",
        marked=Marked(
            [zero_line(), vertical(1.0, "you are here", GREY, at="insideStartTop"), horizontal(3, "enough", GREY)],
            [area(GREEN, (1.0, 2.0), word="best"), area(GREY, y=(-3.0, -2.0), word="too little", at="insideBottom")],
        ),
        ends=(0.0, 4.0),
    ),
    "lines over words": lambda: lines([Line("model", [0, 1, 2], [1.0, 2.0, 1.5])], "", "share (0-1)", "Paths",
                                      words=("told nobody", "not resolved", "resolved at once")),
    "time curves": lambda: time_curves(
        [Curve(f"firm {n}", n + np.sin(WEEKS / 20), n - 1 + 0 * WEEKS, n + 1 + 0 * WEEKS) for n in range(4)],
        "Profit a week", "profit a week (EUR)", mark=(137, "B ahead for good: week 137"), zero=True,
    ),
    "response": lambda: response(
        [Response(name, X, X - at, X - at - 1, X - at + 1) for at, name in enumerate(("hold", "mixed"))],
        "climate (times the usual spend)", "profit (thousand EUR)", "Profit", "a band", "It rises.", 1.0,
    ),
    "bars": lambda: bars(
        [Bar(LONG, -1.0, -2.0, 0.5, GREY, (0.2, -3.0)), Bar("price", 2.0, 1.5, 2.5, beside=(1.8, 0.4))], "What matters",
        "profit (EUR)", "lines: intervals", mark=(1.0, "comes back"), value_is="gain", beside=("mean", "worst"),
    ),
    "columns": lambda: columns(
        [Case("data", [0.1, 0.9], ORANGE), Case("model", [0.2, 0.8])], ["low", "high"], "answer (1-10)",
        "share (0-1)", "Answers", "They agree.",
    ),
    "dotplot": lambda: dotplot(np.random.default_rng(1).normal(500, 2000, 30), "EUR"),
    "tornado": lambda: tornado(
        [Swing(LONG, -2, 1, "0", "3", (-3, -1), (0, 2)), Swing("climate", -1, 3, "0", "3", (-2, 0), (2, 4))], "profit",
        "EUR", now="EUR 300",
    ),
    "heat map": lambda: heat_map(_surface(), "firm.levers.climate", "firm.levers.process", "profit", "EUR",
                                 sure="sure", currency="EUR", base_row="baseline"),
    "parallel": lambda: parallel(_surface().assign(trade=["bank", "hotel", "airline"] * 3),
                                 ["firm.levers.climate", "trade", "profit"]),
    "plane": lambda: plane(
        [Kind("beyond luck", [1, 1.02, 5], [2, 2.01, 1], ("price", "tariff", "climate"),
              Ends([0, 0, 4], [2, 2, 6]), Ends([1, 1, 0], [3, 3, 2])), Kind("may be luck", [0.2], [0.1], ("taste",))],
        "mean size (EUR)", "spread (EUR)", "Size and spread", "the higher, the more", "It depends.",
        Corner((0.0, 0.0), (2.0, 1.0)), Marked([slope((0, 0), (5, 5), GREY)], [area(GREY, (0.0, 0.5))]),
    ),
    "strip": lambda: strip(np.linspace(-1, 2, 20), (0.5, 0.2, 0.8), 0.0, 1, "points of 100", "It rises", "Holds: 0.5.",
                           GREEN, (1.5, "practitioners' figure")),
    "strip without interval": lambda: strip([1.0], (1.0, -np.inf, np.inf), 0.0, -1, "times", "It falls", "Open."),
    "grid": lambda: grid([["holds", "fails"], ["fails", "holds"]], ["slow\nhigh", "fast\nlow"], ["bank", "hotel"],
                         {"holds": GREEN, "fails": ORANGE}, "Where", "In two of four."),
    "loyalty map": lambda: loyalty_map(_dots(), SHARES, dict.fromkeys(SHARES, 1.0), 60.0, 50.0),
    "who left": lambda: who_left(_crossing()),
    "nobody left": lambda: who_left(np.diag([9, *[0] * (len(FATES) - 1)])),
    "word of mouth": _talk,
}  # fmt: skip
