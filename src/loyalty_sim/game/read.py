"""A game from its file, YAML or JSON, checked: every problem is said with its line and the nearest right name.

title: Four banks
settings: {trade: bank, market.customers: 3000}
seed: 7
quarters: 6
budget: 4000
teams: [Red, Blue, {name: Leader, bot: follow_drivers}]
story: [{quarter: 3, kind: demand_surge, size: 0.4, told: A rival bank closes.}]
decisions:
  Red: {1: {climate: 1.5, interviews: 50}, 3: {price: 0.97}}
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.book import Book
from loyalty_sim.game.budget import USUAL_BUDGET, over_budget, prices
from loyalty_sim.game.game import FEWEST_TEAMS, MOST_QUARTERS, MOST_TEAMS, Decision, Event, Game, Team
from loyalty_sim.game.market import scenario_of
from loyalty_sim.reading import Unreadable, parse_yaml, read_yaml
from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.scenario.schema import flatten, spell
from loyalty_sim.theory.levers import TABLE
from loyalty_sim.world.habits import ENTRANT, SHIPPED, habits
from loyalty_sim.world.settings import Shocks

BOTS = tuple(name for name in SHIPPED if name != ENTRANT)
"""Strategies that a bot may have; a firm that opens later is no equal."""
MARKET = ("trade", "network")
"""Presets that a game may choose."""
GROUPS = ("market", "trade", "network", "theory")
ALONE = {
    "market.weeks": "quarters says how long it lasts",
    "network.path": "a game is one file",
    "trade.answers": "a game is one file",
}
MOST_INTERVIEWS, MOST_MONEY = 10_000, 1e12
NAME = re.compile(r"[^\W_][\w '&-]{0,39}")


def read_game(file: str | Path) -> Game:
    """The game of a file. Raises ScenarioError with every problem."""
    path = Path(file)
    try:
        content, lines = read_yaml(path)
    except FileNotFoundError as error:
        raise ScenarioError([Problem(str(error), f"command line: {path}")]) from None
    except Unreadable as error:
        raise ScenarioError(
            [Problem(error.message, f"{path}:{error.line}" if error.line else str(path), error.help)]
        ) from None
    return _game(Book(content, lines, str(path)))


def parse_game(text: str, called: str = "game") -> Game:
    """The game of a text, as `read_game`; called: what its place is named in what is said.

    >>> parse_game("teams: [Red, Blue]").teams[1].name
    'Blue'
    """
    try:
        content, lines = parse_yaml(text)
    except Unreadable as error:
        raise ScenarioError([Problem(error.message, f"{called}:{error.line or 1}", error.help)]) from None
    return _game(Book(content, lines, called))


def _game(book: Book) -> Game:
    book.known("", Game._fields, "a game")
    if not book.content:
        book.wrong("the file holds no game", "", "teams: [Red, Blue]")
    default = Game()
    teams = tuple(_teams(book))
    game = Game(
        title=str(book.at("title", default.title)),
        settings=_settings(book),
        seed=book.whole("seed", default.seed, 0, 2**31 - 1),
        quarters=book.whole("quarters", default.quarters, 1, MOST_QUARTERS),
        budget=book.number("budget", default.budget, 0.0, MOST_MONEY),
        price_of_interview=book.number("price_of_interview", default.price_of_interview, 0.0, MOST_MONEY),
        teams=teams,
    )
    game = game._replace(story=tuple(_story(book, game)), decisions=_decisions(book, game))
    book.check()
    try:
        scenario_of(game)
    except ScenarioError as error:
        place = book.where("settings")
        raise ScenarioError([each._replace(where=place) for each in error.problems]) from None
    if book.at("budget", None) is None:
        game = game._replace(budget=round(USUAL_BUDGET * prices(game).usual))
    book.problems += over_budget(game, book.where("decisions"))
    book.check()
    return game


def _settings(book: Book) -> dict[str, Any]:
    given = book.mapping("settings")
    found = {}
    for key, value in flatten(given).items():
        group, dot, _ = key.partition(".")
        if key in ALONE or not (key in MARKET or (dot and group in GROUPS)):
            why = ALONE.get(key, "settings of a game are trade, network, market.*, trade.*, network.* and theory.*")
            book.wrong(f"a game cannot set {shown(key)}", f"settings.{key}", why)
        found[key] = value
    return found


def _teams(book: Book) -> Iterator[Team]:
    given = book.at("teams", [team.name for team in Game().teams])
    if not isinstance(given, list) or not FEWEST_TEAMS <= len(given) <= MOST_TEAMS:
        book.wrong(f"teams is a list of {FEWEST_TEAMS} to {MOST_TEAMS} teams", "teams", "teams: [Red, Blue]")
        return
    names: set[str] = set()
    for place, each in enumerate(given):
        key = f"teams.{place}"
        if isinstance(each, Mapping):
            book.known(key, Team._fields, "a team")
        name = each.get("name") if isinstance(each, Mapping) else each
        if not isinstance(name, str) or not NAME.fullmatch(name) or name in names:
            help = "letters and digits, at most 40, with spaces, hyphens, ' and & between; no two alike"
            book.wrong(f"team {shown(str(name))}: a name of its own is needed", key, help)
            continue
        names.add(name)
        yield Team(name, _bot(book, each.get("bot", "") if isinstance(each, Mapping) else "", key))


def _bot(book: Book, given: Any, key: str) -> str:
    text = given if isinstance(given, str) else spell(given)
    for word in habits(text) if text else ():
        book.one_of(word, BOTS, "strategy", key)
    return text


def _story(book: Book, game: Game) -> Iterator[Event]:
    given = book.at("story", [])
    if not isinstance(given, list):
        book.wrong("story is a list of events", "story", "story: [{quarter: 3, kind: demand_surge, size: 0.4}]")
        return
    seen: dict[str, Event] = {}
    for place in range(len(given)):
        key = f"story.{place}"
        if not book.known(key, Event._fields, "an event"):
            continue
        kind, team = book.at(f"{key}.kind", ""), str(book.at(f"{key}.team", "") or "")
        if team:
            book.one_of(team, [each.name for each in game.teams], "team", key)
        if not book.one_of(kind, Shocks._fields, "kind of shock", key):
            continue
        missing = [name for name in ("quarter", "size") if book.at(f"{key}.{name}", None) is None]
        if missing:
            book.wrong(f"an event says no {missing[0]}", key, "such as {quarter: 3, kind: demand_surge, size: 0.4}")
            continue
        event = Event(
            book.whole(f"{key}.quarter", 1, 1, game.quarters), kind, book.number(f"{key}.size", 0.0, 0.0, 20.0),
            book.whole(f"{key}.weeks", 4, 1, 520), book.whole(f"{key}.after", 0, 0, QUARTER - 1), team,
            str(book.at(f"{key}.told", "") or ""),
        )  # fmt: skip
        first = seen.setdefault(kind, event)
        if (event.size, event.weeks, event.team) != (first.size, first.weeks, first.team):
            book.wrong(f"{kind} strikes twice in different ways", key, "the same size, weeks and team each time")
        yield event


def _decisions(book: Book, game: Game) -> dict[str, dict[int, Decision]]:
    people = [team.name for team in game.teams if not team.bot]
    found: dict[str, dict[int, Decision]] = {}
    for team in book.mapping("decisions"):
        if not book.one_of(team, people, "team of people", f"decisions.{team}"):
            continue
        for quarter in book.mapping(f"decisions.{team}"):
            key = f"decisions.{team}.{quarter}"
            number = int(quarter) if quarter.isdecimal() and len(quarter) < 4 else 0
            if not 1 <= number <= game.quarters:
                book.wrong(f"quarter {shown(str(quarter))}: teams decide quarters 1 to {game.quarters}", key)
            elif book.known(key, (*(lever.name for lever in TABLE), "interviews"), "a decision"):
                found.setdefault(team, {})[number] = _decision(book, key)
    return found


def _decision(book: Book, key: str) -> Decision:
    given = book.mapping(key)
    levers = {
        lever.name: book.number(f"{key}.{lever.name}", 1.0, lever.low, lever.high, lever.of)
        for lever in TABLE
        if lever.name in given
    }
    return Decision(levers, book.whole(f"{key}.interviews", 0, 0, MOST_INTERVIEWS))
