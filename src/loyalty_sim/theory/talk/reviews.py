"""W2 - The public review board: posting is J-shaped, ratings stay, and those who look around read them.

    posts      = least + extreme valence^4                     (chance per encounter)
    stars      = round(1 + 4 judged)
    mean_stars = (total + before usual) / (count + before)
    before     = prior customers / 1000                        (ratings from before the start)
    believed   = belief + read
    read       = weight reputation / 4

A firm's reputation is its mean rating less that of the market.

The board does not forget: an old failure counts as much as a new one. Sources: Hu, Zhang & Pavlou 2009 Comm ACM
52(10):144 (J-shape; A); Chevalier & Mayzlin 2006 J Mktg Res 43:345 (effect on demand; B). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ReviewsParameters(NamedTuple):
    """Who posts and what reading does."""

    on: Annotated[bool, Parameter("Whether there is a public review board")] = True
    least: Annotated[float, Parameter("Chance of posting about a middling encounter", "per encounter", 0, 1)] = 0.001
    extreme: Annotated[
        float, Parameter("Extra chance about an extreme one", "per encounter", 0, 1, "Hu et al. 2009 (form)", "D")
    ] = 0.02
    weight: Annotated[float, Parameter("Belief moved by the whole span of the scale", "0-1", 0, 1)] = 0.30
    prior: Annotated[
        float, Parameter("Ratings per 1,000 starting customers that are there at the start", "ratings", 0, 10_000)
    ] = 50.0


@rule
def posts(valence: float, p: ReviewsParameters) -> float:
    """Chance in [0, 1] that an encounter of this valence is posted.

    >>> round(posts(-0.5, ReviewsParameters()), 5)
    0.00225
    """
    square = valence * valence
    return min(1.0, p.least + p.extreme * square * square) if p.on else 0.0


@rule
def stars(judged: float) -> int:
    """Rating from 1 to 5 of an encounter judged in [0, 1].

    >>> stars(0.8)
    4
    """
    return int(1.5 + 4.0 * judged)


@rule
def mean_stars(total: float, count: float, usual: float, customers: float, p: ReviewsParameters) -> float:
    """Mean rating from 1 to 5 on the board, ratings from before the start included; customers at the start.

    >>> round(mean_stars(total=30.0, count=10.0, usual=3.5, customers=1000.0, p=ReviewsParameters()), 3)
    3.417
    """
    prior = max(p.prior * customers / 1000.0, 1e-9)
    return (total + prior * usual) / (count + prior)


@rule
def read(reputation: float, p: ReviewsParameters) -> float:
    """What a reputation (stars above the mean of the market) adds to belief, in [-1, 1].

    >>> read(0.4, ReviewsParameters())
    0.03
    """
    return p.weight * reputation / 4.0 if p.on else 0.0


@rule
def believed(belief: float, reputation: float, p: ReviewsParameters) -> float:
    """Belief in [0, 1] of a searching customer who has read the board.

    >>> believed(0.7, 0.4, ReviewsParameters())
    0.73
    """
    return unit(belief + read(reputation, p))


@rule
def stars_of(satisfaction: float) -> float:
    """Mean rating from 1 to 5 that customers of this satisfaction give.

    >>> stars_of(0.8)
    4.2
    """
    return 1.0 + 4.0 * satisfaction
