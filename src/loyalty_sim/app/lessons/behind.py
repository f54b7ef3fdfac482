"""The claims behind a lesson as a page shows them: verdict, effect of every part in units, evidence from outside."""

from collections.abc import Sequence

from nicegui import ui

from loyalty_sim.app.parts.blocks import words
from loyalty_sim.language import tell
from loyalty_sim.validation.claims.shipped import Shipped

PART = "{says}: {verdict}. Seen: {seen}; claimed: {asked}."


def show_claims(told: Sequence[Shipped]) -> None:
    """Each claim with its verdict, below it what was seen."""
    for each in told:
        with ui.element("div").classes("claim"):
            words("p", f"{each.claim.id} {tell(each.claim.title)}: {tell(each.verdict)}", "claim-head")
            words("p", tell(each.claim.sentence), "small")
            with ui.element("ul"):
                for part in each.parts:
                    says, verdict = tell(part.says), tell(part.verdict)
                    words("li", tell(PART, says=says, verdict=verdict, seen=part.seen, asked=part.asked))
                for source in each.outside:
                    words("li", source)
