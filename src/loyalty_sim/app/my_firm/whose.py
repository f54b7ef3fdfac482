"""Whose market a page asks about: the firm's name, which leads to its figures, and a way back to any firm."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nicegui import ui

from loyalty_sim.app.my_firm.asked import address_of_form

if TYPE_CHECKING:
    from loyalty_sim.app.visitor_request import VisitorRequest


class WhoseFirm:
    """One line above the settings of a market. let_go: any firm is wanted again."""

    def __init__(self, let_go: Callable[[], Any]):
        with ui.element("div").classes("links"):
            self.link = ui.link("", "/firm").mark("firm")
            self._any = ui.button("Any firm", on_click=let_go).props("flat dense no-caps").mark("any")

    def show(self, question: "VisitorRequest") -> None:
        """Name the firm of a question, or offer to set one up."""
        self.link.set_text(f"Firm: {question.firm.get('name', 'ours')}" if question.firm else "Set up my own firm")
        self.link.props["href"] = address_of_form(question.firm)
        self.link.update()
        self._any.visible = bool(question.firm)
