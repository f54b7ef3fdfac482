"""The handout of a lesson: `report --lesson` runs it afresh and writes its page."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson
    from loyalty_sim.publish.page.lesson_sheet import Sheet

FOLDER = Path("outputs") / "lessons"


def write_lesson(word: str, output: Path | None, static: bool, dry_run: bool, quiet: bool, workers: int | None) -> None:
    """Run a lesson, write its handout, say where it is. Raises ScenarioError if there is no such lesson."""
    from loyalty_sim.lab.atomic import write_atomically
    from loyalty_sim.publish.page.lesson_sheet import render_sheet

    lesson = find_lesson(word)
    path = output or FOLDER / f"{lesson.id}.html"
    if dry_run:
        runs = f"{lesson.asked.seeds} paired runs of A and B"
        said = f"report  lesson {lesson.number}, {lesson.title}: {runs}, to {path}"
        terminal.console().print(said, markup=False)
        return
    page = render_sheet(solved(lesson, quiet, workers), static)
    write_atomically(path, partial(Path.write_text, data=page, encoding="utf-8"))
    other = "" if static else " --static"
    next_steps = ("open it in a browser, or print it", f"loyalty-sim report --lesson {lesson.number}{other}")
    terminal.closing(path, () if quiet else next_steps)


def find_lesson(word: str) -> "Lesson":
    """The lesson of a number or an id. Raises ScenarioError."""
    from loyalty_sim.app.lessons.lesson import lessons
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.scenario.messages import nearest

    known = lessons()
    for each in known.values():
        if word in (each.id, str(each.number), f"{each.number:02d}"):
            return each
    close = nearest(word, list(known))
    guess = (f"did you mean  --lesson {close} ?",) if close else ()
    help = (*guess, f"there are lessons 1 to {len(known)}:  loyalty-sim lessons")
    raise ScenarioError([Problem(f"there is no lesson '{word}'", f"command line: --lesson {word}", help)])


def solved(lesson: "Lesson", quiet: bool, workers: int | None) -> "Sheet":
    """The lesson with its runs, its answer and its picture."""
    from loyalty_sim.app.computing import work
    from loyalty_sim.app.lessons.pictures import picture, spoken
    from loyalty_sim.app.lessons.right_answer import right_answer
    from loyalty_sim.app.lessons.solve import Solved, measures, run_here
    from loyalty_sim.app.lessons.spread import spread
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.publish.page.lesson_sheet import Sheet
    from loyalty_sim.validation.claims.shipped import told_of

    (a, b), store = lesson.asked.scenarios(), default_store()
    with terminal.progress_bar(quiet, "starting …") as progress:
        answer, compared, curve = run_here(lesson, workers=workers, progress=progress, store=store)
    seed = work.typical(a, lesson.asked.seeds, measures(lesson.chart), workers=workers, store=store)
    pair = work.picture(a, seed, store), work.picture(b, seed, store)
    found = Solved(right_answer(lesson.answer, answer, curve), answer, compared, curve, pair)
    return Sheet(
        number=lesson.number, title=lesson.title, minutes=lesson.minutes, question=lesson.question,
        choices=tuple(lesson.choices.values()), unit=lesson.unit, texts=lesson.texts, sources=lesson.sources,
        plan=lesson.plan, discuss=lesson.discuss, claims=told_of(lesson.claims),
        right=spoken(lesson, found.right), spread=spread(lesson, compared), picture=picture(lesson, found),
        compared=compared,
    )  # fmt: skip
