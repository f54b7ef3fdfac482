"""The figures of a firm, all of them optional, and the YAML file they come in.

Whatever is left out is as usual in the trade. The figures of a year are those of its first one.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from loyalty_sim.parameter import Parameter, section
from loyalty_sim.reading import Unreadable, Yaml, parse_yaml, read_yaml
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.presets import problem_of_choice
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.scenario.validate import Conflict, validate
from loyalty_sim.theory.levers import BOUGHT

_OURS = "own figures"
NPS_APART = 3.0
"""Points by which a net promoter score may lie beside that of the given satisfaction."""


def _spend(lever: Any) -> tuple[Any, float]:
    said = f"What is spent a year on {lever.title.lower()}"
    return Annotated[float, Parameter(said, "money a year", 0, 1e12, _OURS, "A")], 0.0


_SPEND: Any = section({lever.name: _spend(lever) for lever in BOUGHT})


class YearlySpend(_SPEND):
    """What the firm spends a year on each lever today."""

    __slots__ = ()


class Figures(NamedTuple):
    """What a firm may say of itself. Defaults stand for nothing: only what is given counts (`Firm.given`)."""

    name: Annotated[str, Parameter("Name of the firm")] = "our firm"
    trade: Annotated[str, Parameter("Trade that it is in; loyalty-sim scenarios lists them")] = "bank"
    customers: Annotated[int, Parameter("Customers of ours", "customers", 20, 100_000_000, _OURS, "A")] = 3000
    share: Annotated[float, Parameter("Our share of the market", "share", 0.01, 1, _OURS, "A")] = 0.3
    rivals: Annotated[int, Parameter("Competing firms", "firms", 0, 50, _OURS, "A")] = 3
    largest_rival: Annotated[float, Parameter("Market share of the largest rival", "share", 0.001, 1, _OURS, "A")] = 0.3
    revenue_per_customer: Annotated[
        float, Parameter("Revenue a year of one customer", "money a year", 0.01, 1e8, _OURS, "A")
    ] = 1000.0
    price: Annotated[
        float, Parameter("Our price against that of the market", "times the usual", 0.3, 3, _OURS, "A")
    ] = 1.0
    positions: Annotated[int, Parameter("Positions with customers", "positions", 1, 10_000_000, _OURS, "A")] = 20
    wage: Annotated[float, Parameter("Cost of one position a year", "money a year", 0, 5e7, _OURS, "A")] = 46_800.0
    pay: Annotated[
        float, Parameter("Our pay against that of the market", "times the market's pay", 0.5, 2, _OURS, "A")
    ] = 1.0
    churn: Annotated[
        float,
        Parameter("Share of customers who leave us a year, those who move away not among them", "share", 0.001, 0.9,
                  _OURS, "A"),
    ] = 0.05  # fmt: skip
    satisfaction: Annotated[float, Parameter("Mean satisfaction", "0-100", 5, 97, _OURS, "A")] = 80.0
    nps: Annotated[float, Parameter("Net promoter score", "points", -95, 95, _OURS, "A")] = 20.0
    spend: YearlySpend = YearlySpend()


class Firm(NamedTuple):
    """A firm by its figures. figures: with defaults where nothing is given. given: those given, with their place."""

    figures: Figures
    given: Mapping[str, Given]
    file: str

    def has(self, key: str) -> bool:
        """Whether a figure is given."""
        return key in self.given

    @property
    def spend(self) -> dict[str, float]:
        """Money a year by lever, of the levers that are given."""
        return {
            key.partition(".")[2]: float(each.value) for key, each in self.given.items() if key.startswith("spend.")
        }


def read_firm(file: str | Path) -> Firm:
    """The figures in a YAML file, checked. Raises ScenarioError with every problem, by file and line."""
    try:
        return _firm_in(read_yaml(Path(file)), str(file))
    except FileNotFoundError as error:
        help = (f"loyalty-sim firm new -o {file}   writes one to fill in",)
        raise ScenarioError([Problem(str(error), f"command line: --firm {file}", help)]) from None
    except Unreadable as error:
        raise _unreadable(error, str(file)) from None


def parse_firm(text: str, file: str = "file") -> Firm:
    """The figures in the text of such a file, checked. file: how problems call it. Raises ScenarioError."""
    try:
        return _firm_in(parse_yaml(text), file)
    except Unreadable as error:
        raise _unreadable(error, file) from None


def _unreadable(error: Unreadable, file: str) -> ScenarioError:
    where = f"{file}:{error.line}" if error.line else file
    return ScenarioError([Problem(error.message, where, error.help)])


def _firm_in(found: Yaml, file: str) -> Firm:
    content, lines = found
    if not isinstance(content, dict):
        raise ScenarioError([Problem("the file holds no figures", file, ("write them as  key: value",))])
    given = {key: Given(value, f"{file}:{lines.get(key, 1)}") for key, value in flatten(content).items()}
    return firm_of(given, file)


def firm_of(given: Mapping[str, Given], file: str = "figures") -> Firm:
    """A firm from figures by key, checked. Raises ScenarioError with every problem.

    >>> firm_of({"trade": Given("plumber", ""), "customers": Given(2700, "")}).figures.customers
    2700
    """
    stated = {key: each for key, each in given.items() if each.value is not None and each.value != {}}
    problems = [found for found in (problem_of_choice("trade", stated["trade"]),) if found] if "trade" in stated else []
    try:
        figures = validate(Figures, stated, (_fit,))
    except ScenarioError as error:
        raise ScenarioError([*problems, *map(_without_list, error.problems)]) from None
    if problems:
        raise ScenarioError(problems)
    return Firm(figures, stated, file)


def _without_list(problem: Problem) -> Problem:
    """The figures of a firm are no settings, which `show --keys` would list."""
    kept = tuple(each for each in problem.help if "--keys" not in each)
    return problem._replace(help=kept or (f"there are {', '.join(Figures._fields)}",))


def _fit(figures: Figures) -> Iterator[Conflict]:
    """Shares that leave something for everybody."""
    share, largest, rivals = figures.share, figures.largest_rival, figures.rivals
    usual = Figures()
    if rivals == 0 and share not in (usual.share, 1.0):
        yield Conflict(("share", "rivals"), f"share {share:g} and no rivals cannot stand together",
                       ("without rivals the share is 1",))  # fmt: skip
    if rivals and share >= 1:
        yield Conflict(("share", "rivals"), f"share 1 and {rivals} rivals cannot stand together", ("rivals: 0",))
    if largest != usual.largest_rival and rivals:
        rest = 1.0 - share
        if not rest / rivals - 1e-9 <= largest <= rest:
            yield Conflict(
                ("largest_rival", "share", "rivals"),
                f"share {share:g} and largest_rival {largest:g} cannot stand together with {rivals} rivals",
                (f"the largest of them has from {rest / rivals:.3g} to {rest:.3g}",),
            )


TEMPLATE = """\
# A firm by its figures. Leave out (#) what you do not know: it is then as usual in the trade.
name: {name}
trade: {trade}                # loyalty-sim scenarios lists the trades
customers: 2700               # customers of ours
share: 0.30                   # our share of the market; beside us
rivals: 3                     # so many rivals, and optionally  largest_rival: 0.35
revenue_per_customer: 570     # a year
price: 1.00                   # against the market: 1.05 is 5 % dearer
positions: 9                  # with customers; and what one costs a year:
wage: 46800                   # and optionally  pay: 1.05, against the market
churn: 0.09                   # share of customers a year who leave us for others (not by moving away)
satisfaction: 79              # mean, 0 to 100; or  nps: 20
spend: {{training: 8000, recovery: 4000}}   # a year on levers; loyalty-sim show --keys levers lists them
"""
