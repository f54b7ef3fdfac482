"""The option `--output`: whether a result can be saved there, found out before any work is done."""

import os
from collections.abc import Sequence
from pathlib import Path

from loyalty_sim.lab.place import LONGEST_FILE, problem_of_folder
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import shown


def problems_of_output(output: Path | None) -> list[Problem]:
    """Whether results can be saved there, found out before any work is done."""
    where = f"command line: --output {shown(str(output))}" if output else "no --output is given"
    problem = problem_of_folder(output or Path("outputs"), where)
    return [problem] if problem else []


def problems_of_output_file(output: Path) -> list[Problem]:
    """Whether the disk takes the name of a file."""
    if len(os.fsencode(output.name)) <= LONGEST_FILE:
        return []
    return [Problem(f"the name '{shown(output.name)}' is too long for the disk", "command line: --output")]


def check_output(output: Path | None, expected: Sequence[str] = ()) -> None:
    """A result goes to a folder of its own: one that is new, empty, or holds a result to be replaced.

    expected: names of files that do not make it another's, left there by the same command when it was stopped.
    """
    from loyalty_sim.lab.results import RECORD

    if not output or not output.is_dir() or (output / RECORD).is_file():
        return
    if any(each.name not in expected for each in output.iterdir()):
        help = (f"a folder of its own:  --output {output / 'result'}",)
        message = f"'{output}' holds other files: a result is whole in a folder of its own"
        raise ScenarioError([Problem(message, f"command line: --output {output}", help)])
