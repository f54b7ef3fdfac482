"""The left side of the what-if page: where B starts, its levers by group with what they cost, and the market."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nicegui import ui

from loyalty_sim.app.my_firm.whose import WhoseFirm
from loyalty_sim.app.parts.blocks import Slider, words
from loyalty_sim.app.parts.lever_slider import LeverSlider
from loyalty_sim.app.parts.levers import GROUPS, affordable, budget, name
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.app.serving import limits
from loyalty_sim.picture.words import money, signed
from loyalty_sim.scenario import ScenarioError

if TYPE_CHECKING:
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.scenario import Scenario

POLICY = ("commitment", "plan", "ramp_weeks", "score_use", "bonus", "close_loop", "good_news", "online")
RAMP_WEEKS = 104


CALENDAR = {
    "wage_inflation": ("Wages rise, % a year", (0, 20)),
    "price_inflation": ("Prices rise, % a year", (0, 20)),
    "growth": ("Market grows, % a year", (-2, 50)),
    "seasons": ("Seasons, %", (0, 100)),
}
"""What of the calendar is set here, of `market.*`, each with its bounds in per cent."""


class Controls:
    """Everything that can be set. `changed` is called with the new question whenever something was."""

    def __init__(self, question: "VisitorRequest", changed: "Callable[[VisitorRequest], Any]"):
        self.question, self._changed, self._placing = question, changed, False
        self._levers: dict[str, LeverSlider] = {}
        with ui.element("div").classes("fold-settings"):
            ui.button("Settings", icon="tune", on_click=self._fold).props("outline dense")
        with ui.element("aside").classes("side").props('aria-label="Settings"') as self._side:
            self._market_first()
            self._start()
            self._budget = _Budget(self._cap)
            self._groups: dict[str, ui.expansion] = {}
            for place, (group, levers) in enumerate(GROUPS.items()):
                with ui.expansion(group, value=place == 0) as fold:
                    for lever in levers:
                        self._levers[lever], self._groups[lever] = LeverSlider(lever, self._move), fold
            with ui.expansion("How the firm is led"):
                self._policy = {key: _policy_slider(key, self._lead) for key in POLICY}
            with ui.expansion("Size of the market"):
                self._size()
        self.show(question)

    def _fold(self) -> None:
        """On a narrow screen the settings are folded away until they are called for."""
        self._side.classes(toggle="open")

    def go_to(self, lever: str) -> None:
        """Open the group of a lever, and put the hand on its slider."""
        self._side.classes(add="open")
        self._groups[lever].value = True
        self._levers[lever].focus()

    # -- what there is ------------------------------------------------------------------------------------------

    def _market_first(self) -> None:
        words("h2", "Market")
        self._firm = WhoseFirm(self._let_go)
        self._trade = _select("Trade", titles("trade"), lambda value: self._choose("trade", value))
        self._rivals = _select("Rivals", titles("rivals"), lambda value: self._choose("rivals", value))

    def _start(self) -> None:
        words("h2", "A is compared with B")
        self._a = _select("A", titles("scenario"), self._choose_a)
        self._b = _select("B starts from", titles("scenario"), self._choose_b)
        self._story = words("p", "", "small").style("margin:0")
        ui.button("Pin B as A", icon="push_pin", on_click=self._pin).props("outline dense no-caps").classes(
            "w-full"
        ).tooltip("What you change from now on is compared with B as it is")

    def _size(self) -> None:
        with ui.element("div").classes("row2"):
            self._customers = _Number("Customers", limits.CUSTOMERS, lambda v: self._measure("market.customers", v))
            self._weeks = _Number("Weeks", limits.WEEKS, lambda v: self._measure("market.weeks", v))
        with ui.element("div").classes("row2"):
            self._seeds = _Number("Paired runs", limits.SEEDS, self._repeat)
            self._share = _Number("Our share, %", (1, 99), lambda v: self._measure("firm.share", v / 100))
        with ui.element("div").classes("row2"):
            self._calendar = {key: self._in_time(key, label, allowed) for key, (label, allowed) in CALENDAR.items()}
        words("p", "Larger markets and more runs take longer; bounds keep the page quick.", "small").style("margin:0")

    def _in_time(self, key: str, label: str, allowed: tuple[int, int]) -> "_Number":
        from loyalty_sim.scenario.schema import Scenario, settings

        found = _Number(label, allowed, lambda value: self._measure(f"market.{key}", value / 100))
        found.tooltip(settings(Scenario)[f"market.{key}"].parameter.help)
        return found

    # -- what is set --------------------------------------------------------------------------------------------

    def show(self, question: "VisitorRequest") -> None:
        """Put every control where the question has it."""
        self.question = question
        self._firm.show(question)
        self._trade.enabled = not question.firm
        try:
            a, b = question.scenarios()
            preset = question.start_of_b()
        except ScenarioError:
            return
        self._placing = True  # a control that is put in its place has not been moved by anybody
        try:
            self._place(question, a, b, preset)
        finally:
            self._placing = False

    def _place(self, question: "VisitorRequest", a: "Scenario", b: "Scenario", preset: "Scenario") -> None:
        self._trade.value, self._rivals.value = b.trade.name, question.both.get("rivals", "hold")
        self._a.value, self._b.value = question.a, question.b
        self._story.set_text(b.story)
        for lever, slider in self._levers.items():
            slider.show(b, getattr(preset.firm.levers, lever), getattr(a.firm.levers, lever))
        for key, policy in self._policy.items():
            policy.value = float(getattr(b.firm.policy, key))
        self._customers.place(b.market.customers)
        self._weeks.place(b.market.weeks)
        self._seeds.place(question.seeds)
        self._share.place(round(100 * b.firm.share))
        for key, number in self._calendar.items():
            number.place(round(100 * getattr(b.market, key)))
        self._budget.show(a, b, question.cap)

    def _ask(self, question: "VisitorRequest") -> None:
        if self._placing or question == self.question:
            return
        self.show(question)
        self.question = question
        self._changed(question)

    def _choose(self, group: str, value: str) -> None:
        if value != self.question.both.get(group, _usual(group)):
            self._ask(replace(self.question, both=dict(self.question.both) | {group: value}))

    def _choose_a(self, value: str) -> None:
        if value != self.question.a:
            self._ask(replace(self.question, a=value, only_a={}))

    def _choose_b(self, value: str) -> None:
        if value != self.question.b:
            self._ask(replace(self.question, b=value, only_b={}))

    def _let_go(self) -> None:
        """Any firm of the trade again."""
        self._ask(self.question.of_any_firm())

    def _pin(self) -> None:
        self._ask(self.question.pinned())

    def _move(self, lever: str, value: float) -> None:
        asked, value = value, self._within_cap(lever, value)
        self._ask(replace(self.question.with_lever(lever, value, self._levers[lever].preset), lever=lever))
        if value != asked:
            self.show(self.question)
            self._budget.refuse(name(lever), value)

    def _within_cap(self, lever: str, value: float) -> float:
        if self.question.cap is None:
            return value
        try:
            b = self.question.scenarios()[1]
        except ScenarioError:
            return value
        return round(affordable(b, lever, value, self.question.cap), 4)

    def _cap(self, cap: float | None) -> None:
        self._ask(replace(self.question, cap=cap))

    def _lead(self, key: str, value: float) -> None:
        preset = self.question.start_of_b()
        usual = f"{getattr(preset.firm.policy, key):g}"
        self._ask(self.question.with_setting(f"firm.policy.{key}", f"{value:g}", usual))

    def _measure(self, key: str, value: float) -> None:
        self._ask(replace(self.question, both=dict(self.question.both) | {key: f"{value:.10g}"}))

    def _repeat(self, value: float) -> None:
        self._ask(replace(self.question, seeds=int(value)))


def _usual(group: str) -> str:
    return {"trade": "bank", "rivals": "hold"}[group]


class _Budget:
    """What the levers cost a year in B, beside A, and a cap on it."""

    def __init__(self, capped: Callable[[float | None], None]):
        words("h2", "Budget for all levers")
        with ui.element("div").classes("budget").props('role="img"') as self._bar:
            self._fill, self._mark, self._end = ui.element("div"), ui.element("i"), ui.element("i").classes("cap")
        self._text = words("p", "", "small").style("margin:0")
        self._field = ui.number("Cap on B", min=0, max=limits.MOST_MONEY, precision=0).mark("cap")
        self._field.props("outlined dense clearable")
        for event in ("blur", "keydown.enter"):
            self._field.on(event, lambda: capped(self._field.value))
        self._field.on("clear", lambda: capped(None))
        self._left = words("p", "", "small").style("margin:0").props('role="status"').mark("left")

    def show(self, a: "Scenario", b: "Scenario", cap: float | None) -> None:
        """Bar: B; the thin line is A, the thick one the cap; to the scale of twice A, or a little beyond the cap."""
        in_a, in_b, currency = budget(a), budget(b), b.market.currency
        full = max(2 * in_a, 1.1 * (cap or 0.0), 1e-9)
        over = in_b > (full if cap is None else cap + 0.5)
        self._fill.style(f"width: {min(100.0, 100 * in_b / full):.1f}%")
        self._fill.classes(add="over" if over else "", remove="" if over else "over")
        self._mark.style(f"left: {100 * in_a / full:.1f}%")
        self._end.visible = cap is not None
        self._end.style(f"left: {100 * (cap or 0.0) / full:.1f}%")
        change = 100 * (in_b / in_a - 1) if in_a else 0.0
        text = f"B {money(in_b, currency)} a year, A {money(in_a, currency)} ({signed(change, 0)} %)"
        self._text.set_text(text)
        self._bar.props(f'aria-label="{text}"')
        self._field.props["label"] = f"Cap on B, {currency} a year"
        self._field.value = cap
        self._left.set_text("" if cap is None else _left(cap - in_b, currency))

    def refuse(self, lever: str, level: float) -> None:
        """Say why a lever stopped short of where it was moved to."""
        self._left.set_text(
            f"{lever} stops at × {level:.3g}: the budget is spent. Lower another lever, or raise the cap."
        )


def _left(amount: float, currency: str) -> str:
    if amount < -0.5:
        return f"{money(-amount, currency)} over the cap: lower a lever, or raise the cap."
    return f"{money(max(amount, 0.0), currency)} of the cap are left."


def _policy_slider(key: str, moved: Callable[[str, float], None]) -> Any:
    from loyalty_sim.scenario.schema import Scenario, settings

    rule = settings(Scenario)[f"firm.policy.{key}"].parameter
    title = {
        "plan": "Formal plan",
        "ramp_weeks": "Ramp",
        "bonus": "Bonus on own score",
        "score_use": "Scores: weapon -1, help 1",
        "online": "Moved online",
    }.get(key, key.replace("_", " ").capitalize())
    low, high, step = (0, RAMP_WEEKS, 4) if key == "ramp_weeks" else (rule.low or 0.0, rule.high or 1.0, 0.05)
    with ui.element("div").classes("lever"):
        with ui.element("div").classes("top"):
            words("span", title, "name").tooltip(f"{rule.help} ({rule.unit})")
            worth = words("span", "", "worth")
        slider = Slider(min=low, max=high, step=step, value=low).props(f'aria-label="{title}" label')
        unit = " weeks" if key == "ramp_weeks" else ""
        worth.bind_text_from(slider, "value", lambda value: f"{value:.3g}{unit}")
        slider.on_put(lambda value: moved(key, round(float(value), 4)))
    return slider


def _select(label: str, choices: dict[str, str], chosen: Callable[[str], None]) -> ui.select:
    found = ui.select(choices, label=label, on_change=lambda event: chosen(str(event.value)))
    return found.props("outlined dense options-dense").mark(label)


class _Number(ui.number):
    """A bounded number, taken when the field is left or Enter is pressed, if it is another than the one placed there.

    What is out of bounds goes to the nearest bound.
    """

    def __init__(self, label: str, allowed: tuple[int, int], chosen: Callable[[float], None]):
        super().__init__(label, min=allowed[0], max=allowed[1], precision=0)
        self.props("outlined dense").mark(label)
        self._chosen, self._placed, self._allowed = chosen, 0.0, allowed
        for event in ("blur", "keydown.enter"):
            self.on(event, self._take)

    def place(self, value: float) -> None:
        """Show what the question has."""
        self.value = self._placed = self._within(value)

    def _take(self) -> None:
        if self.value is not None and (value := self._within(float(self.value))) != self._placed:
            self._placed = value
            self._chosen(value)

    def _within(self, value: float) -> float:
        low, high = self._allowed
        return min(max(value, low), high)
