"""Options that would change nothing in what is asked: one table of them, looked at before any command does its work.

An option whose wish is met anyway is none of them: `list --runs --json` lists the runs, as `list --json` does.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from typer.core import TyperCommand

if TYPE_CHECKING:
    from loyalty_sim.scenario import Problem

Told = Mapping[str, Any]
"""Parameters of a command by name, as they were typed or by default."""


class Idle(NamedTuple):
    """Options that do nothing in a case.

    options: names of parameters. when: whether it is that case. why: they do nothing then. help: what to do instead.
    """

    options: tuple[str, ...]
    when: Callable[[Told], bool]
    why: str
    help: str


def _without(*names: str) -> Callable[[Told], bool]:
    return lambda told: not any(told[name] for name in names)


def _with(*names: str) -> Callable[[Told], bool]:
    return lambda told: any(told[name] not in (None, False, "", []) for name in names)


def _factors_named(told: Told) -> bool:
    from loyalty_sim.cli.asked.planning import split_factors

    return bool(split_factors(told["words"] or [], told["factors"] or [])[1])


def _a_file_of_answers(told: Told) -> bool:
    from loyalty_sim.reading.table import TABLES

    return any(word.lower().endswith(TABLES) for word in told["words"] or [])


def _a_result(told: Told) -> bool:
    from loyalty_sim.cli.shown.saved import is_result

    words = told["words"] or []
    return len(words) == 1 and is_result(words[0])


def _worlds_that_are_given(told: Told) -> bool:
    return told["worlds"] == "0" or not told["worlds"].isdecimal() or told["learnt"] is not None


def _nobody_is_asked(told: Told) -> bool:
    named = [word.strip() for word in told["measures"].split(",") if word.strip()]
    return bool(named) and "satisfaction" not in named


def _of_the_model(told: Told) -> bool:
    words = told["words"] or [""]
    return told["keys"] or words[0] in ("mechanisms", "indicators", "sources")


EVERYWHERE = (
    Idle(("as_json",), lambda told: told.get("dry_run", False), "a dry run is told in words",
         "leave out --dry-run, or --json"),
    Idle(("workers",), lambda told: told.get("cluster") not in (None, "local"),
         "a cluster that is running has workers of its own",
         "a cluster for the time being takes them:  --cluster local --workers 4"),
)  # fmt: skip
"""Of all commands that have these options."""

_LOADED = ("firm", "use", "home")
_NO_SCENARIO = "no scenario is loaded for it"
_LOOK_FIRST = "factors that are named are all taken, without a first look"
_FOR_LOOK = "leave the factors out, and so many are taken from a first look"
_QUICK = "--quick says how many"
_NO_SLIDERS = "only sliders are run over a grid"
_NO_FILE = "only a scenario or its differences are written to a file"

IDLE: dict[str, tuple[Idle, ...]] = {
    "sweep": (
        Idle(("points",), _without("lhs", "sobol"), "only a sample has points; a grid and a file have their own rows",
             "a sample:  --lhs firm.levers.climate=0:2 --points 64"),
    ),
    "sensitivity": (
        Idle(("size",), lambda told: told["method"] == "tornado",
             "a tornado has two points a factor", "other methods have one:  --method morris --size 20"),
        Idle(("top",), _factors_named, _LOOK_FIRST, _FOR_LOOK),
    ),
    "discover": (Idle(("top",), _factors_named, _LOOK_FIRST, _FOR_LOOK),),
    "optimise": (
        Idle(("factors",), _worlds_that_are_given, "factors are what worlds differ in, and none are drawn",
             "worlds drawn over them:  --worlds 24, without --learnt"),
    ),
    "pilot": (
        Idle(("asked",), _nobody_is_asked, "of the measures only satisfaction is asked of customers",
             "let answers be read as well:  --measures satisfaction,churn"),
    ),
    "drivers": (
        Idle(("scale", "outcome"), lambda told: not _a_file_of_answers(told),
             "it is about a file of answers, and none is named",
             "such as  loyalty-sim drivers answers.csv --scale 1,5"),
        Idle(("seeds", "money", "dry_run", "workers", "cluster", "verbose", *_LOADED), _a_file_of_answers,
             "nothing is simulated for a file of answers", "a market is run with it:  loyalty-sim drivers trade=bank"),
    ),
    "branch": (
        Idle(("seeds",), _without("burn_in"), "every checkpoint has a seed of its own already",
             "more checkpoints:  loyalty-sim branch --burn-in 52 --seeds 20"),
        Idle(("firm",), _without("burn_in"), "a checkpoint is of the market that was burnt in",
             "burn in the market of that firm:  loyalty-sim branch --burn-in 52 --firm my_firm.yaml"),
        Idle(("as_json", "verbose", "cluster"), _with("burn_in"), "a burn-in shows nothing but where it is saved",
             "leave it out; the branches that go on from it take it"),
    ),
    "explain": (
        Idle(("seeds",), _with("quick"), _QUICK, "--quick, or --seeds 40"),
        Idle(_LOADED, _a_result, "a saved comparison has its scenarios with it",
             "scenarios by name take it:  loyalty-sim explain people_first"),
    ),
    "evidence": (Idle(("seeds",), _with("quick"), _QUICK, "--quick, or --seeds 40"),),
    "calibrate": (
        Idle(("strict", "quick", "as_json", "output", "dry_run", "workers", "use", "home"), _with("template"),
             "nothing is fitted, and files to fill in go to the folder named as a word",
             "loyalty-sim calibrate --template my_data   writes them, loyalty-sim calibrate my_data/data.yaml   fits"),
        Idle(("strict",), _with("dry_run"), "a dry run reproduces nothing that could be judged",
             "leave out --dry-run, or --strict"),
    ),
    "show": (
        Idle(("diff", "output", "firm", "use"), _of_the_model, _NO_FILE,
             "a scenario takes it:  loyalty-sim show people_first"),
        Idle(("diff", "output", *_LOADED), _a_result, _NO_FILE,
             "tables of a result:  loyalty-sim export last -o table.csv"),
    ),
    "report": (
        Idle(("levels", "seeds", "levers"), _without("explorable"), _NO_SLIDERS,
             "a report with sliders:  --explorable"),
        Idle(("workers",), _without("explorable", "lesson"), "a saved result has its runs with it",
             "a report with sliders:  --explorable"),
        Idle(("static",), _with("board"), "a board page is for paper as it is", "leave it out"),
        Idle(("use", "lessons"), _without("lesson"), _NO_SCENARIO, "the handout of a lesson takes it:  --lesson 3"),
    ),
    "export": (
        Idle(("each", "kind"), _without("synthetic"), "only synthetic pilots have a number and a kind",
             "such as  --synthetic my_pilots"),
        Idle(("table",), lambda told: str(told["output"] or ".xlsx").lower().endswith(".xlsx"),
             "a workbook holds all tables, and without --output none is written",
             "name a file of one table:  -o table.csv"),
        Idle(("name",), lambda told: told["output"] is None and bool(told["synthetic"] or told["duckdb"]),
             "its tables go to the file of --output, and none is named", "name a file of one table:  -o table.csv"),
    ),
    "lesson check": (Idle(("workers",), _with("only_read"), "nothing is run", "leave out --only-read, or --workers"),),
}  # fmt: skip
"""By command."""


class CarefulCommand(TyperCommand):
    """A command that refuses options which would change nothing, before it does any work."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words. Raises ScenarioError for an option given twice, of which the first would be forgotten."""
        order = self.make_parser(ctx).parse_args(args=list(args))[2]
        if twice := _given_twice(order):
            from loyalty_sim.scenario import Problem, ScenarioError  # imports the model: seconds

            raise ScenarioError(
                [Problem(f"{name} is given twice", f"command line: {name}", ("give it once",)) for name in twice]
            )
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run it. Raises ScenarioError for idle options."""
        if problems := problems_of_idle(ctx):
            from loyalty_sim.scenario import ScenarioError

            raise ScenarioError(problems)
        return super().invoke(ctx)


def _given_twice(order: Sequence[Any]) -> list[str]:
    """Options that take one value and have several. order: parameters as they were typed."""
    single = [each for each in order if not (each.multiple or getattr(each, "is_flag", False))]
    names = [max(each.opts, key=len) for each in single if each.param_type_name == "option"]
    return list(dict.fromkeys(name for name in names if names.count(name) > 1))


def problems_of_idle(ctx: Any) -> "list[Problem]":
    """What was typed for this command and would change nothing: which option, why, and what would use it."""
    from loyalty_sim.scenario import Problem

    typed = {each.name: each for each in ctx.command.params if _is_typed(ctx.get_parameter_source(each.name))}
    found: dict[str, Problem] = {}
    for idle in (*IDLE.get(ctx.command_path.partition(" ")[2], ()), *EVERYWHERE):
        named = [name for name in idle.options if name in typed]
        for name in named if named and idle.when(ctx.params) else ():
            said = _as_typed(typed[name], ctx.params[name])
            message = f"{said} changes nothing here: {idle.why}"
            found.setdefault(name, Problem(message, f"command line: {said}", (idle.help,)))
    return list(found.values())


def _is_typed(source: Any) -> bool:
    return source is not None and source.name == "COMMANDLINE"


def _as_typed(parameter: Any, value: Any) -> str:
    """`--points`, or the word itself where it is no option."""
    if parameter.param_type_name == "argument":
        return f"'{value}'"
    return str(max(parameter.opts, key=len))
