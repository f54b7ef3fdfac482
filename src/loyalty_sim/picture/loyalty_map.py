"""The loyalty map: customers by satisfaction and loyalty, the four kinds in its corners, and how B moves their shares.

The four kinds: loyal (satisfied and held), mercenary (satisfied, free to go), hostage (dissatisfied, held), defector
(Jones & Sasser 1995, Why satisfied customers defect, who call the first kind apostles).
"""

from collections.abc import Mapping

import pandas as pd

from loyalty_sim.language import localised, number, tell
from loyalty_sim.picture.axes import upright_axis, value_axis
from loyalty_sim.picture.chart import INK, Chart, base
from loyalty_sim.picture.marks import marks
from loyalty_sim.picture.palette import BLUE

KINDS = {
    "loyal": "Loyal", "mercenary": "Mercenaries", "hostage": "Hostages", "defector": "Defectors",
}  # fmt: skip
ALONE = "each dot one customer of {world}; shares of all customers"
AGAINST_A = "each dot one customer of {world}; shares of all customers, change against A"
_CORNERS = {
    "loyal": (99, 99, "left"), "mercenary": (99, 6, "left"), "hostage": (1, 99, "right"), "defector": (1, 6, "right"),
}  # fmt: skip


def loyalty_map(
    dots: pd.DataFrame,
    shares: Mapping[str, float],
    changes: Mapping[str, float] | None,
    satisfied_from: float,
    held_from: float,
    world: str = "B",
) -> Chart:
    """Each dot is one customer of a sample.

    dots: row (the customer's number), satisfaction, and loyalty with what barriers add to it (0-100). shares: per cent
    of the firm's customers of each of `KINDS`; changes: in percentage points against A, None for A itself.
    satisfied_from, held_from: where the lines between the kinds run, on the same scales. world: whose customers they
    are.
    """
    title = tell("Loyalty map")
    said = {
        kind: f"{number(shares[kind], '.1f')} %" + (f" ({_points(changes[kind])})" if changes else "") for kind in KINDS
    }
    parts = ", ".join(tell("{kind} are {share}", kind=tell(KINDS[kind]).lower(), share=said[kind]) for kind in KINDS)
    caption = tell("In {world}, {parts}", world=world, parts=parts)
    subtitle = tell(AGAINST_A if changes else ALONE, world=world)
    option = base(title, subtitle, f"{caption}.")
    option["xAxis"] = value_axis(tell("satisfaction (0-100)"), min=0, max=100, scale=False)
    option["yAxis"] = upright_axis(tell("loyalty and barriers (0-100)"), min=0, max=106, interval=20, scale=False)
    for axis in ("xAxis", "yAxis"):
        option[axis]["axisLabel"] |= {"showMinLabel": True, "showMaxLabel": axis == "xAxis"}
        option[axis]["splitLine"] = {"show": False}
    option["tooltip"] = {"trigger": "item", "confine": True}
    option["series"] = [
        {
            "type": "scatter", "name": tell("customer"), "symbolSize": 6, "itemStyle": {"color": BLUE, "opacity": 0.45},
            "dimensions": [tell("satisfaction"), tell("loyalty"), tell("customer")],
            "encode": {"x": 0, "y": 1, "tooltip": [2, 0, 1]}, "cursor": "pointer",
            "data": dots[["satisfaction", "loyalty", "row"]].round(1).to_numpy().tolist(),
            "markLine": marks(_divide("xAxis", satisfied_from), _divide("yAxis", held_from)),
        }
    ]  # fmt: skip
    option["series"].append(_corners(said))
    return Chart(title, f"{caption}.", option, _table(shares, changes))


def _divide(axis: str, at: float) -> dict:
    style = {"color": INK, "type": "solid", "width": 1.2}
    return {axis: round(at, 1), "lineStyle": style, "label": {"show": False}}


def _corners(said: Mapping[str, str]) -> dict:
    """The names of the kinds in their corners, as labels of points that are not seen."""
    data = []
    for kind, (x, y, side) in _CORNERS.items():
        data.append({"value": [x, y], "label": {"formatter": f"{tell(KINDS[kind])}\n{said[kind]}", "position": side}})
    label = {
        "show": True, "color": INK, "fontWeight": "bold", "fontSize": 12, "lineHeight": 15, "distance": 0,
        "padding": [2, 4], "backgroundColor": "rgba(255,255,255,0.85)",
    }  # fmt: skip
    return {"type": "scatter", "name": "kinds", "silent": True, "symbolSize": 0.1, "z": 5, "label": label, "data": data}


def _points(change: float) -> str:
    return number(change, "+.1f") if round(change, 1) else localised("±0.0")


def _table(shares: Mapping[str, float], changes: Mapping[str, float] | None) -> pd.DataFrame:
    if changes is None:
        return pd.DataFrame([{tell("kind"): tell(KINDS[kind]), tell("share (%)"): shares[kind]} for kind in KINDS])
    rows = [
        {tell("kind"): tell(KINDS[kind]), tell("share in A (%)"): shares[kind] - changes[kind],
         tell("share in B (%)"): shares[kind], tell("change (points)"): changes[kind]}
        for kind in KINDS
    ]  # fmt: skip
    return pd.DataFrame(rows)
