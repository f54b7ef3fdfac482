"""A page of paper for every team: the market, the rules, what each lever does and costs, and room to write."""

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.tables import table
from loyalty_sim.app.parts.blocks import heading, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.parts.levers import GROUPS
from loyalty_sim.app.parts.levers import name as name_of
from loyalty_sim.game.budget import Prices, prices
from loyalty_sim.game.game import Game
from loyalty_sim.game.market import scenario_of
from loyalty_sim.language import tell
from loyalty_sim.picture.words import money
from loyalty_sim.theory.levers import LEVERS, lever_named

STEP = 0.5


def show(game: Game) -> None:
    """Everything that a team needs on paper."""
    known, scenario = prices(game), scenario_of(game)
    currency = scenario.market.currency
    act = Act(tell(texts.PRINT), "print", lambda: ui.run_javascript("window.print()"), tell(texts.PRINT_TIP))
    title = f"{tell(texts.HANDOUT_TITLE)}: {game.title}"
    with frame(texts.PAGE, title, (act,)), ui.element("div").classes("main page sheet"):
        heading(game.title, 2)
        words("p", tell(texts.HANDOUT_TEAM), "sub")
        market = tell(texts.HANDOUT_MARKET, 
            firms=len(game.teams), customers=scenario.market.customers, trade=tell(scenario.trade.title).lower(),
            quarters=game.quarters,
        )  # fmt: skip
        words("p", market)
        with ui.element("ul"):
            for rule in texts.HANDOUT_RULES:
                interview = money(known.interview / len(game.teams), currency)
                words("li", tell(rule, budget=money(game.budget, currency), interview=interview))
        heading(tell(texts.HANDOUT_LEVERS))
        rows = [_lever(name, known, currency) for group in GROUPS.values() for name in group]
        table([tell(head) for head in texts.HANDOUT_HEADS], rows, tell(texts.HANDOUT_LEVERS))
        heading(tell(texts.HANDOUT_DECISIONS))
        table(
            [tell(head) for head in texts.HANDOUT_DECIDED],
            [(str(quarter), "", "", "") for quarter in range(1, game.quarters + 1)],
            tell(texts.HANDOUT_DECISIONS),
        )
        words("p", tell(texts.HANDOUT_GUESS))
        words("p", tell(texts.HANDOUT_AFTER))
        for _ in range(3):
            ui.element("div").classes("rule")


def _lever(lever: str, known: Prices, currency: str) -> tuple[str, str, str, str]:
    row = lever_named(lever)
    if row.bought:
        cost = money(STEP * float(known.spend[LEVERS.index(lever)]), currency)
    else:
        cost = tell(texts.WITH_WAGES) if row.paid else tell(texts.FREE)
    return name_of(lever), tell(row.purpose), "1" if row.usual else "0", cost
