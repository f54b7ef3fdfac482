"""The claims behind a lesson as a page shows them: verdict, effect of every part in units, evidence from outside."""

from collections.abc import Sequence

from nicegui import ui

from loyalty_sim.app.parts import words
from loyalty_sim.validation.claims.shipped import Shipped


def show_claims(told: Sequence[Shipped]) -> None:
    """Each claim with its verdict, below it what was seen."""
    for each in told:
        with ui.element("div").classes("claim"):
            words("p", f"{each.claim.id} {each.claim.title}: {each.verdict}", "claim-head")
            words("p", each.claim.sentence, "small")
            with ui.element("ul"):
                for part in each.parts:
                    words("li", f"{part.says}: {part.verdict}. Seen: {part.seen}; claimed: {part.asked}.")
                for source in each.outside:
                    words("li", source)
