"""Taking something along: a link, a scenario file, a table, a report."""

from typing import TYPE_CHECKING

from nicegui import ui

if TYPE_CHECKING:
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.app.what_if.inquiry import Inquiry
    from loyalty_sim.studies.base import Result


def copy_link(question: "VisitorRequest") -> None:
    """Put the address of the question into the clipboard."""
    copy_address(f"/?{question.query()}")


def copy_address(address: str) -> None:
    """Put an address into the clipboard. address: path and query, percent-encoded as `urlencode` does."""
    ui.run_javascript(f"navigator.clipboard && navigator.clipboard.writeText(window.location.origin + '{address}')")
    ui.notify("The address of this question is copied; it gives the same numbers to whoever opens it")


def download_scenario(question: "VisitorRequest") -> None:
    """B as YAML; A as well if it has settings of its own."""
    head = f"# Saved by loyalty-sim app. The comparison: {question.command()}\n"
    ui.download.content(head + question.file("B"), "b.yaml", "application/yaml")
    if question.only_a:
        ui.download.content(head + question.file("A"), "a.yaml", "application/yaml")


def download_csv(compared: "Result | None") -> None:
    """The table of the comparison, unrounded."""
    if compared is None:
        ui.notify("The comparison is not finished yet", type="warning")
        return
    ui.download.content(compared.table.to_csv(index=False), "comparison.csv", "text/csv")


async def download_report(
    compared: "Result | None", inquiry: "Inquiry", question: "VisitorRequest", board: bool = False,
    curve: "Result | None" = None,
) -> None:  # fmt: skip
    """The comparison as one HTML page, with the returns curve if that is there, or as two pages for a board."""
    if compared is None:
        ui.notify("The comparison is not finished yet", type="warning")
        return
    text = await inquiry.document(compared, question.command(), board, (curve,) if curve else ())
    ui.download.content(text, "board.html" if board else "report.html", "text/html")
