"""Saved comparisons side by side: the arms of up to four of them, run under the same luck, with which is best."""

import asyncio
import shlex
from asyncio import to_thread
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from nicegui import background_tasks, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.parts.blocks import Problems, card, heading, show_chart, words
from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.app.services import services
from loyalty_sim.app.serving.limits import SEEDS, problems_of_size
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.lab.results import find_result
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.scenario import Problem, ScenarioError, scenario_hash
from loyalty_sim.scenario.several_arms import LETTERS, as_arms

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result

KINDS = ("compare", "side_by_side", "run")
"""Kinds of results whose scenarios are arms."""
TALL = 300


class Arms(NamedTuple):
    """scenarios: those of the chosen results, each once. seeds: of the one with most. command: that asks the same."""

    scenarios: "tuple[Scenario, ...]"
    seeds: int
    command: str


def arms_of(results: "Mapping[Path, Result]") -> Arms:
    """The arms of saved results by folder, those of the first one first.

    Raises ScenarioError for more than four different ones, for two markets, and for what is too large for a page.
    """
    found: dict[str, tuple[Scenario, Path]] = {}
    for folder, result in results.items():
        several = len(result.scenarios) > 1
        for name, scenario in result.scenarios.items():
            file = folder / (f"config_{name}.yaml" if several else "config.yaml")
            found.setdefault(scenario_hash(scenario), (_titled(scenario, found, result), file))
    if len(found) > len(LETTERS):
        help = ("choose fewer results: those with the same A share it",)
        raise ScenarioError([Problem(f"{len(found)} different arms: {len(LETTERS)} at most", "results", help)])
    seeds = min(max(len(result.provenance["seeds"]) for result in results.values()), SEEDS[1])
    seeds = max(seeds, SEEDS[0])
    arms = tuple(as_arms([scenario for scenario, _ in found.values()]).values())
    if problems := list(dict.fromkeys(problem for each in arms for problem in problems_of_size(each, seeds))):
        raise ScenarioError(problems)
    files = [str(file) for _, file in found.values()]
    return Arms(arms, seeds, shlex.join(["loyalty-sim", "compare", *files, "--seeds", str(seeds)]))


def _titled(scenario: "Scenario", found: "Mapping[str, tuple[Scenario, Path]]", result: "Result") -> "Scenario":
    """The scenario with the name of its result in its title, where another arm has the title already."""
    taken = any(scenario.title == other.title for other, _ in found.values())
    return (
        scenario._replace(title=f"{scenario.title}, {result.label.name}") if taken and result.label.name else scenario
    )


class Beside:
    """A card to choose saved results, and what comes of their arms below it."""

    def __init__(self) -> None:
        self._inquiry = Inquiry(services(), uuid4().hex)
        self._task: asyncio.Task[None] | None = None
        self._asked: Arms | None = None
        self._found: Result | None = None
        with card("s12", "Side by side") as self._card:
            heading("Side by side", 2)
            words(
                "span", "the arms of saved comparisons and runs, up to four, under the same luck: which is best", "sub"
            )
            with ui.element("div").classes("plan-controls"):
                self._chosen = ui.select({}, label="Saved results", value=[], multiple=True).mark("arms")
                self._chosen.props("outlined dense options-dense stack-label use-chips")
            with ui.element("div").classes("links"):
                ui.button("Set side by side", icon="view_column", on_click=self.ask).mark("set-arms")
                for word, board in (("Report of it", False), ("Board page of it", True)):
                    ui.button(word, on_click=lambda board=board: self._document(board)).props("outline")
            self.problems = Problems()
            self._status = words("span", "", "sub").props('role="status"').mark("arms-status")
            self._shown = ui.element("div").classes("w-full")
        self._card.visible = False
        ui.context.client.on_delete(self.stop)

    def offer(self, named: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        """Which results may be chosen. named: words by result; kinds: kind of study by result."""
        offered = {name: said for name, said in named.items() if kinds.get(name) in KINDS}
        self._chosen.set_options(offered, value=[name for name in self._chosen.value if name in offered])
        self._card.visible = len(offered) > 1

    def ask(self) -> None:
        """Run the arms of what is chosen."""
        self.stop()
        self._task = background_tasks.create(self._answer(list(self._chosen.value)), name="side by side")

    def stop(self) -> None:
        """Compute no further."""
        if self._task:
            self._task.cancel()
            self._task = None

    async def _answer(self, names: Sequence[str]) -> None:
        self._shown.clear()
        self._found = None
        with suppress(asyncio.CancelledError):
            try:
                self._asked = await to_thread(_read, names)
                self.problems.hide()
                self._found = await self._inquiry.beside(self._asked.scenarios, self._asked.seeds, self._tell)
            except ScenarioError as error:
                self.problems.show(error.problems)
                self._status.set_text("change what is named above")
            except (RunFailed, QueueFull) as error:
                self._status.set_text(str(error))
            else:
                self._show(self._found, self._asked)

    def _tell(self, done: int, total: int) -> None:
        self._status.set_text(f"{done:,} of {total:,} runs of this step …")

    def _show(self, found: "Result", asked: Arms) -> None:
        self._status.set_text(f"done: {found.market}")
        with self._shown:
            words("p", found.text, "said").style("margin:6px 0").mark("arms-told")
            for chart in found.charts():
                show_chart(chart, "s12", TALL)
            show_form(found.form())
            words("p", "The same from the command line", "small").style("margin:6px 0 2px")
            words("code", asked.command, "line").mark("arms-command")

    async def _document(self, board: bool) -> None:
        if self._found is None or self._asked is None:
            ui.notify("Set some results side by side first", type="warning")
            return
        text = await self._inquiry.document(self._found, self._asked.command, board)
        ui.download.content(text, f"side_by_side_{'board' if board else 'report'}.html", "text/html")


def _read(names: Sequence[str]) -> Arms:
    from loyalty_sim.studies.saved import load_result

    if not names:
        raise ScenarioError([Problem("no saved result is chosen", "results", ("choose two to four",))])
    folders = [find_result(name) for name in names]
    return arms_of({folder: load_result(folder) for folder in folders})
