"""The right side of the what-if page: figures first, then charts; each is told what to show and computes nothing."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from nicegui import ui

from loyalty_sim.app.parts.blocks import ChartCard, Figure, Problems, Slider, card, heading, words
from loyalty_sim.app.parts.levers import GROUPS
from loyalty_sim.app.parts.levers import name as lever_name
from loyalty_sim.app.what_if import figures
from loyalty_sim.app.what_if.advice import curve_of_another
from loyalty_sim.app.what_if.matters import Matters
from loyalty_sim.picture.chain import chain_svg
from loyalty_sim.picture.who_left import who_left
from loyalty_sim.picture.word_of_mouth import word_of_mouth
from loyalty_sim.studies.market import market_words
from loyalty_sim.studies.people.fates import crossing
from loyalty_sim.studies.returns.answer import answer
from loyalty_sim.studies.returns.charts import marginal_steps, returns_curve, whole_curve
from loyalty_sim.studies.returns.whole_words import doubts
from loyalty_sim.studies.returns.words import best_level, next_step
from loyalty_sim.theory.customers.defection import Reason

if TYPE_CHECKING:
    from loyalty_sim.app.what_if.answer import Answer
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.portrait import Portrait
    from loyalty_sim.studies.people.sample import Circle, Dots
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

STILL = "By luck alone so far; the same over all that is in doubt follows."
CLICK = "click one for the customer's story"
PICKS = {
    "Kept by B": "left in A, stays in B",
    "Lost by B": "stays in A, leaves in B",
    "Left in both": "leaves whatever is done",
    "Stayed in both": "never leaves",
}
TABS = {"share": "Share", "satisfaction": "Satisfaction", "loyalty": "Loyalty", "profit": "Profit"}


class Board:
    """Figures and charts.

    on_customer: a customer's story is wanted; on_lever: another lever's curve; on_matters: what matters most, of which
    kind; go_to: a lever itself; on_employee: an employee's story.
    """

    def __init__(
        self,
        on_customer: Callable[[int], Any],
        on_lever: Callable[[str], Any],
        on_matters: Callable[[str], Any],
        go_to: Callable[[str], Any],
        lever: str,
        on_employee: Callable[[], Any],
    ):
        self._answer: Answer | None = None
        self._scenarios: tuple[Scenario, Scenario] | None = None
        self._pair: tuple[Portrait, Portrait] | None = None
        self._places: np.ndarray | None = None
        self._tab, self._on_customer, self._on_lever = "share", on_customer, on_lever
        self._met = 0
        self.problems = Problems()
        with ui.element("div").classes("cards") as self._cards:
            self._money_first()
        self.sentence = words("p", "", "sentence").style("margin:0").mark("sentence")
        self._market = words("p", "", "small").style("margin:0").mark("market")
        self._doubts = ui.element("ul").classes("advice").mark("doubts")
        self._advice = ui.element("ul").classes("advice")
        with ui.element("div").classes("cards"):
            self.over_time = ChartCard("s6", "Over time", 300, above=self._tabs)
            self.returns = ChartCard(
                "s6",
                "Returns",
                300,
                above=lambda: self._lever_choice(lever),
                until="comes last: the lever is tried at seven levels around where B has it",
            )
            self.steps = ChartCard("s12", "What the next step brings", 230, until="comes with the returns")
        why = ui.expansion("Why: who these customers are, what moved, who left", value=True).classes("fold")
        with why, ui.element("div").classes("cards"):
            self.map = ChartCard("s6", "Loyalty map", 380, svg=False, on_point=self._clicked, hint=CLICK)
            self._chain_card(on_employee)
            self.left = ChartCard("s6", "Who left, who stayed, and why", 360)
            self.talk = ChartCard("s6", "Word of mouth", 360, svg=False, on_point=self._clicked, above=self._talk_week)
            self.matters = Matters(on_matters, go_to)

    def _clicked(self, event: Any) -> Any:
        """A dot was clicked: the third of its figures is the customer's row."""
        return self._on_customer(int(event.value[2]))

    # -- what there is ------------------------------------------------------------------------------------------

    def _money_first(self) -> None:
        self.money = Figure("s6", "Profit and customer equity, B less A, present value")
        with self.money.card:
            self._dots = ui.echart({}, renderer="svg").style("flex: 1 0 140px")
        with ui.element("div").classes("s6 beside"):
            self.chance = Figure("s3", "Pairs in which B earns more")
            with self.chance.card:
                self._pips = ui.element("div").classes("pips").props('aria-hidden="true"')
            self.payback = Figure("s3", "Ahead for good from")
            self.satisfaction = Figure("s2", "Customer satisfaction")
            self.share = Figure("s2", "Market share")
            self.nps = Figure("s2", "Net promoter score")

    def _tabs(self) -> None:
        toggle = ui.toggle(TABS, value=self._tab, on_change=lambda event: self._turn(event.value))
        toggle.props("dense no-caps unelevated toggle-color=primary").classes("choice").mark("curves")

    def _lever_choice(self, lever: str) -> None:
        choices = {each: lever_name(each) for group in GROUPS.values() for each in group}
        self.lever = ui.select(choices, value=lever, on_change=lambda event: self._on_lever(event.value))
        self.lever.props('outlined dense options-dense aria-label="Lever of the returns curve"')
        self.lever.style("min-width: 190px").mark("lever of the curve")

    def _chain_card(self, on_employee: Callable[[], Any]) -> None:
        with card("s6", "Service-profit chain") as self._chain_box:
            heading("Service-profit chain")
            words(
                "span",
                "B, and its change against A; green or red only beyond luck. On an arrow: per cent by which the later "
                "figure changed for each per cent of the earlier one.",
                "sub",
            )
            self._chain = ui.html("", sanitize=False).classes("w-full")

        with self._chain_box, ui.element("div").classes("meet"):
            words("span", "Meet a customer:", "small")
            for pick, help in PICKS.items():
                button = ui.button(pick, on_click=lambda pick=pick: self._meet(pick)).props("outline dense")
                button.tooltip(f"A customer who {help}: the story in both worlds")
            words("span", "or", "small")
            button = ui.button("An employee", on_click=on_employee).props("outline dense").mark("meet_employee")
            button.tooltip("Hired, learnt, overloaded, left: a typical one in each world")

    def _meet(self, pick: str) -> Any:
        """Another customer of this kind each time."""
        rows = self._rows_of(pick)
        if not len(rows):
            ui.notify("There is no such customer in this pair of runs")
            return None
        self._met += 1
        return self._on_customer(int(rows[self._met * 7 % len(rows)]))

    def _rows_of(self, pick: str) -> np.ndarray:
        if self._pair is None:
            return np.zeros(0, int)
        (a, b), gone = (each.fates for each in self._pair), int(Reason.MOVED_AWAY)
        left_a, left_b = ((each.fate > 0) & (each.fate != gone) for each in (a, b))
        stays_a, stays_b = a.fate == 0, b.fate == 0
        kinds = {"Kept by B": left_a & stays_b, "Lost by B": stays_a & left_b, "Left in both": left_a & left_b}
        return np.flatnonzero(a.member & kinds.get(pick, stays_a & stays_b))

    def _talk_week(self) -> None:
        self._week = Slider(min=0, max=1, value=0, on_change=lambda event: self._show_talk(int(event.value)))
        self._week.props('aria-label="Week of the talk"').style("width: 160px")

    # -- what is shown ------------------------------------------------------------------------------------------

    def waiting(self, a: "Scenario", b: "Scenario") -> None:
        """What is shown belongs to an earlier question."""
        if self._scenarios not in (None, (a, b)):
            self.matters.forget()
        self._cards.classes(add="stale")
        self.sentence.classes(add="stale")
        self._market.set_text(market_words(b))

    def show_people(self, a: "Scenario", b: "Scenario", pair: "tuple[Portrait, Portrait]") -> None:
        """What became of the same customers, and who talks to whom."""
        self._scenarios, self._pair, self._places = (a, b), pair, None
        if np.array_equal(pair[0].fates.member, pair[1].fates.member):
            self.left.show(who_left(crossing(pair[0].fates, pair[1].fates)))

    def show_network(self, places: np.ndarray) -> None:
        """Who talks to whom; places: where to draw each of them."""
        assert self._pair
        self._places = places
        last = len(self._pair[1].talk_weeks) - 1
        self._week.props(f"max={max(last, 1)}")
        if self._week.value == last:
            self._show_talk(last)
        self._week.value = last

    def _show_talk(self, look: int) -> None:
        if self._pair is None or self._places is None:
            return
        b = self._pair[1]
        look = min(look, len(b.talk_weeks) - 1)
        if len(b.circle.rows):
            self.talk.show(word_of_mouth(b.talk[look], b.circle.ties, self._places, b.talk_weeks[look], b.circle.rows))

    def show(self, answer: "Answer", a: "Scenario", b: "Scenario") -> None:
        """Everything that follows from runs of A and B."""
        self._answer, self._scenarios = answer, (a, b)
        currency = b.market.currency
        self._cards.classes(remove="stale")
        self.sentence.classes(remove="stale")
        self.money.show(*figures.told_money(answer, currency))
        self.chance.show(*figures.told_chance(answer))
        self.payback.show(*figures.told_payback(answer, b.market.weeks))
        self.satisfaction.show(*figures.told_level(answer, "satisfaction", 1, ""))
        self.share.show(*figures.told_level(answer, "share", 100, " %"))
        self.nps.show(*figures.told_nps(answer))
        self.sentence.set_text(figures.sentence(answer, a, b))
        self._list(self._doubts, answer.doubts)
        self._show_dots(answer, currency)
        self._turn(self._tab)
        links = figures.chain(answer, currency)
        self._chain.set_content(chain_svg(links) + chain_svg(links, columns=2))
        if self._pair:
            self.map.show(figures.map_of(self._pair[1].dots, answer, b))

    def _show_dots(self, answer: "Answer", currency: str) -> None:
        option = figures.dots_of_gain(answer, currency).without_legend().without_title()
        option["backgroundColor"] = "transparent"
        option["grid"] |= {"top": 4, "left": 6, "right": 6}
        self._dots.options.clear()
        self._dots.options.update(option)
        self._dots.update()
        self._pips.clear()
        with self._pips:
            for gain in sorted(answer.gains, reverse=True):
                ui.element("i").classes("" if gain > 0 else "no")

    def _turn(self, tab: str) -> None:
        self._tab = tab
        if self._answer and self._scenarios:
            market = self._scenarios[1].market
            self.over_time.show(figures.curve_over_time(self._answer, tab, market.currency, market.weeks))

    def show_returns(self, result: "Result", more: bool = False) -> None:
        """The returns curve: what to do, what the next step brings and how far to trust it.

        By what decides over all that is in doubt where that was looked at, else profit by luck alone; more: whether
        that is still being computed.
        """
        detail: ReturnsDetail = result.detail
        over = detail.whole is not None and detail.whole.worlds is not None
        chart = whole_curve(detail) if over else returns_curve(detail)
        apart = curve_of_another(detail.plan.lever, *self._scenarios) if self._scenarios else ""
        told = [
            *filter(None, (apart,)),
            answer(detail),
            next_step(detail),
            *(doubts(detail)[:1] if over else [best_level(detail)]),
        ]
        self.returns.show(chart, " ".join([*told, *([STILL] if more else [])]))
        self.steps.show(marginal_steps(detail))

    def show_advice(self, sentences: "Iterable[str]") -> None:
        """What to think of before believing the answer."""
        self._list(self._advice, sentences)

    def _list(self, where: ui.element, sentences: "Iterable[str]") -> None:
        where.clear()
        with where:
            for text in sentences:
                words("li", text)

    def show_live(self, answer: "Answer", dots: "Dots", talk: np.ndarray, circle: "Circle", week: int) -> None:
        """How things stand in the middle of a run: curves so far, the map and the talk of this week."""
        assert self._scenarios
        b = self._scenarios[1]
        self.over_time.show(figures.curve_over_time(answer, self._tab, b.market.currency, b.market.weeks))
        self.map.show(figures.map_of(dots, answer, b))
        if len(circle.rows) and self._places is not None:
            self.talk.show(word_of_mouth(talk, circle.ties, self._places, week, circle.rows))

    def show_all_weeks(self) -> None:
        """After a run week by week: the answer again."""
        if self._answer and self._scenarios:
            self.show(self._answer, *self._scenarios)
            self._show_talk(int(self._week.value))
