"""A result as a board reads it: decision, money and when, how sure, what would change it, who is saved, what next.

No settings by their keys, no options of commands, no names of methods: `in_plain_words` says in the words of a manager
what a setting is. Which kinds of study have a brief is theirs to say (`Study.brief`).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.picture.words import figure, money, share, years
from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.schema import Scenario, settings, spell
from loyalty_sim.studies.doubt_words import LARGE, SURE, rough
from loyalty_sim.studies.market import small_firm
from loyalty_sim.theory.levers import LEVERS, NAMES, lever_named
from loyalty_sim.world.habits import habits

if TYPE_CHECKING:
    from loyalty_sim.statistics.in_full import InFull
    from loyalty_sim.studies.vary.unknowns import Unknown, WorthKnowing

WEEKS_A_YEAR = 52
WEEKS_A_MONTH = WEEKS_A_YEAR / 12
MOST_NAMED = 4
SAID = 0.005
"""Share of the doubt from which a part of it is named."""
Sentences = tuple[str, ...]


class Brief(NamedTuple):
    """Sentences by what a board asks, in the order in which it asks."""

    decision: Sentences
    money: Sentences
    sure: Sentences
    change: Sentences
    saved: Sentences
    measure: Sentences

    def sections(self) -> list[tuple[str, Sentences]]:
        """The headings with their sentences; one without any is left out."""
        heads = ("The decision", "The money, and when", "How sure, and of what", "What would change it",
                 "Who is saved or lost", "What to measure next")  # fmt: skip
        return [(head, said) for head, said in zip(heads, self, strict=True) if said]


def said(*sentences: str) -> Sentences:
    """Those that say something."""
    return tuple(sentence for sentence in sentences if sentence)


def in_plain_words(key: str) -> str:
    """What a setting is, without its key: "usual spend on climate", "price elasticity".

    >>> in_plain_words("market.discount")
    'yearly discount rate of money'
    """
    help = settings(Scenario)[key].parameter.help.partition(";")[0]
    return help if help[:2].isupper() else f"{help[:1].lower()}{help[1:]}"


def moved(a: Scenario, b: Scenario) -> str:
    """What B does that A does not, in money a year or in per cent of what is usual; other things are counted."""
    changed = differences(b, a)
    levers = [key.rpartition(".")[2] for key in changed if key.startswith("firm.levers.")]
    parts = [_lever(name, a, b) for name in levers[: 2 * MOST_NAMED]]
    rest = [key for key in changed if not key.startswith("firm.levers.") and key in settings(Scenario)]
    parts += [_setting(key, *changed[key]) for key in rest[: MOST_NAMED if parts else 2 * MOST_NAMED]]
    left = len(levers) + len(rest) - len(parts)
    more = f"; and {left} more" if left > 0 else ""
    return f"What is done otherwise: {'; '.join(parts)}{more}." if parts else ""


def _lever(name: str, a: Scenario, b: Scenario) -> str:
    row = lever_named(name)
    before, after = (float(getattr(each.firm.levers, name)) for each in (a, b))
    if name in LEVERS:
        amounts = [money(yearly(each, name), each.market.currency) for each in (a, b)]
        return f"{row.title.lower()} {amounts[1]} a year instead of {amounts[0]}"
    return f"{row.title.lower()} {figure(100 * after)} % of the usual instead of {figure(100 * before)} %"


def _setting(key: str, before: object, after: object) -> str:
    if isinstance(before, list | tuple) or isinstance(after, list | tuple):
        return f"{in_plain_words(key)}: otherwise"
    told = in_plain_words(key)
    if settings(Scenario)[key].parameter.choices:
        told = f"{told.partition(':')[0]}:"
    return f"{told} {spell(after)} instead of {spell(before)}"


def yearly(scenario: Scenario, lever: str) -> float:
    """What a lever that is bought costs a year at the start, as planned."""
    customers = scenario.firm.share * scenario.market.customers
    usual = getattr(scenario.trade.usual, lever) * customers * WEEKS_A_YEAR
    return float(usual * getattr(scenario.firm.levers, lever))


def week_in_words(week: float) -> str:
    """A week as a board counts: "week 3", "month 7", "year 2, month 1".

    >>> week_in_words(3), week_in_words(30), week_in_words(56)
    ('week 3', 'month 7', 'year 2, month 1')
    """
    if week < 2 * WEEKS_A_MONTH:
        return f"week {week:.0f}"
    months = int((week - 1e-9) // WEEKS_A_MONTH)
    year, month = divmod(months, 12)
    return f"month {month + 1}" if not year else f"year {year + 1}, month {month + 1}"


def likely(probability: float) -> str:
    """A probability as it is said in a room.

    >>> likely(0.5), likely(0.83), likely(0.999)
    ('about as likely as not', '83 % likely', 'over 99 % likely')
    """
    return "about as likely as not" if 0.45 <= probability <= 0.55 else f"{share(probability)} likely"


def parts_of_doubt(full: "InFull") -> str:
    """What the doubt is made of, largest first."""
    named = {
        "sizes": "figures that nobody knows exactly (how strongly customers and staff react, what things cost)",
        "form": "how the effect of money bends (early, late or in a step)",
        "luck": "plain luck",
    }
    told = "; ".join(f"{share(part.share)} is {named[part.name]}" for part in full.parts if part.share >= SAID)
    return f"Of this doubt {told}{rough(full)}." if told else ""


def worth_most(known: "WorthKnowing", currency: str) -> str:
    """The unknown that matters most, and what it is worth to know it before deciding."""
    if known.first is None:
        return "No single unknown stands out; the doubt is made of many small ones."
    worth = money(known.first.value.value, currency)
    return f"The unknown that matters most is {_plain(known.first)}: to know it before deciding is worth {worth}."


def to_settle(full: "InFull", known: "WorthKnowing", still_rising: bool = False) -> str:
    """What would settle an answer that is open; nothing where it is settled."""
    if max(full.ahead, 1 - full.ahead) >= SURE:
        return ""
    ways = []
    if known.first is not None:
        ways.append(
            f"look up your own figure for {_plain(known.first)}" if known.first.is_own_figure
            else f"try it at a few sites first, to see {_plain(known.first)}"
        )  # fmt: skip
    elif full.sizes >= LARGE:
        ways.append("put your own figures in the place of those of the trade")
    if full.form >= LARGE / 2:
        ways.append("try it at two levels of spend, to see how the effect bends")
    if full.luck >= LARGE:
        ways.append("simulate more futures")
    if not full.told_apart:
        ways.append("look at more worlds, which tell what the doubt is made of")
    if still_rising:
        ways.append("look further ahead, since the gain is still rising at the end")
    return f"To settle it: {'; '.join(ways)}." if ways else ""


def of_rivals(scenario: Scenario) -> str:
    """What rivals are taken to do."""
    if not scenario.rivals.count:
        return "There are no rivals here; one that comes would give another answer."
    moving = {name for text in scenario.rivals.strategies for name in habits(text)} - {"hold"}
    if moving:
        return (
            f"Rivals act ({', '.join(sorted(name.replace('_', ' ') for name in moving))}); others might act otherwise."
        )
    return "Rivals are taken to stay as they are: if they answer, ask again with rivals that do."


def of_judgement(levers: Iterable[str]) -> str:
    """Whether what money buys with these levers is judgement; nothing where none of them is bought."""
    bought = [lever_named(lever).title.lower() for lever in levers if lever in LEVERS]
    if not bought:
        return ""
    named = ", ".join(bought[:MOST_NAMED]) + (" and others" if len(bought) > MOST_NAMED else "")
    return f"How much a unit of money buys in {named} is judgement, not evidence: put your own figures in."


def horizon(scenario: Scenario) -> str:
    """How far ahead is looked, and how money is counted."""
    market = scenario.market
    return (
        f"All money is what it is worth today, over {years(market.weeks / WEEKS_A_YEAR)}, at "
        f"{100 * market.discount:.3g} % a year."
    )


def of_size(scenario: Scenario) -> str:
    """A warning for a firm of few customers."""
    return "The firm is small: single customers move these figures." if small_firm(scenario) else ""


def levers_in(a: Scenario, b: Scenario) -> list[str]:
    """Levers in which two scenarios differ, in the order of the table."""
    changed = differences(b, a)
    return [name for name in NAMES if f"firm.levers.{name}" in changed]


def _plain(unknown: "Unknown") -> str:
    return in_plain_words(unknown.key)
