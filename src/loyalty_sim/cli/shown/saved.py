"""A result as it is shown: its table and paragraph, when it is new and when it is looked at again."""

import json
import shlex
from typing import TYPE_CHECKING

from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.studies import Result


def show_result(result: "Result", as_json: bool) -> None:
    """Print the table of a result and its paragraph, or all of it as JSON."""
    from loyalty_sim.picture.table.terminal import print_form

    if as_json:
        print(json.dumps(result.to_dict(), indent=2))
        return
    screen = terminal.console()
    print_form(result.form(), screen)
    screen.print()
    screen.print(result.text, highlight=False, markup=False)
    screen.print()


def is_result(word: str) -> bool:
    """Whether a word names a saved result rather than a scenario."""
    from loyalty_sim.lab.results import LAST, is_result_folder, saved_results

    return word == LAST or is_result_folder(word) or word in {path.name for path in saved_results()}


def show_saved(name: str, as_json: bool) -> list[str]:
    """A saved result as it was shown when it was new, with where it comes from; gives what to do next."""
    from loyalty_sim.lab.store import model_version
    from loyalty_sim.publish.export import citation
    from loyalty_sim.studies import find_result, load_result

    folder = find_result(name)
    result = load_result(folder)
    show_result(result, as_json)
    if not as_json:
        screen = terminal.console()
        for said in filter(None, result.label):
            screen.print(said, highlight=False, markup=False)
        screen.print(citation(result.provenance, folder.name), highlight=False, markup=False, style="dim")
        if result.provenance.get("model") != model_version():
            screen.print("[yellow]of another version of the model[/]: asked again, all of it would be run again")
    quoted, book = shlex.quote(name), shlex.quote(f"{folder.name}.xlsx")
    return [f"loyalty-sim report {quoted}", f"loyalty-sim export {quoted} -o {book}"]
