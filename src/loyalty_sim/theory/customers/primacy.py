"""C13 - First encounters weigh more: with little to go by each one moves more, and a newcomer notices respect.

Claim: a newcomer learns what a firm is like as from a sample. What was believed beforehand is worth `prior` encounters
and each encounter one more, so the first few weigh 1 / (1 + prior), 1 / (2 + prior) and so on. They do so in
satisfaction, remembered quality, expectation and loyalty, as soon as that is more than these move by anyway
(`rate_new` to `rate_old` of theory.satisfaction, which are about years and not about the first day): the larger of
both counts, never their sum. With how much respect the first question is met (assurance: knowledge and courtesy)
counts beside its worth in service, and who receives a newcomer may become the contact. Whoever returns to a firm is
no newcomer: the time spent there before counts.

    met_before = 1 + need_rate tenure_weeks                  if tenure_weeks > 0
               = 0                                           otherwise
    part       = 1 / (1 + prior + met_before)
    moved      = before + part (seen - before)               if |part (seen - before)| > |usual - before|
               = usual                                       otherwise
    welcome    = by_respect respect                          (in the first encounter)
    contact    = max(usual, first_contact)                   if met_before == 0
               = usual                                       otherwise

Sources: Rust, Inman, Jia & Zahorik 1999 Mktg Sci 18:77 and Boulding, Kalra & Staelin 1999 Mktg Sci 18:463 (customers
update as Bayesians do: the form); Bolton 1998 Mktg Sci 17:45 (the prior gains weight with tenure); Mittal & Katrichis
2000 Mktg Research 12(3):26 (newcomers judge by how they are treated, regulars by the core). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PrimacyParameters(NamedTuple):
    """How much first encounters weigh."""

    on: Annotated[bool, Parameter("Whether first encounters weigh more than later ones")] = True
    prior: Annotated[
        float,
        Parameter("Encounters that what was believed beforehand is worth", "encounters", 0, 100,
                  "Rust, Inman, Jia & Zahorik 1999 (form)", "D"),
    ] = 1.5  # fmt: skip
    by_respect: Annotated[
        float,
        Parameter("Rise of perceived quality in a first encounter per unit of respect above the usual", "quality", 0, 2,
                  "Mittal & Katrichis 2000 (direction)", "D"),
    ] = 0.3  # fmt: skip
    first_contact: Annotated[
        float, Parameter("Chance that who receives a newcomer becomes the contact", "per encounter", 0, 1)
    ] = 0.10


@rule
def met_before(tenure_weeks: float, need_rate: float) -> float:
    """Encounters with the provider before this one, as expected from tenure and the customer's needs a week.

    >>> met_before(10.0, 0.3), met_before(0.0, 0.3)
    (4.0, 0.0)
    """
    return 1.0 + need_rate * tenure_weeks if tenure_weeks > 0.0 else 0.0


@rule
def part(met_before: float, p: PrimacyParameters) -> float:
    """Weight in [0, 1] of one more encounter after so many; 0 where first encounters weigh as any other.

    >>> part(0.0, PrimacyParameters()), part(1.5, PrimacyParameters())
    (0.4, 0.25)
    """
    return 1.0 / (1.0 + p.prior + met_before) if p.on else 0.0


@rule
def moved(before: float, usual: float, seen: float, part: float) -> float:
    """Where what was `before` comes to when `seen` is met: `usual` by other rules, or further by this part of the way.

    >>> moved(before=0.5, usual=0.55, seen=1.0, part=0.4), moved(before=0.5, usual=0.55, seen=1.0, part=0.05)
    (0.7, 0.55)
    """
    step = part * (seen - before)
    return before + step if abs(step) > abs(usual - before) else usual


@rule
def weighs(usual: float, part: float) -> float:
    """Weight in [0, 1] of an encounter that usually moves a memory by such a part of the gap, and by this at least.

    >>> weighs(usual=0.15, part=0.4), weighs(usual=0.15, part=0.05)
    (0.4, 0.15)
    """
    return max(usual, part)


@rule
def welcome(respect: float, p: PrimacyParameters) -> float:
    """Perceived quality gained or lost in a first encounter by respect above (or below) that of the usual employee.

    >>> welcome(0.1, PrimacyParameters())
    0.03
    """
    return p.by_respect * respect if p.on else 0.0


@rule
def contact(met_before: float, usual: float, p: PrimacyParameters) -> float:
    """Chance in [0, 1] that a bond begins with the employee met; usual: that of any encounter.

    >>> contact(0.0, 0.03, PrimacyParameters()), contact(1.0, 0.03, PrimacyParameters())
    (0.1, 0.03)
    """
    return max(usual, p.first_contact) if p.on and met_before == 0.0 else usual
