"""The result of a pilot as a visitor sends or states it: checked for size and kind, read as `learn` does."""

from pathlib import Path
from tempfile import TemporaryDirectory

from loyalty_sim.app.your_data.sent import check_unpacked, problems_of_file, without
from loyalty_sim.picture.words import figure
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.studies.learn.findings import UNITS, Finding, Findings, read_either
from loyalty_sim.studies.pilot.measures import MEASURES

ENDINGS = (".csv", ".tsv", ".xlsx")
MOST_WEEKS = 260
STATED = "What you wrote"


def read_result(name: str, content: bytes, measures: tuple[str, ...], estimator: str, settle: int) -> Findings:
    """What a table says: effects, or weeks at sites, of which `measures` are read by the estimator. Raises
    ScenarioError, which names no folder."""
    if not name.lower().endswith(ENDINGS):
        help = (f"a pilot's result is a table that ends in {', '.join(ENDINGS)}",)
        raise ScenarioError([Problem("that is no table of a pilot", "the pilot's result", help)])
    if problems := problems_of_file(name, content):
        raise ScenarioError(problems)
    with TemporaryDirectory() as folder:
        place = Path(folder) / name
        place.write_bytes(content)
        check_unpacked(place)
        try:
            found = read_either(place, measures, estimator, settle)
        except ScenarioError as error:
            raise ScenarioError([without(folder, problem) for problem in error.problems]) from None
    _check(found)
    return found


def stated_result(measure: str, effect: float | None, error: float | None, weeks: float | None) -> Findings:
    """One effect with its standard error, in the unit of the measure. Raises ScenarioError.

    >>> stated_result("satisfaction", 2.0, 0.5, 26).found[0].error
    0.5
    """
    if effect is None or not error or error <= 0 or not weeks:
        help = ("the effect, its standard error above 0, and the weeks of treatment", f"in {UNITS[measure]}")
        raise ScenarioError([Problem("what was found is not whole", "what was found", help)])
    found = Findings((Finding(measure, float(effect), float(error), round(weeks)),), STATED, "")
    _check(found)
    return found


def in_words(found: Findings) -> list[str]:
    """What was understood, a sentence each."""
    said = [
        f"Effect on {MEASURES[each.measure].title}: {figure(each.effect, signed=True)} {UNITS[each.measure]}, standard "
        f"error {figure(each.error)}, over {each.weeks} weeks of treatment."
        for each in found.found
    ]
    for each in found.estimates[:1]:
        said.append(f"Estimated by {each.method.replace('_', ' ')} from {each.sites} sites, {each.treated} of them "
                    f"treated.")  # fmt: skip
    return said


def _check(found: Findings) -> None:
    """Raises ScenarioError for a pilot longer than a page takes."""
    weeks = found.found[0].weeks
    if not 1 <= weeks <= MOST_WEEKS:
        help = (f"from 1 to {MOST_WEEKS}; the command line has no such bound",)
        raise ScenarioError([Problem(f"weeks = {weeks}", "the pilot's result", help)])
