"""What is brought before the court: files with rules of one's own, and settings, laid over every market of a trial."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.extend import UseError
from loyalty_sim.extend.read_file import name_of, read
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.messages import Problem, ScenarioError

NOT_TRIED = ("trade", "market.customers", "market.weeks")
"""Settings that the markets of claims and findings choose themselves."""


class Case(NamedTuple):
    """Something that is to be tried.

    name: how it is called. sources: texts of Python files (`loyalty_sim.extend`). words: settings such as
    `theory.response.climate=s_shaped`, `rivals.strategies=[cut_prices]` or `firm.levers.training=1.5`; a market that
    sets one of them itself keeps what it sets.
    """

    name: str
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits of files and settings.

        >>> Case("no talk", words=("theory.word_of_mouth.on=false",)).digest
        'b554d8278908'
        """
        return hashlib.sha256("\n".join((*self.sources, *self.words)).encode()).hexdigest()[:12]

    @property
    def files(self) -> dict[str, str]:
        """Names of the files, each with twelve digits of the hash of its text."""
        return {name_of(text): hashlib.sha256(text.encode()).hexdigest()[:12] for text in self.sources}


SHIPPED = Case("as shipped")
"""The theory as it is."""


def as_case(files: Sequence[str | Path], words: Sequence[str] = (), name: str = "") -> Case:
    """A case of files and settings, checked. name: how it is called, after its files or settings if empty.

    Raises ScenarioError for files that cannot be used, settings there are not, those that the markets of a trial
    choose themselves, and for nothing at all.

        >>> as_case([], ["theory.word_of_mouth.on=false"]).name
        'theory.word_of_mouth.on=false'
    """
    problems = [_chosen(word) for word in words if word.partition("=")[0] in NOT_TRIED]
    if not files and not words:
        help = ("a file of your own:  loyalty-sim court my_rules.py", "or settings:  theory.response.climate=s_shaped")
        problems.append(Problem("nothing is brought before the court", "court", help))
    if problems:
        raise ScenarioError(problems)
    try:
        sources = tuple(read(file) for file in files)
    except UseError as error:
        raise ScenarioError([Problem(str(error), "court")]) from None
    scenario = load_scenario(overrides=words, use=sources)
    if scenario.use:
        from loyalty_sim.week.outside import check_use  # imports the compiled passes: seconds

        check_use(scenario.use)
    return Case(name or ", ".join([*map(name_of, sources), *words]), sources, tuple(words))


def _chosen(word: str) -> Problem:
    help = ("a case is of theory, rivals or shocks, or of what the firm decides",)
    return Problem(f"the markets of claims and findings choose '{word.partition('=')[0]}'", f"court: {word}", help)
