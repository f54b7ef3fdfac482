"""The plan of the week: one visible table of passes, what each reads and writes, and in which order.

Renewal opens the week (MODEL calls it the last stage), so that the end of a week is exactly what is accounted.
A pass is a function of the market; passes can be replaced, removed or inserted (`market.plan`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from loyalty_sim.week import passes


@dataclass(frozen=True)
class Pass:
    """One pass: its name, stage of the week, function of the market, and the columns it reads and writes."""

    name: str
    stage: str
    run: Callable[[Any], None]
    reads: tuple[str, ...]
    writes: tuple[str, ...]


_ATTITUDES = ("satisfaction", "loyalty", "wallet", "bond_person", "bond", "quality", "expectation")
_RELATION = (*_ATTITUDES, "provider", "site", "since", "grievance", "case", "failures", "talk_pressure", "belief")
_BIRTH = (
    *_RELATION,
    "alive",
    "generation",
    "segment",
    "need_rate",
    "price_sensitivity",
    "leniency",
    "value",
    "case_age",
    "voice_belief",
    "message",
    "left_firm",
    "left_reason",
    "paid",
)
_SERVICE = ("performance", "reliability", "responsiveness", "assurance", "empathy", "service", "failure_risk")


def _columns(table: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{table}.{name}" for name in names)


WEEK: tuple[Pass, ...] = (
    Pass("renew", "renew", passes.renew, _columns("customers", "alive", "generation", "provider", "quality"),
         _columns("customers", *_BIRTH)),
    Pass("decide", "decide", passes.decide, ("firms.*",),
         _columns("firms", "price", "spend", "last_customers", "last_cash", "start_profit")),
    Pass("invest", "invest", passes.invest, _columns("firms", "spend", "usual_spend", "capability", "customers",
         "base_customers", "headcount") + _columns("sites", "firm"),
         _columns("firms", "capability", "claim", "headcount") + _columns("sites", "process")),
    Pass("staff", "staff", passes.staff, ("employees.*", "sites.*") + _columns("firms", "capability", "satisfaction"),
         _columns("employees", "employed", "person", "tenure", "vacant", "disposition", "know", "want", "can", "climate",
                  "exhaustion") + _columns("sites", "leadership", "climate")),
    Pass("arrive", "serve", passes.arrive, ("customers.*", "firms.*") + _columns("employees", "person", "employed", "site")
         + _columns("sites", "wait", "staff_start", "staff_count"),
         _columns("customers", *_RELATION, "message", "message_firm", "tells", "left_firm", "left_reason", "paid")
         + _columns("employees", "handled")),
    Pass("prepare", "serve", passes.prepare, _columns("employees", "handled", "employed", "know", "want", "can")
         + _columns("sites", "firm", "staff_start", "staff_count", "effort_standard", "process")
         + _columns("firms", "capability", "usual_spend", "staff_count", "headcount"),
         _columns("employees", *_SERVICE)
         + _columns("sites", "demand", "staffed", "utilisation", "effort", "effort_standard", "wait", "empathy")),
    Pass("meet", "serve", passes.meet, ("customers.*",) + _columns("employees", "service", "failure_risk", "person",
         "employed") + _columns("firms", "price", "claim", "capability"),
         _columns("customers", *_ATTITUDES, "value", "grievance", "case", "case_age", "failures", "message",
                  "message_firm", "tells", "paid") + _columns("employees", "angry")),
    Pass("voice", "voice", passes.voice, _columns("customers", "case", "case_age", "grievance", "provider", "site",
         "generation", "satisfaction", "voice_belief", "failures") + _columns("sites", "empathy")
         + _columns("firms", "capability", "open_cases", "base_customers"),
         _columns("customers", "case", "case_age", "grievance", "satisfaction", "voice_belief")),
    Pass("talk", "talk", passes.talk, _columns("customers", "alive", "generation", "message", "message_firm", "tells",
         "left_firm", "provider", "belief", "talk_pressure"), _columns("customers", "belief", "talk_pressure")),
    Pass("account", "account", passes.account, ("customers.*", "employees.*", "sites.*", "firms.*"),
         _columns("customers", "paid")
         + _columns("firms", "customers", "joined", "left", "satisfaction", "open_cases", "cash", "discounted")),
)  # fmt: skip
"""The week of MODEL.md section 2 as data."""


class Plan(tuple[Pass, ...]):
    """An immutable sequence of passes with named access; changing it gives a new plan."""

    def names(self) -> list[str]:
        """Names of the passes in order."""
        return [p.name for p in self]

    def _position(self, name: str) -> int:
        if name not in self.names():
            raise ValueError(f"there is no pass '{name}': the week has {', '.join(self.names())}")
        return self.names().index(name)

    def replaced(self, name: str, run: Callable[[Any], None]) -> "Plan":
        """The plan with another function for one pass. Raises ValueError for an unknown name."""
        at = self._position(name)
        return Plan((*self[:at], replace(self[at], run=run), *self[at + 1 :]))

    def without(self, name: str) -> "Plan":
        """The plan without one pass. Raises ValueError for an unknown name."""
        at = self._position(name)
        return Plan((*self[:at], *self[at + 1 :]))

    def inserted(self, after: str, new: Pass) -> "Plan":
        """The plan with one more pass after the named one. Raises ValueError for an unknown name."""
        at = self._position(after) + 1
        return Plan((*self[:at], new, *self[at:]))
