"""The right side of the what-if page without a browser: figures, charts, customers to meet, what matters most."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from nicegui import ui
from visiting import a_page, fire, texts

from loyalty_sim.app.parts.levers import name as lever_name
from loyalty_sim.app.what_if import figures
from loyalty_sim.app.what_if.answer import Answer, Effect
from loyalty_sim.app.what_if.board import PICKS, TABS, Board
from loyalty_sim.app.what_if.matters import ABOUT, FIRST, Matters
from loyalty_sim.app.what_if.story_view import EARLY, MOST, StoryView
from loyalty_sim.lab.job import KINDS
from loyalty_sim.studies.people.fates import Fates
from loyalty_sim.studies.people.moments import Moment
from loyalty_sim.studies.people.person import Person
from loyalty_sim.studies.people.sample import Circle, Dots
from loyalty_sim.studies.people.story import Life, Story
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.customers.channels import Channel
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.week.outcomes import OUTCOMES
from planted import short, with_levers

A, B = short(4), with_levers(short(4), climate=2.0)
LEFT, MOVED = int(Reason.PRICE), int(Reason.MOVED_AWAY)


class Wanted:
    """A board, and what visitors wanted of it."""

    def __init__(self):
        self.customers, self.curves, self.kinds, self.levers, self.employees = [], [], [], [], []
        self.board = Board(
            self.customers.append,
            self.curves.append,
            self.kinds.append,
            self.levers.append,
            "climate",
            lambda: self.employees.append("asked"),
        )


def weeks(profit=1.0, share=0.3):
    book = pd.DataFrame({"profit": [profit] * 4, "share": share, "satisfaction": 70.0, "loyalty": 60.0})
    for kind in KINDS:
        book[kind] = 0.25
    book.index = pd.RangeIndex(1, 5, name="week")
    return book


def answer(gains=(2.0, 1.0, -1.0), low=1.0, high=3.0):
    gain = float(np.mean(gains))
    effects = dict.fromkeys(OUTCOMES, Effect(0.3, 0.31, 0.01, -0.1, 0.1))
    return Answer(
        effects | {"profit": Effect(10.0, 10.0 + gain, gain, low, high)}, np.array(gains), 3, weeks(), weeks(2.0)
    )


class Seen(NamedTuple):
    """As much of a portrait as the board needs."""

    fates: Fates
    dots: Dots
    circle: Circle
    talk: np.ndarray
    talk_weeks: tuple


def seen(fate, member=None, ties=((0, 1),)):
    fate = np.array(fate, np.uint8)
    member = np.ones(len(fate), bool) if member is None else np.array(member)
    circle = Circle(np.array([4, 7]) if ties else np.zeros(0, int), np.array(ties, int).reshape(-1, 2))
    dots = Dots(np.array([0, 1]), np.array([0.5, 0.9]), np.array([0.4, 0.8]))
    looks = np.zeros((2, len(circle.rows)))
    return Seen(
        Fates(member, fate, (fate > 0).astype(np.uint16), np.zeros(len(fate), bool)), dots, circle, looks, (2, 4)
    )


# -- figures ----------------------------------------------------------------------------------------------------


async def test_the_board_says_what_the_figures_say():
    found = answer()
    with a_page():
        board = Wanted().board
        board.show(found, A, B)
        assert board.sentence.text == figures.sentence(found, A, B)
        assert texts(board.money.card)[1:3] == list(figures.told_money(found, "EUR")[:2])
        assert texts(board.chance.card)[1] == "2 of 3"
        assert texts(board.payback.card)[1] == "week 3"
        assert texts(board.share.card)[1] == "31.0 %"


async def test_every_pair_has_its_dot_and_those_lost_are_hollow():
    with a_page():
        board = Wanted().board
        board.show(answer((2.0, 1.0, -1.0, 0.0)), A, B)
        assert ["no" in pip.classes for pip in board._pips] == [False, False, True, True]
        board.show(answer((5.0,)), A, B)
        assert len(list(board._pips)) == 1, "those of the answer before are gone"


async def test_while_another_question_is_computed_the_answer_is_marked_as_old():
    with a_page():
        board = Wanted().board
        board.show(answer(), A, B)
        board.waiting(A, A)
        assert "stale" in board._cards.classes
        assert "stale" in board.sentence.classes
        board.show(answer(), A, A)
        assert "stale" not in board._cards.classes
        assert "stale" not in board.sentence.classes


@pytest.mark.parametrize("tab", TABS)
async def test_the_curve_is_the_one_chosen_and_stays_chosen(tab):
    with a_page():
        board = Wanted().board
        board._turn(tab)
        assert board.over_time.shown is None, "nothing to draw yet"
        board.show(answer(), A, B)
        assert board.over_time.shown.title == figures.CURVES[tab][0]


async def test_another_lever_of_the_curve_is_wanted():
    with a_page():
        wanted = Wanted()
        wanted.board.lever.value = "smile"
        assert wanted.curves == ["smile"]


async def test_advice_takes_the_place_of_advice():
    with a_page():
        board = Wanted().board
        board.show_advice(["one", "<b>two"])
        board.show_advice(iter(["three"]))
        assert texts(board._advice) == ["three"]
        board.show_advice([])
        assert texts(board._advice) == []


async def test_a_run_half_done_is_shown_until_all_weeks_come_back():
    with a_page():
        board = Wanted().board
        board.show(answer(), A, B)
        half = figures.so_far(weeks().head(2), weeks(9.0).head(2))
        pair = seen([0, 0])
        board.show_live(half, pair.dots, np.zeros(2), pair.circle, 2)
        assert len(board.over_time.shown.table) == 2
        assert board.sentence.text == figures.sentence(answer(), A, B)
        board.show_all_weeks()
        assert len(board.over_time.shown.table) == 4


# -- customers --------------------------------------------------------------------------------------------------

FATES_A = [0, LEFT, 0, LEFT, MOVED, 0, LEFT]
FATES_B = [0, 0, LEFT, LEFT, 0, MOVED, LEFT]
MEMBER = [True] * 6 + [False]


@pytest.mark.parametrize(
    ("pick", "rows"), [("Kept by B", [1]), ("Lost by B", [2]), ("Left in both", [3]), ("Stayed in both", [0])]
)
async def test_customers_to_meet_are_those_the_button_says(pick, rows):
    with a_page():
        board = Wanted().board
        board.show_people(A, B, (seen(FATES_A, MEMBER), seen(FATES_B, MEMBER)))
        assert board._rows_of(pick).tolist() == rows


async def test_nobody_is_met_twice_under_two_headings():
    rng = np.random.default_rng(5)
    fates = [rng.integers(0, len(Reason), 200) for _ in range(2)]
    with a_page():
        board = Wanted().board
        board.show_people(A, B, tuple(seen(fate) for fate in fates))
        met = np.concatenate([board._rows_of(pick) for pick in PICKS])
    assert len(met) == len(set(met.tolist()))
    never_moved = np.flatnonzero((fates[0] != MOVED) & (fates[1] != MOVED))
    assert set(met.tolist()) == set(never_moved.tolist())


async def test_each_time_another_customer_is_met_and_where_there_is_none_it_is_said(monkeypatch):
    said = []
    monkeypatch.setattr(ui, "notify", said.append)
    with a_page():
        wanted = Wanted()
        wanted.board._meet("Kept by B")
        assert said == ["There is no such customer in this pair of runs"]
        wanted.board.show_people(A, B, (seen([LEFT] * 5), seen([0] * 5)))
        for _ in range(5):
            wanted.board._meet("Kept by B")
        assert sorted(wanted.customers) == [0, 1, 2, 3, 4]


async def test_an_employee_is_asked_for_by_a_button():
    with a_page():
        wanted = Wanted()
        [button] = [each for each in wanted.board._chain_box.descendants() if "meet_employee" in each._markers]
        fire(button, "click", {})
        assert wanted.employees == ["asked"]


async def test_a_dot_that_is_clicked_is_its_customer():
    class Event(NamedTuple):
        value: list

    with a_page():
        wanted = Wanted()
        wanted.board._clicked(Event([55.5, 44.4, 1234.0]))
        assert wanted.customers == [1234]


async def test_worlds_that_start_with_other_customers_are_not_crossed():
    with a_page():
        board = Wanted().board
        board.show_people(A, B, (seen([0, 0], [True, False]), seen([0, 0], [True, True])))
        assert board.left.shown is None
        board.show_people(A, B, (seen([0, LEFT]), seen([0, 0])))
        assert board.left.shown is not None


async def test_talk_is_shown_for_the_last_week_first_and_for_the_week_chosen():
    with a_page():
        board = Wanted().board
        board.show_people(A, B, (seen([0, 0]), seen([0, 0])))
        assert board.talk.shown is None
        board.show_network(np.array([[0.0, 0.0], [1.0, 1.0]]))
        assert board._week.value == 1
        last = board.talk.shown
        board._week.value = 0
        assert "2" in board.talk.shown.title + str(board.talk.shown.option["title"])
        assert board.talk.shown != last


async def test_where_nobody_is_tied_no_talk_is_drawn():
    with a_page():
        board = Wanted().board
        board.show_people(A, B, (seen([0, 0], ties=()), seen([0, 0], ties=())))
        board.show_network(np.zeros((0, 2)))
        assert board.talk.shown is None


# -- what matters most ------------------------------------------------------------------------------------------


class Tornado:
    """As much of a sensitivity result as the card needs."""

    text = "Planted."

    def __init__(self, *levers):
        rows = [(f"firm.levers.{lever}", lever, 0.5, 1.5, -2.0 * at, 1.0 * at) for at, lever in enumerate(levers, 1)]
        self.table = pd.DataFrame(rows, columns=["factor", "meaning", "from", "to", "at_low", "at_high"])


class Bar(NamedTuple):
    """A bar that is clicked."""

    name: str


async def test_the_first_levers_are_reached_by_keyboard_and_every_bar_by_a_click():
    asked, gone = [], []
    with a_page():
        matters = Matters(asked.append, gone.append)
        matters.show("levers", Tornado("smile", "climate", "process", "training"), "EUR")
        buttons = [each for each in matters._lead.descendants() if isinstance(each, ui.button)]
        assert [each.text for each in buttons] == [lever_name(each) for each in ("smile", "climate", "process")][:FIRST]
        fire(buttons[1], "click", {})
        matters._clicked(Bar(lever_name("training")))
        matters._clicked(Bar("no lever"))
        assert gone == ["climate", "training"]


async def test_figures_in_doubt_lead_to_no_lever():
    with a_page():
        matters = Matters(print, print)
        matters.show("doubts", Tornado("smile"), "EUR")
        assert texts(matters._lead) == []
        assert matters.card.shown is not None
        assert "less A" in str(matters.card.shown.option)


async def test_what_was_found_about_another_question_is_forgotten():
    with a_page():
        board = Wanted().board
        board.show(answer(), A, B)
        board.matters.show("levers", Tornado("smile"), "EUR")
        board.waiting(A, B)
        assert board.matters.card.shown is not None, "the same question"
        board.waiting(A, A)
        assert board.matters.card.shown is None
        assert board.matters.card._said.text == ABOUT["levers"]


async def test_turning_to_the_other_kind_says_what_it_would_find_out():
    asked = []
    with a_page():
        matters = Matters(asked.append, print)
        matters._kind.value = "doubts"
        assert matters.card._said.text == ABOUT["doubts"]
        [button] = [each for each in matters.card.card.descendants() if getattr(each, "text", "") == "Find out"]
        fire(button, "click", {})
        assert asked == ["doubts"]


# -- a customer's story -----------------------------------------------------------------------------------------


PERSON = Person((0.125,) * 8, True, Channel.PHONE, 1.4, 12.0, False, True)


def life(*moments):
    weekly = {
        "week": range(1, 21),
        "provider": [0] * 19 + [1],
        "satisfaction": np.linspace(60, 80, 20),
        **dict.fromkeys(ATTRIBUTES, 71.2),
    }
    return Life(PERSON, pd.DataFrame(weekly), tuple(moments), ("Customer of rival 1.",))


def told(story):
    view = StoryView()
    view.open(1234)
    assert view._title.text == "Customer 1,234"
    view.show(story, (A, B))
    return view


SERVED, FAILED = Moment(3, "served", "was served"), Moment(5, "failure", "<b>something</b> failed")


@pytest.mark.parametrize("parted", [1, EARLY, EARLY + 1, 20])
async def test_the_week_in_which_the_worlds_part_is_told_with_how_many_they_reached(parted):
    with a_page():
        view = told(Story(1234, life(), life(), parted, np.linspace(0.05, 1, 20)))
        assert f"part for this customer in week {parted};" in view._told.text
        assert f"differ for {5 * parted} % of all customers" in view._told.text
        assert ("the worlds part" in str(view._chart.shown.option)) == (parted > EARLY)


async def test_a_customer_whom_nothing_reaches_has_one_life():
    with a_page():
        view = told(Story(1, life(), life(), None, np.zeros(20)))
        assert "both lives are the same" in view._told.text
        assert texts(view._columns[0])[1] == "Customer of rival 1."
        assert texts(view._columns[0])[-1] == "Nothing went wrong, and the customer stayed."


async def test_daily_life_is_counted_and_told_in_full_on_request_only():
    with a_page():
        view = told(Story(1, life(SERVED, SERVED, FAILED), life(SERVED), 5, np.full(20, 0.1)))
        counted = "Served 2 times, heard 0 messages, heeded 0."
        assert texts(view._columns[0])[2:5] == [counted, "week 5", "<b>something</b> failed"]
        assert "Nothing went wrong" in texts(view._columns[1])[-1]
        view._all.value = True
        assert texts(view._columns[0]).count("was served") == 2
        assert texts(view._columns[1])[-1] == "was served"


async def test_satisfaction_with_another_firm_is_on_a_line_of_its_own():
    """The planted life is with the focal firm for 19 weeks and with a rival in the last."""
    with a_page():
        view = told(Story(1, life(), life(), 10, np.full(20, 0.1)))
        drawn = {each["name"]: each["data"] for each in view._chart.shown.option["series"]}
        for world in "AB":
            ours = [week for week, height in drawn[f"{world}: {A.firm.name}"] if height is not None]
            others = [week for week, height in drawn[f"{world}: another firm"] if height is not None]
            assert (ours, others) == ([*range(1, 20)], [20])


async def test_advice_that_was_heeded_is_told_and_other_talk_only_counted():
    talk = [Moment(2, "heard", "heard", 1, "then"), Moment(3, "heeded", "heeded", 2, "satisfied 66 with rival 2")]
    with a_page():
        view = told(Story(1, life(*talk), life(), 5, np.full(20, 0.1)))
        shown = texts(view._columns[0])
        assert shown[2:6] == [
            "Served 0 times, heard 2 messages, heeded 1.", "week 3", "heeded", "satisfied 66 with rival 2",
        ]  # fmt: skip


async def test_who_the_customer_is_and_what_the_provider_is_thought_of_by_attribute():
    with a_page():
        view = told(Story(1, life(), life(), 5, np.full(20, 0.1)))
        assert view._person.text == PERSON.words
        assert "likes to be met by phone" in PERSON.words
        shown = texts(view._attributes)
        assert "B: rival 1" in shown
        assert shown[shown.index("the wait") :][:4] == ["the wait", "12 %", "71", "71"]
        assert shown[shown.index("the price") :][1] == "judged beside"


async def test_of_a_very_long_life_the_beginning_is_told():
    with a_page():
        view = told(Story(1, life(*[FAILED] * (2 * MOST)), life(), 5, np.full(20, 0.1)))
        assert texts(view._columns[0]).count("week 5") == MOST
