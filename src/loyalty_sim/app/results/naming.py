"""The fields in which a saved result gets a name and a note of one's own."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from pathlib import Path

from nicegui import ui

from loyalty_sim.app.parts.blocks import card, heading, words
from loyalty_sim.lab.label import LONGEST, Label, label_of, write_label
from loyalty_sim.scenario import ScenarioError


class Naming:
    """A card with name and note of the result in a folder. kept: told the label, once it is kept beside the result."""

    def __init__(self, folder: Path, label: Label, kept: Callable[[Label], Awaitable[None]]):
        self._folder, self._kept = folder, kept
        with card("s12", "Name and note"):
            heading("Name and note", 2)
            words("span", "kept beside the result; shown in the list above and in the heading of its report", "sub")
            with ui.element("div").classes("naming"):
                self._name = ui.input(f"Name, at most {LONGEST['name']} letters", value=label.name).mark("name")
                self._note = ui.textarea(f"Note, at most {LONGEST['note']} letters", value=label.note).mark("note")
                self._name.props("outlined dense")
                self._note.props("outlined dense autogrow")
                ui.button("Keep", icon="save", on_click=self.keep).mark("keep")
            self._said = words("p", "", "said").props('role="status"').mark("named")

    async def keep(self) -> None:
        """Keep what is in the fields, or say why it is not kept."""
        try:
            label = label_of(self._name.value or "", self._note.value or "")
            await to_thread(write_label, self._folder, label)
        except ScenarioError as error:
            why = [": ".join([problem.message, *problem.help]) for problem in error.problems]
            self._said.set_text(f"Not kept: {'; '.join(why)}.")
        except OSError as error:
            self._said.set_text(
                f"Not kept: the folder cannot be written to ({(error.strerror or str(error)).lower()})."
            )
        else:
            await self._kept(label)
            self._said.set_text("Kept." if label else "The result has no name and no note any more.")
