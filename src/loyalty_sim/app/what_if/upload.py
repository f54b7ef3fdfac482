"""A scenario file of the visitor's own, as a question: checked for size, kind and content before anything is done."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nicegui import events, ui

from loyalty_sim.app.my_firm.asked import figures_of, firm_asked
from loyalty_sim.app.parts.blocks import heading, words
from loyalty_sim.my_firm.figures import Figures, parse_firm
from loyalty_sim.reading import Unreadable, parse_yaml
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.arms import common_and_own
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import LABELS, flatten, spell

if TYPE_CHECKING:
    from loyalty_sim.app.visitor_request import VisitorRequest

LARGEST, LONGEST_NOTICE = 64_000, 1_000


def read_file(text: str, question: "VisitorRequest") -> "VisitorRequest":
    """The question with B as the file says, or of the firm whose figures it holds.

    Raises ScenarioError for what is neither a file of settings nor of figures.
    """
    try:
        tree = parse_yaml(text).content
    except Unreadable as error:
        raise ScenarioError([Problem(error.message, f"file:{error.line}" if error.line else "file")]) from None
    if not tree or not isinstance(tree, Mapping) or not all(isinstance(key, str) for key in tree):
        raise ScenarioError([Problem("the file holds no settings", "file", ("write them as  key: value",))])
    if "use" in tree:
        message = "a scenario file that brings Python with it (use) is not taken here"
        raise ScenarioError([Problem(message, "file", ("loyalty-sim app --use FILE   holds for every visitor",))])
    if set(tree) <= set(Figures._fields) and "scenario" not in tree and not set(tree) <= set(GROUPS):
        figures = figures_of(parse_firm(text))
        firm_asked(figures)
        return replace(question, firm=figures, both={k: v for k, v in question.both.items() if k != "trade"})
    presets = {key: str(tree[key]) for key in GROUPS if isinstance(tree.get(key), str)}
    b = presets.pop("scenario", "baseline")
    values = {
        key: spell(value) for key, value in flatten({k: v for k, v in tree.items() if k not in presets}).items()
        if key not in (*LABELS, "scenario")
    }  # fmt: skip
    shared, own = common_and_own(values)
    return replace(question, b=b, both=presets | shared, only_b=own)


class UploadDialog:
    """A dialog that takes a file; made when it is opened first, as the server keeps a route for every upload."""

    def __init__(self, question: "Callable[[], VisitorRequest]", opened: "Callable[[VisitorRequest], Any]"):
        self._question, self._opened = question, opened
        self._dialog: ui.dialog | None = None
        self._place = ui.element("div")

    def open(self) -> None:
        """Ask for a file."""
        if self._dialog is None:
            with self._place:
                self._dialog = self._built()
        self._dialog.open()

    def _built(self) -> ui.dialog:
        with ui.dialog().props('aria-label="Open a scenario file"') as dialog, ui.card():
            heading("Open a scenario file")
            words(
                "p",
                f"YAML, at most {LARGEST // 1000} kB, as Save writes it: it becomes B. Or the "
                "figures of your firm (my_firm.yaml): A and B are then of it.",
                "small",
            )
            ui.upload(
                max_files=1, max_file_size=LARGEST, auto_upload=True, on_upload=self._take,
                on_rejected=lambda: ui.notify("Not taken: one YAML file of at most 64 kB", type="warning"),
            ).props('accept=".yaml,.yml" flat bordered')  # fmt: skip
        return dialog

    async def _take(self, event: events.UploadEventArguments) -> None:
        if event.file.size() > LARGEST or not event.file.name.endswith((".yaml", ".yml")):
            ui.notify("Not taken: one YAML file of at most 64 kB", type="warning")
            return
        try:
            question = await asyncio.to_thread(read_file, await event.file.text(), self._question())
        except (ScenarioError, UnicodeDecodeError) as error:
            ui.notify(str(error)[:LONGEST_NOTICE], type="warning", multi_line=True)
            return
        if self._dialog:
            self._dialog.close()
        self._opened(question)
