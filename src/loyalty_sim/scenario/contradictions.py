"""Settings that are each allowed but contradict one another. One rule, one function; all of them in `CHECKS`."""

from collections.abc import Iterator

from loyalty_sim.extend.read_file import name_of, strategies_in
from loyalty_sim.scenario.in_part import later_settings_can_be, own_settings_can_be
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.scenario.over_time import (
    market_can_change_so_fast,
    schedule_can_be_kept,
    seasons_can_be,
    shocks_strike_somebody,
)
from loyalty_sim.scenario.schema import Scenario, spell
from loyalty_sim.scenario.sites import sites_can_be_treated
from loyalty_sim.scenario.staffing import positions_have_room
from loyalty_sim.scenario.validate import Check, Conflict
from loyalty_sim.world.habits import BY_HAND, ENTRANT, SHIPPED, habits

_NETWORK = ("path", "degree", "blocks", "within_share", "kind")
_WEIGHTS = ("core", "reliability", "responsiveness", "assurance", "empathy", "tangibles", "wait", "ease")
_ROUNDING = 1e-9


def network_fits(s: Scenario) -> Iterator[Conflict]:
    """The network can be built for this many customers; a file of the user's is read and counted."""
    from loyalty_sim.world.network import network_problems  # networkx and pandas, for files

    keys = (*(f"network.{name}" for name in _NETWORK), "market.customers")
    if s.network.kind == "file" and not s.network.path:
        yield Conflict(keys, "network.kind = file needs a file", ("name it: network.path=my_ties.csv",))
        return
    for message in network_problems(s.network, s.market.customers):
        yield Conflict(keys, message)


def answers_can_be_read(s: Scenario) -> Iterator[Conflict]:
    """A user's own answers are there and are answers."""
    if not s.trade.answers:
        return
    from loyalty_sim.world.answers import own_answers

    try:
        own_answers(s.trade.answers)
    except (OSError, ValueError) as error:
        yield Conflict(("trade.answers",), f"trade.answers cannot be used: {error}")


def every_firm_has_customers(s: Scenario) -> Iterator[Conflict]:
    """The smallest firm starts with at least one customer, and a firm without rivals has all of them."""
    keys = ("market.customers", "rivals.count", "rivals.concentration", "firm.share")
    if not s.rivals.count:
        if s.firm.share < 1:
            message = f"rivals.count = 0, but firm.share = {s.firm.share:g}: nobody has the other customers"
            yield Conflict(("rivals.count", "firm.share"), message, ("a monopoly: rivals.count=0 firm.share=1",))
        return
    ranks = range(1, s.rivals.count + 1)
    rest = [rank**-s.rivals.concentration for rank in ranks]
    least = min(s.firm.share, (1 - s.firm.share) * rest[-1] / sum(rest))
    if least * s.market.customers < 1:
        message = f"{s.market.customers:,} customers are too few for {s.rivals.count + 1} firms"
        yield Conflict(keys, message, (f"the smallest would have {least * s.market.customers:.2f} customers",))


def somebody_prefers_a_channel(s: Scenario) -> Iterator[Conflict]:
    """Some customers prefer to come, to call or to do it online."""
    keys = ("trade.channels.person", "trade.channels.phone", "trade.channels.online")
    if s.trade.channels.person + s.trade.channels.phone + s.trade.channels.online <= 0.0:
        yield Conflict(keys, "trade.channels: nobody prefers any channel", ("give one of the three a share above 0",))


def levers_take_hold(s: Scenario) -> Iterator[Conflict]:
    """Levers that start after the end would change nothing."""
    for who, start in (("firm", s.firm.levers_from), ("rivals", s.rivals.levers_from)):
        if start >= s.market.weeks:
            message = f"{who}.levers_from = {start} is after the last of {s.market.weeks} weeks"
            yield Conflict((f"{who}.levers_from", "market.weeks"), message, ("the levers would never take hold",))


def rivals_have_a_strategy(s: Scenario) -> Iterator[Conflict]:
    """At least one strategy is named, and each is known."""
    key = "rivals.strategies"
    if not s.rivals.strategies:
        yield Conflict((key,), "rivals.strategies is empty", ("name one at least: [hold]",))
    for text in s.rivals.strategies:
        yield from _habits_are_known(key, text, f"{key} = {spell(s.rivals.strategies)}", _known_strategies(s))


def our_firm_has_a_strategy(s: Scenario) -> Iterator[Conflict]:
    """The strategies of our firm are known, and it is not yet to open."""
    key, text = "firm.policy.strategy", s.firm.policy.strategy
    known = [name for name in _known_strategies(s) if name != ENTRANT]
    yield from _habits_are_known(key, text, f"{key} = {spell(text)}", known)


def _known_strategies(s: Scenario) -> list[str]:
    return [*SHIPPED, *BY_HAND, *(name for text in s.use for name in strategies_in(text))]


def _habits_are_known(key: str, text: str, said: str, known: list[str]) -> Iterator[Conflict]:
    """Every strategy in a text, joined by +, is known and named once."""
    names = habits(text)
    for name in dict.fromkeys(names):
        if name not in known:
            close = nearest(name, known)
            guess = (f"did you mean  {close} ?",) if close else ()
            help = (*guess, f"there are {', '.join(known)}; several are joined by +", "your own: --use my_strategy.py")
            yield Conflict((key,), f"{said}: there is no strategy '{name}'", help)
        elif names.count(name) > 1:
            yield Conflict((key,), f"{said}: '{name}' is there twice in '{text}'", ("name each strategy once",))


def strategies_have_names_of_their_own(s: Scenario) -> Iterator[Conflict]:
    """A strategy from outside is not called as one of the model."""
    for text in s.use:
        for name in strategies_in(text):
            if name in SHIPPED:
                message = f"{name_of(text)}: there is a strategy '{name}' already; call the class something else"
                yield Conflict(("use",), message)


def shares_leave_room(s: Scenario) -> Iterator[Conflict]:
    """Shares of one whole do not exceed it."""
    yield from _at_most_one(s.theory.loyalty, "theory.loyalty", "satisfaction_weight", "bond_weight", "habit_weight")
    yield from _at_most_one(s.theory.recovery, "theory.recovery", "remedy_weight", "courtesy_weight", "speed_weight")


def _at_most_one(section: object, path: str, *names: str) -> Iterator[Conflict]:
    total = sum(getattr(section, name) for name in names)
    if total > 1 + _ROUNDING:
        keys = tuple(f"{path}.{name}" for name in names)
        yield Conflict(keys, f"{' + '.join(keys)} = {total:g} is more than 1", ("they are shares of one whole",))


def something_matters(s: Scenario) -> Iterator[Conflict]:
    """At least one dimension of service has weight."""
    if not any(getattr(s.theory.quality, name) for name in _WEIGHTS):
        keys = tuple(f"theory.quality.{name}" for name in _WEIGHTS)
        yield Conflict(keys, "all weights of theory.quality are 0", ("at least one dimension of service must count",))


CHECKS: tuple[Check, ...] = (
    network_fits,
    answers_can_be_read,
    every_firm_has_customers,
    market_can_change_so_fast,
    seasons_can_be,
    somebody_prefers_a_channel,
    levers_take_hold,
    schedule_can_be_kept,
    own_settings_can_be,
    later_settings_can_be,
    positions_have_room,
    sites_can_be_treated,
    rivals_have_a_strategy,
    our_firm_has_a_strategy,
    strategies_have_names_of_their_own,
    shares_leave_room,
    something_matters,
    shocks_strike_somebody,
)
