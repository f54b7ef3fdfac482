"""Settings of the calendar that contradict one another: schedule, seasons, shocks, and the size of the market."""

from collections.abc import Iterator

from loyalty_sim.scenario.messages import nearest
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.validate import Conflict
from loyalty_sim.theory.levers import NAMES, lever_named
from loyalty_sim.world.calendar import YEAR, mean_of, rows_needed
from loyalty_sim.world.schedule import QUARTER, read
from loyalty_sim.world.settings import Shock

_ENTRY = ("write lever:when:multiple, such as climate:5:1.5, price:w30:1.05 or price:w48-w51:0.9:yearly",)

MOST_ROWS = 200_000_000
"""Customers a market may grow to: as many as one may start with."""


def market_can_change_so_fast(s: Scenario) -> Iterator[Conflict]:
    """A market shrinks by customers who move away, and grows by rows that a network of the user's has."""
    keys = ("market.growth", "market.exit_rate")
    if s.market.growth < -s.market.exit_rate:
        message = f"market.growth = {s.market.growth:g}: only market.exit_rate = {s.market.exit_rate:g} leave it a year"
        yield Conflict(keys, message, (f"a higher one: market.exit_rate={-s.market.growth:g}",))
    if rows_needed(s.market) > MOST_ROWS:
        grown = f"{rows_needed(s.market):.2g} customers after {s.market.weeks} weeks"
        message = f"market.growth = {s.market.growth:g} makes {grown}"
        yield Conflict((*keys, "market.weeks"), message, (f"at most {MOST_ROWS:,}",))
    if s.market.growth > 0 and s.network.kind == "file":
        message = "market.growth: nothing is known of the ties of newcomers in a network from a file"
        yield Conflict(("market.growth", "network.kind"), message, ("another kind: network=small_world",))


def seasons_can_be(s: Scenario) -> Iterator[Conflict]:
    """Where there are seasons there is a profile, of equal parts of a year, with needs in each."""
    profile, keys = s.trade.season, ("trade.season", "market.seasons")
    if profile and YEAR % len(profile):
        message = f"trade.season has {len(profile)} parts, which do not make up a year"
        yield Conflict(keys, message, ("give 4 quarters, 13 times four weeks, or 52 weeks",))
    elif profile and not any(profile):
        yield Conflict(keys, "trade.season has no needs in any part of the year", ("such as [0.9,1,1,1.1]",))
    elif profile and 1 + s.market.seasons * (min(profile) / mean_of(profile) - 1) < 0:
        message = f"market.seasons = {s.market.seasons:g} leaves less than no needs in the slack season"
        yield Conflict(keys, message, ("at most 1 keeps to the profile",))
    if s.market.seasons and not profile:
        yield Conflict(keys, "market.seasons: the trade has no seasons", ("say them: trade.season=[0.9,1,1,1.1]",))


def schedule_can_be_kept(s: Scenario) -> Iterator[Conflict]:
    """Every entry of the schedule names a lever, a time within what is simulated, and an allowed level."""
    for text in s.firm.schedule:
        found = next(_of_entry(text, s.market.weeks), None)
        if found:
            yield Conflict(("firm.schedule", "market.weeks"), f"firm.schedule: '{text}' {found[0]}", found[1])


def _of_entry(text: str, weeks: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong with one entry, and what helps."""
    name = text.partition(":")[0]
    if name not in NAMES:
        close = nearest(name, NAMES)
        yield "names no lever", (f"did you mean  {close} ?",) if close else (f"there are {', '.join(NAMES)}",)
        return
    try:
        entry = read(text)
    except ValueError as error:
        yield str(error), _ENTRY
        return
    lever = lever_named(name)
    if entry.first > weeks:
        last = f"quarter {-(-weeks // QUARTER)}, week {weeks}"
        yield f"begins in week {entry.first}, after the last of {weeks} weeks", (f"the latest is {last}",)
    elif entry.last is not None and not entry.yearly and entry.last >= weeks + QUARTER:
        yield f"ends in week {entry.last}, long after the last of {weeks} weeks", (f"the last is week {weeks}",)
    elif not lever.low <= entry.multiple <= lever.high:
        yield f"has no multiple from {lever.low:g} to {lever.high:g}", (f"{name}: {lever.of}",)


def shocks_strike_somebody(s: Scenario) -> Iterator[Conflict]:
    """A shock hits a firm that exists, while the market runs."""
    for kind, shock in s.shocks._asdict().items():
        if shock.size > 0:
            yield from _of_weeks(kind, shock, s.market.weeks)
        if shock.size > 0 and shock.firm > s.rivals.count:
            message = f"shocks.{kind}.firm = {shock.firm}, but there are firms 0 to {s.rivals.count} only"
            yield Conflict((f"shocks.{kind}.firm", "rivals.count"), message, ("-1 strikes all firms",))


def _of_weeks(kind: str, shock: Shock, weeks: int) -> Iterator[Conflict]:
    """What is wrong with the weeks in which a shock strikes."""
    keys = (f"shocks.{kind}.week", "market.weeks")
    late = [week for week in shock.week if week > weeks]
    if late or not shock.week:
        first = f"{late[0]} is after the last of {weeks} weeks" if late else "[] names no week"
        yield Conflict(keys, f"shocks.{kind}.week = {first}", ("the shock would never strike",))
    if len(set(shock.week)) < len(shock.week):
        twice = next(week for week in shock.week if shock.week.count(week) > 1)
        yield Conflict(keys, f"shocks.{kind}.week names week {twice} twice", ("it strikes once in a week",))
    if shock.every and shock.every < shock.weeks:
        message = f"shocks.{kind}.every = {shock.every} is shorter than the shock, of {shock.weeks} weeks"
        yield Conflict((f"shocks.{kind}.every", f"shocks.{kind}.weeks"), message, ("52 is every year",))
