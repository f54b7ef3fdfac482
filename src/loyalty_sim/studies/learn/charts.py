"""The charts of what a pilot taught."""

from typing import TYPE_CHECKING

from scipy.special import ndtri

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.palette import BLUE, GREY, ORANGE
from loyalty_sim.picture.words import figure
from loyalty_sim.studies.learn.analysis import LearnDetail, Taught
from loyalty_sim.studies.learn.findings import UNITS
from loyalty_sim.studies.learn.words import meaning_of
from loyalty_sim.studies.pilot.measures import MEASURES

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def of_learn(result: "Result") -> list[Chart]:
    """Every effect before, found and after; and the settings that moved."""
    detail: LearnDetail = result.detail
    return [*(_effect(each, detail) for each in detail.taught), *_settings(detail)]


def _effect(each: Taught, detail: LearnDetail) -> Chart:
    name, found = MEASURES[each.finding.measure].title, each.finding
    reach = float(ndtri((1 + detail.confidence) / 2)) * found.error
    rows = [
        Bar("expected before", each.before.mean, each.before.low, each.before.high, GREY),
        Bar("found", found.effect, found.effect - reach, found.effect + reach, ORANGE),
        Bar("expected now", each.after.mean, each.after.low, each.after.high, BLUE),
    ]
    caption = (
        f"Expected before {figure(each.before.mean, signed=True)}, found {figure(found.effect, signed=True)}, expected "
        f"now {figure(each.after.mean, signed=True)}."
    )
    title = f"Effect on {name} in {found.weeks} weeks"
    per_cent = f"{100 * detail.confidence:.0f} % intervals; {detail.effective:.0f} of {detail.worlds} worlds carry it"
    return bars(rows, title, UNITS[found.measure], per_cent, caption, sort=False)


def _settings(detail: LearnDetail) -> list[Chart]:
    if not detail.moved:
        return []
    rows = [Bar(meaning_of(each.key), each.shift) for each in detail.moved]
    return [bars(rows, "What moved", "standard deviations of what was thought before", sort=False)]
