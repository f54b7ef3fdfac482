"""C7 - What is said is not what is done: stated intention, and the liking behind it.

Claim: asked whether they will buy again, customers say how much they like the provider, and reckon with what holds them
there and what draws them elsewhere. Barriers hold those who are not satisfied; who is satisfied needs none (Jones,
Mothersbaugh & Beatty 2000 J Retailing 76:259). Behaviour reads none of it: it passes through needs, search and choice
(theory.choice), with tastes and luck that nobody states in a survey.

    liking     = base + by_satisfaction satisfaction + by_loyalty loyalty - by_grievance grievance
    held       = barrier / (barrier + half_barrier)
    advantage  = best_other - quality
    moored     = by_barrier bound (1 - satisfaction) + by_habit accustomed
    drawn      = by_alternative better + by_price sensitivity dear
    leaning    = liking + moored - drawn
    intention  = leaning                             (held in [0, 1])

What holds and draws counts by how far it lies from what is usual in the market at its start, so that reckoning with it
moves who means to stay, not how many. Whether one recommends is read off liking alone: a hostage does not recommend.

Anger about a failure keeps people from coming back beyond what dissatisfaction does (Bougie, Pieters & Zeelenberg 2003
JAMS 31:377). Barriers explain more of the intention to stay than satisfaction (Burnham, Frels & Mahajan 2003 JAMS
31:109, where satisfaction explains 16 %); what pushes, pulls and moors each has an effect of its own (Bansal, Taylor &
James 2005 JAMS 33:96); price beyond what it does to satisfaction (Varki & Colgate 2001 J Serv Res 3:232); why people
stay who had thought of leaving: Colgate & Lang 2001 J Consum Mktg 18:332. In the index banks and airlines are in,
satisfaction explains half to two thirds of intention, so there is less left to explain: sizes are fitted to that or
judged within it.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class IntentionParameters(NamedTuple):
    """How stated intention is read off what is liked, what holds and what draws."""

    base: Annotated[float, Parameter("Stated repurchase intention at zero satisfaction", "0-1", -1, 1)] = 0.08
    by_satisfaction: Annotated[
        float, Parameter("Rise of stated intention per unit of satisfaction", "1", 0, 2, "ACSI 2015 slopes", "A")
    ] = 0.81
    by_loyalty: Annotated[
        float, Parameter("Rise of stated intention per unit of loyalty", "1", 0, 2, "ACSI 2015", "B")
    ] = 0.15
    by_grievance: Annotated[
        float,
        Parameter("Fall of stated intention per unit of grievance", "1", 0, 3,
                  "Bougie, Pieters & Zeelenberg 2003 (direction)", "D"),
    ] = 0.35  # fmt: skip
    by_barrier: Annotated[
        float,
        Parameter("Rise of the stated intention of somebody wholly dissatisfied, from no barrier to an endless one",
                  "1", 0, 3, "Jones, Mothersbaugh & Beatty 2000; Burnham et al. 2003 (direction)", "D"),
    ] = 1.5  # fmt: skip
    half_barrier: Annotated[
        float, Parameter("Barrier that is felt as half of the strongest there is", "utility", 0.1, 50)
    ] = 4.0
    by_alternative: Annotated[
        float,
        Parameter("Fall of stated intention per unit by which the best other firm is thought better", "1", 0, 2,
                  "Bansal, Taylor & James 2005 (direction)", "D"),
    ] = 0.25  # fmt: skip
    by_price: Annotated[
        float,
        Parameter("Fall of stated intention per unit of log price above the cheapest firm", "1", 0, 5,
                  "Varki & Colgate 2001 (direction)", "D"),
    ] = 0.5  # fmt: skip
    by_habit: Annotated[
        float,
        Parameter("Rise of stated intention per unit of habit", "1", 0, 2, "Colgate & Lang 2001 (direction)", "D"),
    ] = 0.05  # fmt: skip


@rule
def liking(satisfaction: float, loyalty: float, grievance: float, p: IntentionParameters) -> float:
    """Liking of the provider, 0-1 and beyond: nobody's scale ends where a survey's does.

    >>> round(liking(satisfaction=0.8, loyalty=0.6, grievance=0.3, p=IntentionParameters()), 3)
    0.713
    """
    liked = p.base + p.by_satisfaction * satisfaction + p.by_loyalty * loyalty
    return liked - p.by_grievance * grievance


@rule
def held(barrier: float, p: IntentionParameters) -> float:
    """How strong a barrier >= 0 (in utility) is felt to be, in [0, 1).

    >>> held(1.0, IntentionParameters())
    0.2
    """
    return barrier / (barrier + p.half_barrier)


@rule
def advantage(best_other: float, quality: float) -> float:
    """By how much the best other firm is thought better than the own one, in [-1, 1].

    >>> round(advantage(best_other=0.8, quality=0.7), 3)
    0.1
    """
    return best_other - quality


@rule
def moored(bound: float, satisfaction: float, accustomed: float, p: IntentionParameters) -> float:
    """What holds, as a rise of the leaning; bound: being held, accustomed: habit, each above the usual.

    >>> round(moored(bound=0.2, satisfaction=0.3, accustomed=0.1, p=IntentionParameters()), 3)
    0.215
    """
    return p.by_barrier * bound * (1.0 - satisfaction) + p.by_habit * accustomed


@rule
def drawn(better: float, sensitivity: float, dear: float, p: IntentionParameters) -> float:
    """What draws elsewhere, as a fall of the leaning.

    better: advantage of the best other firm, above the usual; sensitivity: to prices, mean 1; dear: log price above the
    cheapest firm, >= 0.

        >>> drawn(better=0.2, sensitivity=1.0, dear=0.1, p=IntentionParameters())
        0.1
    """
    return p.by_alternative * better + p.by_price * sensitivity * dear


@rule
def leaning(liking: float, moored: float, drawn: float) -> float:
    """Leaning to buy again, 0-1 and beyond.

    >>> leaning(liking=0.75, moored=0.5, drawn=0.25)
    1.0
    """
    return liking + moored - drawn


@rule
def intention(leaning: float) -> float:
    """Stated repurchase intention in [0, 1] (before any survey scale).

    >>> intention(1.1)
    1.0
    """
    return unit(leaning)
