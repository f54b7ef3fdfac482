"""A page of paper for every team: the market, the rules, what each lever does and costs, and room to write."""

from nicegui import ui

from loyalty_sim.app.frame import Act, frame
from loyalty_sim.app.game import texts
from loyalty_sim.app.game.tables import table
from loyalty_sim.app.levers import GROUPS
from loyalty_sim.app.parts import heading, words
from loyalty_sim.game.budget import Prices, prices
from loyalty_sim.game.game import Game
from loyalty_sim.game.market import scenario_of
from loyalty_sim.picture.words import money
from loyalty_sim.theory.levers import LEVERS, lever_named

STEP = 0.5


def show(game: Game) -> None:
    """Everything that a team needs on paper."""
    known, scenario = prices(game), scenario_of(game)
    currency = scenario.market.currency
    act = Act(texts.PRINT, "print", lambda: ui.run_javascript("window.print()"), texts.PRINT_TIP)
    title = f"{texts.HANDOUT_TITLE}: {game.title}"
    with frame(texts.PAGE, title, (act,)), ui.element("div").classes("main page sheet"):
        heading(game.title, 2)
        words("p", texts.HANDOUT_TEAM, "sub")
        market = texts.HANDOUT_MARKET.format(
            firms=len(game.teams), customers=f"{scenario.market.customers:,}", trade=scenario.trade.title.lower(),
            quarters=game.quarters,
        )  # fmt: skip
        words("p", market)
        with ui.element("ul"):
            for rule in texts.HANDOUT_RULES:
                interview = money(known.interview / len(game.teams), currency)
                words("li", rule.format(budget=money(game.budget, currency), interview=interview))
        heading(texts.HANDOUT_LEVERS)
        rows = [_lever(name, known, currency) for group in GROUPS.values() for name in group]
        table(texts.HANDOUT_HEADS, rows, texts.HANDOUT_LEVERS)
        heading(texts.HANDOUT_DECISIONS)
        table(
            texts.HANDOUT_DECIDED,
            [(str(quarter), "", "", "") for quarter in range(1, game.quarters + 1)],
            texts.HANDOUT_DECISIONS,
        )
        words("p", texts.HANDOUT_GUESS)
        words("p", texts.HANDOUT_AFTER)
        for _ in range(3):
            ui.element("div").classes("rule")


def _lever(name: str, known: Prices, currency: str) -> tuple[str, str, str, str]:
    row = lever_named(name)
    if row.bought:
        cost = money(STEP * float(known.spend[LEVERS.index(name)]), currency)
    else:
        cost = texts.WITH_WAGES if row.paid else texts.FREE
    return row.title, row.purpose, "1" if row.usual else "0", cost
