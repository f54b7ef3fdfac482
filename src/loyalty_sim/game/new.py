"""A new game from a few words, as one writes them at the command line or in a form."""

from loyalty_sim.game.game import Game
from loyalty_sim.game.read import parse_game
from loyalty_sim.scenario.schema import dump


def new_game(
    teams: str, bots: str = "", trade: str = "bank", customers: int = 3000, quarters: int = 6, seed: int = 1,
    title: str = "", called: str = "command line",
) -> Game:  # fmt: skip
    """A game without decisions. teams: names, parted by commas; bots: strategies of further firms, the same way.

    Raises ScenarioError for what cannot be, said at `called`.

        >>> [team.name for team in new_game("Red, Blue", "imitate_leader").teams]
        ['Red', 'Blue', 'Bot 1']
    """
    people = [name.strip() for name in teams.split(",") if name.strip()]
    robots = [text.strip() for text in bots.split(",") if text.strip()]
    tree = {
        "settings": {"trade": trade, "market.customers": customers},
        "seed": seed,
        "quarters": quarters,
        "teams": [*people, *({"name": f"Bot {n}", "bot": text} for n, text in enumerate(robots, start=1))],
    } | ({"title": title} if title else {})
    return parse_game(dump(tree), called)
