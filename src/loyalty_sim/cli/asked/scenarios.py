"""From the words after a command to checked scenarios; every problem of the whole command line at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_sim.cli.asked.output import problems_of_output
from loyalty_sim.cli.shown import terminal
from loyalty_sim.scenario import Problem, Scenario, ScenarioError, load_scenario
from loyalty_sim.scenario.arms import paired, usual_in_market_of
from loyalty_sim.scenario.messages import shown
from loyalty_sim.scenario.several_arms import LETTERS, are_equal, as_arms
from loyalty_sim.scenario.standing import set_otherwise
from loyalty_sim.scenario.user_input import is_file_name

if TYPE_CHECKING:
    pass

MOST_SAID = 3
FLAGS = ("seeds", "levels", "workers", "output")


def one_scenario(words: Sequence[str], output: Path | None = None) -> Scenario:
    """The scenario of `[SCENARIO] [key=value]...`. Raises ScenarioError."""
    names, overrides = split(words)
    return load(names[:1] or ["baseline"], overrides, surplus(names, 1) + problems_of_output(output))[0]


def arms_asked(words: Sequence[str], output: Path | None = None) -> list[Scenario]:
    """The arms of `A B C [D] [key=value]...`, or A and B as in `two_scenarios`. Raises ScenarioError."""
    names, overrides = split(words)
    if len(names) < 3:
        return list(two_scenarios(words, output))
    problems = problems_of_output(output)
    if len(names) > len(LETTERS):
        help = (f"set {', '.join(names[: len(LETTERS)])} side by side, then the best of them beside the others",)
        problems.append(Problem(f"{len(LETTERS)} scenarios at most; these are {len(names)}", "command line", help))
    return list(as_arms(load(names, overrides, problems)).values())


def two_scenarios(
    words: Sequence[str], output: Path | None = None, command: str = "compare"
) -> tuple[Scenario, Scenario]:
    """A and B of `[A] B [key=value]...`; A is the baseline, in the market of B, if only one is named.

    command: what is asked, as it is written before them. What our firm cannot decide is common to both
    (`scenario.arms`). Raises ScenarioError.
    """
    names, overrides = split(words)
    problems = surplus(names, 2) + problems_of_output(output)
    if not names:
        help = (f"such as  loyalty-sim {command} baseline people_first", "loyalty-sim scenarios   lists them")
        message = "two scenarios are needed, or one to compare with the baseline"
        problems.append(Problem(message, command, help))
    a, b = load(["baseline", "baseline", *names][-2:] if len(names) < 3 else names[:2], overrides, problems)
    if a.market.weeks != b.market.weeks:
        message = f"{a.name} runs {a.market.weeks} weeks and {b.name} {b.market.weeks}"
        raise ScenarioError([Problem(message, "market.weeks", ("compare equal lengths: market.weeks=156",))])
    a, b = paired(usual_in_market_of(b, a) if len(names) == 1 else a, b)
    if are_equal(a, b):
        message = f"A and B are the same: {a.name} and {b.name} agree in every setting"
        help = ("name another scenario: loyalty-sim scenarios   lists them", "or run it by itself: loyalty-sim run")
        raise ScenarioError([Problem(message, "command line", help)])
    return a, b


def b_alone(words: Sequence[str]) -> list[str]:
    """The words that make B, or the second of more arms, by itself: its name or file, and the settings.

    >>> b_alone(["mine.yaml", "trade=hotel"]), b_alone(["a", "b", "c"])
    (['mine.yaml', 'trade=hotel'], ['b'])
    """
    names, overrides = split(words)
    return [*names[:2][-1:], *overrides]


def split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Names of scenarios, and settings."""
    return [w for w in words if not _is_setting(w)], [w for w in words if _is_setting(w)]


def _is_setting(word: str) -> bool:
    """Whether a setting is meant, be it well written or not; names of scenarios have no dots, but files have."""
    return "=" in word or word.startswith("~") or ("." in word and not is_file_name(word))


def load(names: Sequence[str], overrides: Sequence[str], problems: list[Problem]) -> list[Scenario]:
    flags = [word for word in overrides if word.partition("=")[0] in FLAGS]
    found = problems + [_flag(word) for word in flags] + given_twice(overrides)
    loaded = []
    for name in names:
        try:
            loaded.append(load_scenario(name, [word for word in overrides if word not in flags]))
        except ScenarioError as error:
            found += error.problems
    if found:
        raise ScenarioError(dict.fromkeys(found))
    _mention_other_market(loaded)
    return loaded


def given_twice(overrides: Sequence[str]) -> list[Problem]:
    """Settings that a command line gives twice, with another value each time: which one is meant cannot be known.

    >>> print(given_twice(["trade=bank", "trade=hotel"])[0].message)
    'trade' is given twice: bank and hotel
    """
    found: dict[str, str] = {}
    problems = []
    for word in overrides:
        key, _, value = word.partition("=")
        if value != found.setdefault(key, value):
            message = f"'{shown(key)}' is given twice: {shown(found[key])} and {shown(value)}"
            problems.append(Problem(message, f"command line: {shown(word)}", ("give one of them",)))
    return problems


def _mention_other_market(loaded: Sequence[Scenario]) -> None:
    """On the standard error: words and files win over the figures of a firm, which are then not met."""
    other = dict.fromkeys(said for scenario in loaded for said in set_otherwise(scenario))
    if other:
        said = f"not the market of the firm's figures: {'; '.join(list(other)[:MOST_SAID])}"
        more = f"; and {len(other) - MOST_SAID} more" if len(other) > MOST_SAID else ""
        terminal.console(errors=True).print(said + more, markup=False)


def _flag(word: str) -> Problem:
    name, _, value = word.partition("=")
    guess = f"did you mean  --{name} {value} ?"
    return Problem(f"'{name}' is an option, not a setting", f"command line: {word}", (guess,))


def surplus(names: Sequence[str], most: int) -> list[Problem]:
    help = ("settings are written as key=value, without spaces",)
    message = "one scenario at most" if most == 1 else "two scenarios at most"
    return [Problem(f"{message}; what is '{word}'?", f"command line: {word}", help) for word in names[most:]]
