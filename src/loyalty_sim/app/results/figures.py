"""The table of a saved result, with a choice of what it shows where it has a row for every outcome."""

from dataclasses import replace
from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.picture.units import name_of_outcome
from loyalty_sim.studies.compare.analysis import DECIDES

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

KINDS = ("compare", "side_by_side")
"""Kinds with a row for every outcome."""


class Figures:
    """The table, and above it the outcomes that it shows; all where none is chosen."""

    def __init__(self, result: "Result"):
        self._result = result
        if result.kind in KINDS and result.detail is not None:
            named = {name: name_of_outcome(name) for name in dict.fromkeys(result.table["outcome"]) if name != DECIDES}
            chosen = [name for name in result.provenance["settings"].get("show", ()) if name in named]
            choice = ui.select(named, label="Outcomes shown; all if none is chosen", value=chosen, multiple=True)
            choice.props("outlined dense options-dense use-chips stack-label").style("max-width: 640px")
            choice.on_value_change(lambda event: self._show(event.value)).mark("outcomes")
        self._table = ui.element("div").classes("w-full")
        self._draw()

    def _show(self, names: list[str]) -> None:
        record = self._result.provenance
        settings = {**record["settings"], "show": list(names)}
        self._result = replace(self._result, provenance=record | {"settings": settings})
        self._draw()

    def _draw(self) -> None:
        self._table.clear()
        with self._table:
            show_form(self._result.form())
