"""What was asked: the heading of a report, and in what its scenarios differ from each other and from the usual."""

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from loyalty_sim.scenario import load_scenario
from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.schema import Scenario, settings, spell

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


class Heading(NamedTuple):
    """Title and subtitle of a report, and what its owner noted."""

    title: str
    subtitle: str
    note: str = ""


class Asked(NamedTuple):
    """One comparison of settings: what is compared, the story, and the table of differences; None if all agree."""

    title: str
    story: str
    table: pd.DataFrame | None


def heading(result: "Result") -> Heading:
    """What the report is about, and in which market; under the name that somebody gave it, if any."""
    name, note = result.label
    return Heading(name or result.heading, f"{result.heading}; {result.market}" if name else result.market, note)


def asked_tables(result: "Result") -> list[Asked]:
    """The first scenario against the usual, a second one against the first."""
    usual, found = load_scenario(), []
    first = next(iter(result.scenarios), "")
    for name, scenario in result.scenarios.items():
        against = usual if name == first else result.scenarios[first]
        than = "baseline" if name == first else first if first in ("A", "today") else against.title
        head = f"{name}: {scenario.title}" if name in ("A", "B") else scenario.title
        story = "" if name != first and scenario.story == against.story else scenario.story
        title = f"{head}, where it differs from {'the baseline' if name == first else than}"
        found.append(Asked(title, story, _differences(scenario, against, than)))
    return found


def _differences(scenario: Scenario, against: Scenario, than: str) -> pd.DataFrame | None:
    known, changed = settings(Scenario), differences(scenario, against)
    rows = [
        (key, spell(before), spell(here), known[key].parameter.unit, known[key].parameter.help)
        for key, (before, here) in changed.items()
    ]
    return pd.DataFrame(rows, columns=["setting", than, "here", "unit", "meaning"]) if rows else None
