"""What of a scenario its opening depends on: scenarios that open alike share the years before their first week."""

from loyalty_sim.scenario.schema import LABELS, Scenario
from loyalty_sim.world.settings import FirmSettings, RivalSettings, Shocks

FROM_WEEK_ONE = {
    "firm": ("name", "levers_from", "patience", "schedule", "own", "positions", "levers", "sites"),
    "rivals": ("levers_from", "levers"),
}
"""Settings of firms that are looked at from the first week on only, by section."""


def opening_of(scenario: Scenario) -> Scenario:
    """The scenario with everything that comes after its opening as it is by default.

    Under one seed, markets of scenarios for which this is the same open with the same people, firms and ties.

    >>> from loyalty_sim.world.settings import Levers
    >>> today = Scenario()
    >>> more = today._replace(firm=today.firm._replace(levers=Levers(climate=2.0)))
    >>> smaller = today._replace(firm=today.firm._replace(share=0.1))
    >>> opening_of(more) == opening_of(today), opening_of(smaller) == opening_of(today)
    (True, False)
    """
    usual = Scenario()
    firm = {name: getattr(FirmSettings(), name) for name in FROM_WEEK_ONE["firm"]}
    rivals = {name: getattr(RivalSettings(), name) for name in FROM_WEEK_ONE["rivals"]}
    return scenario._replace(
        **{name: getattr(usual, name) for name in LABELS},
        firm=scenario.firm._replace(**firm),
        rivals=scenario.rivals._replace(**rivals),
        shocks=Shocks(),
        later=(),
    )
