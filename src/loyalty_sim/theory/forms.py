"""The form of response of every lever: the one in force, the others that the evidence allows, and why.

Nobody has measured these curves for service firms; forms are judgement (grade D), and part of the doubt of every answer
about money. What is known of kindred curves narrows the choice, and is named. One table for settings, studies and docs.
"""

from enum import IntEnum
from typing import NamedTuple


class Form(IntEnum):
    """Curves from money to capability (`theory.firms.response`); `NONE`: money changes nothing."""

    NONE = 0
    SATURATING = 1
    POWER = 2
    LINEAR = 3
    S_SHAPED = 4
    THRESHOLD = 5


ANY = ("saturating", "power", "linear", "s_shaped", "threshold")

BENT = ("power", "saturating", "linear", "s_shaped", "threshold")
"""All of them in order: from the one that brings most at once to the one that brings nothing at first."""


class Response(NamedTuple):
    """forms: those that the evidence allows, first the one in force. why: reasons for the choice."""

    forms: tuple[str, ...]
    why: str

    @property
    def settable(self) -> tuple[str, ...]:
        """What may be set: any form, or where only one makes sense that one; or none."""
        return (*ANY, "none") if len(self.forms) > 1 else (*self.forms, "none")


_CALLS = "each call or letter costs the same and reaches one more, until all are reached"
_PROGRAMME = "a programme needs a minimum before it exists, and runs into those whom it cannot reach"

RESPONSES = {
    "climate": Response(ANY, "never measured; many small means (tools, time, development) with use that shrinks"),
    "training": Response(
        ("saturating", "power"), "practice follows a power law (Newell & Rosenbloom 1981; Argote & Epple 1990)"
    ),
    "staffing": Response(
        ("saturating",), "hours are bought one by one: capability only remembers the money, whose use follows in queues"
    ),
    "process": Response(
        ("saturating", "power", "s_shaped", "threshold"),
        "the best faults first (Rust, Zahorik & Keiningham 1995); equipment comes in lumps",
    ),
    "recovery": Response(
        ("saturating", "linear"), "answering takes people, each so many cases, until there is one for every case"
    ),
    "promise": Response(
        ("saturating", "power", "s_shaped", "threshold"),
        "mostly concave (Simon & Arndt 1980), in some an S or a threshold (Little 1979; Vakratsas et al. 2004)",
    ),
    "recognition": Response(("saturating", "power", "linear"), "told to one person after another"),
    "smile": Response(("saturating", "power"), "training: a power law of practice"),
    "innovation": Response(
        ANY, "small efforts bring nothing to market, great ones bring less per unit (never settled)"
    ),
    "tangibles": Response(("saturating", "power", "threshold"), "premises are renewed in lumps, the worst first"),
    "root_cause": Response(("saturating", "power"), "the most frequent causes first (Pareto's law of faults)"),
    "personalisation": Response(("saturating", "s_shaped", "threshold"), "systems are a cost before the first use"),
    "thanks": Response(("saturating", "linear"), _CALLS),
    "listening": Response(("saturating", "linear"), _CALLS),
    "empowerment": Response(("saturating", "power", "s_shaped"), "rules go one by one, or culture has to turn first"),
    "ideas": Response(("saturating", "s_shaped", "threshold"), _PROGRAMME),
    "champion": Response(("saturating", "linear", "threshold"), _PROGRAMME),
    "barriers": Response(("saturating", "linear", "threshold"), _PROGRAMME),
    "win_back": Response(("saturating", "linear"), _CALLS),
    "internal_service": Response(ANY, "never measured; like climate"),
    "access": Response(("saturating", "power", "linear", "threshold"), "hours one by one; a channel is a lump"),
}
"""By lever that is bought."""

UNKNOWN = Response(ANY, "nothing is known")


def response(lever: str) -> Response:
    """What is known of the response to money in a lever; any form where the table says nothing.

    >>> response("training").forms
    ('saturating', 'power')
    """
    return RESPONSES.get(lever, UNKNOWN)
