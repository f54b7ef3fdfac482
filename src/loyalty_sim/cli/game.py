"""The commands `game new`, `game serve`, `game play` and `game debrief`: a market game from its file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked import serving
from loyalty_sim.cli.asked.idle import CarefulCommand
from loyalty_sim.cli.asked.options import Json, Output, Quiet, check_numbers
from loyalty_sim.cli.carried_out.serve import check_rooms, reach_of, start
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.game.game import Game
    from loyalty_sim.game.stories import Told

game_commands = typer.Typer(
    name="game",
    help="A market game: teams run the firms of one market, and learn what was their doing.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The game: a YAML or JSON file.")]
SHOWN = ("share", "customers", "joined", "gone", "price", "revenue", "profit")
"""Figures of the last quarter that the terminal shows."""


@game_commands.command(cls=CarefulCommand)
def new(
    file: File,
    teams: Annotated[str, typer.Option(help="Names of the teams, 2 to 8.")] = "Red,Blue,Green,Yellow",
    bots: Annotated[str, typer.Option(help="Strategies of further firms: imitate_leader,explore+match_price.")] = "",
    trade: Annotated[str, typer.Option(help="Trade of the market.")] = "bank",
    customers: Annotated[int, typer.Option(min=20, help="Customers in the market.")] = 3000,
    quarters: Annotated[int, typer.Option(min=1, max=40, help="Quarters that teams decide.")] = 6,
    seed: Annotated[int, typer.Option(min=0, help="The luck of the game.")] = 1,
    quiet: Quiet = False,
) -> None:
    """Write the file of a new game, to add decisions to."""
    from functools import partial

    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.game.new import new_game
    from loyalty_sim.game.write import to_text
    from loyalty_sim.lab.atomic import write_atomically
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.scenario.user_input import is_file_name

    check_numbers({"quarters": quarters})
    if not is_file_name(file.name):
        help = (f"name it {file}.yaml",)
        raise ScenarioError([Problem(f"'{file}' is no name for a game, which is YAML", f"command line: {file}", help)])
    if problems := problems_of_output(file.parent):
        raise ScenarioError(problems)
    if file.exists():
        help = ("give another name, or move it away: it may hold the decisions of a class",)
        raise ScenarioError([Problem(f"{file} is there already", f"command line: {file}", help)])
    game = new_game(teams, bots, trade, customers, quarters, seed)
    write_atomically(file, partial(Path.write_text, data=to_text(game), encoding="utf-8"))
    screen = terminal.console(errors=True)
    screen.print(f"a budget of {game.budget:,.0f} a quarter beyond the usual; decisions are written like this:")
    screen.print(f"decisions: {{{game.teams[0].name}: {{1: {{climate: 1.5, price: 0.98}}}}}}", markup=False)
    terminal.closing(file, () if quiet else (f"loyalty-sim game play {file}",))


@game_commands.command(cls=CarefulCommand)
def serve(
    file: File,
    afresh: Annotated[bool, typer.Option("--afresh", help="Begin anew, even if a game of this file stands.")] = False,
    port: serving.Port = 8080, host: serving.Host = "127.0.0.1", show: serving.Show = True,
    workers: serving.Processes = None, token: serving.Token = None, rooms: serving.Rooms = None,
    dry_run: serving.DryRun = False, quiet: serving.Quiet = False,
) -> None:  # fmt: skip
    """Serve a game to a class: pages for host, projector and teams. It goes on where it stood. Ctrl-C stops it."""
    from loyalty_sim.game.read import read_game
    from loyalty_sim.scenario import ScenarioError

    game, reach = read_game(file), reach_of(host, port, token)
    check_rooms(rooms)
    from loyalty_sim.app.game.games import Games
    from loyalty_sim.app.serving.limits import problems_of_game
    from loyalty_sim.app.together.kept import Kept, kept_file

    if problems := list(problems_of_game(game)):
        raise ScenarioError(problems)
    screen, page = terminal.console(errors=True), "/game"
    if dry_run:
        screen.print(f"would serve {game.title} at {reach.base()}", markup=False)
    else:
        kept = Kept(rooms or kept_file())
        games = Games(kept)
        served = None if afresh else games.newest_of(game)
        gone = f"quarter {max(0, served.quarter)} of {game.quarters}" if served else ""
        begun = f"it goes on after {gone}; --afresh begins anew" if served else "it begins"
        code = (served or games.open(game)).code
        page = f"/game/{code}?key={games.key_of(code)}"
        screen.print(f"{game.title}: {begun}", markup=False)
        screen.print(f"teams join at  {reach.link(reach.base(), f'/join/{code}')}", style="bold", markup=False)
        screen.print(f"you lead at    {reach.link(reach.base(), page)}", markup=False)
        screen.print(f"or by the PIN  {games.pin_of(code)}", markup=False)
        kept.close()
    start(reach, show, workers, rooms, dry_run, quiet, page)


@game_commands.command(cls=CarefulCommand)
def play(
    file: File,
    until: Annotated[int | None, typer.Option(min=0, help="Last quarter to play; else all of them.")] = None,
    as_json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Play a game from its file: what every team sees, as tables."""
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.game import export
    from loyalty_sim.game.play import Play
    from loyalty_sim.game.read import read_game
    from loyalty_sim.game.report import reports
    from loyalty_sim.game.research import Found, survey
    from loyalty_sim.scenario import Problem, ScenarioError

    if problems := problems_of_output(output):
        raise ScenarioError(problems)
    game = read_game(file)
    last = game.quarters if until is None else until
    if last > game.quarters:
        help = (f"it has quarters 0 to {game.quarters}",)
        raise ScenarioError([Problem(f"the game has no quarter {last}", f"command line: --until {last}", help)])
    running, research = Play(game), list[Found]()
    while running.quarter < last:
        running.advance()
        research += [found for team in game.teams for found in survey(running, team.name)]
    table = export.reports_table(reports(running))
    folder = output or terminal.default_folder("game", file.stem)
    export.write_tables(
        folder, reports=table, decisions=export.decisions_table(game), research=export.research_table(research)
    )
    if as_json:
        print(table.to_json(orient="records"))
    else:
        _show_quarter(table[table["quarter"] == last], game)
    terminal.closing(folder, () if quiet else (f"loyalty-sim game debrief {file}",))


@game_commands.command(cls=CarefulCommand)
def debrief(
    file: File,
    worlds: Annotated[int, typer.Option(min=4, max=2000, help="Sister worlds, in whole rounds of all seats.")] = 40,
    stories: Annotated[bool, typer.Option(help="A saved and a lost customer of each team.")] = True,
    workers: Annotated[int, typer.Option(min=1, max=1024, help="Processes.")] = 1,
    as_json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Part every team's result into its decisions, its rivals' and luck."""
    from functools import partial

    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.game import export
    from loyalty_sim.game.debrief import debrief as find
    from loyalty_sim.game.read import read_game
    from loyalty_sim.game.stories import stories as told_of
    from loyalty_sim.lab.atomic import write_atomically
    from loyalty_sim.scenario import ScenarioError

    if problems := problems_of_output(output):
        raise ScenarioError(problems)
    game = read_game(file)
    with terminal.progress_bar(quiet, "playing sister worlds …") as progress:
        found = find(game, worlds, workers, progress)
    told = [each for team in game.teams for each in told_of(game, team.name)] if stories else []
    table = export.debrief_table(found)
    folder = output or terminal.default_folder("game", f"{file.stem}_debrief")
    export.write_tables(folder, debrief=table)
    if told:
        text = "\n\n".join(map(_story, told)) + "\n"
        write_atomically(folder / "stories.txt", partial(Path.write_text, data=text, encoding="utf-8"))
    if as_json:
        print(table.to_json(orient="records"))
    else:
        _show_splits(table, found.worlds)
        for each in told:
            terminal.console().print(_headline(each), markup=False)
    terminal.closing(folder, () if quiet else ("the decision part is the skill score; luck would not come again",))


def _show_quarter(table: "pd.DataFrame", game: "Game") -> None:
    from rich.markup import escape
    from rich.table import Table

    from loyalty_sim.game.report import FIGURES

    titles = {figure.name: figure.title for figure in FIGURES}
    shown = Table("team", *(titles[name] for name in SHOWN), box=None, pad_edge=False)
    for row in table.to_dict("records"):
        shares = f"{100 * row['share']:.1f} %"
        cells = [f"{row[name]:.2f}" if name == "price" else f"{row[name]:,.0f}" for name in SHOWN[1:]]
        shown.add_row(escape(str(row["team"])), shares, *cells)
    screen = terminal.console()
    screen.print(f"{game.title}, quarter {table['quarter'].iloc[0]} of {game.quarters}", markup=False)
    screen.print(shown)


def _show_splits(table: "pd.DataFrame", worlds: int) -> None:
    from rich.markup import escape
    from rich.table import Table

    from loyalty_sim.game.export import PARTS

    shown = Table("team", "result", *PARTS, box=None, pad_edge=False)
    for row in table.to_dict("records"):
        parts = [f"{row[name]:,.0f} ({row[f'{name}_low']:,.0f} to {row[f'{name}_high']:,.0f})" for name in PARTS]
        shown.add_row(escape(str(row["team"])), f"{row['result']:,.0f}", *parts)
    screen = terminal.console()
    screen.print(shown)
    screen.print(f"result = usual + decision + rivals + luck; intervals of nine tenths from {worlds} sister worlds")


def _headline(told: "Told") -> str:
    """One line on a story: how many there are, and how it ended in the played world."""
    by = "stayed only because of" if told.kind == "saved" else "left because of"
    customers = f"{told.of} customer{'s' if told.of > 1 else ''}"
    return f"{told.team}: {customers} {by} what the team decided; one is customer {told.row}. {told.played.ending[0]}"


def _story(told: "Told") -> str:
    played = f"as it was played:\n{told.played.text}"
    ghost = f"had {told.team} done the usual:\n{told.ghost.text}"
    return f"{_headline(told)}\n\n{played}\n\n{ghost}"
