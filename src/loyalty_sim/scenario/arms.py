"""The two arms of a comparison: our firm's decisions may differ, and what it cannot decide is common to both.

Three kinds of settings:

    decided    firm.* but its share: what a comparison is about
    happens    shocks.*, what rivals do, how wages and prices rise, seasons, and what changes after the opening
               (`later`): common where a decision differs; where none does, the comparison is about what happens
    given      everything else - customers, trade, wages, network, theory, weeks, the firms there are: always common

So both arms open alike, to the last customer, and nothing is taken for an effect that is another market. What a firm
cannot decide and a study is about all the same is said as a change after the opening (`later.theory.…`), or of our
firm only (`firm.own.theory.…`).
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from loyalty_sim.scenario.in_part import may_be_own, may_change_later
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import LABELS, Scenario, flatten, spell
from loyalty_sim.scenario.validate import build
from loyalty_sim.world.habits import ENTRANT, of_rivals

V = TypeVar("V")

_WORDS = (*LABELS, "firm.name", "trade.name", "trade.title", "use")
"""Settings that change nothing, and code from outside, which may be tried in one arm."""
_IN_TIME = ("market.wage_inflation", "market.price_inflation", "market.seasons")
_GIVEN_RIVALS = ("rivals.count", "rivals.concentration")
NEVER = 5200
"""The week in which an entrant comes who does not come."""
MOST_NAMED = 6


def is_decided(key: str) -> bool:
    """Whether our firm decides a setting."""
    return key.startswith("firm.") and key != "firm.share"


def happens(key: str) -> bool:
    """Whether a setting is of what happens in the market in the course of time."""
    of_rivals = key.startswith("rivals.") and key not in _GIVEN_RIVALS
    return of_rivals or key in _IN_TIME or key.startswith(("shocks.", "later"))


def is_given(key: str) -> bool:
    """Whether a setting, or group of presets, is of the market that a firm finds."""
    return not (is_decided(key) or happens(key) or key in _WORDS or key in ("rivals", "scenario"))


def opened_alike(words: tuple[str, ...]) -> tuple[str, ...]:
    """The settings of an arm, so that theory and terms of trade change after the opening that all arms share.

    An arm with customers, staff or firms of its own is another market, and stays as it is written.

        >>> opened_alike(("theory.effort.tipping=0.4", "firm.levers.climate=2"))
        ('later.theory.effort.tipping=0.4', 'firm.levers.climate=2')
    """
    keys = [word.partition("=")[0] for word in words]
    if any(is_given(key) and not may_change_later(key) for key in keys):
        return words
    return tuple(f"later.{word}" if is_given(key) else word for key, word in zip(keys, words, strict=True))


def common_and_own(values: Mapping[str, V]) -> tuple[dict[str, V], dict[str, V]]:
    """Settings of one arm by key, parted: those that hold for the other as well, and its own.

    >>> common_and_own({"trade.wage": 950, "firm.levers.climate": 2})
    ({'trade.wage': 950}, {'firm.levers.climate': 2})
    """
    decides = any(is_decided(key) for key in values)
    common = {key: value for key, value in values.items() if is_given(key) or (decides and _happens_or_preset(key))}
    return common, {key: value for key, value in values.items() if key not in common}


def _happens_or_preset(key: str) -> bool:
    return happens(key) or (key in GROUPS and key != "scenario")


def in_market_of(b: Scenario, a: Scenario) -> Scenario:
    """A in the market of B: what is given there, with the decisions of A, and what happens to A."""
    return _with(a, b, [key for key in _differing(a, b) if is_given(key)])


def usual_in_market_of(b: Scenario, a: Scenario) -> Scenario:
    """A in the market of B, to compare the two. Raises ScenarioError if they then differ in nothing, but did before."""
    differ = [key for key in _differing(a, b) if is_given(key)]
    found = in_market_of(b, a)
    if differ and not _differing(found, b):
        message = f"nothing is compared: what {b.name} sets holds for both ({_named(differ)})"
        raise ScenarioError([Problem(message, differ[0], _ways(differ[0], flatten(b)[differ[0]]))])
    return found


def paired(a: Scenario, b: Scenario) -> tuple[Scenario, Scenario]:
    """A and B as arms of one comparison: where a decision differs, what happens in either happens in both.

    Where a rival enters in one of them, it waits outside in the other.

    Raises ScenarioError for settings of the market in which they differ, and for two things said to happen that
    contradict each other, by key.

        >>> calm = Scenario()
        >>> hit = calm._replace(firm=calm.firm._replace(patience=26), later=("trade.wage:950",))
        >>> paired(calm, hit)[0].later
        ('trade.wage:950',)
    """
    decides = any(is_decided(key) for key in _differing(a, b))
    if not decides:
        a, b = _waiting(a, b), _waiting(b, a)
    differ = _differing(a, b)
    problems = [*_of_market([key for key in differ if is_given(key)], a, b)]
    shared = [key for key in differ if happens(key)] if decides else []
    usual, ours, theirs = flatten(Scenario()), flatten(a), flatten(b)
    problems += [_unlike(key, a, b) for key in shared if usual[key] not in (ours[key], theirs[key])]
    said_by_a = [key for key in shared if theirs[key] == usual[key]]
    said_by_b = [key for key in shared if ours[key] == usual[key]]
    a, b = _with(a, b, said_by_b), _with(b, a, said_by_a)
    problems = problems or [*_of_entrants(a, b)]
    if problems:
        raise ScenarioError(problems)
    return a, b


def problems_of_arms(a: Scenario, b: Scenario) -> list[Problem]:
    """Why A and B, as they stand, are not arms of one comparison; nothing if they are."""
    try:
        return [] if paired(a, b) == (a, b) else [_not_common(a, b)]
    except ScenarioError as error:
        return list(error.problems)


def _not_common(a: Scenario, b: Scenario) -> Problem:
    key = next(key for key in _differing(a, b) if happens(key))
    return _unlike(key, a, b)


def _differing(a: Scenario, b: Scenario) -> list[str]:
    ours, theirs = flatten(a), flatten(b)
    return [key for key, value in ours.items() if value != theirs[key] and key not in _WORDS]


def _with(scenario: Scenario, other: Scenario, keys: list[str]) -> Scenario:
    """The scenario with some settings of another; names of the trade go along with it."""
    if not keys:
        return scenario
    theirs = flatten(other)
    labels = ["trade.name", "trade.title"] if any(key.startswith("trade.") for key in keys) else []
    values = flatten(scenario) | {key: theirs[key] for key in (*keys, *labels)}
    return build(Scenario(), values)  # type: ignore[no-any-return]


def _of_market(differ: list[str], a: Scenario, b: Scenario) -> Iterator[Problem]:
    """What is given and differs, by key; two trades are one difference."""
    if differ and a.trade.name != b.trade.name:
        message = f"A ({a.name}) is of the trade {a.trade.name} and B ({b.name}) of {b.trade.name}"
        yield Problem(message, "trade", (f"a firm does not choose its trade; for both: trade={b.trade.name}",))
        return
    yield from (_unlike(key, a, b) for key in differ[:MOST_NAMED])
    if len(differ) > MOST_NAMED:
        yield Problem(f"… and {len(differ) - MOST_NAMED} more settings of the market differ", "A and B")


def _waiting(scenario: Scenario, other: Scenario) -> Scenario:
    """The scenario with the entrant of the other, who never comes, if nothing is said of its own rivals."""
    rivals, theirs = scenario.rivals, other.rivals
    if not any(_entrants(other)) or rivals.strategies != Scenario().rivals.strategies:
        return scenario
    return scenario._replace(rivals=rivals._replace(strategies=theirs.strategies, entry_week=NEVER))


def _of_entrants(a: Scenario, b: Scenario) -> Iterator[Problem]:
    if _entrants(a) != _entrants(b):
        message = f"rivals.strategies: {b.name} and {a.name} have other rivals in the market at the start"
        help = (f"an entrant that never comes: rivals.entry_week={NEVER}, as in the_newcomer_stays_away",)
        yield Problem(message, "rivals.strategies", help)


def _entrants(scenario: Scenario) -> list[bool]:
    rivals = scenario.rivals
    return [ENTRANT in names for names in of_rivals(rivals.strategies, rivals.count)]


def _unlike(key: str, a: Scenario, b: Scenario) -> Problem:
    ours, theirs = flatten(a)[key], flatten(b)[key]
    message = f"{key} is {spell(ours)} in A ({a.name}) and {spell(theirs)} in B ({b.name}): no firm decides it"
    return Problem(message, key, _ways(key, theirs))


def _ways(key: str, value: Any) -> tuple[str, ...]:
    ways = [f"for both: {key}={spell(value)} beside the scenarios, or in both files"]
    if may_change_later(key):
        ways.append(f"as a change after the same opening: later.{key}={spell(value)} in one of them")
    if may_be_own(key):
        ways.append(f"for our firm only: firm.own.{key}={spell(value)}")
    return tuple(ways)


def _named(keys: list[str]) -> str:
    more = f" and {len(keys) - MOST_NAMED} more" if len(keys) > MOST_NAMED else ""
    return ", ".join(keys[:MOST_NAMED]) + more
