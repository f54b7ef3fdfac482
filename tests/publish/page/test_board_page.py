"""The board page: what a board asks, in its words, on two printed pages, and made again by its command."""

import re

import pytest

from chromium_page import browser, needs_browser
from html_page import check
from loyalty_sim.publish.page import render_board, save_board
from loyalty_sim.publish.page.board import board_command
from loyalty_sim.scenario import Scenario, load_scenario
from loyalty_sim.studies import compare, load_result, returns, run
from loyalty_sim.studies.brief import in_plain_words, moved
from loyalty_sim.studies.compare.brief import more_or_fewer, saved
from planted import with_levers

pytestmark = pytest.mark.usefixtures("closed_form_market")
ONE = {"workers": 1}
CODE = re.compile(r"\b[a-z]+[._][a-z_]+\b|--|loyalty-sim|\bseeds?\b|\bparameters?\b|\bnan\b")
HEADS = ["The decision", "The money, and when", "How sure, and of what", "What would change it", "Who is saved or lost",
         "What to measure next"]  # fmt: skip


def better(title="People first"):
    return with_levers(Scenario(title=title), climate=1.4, price=1.05)


ASKED = {
    "in worlds": lambda: compare(Scenario(), better(), seeds=4, worlds=8, **ONE),
    "by luck": lambda: compare(Scenario(), better(), seeds=4, worlds=0, **ONE),
    "returns": lambda: returns("climate", levels=5, seeds=4, worlds=8, **ONE),
    "price": lambda: returns("price", levels=5, seeds=4, worlds=0, **ONE),
}


def before_the_fold(text):
    return re.sub(r"<footer>.*", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", ASKED)
def test_the_page_answers_what_a_board_asks_in_its_words_and_needs_nothing_else(name, closed_form_market):
    result = ASKED[name]()
    text = render_board(result)
    page = check(text)
    assert page.words["h2"][: len(HEADS)] == HEADS
    said = re.sub(r"<[^>]+>", " ", before_the_fold(text).partition("<body")[2])
    assert not CODE.findall(said)
    assert "<script" not in text
    for tag, attribute, value in page.attributes:
        assert attribute not in ("src", "href") or value.startswith(("data:", "#")), (tag, attribute, value)


def test_two_pictures_are_printed_and_the_rest_is_folded(closed_form_market):
    text = render_board(ASKED["in worlds"]())
    assert before_the_fold(text).count("<figure>") == 2
    assert text.count("<details") == 1
    assert text.count("<figure>") > 2


@needs_browser
def test_it_is_printed_on_two_pages(tmp_path):
    with browser() as chromium:
        for name in ("in worlds", "returns"):
            page = chromium.new_page()
            page.goto(save_board(ASKED[name](), tmp_path / f"{name}.html").as_uri())
            paper = page.pdf(format="A4", prefer_css_page_size=True)
            assert paper.count(b"/Type /Page") - paper.count(b"/Type /Pages") == 2


def test_a_result_that_was_saved_makes_the_same_page_and_names_its_command(tmp_path):
    found = ASKED["in worlds"]()
    folder = tmp_path / "mine"
    found.save(folder)
    assert render_board(load_result(folder), folder) == render_board(found, folder)
    assert board_command(folder) == "loyalty-sim report mine --board"
    assert "loyalty-sim report mine --board" in render_board(found, folder)


def test_nothing_to_decide_is_said():
    text = render_board(compare(Scenario(title="One"), Scenario(title="Other"), seeds=2, worlds=0, **ONE))
    assert "There is nothing to decide: B (Other) and A (One) come to exactly the same." in check(text).text


def test_a_title_comes_out_as_typed():
    page = check(render_board(compare(Scenario(title="$A$ & <b>"), better("a_b $x^2$"), seeds=2, worlds=0, **ONE)))
    assert "a_b $x^2$ against $A$ & <b>" in page.words["h1"]


def test_what_no_board_decides_has_no_page():
    with pytest.raises(ValueError, match="a comparison, a returns curve or a plan; this is of run"):
        render_board(run(Scenario(), seeds=2, **ONE))


def test_customers_saved_are_those_who_would_leave_at_the_rate_of_a():
    """Kept a year .81 and .814 of 100 customers a week over 156 weeks: 15,600 x (.814^(1/52) - .81^(1/52))."""
    found = saved(ASKED["by luck"]())
    assert found.mean == pytest.approx(15_600 * (0.814 ** (1 / 52) - 0.81 ** (1 / 52)), rel=1e-6)


def test_what_is_done_otherwise_is_said_in_money_and_per_cent():
    assert moved(Scenario(), better()) == (
        "What is done otherwise: service climate EUR 43,700 a year instead of EUR 31,200; price 105 % of the usual "
        "instead of 100 %."
    )
    assert moved(Scenario(), Scenario()) == ""
    assert "yearly discount rate of money 0.2 instead of 0.08" in moved(
        Scenario(), load_scenario(overrides=["market.discount=0.2"])
    )


def test_a_choice_is_said_without_listing_what_could_be_chosen():
    assert moved(load_scenario(), load_scenario(overrides=["firm.positions.cutting=dismissal"])) == (
        "What is done otherwise: how positions are cut: dismissal instead of attrition."
    )


def test_customers_of_b_are_counted_as_more_or_fewer():
    assert [more_or_fewer(each) for each in (-1200, 0, 1)] == [
        "At the end B has 1,200 customers fewer than A.",
        "At the end B has as many customers as A.",
        "At the end B has 1 customer more than A.",
    ]


def test_a_setting_is_named_without_its_key():
    assert in_plain_words("trade.wage") == "weekly cost of one position"
