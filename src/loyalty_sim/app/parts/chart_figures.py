"""Figures that the browser writes into charts, on axes and where the mouse points, in the language of the reader."""

from typing import Any

from loyalty_sim.language import SOURCE, spoken

AXES = ("xAxis", "yAxis")
WRITE = "value => typeof value === 'number' ? value.toLocaleString('{language}') : value"


def in_language(option: dict[str, Any]) -> dict[str, Any]:
    """The option of a chart whose numbers are written as the language that is spoken has them; English as it is."""
    if spoken() == SOURCE:
        return option
    write = WRITE.format(language=spoken())
    axes = {name: _axis(option[name], write) for name in AXES if name in option}
    return option | axes | {"tooltip": option.get("tooltip", {}) | {":valueFormatter": write}}


def _axis(axis: Any, write: str) -> Any:
    if isinstance(axis, list):
        return [_axis(each, write) for each in axis]
    label = axis.get("axisLabel", {})
    if axis.get("type") != "value" or "formatter" in label:
        return axis
    return axis | {"axisLabel": label | {":formatter": write}}
