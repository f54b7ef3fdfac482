"""A firm's figures in an address: read, bounded, laid under both arms, and the same for the command line."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest

from loyalty_sim.app.my_firm.asked import LONGEST_NAME, _found, as_file, as_pairs, figures_of, firm_asked
from loyalty_sim.app.visitor_request import VisitorRequest, read_query
from loyalty_sim.app.what_if.upload import read_file
from loyalty_sim.my_firm import kept, meet
from loyalty_sim.my_firm.figures import parse_firm
from loyalty_sim.scenario import ScenarioError, load_scenario

FIGURES = {
    "name": "Brown & Sons", "trade": "plumber", "customers": "300", "rivals": "0", "wage": "52000", "price": "1.05",
    "spend.training": "9000",
}  # fmt: skip
"""All of them follow at once: one year is run, to show them."""
ASKED = VisitorRequest(both={"market.weeks": "26"}, firm=FIGURES, seeds=2)


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "folder_of_firms", lambda: tmp_path)
    monkeypatch.setattr(meet, "MOST_SEEDS", 4)
    _found.cache_clear()


def test_a_firm_survives_its_address():
    assert read_query(parse_qsl(ASKED.query())) == ASKED
    assert ("our.name", "Brown & Sons") in parse_qsl(urlencode(as_pairs(FIGURES)))


def test_both_arms_are_of_the_firm_once_its_market_is_known():
    with pytest.raises(ScenarioError, match="the market of Brown & Sons has not been looked for"):
        ASKED.scenarios()
    kept.start_of(firm_asked(FIGURES))
    a, b = ASKED.scenarios()
    assert a.firm.name == b.firm.name == "Brown & Sons"
    assert a.trade.wage == b.trade.wage == 1000
    assert a.firm.levers.price == b.firm.levers.price == 1.05
    assert ASKED.start_of_b() == b
    assert load_scenario().trade.name == "bank"


def test_what_is_set_otherwise_than_the_figures_say_is_told():
    kept.start_of(firm_asked(FIGURES))
    assert ASKED.other_market() == []
    dearer = replace(ASKED, both={"trade.wage": "1100"}, only_b={"firm.levers.price": "1.1"})
    assert dearer.other_market() == ["trade.wage is 1100.0 and not 1000.0"]


def test_a_file_of_figures_makes_the_question_one_of_the_firm():
    asked = read_file(as_file(FIGURES), VisitorRequest(both={"trade": "hotel", "market.weeks": "26"}))
    assert (asked.firm, asked.both) == (FIGURES, {"market.weeks": "26"})
    with pytest.raises(ScenarioError, match="cannot stand together"):
        read_file("share: 0.9\nlargest_rival: 0.5\n", VisitorRequest())


def test_another_trade_is_refused_beside_a_firm():
    kept.start_of(firm_asked(FIGURES))
    with pytest.raises(ScenarioError, match="the firm is of the trade plumber, not hotel"):
        replace(ASKED, both=dict(ASKED.both) | {"trade": "hotel"}).scenarios()


def test_the_command_takes_the_file_of_the_figures():
    assert "--firm my_firm.yaml" in ASKED.command()
    again = parse_firm(as_file(FIGURES))
    assert figures_of(again) == FIGURES
    assert kept._digest(again) == kept._digest(firm_asked(FIGURES))


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"customers": "9000000"}, "a page allows 200 to 100,000"),
        ({"custommers": "900"}, "did you mean"),
        ({"churn": "lots"}, "churn"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "cannot be called"),
        ({"name": "a\nb"}, "cannot be called"),
        ({"share": "0.9", "largest_rival": "0.5"}, "cannot stand together"),
        ({"trade.answers": "/etc/passwd"}, "trade.answers"),
        ({"use": "mine.py"}, "use"),
    ],
)
def test_what_a_page_does_not_take_is_refused_before_anything_is_looked_for(figures, said):
    with pytest.raises(ScenarioError, match=said):
        firm_asked(figures)


def test_a_flood_of_figures_is_refused():
    flood = {f"spend.x{at}": "1" for at in range(100)}
    with pytest.raises(ScenarioError, match="more or longer settings than a page allows"):
        replace(ASKED, firm=flood).scenarios()
