"""A firm's figures in an address, `our.customers=2700`: checked, and laid under the scenarios of a question."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from urllib.parse import urlencode

from loyalty_sim.app.serving.limits import CUSTOMERS
from loyalty_sim.my_firm.figures import Firm, firm_of
from loyalty_sim.my_firm.kept import known, within
from loyalty_sim.my_firm.meet import Start
from loyalty_sim.my_firm.start import followed, trade_of
from loyalty_sim.reading import value as read_value
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import Given, shown
from loyalty_sim.scenario.schema import spell

PREFIX = "our."
LONGEST_NAME = 40
KEPT = 64
FILE = "figures of the firm"


def firm_asked(figures: Mapping[str, str]) -> Firm:
    """The firm of figures by key, each as it is written. Raises ScenarioError with every problem.

    >>> firm_asked({"name": "Nine plumbers", "trade": "plumber", "customers": "2700"}).figures.customers
    2700
    """
    name = figures.get("name", "")
    if len(name) > LONGEST_NAME or not name.isprintable():
        help = (f"at most {LONGEST_NAME} letters on one line",)
        raise ScenarioError([Problem(f"a firm cannot be called '{shown(name)}' here", f"{FILE}: name", help)])
    given = {key: Given(word if key == "name" else read_value(word), f"{FILE}: {key}") for key, word in figures.items()}
    firm = firm_of(given, FILE)
    if problems := list(_problems_of_size(firm)):
        raise ScenarioError(problems)
    return firm


def _problems_of_size(firm: Firm) -> Iterator[Problem]:
    """Why the firm's market is too small or too large for a page, said before it is looked for."""
    if not firm.has("customers"):
        return
    market = int(followed(firm, trade_of(firm))["market.customers"].value)
    low, high = CUSTOMERS
    if not low <= market <= high:
        message = f"its market has {market:,} customers; a page allows {low:,} to {high:,}"
        help = ("the command line has no such bound:  loyalty-sim firm show my_firm.yaml",)
        yield Problem(message, f"{FILE}: customers", help)


@contextmanager
def within_asked(figures: Mapping[str, str]) -> Iterator[None]:
    """Within it, every scenario that is loaded is of the firm; of any where no figure is given.

    Raises ScenarioError for figures that are wrong, or whose market has not been looked for.
    """
    if not figures:
        yield
        return
    with within(*_found(tuple(sorted(figures.items())))):
        yield


@lru_cache(KEPT)  # a page asks for it at every move of a hand
def _found(figures: tuple[tuple[str, str], ...]) -> tuple[Firm, Start]:
    firm = firm_asked(dict(figures))
    start = known(firm)
    if start is None:
        message = f"the market of {firm.figures.name} has not been looked for"
        raise ScenarioError([Problem(message, FILE, ("look for it on the page My firm",))])
    return firm, start


def figures_of(firm: Firm) -> dict[str, str]:
    """The figures that were given, each as it is written; the opposite of `firm_asked`."""
    return {key: spell(each.value) for key, each in firm.given.items()}


def as_pairs(figures: Mapping[str, str]) -> list[tuple[str, str]]:
    """The figures as an address has them."""
    return [(f"{PREFIX}{key}", value) for key, value in figures.items()]


def address_of_form(figures: Mapping[str, str]) -> str:
    """The page on which these figures can be changed.

    >>> address_of_form({"customers": "2700"})
    '/firm?our.customers=2700'
    """
    return f"/firm?{urlencode(as_pairs(figures))}" if figures else "/firm"


def as_file(figures: Mapping[str, str]) -> str:
    """The figures as the file that commands take as `--firm`.

    >>> print(as_file({"trade": "plumber", "spend.training": "8000"}).strip())
    trade: plumber
    spend:
      training: 8000
    """
    import yaml

    tree: dict[str, object] = {}
    for key, word in figures.items():
        section, dot, name = key.partition(".")
        value = word if key == "name" else read_value(word)
        if dot:
            inner = tree.setdefault(section, {})
            if isinstance(inner, dict):
                inner[name] = value
        else:
            tree[key] = value
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
