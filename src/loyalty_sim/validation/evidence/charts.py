"""Charts that lay the model over the data, some a target, made from the stored record of a score."""

from collections.abc import Callable
from typing import Any

import numpy as np

from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.columns import Case, columns
from loyalty_sim.picture.lines import Line, Marked, Whiskers, lines
from loyalty_sim.picture.marks import area, horizontal, vertical, zero_line
from loyalty_sim.picture.palette import BLUE, GREEN, GREY, ORANGE, SKY, VERMILLION
from loyalty_sim.validation.evidence.levels import AGAIN, PATHS
from loyalty_sim.validation.evidence.reported import Curve, brands, counts_by_answer, reported

PUBLISHED, MODEL = ORANGE, BLUE
ANSWERS = np.arange(1, 11)
Curves = dict[str, Curve]


def charts(target: str, curves: Curves) -> list[Chart]:
    """None where there is nothing to lay over each other."""
    return DRAWN[target](curves) if target in DRAWN and curves else []


def _over(
    drawn: list[Line], title: str, across: str, upwards: str, marked: Marked | None = None, words: tuple[str, ...] = ()
) -> Chart:
    return lines(drawn, across, upwards, title, caption=f"{title}.", marked=marked, words=words)


def _model(x: Any, curve: Curve, name: str = "model", colour: str = MODEL, symbol: str = "circle") -> Line:
    return Line(name, x, curve["mean"], curve["low"], curve["high"], colour, symbol=symbol)


def _data(x: Any, y: Any, name: str) -> Line:
    return Line(name, x, y, colour=PUBLISHED, dash="dashed", symbol="rect")


def _double_jeopardy(curves: Curves) -> list[Chart]:
    b, w, repeat = (np.array(curves[name]["mean"]) for name in ("penetration", "purchases_a_buyer", "repeat"))
    over = np.linspace(0.9 * b.min(), 1.05 * b.max(), 50)
    law = Line(
        "w (1 - b) constant: as published", over, np.mean(w * (1 - b)) / (1 - over), colour=PUBLISHED, dash="dashed"
    )
    chains, across = Line("chains of the model", b, w, dash="", symbol="circle"), "penetration b (0-1)"
    kept = Line("chains of the model", b, repeat, dash="", symbol="circle")
    return [
        _over([chains, law], "Small chains are bought by fewer, and less often", across, "purchases a buyer w"),
        _over([kept], "and kept a little less well", across, "repeat rate (0-1)"),
    ]


def _contagion(curves: Curves) -> list[Chart]:
    contacts, hazard = reported("talk hazard")
    marked = Marked([horizontal(1.8, "published, first month: 1.80", PUBLISHED, "dashed"), horizontal(1, "", INK)])
    months = _over(
        [_model([0, 1, 2], curves["months"])], "A contact that left makes leaving likelier",
        "months since the contact left", "hazard ratio", marked, ("1", "2", "3"),
    )  # fmt: skip
    count = range(len(curves["by_count"]["mean"]))
    more = _over(
        [_model(count, curves["by_count"], "model: leaving"), _data(contacts, hazard, "data: adopting, villages")],
        "The more contacts, the more likely", "contacts who did it", "hazard against none",
        words=tuple(str(number) for number in range(max(len(count), len(contacts)))),
    )  # fmt: skip
    return [months, more]


def _unit(curves: Curves) -> list[Chart]:
    mean, low, high = (curves["climate_year"][name][0] for name in ("mean", "low", "high"))
    published, error = 0.703, 0.0166 * 1.64
    drawn = [
        Line("published", [0], [published], colour=PUBLISHED, dash="", symbol="rect",
             whiskers=Whiskers([0], [published - error], [published + error])),
        Line("model", [1], [mean], dash="", symbol="circle", whiskers=Whiskers([1], [low], [high])),
    ]  # fmt: skip
    words = ("NHS trusts", "sites of the model")
    return [_over(drawn, "Climate of a unit a year later", "", "autocorrelation (-1 to 1)", words=words)]


def _survey(curves: Curves) -> list[Chart]:
    data, levels = counts_by_answer("banks"), [str(answer) for answer in ANSWERS]
    found = [
        columns(
            [Case("index 2015, banks", data[name], PUBLISHED), Case("model", curves[name]["mean"], MODEL)], levels,
            "answer (1-10)", "share of respondents (0-1)", title, f"{title}.",
        )
        for name, title in (("satisfaction", "Satisfaction"), ("repurchase", "Buying again"))
    ]  # fmt: skip
    found += [
        _over(
            [_data(ANSWERS, data[name], "index 2015, banks"), _model(ANSWERS, curves[name])],
            f"{title}, by satisfaction", "answer on satisfaction (1-10)", unit,
        )
        for name, title, unit in (
            ("again_by_satisfaction", "Mean likelihood of buying again", "likelihood (1-10)"),
            ("complained_by_satisfaction", "Share who complained", "share (0-1)"),
        )
    ]  # fmt: skip
    gap = _over(
        [_model(np.arange(-40, 41, 10), curves["by_gap"])], "What falls short weighs more",
        "quality less expectation (points)", "buying again (1-10)", Marked([vertical(0, "", INK)]),
    )  # fmt: skip
    return [*found, gap]


def _said_done(curves: Curves) -> list[Chart]:
    levels = ("1-2", "3-4", "5-6", "7-8", "9-10")
    return [
        _over([_model(range(5), curves[name])], title, "answer on satisfaction (1-10)", unit, words=levels)
        for name, title, unit in (
            ("intention", "What is said", "likelihood of buying again (1-10)"),
            ("done", "What is done", "share of purchases (0-1)"),
        )
    ]


def _talk_shares(curves: Curves) -> list[Chart]:
    share = np.array(curves["share"]["mean"])
    drawn = [
        Line("in proportion", [0, share.max()], [0, share.max()], colour=GREY, dash="dotted"),
        _model(share, curves["good"], "good", GREEN),
        _model(share, curves["bad"], "bad", VERMILLION, "diamond"),
    ]
    return [_over(drawn, "Talk grows with share", "share of customers (0-1)", "share of messages (0-1)")]


def _talk_u(curves: Curves) -> list[Chart]:
    least = Marked([], [area(PUBLISHED, (4, 7), word="published: least in the middle")])
    people = _model(ANSWERS, curves["people"])
    return [
        _over(
            [people],
            "Who talks",
            "tenth of respondents, the least satisfied first",
            "people told a head and year",
            least,
        )
    ]


def _recovery(curves: Curves) -> list[Chart]:
    return [
        _over(
            [_data(range(4), told, "reported, TARP"),
             _model(range(4), {key: [100 * value for value in values] for key, values in curves[name].items()})],
            f"After a {name} failure", "", "who say they buy again (%)", words=PATHS,
        )
        for name, told in AGAIN.items()
    ]  # fmt: skip


def _ratchet(curves: Curves) -> list[Chart]:
    weeks = np.arange(1, len(curves["standard"]["mean"]) + 1)
    load = Marked([], [area(GREY, (14, 26), word="load"), area(PUBLISHED, y=(-5, -2), word="band of the standard")])
    drawn = [
        Line("effort", weeks, curves["effort"]["mean"], colour=SKY, dash="dashed", width=1.4),
        Line("standard", weeks, curves["standard"]["mean"], colour=MODEL, width=1.6),
    ]
    after = Marked([], [area(PUBLISHED, y=(-15, -6), word="band after five years")])
    noise = _model(np.arange(1, len(curves["noise"]["mean"]) + 1), curves["noise"], "standard", symbol="none")
    change = "change (%)"
    title = "Thirteen weeks of 10 % more load, against a twin that erodes too"
    return [
        _over(drawn, title, "week", change, load),
        _over([noise], "Five years of wandering load", "week", change, after),
    ]


def _overload(curves: Curves) -> list[Chart]:
    load = 100 * np.array(curves["load"]["mean"])
    kink = Marked([vertical(92.5, "published kink: 92.5 %", PUBLISHED, "dashed", "insideStartTop")])
    return [
        _over([_model(load, curves[name])], title, "demand over capacity (%)", unit, kink)
        for name, title, unit in (
            ("quality", "Quality", "service index against half load"),
            ("odds", "Failures", "odds against half load"),
        )
    ]


def _smile(curves: Curves) -> list[Chart]:
    curve = curves["smile_less_support"]
    drawn = [_model(np.arange(1, len(curve["mean"]) + 1), curve)]
    title, upwards = "Smile order less real support", "satisfaction (points of 100)"
    return [_over(drawn, title, "quarter", upwards, Marked([zero_line()]))]


def _returns(curves: Curves) -> list[Chart]:
    worth = {name: [value / 1000 for value in values] for name, values in curves["worth"].items()}
    budget = _over(
        [_model(curves["levels"]["mean"], worth)], "The whole quality budget", "times the usual",
        "profit against the usual\n(thousand EUR)",
    )  # fmt: skip
    parts = [
        area(GREY, (1.5, 2.5), word="better processes"),
        area(PUBLISHED, (3.5, 6.5), word="published: peak 2-5 quarters on", at="insideBottom"),
    ]
    quarters = np.arange(1, len(curves["impulse"]["mean"]) + 1)
    impulse = _over(
        [_model(quarters, curves["impulse"])], "One quarter of better quality", "quarter", "change of revenue (%)",
        Marked([], parts),
    )  # fmt: skip
    return [budget, impulse]


def _answers_by_level(curves: Curves) -> list[Chart]:
    drawn = []
    for industry in ("banks", "airlines"):
        data = counts_by_answer(industry)
        for kind, name, title in (
            ("ten", "ten_by_satisfaction", "Who would surely buy again"),
            ("complained", "complained_by_satisfaction", "Who complained"),
        ):
            pair = [_data(ANSWERS, data[name], "index 2015"), _model(ANSWERS, curves[f"{industry}_{kind}"])]
            drawn.append(_over(pair, f"{title}: {industry}", "answer on satisfaction (1-10)", "share (0-1)"))
    return drawn


def _panels(curves: Curves) -> list[Chart]:
    drawn = []
    for panel in ("catsup", "margarine"):
        data = brands(panel)
        for column, title in (("penetration", "Who buys it"), ("repeat", "Who buys it again")):
            model = Line("chains of the model", curves[f"{panel}_share"]["mean"], curves[f"{panel}_{column}"]["mean"],
                         colour=MODEL, dash="", symbol="circle")  # fmt: skip
            brand = Line("brands of the panel", data["share"], data[column], colour=PUBLISHED, dash="", symbol="rect")
            drawn.append(_over([brand, model], f"{title}: {panel}", "share of purchases (0-1)", f"{column} (0-1)"))
    return drawn


def _adopting(curves: Curves) -> list[Chart]:
    contacts, hazard = reported("talk hazard")
    pair = [_data(contacts, hazard, "data: villages"), _model(contacts, curves["by_count"], "model: newcomer")]
    words = tuple(str(number) for number in contacts)
    return [_over(pair, "Adopting", "contacts who have adopted", "hazard against none", words=words)]


DRAWN: dict[str, Callable[[Curves], list[Chart]]] = {
    "T01": _double_jeopardy,
    "T02": _contagion,
    "T03": _unit,
    "T05": _survey,
    "T06": _said_done,
    "T07": _talk_shares,
    "T08": _talk_u,
    "T09": _recovery,
    "T10": _ratchet,
    "T11": _overload,
    "T12": _smile,
    "T13": _returns,
    "T31": _answers_by_level,
    "T32": _panels,
    "T35": _adopting,
}
"""Charts of each target that has curves."""
