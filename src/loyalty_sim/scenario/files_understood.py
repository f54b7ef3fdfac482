"""What was understood of the files of a user's own that a scenario reads: a network, answers of a survey."""

from loyalty_sim.scenario.schema import Scenario


def files_understood(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Sentences by the path of each file that is read; none where there are no such files.

    The scenario must be sound: its files have been read once.

        >>> files_understood(Scenario())
        {}
    """
    found: dict[str, tuple[str, ...]] = {}
    if scenario.network.kind == "file":
        from loyalty_sim.world.network.files import network_understood

        found[scenario.network.path] = network_understood(scenario.network, scenario.market.customers)
    if scenario.trade.answers:
        from loyalty_sim.world.answers import answers_understood

        found[scenario.trade.answers] = answers_understood(scenario.trade.answers)
    return found
