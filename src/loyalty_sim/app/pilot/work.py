"""What worker processes do for the page of pilots: make studies of what was asked, and read what was sent."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.app.pilot.asked import PilotRequest
    from loyalty_sim.app.pilot.decline import DeclineRequest
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.learn.findings import Findings
    from loyalty_sim.studies.learn.study import LearnStudy
    from loyalty_sim.studies.measure.study import MeasureStudy
    from loyalty_sim.studies.pilot.study import PilotStudy


def pilot(asked: "PilotRequest", keep: "Scenario", change: "Scenario", worlds: "int | pd.DataFrame") -> "PilotStudy":
    """The search for a trial that a visitor asks for. keep, change: with as many sites as the visitor says."""
    from loyalty_sim.studies.pilot.study import pilot_study

    return pilot_study(
        keep, change, None, asked.budget, asked.measures, worlds, per_site=asked.per_site, asked=asked.asked
    )


def taught(found: "Findings", a: "Scenario", b: "Scenario", worlds: "pd.DataFrame | None") -> "LearnStudy":
    """What a pilot's result teaches. worlds: those that an earlier one left, if it did."""
    from loyalty_sim.app.pilot.asked import LEARN_WORLDS
    from loyalty_sim.studies.learn.study import learn_study

    return learn_study(found, a, b, LEARN_WORLDS if worlds is None else worlds)


def decline(asked: "DeclineRequest", today: "Scenario") -> "MeasureStudy":
    """A decline that is watched."""
    from loyalty_sim.app.pilot.decline import SEEDS
    from loyalty_sim.studies.measure.study import measure_study

    return measure_study(today, asked.cut, asked.points, asked.answers, asked.bonus, SEEDS)
