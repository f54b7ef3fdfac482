"""The plan of the week: one visible table of passes, what each reads and writes, and in which order.

Renewal opens the week (MODEL calls it the last stage), so that the end of a week is exactly what is accounted.
A pass is a function of the market; passes can be replaced, removed or inserted (`market.plan`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from loyalty_sim.week import passes
from loyalty_sim.week.strike import strike


@dataclass(frozen=True)
class Pass:
    """One pass: its name, stage of the week, function of the market, and the columns it reads and writes."""

    name: str
    stage: str
    run: Callable[[Any], None]
    reads: tuple[str, ...]
    writes: tuple[str, ...]


def columns(text: str) -> tuple[str, ...]:
    """Column names from "customers: alive provider; sites: wait" as "customers.alive" and so on; * means all."""
    groups = (group.split(":") for group in text.split(";"))
    return tuple(f"{table.strip()}.{name}" for table, names in groups for name in names.split())


WEEK: tuple[Pass, ...] = (
    Pass(
        "strike", "renew", strike,
        reads=columns(
            "customers: alive generation; employees: employed person; sites: firm improvement; "
            "firms: staff_start staff_rows"
        ),
        writes=columns(
            "customers: story story_firm; employees: employed vacant; firms: trouble surge broken saving"
        ),
    ),
    Pass(
        "renew", "renew", passes.renew,
        reads=columns(
            "customers: alive generation provider quality known_of traits"
        ),
        writes=columns(
            "customers: satisfaction loyalty wallet bond_person bond quality expectation provider site "
            "grievance case handling failures talk_pressure belief known_of alive generation segment need_rate "
            "story known former_firm advised_firm advice barrier "
            "traits optimism price_sensitivity leniency value case_age voice_belief message left_firm left_reason paid "
            "attributes"
        ),
    ),
    Pass(
        "decide", "decide", passes.decide,
        reads=columns(
            "firms: *; sites: firm effort"
        ),
        writes=columns(
            "firms: price positions pay selectivity spend appeal open last_customers last_cash last_profit "
            "start_profit measured_start arm arm_value; firms: dismisses most_overtime temporary by_site at_sites; "
            "sites: relative added extra"
        ),
    ),
    Pass(
        "invest", "invest", passes.invest,
        reads=columns(
            "firms: *; sites: firm improvement extra capability usual_positions"
        ),
        writes=columns(
            "firms: capability claim headcount attention focus disruption funded under_way carried attraction ease "
            "harder outdated repaired innovativeness public trust championed; sites: process capability"
        ),
    ),
    Pass(
        "staff", "staff", passes.staff,
        reads=columns(
            "employees: *; sites: *; firms: capability satisfaction loyalty score_use bonus good_news pay selectivity "
            "positions dismisses staff_start staff_rows staff_count price customers commitment championed climate_mix "
            "internal_mix attention discipline"
        ),
        writes=columns(
            "employees: employed person tenure vacant disposition know want can climate exhaustion orientation "
            "pride came_as moved_to answers points information attitude behaviour culture; "
            "sites: leadership facets climate improvement ideas positions staff_count severance"
        ),
    ),
    Pass(
        "arrive", "serve", passes.arrive,
        reads=columns(
            "customers: *; firms: *; employees: person employed site firm want came_as moved_to; "
            "sites: wait staff_start staff_count"
        ),
        writes=columns(
            "customers: story known former_firm former_week former_tenure former_satisfaction former_attachment "
            "former_known "
            "satisfaction loyalty wallet bond_person bond quality expectation "
            "provider site since grievance case handling failures talk_pressure belief known_of message message_firm "
            "tells left_firm left_reason paid attributes advice advised_firm; employees: handled work"
        ),
    ),
    Pass(
        "prepare", "serve", passes.prepare,
        reads=columns(
            "employees: handled work employed know want can exhaustion orientation tenure disposition; "
            "sites: firm staff_start staff_count positions effort_standard process facets capability; "
            "firms: capability usual_spend headcount disruption score_use bonus repaired trouble "
            "ease internal_mix most_overtime temporary"
        ),
        writes=columns(
            "employees: performance attitudes reliability responsiveness assurance felt displayed empathy service "
            "failure_risk failure_kinds; "
            "firms: held short; sites: demand work present open_positions staffed cover overtime utilisation effort "
            "effort_standard wait punctuality empathy"
        ),
    ),
    Pass(
        "meet", "serve", passes.meet,
        reads=columns(
            "customers: *; employees: service assurance failure_risk failure_kinds person employed want; "
            "firms: price claim capability championed public"
        ),
        writes=columns(
            "customers: satisfaction loyalty alternative wallet bond_person bond quality expectation value grievance "
            "known case handling case_age failures message message_firm tells paid attributes; "
            "employees: angry rated marks"
        ),
    ),
    Pass(
        "voice", "voice", passes.voice,
        reads=columns(
            "customers: case case_age grievance provider site generation satisfaction voice_belief "
            "failures; sites: empathy capability; firms: capability open_cases base_customers"
        ),
        writes=columns(
            "customers: case handling case_age grievance satisfaction voice_belief"
        ),
    ),
    Pass(
        "talk", "talk", passes.talk,
        reads=columns(
            "customers: alive generation message message_firm tells left_firm provider satisfaction belief known_of "
            "talk_pressure story advice"
        ),
        writes=columns(
            "customers: belief known_of talk_pressure story story_firm advice advised_firm"
        ),
    ),
    Pass(
        "listen", "listen", passes.listen,
        reads=columns(
            "customers: provider site generation need_rate former_firm former_week known satisfaction loyalty bond "
            "traits bond_person grievance belief voice_belief talk_pressure attributes; employees: person employed; "
            "sites: firm staff_start staff_count capability; firms: capability customers staff_count image "
            "innovativeness close_loop"
        ),
        writes=columns(
            "customers: satisfaction loyalty bond bond_person voice_belief belief talk_pressure case case_age "
            "grievance"
        ),
    ),
    Pass(
        "close", "account", passes.close,
        reads=columns(
            "customers: alive provider since satisfaction loyalty grievance quality former_firm former_week "
            "former_tenure former_satisfaction former_attachment former_known known; employees: firm; sites: firm; "
            "firms: open cash last_cash base_customers"
        ),
        writes=columns(
            "customers: provider site former_firm former_week former_tenure former_satisfaction former_attachment "
            "former_known left_firm left_reason wallet loyalty value grievance case case_age handling failures "
            "talk_pressure known; "
            "employees: employed vacant moved_to; sites: positions; "
            "firms: open closed appeal spend funded by_site at_sites"
        ),
    ),
    Pass(
        "account", "account", passes.account,
        reads=columns(
            "customers: *; employees: *; sites: *; firms: *"
        ),
        writes=columns(
            "customers: paid; firms: customers joined left satisfaction loyalty open_cases voiced cash discounted "
            "posts stars reputation image volume responses points gaming measured named most_innovative perceived "
            "measured_items answers crises on_time"
        ),
    ),
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
