"""The commands: run, compare, returns, claims, evidence and more. Heavy imports inside: `--help` answers at once."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from loyalty_sim.cli import plans, results, terminal, web
from loyalty_sim.cli.ablate import ablate
from loyalty_sim.cli.answer import Command, answer
from loyalty_sim.cli.branch import branch
from loyalty_sim.cli.court import court
from loyalty_sim.cli.drivers import drivers
from loyalty_sim.cli.explain import explain
from loyalty_sim.cli.firm import firm_commands
from loyalty_sim.cli.game import game_commands
from loyalty_sim.cli.how import How, asked_how
from loyalty_sim.cli.learn import learn
from loyalty_sim.cli.lesson import list_lessons
from loyalty_sim.cli.measure import measure
from loyalty_sim.cli.options import (
    SETTINGS,
    AfterPilot,
    Arms,
    DryRun,
    Json,
    Levels,
    Lever,
    Output,
    Quiet,
    Show,
    Verbose,
    Words,
    Workers,
    Worlds,
    takes_files,
    takes_firm,
    takes_home,
    takes_lessons,
)
from loyalty_sim.cli.own_lesson import lesson_commands
from loyalty_sim.cli.pilot import pilot
from loyalty_sim.cli.sweep import sweep


class Commands(TyperGroup):
    """The commands, with errors turned into messages in one place."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; `--output=~/mine` and `network.path=~/ties.csv` are at home, as after a space."""
        return super().parse_args(ctx, [_at_home(word) for word in args])

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        with terminal.guarded():
            return super().invoke(ctx)


def _at_home(word: str) -> str:
    """A word with the home folder in place of a ~ behind the first =, where shells leave it."""
    name, equals, value = word.partition("=")
    return f"{name}={os.path.expanduser(value)}" if equals and value.startswith("~") else word


app = typer.Typer(
    cls=Commands,
    name="loyalty-sim",
    help="What does the next unit of money put into climate, service, recovery, promise or price return?",
    epilog="Example:  loyalty-sim returns climate trade=bank market.customers=5000 --seeds 10",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
@takes_firm
@asked_how
def run(
    words: Words = None,
    seeds: Annotated[int, typer.Option(min=1, help="Runs, each under its own luck.")] = 10,
    show: Show = "",
    *,
    how: How,
) -> None:
    """Run one market: what becomes of the firm."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.requests import one_scenario
    from loyalty_sim.studies.indicators import read_indicators

    config, named_outcomes = one_scenario(words or [], how.output), read_indicators(show)
    next_steps = ("loyalty-sim returns climate", "loyalty-sim compare people_first", "loyalty-sim scenarios")
    command = Command("run", config.name, [config], f"{seeds} seeds", next_steps)

    answer(command, how, partial(study.run, config, seeds, named_outcomes))


@app.command()
@takes_firm
@asked_how
def compare(
    words: Arms = None,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs: both under the same luck.")] = 20,
    worlds: Worlds = "40",
    show: Show = "",
    learnt: AfterPilot = None,
    *,
    how: How,
) -> None:
    """Compare two scenarios, or up to four side by side, under the same luck, over all that is in doubt."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.requests import arms_asked
    from loyalty_sim.cli.worlds import in_words, read_worlds, worlds_after
    from loyalty_sim.studies.indicators import read_indicators

    arms, named_outcomes = arms_asked(words or [], how.output), read_indicators(show)
    asked, (a, b, *more) = worlds_after(learnt, read_worlds(worlds), *arms), arms
    if more:
        named, design = "_".join(each.name for each in arms), f"{len(arms)} arms x {seeds} paired seeds"
        next_steps = ("loyalty-sim report last --board", f"loyalty-sim show {b.name} --diff")
        command = Command("side_by_side", named, arms, f"{design}{in_words(asked)}", next_steps)
        answer(command, how, partial(study.side_by_side, arms, seeds, worlds=asked, show=named_outcomes))
        return
    next_steps = (f"loyalty-sim show {b.name} --diff", "loyalty-sim returns climate")
    command = Command(
        "compare", f"{b.name}_against_{a.name}", [a, b], f"{seeds} paired seeds{in_words(asked)}", next_steps
    )

    answer(command, how, partial(study.compare, a, b, seeds, worlds=asked, show=named_outcomes))


@app.command()
@takes_firm
@asked_how
def returns(
    lever: Lever,
    words: Words = None,
    levels: Levels = "11",
    seeds: Annotated[
        int | None, typer.Option(min=3, help="Paired runs of each level; 8, or 20 where luck is much, if not said.")
    ] = None,
    forms: Annotated[
        str, typer.Option("--forms", help="Of the response to money: allowed, own, or names such as power,threshold.")
    ] = "allowed",
    worlds: Worlds = "16",
    again: Annotated[
        int | None, typer.Option(min=0, max=10, help="Further levels around the best; 2, or none after --levels 0,1,…")
    ] = None,
    learnt: AfterPilot = None,
    show: Show = "",
    *,
    how: How,
) -> None:
    """What the next unit of money in one lever returns."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.requests import lever_plan, returns_design
    from loyalty_sim.cli.worlds import in_words, read_worlds, worlds_after
    from loyalty_sim.studies.indicators import read_indicators
    from loyalty_sim.studies.returns.levels import AGAIN
    from loyalty_sim.studies.returns.luck import begin_with

    config, plan = lever_plan(lever, words or [], levels, how.output)
    asked = worlds_after(learnt, read_worlds(worlds), config, plan.scenario(config, len(plan.settings) - 1))
    more = again if again is not None else AGAIN if levels.isdecimal() else 0
    look = f", then {more} levels around the best" if more else ""
    design = f"{returns_design(plan, config, forms, seeds or begin_with(asked))}{look}{in_words(asked)}"
    other = "training" if plan.lever != "training" else "climate"
    next_steps = (f"loyalty-sim returns {other}", f"loyalty-sim show --keys {plan.lever}")
    command = Command("returns", f"{plan.lever}_{config.name}", [config], design, next_steps)

    tried, named_outcomes = plan.settings.tolist(), read_indicators(show)
    compute = partial(study.returns, plan.lever, config, tried, seeds, forms=forms, worlds=asked, again=more)
    answer(command, how, partial(compute, show=named_outcomes))


@app.command()
@takes_files
def claims(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[K07 …]", help="Which claims; all if none.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Four seeds and no search for conditions.")] = False,
    mutation: Annotated[bool, typer.Option("--mutation", help="Also switch off one mechanism at a time.")] = False,
    depth: Annotated[bool, typer.Option("--depth", help="Also climate against features (K41) in depth.")] = False,
    as_json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Test what managers are taught: holds, holds when, fails."""
    from loyalty_sim.cli.claims import answer_claims

    answer_claims(ids or [], quick, mutation, depth, as_json, output, quiet, workers)


@app.command()
@takes_files
def evidence(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[T01 …] [key=value]", help=f"Which targets; all if none. {SETTINGS}")
    ] = None,
    seeds: Annotated[int, typer.Option(min=2, help="Markets of each situation, each under its own luck.")] = 20,
    quick: Annotated[bool, typer.Option("--quick", help="Four seeds: a first look.")] = False,
    controls: Annotated[bool, typer.Option("--controls", help="Also markets in which a target must fail.")] = False,
    as_json: Json = False,
    output: Output = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Score the model against published findings."""
    from loyalty_sim.cli.evidence import answer_evidence

    answer_evidence(words or [], seeds, quick, controls, as_json, output, dry_run, quiet, workers)


@app.command()
@takes_lessons
@takes_files
def report(
    result: Annotated[str, typer.Argument(metavar="RESULT|last", help="A saved result: folder or name.")] = "last",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The page; else beside the result.")] = None,
    static: Annotated[bool, typer.Option("--static", help="Pictures for paper, no scripts.")] = False,
    board: Annotated[bool, typer.Option("--board", help="Two printed pages for a board, the rest folded.")] = False,
    explorable: Annotated[bool, typer.Option("--explorable", help="With sliders, over a grid run first.")] = False,
    levers: Annotated[str, typer.Option("--levers", help="Levers with sliders: climate,training; up to three.")] = "",
    levels: Annotated[int, typer.Option("--levels", min=4, max=11, help="Levels run of each lever.")] = 5,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs of each combination.")] = 5,
    lesson: Annotated[
        str, typer.Option("--lesson", metavar="N", help="Instead of a result: the handout of a lesson, to teach with.")
    ] = "",
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Write a saved result as one HTML page: what to do, what it returns, how sure, and why."""
    from loyalty_sim.cli.report import PageOptions, write_report

    options = PageOptions(static, explorable, levers, levels, seeds, lesson, board)
    write_report(result, output, options, dry_run, quiet, workers)


@app.command()
@takes_files
def calibrate(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[data.yaml] [key=value]", help="A file about your own data, or a trade: trade=bank."),
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="Write files to put your data in, to a folder.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Small markets, few points: a first look.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if the data are not reproduced.")] = False,
    as_json: Json = False,
    output: Output = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Fit parameters to data, and say which the data do not pin down."""
    from loyalty_sim.cli.calibrate import answer_calibrate

    answer_calibrate(words or [], template, quick, as_json, output, dry_run, quiet, workers, strict)


@app.command()
@takes_home
def scenarios(as_json: Json = False, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """List the scenarios and presets there are."""
    from loyalty_sim.cli.library import show_library

    show_library(as_json, verbose)
    next_steps = ("loyalty-sim compare people_first", "loyalty-sim show people_first --diff")
    terminal.closing(None, () if quiet else next_steps)


@app.command()
@takes_firm
def show(
    words: Words = None,
    keys: Annotated[bool, typer.Option("--keys", help="All settings with range; words narrow the list.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Only what differs from the baseline.")] = False,
    as_json: Json = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write a scenario file to work on.")] = None,
    quiet: Quiet = False,
) -> None:
    """Show every setting, with unit and source; `show mechanisms`, `show indicators`, `show sources`: what the model
    is made of, what leads, and what was asked of it; `show last`: a result."""
    from loyalty_sim.cli import library

    if keys:
        library.show_keys(words or [], as_json)
        next_steps = ["loyalty-sim show --keys levers", "loyalty-sim run firm.levers.climate=1.5"]
    elif words and len(words) == 1 and results.is_result(words[0]):
        next_steps = results.show_saved(words[0], as_json)
    elif words == ["mechanisms"]:
        library.show_mechanisms(as_json)
        next_steps = ["loyalty-sim show --keys reviews", "loyalty-sim run theory.word_of_mouth.on=false"]
    elif words and words[0] == "indicators":
        library.show_indicators(words[1:], as_json)
        next_steps = ["loyalty-sim show indicators satisfaction", "loyalty-sim run --seeds 10"]
    elif words == ["sources"]:
        library.show_sources(as_json)
        next_steps = ["loyalty-sim ablate", "loyalty-sim show mechanisms"]
    else:
        next_steps = library.show_scenario(words or [], diff, as_json, output)
    terminal.closing(output, [] if quiet else next_steps)


app.command()(takes_firm(plans.sensitivity))
app.command()(takes_firm(plans.discover))
app.command()(takes_firm(plans.optimise))
app.command("app")(takes_lessons(takes_files(web.serve_pages)))
app.command()(takes_firm(sweep))
app.command()(takes_firm(drivers))
app.command()(takes_home(ablate))
app.command()(takes_firm(explain))
app.command()(takes_firm(learn))
app.command()(takes_firm(measure))
app.command()(takes_firm(pilot))
app.command()(takes_home(court))
app.command()(takes_firm(branch))
app.command("lessons")(takes_lessons(takes_home(list_lessons)))
app.add_typer(lesson_commands)
app.add_typer(game_commands)
app.add_typer(firm_commands)
app.command("list")(results.list_results)
app.command()(results.cite)
app.command()(results.export)
