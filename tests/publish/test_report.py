"""Tables and pictures say what the result says, for every kind of study."""

from io import StringIO

import matplotlib
import pytest
from rich.console import Console

from loyalty_sim.picture.palette import COLOURS, money_unit
from loyalty_sim.picture.table.terminal import print_form
from loyalty_sim.picture.units import change, level
from loyalty_sim.picture.words import figure, money, round_step, share, signed, three_figures, years
from loyalty_sim.scenario import Scenario
from loyalty_sim.studies import compare, returns, run

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture(params=["returns", "price", "compare", "run"])
def shown(request):
    """A result and what the terminal prints of it."""
    result = {
        "returns": lambda: returns("climate", seeds=8, workers=1),
        "price": lambda: returns("price", seeds=8, workers=1),
        "compare": lambda: compare(Scenario(), Scenario(), seeds=3, workers=1),
        "run": lambda: run(Scenario(), seeds=3, workers=1),
    }[request.param]()
    out = StringIO()
    print_form(result.form(), Console(file=out, width=140))
    return result, out.getvalue()


def test_the_terminal_shows_every_row_in_its_market(shown):
    result, printed = shown
    assert result.market in " ".join(printed.split())
    assert printed.count("\n") > len(result.table) + 5


def test_the_picture_is_labelled_and_leaves_nothing_behind(shown):
    before = dict(matplotlib.rcParams)
    figure = shown[0].figure()
    assert dict(matplotlib.rcParams) == before
    assert figure._suptitle is not None
    for panel in figure.axes:
        assert panel.get_xlabel() or panel.get_ylabel()


def test_the_returns_picture_tells_verdict_place_and_best():
    result = returns("climate", seeds=20, workers=1)
    figure = result.figure()
    said = " ".join(text.get_text() for panel in figure.axes for text in panel.texts)
    assert "today" in said
    assert "best" in said
    assert " ".join(figure._suptitle.get_text().split()) == " ".join(result.summary().do[0].split())
    assert "diminishing" in result.charts()[1].caption
    assert len(figure.axes) == 3


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "EUR 0"),
        (1_234_567, "EUR 1.23 million"),
        (-35_210, "-EUR 35,200"),
        (0.054, "EUR 0.05"),
        (999_600, "EUR 1.00 million"),
    ],
)
def test_money_is_said_to_three_figures(amount, words):
    assert money(amount) == words


def test_figures_in_words():
    assert (years(1.0), years(1.5), years(3)) == ("1 year", "1.5 years", "3 years")
    assert money(410, "GBP", signed=True) == "+GBP 410"
    assert (signed(-0.001), signed(1.5)) == ("0.00", "+1.50")
    assert (share(0.999), share(0.5), share(0.001)) == ("over 99 %", "50 %", "under 1 %")
    assert [round_step(x) for x in (8_914, 20_000, 3e6, 0.7)] == [5_000, 20_000, 100_000, 0.5]
    assert (three_figures(31_234), three_figures(0.98765)) == ("31,200", "0.99")
    assert (level("share", 0.301), change("retention", -0.0123), change("profit", 1500)) == ("30.1", "-1.23", "+1,500")


def test_axes_of_money_have_short_ticks():
    assert money_unit(35_000, "EUR") == (1e3, "thousand EUR")
    assert money_unit(900, "EUR") == (1.0, "EUR")
    assert len(set(COLOURS)) == len(COLOURS)


@pytest.mark.parametrize(("value", "told"), [(-25.003, "-25"), (86.04, "86"), (1.5, "1.5"), (100.2, "100")])
def test_a_figure_never_ends_in_a_point(value, told):
    assert figure(value) == told
