"""The debrief as pictures: what was each team's doing, the parts that add up, and a customer kept and lost."""

from typing import Any

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.tables import table
from loyalty_sim.app.parts.blocks import ChartCard, card, heading, words
from loyalty_sim.language import spoken, tell
from loyalty_sim.picture import Bar, Chart, bars
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.words import figure

SAVED = "saved"
USUAL, DECISION, RIVALS, LUCK = 2, 3, 4, 5
"""Places in a split: team, result, and the four parts, each a value with the ends of its interval."""


def show_debrief(debrief: dict[str, Any], currency: str, teams: tuple[str, ...], whole: bool) -> None:
    """Cards of a debrief. teams: whose stories are told; whole: all that happened to a customer, or how it ended.

    One that was prepared before there was this language has no stories in it.
    """
    with ui.element("div").classes("cards"):
        chart = ChartCard("s7", tell(texts.SKILL_TITLE), 120 + 44 * len(debrief["splits"]))
        chart.show(skill_chart(debrief, currency), tell(texts.SKILL_SAID))
        with card("s5", tell(texts.PARTS_TITLE)):
            heading(tell(texts.PARTS_TITLE))
            rows = [
                [split[0], *(figure(amount, signed=place > 1) for place, amount in enumerate(_amounts(split)))]
                for split in debrief["splits"]
            ]
            table([tell(head) for head in texts.PARTS_HEADS], rows, tell(texts.PARTS_TITLE))
            words("p", tell(texts.PARTS_NOTE, currency=currency, worlds=debrief["worlds"]), "small")
        told = debrief.get("told", {}).get(spoken())
        for team in teams if told is not None else ():
            _stories(team, told.get(team, []), whole, "s6" if len(teams) > 1 else "s12")


def skill_chart(debrief: dict[str, Any], currency: str) -> Chart:
    """Skill scores with their intervals, and rivals and luck as points beside."""
    splits = debrief["splits"]
    largest = max(abs(part[0]) for split in splits for part in split[DECISION:])
    divisor, unit = money_unit(largest, currency)
    rows = [
        Bar(
            name,
            value / divisor,
            low / divisor,
            high / divisor,
            beside=(split[RIVALS][0] / divisor, split[LUCK][0] / divisor),
        )
        for split in splits
        for name, (value, low, high) in [(split[0], split[DECISION])]
    ]
    return bars(
        rows, tell(texts.SKILL_TITLE), unit, caption=tell(texts.SKILL_SAID), mark=(0.0, tell(texts.SKILL_MARK)),
        value_is=tell(texts.SKILL_VALUE), beside=[tell(name) for name in texts.SKILL_BESIDE],
    )  # fmt: skip


def _amounts(split: Any) -> list[int]:
    """Result and parts in whole money, luck such that they add up."""
    result, *parts = (round(each) for each in (split[1], *(part[0] for part in split[USUAL:LUCK])))
    return [result, *parts, result - sum(parts)]


def _stories(team: str, stories: list[dict[str, Any]], whole: bool, width: str) -> None:
    with card(width, f"{tell(texts.STORIES)}: {team}"):
        if not stories:
            heading(team)
            words("p", tell(texts.NO_STORIES, team=team), "said")
        for told in stories:
            kept = told["kind"] == SAVED
            heading(tell(texts.KEPT if kept else texts.LOST, team=team, row=told["row"]))
            words("p", tell(texts.KEPT_SAID if kept else texts.LOST_SAID, team=team, of=told["of"]), "sub")
            words("p", told["who"], "small")
            with ui.element("div").classes("two"):
                _life(tell(texts.AS_PLAYED), told["played"], told["played_end"], whole)
                _life(tell(texts.HAD_USUAL, team=team), told["ghost"], told["ghost_end"], whole)


def _life(title: str, moments: list[Any], ending: list[str], whole: bool) -> None:
    """How a life ended, and what happened: all of it, or the last of it."""
    with ui.element("div"):
        heading(title, 4)
        for sentence in ending[: None if whole else 1]:
            words("p", sentence, "said")
        if not moments:
            words("p", tell(texts.NOTHING_HAPPENED), "said")
            return
        with ui.element("ul").classes("moments"):
            for week, text in moments if whole else moments[-1:]:
                with ui.element("li"):
                    words("b", tell(texts.IN_WEEK, week=week))
                    words("span", text)
