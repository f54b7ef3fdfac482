"""The one typed schema of a scenario: what can be set, composed from the parts that use it."""

from typing import Annotated, NamedTuple

from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.network.settings import NetworkSettings
from loyalty_sim.world.settings import FirmSettings, MarketSettings, RivalSettings, Shocks, TradeSettings


class Scenario(NamedTuple):
    """One fully specified market: an immutable value, equal to another if all its settings are."""

    name: Annotated[str, Parameter("Short name of the scenario")] = "baseline"
    title: Annotated[str, Parameter("One line of what the scenario is")] = "Business as usual"
    story: Annotated[str, Parameter("What a manager would say about it")] = ""
    market: MarketSettings = MarketSettings()
    trade: TradeSettings = TradeSettings()
    network: NetworkSettings = NetworkSettings()
    firm: FirmSettings = FirmSettings()
    rivals: RivalSettings = RivalSettings()
    shocks: Shocks = Shocks()
    theory: Theory = Theory()
