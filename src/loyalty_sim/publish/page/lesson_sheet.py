"""The handout of a lesson: a sheet for the students, and on a page of its own what the teacher needs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.publish.export import citation
from loyalty_sim.publish.ledger_page import environment
from loyalty_sim.publish.page.asked import asked_tables
from loyalty_sim.publish.page.document import figure_of, scripts_of, source
from loyalty_sim.publish.page.origin import origin_rows
from loyalty_sim.publish.page.prose import prose

if TYPE_CHECKING:
    from loyalty_sim.picture.chart import Chart
    from loyalty_sim.studies.base import Result
    from loyalty_sim.validation.claims.shipped import Shipped


class Sheet(NamedTuple):
    """A lesson that was run.

    choices: answers to choose from, none where a number of `unit` is asked for. texts: prose by section. plan: minutes
    by step; discuss: questions, each with an answer that would do. claims: what the ledger says of each. right: what
    the model answers, in words; spread: what single pairs of worlds would, if that can be told; compared: the paired
    runs it comes from. picture: the chart of the lesson.
    """

    number: int
    title: str
    minutes: int
    question: str
    choices: Sequence[str]
    unit: str
    texts: Mapping[str, str]
    sources: Sequence[str]
    plan: Mapping[str, int]
    discuss: Sequence[tuple[str, str]]
    claims: "Sequence[Shipped]"
    right: str
    spread: str
    picture: "Chart"
    compared: "Result"


def render_sheet(sheet: Sheet, static: bool = False) -> str:
    """The page as text; static: the picture for paper, and no script."""
    figure = figure_of(1, sheet.picture, static)
    compared = sheet.compared
    return environment(True).get_template("lesson.html.j2").render(
        sheet=sheet,
        prose={name: prose(text) for name, text in sheet.texts.items()},
        pairs=len(compared.provenance["seeds"]),
        figure=figure,
        options={figure["id"]: sheet.picture.without_title()},
        plan=", ".join(f"{step} {minutes}" for step, minutes in sheet.plan.items()),
        asked=asked_tables(compared),
        origin=origin_rows(compared.provenance),
        citation=citation(compared.provenance, f"lesson {sheet.number}"),
        static=static,
        style=source("templates", "page.css") + source("templates", "report.css") + source("templates", "lesson.css"),
        scripts=[] if static else scripts_of(None),
        notice=source("vendor", "echarts.NOTICE").strip(),
    )  # fmt: skip
