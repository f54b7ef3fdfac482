"""The commands `lesson new` and `lesson check`: a lesson of one's own, from its draft to the proof that it is so."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked.idle import CarefulCommand
from loyalty_sim.cli.asked.options import Home, Quiet, Workers
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson

lesson_commands = typer.Typer(
    name="lesson",
    help="A lesson of your own: write a draft, and check what it says.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The lesson: my_folder/lessons/50_my_lesson.md.")]


@lesson_commands.command(cls=CarefulCommand)
def new(file: File, quiet: Quiet = False) -> None:
    """Write the draft of a lesson, which can be read and checked as it is."""
    from functools import partial

    from loyalty_sim.app.lessons.draft import DRAFT
    from loyalty_sim.lab.atomic import write_atomically
    from loyalty_sim.scenario import Problem, ScenarioError

    where = f"command line: {file}"
    if file.suffix != ".md":
        raise ScenarioError([Problem(f"'{file}' is no name for a lesson", where, (f"name it {file.stem}.md",))])
    if file.exists():
        raise ScenarioError([Problem(f"{file} is there already", where, ("give another name, or move it away",))])
    write_atomically(file, partial(Path.write_text, data=DRAFT, encoding="utf-8"))
    terminal.closing(file, () if quiet else ("write your texts into it", f"loyalty-sim lesson check {file}"))


@lesson_commands.command(cls=CarefulCommand)
def check(
    file: File,
    only_read: Annotated[bool, typer.Option("--only-read", help="Look at the file alone, and run nothing.")] = False,
    home: Home = None,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Check a lesson: first its file, then, by runs, its answer and each sentence it says of the model."""
    from loyalty_sim.app.lessons.lesson import LessonError, read_lesson
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.scenario.homes import at_home

    if not file.is_file():
        help = (f"loyalty-sim lesson new {file}",)
        raise ScenarioError([Problem(f"there is no file '{file}'", f"command line: {file}", help)])
    with at_home(home):
        try:
            lesson = read_lesson(file)
        except LessonError as error:
            raise ScenarioError([Problem(str(error), f"command line: {file}")]) from None
        asked = [lesson.asked, *(each.asked(lesson.asked) for each in lesson.holds)]
        for each in asked:
            each.scenarios()  # settings that cannot be are said before anything is run
        screen = terminal.console()
        count = f"{len(lesson.holds)} sentence{'s' if len(lesson.holds) != 1 else ''}"
        screen.print(f"{file.name} can be read: {count} to hold to the model", markup=False)
        if only_read:
            return
        wrong = _wrong_in(lesson, quiet, workers)
    if wrong:
        help = ("change the text or the expression: docs/how_to/own_lesson.md",)
        raise ScenarioError([Problem(each, str(file), help) for each in wrong])
    terminal.closing(None, () if quiet else (f"loyalty-sim app --lessons {file.parent}",))


def _wrong_in(lesson: "Lesson", quiet: bool, workers: int | None) -> list[str]:
    """What the runs say against a lesson."""
    from loyalty_sim.app.lessons.pictures import spoken
    from loyalty_sim.app.lessons.prediction import is_right
    from loyalty_sim.app.lessons.right_answer import right_answer
    from loyalty_sim.app.lessons.solve import run_here, told_by
    from loyalty_sim.lab.store import default_store

    screen, wrong = terminal.console(), []
    with terminal.progress_bar(quiet, "starting …") as progress:
        how = {"workers": workers, "progress": progress, "store": default_store()}
        answer, _, curve = run_here(lesson, **how)
        true = told_by(lesson, answer, curve, **how)
    found = right_answer(lesson.answer, answer, curve)
    expected = lesson.expect if lesson.choices else float(lesson.expect)
    ahead = f"B is ahead in {(answer.gains > 0).sum()} of {answer.pairs} pairs"
    screen.print(f"answer: {spoken(lesson, found)} ({ahead})", markup=False)
    if not is_right(expected, found, lesson.tolerance):
        wrong.append(f"the model answers {spoken(lesson, found)}, not expect = {lesson.expect}")
    for each, so in zip(lesson.holds, true, strict=True):
        screen.print(f"{'so' if so else 'NOT SO'}: {each.text}", markup=False)
        if not so:
            wrong.append(f"'{each.text}' is not so: {each.so}")
    return wrong
