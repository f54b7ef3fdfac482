"""Doubt in a manager's words: the whole of it first, then its parts, what matters most, and what would settle it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.picture.words import money, share
from loyalty_sim.statistics.in_full import InFull
from loyalty_sim.studies.vary.unknowns import WorthKnowing

if TYPE_CHECKING:
    from loyalty_sim.studies.vary.unknowns import Unknown

SURE = 0.95
"""Probability from which an answer is no longer open."""
LARGE = 0.4
"""Share of the doubt from which a part of it is worth working on."""
CLOSE = 0.2
"""Width of what is known of a share, from which on it is said."""

LUCK_ALONE = (
    "Luck alone: every figure is taken as it is set. What is not known about them is usually the larger doubt: ask "
    "again with --worlds 40."
)

Said = Callable[[float], str]


class Ways(NamedTuple):
    """What settles an open answer, in the words of the place where it is read.

    own_figure, pilot: of the unknown that matters most, `{it}`; own_figures: of all; two_levels: of the form of
    response; seeds: of luck; worlds: of what the doubt is made of; longer: of a gain that still rises.
    """

    own_figure: str
    pilot: str
    own_figures: str
    two_levels: str
    seeds: str
    worlds: str
    longer: str


BY_COMMAND = Ways(
    "your own figure for {it}",
    "a pilot that shows {it}",
    "your own figures in place of the trade's (loyalty-sim show --keys trade), or a calibration to them",
    "a pilot at two levels of spend, which shows the form of response",
    "more seeds",
    "more worlds than these (--worlds), which tell what the doubt is made of",
    "a longer horizon, since the gain is still rising at the end",
)


def in_currency(currency: str) -> Said:
    """How a change of money is said."""
    return lambda amount: money(amount, currency, signed=True)


def whole(full: InFull, said: Said, confidence: float) -> str:
    """The interval over all doubts: -EUR 32,000 to +EUR 46,000 (90 % of what is in doubt)."""
    return f"{said(full.low)} to {said(full.high)} ({100 * confidence:.0f} % interval over all that is in doubt)"


def parts(full: InFull) -> str:
    """What the doubt is made of, largest first, as a sentence; nothing where there is none."""
    named = {"sizes": "unknown sizes", "form": "the form of theory", "luck": "luck"}
    said = ", ".join(f"{named[part.name]} {share(part.share)}" for part in full.parts if part.share > 0)
    return f"Of this doubt: {said}{rough(full)}." if said else ""


def rough(full: InFull) -> str:
    """Within which the largest part of the doubt lies; nothing where so many worlds tell it to within a tenth or so.

    >>> from loyalty_sim.statistics.in_full import InFull
    >>> shares = dict(luck=0.2, sizes=0.7, form=0.1, left_open=((0.0, 0.8), (0.15, 0.96), (0.0, 0.5)))
    >>> rough(InFull(*[0.0] * 4, one_low=0.0, one_high=0.0, one_ahead=0.0, **shares))
    '; so few worlds leave the first at 15 to 96 %'
    """
    first = full.parts[0]
    if first.high - first.low < CLOSE or not full.left_open:
        return ""
    return f"; so few worlds leave the first at {100 * first.low:.0f} to {100 * first.high:.0f} %"


def after_pilot(settings: Mapping[str, Any]) -> str:
    """What is said where worlds are those that a pilot left; nothing else.

    >>> after_pilot({"learnt": {"learnt.parquet": "1d6152c8da6b"}})
    'Worlds are those that a pilot has left (learnt.parquet).'
    """
    told = settings.get("learnt")
    return f"Worlds are those that a pilot has left ({', '.join(told)})." if told else ""


def worlds_from(settings: Mapping[str, Any]) -> str:
    """Where the worlds of a result come from: a pilot, or given figures, or ranges alone; nothing where it has none.

    >>> worlds_from({"worlds_from": "The worlds come from ranges alone."})
    'The worlds come from ranges alone.'
    """
    return after_pilot(settings) or str(settings.get("worlds_from", ""))


def one_future(full: InFull, said: Said, confidence: float) -> str:
    """What a single firm may live through."""
    return (
        f"A firm lives through one future, luck included: {100 * confidence:.0f} % of them end between "
        f"{said(full.one_low)} and {said(full.one_high)}, {share(full.one_ahead)} of them ahead."
    )


def most_important(known: WorthKnowing, currency: str) -> str:
    """The unknown that matters most and what it would be worth to know it."""
    if not known.each:
        return ""
    everything = f"to know everything would be worth {money(known.everything, currency)}"
    first = known.first
    if first is None:
        return (
            f"No single unknown stands out before a decision beyond luck; {everything}."
            if known.everything > 0
            else "Nothing is worth knowing first: no world turns the decision."
        )
    return (
        f"The unknown that matters most: {_named(first)}. To know it before deciding would be worth "
        f"{money(first.value.value, currency)}; {everything}."
    )


def settles(full: InFull, known: WorthKnowing, still_rising: bool, by: Ways = BY_COMMAND) -> str:
    """What would settle an open answer, by which way; nothing where it is settled."""
    if max(full.ahead, 1 - full.ahead) >= SURE:
        return ""
    ways = []
    first = known.first
    if first is not None:
        ways.append((by.own_figure if first.is_own_figure else by.pilot).format(it=_named(first)))
    elif full.sizes >= LARGE:
        ways.append(by.own_figures)
    if full.form >= LARGE / 2:
        ways.append(by.two_levels)
    if full.luck >= LARGE:
        ways.append(by.seeds)
    if not full.told_apart:
        ways.append(by.worlds)
    if still_rising:
        ways.append(by.longer)
    return f"What would settle it: {'; '.join(ways)}." if ways else ""


def _named(unknown: "Unknown") -> str:
    meaning = unknown.meaning
    return f"{meaning[:1].lower()}{meaning[1:]} ({unknown.key})"
