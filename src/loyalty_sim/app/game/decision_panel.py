"""What a team decides: levers by group, market research, what it costs, and the lock."""

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.deciding import MOST_INTERVIEWS, Costs, Refused, asking, costs, meant, moved
from loyalty_sim.app.game.room import Draft
from loyalty_sim.app.game.words import decided
from loyalty_sim.app.parts.blocks import Slider, heading, words
from loyalty_sim.app.parts.levers import GROUPS, about, name, slider_range
from loyalty_sim.game.budget import Prices
from loyalty_sim.game.game import USUAL, Decision, Game
from loyalty_sim.language import number, tell
from loyalty_sim.picture.words import money
from loyalty_sim.theory.levers import LEVERS, lever_named

OPEN_GROUP = "Market"
INTERVIEW_STEP = 10


class LeverRow:
    """One lever: name, where it is put, what that costs beyond the usual, and a slider."""

    def __init__(self, lever: str, price: float, currency: str, put: Callable[[str, Any], None]):
        self._lever, self._price, self._currency = lever, price, currency
        self._known = known = slider_range(lever, 1.0)
        with ui.element("div").classes("lever") as self._box:
            with ui.element("div").classes("top"):
                words("span", name(lever), "name").props["title"] = about(lever)
                self._worth = words("span", "", "worth").mark(f"worth {lever}")
            self._slider = Slider(min=known.low, max=known.high, step=known.step, value=USUAL[lever])
            self._slider.props(f'aria-label="{name(lever)}" label').mark(f"lever {lever}")
            self._slider.on_put(lambda value: put(lever, value))

    def show(self, value: float, moved: bool) -> None:
        """Where the lever is put, and what that costs; what has been moved is set in bold."""
        if self._price:
            cost = tell(texts.COSTS, amount=money(self._price * (value - USUAL[self._lever]), self._currency, True))
        else:
            cost = tell(texts.WITH_WAGES) if lever_named(self._lever).paid else tell(texts.FREE)
        self._worth.set_text(f"× {number(value, '.3g')} · {cost}")
        self._box.classes(add="moved" if moved else "", remove="" if moved else "moved")

    def put(self, value: float, enabled: bool) -> None:
        """Put the slider somewhere, as after a reload."""
        known = slider_range(self._lever, value)
        if known != self._known:
            self._known = known
            self._slider.props(f"max={known.high:g} min={known.low:g}")
        if self._slider.value != value:
            self._slider.value = value
        self._slider.set_enabled(enabled)


class DecisionPanel:
    """decide: keeps a decision, locked if it is told so; whether that was taken. Everything is checked here first."""

    def __init__(self, game: Game, team: str, prices: Prices, currency: str, decide: Callable[[Decision, bool], bool]):
        self._game, self._team, self._prices, self._currency = game, team, prices, currency
        self._decide, self._decision, self._quarter = decide, Decision(), 1
        self._title = heading("", 2)
        self._late = words("p", tell(texts.CAME_LATE), "told")
        words("p", tell(texts.STANDS), "small")
        spend = dict(zip(LEVERS, prices.spend, strict=True))
        self._rows: dict[str, LeverRow] = {}
        self._groups: dict[str, ui.expansion] = {}
        for group, levers in GROUPS.items():
            with ui.expansion(tell(group), value=group == OPEN_GROUP).classes("fold") as self._groups[group]:
                for lever in levers:
                    self._rows[lever] = LeverRow(lever, float(spend.get(lever, 0.0)), currency, self._move)
        with ui.element("div").classes("lever"):
            with ui.element("div").classes("top"):
                words("span", tell(texts.INTERVIEWS), "name")
                self._bought = words("span", "", "worth").mark("worth interviews")
            self._interviews = Slider(min=0, max=MOST_INTERVIEWS // 2, step=INTERVIEW_STEP, value=0)
            self._interviews.props(f'aria-label="{tell(texts.INTERVIEWS)}" label').mark("lever interviews")
            self._interviews.on_put(self._ask)
        with ui.element("div").classes("lockbar"):
            with ui.element("div").classes("budget"):
                self._bar = ui.element("div")
            self._spent = words("p", "", "said").props('aria-live="polite"').mark("spent")
            self._said = words("p", "", "small").mark("decided")
            self._lock = ui.button(tell(texts.LOCK), icon="lock", on_click=self.lock).props("unelevated").mark("lock")

    def show(self, game: Game, quarter: int, draft: Draft, may_decide: bool, put: bool) -> None:
        """Show what the team means to decide. game: with all that is decided; put: whether to move the sliders too."""
        self._game, self._quarter, self._decision = game, quarter, draft.decision
        enabled = may_decide and not draft.locked
        self._title.set_text(tell(texts.DECISION_FOR, quarter=quarter))
        self._late.visible = draft.late
        if put:
            standing = meant(game, self._team, quarter, draft.decision)
            for lever, row in self._rows.items():
                row.put(standing[lever], enabled)
            self._interviews.value = draft.decision.interviews
            self._interviews.set_enabled(enabled)
        self._lock.visible = enabled
        self._tell(draft.locked)

    def lock(self) -> None:
        """Lock what stands there, if it can be paid for."""
        if not self._costs().allowed:
            ui.notify(self._dear(self._costs()), type="warning")
        elif self._decide(self._decision, True):
            self._tell(True)
        else:
            ui.notify(tell(texts.TOO_LATE), type="warning")

    def _move(self, lever: str, value: Any) -> None:
        self._put(lambda: moved(self._game, self._team, self._quarter, self._decision, lever, value))

    def _ask(self, interviews: Any) -> None:
        self._put(lambda: asking(self._decision, interviews))

    def _put(self, change: Callable[[], Decision]) -> None:
        try:
            decision = change()
        except Refused as why:
            ui.notify(str(why), type="warning")
            return
        if self._decide(decision, False):
            self._decision = decision
            self._tell(False)
        else:
            ui.notify(tell(texts.TOO_LATE), type="warning")

    def _costs(self) -> Costs:
        return costs(self._game, self._prices, self._team, self._quarter, self._decision)

    def _tell(self, locked: bool) -> None:
        found, standing = self._costs(), meant(self._game, self._team, self._quarter, self._decision)
        self._tell_levers(standing)
        each = self._prices.interview
        self._bought.set_text(f"{self._decision.interviews} · {self._money(each * self._decision.interviews)}")
        part = min(1.0, max(0.0, found.spent / found.budget)) if found.budget else float(found.spent > 0.0)
        self._bar.style(f"width: {100 * part:.1f}%")
        self._bar.classes(add="" if found.allowed else "over", remove="over" if found.allowed else "")
        self._spent.set_text(self._spent_words(found))
        what = decided(self._decision)
        self._said.set_text(
            tell(texts.LOCKED, quarter=self._quarter, what=what) if locked else tell(texts.NOT_LOCKED, what=what)
        )

    def _tell_levers(self, standing: Mapping[str, float]) -> None:
        for group, levers in GROUPS.items():
            for lever in levers:
                self._rows[lever].show(standing[lever], lever in self._decision.levers)
            count = sum(lever in self._decision.levers for lever in levers)
            head = tell(group)
            self._groups[group].set_text(tell(texts.MOVED_IN_GROUP, group=head, count=count) if count else head)

    def _spent_words(self, found: Costs) -> str:
        if not found.allowed:
            return self._dear(found)
        if found.spent < 0.0:
            return tell(texts.SAVED, spent=self._money(-found.spent), left=self._money(found.left))
        return tell(texts.SPENT, spent=self._money(found.spent), budget=self._money(found.budget))

    def _dear(self, found: Costs) -> str:
        return tell(texts.TOO_DEAR, over=self._money(-found.left))

    def _money(self, amount: float) -> str:
        return money(amount, self._currency)
